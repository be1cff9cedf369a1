import type { Straightening } from '../../src/reading/model-file.ts';

/** Platt scaling: slope and shift of a logit that make its probabilities match the share of yes, by damped Newton steps. */
export function fitStraightening(logits: Float64Array, yes: Float64Array, importance: Float64Array): Straightening {
  let best: Straightening = { slope: 1, shift: 0 };
  let loss = straighteningLoss(best, { logits, yes, importance });
  for (let round = 0; round < 100; round++) {
    const step = newtonStep(best, { logits, yes, importance });
    let length = 1;
    let next = best;
    let nextLoss = Infinity;
    while (length > 1e-6 && nextLoss >= loss) {
      next = { slope: best.slope - length * step.slope, shift: best.shift - length * step.shift };
      nextLoss = straighteningLoss(next, { logits, yes, importance });
      length /= 2;
    }
    if (loss - nextLoss < 1e-9 * loss) break;
    best = next;
    loss = nextLoss;
  }
  return best;
}

interface YesNoSample {
  readonly logits: Float64Array;
  readonly yes: Float64Array;
  readonly importance: Float64Array;
}

function straighteningLoss({ slope, shift }: Straightening, { logits, yes, importance }: YesNoSample): number {
  return logits.reduce((sum, logit, at) => {
    const z = slope * logit + shift;
    return sum + importance[at]! * (Math.max(z, 0) - z * yes[at]! + Math.log1p(Math.exp(-Math.abs(z))));
  }, 0);
}

function newtonStep({ slope, shift }: Straightening, { logits, yes, importance }: YesNoSample): Straightening {
  let [g0, g1, h00, h01, h11] = [0, 0, 1e-6, 0, 1e-6];
  for (let at = 0; at < logits.length; at++) {
    const z = logits[at]!;
    const p = 1 / (1 + Math.exp(-(slope * z + shift)));
    const error = importance[at]! * (p - yes[at]!);
    const curve = importance[at]! * p * (1 - p);
    g0 += error * z;
    g1 += error;
    h00 += curve * z * z;
    h01 += curve * z;
    h11 += curve;
  }
  const determinant = h00 * h11 - h01 * h01;
  return { slope: (h11 * g0 - h01 * g1) / determinant, shift: (h00 * g1 - h01 * g0) / determinant };
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
