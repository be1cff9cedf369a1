/**
 * The Gamma-Gamma model of spend per purchase: a customer's purchases are Gamma(p, ν) with ν ~ Gamma(q, v) over
 * customers, independent of how often they buy.
 * Sources: Fader & Hardie, "The Gamma-Gamma Model of Monetary Value" (2013); Colombo & Jiang, Journal of Interactive
 * Marketing 13 (1999).
 */
import { digamma, logGamma, maximiseLikelihood } from '../numeric/index.ts';
import { distinct } from './purchase-groups.ts';
import type { FitOptions, ModelFit } from './model-fit.ts';
import { fewestRepeatCustomers, namedFit } from './model-fit.ts';

/** Customers grouped by how many purchases their mean is over, and that mean. Three arrays of equal length. */
export interface SpendGroups {
  /** x: how many purchases the mean is over. Groups with 0 say nothing about spend and are left out. */
  readonly purchases: ArrayLike<number>;
  /** Mean spend per purchase, in money. Groups with 0 or less (all returned) are left out: the model has no place for them. */
  readonly meanSpend: ArrayLike<number>;
  /** How many customers the group stands for. */
  readonly weights: ArrayLike<number>;
}

export interface GammaGammaParameters {
  /** Shape of one customer's spend: the larger, the more alike their purchases. */
  readonly p: number;
  /** Shape of the differences between customers: the larger, the more alike the customers. */
  readonly q: number;
  /** Scale, in money. */
  readonly v: number;
}

const names = ['p', 'q', 'v'] as const;
/** Spend in mean spends; each start has mean spend p·v/(q − 1) = 1. */
const starts = [
  [5, 4, 0.6],
  [1, 3, 2],
  [40, 20, 0.475],
];

/** Above so many groups the search starts on a part of them. */
const manyGroups = 10_000;

/**
 * Fits by maximum likelihood.
 * @returns `not-identified` also when q ≤ 1: the mean spend over customers is then infinite
 */
export function fitGammaGamma(groups: SpendGroups, options: FitOptions = {}): ModelFit<GammaGammaParameters> {
  const prepared = prepare(groups);
  const basis = { customers: prepared.customers, groups: prepared.weights.length };
  if (prepared.customers < fewestRepeatCustomers) return { ...basis, status: 'too-little-data', converged: false };
  const maximum = maximiseLikelihood({
    meanLogLikelihood: likelihood(prepared),
    ...(basis.groups > manyGroups ? { rough: likelihood(partOf(prepared)) } : {}),
    observations: prepared.customers,
    starts,
    regularisation: options.regularisation ?? 'when-needed',
  });
  const found = namedFit(maximum, basis, { names, scales: [1, 1, prepared.unit], logLikelihoodShift: -prepared.customers * Math.log(prepared.unit) });
  if (found.status === 'known' && found.parameters.q <= 1) return { ...basis, status: 'not-identified', converged: false };
  return found;
}

/**
 * Expected spend per purchase of one customer: their own mean, shrunk towards everybody's the more the fewer
 * purchases it is over. E = p (v + x·m) / (p x + q − 1).
 * @param history mean spend m over x purchases; for x = 0 the mean over customers, whatever m
 * Source: Fader & Hardie (2013), equation 5.
 */
export function expectedSpend({ p, q, v }: GammaGammaParameters, history: { readonly purchases: number; readonly meanSpend: number }): number {
  const total = history.purchases > 0 ? history.purchases * history.meanSpend : 0;
  return (p * (v + total)) / (p * history.purchases + q - 1);
}

interface PreparedSpend {
  readonly purchases: { readonly values: Float64Array; readonly index: Int32Array };
  readonly spend: Float64Array;
  readonly logSpend: Float64Array;
  readonly weights: Float64Array;
  readonly customers: number;
  /** Mean of the customers' mean spends: the unit of `spend`. */
  readonly unit: number;
}

function prepare(groups: SpendGroups): PreparedSpend {
  const rows: number[] = [];
  for (let row = 0; row < groups.weights.length; row++) {
    const spend = groups.meanSpend[row] as number;
    if ((groups.purchases[row] as number) > 0 && spend > 0 && Number.isFinite(spend) && (groups.weights[row] as number) > 0) rows.push(row);
  }
  const column = (values: ArrayLike<number>): Float64Array => Float64Array.from(rows, (row) => values[row] as number);
  const weights = column(groups.weights);
  const money = column(groups.meanSpend);
  const customers = weights.reduce((sum, weight) => sum + weight, 0);
  const unit = customers > 0 ? money.reduce((sum, spend, row) => sum + (spend * (weights[row] as number)) / customers, 0) : 1;
  const spend = money.map((amount) => amount / unit);
  return { purchases: distinct(column(groups.purchases)), spend, logSpend: spend.map(Math.log), weights, customers, unit };
}

/** A fair part of many groups, in the same unit of money as the whole. */
function partOf({ purchases, spend, logSpend, weights, unit }: PreparedSpend): PreparedSpend {
  const every = Math.ceil(weights.length / 2000);
  const part = (values: Float64Array): Float64Array => values.filter((_, row) => row % every === 0);
  const some = part(weights);
  return { purchases: { values: purchases.values, index: purchases.index.filter((_, row) => row % every === 0) }, spend: part(spend), logSpend: part(logSpend), weights: some, customers: some.reduce((sum, weight) => sum + weight, 0), unit };
}

/**
 * Mean log-likelihood per customer with its gradient by (ln p, ln q, ln v), for a mean m over x purchases:
 * ln Γ(px+q) − ln Γ(px) − ln Γ(q) + q ln v + (px−1) ln m + px ln x − (px+q) ln(x m + v)
 */
function likelihood(groups: PreparedSpend): (logParameters: readonly number[], gradient: Float64Array) => number {
  const xs = groups.purchases.values;
  const byX = groups.purchases.index;
  const atX = { value: new Float64Array(xs.length), psiTotal: new Float64Array(xs.length), psiOwn: new Float64Array(xs.length) };
  return (logParameters, gradient) => {
    const [p, q, v] = logParameters.map(Math.exp) as [number, number, number];
    const logV = logParameters[2] as number;
    const psiQ = digamma(q);
    for (let index = 0; index < xs.length; index++) {
      const x = xs[index] as number;
      atX.value[index] = logGamma(p * x + q) - logGamma(p * x) - logGamma(q) + q * logV + p * x * Math.log(x);
      atX.psiTotal[index] = digamma(p * x + q);
      atX.psiOwn[index] = digamma(p * x);
    }
    let [value, byP, byQ, byV] = [0, 0, 0, 0];
    for (let row = 0; row < groups.weights.length; row++) {
      const index = byX[row] as number;
      const x = xs[index] as number;
      const weight = groups.weights[row] as number;
      const logSpend = groups.logSpend[row] as number;
      const total = x * (groups.spend[row] as number) + v;
      const logTotal = Math.log(total);
      const psiTotal = atX.psiTotal[index] as number;
      value += weight * ((atX.value[index] as number) + (p * x - 1) * logSpend - (p * x + q) * logTotal);
      byP += weight * x * (psiTotal - (atX.psiOwn[index] as number) + logSpend + Math.log(x) - logTotal);
      byQ += weight * (psiTotal - psiQ + logV - logTotal);
      byV += weight * (q / v - (p * x + q) / total);
    }
    gradient.set([byP * p, byQ * q, byV * v].map((slope) => slope / groups.customers));
    return value / groups.customers;
  };
}
