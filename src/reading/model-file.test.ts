import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rowOf } from './kernel/table.ts';
import { decodeModel, encodeModel } from './model-file.ts';

const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, 'model/reading.bin')));

describe('a model’s bytes', () => {
  test('are the same again after reading and writing', () => {
    expect(Buffer.compare(encodeModel(decodeModel(bytes)), bytes)).toBe(0);
  });

  test('stay within five megabytes', () => {
    expect(bytes.length).toBeLessThanOrEqual(5_000_000);
  });

  test('made for fewer or more features than the reader has are refused', () => {
    const { polarity, ...model } = decodeModel(bytes);
    for (const dense of [polarity.dense.subarray(polarity.heads), Float64Array.of(...polarity.dense, 0, 0)]) {
      expect(() => decodeModel(encodeModel({ ...model, polarity: { ...polarity, dense } }))).toThrow(expect.objectContaining({ code: 'FILE_NOT_READABLE' }));
    }
  });

  test.each([0, 4, 100, 1_000_000, bytes.length - 1])('cut off after %i are refused', (length) => {
    expect(() => decodeModel(bytes.slice(0, length))).toThrow(expect.objectContaining({ code: 'FILE_NOT_READABLE' }));
  });
});

test('known buckets stand in the order of their marks, the others nowhere', () => {
  const { table } = decodeModel(bytes).agent;
  const rows = Array.from({ length: 1 << table.bits }, (_, bucket) => rowOf(table, bucket)).filter((row) => row >= 0);
  expect(rows).toEqual(rows.map((_, at) => at));
  expect(rows.length * table.heads).toBe(table.weights.length);
});
