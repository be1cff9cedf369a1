import { expect, test } from 'vitest';
import { noTopics } from '../topics/topic-index.ts';
import { readDocuments } from './documents.ts';
import { fitHeads, scoreRow } from './logistic.ts';

const texts = ['房间很干净', '早餐难吃', '前台热情', '床太硬', '位置方便', '隔音差', '服务周到', '卫生间漏水'];
const documents = readDocuments(texts, noTopics);
const lesson = { documents, rows: Int32Array.from(texts, (_, at) => at), targets: Float64Array.from(texts, (_, at) => (at % 2 === 0 ? 1 : 0)), importance: new Float64Array(texts.length).fill(1) };
const strength = { looseness: 30, epochs: 8, rate: 0.4, seed: 3 };

function logits(passedOver?: number): number[] {
  const head = fitHeads(lesson, { heads: 1, bits: 12 }, passedOver === undefined ? strength : { ...strength, passedOver });
  return texts.map((_, row) => {
    const logit = new Float64Array(1);
    scoreRow(head, documents, row, logit);
    return logit[0]!;
  });
}

test('what is learned is the same each time, with n-grams passed over too', () => {
  expect(logits(0.3)).toEqual(logits(0.3));
  expect(logits(0)).toEqual(logits());
  expect(logits(0.3)).not.toEqual(logits());
});

test('texts are told apart although a third of their n-grams is passed over', () => {
  expect(logits(0.3).map((logit) => logit > 0)).toEqual(texts.map((_, at) => at % 2 === 0));
});
