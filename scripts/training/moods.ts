/** How polarity and emotion of customers' messages read on trades the heads have not seen. */
import { emotionLabels } from '../../src/domain/index.ts';
import { customerHeads, moods } from '../../src/reading/heads/head-names.ts';
import { judgeMood } from '../../src/reading/heads/mood.ts';
import type { CorpusRow } from './corpus.ts';
import { measureClasses } from './evaluation.ts';
import type { ClassResult } from './evaluation.ts';
import { settleHeads } from './unseen.ts';
import type { UnseenLogits } from './unseen.ts';

export interface MoodReport {
  readonly rows: number;
  /** Share of good and bad messages whose score has the right sign. */
  readonly signAccuracy: number;
  /** Unsure counts as the sign of the score. */
  readonly polarity: readonly ClassResult[];
  readonly emotion: readonly ClassResult[];
}

export function judgeMoods(rows: readonly CorpusRow[], unseen: UnseenLogits, answers: readonly Int8Array[]): MoodReport {
  const read = rows.map(() => ({ mood: 'neutral', emotion: 'neutral', score: 0 }));
  for (const fold of new Set(unseen.folds)) {
    const settings = settleHeads(customerHeads, unseen, answers, (at) => unseen.folds[at] !== fold);
    unseen.folds.forEach((each, at) => {
      if (each !== fold) return;
      const heads = settings.map(({ slope, shift }, head) => 1 / (1 + Math.exp(-(slope * unseen.logits[at]![head]! + shift))));
      const { polarity, emotion } = judgeMood(heads, settings);
      read[at] = { mood: polarity.label === 'unsure' ? (polarity.score > 0 ? 'positive' : 'negative') : polarity.label, emotion: emotion.label, score: polarity.score };
    });
  }
  const truth = rows.map(({ message }) => message.polarity ?? 'neutral');
  const felt = rows.flatMap((_, at) => (truth[at] === 'neutral' ? [] : [at]));
  return {
    rows: rows.length,
    signAccuracy: felt.filter((at) => read[at]!.score > 0 === (truth[at] === 'positive')).length / Math.max(1, felt.length),
    polarity: measureClasses(read.map(({ mood }) => mood), truth.map((each) => [each]), moods).classes,
    emotion: measureClasses(read.map(({ emotion }) => emotion), rows.map(({ message }) => [message.emotion ?? 'neutral']), emotionLabels).classes,
  };
}
