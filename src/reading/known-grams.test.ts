import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findCues } from './cues.ts';
import { Features } from './features.ts';
import { knownGrams } from './known-grams.ts';
import { routeLanguage } from './language.ts';
import { rowOf } from './kernel/table.ts';
import { decodeModel } from './model-file.ts';
import { normalise } from './normalise.ts';
import { cutUnits } from './units.ts';

const model = decodeModel(new Uint8Array(readFileSync(join(import.meta.dirname, 'model/reading.bin'))));
const features = new Features();

test.each(['太贵了', '质量很好，但是快递太慢了，太慢了', 'The order was late, but the driver was lovely.', 'ok', '好'.repeat(3000), 'late and late again '.repeat(200)])('gathers what each table knows of %.20s', (text) => {
  const units = cutUnits(normalise(text));
  features.extract(units, findCues(units), routeLanguage(units));
  const buckets = [...features.bucket.subarray(0, features.count)];
  const ranks = [...features.rank.subarray(0, features.count)];
  expect(buckets.map((bucket, at) => (buckets.indexOf(bucket) === at ? 1 : 0))).toEqual(ranks.map((rank) => Math.min(1, rank)));
  expect(features.distinct).toBe(new Set(buckets).size);
  for (const table of [model.polarity, model.emotion, model.customer.table, model.agent.table, model.speaker.table]) {
    const grams = knownGrams(table, features);
    const known = buckets.flatMap((bucket, at) => (rowOf(table, bucket) < 0 ? [] : [at]));
    expect([...grams.feature.subarray(0, grams.count)]).toEqual(known);
    expect([...grams.base.subarray(0, grams.count)]).toEqual(known.map((at) => rowOf(table, buckets[at]!) * table.heads));
    for (const [rank, count, sums] of [[1, grams.fullCount, grams.fullSums], [2, grams.concededCount, grams.concededSums]] as const) {
      const bases = known.filter((at) => ranks[at] === rank).map((at) => rowOf(table, buckets[at]!) * table.heads);
      expect(count).toBe(bases.length);
      expect([...sums]).toEqual(table.scales.map((_, head) => bases.reduce((sum, base) => sum + table.weights[base + head]! * Math.abs(table.weights[base + head]!), 0)));
    }
  }
});
