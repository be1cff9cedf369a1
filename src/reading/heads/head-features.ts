import { emotionLabels } from '../../domain/index.ts';
import { plainNames } from '../features.ts';
import type { Features } from '../features.ts';
import { topicNames } from '../topics/topic-names.ts';

/** What the base heads make of a text: the calibrated logits of positive and of holding an opinion, and the emotions' probabilities. */
export interface Leaning {
  readonly sign: number;
  readonly opinion: number;
  readonly emotions: readonly number[];
}

const leaningNames = ['sign', 'opinion', 'signIfOpinion', ...emotionLabels.map((label) => `emotion.${label}`)];
/** Dense features of one language. */
const languageNames = [...plainNames, ...leaningNames];
/** Dense features of the message heads without the rules: a set for Chinese, one for everything else, and the topics, which both share. */
export const headDenseCount: number = languageNames.length * 2 + topicNames.length;

/** Where the topics stand among the dense features. */
export const topicOffset: number = languageNames.length * 2;

const calm = 3;

/** Writes the dense features of the message heads; behind them, 1 for each rule label (`ruleAt`) that matched. */
export function fillHeadDense(into: Float64Array, { features, leaning }: { features: Features; leaning: Leaning }, ruleColumns: readonly number[]): void {
  into.fill(0);
  let at = features.offset === 0 ? 0 : languageNames.length;
  for (let each = 0; each < plainNames.length; each++) into[at++] = features.dense[features.offset + each]!;
  const opinionated = 1 / (1 + Math.exp(-leaning.opinion));
  into[at++] = Math.tanh(leaning.sign / calm);
  into[at++] = Math.tanh(leaning.opinion / calm);
  into[at++] = Math.tanh(leaning.sign / calm) * opinionated;
  for (const probability of leaning.emotions) into[at++] = probability;
  const { distinct, spoken, amounts } = features.topics;
  for (let each = 0; each < distinct; each++) into[topicOffset + spoken[each]!] = amounts[spoken[each]!]!;
  for (const column of ruleColumns) into[headDenseCount + column] = 1;
}
