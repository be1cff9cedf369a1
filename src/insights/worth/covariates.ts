/**
 * Purchase models in which what is known of a customer from the start (channel, region, age …) moves how often they buy and
 * how prone they are to leave: rates are multiplied by e^(γ·z). In the Pareto/NBD α = α₀ e^(−γ₁·z) and β = β₀ e^(−γ₂·z); in
 * BG/NBD and MBG/NBD α likewise and a = a₀ e^(γ₂·z), the odds of leaving after a purchase.
 * Source: Fader & Hardie, "Incorporating time-invariant covariates into the Pareto/NBD and BG/NBD models" (2007).
 */
import { ZhiyinError } from '../../domain/index.ts';
import { maximiseLikelihood } from '../numeric/index.ts';
import type { Matrix } from '../numeric/index.ts';
import { namedFit } from './model-fit.ts';
import type { FitOptions, ModelFit } from './model-fit.ts';
import { fitForm, logsOf } from './model-form.ts';
import type { LogLikelihood, ModelForm } from './model-form.ts';
import { prepareGroups } from './purchase-groups.ts';
import type { PreparedGroups, PurchaseGroups } from './purchase-groups.ts';
import type { Estimated } from './uncertainty.ts';

export interface Covariates {
  readonly names: readonly string[];
  /** One array per covariate, with a value per group; a group's customers share it. */
  readonly values: readonly ArrayLike<number>[];
}

/** ln of what one more unit of the covariate multiplies the rate by. */
export interface Effect {
  readonly value: number;
  readonly standardError: number;
}

export interface CovariateEffects {
  readonly name: string;
  readonly onPurchases: Effect;
  readonly onLeaving: Effect;
}

/** A fit whose parameters hold for a customer with all covariates at 0, and how covariates move them. */
export interface CovariateFit<Parameters> {
  readonly fit: ModelFit<Parameters>;
  /** Empty unless the fit is known. */
  readonly effects: readonly CovariateEffects[];
  /** Logarithms of the parameters, then the effects on purchases, then those on leaving; undefined unless the fit is known. */
  readonly estimated: Estimated | undefined;
}

/** Parameters of a customer with covariates `z`, from {@link CovariateFit.estimated}'s numbers. */
export function parametersWith<Parameters>(form: ModelForm<Parameters>, logs: readonly number[], z: readonly number[]): Parameters {
  const moved = movedLogs(form, logs, z);
  return Object.fromEntries(form.names.map((name, index) => [name, Math.exp(moved[index] as number)])) as Parameters;
}

function movedLogs<Parameters>({ names, moves }: ModelForm<Parameters>, logs: readonly number[], z: readonly number[]): number[] {
  const along = (offset: number): number => z.reduce((sum, value, index) => sum + value * (logs[names.length + offset + index] ?? 0), 0);
  const [purchases, leaving] = [along(0), along(z.length)];
  return names.map((_, index) => (logs[index] as number) + (moves.purchases[index] as number) * purchases + (moves.leaving[index] as number) * leaving);
}

/**
 * Fits a model with covariates by maximum likelihood, starting from the fit without them.
 * @throws ZhiyinError BAD_REQUEST when a covariate is not a number everywhere, or the same for everybody
 */
export function fitWithCovariates<Parameters>(form: ModelForm<Parameters>, groups: PurchaseGroups, { covariates, options = {} }: { readonly covariates: Covariates; readonly options?: FitOptions }): CovariateFit<Parameters> {
  const spread = covariates.values.map((values, index) => spreadOf(values, groups.weights, covariates.names[index] as string));
  const without = fitForm(form, groups, options);
  if (without.status !== 'known') return { fit: without, effects: [], estimated: undefined };
  const whole = prepareGroups(groups);
  const unitOf = form.isTime.map((isTime) => (isTime ? whole.unitWeeks : 1));
  const kinds = kindsOf(groups, covariates, spread, whole.unitWeeks);
  const noEffects = covariates.names.flatMap(() => [1, 1]);
  const base = logsOf(form, without.parameters).map((log, index) => Math.exp(log) / (unitOf[index] as number));
  const maximum = maximiseLikelihood({
    meanLogLikelihood: overKinds(form, kinds, whole.customers),
    observations: whole.customers,
    starts: [base, ...form.starts].map((start) => [...start, ...noEffects]),
    regularisation: options.regularisation ?? 'when-needed',
  });
  const basis = { customers: whole.customers, groups: whole.size };
  if (maximum.status !== 'known') return { fit: { ...basis, status: maximum.status, converged: false }, effects: [], estimated: undefined };
  const back = backTransform(form, spread);
  const logs = apply(back, maximum.parameters.map(Math.log));
  const logCovariance = sandwich(back, maximum.logCovariance);
  const plain = {
    ...maximum,
    parameters: logs.map(Math.exp),
    logCovariance,
    standardErrors: logs.map((log, index) => Math.exp(log) * Math.sqrt(logCovariance[index]?.[index] as number)),
  };
  const fit = namedFit(plain, basis, { names: form.names, scales: unitOf, logLikelihoodShift: -whole.purchases * Math.log(whole.unitWeeks) }) as ModelFit<Parameters>;
  const count = covariates.names.length;
  const effect = (position: number): Effect => ({ value: logs[position] as number, standardError: Math.sqrt(logCovariance[position]?.[position] as number) });
  return {
    fit,
    effects: covariates.names.map((name, index) => ({ name, onPurchases: effect(form.names.length + index), onLeaving: effect(form.names.length + count + index) })),
    estimated: { logs: logs.map((log, index) => log + Math.log(unitOf[index] ?? 1)), logCovariance },
  };
}

interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

function spreadOf(values: ArrayLike<number>, weights: ArrayLike<number>, name: string): Spread {
  let [total, sum, square] = [0, 0, 0];
  for (let row = 0; row < weights.length; row++) {
    const [value, weight] = [values[row] as number, weights[row] as number];
    if (!Number.isFinite(value)) throw new ZhiyinError('BAD_REQUEST', { problem: `covariate ${name} is not a number for some customers` });
    total += weight;
    sum += weight * value;
    square += weight * value * value;
  }
  const mean = sum / total;
  const deviation = Math.sqrt(Math.max(0, square / total - mean * mean));
  if (!(deviation > 1e-12 * Math.max(1, Math.abs(mean)))) throw new ZhiyinError('BAD_REQUEST', { problem: `covariate ${name} is the same for every customer and tells nothing` });
  return { mean, deviation };
}

/** Customers with the same covariates, those in standard deviations from their mean. */
interface Kind {
  readonly z: readonly number[];
  readonly groups: PreparedGroups;
}

function kindsOf(groups: PurchaseGroups, covariates: Covariates, spread: readonly Spread[], unitWeeks: number): Kind[] {
  const rowsOf = new Map<string, number[]>();
  for (let row = 0; row < groups.weights.length; row++) {
    const key = covariates.values.map((values) => values[row]).join(' ');
    const rows = rowsOf.get(key);
    if (rows) rows.push(row);
    else rowsOf.set(key, [row]);
  }
  return Array.from(rowsOf.values(), (rows) => {
    const column = (values: ArrayLike<number>): number[] => rows.map((row) => values[row] as number);
    const part = { repeatPurchases: column(groups.repeatPurchases), recencyWeeks: column(groups.recencyWeeks), ageWeeks: column(groups.ageWeeks), weights: column(groups.weights) };
    const z = covariates.values.map((values, index) => {
      const { mean, deviation } = spread[index] as Spread;
      return ((values[rows[0] as number] as number) - mean) / deviation;
    });
    return { z, groups: prepareGroups(part, { unitWeeks }) };
  });
}

function overKinds<Parameters>(form: ModelForm<Parameters>, kinds: readonly Kind[], customers: number): LogLikelihood {
  const likelihoods = kinds.map((kind) => form.likelihood(kind.groups));
  const slopes = new Float64Array(form.names.length);
  return (point, gradient) => {
    let value = 0;
    gradient.fill(0);
    for (const [index, { z, groups }] of kinds.entries()) {
      const share = groups.customers / customers;
      value += share * (likelihoods[index] as LogLikelihood)(movedLogs(form, point, z), slopes);
      for (let parameter = 0; parameter < slopes.length; parameter++) {
        const slope = share * (slopes[parameter] as number);
        add(gradient, parameter, slope);
        z.forEach((covariate, position) => {
          add(gradient, slopes.length + position, slope * covariate * (form.moves.purchases[parameter] as number));
          add(gradient, slopes.length + z.length + position, slope * covariate * (form.moves.leaving[parameter] as number));
        });
      }
    }
    return value;
  };
}

function add(to: Float64Array, index: number, amount: number): void {
  to[index] = (to[index] as number) + amount;
}

/** The linear map from effects of standardised covariates to effects of the covariates themselves, with the parameters at 0 of them. */
function backTransform<Parameters>({ names, moves }: ModelForm<Parameters>, spread: readonly Spread[]): Matrix {
  const size = names.length + 2 * spread.length;
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => {
      if (column < names.length) return row === column ? 1 : 0;
      const which = column - names.length;
      const { mean, deviation } = spread[which % spread.length] as Spread;
      if (row >= names.length) return row === column ? 1 / deviation : 0;
      const move = which < spread.length ? moves.purchases[row] : moves.leaving[row];
      return (-(move as number) * mean) / deviation;
    }),
  );
}

function apply(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, value, column) => sum + value * (vector[column] as number), 0));
}

/** M Σ Mᵀ. */
function sandwich(matrix: Matrix, covariance: Matrix): Matrix {
  const half = matrix.map((row) => covariance.map((_, column) => row.reduce((sum, value, inner) => sum + value * (covariance[inner]?.[column] ?? 0), 0)));
  return half.map((row) => matrix.map((other) => row.reduce((sum, value, inner) => sum + value * (other[inner] ?? 0), 0)));
}
