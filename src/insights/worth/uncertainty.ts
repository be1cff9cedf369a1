/** How sure a prediction is, given how sure the parameters are: the delta method, and draws where a formula does not reach. */
import type { Interval } from '../../domain/index.ts';
import { cholesky, normalQuantile, seededRandom } from '../numeric/index.ts';
import type { Matrix } from '../numeric/index.ts';

/** Where a fit stands and how sure it is: the logarithms of its parameters with their covariance. */
export interface Estimated {
  readonly logs: readonly number[];
  readonly logCovariance: Matrix;
}

/** A figure as a function of the logarithms of the parameters. */
export type Figure = (logs: readonly number[]) => number;

const step = 1e-4;

/** ∂figure/∂ln θ by central differences. */
export function gradientOf(figure: Figure, logs: readonly number[]): number[] {
  return logs.map((log, index) => {
    const at = (shift: number): number => figure(logs.map((other, position) => (position === index ? log + shift : other)));
    return (at(step) - at(-step)) / (2 * step);
  });
}

/** Variance of a figure with this gradient: gᵀ Σ g. */
export function varianceAlong(gradient: readonly number[], covariance: Matrix): number {
  let variance = 0;
  for (const [row, slope] of gradient.entries()) {
    for (const [column, other] of gradient.entries()) variance += slope * other * (covariance[row]?.[column] ?? 0);
  }
  return Math.max(0, variance);
}

/** Standard error of a figure that comes from the uncertainty of the parameters alone (delta method). */
export function standardErrorOf(figure: Figure, { logs, logCovariance }: Estimated): number {
  return Math.sqrt(varianceAlong(gradientOf(figure, logs), logCovariance));
}

interface Link {
  readonly of: (value: number) => number;
  readonly back: (value: number) => number;
}

type Scale = 'log' | 'logit';

const links: Readonly<Record<Scale, Link>> = {
  log: { of: Math.log, back: Math.exp },
  logit: { of: (share: number) => Math.log(share / (1 - share)), back: (value: number) => 1 / (1 + Math.exp(-value)) },
};

/**
 * The interval of a figure that comes from the uncertainty of the parameters alone: symmetric on a scale on which the figure
 * knows no bounds, so that its ends stay possible. A figure that cannot be anything else (0; a share of 1) has no width.
 * @param how `log` for amounts, `logit` for probabilities; `level` for instance 0.8
 */
export function parameterInterval(figure: Figure, estimated: Estimated, how: { readonly scale: Scale; readonly level: number }): Interval {
  const { of, back } = links[how.scale];
  const value = figure(estimated.logs);
  const middle = of(value);
  if (!Number.isFinite(middle)) return { low: value, high: value, level: how.level };
  const deviation = standardErrorOf((logs) => of(figure(logs)), estimated);
  const half = Number.isFinite(deviation) ? normalQuantile((1 + how.level) / 2) * deviation : 0;
  return { low: back(middle - half), high: back(middle + half), level: how.level };
}

/**
 * Parameters as they might as well have been: draws from the normal distribution of the logarithms (parametric bootstrap
 * from the large-sample distribution of the estimates).
 * @param seed the same seed gives the same draws
 */
export function drawParameters({ logs, logCovariance }: Estimated, count: number, seed: number): number[][] {
  const lower = cholesky(logCovariance);
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const normals = logs.map(() => random.normal());
    return logs.map((log, row) => log + (lower?.[row] ?? []).reduce((sum, value, column) => sum + value * (normals[column] as number), 0));
  });
}
