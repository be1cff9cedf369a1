import { cholesky, choleskySolve, inverse } from './symmetric-matrix.ts';
import type { Matrix } from './symmetric-matrix.ts';

/**
 * A smooth function of a few variables.
 * @param point where
 * @param gradient filled with the partial derivatives there
 * @returns the value; anything not finite means "outside the domain", and the search turns back
 */
export type Objective = (point: readonly number[], gradient: Float64Array) => number;

export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  /** Largest absolute partial derivative at the point. */
  readonly slope: number;
  /** Second derivatives at the point, from central differences of the gradient. */
  readonly hessian: Matrix;
  /** Whether the hessian is positive definite: the point is a strict local minimum. */
  readonly isStrict: boolean;
  /**
   * How far the value could still fall by the quadratic model, ½ gᵀH⁻¹g; Infinity when the hessian is not positive
   * definite. Judge convergence by this, not by the slope: it has the unit of the value.
   */
  readonly decrement: number;
  readonly evaluations: number;
}

interface State {
  readonly point: readonly number[];
  readonly value: number;
  readonly gradient: Float64Array;
}

const mostSteps = 500;

/**
 * Minimises by BFGS with a weak Wolfe line search, then by a few Newton steps with the hessian.
 * Running out of floating-point precision ends the search; it is not a failure (see {@link Minimum.decrement}).
 * @param objective with its gradient; the variables should be scaled so that a step of 1 is reasonable
 * @param start a point where the objective is finite
 * @param hessian second derivatives near the minimum, where they are known (from a part of the data): saves most steps
 * Sources: Nocedal & Wright, Numerical Optimization, algorithm 6.1; line search of Lewis & Overton, Mathematical
 * Programming 141 (2013), algorithm 2.6.
 */
export function minimise(objective: Objective, start: readonly number[], hessian?: Matrix): Minimum {
  let evaluations = 0;
  const evaluate = (point: readonly number[]): State => {
    evaluations++;
    const gradient = new Float64Array(point.length);
    const value = objective(point, gradient);
    return { point, value: Number.isFinite(value) && gradient.every(Number.isFinite) ? value : Infinity, gradient };
  };
  const descended = descend(evaluate, evaluate(start), hessian && inverse(hessian));
  const polished = polish(evaluate, descended);
  const lower = cholesky(polished.hessian);
  const { point, value, gradient } = polished.state;
  const decrement = lower ? 0.5 * dot(gradient, choleskySolve(lower, gradient)) : Infinity;
  return { point, value, slope: largest(gradient), hessian: polished.hessian, isStrict: lower !== undefined, decrement, evaluations };
}

/** BFGS on the inverse hessian until the slope is small enough for Newton's steps or no step helps. */
function descend(evaluate: (point: readonly number[]) => State, start: State, knownInverse: Matrix | undefined): State {
  let state = start;
  let inverseHessian = knownInverse ?? identity(start.point.length);
  for (let step = 0; step < mostSteps && largest(state.gradient) > 1e-7; step++) {
    let direction = inverseHessian.map((row) => -dot(row, state.gradient));
    if (!(dot(direction, state.gradient) < 0)) {
      inverseHessian = identity(start.point.length);
      direction = Array.from(state.gradient, (slope) => -slope);
    }
    const next = searchLine(evaluate, state, limited(direction));
    if (!next) break;
    inverseHessian = updated(inverseHessian, state, next, step === 0 && !knownInverse);
    state = next;
  }
  return state;
}

/** A step longer than 2 in any variable is not believed: the variables are logarithms. */
function limited(direction: readonly number[]): readonly number[] {
  const longest = largest(direction);
  return longest > 2 ? direction.map((part) => (part * 2) / longest) : direction;
}

function searchLine(evaluate: (point: readonly number[]) => State, from: State, direction: readonly number[]): State | undefined {
  const slope = dot(direction, from.gradient);
  let low = 0;
  let high = Infinity;
  let length = 1;
  let best: State | undefined;
  for (let trial = 0; trial < 60; trial++) {
    const candidate = evaluate(along(from.point, direction, length));
    if (!(candidate.value <= from.value + 1e-4 * length * slope)) {
      high = length;
    } else if (dot(direction, candidate.gradient) < 0.9 * slope) {
      best = candidate;
      low = length;
    } else {
      return candidate;
    }
    length = high < Infinity ? (low + high) / 2 : 2 * low;
  }
  return best && best.value < from.value ? best : undefined;
}

function updated(inverseHessian: Matrix, from: State, to: State, isFirst: boolean): Matrix {
  const moved = to.point.map((x, index) => x - (from.point[index] as number));
  const turned = Array.from(to.gradient, (slope, index) => slope - (from.gradient[index] as number));
  const curvature = dot(moved, turned);
  if (!(curvature > 1e-14 * dot(turned, turned))) return inverseHessian;
  const scale = isFirst ? curvature / dot(turned, turned) : 1;
  const current = scale === 1 ? inverseHessian : inverseHessian.map((row) => row.map((x) => x * scale));
  const projected = current.map((row) => dot(row, turned));
  const factor = 1 + dot(turned, projected) / curvature;
  return current.map((row, i) =>
    row.map((x, j) => x + (factor * (moved[i] as number) * (moved[j] as number) - (projected[i] as number) * (moved[j] as number) - (moved[i] as number) * (projected[j] as number)) / curvature),
  );
}

/** Newton's steps with one hessian while they flatten the slope; a new hessian only where the point has moved away from it. */
function polish(evaluate: (point: readonly number[]) => State, from: State): { readonly state: State; readonly hessian: Matrix } {
  let state = from;
  let hessian = hessianAt(evaluate, state);
  let origin = state.point;
  for (let step = 0; step < 8; step++) {
    const next = newtonStep(evaluate, state, hessian);
    if (!next) break;
    state = next;
    if (distance(origin, state.point) < 1e-3) continue;
    hessian = hessianAt(evaluate, state);
    origin = state.point;
  }
  return { state, hessian };
}

/** A full Newton step, if it does not raise the value and flattens the slope. */
function newtonStep(evaluate: (point: readonly number[]) => State, from: State, hessian: Matrix): State | undefined {
  const lower = cholesky(hessian);
  if (!lower || largest(from.gradient) < 1e-12) return undefined;
  const direction = choleskySolve(lower, from.gradient).map((part) => -part);
  if (largest(direction) > 1) return undefined;
  const candidate = evaluate(along(from.point, direction, 1));
  const rounding = 1e-13 * Math.max(1, Math.abs(from.value));
  return candidate.value <= from.value + rounding && largest(candidate.gradient) < 0.5 * largest(from.gradient) ? candidate : undefined;
}

function hessianAt(evaluate: (point: readonly number[]) => State, state: State): Matrix {
  const step = 1e-4;
  const rows = state.point.map((_, index) => {
    const shift = (by: number): State => evaluate(state.point.map((x, other) => (other === index ? x + by : x)));
    const ahead = shift(step);
    const behind = shift(-step);
    return Array.from(ahead.gradient, (slope, other) => (slope - (behind.gradient[other] as number)) / (2 * step));
  });
  return rows.map((row, i) => row.map((x, j) => (x + ((rows[j] as number[])[i] as number)) / 2));
}

function identity(size: number): Matrix {
  return Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => (row === column ? 1 : 0)));
}

function along(point: readonly number[], direction: readonly number[], length: number): readonly number[] {
  return point.map((x, index) => x + length * (direction[index] as number));
}

function distance(a: readonly number[], b: readonly number[]): number {
  return largest(a.map((x, index) => x - (b[index] as number)));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}

function largest(values: ArrayLike<number>): number {
  let size = 0;
  for (let index = 0; index < values.length; index++) size = Math.max(size, Math.abs(values[index] as number));
  return size;
}
