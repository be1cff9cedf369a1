import { expect, test } from 'vitest';
import { noTopics } from '../topics/topic-index.ts';
import { bucketOf, readDocuments, renumber, valueOf } from './documents.ts';

test('of renumbered texts only buckets with a row are left, in their order and with their value', () => {
  const documents = readDocuments(['服务好，但是价格太贵了', '价格不错'], noTopics);
  const rowOf = new Int32Array(1 << 20).fill(-1);
  const kept = [...new Set(Array.from(documents.buckets, bucketOf))].filter((_, at) => at % 3 === 0);
  kept.forEach((bucket, row) => (rowOf[bucket] = row));
  const rows = [0, 1].map((text) => documents.buckets.subarray(documents.starts[text], documents.starts[text + 1]));
  const numbered = renumber(documents, rowOf);
  rows.forEach((entries, text) => {
    const left = Array.from(numbered.buckets.subarray(numbered.starts[text], numbered.starts[text + 1]));
    const expected = [...entries].filter((entry) => rowOf[bucketOf(entry)]! >= 0);
    expect(left.map(bucketOf)).toEqual(expected.map((entry) => rowOf[bucketOf(entry)]));
    expect(left.map(valueOf)).toEqual(expected.map(valueOf));
  });
  expect(Array.from(numbered.buckets, valueOf)).toContain(0.5);
  expect(numbered.dense).toEqual(documents.dense);
});
