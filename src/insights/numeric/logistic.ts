import { normalQuantile } from './normal.ts';
import { cholesky, choleskySolve, inverse } from './symmetric-matrix.ts';
import type { Matrix } from './symmetric-matrix.ts';

/** Cases with the same features, counted: what an engine hands over after GROUP BY. */
export interface LogisticGroups {
  /** One array per feature, each with a value per group. The constant is added by the fit. */
  readonly features: readonly ArrayLike<number>[];
  /** Cases per group, ≥ 0. */
  readonly cases: ArrayLike<number>;
  /** Cases of the group in which it happened, 0…cases. */
  readonly events: ArrayLike<number>;
}

export interface LogisticFit {
  readonly status: 'known' | 'too-little-data' | 'not-converged';
  /** Log-odds: the constant first, then one per feature; 0 for a feature that others already say. */
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  /** Of the coefficients, the constant first. */
  readonly covariance: Matrix;
  /** Per feature: others already say the same (or it never varies), so it was left out. */
  readonly aliased: readonly boolean[];
  /** The data separates the outcomes (an infinite coefficient would fit best), and a weak prior keeps the figures finite. */
  readonly regularised: boolean;
  readonly logLikelihood: number;
  /** With the constant alone. */
  readonly nullLogLikelihood: number;
  readonly cases: number;
  readonly events: number;
}

/** Fewer events, or fewer cases without one, than this say nothing. */
const fewestOfEither = 5;
/** Share of a feature's variance that the others leave over, below which it says nothing of its own. */
const leastOwnVariance = 1e-9;
/** A standard error of a coefficient, per standard deviation of its feature, that only separation explains. */
const widestError = 5;
/** Precision of the weak prior on coefficients per standard deviation: normal with standard deviation 2. */
const priorPrecision = 0.25;
const mostSteps = 50;

/**
 * Logistic regression on weighted groups: P(event) = 1 / (1 + exp(−β₀ − Σ βⱼxⱼ)), by Newton's method on standardised features.
 * Features that others already determine are dropped and named. Where an outcome is separated, the fit is repeated with a
 * normal prior (mean 0, standard deviation 2 per standard deviation of the feature), and says so.
 * Sources: McCullagh & Nelder, Generalized Linear Models, 1989, ch. 4; separation: Albert & Anderson, Biometrika 71, 1984.
 */
export function fitLogistic(groups: LogisticGroups): LogisticFit {
  const cases = total(groups.cases);
  const events = total(groups.events);
  const size = groups.features.length;
  const none = { coefficients: [], standardErrors: [], covariance: [], aliased: Array<boolean>(size).fill(false), regularised: false, logLikelihood: 0, nullLogLikelihood: 0, cases, events };
  if (events < fewestOfEither || cases - events < fewestOfEither) return { ...none, status: 'too-little-data' };
  const scaled = groups.features.map((values) => standardise(values, groups.cases, cases));
  const kept = independent(scaled.map(({ values }) => values), groups.cases, cases);
  const columns = kept.map((index) => (scaled[index] as Standardised).values);
  const plain = newton(columns, groups, 0);
  const fit = plain && plain.errors.every((error) => error < widestError) ? plain : newton(columns, groups, priorPrecision);
  if (!fit) return { ...none, status: 'not-converged' };
  const back = unscaled(kept.map((index) => scaled[index] as Standardised), fit);
  const place = (position: number): number => (position === 0 ? 0 : (kept[position - 1] as number) + 1);
  const coefficients = Array<number>(size + 1).fill(0);
  const covariance = Array.from({ length: size + 1 }, () => Array<number>(size + 1).fill(0));
  for (const [row, value] of back.coefficients.entries()) {
    coefficients[place(row)] = value;
    for (const [column, shared] of (back.covariance[row] as readonly number[]).entries()) (covariance[place(row)] as number[])[place(column)] = shared;
  }
  return {
    status: 'known',
    coefficients,
    covariance,
    standardErrors: covariance.map((row, index) => Math.sqrt(Math.max(0, row[index] as number))),
    aliased: groups.features.map((_, index) => !kept.includes(index)),
    regularised: fit !== plain,
    logLikelihood: fit.logLikelihood,
    nullLogLikelihood: events * Math.log(events / cases) + (cases - events) * Math.log(1 - events / cases),
    cases,
    events,
  };
}

/**
 * The probability of an event, with the interval that the coefficients' errors leave.
 * @param features without the constant
 * @param level e.g. 0.8
 */
export function logisticProbability(fit: Pick<LogisticFit, 'coefficients' | 'covariance'>, features: readonly number[], level: number): { readonly value: number; readonly low: number; readonly high: number; readonly logOdds: number } {
  const x = [1, ...features];
  const logOdds = dot(fit.coefficients, x);
  const spread = normalQuantile((1 + level) / 2) * Math.sqrt(Math.max(0, dot(fit.covariance.map((row) => dot(row, x)), x)));
  return { value: sigmoid(logOdds), low: sigmoid(logOdds - spread), high: sigmoid(logOdds + spread), logOdds };
}

/** 1 / (1 + e⁻ˣ), exact in both tails. */
export function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

interface Standardised {
  readonly values: Float64Array;
  readonly mean: number;
  /** 0 when the feature never varies. */
  readonly deviation: number;
}

function standardise(values: ArrayLike<number>, weights: ArrayLike<number>, all: number): Standardised {
  let [sum, squares] = [0, 0];
  for (let index = 0; index < values.length; index++) sum += (weights[index] as number) * (values[index] as number);
  const mean = sum / all;
  for (let index = 0; index < values.length; index++) squares += (weights[index] as number) * ((values[index] as number) - mean) ** 2;
  const deviation = Math.sqrt(squares / all);
  const varies = deviation > 1e-12 * Math.max(1, Math.abs(mean));
  return { values: Float64Array.from(values, (value) => (varies ? (value - mean) / deviation : 0)), mean, deviation: varies ? deviation : 0 };
}

/** The features, in order, that the earlier ones do not already determine: the diagonal of a Cholesky factor tells. */
function independent(columns: readonly Float64Array[], weights: ArrayLike<number>, all: number): number[] {
  const kept: number[] = [];
  const rows: number[][] = [];
  for (const [index, column] of columns.entries()) {
    const row: number[] = [];
    for (const [other, lower] of rows.entries()) {
      let rest = weightedProduct(column, columns[kept[other] as number] as Float64Array, weights) / all;
      for (let before = 0; before < other; before++) rest -= (row[before] as number) * (lower[before] as number);
      row.push(rest / (lower[other] as number));
    }
    const own = weightedProduct(column, column, weights) / all - row.reduce((sum, part) => sum + part * part, 0);
    if (own <= leastOwnVariance) continue;
    kept.push(index);
    rows.push([...row, Math.sqrt(own)]);
  }
  return kept;
}

interface ScaledFit {
  readonly point: readonly number[];
  readonly covariance: Matrix;
  readonly errors: readonly number[];
  readonly logLikelihood: number;
}

function newton(columns: readonly Float64Array[], groups: LogisticGroups, precision: number): ScaledFit | undefined {
  const rate = total(groups.events) / total(groups.cases);
  let point = [Math.log(rate / (1 - rate)), ...columns.map(() => 0)];
  let state = derivatives(columns, groups, { point, precision });
  for (let step = 0; step < mostSteps; step++) {
    const lower = cholesky(state.information);
    if (!lower) return undefined;
    const move = choleskySolve(lower, state.slope);
    const decrement = dot(move, state.slope);
    if (decrement < 1e-10) {
      const covariance = inverse(state.information);
      if (!covariance) return undefined;
      return { point, covariance, errors: covariance.map((row, index) => Math.sqrt(row[index] as number)), logLikelihood: state.logLikelihood };
    }
    let length = 1;
    let next = point;
    let ahead = state;
    for (; length > 1e-6; length /= 2) {
      next = point.map((value, index) => value + length * (move[index] as number));
      ahead = derivatives(columns, groups, { point: next, precision });
      if (ahead.penalised >= state.penalised) break;
    }
    if (length <= 1e-6) return undefined;
    [point, state] = [next, ahead];
  }
  return undefined;
}

interface Derivatives {
  readonly logLikelihood: number;
  readonly penalised: number;
  readonly slope: Float64Array;
  readonly information: number[][];
}

function derivatives(columns: readonly Float64Array[], groups: LogisticGroups, at: { readonly point: readonly number[]; readonly precision: number }): Derivatives {
  const size = columns.length + 1;
  const slope = new Float64Array(size);
  const information = Array.from({ length: size }, () => Array<number>(size).fill(0));
  const row = new Float64Array(size);
  row[0] = 1;
  let logLikelihood = 0;
  for (let index = 0; index < groups.cases.length; index++) {
    const cases = groups.cases[index] as number;
    if (cases === 0) continue;
    for (const [place, column] of columns.entries()) row[place + 1] = column[index] as number;
    const logOdds = dot(row, at.point);
    const probability = sigmoid(logOdds);
    const events = groups.events[index] as number;
    logLikelihood += events * logOdds - cases * (logOdds > 0 ? logOdds + Math.log1p(Math.exp(-logOdds)) : Math.log1p(Math.exp(logOdds)));
    const surprise = events - cases * probability;
    const weight = cases * probability * (1 - probability);
    for (let i = 0; i < size; i++) {
      const value = row[i] as number;
      if (value === 0) continue;
      slope[i] = (slope[i] as number) + surprise * value;
      const line = information[i] as number[];
      const weighted = weight * value;
      for (let j = 0; j <= i; j++) line[j] = (line[j] as number) + weighted * (row[j] as number);
    }
  }
  let penalty = 0;
  for (let i = 1; i < size; i++) {
    const value = at.point[i] as number;
    penalty += 0.5 * at.precision * value * value;
    slope[i] = (slope[i] as number) - at.precision * value;
    (information[i] as number[])[i] = ((information[i] as number[])[i] as number) + at.precision;
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) (information[j] as number[])[i] = (information[i] as number[])[j] as number;
  return { logLikelihood, penalised: logLikelihood - penalty, slope, information };
}

/** Coefficients of the features as they were given: β = A·β(standardised), and their covariance A·C·Aᵀ. */
function unscaled(features: readonly Standardised[], fit: ScaledFit): { readonly coefficients: readonly number[]; readonly covariance: Matrix } {
  const change = fit.point.map((_, row) =>
    fit.point.map((__, column) => {
      if (row === 0) return column === 0 ? 1 : -(features[column - 1] as Standardised).mean / (features[column - 1] as Standardised).deviation;
      return row === column ? 1 / (features[row - 1] as Standardised).deviation : 0;
    }),
  );
  const half = change.map((row) => fit.covariance.map((column) => dot(row, column)));
  return { coefficients: change.map((row) => dot(row, fit.point)), covariance: half.map((row) => change.map((other) => dot(row, other))) };
}

function weightedProduct(one: Float64Array, other: Float64Array, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += (weights[index] as number) * (one[index] as number) * (other[index] as number);
  return sum;
}

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index] as number;
  return sum;
}

function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += (one[index] as number) * (other[index] as number);
  return sum;
}
