import type { SmallModel } from '../../src/reading/model-file.ts';

export interface SmallRow {
  readonly features: Float64Array;
  /** The right class; of a single-class model 0 or 1. */
  readonly target: number;
  readonly importance: number;
}

const rounds = 400;
const step = 0.3;

/** A penalised logistic (one class) or softmax model on few dense features, by full gradient steps scaled per feature. */
export function fitSmallModel(rows: readonly SmallRow[], classes: number, penalty: number): SmallModel {
  const size = rows[0]?.features.length ?? 0;
  const weights = new Float64Array(size * classes);
  const squares = new Float64Array(size * classes).fill(1e-6);
  const total = rows.reduce((sum, { importance }) => sum + importance, 0);
  const errors = new Float64Array(classes);
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((weight) => penalty * weight);
    for (const { features, target, importance } of rows) {
      leaveErrors({ weights, features, target }, errors);
      for (let at = 0; at < size; at++) for (let each = 0; each < classes; each++) gradient[at * classes + each]! += (importance / total) * errors[each]! * features[at]!;
    }
    for (let at = 0; at < weights.length; at++) {
      squares[at]! += gradient[at]! ** 2;
      weights[at]! -= (step * gradient[at]!) / Math.sqrt(squares[at]!);
    }
  }
  return { classes, weights: Array.from(weights, (weight) => Math.round(weight * 1e4) / 1e4) };
}

function leaveErrors({ weights, features, target }: { weights: Float64Array; features: Float64Array; target: number }, errors: Float64Array): void {
  const classes = errors.length;
  errors.fill(0);
  for (let at = 0; at < features.length; at++) for (let each = 0; each < classes; each++) errors[each]! += features[at]! * weights[at * classes + each]!;
  if (classes === 1) {
    errors[0] = 1 / (1 + Math.exp(-errors[0]!)) - target;
    return;
  }
  const highest = Math.max(...errors);
  let sum = 0;
  for (let each = 0; each < classes; each++) sum += errors[each] = Math.exp(errors[each]! - highest);
  for (let each = 0; each < classes; each++) errors[each] = errors[each]! / sum - (each === target ? 1 : 0);
}
