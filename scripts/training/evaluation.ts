import { emotionLabels } from '../../src/domain/index.ts';
import type { EmotionLabel, Reading } from '../../src/domain/index.ts';

interface PolarityResult {
  readonly rows: number;
  /** Share of rows whose score has the label's sign. */
  readonly accuracy: number;
  /** Mean gap between stated and observed accuracy over ten equal-width bins of P(positive) = (score + 1) / 2. */
  readonly calibrationError: number;
  /** Accuracy and share of the rows read with at least 90 % either way. */
  readonly sureAccuracy: number;
  readonly sureShare: number;
  /** Share of rows labelled positive or negative, and how many of those rightly. */
  readonly labelledShare: number;
  readonly labelledAccuracy: number;
}

export function measurePolarity(readings: readonly Reading[], positive: readonly boolean[]): PolarityResult {
  const right = readings.map(({ polarity }, at) => (polarity.score > 0) === positive[at]);
  const share = (rows: readonly number[]): number => rows.filter((at) => right[at]).length / Math.max(1, rows.length);
  const all = readings.map((_, at) => at);
  const sure = all.filter((at) => Math.abs(readings[at]!.polarity.score) >= 0.8);
  const labelled = all.filter((at) => ['positive', 'negative'].includes(readings[at]!.polarity.label));
  return {
    rows: readings.length,
    accuracy: share(all),
    calibrationError: binnedGap(readings.map(({ polarity }) => (polarity.score + 1) / 2), positive),
    sureAccuracy: share(sure),
    sureShare: sure.length / readings.length,
    labelledShare: labelled.length / readings.length,
    labelledAccuracy: share(labelled),
  };
}

export interface CalibrationBin {
  readonly rows: number;
  /** Sums of the stated probabilities and of what came true. */
  readonly sum: number;
  readonly yes: number;
}

/** Ten bins of equal width. */
export function binByProbability(probabilities: readonly number[], yes: readonly boolean[]): CalibrationBin[] {
  const bins = Array.from({ length: 10 }, () => ({ rows: 0, sum: 0, yes: 0 }));
  probabilities.forEach((probability, at) => {
    const bin = bins[Math.min(9, Math.floor(probability * 10))]!;
    bin.rows++;
    bin.sum += probability;
    bin.yes += yes[at] ? 1 : 0;
  });
  return bins;
}

/** Expected calibration error. */
function binnedGap(probabilities: readonly number[], yes: readonly boolean[]): number {
  const bins = binByProbability(probabilities, yes);
  return bins.reduce((total, bin) => total + Math.abs(bin.sum - bin.yes), 0) / Math.max(1, probabilities.length);
}

export interface ClassResult {
  readonly label: string;
  readonly rows: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Per class and their unweighted mean F1. A row's truth may hold several classes: reading any of them is right for that class. */
export function measureClasses(read: readonly string[], truths: readonly (readonly string[])[], labels: readonly string[]): { classes: ClassResult[]; macroF1: number } {
  const classes = labels.map((label): ClassResult => {
    const hit = read.filter((each, at) => each === label && truths[at]!.includes(label)).length;
    const claimed = read.filter((each) => each === label).length;
    const rows = truths.filter((truth) => truth.includes(label)).length;
    return { label, rows, precision: hit / Math.max(1, claimed), recall: hit / Math.max(1, rows), f1: (2 * hit) / Math.max(1, claimed + rows) };
  });
  return { classes, macroF1: classes.reduce((sum, { f1 }) => sum + f1, 0) / classes.length };
}

/** The eight emotions as the six of the Weibo sets. */
export const weiboOf: Readonly<Record<EmotionLabel, string>> = {
  joy: 'happy', gratitude: 'happy', anger: 'angry', disgust: 'angry', disappointment: 'sad', fear: 'fear', surprise: 'surprise', neutral: 'neutral',
};

/** The eight emotions as Ekman's six and neutral. */
export const ekmanOf: Readonly<Record<EmotionLabel, string>> = {
  joy: 'joy', gratitude: 'joy', anger: 'anger', disgust: 'disgust', disappointment: 'sadness', fear: 'fear', surprise: 'surprise', neutral: 'neutral',
};

/** The groups a soft target holds. */
export function groupsOf(emotion: readonly number[], grouping: Readonly<Record<EmotionLabel, string>>): string[] {
  return [...new Set(emotionLabels.filter((_, at) => (emotion[at] ?? 0) > 0).map((label) => grouping[label]))];
}
