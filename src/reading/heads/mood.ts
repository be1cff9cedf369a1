import { emotionLabels } from '../../domain/index.ts';
import type { PolarityLabel, Reading } from '../../domain/index.ts';
import { namedEmotions } from '../scoring.ts';
import type { HeadSetting } from '../model-file.ts';
import { customerHeads, moods } from './head-names.ts';

/** Below this share of feeling a message is neutral. */
const feelingFloor = 0.5;
/** Scores nearer to 0 than this are `unsure`: below 75 % either way. */
const sureScore = 0.5;

const firstMood = customerHeads.indexOf(`mood.${moods[0]}`);
const firstEmotion = customerHeads.indexOf(`emotion.${emotionLabels[0]}`);

/** So sure must the base be to settle what the heads leave open. */
const sureBase = -0.7;

/**
 * Polarity and emotion of a customer's message, from the probabilities of the customer heads.
 * @param base the base's score, −1 to 1, of a message of a few plain words: where it is surely negative and the heads lean that way, unsure, it settles the matter
 */
export function judgeMood(heads: ArrayLike<number>, settings: readonly Pick<HeadSetting, 'threshold'>[], base = 0): Pick<Reading, 'polarity' | 'emotion'> {
  const [negative, neutral, positive] = [heads[firstMood]!, heads[firstMood + 1]!, heads[firstMood + 2]!];
  const feeling = negative + positive;
  const share = feeling / Math.max(1e-9, feeling + neutral);
  const own = ((positive - negative) / Math.max(1e-9, feeling)) * Math.min(1, share / feelingFloor);
  const score = nameMood(own, share) === 'unsure' && own < 0 && base <= sureBase ? -sureScore : own;
  return { polarity: { label: nameMood(score, share), score }, emotion: nameEmotion(heads, settings) };
}

function nameMood(score: number, share: number): PolarityLabel {
  if (share < feelingFloor) return 'neutral';
  if (Math.abs(score) < sureScore) return 'unsure';
  return score > 0 ? 'positive' : 'negative';
}

/** Emotions are weighed against their thresholds, so that rare ones are not passed over. */
function nameEmotion(heads: ArrayLike<number>, settings: readonly Pick<HeadSetting, 'threshold'>[]): Reading['emotion'] {
  const strengths: number[] = [];
  for (let at = 0; at < emotionLabels.length; at++) strengths.push(odds(heads[firstEmotion + at]!) / odds(settings[firstEmotion + at]!.threshold));
  let sum = 0;
  let best = 0;
  for (let at = 0; at < strengths.length; at++) {
    sum += strengths[at]!;
    if (strengths[at]! > strengths[best]!) best = at;
  }
  for (let at = 0; at < strengths.length; at++) strengths[at] = strengths[at]! / sum;
  return { label: emotionLabels[best]!, probabilities: namedEmotions(strengths) };
}

function odds(probability: number): number {
  return probability / Math.max(1e-9, 1 - probability) + 1e-9;
}
