/** Whatever the text: every part of the reader together never throws, quotes only what stands there, and tells only what can be written as JSON. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { conversationResult, messageResult } from '../../src/contract/reading.ts';
import type { ConversationReading, MessageReading, Quoted, Speaker } from '../../src/domain/index.ts';
import { cutPasted, readConversation } from '../../src/reading/index.ts';
import type { MessageReader, Turn } from '../../src/reading/index.ts';
import { maskPersonalData, unmaskPersonalData } from '../../src/reading/personal-data/index.ts';
import { shippedReader } from '../../src/workbench/reader.ts';
import { hostilePieces, repeated } from './hostile-texts.ts';

let reader: MessageReader;
beforeAll(async () => {
  reader = await shippedReader();
});

const context = { at: '2026-03-04T10:00:00', zone: 'Asia/Shanghai' };
const speakers: readonly (Speaker | undefined)[] = ['customer', 'agent', undefined];

/** What is wrong with a reading of a text; nothing when all is well. */
function faultsOf(message: MessageReading, text: string): string[] {
  const { aspects, facts, phrases, claims, promises, personalData, signals, evidence } = message;
  const quotes: readonly Quoted[] = [...aspects, ...facts, ...phrases, ...claims, ...promises, ...personalData, ...signals, ...evidence.map(({ start, end, text: quote }) => ({ start, end, quote }))];
  return [
    ...quotes.filter(({ start, end, quote }) => text.slice(start, end) !== quote || start < 0 || end > text.length).map(({ quote }) => `not in the text: ${quote.slice(0, 40)}`),
    ...faultsOfShape(messageResult.safeParse(message), message),
  ];
}

function faultsOfShape(parsed: { readonly success: boolean; readonly error?: { readonly message: string } | undefined }, value: MessageReading | ConversationReading): string[] {
  // What JSON cannot hold (NaN, undefined) would come back as something else.
  const written = JSON.stringify(value);
  return [...(parsed.success ? [] : [`not as the contract says: ${parsed.error?.message}`]), ...(/:null/.test(written.replaceAll(/"(?:[^"\\]|\\.)*":null/g, (field) => (nullable.test(field) ? '' : field))) ? [`a figure that is none: ${written.slice(0, 200)}`] : [])];
}
const nullable = /^"(?:objection|emotionalNeed|motive|needLevel|due|objectionTruth|objectionTurn|confirm|outcome)":/;

function faultsIn(text: string): string[] {
  const single = speakers.flatMap((speaker) => faultsOf(reader.readMessage(text, { ...context, ...(speaker && { speaker }) }), text));
  const { text: masked, hidden } = maskPersonalData(text);
  return [...single, ...faultsInTalk([{ text, ...context }, { text: '太贵了', speaker: 'customer', ...context }, { text, speaker: 'agent', ...context }]), ...(unmaskPersonalData(masked, hidden) === text ? [] : ['masking is not undone'])];
}

function faultsInTalk(turns: readonly Turn[]): string[] {
  const { messages, conversation } = readConversation(reader, turns);
  return [
    ...(messages.length === turns.length ? [] : ['a turn is missing']),
    ...messages.flatMap((message, index) => faultsOf(message, turns[index]!.text)),
    ...conversation.promises.filter(({ turn, start, end, quote }) => turns[turn]?.text.slice(start, end) !== quote).map(({ quote }) => `no promise of its turn: ${quote.slice(0, 40)}`),
    ...[conversation.talkShare, conversation.dissatisfied.probability, conversation.resolved.probability].filter((share) => !(share >= 0 && share <= 1)).map((share) => `${share} is no share`),
    ...faultsOfShape(conversationResult.safeParse(conversation), conversation),
  ];
}

const piece = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...hostilePieces) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) });
const anyText = fc.array(fc.tuple(piece, fc.integer({ min: 1, max: 40 })), { maxLength: 12 }).map((parts) => parts.map(([one, times]) => one.repeat(times)).join(''));

describe('any text', () => {
  test('empty, blank and made of nothing but odd code points', () => {
    expect(['', ' ', '\n\n', '\0', '\uD800', '\uDC00\uD800', '\uFEFF', '\u200B\u200D', '😡😡😡', '👨‍👩‍👧', '\u202Eabc', 'مرحبا، السعر مرتفع جدا', 'שלום'].flatMap(faultsIn)).toEqual([]);
  });

  test('every piece, over and over without a mark between', () => {
    expect(hostilePieces.flatMap((one) => faultsIn(repeated(one, 3000)))).toEqual([]);
  });

  test('pieces mixed at random', () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(faultsIn(text)).toEqual([]);
    }), { numRuns: 60 });
  });

  test('bytes that are no text at all', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
      expect(faultsIn(Buffer.from(bytes).toString('latin1'))).toEqual([]);
      expect(faultsIn(new TextDecoder().decode(bytes))).toEqual([]);
    }), { numRuns: 20 });
  });

  test.each(['太贵了，我明天三点前给您打电话13800138000！', '我叫李', '明天', '((', '\uD800', '一百二十', 'a@b.'])('a megabyte of %j', (one) => {
    const text = repeated(one, 1_000_000);
    expect(faultsInTalk([{ text, speaker: 'customer', ...context }, { text: '好的', speaker: 'agent', ...context }])).toEqual([]);
    const { text: masked, hidden } = maskPersonalData(text);
    expect(unmaskPersonalData(masked, hidden) === text).toBe(true);
  }, 240_000);
});

describe('any conversation', () => {
  test('turns of any text by anybody', () => {
    fc.assert(fc.property(fc.array(fc.record({ text: anyText, speaker: fc.constantFrom(...speakers) }), { maxLength: 8 }), (turns) => {
      expect(faultsInTalk(turns.map(({ text, speaker }) => ({ text, ...context, ...(speaker && { speaker }) })))).toEqual([]);
    }), { numRuns: 30 });
  });

  test('thousands of turns, each with a promise and a report', () => {
    const turns = Array.from({ length: 2000 }, (_, index): Turn => ({ text: index % 2 === 0 ? '我明天给您打电话' : '给您打过电话了', speaker: 'agent', ...context }));
    expect(faultsInTalk(turns)).toEqual([]);
  });

  test('pasted from anywhere, whatever it looks like', () => {
    fc.assert(fc.property(anyText, (pasted) => {
      expect(faultsInTalk(cutPasted(pasted))).toEqual([]);
    }), { numRuns: 40 });
    for (const one of hostilePieces) expect(faultsInTalk(cutPasted(`${repeated(one, 2000)}\n客服：${repeated(one, 2000)}`))).toEqual([]);
  });

  test('times and zones that are none leave due times open', () => {
    for (const at of ['', 'yesterday', '2026-02-30', '2026-03-04T99:00:00', '\0', '9'.repeat(1000)]) expect(faultsInTalk([{ text: '我明天三点给您打电话', speaker: 'agent', at, zone: 'Asia/Shanghai' }])).toEqual([]);
  });
});
