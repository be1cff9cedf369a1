/** Heads judged on trades they have not seen: everything here is measured on left-out folds of trades. */
import type { HeadSetting } from '../../src/reading/model-file.ts';
import { fitStraightening } from '../../src/reading/training/calibration.ts';
import { scoreSwitches, withoutRules } from './switches.ts';
import type { HeadTexts, SwitchHeads } from './switches.ts';

export interface UnseenLogits {
  /** Per text, the logits of heads that were trained without its trade. */
  readonly logits: readonly Float64Array[];
  /** The same with every rule silent. */
  readonly withoutRules: readonly Float64Array[];
  readonly folds: readonly number[];
  /** Whether calibration and thresholds are learned from the text, see {@link settlesHeads}. */
  readonly settling: readonly boolean[];
}

/** @param models by fold, learned without its texts @param folds of the first texts, which fold each is left out with; those behind them are always learned from and never judged */
export function scoreUnseen(models: readonly SwitchHeads[], lesson: HeadTexts, { folds, settling }: Pick<UnseenLogits, 'folds' | 'settling'>): UnseenLogits {
  const silent = { ...lesson, dense: folds.map((_, at) => withoutRules(lesson, at)) };
  const score = (texts: HeadTexts) => (fold: number, at: number): Float64Array => {
    const model = models[fold]!;
    const logits = new Float64Array(model.heads);
    scoreSwitches(model, texts, at, logits);
    return logits;
  };
  return { logits: folds.map(score(lesson)), withoutRules: folds.map(score(silent)), folds, settling };
}

/** Calibration and threshold of each head, learned from logits of unseen trades; `among` says which texts count. */
export function settleHeads(names: readonly string[], { logits, settling }: Pick<UnseenLogits, 'logits' | 'settling'>, answers: readonly Int8Array[], among: (text: number) => boolean): HeadSetting[] {
  return names.map((name, head) => {
    const rows = answers.flatMap((row, at) => (row[head]! >= 0 && settling[at]! && among(at) ? [at] : []));
    const own = Float64Array.from(rows, (at) => logits[at]![head]!);
    const yes = Float64Array.from(rows, (at) => answers[at]![head]!);
    const { slope, shift } = fitStraightening(own, yes, new Float64Array(rows.length).fill(1));
    const probabilities = own.map((logit) => 1 / (1 + Math.exp(-(slope * logit + shift))));
    return { name, slope: figure(slope), shift: figure(shift), threshold: figure(bestThreshold(probabilities, yes)) };
  });
}

function figure(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

/** The probability from which saying yes gives the best F1: the middle of the best run of cuts, since a single peak is chance. */
function bestThreshold(probabilities: Float64Array, yes: Float64Array): number {
  const order = Array.from(probabilities, (_, at) => at).toSorted((a, b) => probabilities[b]! - probabilities[a]! || a - b);
  const all = yes.reduce((sum, each) => sum + each, 0);
  let hits = 0;
  const scores = order.map((at, rank) => {
    hits += yes[at]!;
    return (2 * hits) / (rank + 1 + all);
  });
  const best = Math.max(...scores);
  const near = scores.flatMap((score, rank) => (score >= best * nearlyBest ? [rank] : []));
  const middle = near[near.length >> 1] ?? 0;
  return Math.min(mostDemanding, Math.max(leastDemanding, probabilities[order[middle]!]!));
}

const nearlyBest = 0.985;
const leastDemanding = 0.05;
const mostDemanding = 0.9;

export interface HeadResult {
  readonly name: string;
  readonly rows: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Mean precision over the ranks of the right ones: free of the threshold. */
  readonly averagePrecision: number;
}

/** Per head: each fold is judged with calibration and threshold learned from the other folds. `among` picks the texts that are judged. */
export function judgeUnseen(names: readonly string[], unseen: Pick<UnseenLogits, 'logits' | 'folds' | 'settling'>, answers: readonly Int8Array[], among: (text: number) => boolean = () => true): HeadResult[] {
  const says = answers.map(() => new Uint8Array(names.length));
  for (const fold of new Set(unseen.folds)) {
    const settings = settleHeads(names, unseen, answers, (at) => unseen.folds[at] !== fold);
    unseen.folds.forEach((each, at) => {
      if (each !== fold) return;
      settings.forEach(({ slope, shift, threshold }, head) => {
        if (1 / (1 + Math.exp(-(slope * unseen.logits[at]![head]! + shift))) >= threshold) says[at]![head] = 1;
      });
    });
  }
  return names.map((name, head) => {
    const rows = answers.flatMap((row, at) => (row[head]! >= 0 && among(at) ? [at] : []));
    const right = rows.filter((at) => answers[at]![head] === 1);
    const said = rows.filter((at) => says[at]![head] === 1);
    const hits = said.filter((at) => answers[at]![head] === 1).length;
    const ranked = rows.toSorted((a, b) => unseen.logits[b]![head]! - unseen.logits[a]![head]! || a - b);
    let found = 0;
    const averagePrecision = ranked.reduce((sum, at, rank) => (answers[at]![head] === 1 ? sum + ++found / (rank + 1) : sum), 0) / Math.max(1, right.length);
    return { name, rows: right.length, precision: hits / Math.max(1, said.length), recall: hits / Math.max(1, right.length), f1: (2 * hits) / Math.max(1, said.length + right.length), averagePrecision };
  });
}
