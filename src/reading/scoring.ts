import { bucketBits, concededValue, documentNorm } from './features.ts';
import type { Features } from './features.ts';
import { rowOf } from './model-file.ts';
import type { LengthStraightening, SmallModel, Straightening, Table } from './model-file.ts';

/**
 * The logits of a table's heads for the text whose n-grams stand in `features`; `dense` holds the table's own dense features, `conceded` the value
 * (a half or one) of what stands before a contrast. A table that knows few n-grams measures the text by those: the others neither help nor hurt.
 */
export function logitsOf(table: Table, features: Features, dense: Float64Array, conceded: number = concededValue): Float64Array {
  const { heads, weights, scales } = table;
  const shift = bucketBits - table.bits;
  const halves = new Int32Array(heads);
  let known = 0;
  for (let at = 0; at < features.count; at++) {
    const rank = features.rank[at]!;
    if (rank === 0) continue;
    const row = rowOf(table, features.bucket[at]! >>> shift);
    if (row < 0) continue;
    known++;
    const value = rank === 1 ? 2 : 2 * conceded;
    const base = row * heads;
    for (let head = 0; head < heads; head++) {
      const byte = weights[base + head]!;
      halves[head]! += value * (byte < 0 ? -byte * byte : byte * byte);
    }
  }
  const norm = documentNorm(table.known === undefined ? features.distinct : known) / 2;
  const sums = new Float64Array(heads);
  for (let head = 0; head < heads; head++) sums[head] = halves[head]! * scales[head]! * norm;
  for (let each = 0; each < dense.length; each++) {
    const value = dense[each]!;
    if (value === 0) continue;
    for (let head = 0; head < heads; head++) sums[head] = sums[head]! + value * table.dense[each * heads + head]!;
  }
  return sums;
}

export function straighten(logit: number, { slope, shift }: Straightening): number {
  return slope * logit + shift;
}

export function straightenByLength(logit: number, length: number, { slope, shift, slopeByLength, shiftByLength }: LengthStraightening): number {
  return (slope + slopeByLength * length) * logit + shift + shiftByLength * length;
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

export function softmax(logits: ArrayLike<number>, temperature: number): number[] {
  let highest = -Infinity;
  for (let at = 0; at < logits.length; at++) highest = Math.max(highest, logits[at]!);
  const parts = Array.from(logits, (logit) => Math.exp((logit - highest) / temperature));
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => part / sum);
}

/** The classes' logits of a small model. */
export function applySmall({ classes, weights }: SmallModel, features: Float64Array): Float64Array {
  const logits = new Float64Array(classes);
  features.forEach((value, at) => {
    for (let each = 0; each < classes; each++) logits[each] = logits[each]! + value * weights[at * classes + each]!;
  });
  return logits;
}
