import type { Features } from './features.ts';
import type { Table } from './kernel/table.ts';

/** The n-grams of one text after another that a table has weights for. Buffers are reused: read them before the next `gather`. */
export class KnownGrams {
  /** With repeats, in the order of the features. */
  count = 0;
  /** Position among the features. */
  feature: Int32Array = new Int32Array(512);
  /** Where the weights of its heads begin. */
  base: Int32Array = new Int32Array(512);
  /** How many count, each once: in full, and standing before a contrast. */
  fullCount = 0;
  concededCount = 0;
  /** By head, the sums of their weights as bytes say them: q × |q|. */
  fullSums: Int32Array = new Int32Array(0);
  concededSums: Int32Array = new Int32Array(0);

  private table: Table | undefined;
  private features: Features | undefined;
  private serial = 0;

  gather(table: Table, features: Features): this {
    if (this.table === table && this.features === features && this.serial === features.serial) return this;
    if (this.fullSums.length !== table.heads) {
      this.fullSums = new Int32Array(table.heads);
      this.concededSums = new Int32Array(table.heads);
    } else {
      this.fullSums.fill(0);
      this.concededSums.fill(0);
    }
    this.table = table;
    this.features = features;
    this.serial = features.serial;
    this.count = 0;
    this.fullCount = 0;
    this.concededCount = 0;
    if (this.base.length < features.count) this.grow(features.bucket.length);
    for (let from = 0; from < features.count; from += table.memory.kernel.capacity) this.takePart(table, features, from);
    return this;
  }

  private takePart(table: Table, features: Features, from: number): void {
    table.memory.take(table, features, from);
    const { counts, positions, bases, fullSums, concededSums } = table.memory.kernel;
    const known = counts[0]!;
    const { feature, base, count } = this;
    for (let at = 0; at < known; at++) {
      feature[count + at] = from + positions[at]!;
      base[count + at] = bases[at]!;
    }
    this.count = count + known;
    this.fullCount += counts[1]!;
    this.concededCount += counts[2]!;
    for (let head = 0; head < table.heads; head++) this.fullSums[head]! += fullSums[head]!;
    if (counts[2]! > 0) for (let head = 0; head < table.heads; head++) this.concededSums[head]! += concededSums[head]!;
  }

  private grow(size: number): void {
    this.feature = new Int32Array(size);
    this.base = new Int32Array(size);
  }
}

const gatheredFor = new WeakMap<Table, KnownGrams>();

/** What a table knows of the text in `features`, gathered once for each text; to be read before the table is asked for another. */
export function knownGrams(table: Table, features: Features): KnownGrams {
  let grams = gatheredFor.get(table);
  if (grams === undefined) gatheredFor.set(table, (grams = new KnownGrams()));
  return grams.gather(table, features);
}
