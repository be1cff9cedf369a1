import { findCues } from '../../src/reading/cues.ts';
import { concededValue, denseCount, Features } from '../../src/reading/features.ts';
import { routeLanguage } from '../../src/reading/language.ts';
import { normalise } from '../../src/reading/normalise.ts';
import { cutUnits } from '../../src/reading/units.ts';

/** Set on a bucket whose feature counts {@link concededValue} only. */
const concededFlag = 1 << 30;

export function bucketOf(entry: number): number {
  return entry & ~concededFlag;
}

export function valueOf(entry: number): number {
  return (entry & concededFlag) === 0 ? 1 : concededValue;
}

/** Texts as sparse rows (distinct buckets, to be read by `bucketOf` and `valueOf`) and dense cue features. */
export interface Documents {
  readonly count: number;
  /** Row r holds `buckets[starts[r]] … buckets[starts[r + 1] − 1]`. */
  readonly starts: Int32Array;
  readonly buckets: Int32Array;
  readonly dense: Float64Array;
}

export function readDocuments(texts: readonly string[]): Documents {
  const features = new Features();
  const starts = new Int32Array(texts.length + 1);
  const dense = new Float64Array(texts.length * denseCount);
  let buckets = new Int32Array(1 << 22);
  let length = 0;
  texts.forEach((text, row) => {
    const units = cutUnits(normalise(text));
    features.extract(units, findCues(units), routeLanguage(units));
    if (length + features.distinct > buckets.length) {
      const wide = new Int32Array(buckets.length * 2);
      wide.set(buckets);
      buckets = wide;
    }
    for (let at = 0; at < features.count; at++) {
      if (features.rank[at] !== 0) buckets[length++] = features.bucket[at]! | (features.rank[at] === 2 ? concededFlag : 0);
    }
    starts[row + 1] = length;
    dense.set(features.dense, row * denseCount);
  });
  return { count: texts.length, starts, buckets: buckets.slice(0, length), dense };
}
