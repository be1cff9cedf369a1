/** Whether what was learned reads better than before, on labels it never saw. */

import type { LessonVerdict } from '../../domain/index.ts';

/** One label that was kept for judging, read by the old reader and by the new. */
export interface JudgedRow {
  readonly customer: string;
  readonly oldRight: boolean;
  readonly newRight: boolean;
  /** Logarithmic loss, nats. */
  readonly oldLoss: number;
  readonly newLoss: number;
}

/** A difference with its 95 % interval, customers taken as drawn, all labels of one together. */
export interface Difference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Figures {
  /** Labels judged by, and of how many customers. */
  readonly judged: number;
  readonly customers: number;
  readonly oldAccuracy: number;
  readonly newAccuracy: number;
  /** New minus old. */
  readonly accuracyGain: Difference;
  readonly oldLoss: number;
  readonly newLoss: number;
  /** Old minus new: positive is better. */
  readonly lossGain: Difference;
  /** Labels that only the new reader gets right, and only the old. */
  readonly won: number;
  readonly lost: number;
  /** Readings that were sure and that nobody corrected, and the share of them that changed sides. */
  readonly sure: number;
  readonly overturned: number;
  /** Of those with stars or an outcome of their own, the share that these contradict. */
  readonly contradicted: number;
}

/** What became of the sure readings nobody corrected, in numbers of them. */
export interface Guard {
  sure: number;
  overturned: number;
  labelled: number;
  contradicted: number;
}

/** Sure, for a question of two answers: nine to one. */
export const sureLogit: number = Math.log(9);
/** Without as many labels on each side nothing is learned. */
export const fewestPerSide = 10;
/** Losses beyond this say no more than that the reader was surely wrong. */
export const worstLoss = 10;

/** Logarithmic loss of a question of two answers. */
export function twoSidedLoss(logit: number, target: number): number {
  return Math.min(worstLoss, Math.max(logit, 0) - logit * target + Math.log1p(Math.exp(-Math.abs(logit))));
}

/** Fewer sure readings than this prove nothing. */
const fewestSure = 20;
/** Sure readings may change against the labels, or where there are none, up to this share. */
const mostOverturned = 0.05;
/** Honest stars contradict at most 1 % of the sure readings in the review sets; with 30 % of them turned, 25 % (docs/decisions/0007). */
const mostContradicted = 0.12;

export function figuresOf(rows: readonly JudgedRow[], guard: Guard): Figures {
  const mean = (of: (row: JudgedRow) => number): number => rows.reduce((sum, row) => sum + of(row), 0) / Math.max(1, rows.length);
  return {
    judged: rows.length,
    customers: new Set(rows.map(({ customer }) => customer)).size,
    oldAccuracy: mean(({ oldRight }) => Number(oldRight)),
    newAccuracy: mean(({ newRight }) => Number(newRight)),
    accuracyGain: clusteredMean(rows, ({ oldRight, newRight }) => Number(newRight) - Number(oldRight)),
    oldLoss: mean(({ oldLoss }) => oldLoss),
    newLoss: mean(({ newLoss }) => newLoss),
    lossGain: clusteredMean(rows, ({ oldLoss, newLoss }) => oldLoss - newLoss),
    won: rows.filter(({ oldRight, newRight }) => newRight && !oldRight).length,
    lost: rows.filter(({ oldRight, newRight }) => oldRight && !newRight).length,
    sure: guard.sure,
    overturned: guard.sure < fewestSure ? 0 : guard.overturned / guard.sure,
    contradicted: guard.labelled < fewestSure ? 0 : guard.contradicted / guard.labelled,
  };
}

/** Better means: the loss is lower beyond chance, no fewer labels are right, and what was sure stays. */
export function judge(figures: Figures, contradictedAtMost: number = mostContradicted): LessonVerdict {
  if (figures.contradicted > contradictedAtMost) return 'labels-contradict';
  if (figures.overturned > mostOverturned) return 'overturns';
  return figures.lossGain.low > 0 && figures.newAccuracy >= figures.oldAccuracy ? 'better' : 'not-better';
}

/** Mean over rows with the interval of a ratio of sums over customers (linearised; Cochran, Sampling Techniques, 3rd ed., 6.3). */
function clusteredMean(rows: readonly JudgedRow[], of: (row: JudgedRow) => number): Difference {
  if (rows.length === 0) return { value: 0, low: 0, high: 0 };
  const sums = new Map<string, { sum: number; count: number }>();
  for (const row of rows) {
    const cluster = sums.get(row.customer) ?? { sum: 0, count: 0 };
    sums.set(row.customer, { sum: cluster.sum + of(row), count: cluster.count + 1 });
  }
  const clusters = [...sums.values()];
  const value = clusters.reduce((total, { sum }) => total + sum, 0) / rows.length;
  const squares = clusters.reduce((total, { sum, count }) => total + (sum - value * count) ** 2, 0);
  const spread = clusters.length < 2 ? Infinity : (1.96 * Math.sqrt((squares * clusters.length) / (clusters.length - 1))) / rows.length;
  return { value, low: Math.max(-bounds, value - spread), high: Math.min(bounds, value + spread) };
}

/** Losses are cut, so nothing measured here leaves these bounds. */
const bounds = worstLoss;
