/** How conversations end, learned from what was recorded of them: few weights on the numbers that describe a conversation. */
import type { LessonVerdict } from '../../domain/index.ts';
import type { Model } from '../model-file.ts';
import { applySmall } from '../scoring.ts';
import { fitLogistic } from '../training/calibration.ts';
import type { TakenConversation } from './material.ts';
import { splitLabels } from './split.ts';
import type { SplitKind } from './split.ts';
import { fewestPerSide, figuresOf, judge, sureLogit, twoSidedLoss } from './verdict.ts';
import type { Figures, Guard, JudgedRow } from './verdict.ts';

export const outcomeNames = ['resolved', 'dissatisfied'] as const;
type OutcomeName = (typeof outcomeNames)[number];

const fewestOutcomes = 60;
const ridge = 4;
/** How conversations end differs more between companies than what words say, so the shipped model is less to be relied on. */
const mostContradicted = 0.4;

interface OutcomeRow extends TakenConversation {
  /** 0 or 1. */
  readonly yes: number;
  /** The shipped model's logit. */
  readonly offset: number;
}

interface LearnedOutcome {
  readonly verdict: LessonVerdict;
  readonly labels: number;
  readonly needed: number;
  readonly split: SplitKind | null;
  readonly figures: Figures | null;
  readonly weights: readonly number[];
}

export function learnOutcome(name: OutcomeName, model: Model, conversations: readonly TakenConversation[]): LearnedOutcome {
  const rows = conversations.flatMap((row): OutcomeRow[] => (row[name] === undefined ? [] : [{ ...row, yes: Number(row[name]), offset: applySmall(model[name], row.described)[0]! }]));
  const yes = rows.filter((row) => row.yes === 1).length;
  const needed = Math.max(0, fewestOutcomes - rows.length, Math.max(0, fewestPerSide - yes) + Math.max(0, fewestPerSide - (rows.length - yes)));
  if (needed > 0) return { verdict: 'too-little-data', labels: rows.length, needed, split: null, figures: null, weights: [] };
  const { by, folds } = splitLabels(rows);
  const guard: Guard = { sure: 0, overturned: 0, labelled: 0, contradicted: 0 };
  const judged = folds.flatMap((fold) => {
    const weights = fit(rows.filter(fold.learns));
    return rows.filter(fold.judges).map((row) => judgeRow(row, weights, guard));
  });
  const figures = figuresOf(judged, guard);
  return { verdict: judge(figures, mostContradicted), labels: rows.length, needed: 0, split: by, figures, weights: fit(rows) };
}

function fit(rows: readonly OutcomeRow[]): number[] {
  const sample = {
    rows: rows.map(({ described }) => [...described]),
    yes: Float64Array.from(rows, (row) => row.yes),
    importance: new Float64Array(rows.length).fill(1),
    offsets: Float64Array.from(rows, ({ offset }) => offset),
    ridge,
  };
  return fitLogistic(sample, Array.from(rows[0]!.described, () => 0));
}

function judgeRow({ customer, described, yes, offset }: OutcomeRow, weights: readonly number[], guard: Guard): JudgedRow {
  const after = described.reduce((sum, value, at) => sum + value * weights[at]!, offset);
  if (Math.abs(offset) > sureLogit) {
    guard.sure++;
    guard.labelled++;
    if (offset > 0 !== (yes === 1)) guard.contradicted++;
    else if (after > 0 !== offset > 0) guard.overturned++;
  }
  const isRight = (logit: number): boolean => logit > 0 === (yes === 1);
  return { customer, oldRight: isRight(offset), newRight: isRight(after), oldLoss: twoSidedLoss(offset, yes), newLoss: twoSidedLoss(after, yes) };
}
