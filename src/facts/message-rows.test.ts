import { expect, test } from 'vitest';
import type { MessageReading } from '../domain/index.ts';
import { signalRows } from './message-rows.ts';

const nothing = { intents: [], aspects: [], objection: null, emotionalNeed: null, motive: null, needLevel: null, sarcasmRisk: false, facts: [], phrases: [], claims: [], promises: [], personalData: [], signals: [] };
const message = (said: Partial<MessageReading>): MessageReading => ({ ...nothing, ...said }) as MessageReading;

test('a label keeps the rule and the confidence of its signal, wherever the words of the two begin', () => {
  const phrase = { category: 'shirking', quote: '这个不归我管', start: 4, end: 10, instead: '我来帮您问' } as const;
  const rows = signalRows(message({ phrases: [phrase], signals: [{ kind: 'phrase', label: 'shirking', quote: '不归我管', start: 6, end: 10, confidence: 0.7, rule: 'phrases.shirking.zh' }] }));
  expect(rows).toMatchObject([{ kind: 'phrase', label: 'shirking', quote: '这个不归我管', quote_start: 4, confidence: 0.7, rule: 'phrases.shirking.zh' }]);
});

test('of two signals of a label, the one at its words', () => {
  const at = (start: number, confidence: number) => ({ kind: 'aspect', label: 'price', quote: '贵', start, end: start + 1, confidence, rule: 'head' });
  const rows = signalRows(message({ aspects: [{ aspect: 'price', polarity: -0.5, quote: '贵', start: 9, end: 10 }], signals: [at(2, 0.4), at(9, 0.8)] } as never));
  expect(rows).toMatchObject([{ confidence: 0.8 }]);
});
