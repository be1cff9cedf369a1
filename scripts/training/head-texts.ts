import { findCues } from '../../src/reading/cues.ts';
import { bucketBits, Features } from '../../src/reading/features.ts';
import { cutClauses } from '../../src/reading/heads/clauses.ts';
import type { Clause } from '../../src/reading/heads/clauses.ts';
import { fillHeadDense, headDenseCount } from '../../src/reading/heads/head-features.ts';
import type { Leaning } from '../../src/reading/heads/head-features.ts';
import { columnsOf, ruleColumns, rulesOf } from '../../src/reading/heads/rule-columns.ts';
import { routeLanguage } from '../../src/reading/language.ts';
import type { BaseModel } from '../../src/reading/model-file.ts';
import { normalise } from '../../src/reading/normalise.ts';
import { lean, pullsOf } from '../../src/reading/reader.ts';
import { findMatches } from '../../src/reading/rules/rule.ts';
import { cutUnits } from '../../src/reading/units.ts';
import type { Speaker } from '../../src/domain/index.ts';
import type { HeadTexts } from './switches.ts';

/** N-grams are told apart as well as they can be: few have weights, so nothing is saved by folding them. */
export const headBits: number = bucketBits;

interface Place {
  readonly leaning: Leaning;
  readonly clauses: readonly Clause[];
  /** Units' parts of the polarity. */
  readonly pulls: Float64Array;
  /** Per n-gram: its bucket and the units it spans. */
  readonly grams: { readonly bucket: Int32Array; readonly first: Int32Array; readonly last: Int32Array };
}

/** Texts as the message heads see them, and where in them what stands. */
export interface ReadTexts extends HeadTexts {
  readonly places: readonly Place[];
}

/** @param ruleColumns none, to read without rules */
export function readHeadTexts(base: BaseModel, texts: readonly string[], rules: { readonly speaker: Speaker; readonly columns: readonly string[] }): ReadTexts {
  const features = new Features(base.topics);
  const columns = ruleColumns(rules.columns);
  const read = texts.map((text) => {
    const units = cutUnits(normalise(text));
    const language = routeLanguage(units);
    const cues = findCues(units);
    features.extract(units, cues, language);
    const leaning = lean(base, features, language);
    const dense = new Float64Array(headDenseCount + rules.columns.length);
    const matches = columns.size === 0 ? [] : findMatches(rulesOf[rules.speaker], units.text.text, rules.speaker);
    fillHeadDense(dense, { features, leaning }, columnsOf(matches, columns));
    const distinct: number[] = [];
    for (let at = 0; at < features.count; at++) if (features.rank[at] !== 0) distinct.push(features.bucket[at]! >>> (bucketBits - headBits));
    const grams = { bucket: features.bucket.slice(0, features.count).map((bucket) => bucket >>> (bucketBits - headBits)), first: features.first.slice(0, features.count), last: features.last.slice(0, features.count) };
    return { buckets: Int32Array.from(distinct), dense, place: { leaning, clauses: cutClauses(units), pulls: pullsOf(base.polarity, features, { units, cues }), grams } };
  });
  return { bits: headBits, rulesFrom: headDenseCount, buckets: read.map(({ buckets }) => buckets), dense: read.map(({ dense }) => dense), places: read.map(({ place }) => place) };
}
