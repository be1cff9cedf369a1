import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { translateKernel } from '../../scripts/build-kernel.ts';
import { findCues } from '../../src/reading/cues.ts';
import { bucketBits, documentNorm, Features } from '../../src/reading/features.ts';
import { countRows, layTables, rowOf } from '../../src/reading/kernel/table.ts';
import type { Table, TableParts } from '../../src/reading/kernel/table.ts';
import { routeLanguage } from '../../src/reading/language.ts';
import { normalise } from '../../src/reading/normalise.ts';
import { logitsOf } from '../../src/reading/scoring.ts';
import { cutUnits } from '../../src/reading/units.ts';

test('the bytes beside kernel.wat are those it is translated into (npm run build:kernel)', async () => {
  expect(JSON.parse(readFileSync(join(import.meta.dirname, '../../src/reading/kernel/kernel-bytes.json'), 'utf8'))).toEqual(await translateKernel());
});

const bits = 10;
const byte = fc.integer({ min: -127, max: 127 });

/** A table of few buckets; numbers are drawn from a seed, since long arrays shrink slowly. */
const tables: fc.Arbitrary<TableParts> = fc
  .record({ heads: fc.integer({ min: 1, max: 70 }), features: fc.integer({ min: 0, max: 20 }), marks: fc.option(fc.uint8Array({ minLength: 128, maxLength: 128 }), { nil: undefined }), bytes: fc.array(byte, { minLength: 50, maxLength: 50 }) })
  .map(({ heads, features, marks, bytes }) => {
    const rows = marks ? countRows(marks) : 1 << bits;
    return {
      bits,
      heads,
      scales: Array.from({ length: heads }, (_, head) => (head + 1) / 1000),
      dense: Float64Array.from({ length: features * heads }, (_, at) => bytes[(at * 7) % bytes.length]! / 10),
      weights: Int8Array.from({ length: rows * heads }, (_, at) => bytes[(at * 13 + (at >> 5)) % bytes.length]!),
      marks,
    };
  });

function plainLogits(table: Table, features: Features, dense: Float64Array, conceded: number): number[] {
  const known = [...features.bucket.subarray(0, features.count)].flatMap((bucket, at) => {
    const row = rowOf(table, bucket >>> (bucketBits - bits));
    return row < 0 || features.rank[at] === 0 ? [] : [{ row, value: features.rank[at] === 2 ? conceded : 1 }];
  });
  return table.scales.map((scale, head) => {
    const sum = known.reduce((total, { row, value }) => total + value * table.weights[row * table.heads + head]! * Math.abs(table.weights[row * table.heads + head]!), 0);
    return dense.reduce((total, value, each) => total + value * table.dense[each * table.heads + head]!, sum * scale * documentNorm(known.length));
  });
}

test('a table too wide for the kernel is refused', () => {
  const wide = { bits, heads: 257, scales: [], dense: new Float64Array(0), weights: new Int8Array(257 << bits) };
  expect(() => layTables([wide])).toThrow(RangeError);
});

test('a kernel adds up as plain arithmetic does, whatever tables stand side by side and however long the text', () => {
  const features = new Features();
  fc.assert(
    fc.property(fc.array(tables, { minLength: 1, maxLength: 4 }), fc.constantFrom('', 'ok', '价格还行，但是快递太慢了', 'The room was fine, but breakfast was cold.', '退货好麻烦啊'.repeat(900)), fc.constantFrom(0.5, 1), (parts, text, conceded) => {
      const units = cutUnits(normalise(text));
      features.extract(units, findCues(units), routeLanguage(units));
      for (const table of layTables(parts)) {
        const dense = Float64Array.from({ length: table.dense.length / table.heads }, (_, at) => (at % 3) / 4);
        const read = [...logitsOf(table, features, dense, conceded)];
        plainLogits(table, features, dense, conceded).forEach((logit, head) => expect(read[head]).toBeCloseTo(logit, 6));
      }
    }),
    { numRuns: 60 },
  );
});
