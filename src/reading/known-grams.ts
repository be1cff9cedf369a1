import { bucketBits } from './features.ts';
import type { Features } from './features.ts';
import { rowOf } from './model-file.ts';
import type { Table } from './model-file.ts';

/** The n-grams of one text after another that a table has weights for. Buffers are reused: read them before the next `gather`. */
export class KnownGrams {
  /** With repeats, in the order of the features. */
  count = 0;
  /** Position among the features. */
  feature: Int32Array = new Int32Array(512);
  /** Where the weights of its heads begin. */
  base: Int32Array = new Int32Array(512);
  /** Each once: the bases of those that count in full, and of those that stand before a contrast. */
  fullCount = 0;
  full: Int32Array = new Int32Array(512);
  concededCount = 0;
  conceded: Int32Array = new Int32Array(512);

  gather(table: Table, features: Features): this {
    if (this.base.length < features.count) this.grow(features.bucket.length);
    const { heads } = table;
    const { bucket, rank } = features;
    const { feature, base, full, conceded } = this;
    const shift = bucketBits - table.bits;
    let [count, fullCount, concededCount] = [0, 0, 0];
    for (let at = 0; at < features.count; at++) {
      const row = rowOf(table, bucket[at]! >>> shift);
      if (row < 0) continue;
      feature[count] = at;
      base[count++] = row * heads;
      if (rank[at] === 1) full[fullCount++] = row * heads;
      else if (rank[at] === 2) conceded[concededCount++] = row * heads;
    }
    this.count = count;
    this.fullCount = fullCount;
    this.concededCount = concededCount;
    return this;
  }

  private grow(size: number): void {
    this.feature = new Int32Array(size);
    this.base = new Int32Array(size);
    this.full = new Int32Array(size);
    this.conceded = new Int32Array(size);
  }
}

/** Adds to `into`, for each head, `times` the weights (as bytes say them: q × |q|) of the rows that begin at the first `count` of `bases`. */
export function addRows(into: Int32Array, { weights, heads }: Table, rows: { readonly bases: Int32Array; readonly count: number; readonly times: number }): void {
  const { bases, count, times } = rows;
  let head = 0;
  // Four heads at a time: their sums stay in registers.
  for (; head + 4 <= heads; head += 4) {
    let [one, two, three, four] = [0, 0, 0, 0];
    for (let at = 0; at < count; at++) {
      const from = bases[at]! + head;
      one = (one + square(weights[from]!)) | 0;
      two = (two + square(weights[from + 1]!)) | 0;
      three = (three + square(weights[from + 2]!)) | 0;
      four = (four + square(weights[from + 3]!)) | 0;
    }
    into[head] = into[head]! + one * times;
    into[head + 1] = into[head + 1]! + two * times;
    into[head + 2] = into[head + 2]! + three * times;
    into[head + 3] = into[head + 3]! + four * times;
  }
  for (; head < heads; head++) {
    let sum = 0;
    for (let at = 0; at < count; at++) sum = (sum + square(weights[bases[at]! + head]!)) | 0;
    into[head] = into[head]! + sum * times;
  }
}

/** Keeps the sign. Without a branch: signs are as good as random. */
function square(byte: number): number {
  const sign = byte >> 31;
  return Math.imul(byte, (byte ^ sign) - sign);
}
