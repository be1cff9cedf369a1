import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intentLabels, objectionCauses, phraseCategories } from '../domain/index.ts';
import type { MessageReading } from '../domain/index.ts';
import { loadReader, readConversation, readsMessages } from './index.ts';

const reader = readsMessages(loadReader(readFileSync(join(import.meta.dirname, 'model/reading.bin'))));

const quotesOf = (read: MessageReading) => [...read.signals, ...read.phrases, ...read.claims, ...read.facts, ...read.aspects, ...read.promises, ...read.personalData];

describe('a message', () => {
  test('an objection has its cause, and is an intent', () => {
    expect(reader.readMessage('你们这个也太贵了', { speaker: 'customer' })).toMatchObject({ objection: { cause: 'price' }, intents: ['objection'], phrases: [], claims: [] });
  });

  test('what only one side says is left out for the other; without a speaker both are read', () => {
    const words = '我们家是全国销量第一的牌子，这个不归我管';
    const labels = (read: MessageReading) => [...read.phrases.map(({ category }) => category), ...read.claims.map(({ kind }) => kind)];
    expect(labels(reader.readMessage(words, { speaker: 'agent' }))).toEqual(['shirking', 'absolute']);
    expect(labels(reader.readMessage(words))).toEqual(['shirking', 'absolute']);
    expect(labels(reader.readMessage(words, { speaker: 'customer' }))).toEqual([]);
    expect(reader.readMessage('太贵了', { speaker: 'agent' }).objection).toBeNull();
  });

  test('a fact that no rule finds the words of is kept with the clause that speaks of it', () => {
    expect(reader.readMessage('白天不方便接电话，我在医院上夜班', { speaker: 'customer' }).facts).toEqual([{ kind: 'occupation', quote: '我在医院上夜班', start: 9, end: 16 }]);
    expect(reader.readMessage('医院旁边有你们的店吗', { speaker: 'customer' }).facts).toEqual([]);
  });

  test('plain words that the base knows for blame are blame', () => {
    for (const words of ['质量很差', '气死我了', '再也不来了', 'worst service ever']) expect(reader.readMessage(words, { speaker: 'customer' }).polarity.label, words).toBe('negative');
  });

  test('what is put off is answered at once; what lies beyond us, later', () => {
    const when = (text: string) => reader.readMessage(text, { speaker: 'customer' }).objection;
    expect(when('我再考虑考虑，过完年再说吧')).toEqual({ cause: 'not-now', when: 'now' });
    expect(when('先别讲功能，你就说多少钱，太贵我就不听了')).toMatchObject({ cause: 'price', when: 'later' });
  });

  test('what one clause says is heard beside whatever else is said', () => {
    for (const words of ['全国销量第一，这个不归我管', '这个不归我管，我们是行业第一', '不归我管，我们家销量全国第一']) {
      const { phrases, claims } = reader.readMessage(words, { speaker: 'agent' });
      expect(phrases.map(({ category, quote }) => [category, quote]), words).toEqual([['shirking', '不归我管']]);
      expect(claims.map(({ kind }) => kind), words).toEqual(['absolute']);
    }
  });

  test('clauses without end and without number are read in bounded time', () => {
    for (const words of [`${'啊'.repeat(300_000)}，这个不归我管`, `全国销量第一${'，这个不归我管，嗯'.repeat(20_000)}`]) {
      expect(reader.readMessage(words, { speaker: 'agent' }).language).toBe('zh');
    }
  });

  test('praise that a failure takes back is no praise; the same praise of a deed is', () => {
    for (const words of ['太棒了，三天了还没发货', 'Great job, three days and still no parcel']) {
      const read = reader.readMessage(words, { speaker: 'customer' });
      expect(read.intents, words).toEqual(['complaint']);
      expect(read.polarity.label, words).toBe('negative');
      expect(read.sarcasmRisk, words).toBe(true);
      expect(reader.readMessage(words).polarity.label, words).toBe('unsure');
    }
    expect(reader.readMessage('太棒了，昨天下单今天就到了', { speaker: 'customer' })).toMatchObject({ intents: ['praise'], polarity: { label: 'positive' }, sarcasmRisk: false });
  });

  test('of a fair part and a bad one behind "but", the bad one weighs', () => {
    expect(reader.readMessage('房间ＯＫ，但是早餐太差了', { speaker: 'customer' }).polarity.label).toBe('negative');
    expect(reader.readMessage('What a scam, I am furious').emotion.label).toBe('anger');
  });

  test('a phrase that hurts comes with a better sentence in the language of the text', () => {
    expect(reader.readMessage('公司规定的，我也没办法', { speaker: 'agent' }).phrases[0]?.instead).toMatch(/\p{Script=Han}/u);
    expect(reader.readMessage('Are you sure you plugged it in?', { speaker: 'agent' }).phrases[0]?.instead).toMatch(/^[^\p{Script=Han}]+$/u);
  });

  test('personal data is found whoever speaks', () => {
    expect(reader.readMessage('我的电话是13812345678').personalData).toEqual([{ kind: 'mobile', quote: '13812345678', start: 5, end: 16 }]);
  });

  test('holds everything the plain reading holds', () => {
    expect(reader.readMessage('很好，谢谢')).toMatchObject(reader.read('很好，谢谢'));
  });
});

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.stringMatching(/^[太贵了 明天给您\u202e😀😡,。！?a-z0-9]{0,80}$/u), fc.constant('é̂'.repeat(5000)), fc.constant(''));
const anyTurn = fc.record({ text: anyText, speaker: fc.constantFrom('agent' as const, 'customer' as const), at: fc.constantFrom('2026-03-04T10:00:00', 'not a time', '') }, { requiredKeys: ['text'] });

describe('whatever the text', () => {
  test('a message is read, labels are known ones, quotes are words of it', () => {
    fc.assert(
      fc.property(anyTurn, ({ text, ...context }) => {
        const read = reader.readMessage(text, { ...context, zone: 'Asia/Shanghai' });
        expect(intentLabels).toEqual(expect.arrayContaining([...read.intents]));
        if (read.objection) expect(objectionCauses).toContain(read.objection.cause);
        for (const { category } of read.phrases) expect(phraseCategories).toContain(category);
        for (const { quote, start, end } of quotesOf(read)) expect(text.slice(start, end)).toBe(quote);
        expect(reader.readMessage(text, { ...context, zone: 'Asia/Shanghai' })).toEqual(read);
      }),
      { numRuns: 150 },
    );
  });

  test('a conversation is read, one reading a turn, probabilities within bounds', () => {
    fc.assert(
      fc.property(fc.array(anyTurn, { maxLength: 8 }), (turns) => {
        const { messages, conversation } = readConversation(reader, turns);
        expect(messages).toHaveLength(turns.length);
        for (const { probability } of [conversation.dissatisfied, conversation.resolved]) expect(probability >= 0 && probability <= 1).toBe(true);
        for (const promise of conversation.promises) expect(turns[promise.turn]?.text.slice(promise.start, promise.end)).toBe(promise.quote);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a conversation', () => {
  test('the turn that objects carries the hypothesis and the question that would confirm it', () => {
    const { messages, conversation } = readConversation(reader, [
      { speaker: 'agent', text: '办张卡吧，今天有活动' },
      { speaker: 'customer', text: '太贵了，改天吧，我赶时间' },
      { speaker: 'agent', text: '就三分钟' },
      { speaker: 'customer', text: '不了，先走了' },
    ]);
    expect(conversation).toMatchObject({ objectionTruth: 'pretext', objectionTurn: 1 });
    expect(messages[1]?.objection).toMatchObject({ truth: 'pretext', confirm: conversation.confirm });
    expect(conversation.confirm).toMatch(/\p{Script=Han}/u);
    expect(messages[3]?.objection?.truth).toBeUndefined();
  });

  test('who leaves angry is likelier dissatisfied than who leaves with thanks', () => {
    const outcome = (last: string) => readConversation(reader, [{ speaker: 'customer', text: '我的快递到哪了' }, { speaker: 'agent', text: '我帮您看一下' }, { speaker: 'customer', text: last }]).conversation;
    const [glad, sore] = [outcome('谢谢你，太周到了'), outcome('态度太差了，我要投诉')];
    expect(glad.dissatisfied.probability).toBeLessThan(0.5);
    expect(sore.dissatisfied.probability).toBeGreaterThan(0.5);
    expect(glad.resolved.probability).toBeGreaterThan(sore.resolved.probability);
  });

  test('no turns, nothing said', () => {
    expect(readConversation(reader, [])).toMatchObject({ messages: [], conversation: { talkShare: 0, objectionTurn: null, promises: [] } });
  });
});
