import { emotionLabels } from '../../domain/index.ts';
import { denseCount, denseNames } from '../features.ts';
import type { Features } from '../features.ts';
import { topicNames } from './topics.ts';
import type { TopicFinder } from './topics.ts';

/** What the base heads make of a text: the calibrated logits of positive and of holding an opinion, and the emotions' probabilities. */
export interface Leaning {
  readonly sign: number;
  readonly opinion: number;
  readonly emotions: readonly number[];
}

const leaningNames = ['sign', 'opinion', 'signIfOpinion', ...emotionLabels.map((label) => `emotion.${label}`)];
/** Dense features of one language. */
const languageNames = [...denseNames, ...leaningNames];
/** Dense features of the message heads without the rules: a set for Chinese, one for everything else, and the topics, which both share. */
export const headDenseCount: number = languageNames.length * 2 + topicNames.length;

/** Where the topics stand among the dense features. */
export const topicOffset: number = languageNames.length * 2;

const calm = 3;

/** Writes the dense features of the message heads; behind them, 1 for each rule label (`ruleAt`) that matched. `features` and `topics` must hold the same text. */
export function fillHeadDense(into: Float64Array, text: { features: Features; leaning: Leaning; topics: TopicFinder }, ruleColumns: readonly number[]): void {
  const { features, leaning, topics } = text;
  into.fill(0);
  const isSecond = features.dense[0] === 0;
  const half = denseCount / 2;
  let at = isSecond ? languageNames.length : 0;
  for (let each = 0; each < half; each++) into[at++] = features.dense[(isSecond ? half : 0) + each]!;
  const opinionated = 1 / (1 + Math.exp(-leaning.opinion));
  into[at++] = Math.tanh(leaning.sign / calm);
  into[at++] = Math.tanh(leaning.opinion / calm);
  into[at++] = Math.tanh(leaning.sign / calm) * opinionated;
  for (const probability of leaning.emotions) into[at++] = probability;
  topics.sum(into, topicOffset);
  for (const column of ruleColumns) into[headDenseCount + column] = 1;
}
