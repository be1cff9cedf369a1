import { bucketBits } from './features.ts';
import type { Features } from './features.ts';
import { bitCount } from './model-file.ts';
import type { KnownBuckets, Table } from './model-file.ts';

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

  private table: Table | undefined;
  private features: Features | undefined;
  private serial = 0;

  gather(table: Table, features: Features): this {
    if (this.table === table && this.features === features && this.serial === features.serial) return this;
    this.table = table;
    this.features = features;
    this.serial = features.serial;
    if (this.base.length < features.count) this.grow(features.bucket.length);
    if (table.known === undefined) this.takeAll(table, features);
    else this.takeKnown(table, table.known, features);
    return this;
  }

  private takeAll(table: Table, { count, bucket, rank }: Features): void {
    const shift = bucketBits - table.bits;
    this.count = count;
    this.fullCount = 0;
    this.concededCount = 0;
    for (let at = 0; at < count; at++) {
      const base = (bucket[at]! >>> shift) * table.heads;
      this.feature[at] = at;
      this.base[at] = base;
      if (rank[at] === 1) this.full[this.fullCount++] = base;
      else if (rank[at] === 2) this.conceded[this.concededCount++] = base;
    }
  }

  /** Without a branch on what memory holds: what is unknown is written over by the next, so that many buckets are fetched at once. */
  private takeKnown({ bits, heads }: Table, { counted, offset, stride, any }: KnownBuckets, features: Features): void {
    const { feature, base, full, conceded } = this;
    const { bucket, rank } = features;
    const shift = bucketBits - bits;
    const sieved = sieveFor(any).sift(features, shift);
    const most = sieved.count;
    const places = sieved.feature;
    let [count, fullCount, concededCount] = [0, 0, 0];
    for (let known = 0; known < most; known++) {
      const at = places[known]!;
      const each = bucket[at]! >>> shift;
      const pair = Math.imul(each >>> 5, stride) + offset;
      const marks = counted[pair]!;
      const place = each & 31;
      const isKnown = (marks >>> place) & 1;
      const from = Math.imul(counted[pair + 1]! + bitCount(marks & ~(-1 << place)), heads);
      const counts = rank[at]!;
      feature[count] = at;
      base[count] = from;
      full[fullCount] = from;
      conceded[concededCount] = from;
      count += isKnown;
      fullCount += isKnown & counts;
      concededCount += isKnown & (counts >> 1);
    }
    this.count = count;
    this.fullCount = fullCount;
    this.concededCount = concededCount;
  }

  private grow(size: number): void {
    this.feature = new Int32Array(size);
    this.base = new Int32Array(size);
    this.full = new Int32Array(size);
    this.conceded = new Int32Array(size);
  }
}

/** Of a text's n-grams those that any table of a model knows. */
class Sieve {
  count = 0;
  feature: Int32Array = new Int32Array(512);
  private readonly any: Int32Array;
  private features: Features | undefined;
  private serial = 0;

  constructor(any: Int32Array) {
    this.any = any;
  }

  sift(features: Features, shift: number): this {
    if (this.features === features && this.serial === features.serial) return this;
    this.features = features;
    this.serial = features.serial;
    if (this.feature.length < features.count) this.feature = new Int32Array(features.bucket.length);
    const { any, feature } = this;
    const { bucket } = features;
    const most = features.count;
    let count = 0;
    for (let at = 0; at < most; at++) {
      const each = bucket[at]! >>> shift;
      feature[count] = at;
      count += (any[each >>> 5]! >>> (each & 31)) & 1;
    }
    this.count = count;
    return this;
  }
}

const sieves = new WeakMap<Int32Array, Sieve>();

function sieveFor(any: Int32Array): Sieve {
  let sieve = sieves.get(any);
  if (sieve === undefined) sieves.set(any, (sieve = new Sieve(any)));
  return sieve;
}

const gatheredFor = new WeakMap<Table, KnownGrams>();

/** What a table knows of the text in `features`, gathered once for each text; to be read before the table is asked for another. */
export function knownGrams(table: Table, features: Features): KnownGrams {
  let grams = gatheredFor.get(table);
  if (grams === undefined) gatheredFor.set(table, (grams = new KnownGrams()));
  return grams.gather(table, features);
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
  for (; head + 2 <= heads; head += 2) {
    let [one, two] = [0, 0];
    for (let at = 0; at < count; at++) {
      const from = bases[at]! + head;
      one = (one + square(weights[from]!)) | 0;
      two = (two + square(weights[from + 1]!)) | 0;
    }
    into[head] = into[head]! + one * times;
    into[head + 1] = into[head + 1]! + two * times;
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
