import { findCues } from '../cues.ts';
import { concededValue, denseCount, Features } from '../features.ts';
import { routeLanguage } from '../language.ts';
import { normalise } from '../normalise.ts';
import type { TopicIndex } from '../topics/topic-index.ts';
import { cutUnits } from '../units.ts';

/** Set on a bucket whose feature counts {@link concededValue} only. */
const concededFlag = 1 << 30;

export function bucketOf(entry: number): number {
  return entry & ~concededFlag;
}

/** The same texts with only the buckets that have a row in `rowOf` (−1: none), each named by its row. */
export function renumber(documents: Documents, rowOf: Int32Array): Documents {
  const starts = new Int32Array(documents.count + 1);
  const buckets = new Int32Array(documents.buckets.length);
  let length = 0;
  for (let text = 0; text < documents.count; text++) {
    for (let at = documents.starts[text]!; at < documents.starts[text + 1]!; at++) {
      const entry = documents.buckets[at]!;
      const row = rowOf[bucketOf(entry)]!;
      if (row >= 0) buckets[length++] = row | (entry & concededFlag);
    }
    starts[text + 1] = length;
  }
  return { ...documents, starts, buckets: buckets.slice(0, length) };
}

export function valueOf(entry: number): number {
  return (entry & concededFlag) === 0 ? 1 : concededValue;
}

/** Texts as sparse rows (distinct buckets, to be read by `bucketOf` and `valueOf`) and dense cue features; an empty `dense` means there are none. */
export interface Documents {
  readonly count: number;
  /** Row r holds `buckets[starts[r]] … buckets[starts[r + 1] − 1]`. */
  readonly starts: Int32Array;
  readonly buckets: Int32Array;
  readonly dense: Float64Array;
}

/** Gathers texts whose features were taken one after another. */
export class DocumentCollector {
  private starts: Int32Array = new Int32Array(1 << 10);
  private buckets: Int32Array = new Int32Array(1 << 16);
  private count = 0;

  /** Adds the text whose n-grams stand in `features` and tells its row. */
  add(features: Features): number {
    if (this.count + 1 === this.starts.length) this.starts = widened(this.starts);
    let length = this.starts[this.count]!;
    while (length + features.distinct > this.buckets.length) this.buckets = widened(this.buckets);
    for (let at = 0; at < features.count; at++) {
      if (features.rank[at] !== 0) this.buckets[length++] = features.bucket[at]! | (features.rank[at] === 2 ? concededFlag : 0);
    }
    this.count++;
    this.starts[this.count] = length;
    return this.count - 1;
  }

  /** The texts so far, without dense features. */
  documents(): Documents {
    return { count: this.count, starts: this.starts.slice(0, this.count + 1), buckets: this.buckets.slice(0, this.starts[this.count]), dense: new Float64Array(0) };
  }
}

function widened(narrow: Int32Array): Int32Array {
  const wide = new Int32Array(narrow.length * 2);
  wide.set(narrow);
  return wide;
}

/** @param topics what their words speak of */
export function readDocuments(texts: readonly string[], topics: TopicIndex): Documents {
  const features = new Features(topics);
  const collector = new DocumentCollector();
  const dense = new Float64Array(texts.length * denseCount);
  texts.forEach((text, row) => {
    const units = cutUnits(normalise(text));
    features.extract(units, findCues(units), routeLanguage(units));
    collector.add(features);
    dense.set(features.dense, row * denseCount);
  });
  return { ...collector.documents(), dense };
}
