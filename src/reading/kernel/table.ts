import { bucketBits } from '../features.ts';
import type { Features } from '../features.ts';
import { startKernel } from './kernel.ts';
import type { Kernel } from './kernel.ts';

/** Linear heads in one byte q per weight, standing at `row * heads + head`; the weight is q × |q| × the head's scale. At most 256 heads. */
export interface TableParts {
  readonly bits: number;
  readonly heads: number;
  readonly scales: readonly number[];
  /** `dense[feature * heads + head]`; at most 1,024 features. */
  readonly dense: Float64Array;
  readonly weights: Int8Array;
  /** A bit for each bucket, the lowest of a byte first: whether it has weights. Rows stand in the order of their buckets. Without it every bucket has its row. */
  readonly marks?: Uint8Array | undefined;
}

/** A table laid into the memory of a kernel. */
export interface Table extends TableParts {
  readonly memory: TableMemory;
  /** Byte at which the pair of its first 32 buckets stands. */
  readonly pairs: number;
}

/** Lays tables into memory; those of as many buckets share what they are looked up in. */
export function layTables(parts: readonly TableParts[]): Table[] {
  const memories = new Map<number, TableMemory>();
  for (const { bits } of parts) if (!memories.has(bits)) memories.set(bits, new TableMemory(parts.filter((part) => part.bits === bits), bits));
  return parts.map((part) => memories.get(part.bits)!.lay(part));
}

export function layTable(parts: TableParts): Table {
  return layTables([parts])[0]!;
}

/** How many rows the marks of a table speak of. */
export function countRows(marks: Uint8Array): number {
  const words = wordsOf(marks);
  let count = 0;
  for (let at = 0; at < words.length; at++) count += bitCount(words[at]!);
  return count;
}

function wordsOf(marks: Uint8Array): Int32Array {
  return new Int32Array(new Uint8Array(marks).buffer);
}

/** The row of a bucket's weights, −1 for none. */
export function rowOf({ memory, pairs }: Table, bucket: number): number {
  const [marks, before] = memory.pairOf(pairs, bucket);
  const mark = 1 << (bucket & 31);
  return (marks & mark) === 0 ? -1 : before + bitCount(marks & (mark - 1));
}

const bytesPerPair = 8;
const alignment = 64;
/** The kernel reads so many bytes at once, at the end of a table beyond it. */
const readBeyond = 64;

/**
 * The memory of one kernel: tables of as many buckets, and what is worked on. For every 32 buckets it holds a pair for each table, side by side: which of them the
 * table has rows for, and how many rows come before. One stretch so tells of an n-gram what all tables know.
 */
class TableMemory {
  readonly kernel: Kernel;
  private readonly shift: number;
  private readonly words: number;
  private readonly stride: number;
  /** Byte at which there is a bit for each bucket that any of the tables knows. */
  private readonly any: number;
  private nextPair: number;
  private nextWeights: number;
  /** Which n-grams stand in the memory, and how many of them any table knows. */
  private features: Features | undefined;
  private serial = 0;
  private from = 0;
  private sifted = 0;

  constructor(parts: readonly TableParts[], bits: number) {
    this.shift = bucketBits - bits;
    this.words = (1 << bits) >> 5;
    this.stride = parts.length * bytesPerPair;
    const [lookups, any] = [aligned(this.words * this.stride), aligned(this.words * Int32Array.BYTES_PER_ELEMENT)];
    this.kernel = startKernel(parts.reduce((sum, { weights, dense }) => sum + aligned(weights.byteLength + readBeyond) + aligned(dense.byteLength + readBeyond), alignment + lookups + any));
    this.nextPair = aligned(this.kernel.places.end);
    this.any = this.nextPair + lookups;
    this.nextWeights = this.any + any;
  }

  /** @throws RangeError when it has more heads or dense features than the kernel has places for */
  lay(parts: TableParts): Table {
    const { buffer, denseValues, fullSums } = this.kernel;
    if (parts.heads > fullSums.length || parts.dense.length > denseValues.length * parts.heads) throw new RangeError(`a table of ${parts.heads} heads and ${parts.dense.length / parts.heads} dense features`);
    const weights = new Int8Array(buffer, this.reserve(parts.weights), parts.weights.length);
    const dense = new Float64Array(buffer, this.reserve(parts.dense), parts.dense.length);
    weights.set(parts.weights);
    dense.set(parts.dense);
    const pairs = this.nextPair;
    this.nextPair += bytesPerPair;
    this.mark(parts.marks, pairs);
    return { ...parts, weights, dense, memory: this, pairs };
  }

  /** @returns the byte from which there is room for as much */
  private reserve({ byteLength }: Int8Array | Float64Array): number {
    const from = this.nextWeights;
    this.nextWeights += aligned(byteLength + readBeyond);
    return from;
  }

  private mark(marks: Uint8Array | undefined, pairs: number): void {
    const all = new Int32Array(this.kernel.buffer);
    const words = marks && wordsOf(marks);
    const step = this.stride >> 2;
    let before = 0;
    for (let word = 0, at = pairs >> 2, any = this.any >> 2; word < this.words; word++, at += step, any++) {
      const bits = words ? words[word]! : -1;
      all[at] = bits;
      all[at + 1] = before;
      if (bits === 0) continue;
      all[any]! |= bits;
      before += bitCount(bits);
    }
  }

  /** The marks of the bucket's 32 in a table, and how many of its rows come before them. */
  pairOf(pairs: number, bucket: number): [number, number] {
    const at = pairs + (bucket >>> 5) * this.stride;
    const [marks = 0, before = 0] = new Int32Array(this.kernel.buffer, at, 2);
    return [marks, before];
  }

  /** What a table knows of the n-grams of a text from the `from`th on, as many as are worked on at once: leaves it in the places of the kernel. */
  take({ pairs, heads, weights }: Table, features: Features, from: number): void {
    const { kernel } = this;
    if (this.features !== features || this.serial !== features.serial || this.from !== from) this.load(features, from);
    kernel.gather(pairs, this.stride, this.shift, heads, this.sifted);
    const { full, conceded, fullSums, concededSums } = kernel.places;
    kernel.sum(weights.byteOffset, heads, full, kernel.counts[1]!, fullSums);
    kernel.sum(weights.byteOffset, heads, conceded, kernel.counts[2]!, concededSums);
  }

  private load(features: Features, from: number): void {
    const { kernel } = this;
    const count = Math.min(kernel.capacity, features.count - from);
    const { bucket, rank } = features;
    const { buckets, ranks } = kernel;
    for (let at = 0; at < count; at++) {
      buckets[at] = bucket[from + at]!;
      ranks[at] = rank[from + at]!;
    }
    this.features = features;
    this.serial = features.serial;
    this.from = from;
    this.sifted = kernel.sift(this.any, this.shift, count);
  }
}

function aligned(size: number): number {
  return Math.ceil(size / alignment) * alignment;
}

function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
