import { fitLogistic } from './logistic.ts';
import { quantile80 } from './normal.ts';
import { wilsonInterval } from './proportion.ts';

/** Foretold probabilities of groups of cases, and what happened. */
export interface Foretold {
  readonly probabilities: ArrayLike<number>;
  /** Cases per group, > 0. */
  readonly cases: ArrayLike<number>;
  readonly events: ArrayLike<number>;
}

/** A tenth of the cases, the likeliest first. */
export interface RiskDecile {
  readonly decile: number;
  readonly cases: number;
  readonly events: number;
  /** Mean foretold probability. */
  readonly predicted: number;
  /** Share in which it happened, with its 80 % interval. */
  readonly observed: number;
  readonly observedLow: number;
  readonly observedHigh: number;
  /** Observed share against everybody's: 2 is twice as often. */
  readonly lift: number;
  /** Share of all events in this and the deciles before. */
  readonly captured: number;
}

/** How good foretold probabilities are. */
export interface ProbabilityCheck {
  readonly cases: number;
  readonly events: number;
  /** Chance that a case with the event was given the higher probability: .5 is guessing, 1 is perfect. With its 80 % interval. */
  readonly auc: number;
  readonly aucLow: number;
  readonly aucHigh: number;
  /** Mean squared distance between probability and outcome; lower is better. */
  readonly brier: number;
  /** The same for giving everybody the overall share. */
  readonly brierBaseline: number;
  /** 1 − brier / baseline: 0 is no better than the overall share. */
  readonly skill: number;
  /** Expected calibration error: mean distance between foretold and observed share over the deciles. */
  readonly calibrationError: number;
  /** What the calibration error would be from chance alone, if every probability were right. */
  readonly calibrationNoise: number;
  /** Logistic recalibration: 0 and 1 are perfect; a slope below 1 means the probabilities are too extreme. Null when undetermined. */
  readonly calibrationIntercept: number | null;
  readonly calibrationSlope: number | null;
  readonly deciles: readonly RiskDecile[];
}

/**
 * Discrimination and calibration of probabilities on cases that were not used to find them.
 * @returns undefined when all or none of the cases had the event
 * Sources: AUC and its error: Hanley & McNeil, Radiology 143, 1982; Brier, Monthly Weather Review 78, 1950; recalibration: Cox, Biometrika 45, 1958.
 */
export function checkProbabilities(foretold: Foretold): ProbabilityCheck | undefined {
  const order = Array.from({ length: foretold.cases.length }, (_, index) => index)
    .filter((index) => at(foretold.cases, index) > 0)
    .toSorted((one, other) => at(foretold.probabilities, other) - at(foretold.probabilities, one));
  const cases = order.reduce((sum, index) => sum + at(foretold.cases, index), 0);
  const events = order.reduce((sum, index) => sum + at(foretold.events, index), 0);
  if (events === 0 || events === cases) return undefined;
  const share = events / cases;
  const brier = order.reduce((sum, index) => {
    const [p, n, k] = [at(foretold.probabilities, index), at(foretold.cases, index), at(foretold.events, index)];
    return sum + k * (1 - p) ** 2 + (n - k) * p ** 2;
  }, 0) / cases;
  const auc = areaUnderCurve(foretold, order, { events, others: cases - events });
  const deciles = decilesOf(foretold, order, { cases, events });
  const recalibration = fitLogistic({
    features: [order.map((index) => logit(at(foretold.probabilities, index)))],
    cases: order.map((index) => at(foretold.cases, index)),
    events: order.map((index) => at(foretold.events, index)),
  });
  const recalibrated = recalibration.status === 'known' && recalibration.aliased[0] !== true;
  return {
    cases,
    events,
    ...auc,
    brier,
    brierBaseline: share * (1 - share),
    skill: 1 - brier / (share * (1 - share)),
    calibrationError: deciles.reduce((sum, decile) => sum + decile.cases * Math.abs(decile.predicted - decile.observed), 0) / cases,
    calibrationNoise: deciles.reduce((sum, { cases: count, predicted }) => sum + count * Math.sqrt((2 / Math.PI) * predicted * (1 - predicted) / count), 0) / cases,
    calibrationIntercept: recalibrated ? (recalibration.coefficients[0] as number) : null,
    calibrationSlope: recalibrated ? (recalibration.coefficients[1] as number) : null,
    deciles,
  };
}

/** Pairs won by the case with the event, ties as half. */
function areaUnderCurve({ probabilities, cases, events: happened }: Foretold, order: readonly number[], { events, others }: { readonly events: number; readonly others: number }): { readonly auc: number; readonly aucLow: number; readonly aucHigh: number } {
  let won = 0;
  let below = others;
  for (let start = 0; start < order.length; ) {
    const probability = at(probabilities, order[start] as number);
    let [tiedEvents, tiedOthers] = [0, 0];
    for (; start < order.length && at(probabilities, order[start] as number) === probability; start++) {
      const index = order[start] as number;
      tiedEvents += at(happened, index);
      tiedOthers += at(cases, index) - at(happened, index);
    }
    below -= tiedOthers;
    won += tiedEvents * (below + tiedOthers / 2);
  }
  const auc = won / events / others;
  const [one, two] = [auc / (2 - auc), (2 * auc * auc) / (1 + auc)];
  const error = Math.sqrt(Math.max(0, (auc * (1 - auc) + (events - 1) * (one - auc * auc) + (others - 1) * (two - auc * auc)) / (events * others)));
  return { auc, aucLow: Math.max(0, auc - quantile80 * error), aucHigh: Math.min(1, auc + quantile80 * error) };
}

/** Cases with the same probability stay together, so that deciles can differ a little in size. */
function decilesOf({ probabilities, cases, events: happened }: Foretold, order: readonly number[], all: { readonly cases: number; readonly events: number }): RiskDecile[] {
  const parts = Array.from({ length: 10 }, () => ({ cases: 0, events: 0, foretold: 0 }));
  let passed = 0;
  for (const index of order) {
    const count = at(cases, index);
    const part = parts[Math.min(9, Math.floor((10 * (passed + count / 2)) / all.cases))] as (typeof parts)[number];
    part.cases += count;
    part.events += at(happened, index);
    part.foretold += count * at(probabilities, index);
    passed += count;
  }
  let captured = 0;
  return parts.flatMap((part, place) => {
    if (part.cases === 0) return [];
    captured += part.events;
    const observed = part.events / part.cases;
    const { low, high } = wilsonInterval(part.events, part.cases, 0.8);
    return [
      {
        decile: place + 1,
        cases: part.cases,
        events: part.events,
        predicted: part.foretold / part.cases,
        observed,
        observedLow: low,
        observedHigh: high,
        lift: observed / (all.events / all.cases),
        captured: captured / all.events,
      },
    ];
  });
}

function logit(probability: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return Math.log(inside / (1 - inside));
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}
