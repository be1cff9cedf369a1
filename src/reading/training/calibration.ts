import type { LengthStraightening, Straightening } from '../model-file.ts';

/** Platt scaling: slope and shift of a logit that make its probabilities match the share of yes. */
export function fitStraightening(logits: Float64Array, yes: Float64Array, importance: Float64Array): Straightening {
  const [slope = 1, shift = 0] = fitLogistic({ rows: Array.from(logits, (logit) => [logit, 1]), yes, importance }, [1, 0]);
  return { slope, shift };
}

/** The same with slope and shift that grow or fall with the length of the text. */
export function fitLengthStraightening(logits: Float64Array, lengths: Float64Array, answers: { readonly yes: Float64Array; readonly importance: Float64Array }): LengthStraightening {
  const rows = Array.from(logits, (logit, at) => [logit, 1, logit * lengths[at]!, lengths[at]!]);
  const [slope = 1, shift = 0, slopeByLength = 0, shiftByLength = 0] = fitLogistic({ rows, ...answers }, [1, 0, 0, 0]);
  return { slope, shift, slopeByLength, shiftByLength };
}

interface Sample {
  readonly rows: readonly (readonly number[])[];
  readonly yes: Float64Array;
  readonly importance: Float64Array;
  /** A logit per row that stands already. */
  readonly offsets?: Float64Array;
  /** Half of it times the squared distance from the start is the penalty. */
  readonly ridge?: number;
}

/** Logistic regression on few features, by damped Newton steps. */
export function fitLogistic(sample: Sample, start: readonly number[]): number[] {
  let best = [...start];
  let loss = logisticLoss(best, sample, start);
  for (let round = 0; round < 100; round++) {
    const step = newtonStep(best, sample, start);
    let length = 1;
    let next = best;
    let nextLoss = Infinity;
    while (length > 1e-6 && nextLoss >= loss) {
      next = best.map((weight, at) => weight - length * step[at]!);
      nextLoss = logisticLoss(next, sample, start);
      length /= 2;
    }
    if (loss - nextLoss < 1e-9 * loss) break;
    best = next;
    loss = nextLoss;
  }
  return best;
}

function logitOf(weights: readonly number[], row: readonly number[]): number {
  return row.reduce((sum, value, at) => sum + value * weights[at]!, 0);
}

function logisticLoss(weights: readonly number[], { rows, yes, importance, offsets, ridge = 0 }: Sample, start: readonly number[]): number {
  const penalty = (ridge / 2) * weights.reduce((sum, weight, at) => sum + (weight - start[at]!) ** 2, 0);
  return rows.reduce((sum, row, at) => {
    const z = logitOf(weights, row) + (offsets?.[at] ?? 0);
    return sum + importance[at]! * (Math.max(z, 0) - z * yes[at]! + Math.log1p(Math.exp(-Math.abs(z))));
  }, penalty);
}

function newtonStep(weights: readonly number[], { rows, yes, importance, offsets, ridge = 0 }: Sample, start: readonly number[]): number[] {
  const size = weights.length;
  const gradient = weights.map((weight, at) => ridge * (weight - start[at]!));
  const curve = weights.map((_, row) => weights.map((__, column) => (row === column ? ridge + 1e-6 : 0) as number));
  rows.forEach((row, at) => {
    const p = 1 / (1 + Math.exp(-logitOf(weights, row) - (offsets?.[at] ?? 0)));
    const error = importance[at]! * (p - yes[at]!);
    const bend = importance[at]! * p * (1 - p);
    for (let i = 0; i < size; i++) {
      gradient[i] = gradient[i]! + error * row[i]!;
      for (let j = 0; j < size; j++) curve[i]![j] = curve[i]![j]! + bend * row[i]! * row[j]!;
    }
  });
  return solve(curve, gradient);
}

/** Gaussian elimination of a small positive definite system. */
function solve(matrix: readonly number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  const size = right.length;
  for (let pivot = 0; pivot < size; pivot++) {
    for (let row = pivot + 1; row < size; row++) {
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
      for (let column = pivot; column <= size; column++) rows[row]![column] = rows[row]![column]! - factor * rows[pivot]![column]!;
    }
  }
  const solution = right.map(() => 0);
  for (let row = size - 1; row >= 0; row--) {
    let sum = rows[row]![size]!;
    for (let column = row + 1; column < size; column++) sum -= rows[row]![column]! * solution[column]!;
    solution[row] = sum / rows[row]![row]!;
  }
  return solution;
}

/** The temperature under which softmax probabilities give the targets the highest likelihood, by golden section on its logarithm. */
export function fitTemperature(logits: readonly Float64Array[], targets: readonly (readonly number[])[]): number {
  const loss = (logTemperature: number): number => {
    const temperature = Math.exp(logTemperature);
    return logits.reduce((sum, row, at) => {
      const highest = Math.max(...row);
      const logSum = Math.log(row.reduce((total, z) => total + Math.exp((z - highest) / temperature), 0));
      return sum + row.reduce((total, z, head) => total + targets[at]![head]! * (logSum - (z - highest) / temperature), 0);
    }, 0);
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.2);
  let high = Math.log(5);
  while (high - low > 1e-4) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}
