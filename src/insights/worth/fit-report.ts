/** Fitting a model to a plain table of customers, and judging it on a period it has not seen. */
import type { UnknownReason } from '../../domain/index.ts';
import { bgNbd, mbgNbd } from './beta-geometric.ts';
import { fitGammaGamma } from './gamma-gamma.ts';
import type { SpendGroups } from './gamma-gamma.ts';
import { paretoNbd } from './pareto-nbd.ts';
import type { PurchaseHistory } from './purchase-groups.ts';
import { expectedPurchases } from './purchase-model.ts';
import type { ModelFit, PurchaseModel } from './purchase-model.ts';

export type TimeUnit = 'day' | 'week' | 'month';

/** Customers in the calibration period, times in the time unit of the request. Arrays of equal length. */
export interface CalibrationGroups {
  /** x: repeat purchases in the calibration period. */
  readonly repeatPurchases: ArrayLike<number>;
  /** t_x: time from the first to the last purchase of the calibration period. */
  readonly recency: ArrayLike<number>;
  /** T: time from the first purchase to the end of the calibration period. */
  readonly age: ArrayLike<number>;
  /** Purchases in the hold-out period; absent when there is none. */
  readonly holdOutPurchases?: ArrayLike<number>;
  /** How many customers the row stands for. Rows with the same (x, t_x, T) may repeat; they are merged. */
  readonly weights: ArrayLike<number>;
}

export type FitRequest =
  | {
      readonly model: 'bg-nbd' | 'mbg-nbd' | 'pareto-nbd';
      readonly timeUnit: TimeUnit;
      readonly customers: CalibrationGroups;
      /** Length of the hold-out period in the time unit; absent when there is none. */
      readonly holdOutLength?: number;
    }
  | { readonly model: 'gamma-gamma'; readonly timeUnit: TimeUnit; readonly spend: SpendGroups };

/** How well the model foresaw purchases in the hold-out period. Errors are expected − actual, per customer. */
export interface HoldOutReport {
  /** Length of the period in the time unit. */
  readonly length: number;
  /** Purchases of all customers together. */
  readonly actual: number;
  readonly expected: number;
  /** Mean error per customer: below 0 when the model expected too little. */
  readonly bias: number;
  /** Mean absolute error per customer. */
  readonly mae: number;
  /** Root of the mean squared error per customer. */
  readonly rmse: number;
  /** Mean purchases per customer by repeat purchases in the calibration period; the last row takes all from there on. */
  readonly byFrequency: readonly { readonly repeatPurchases: number; readonly orMore: boolean; readonly customers: number; readonly actual: number; readonly expected: number }[];
}

/** What `zhiyin fit` prints. `parameters` and what follows from them are null unless the status is `known`. */
export interface FitReport {
  readonly model: FitRequest['model'];
  readonly timeUnit: TimeUnit;
  readonly status: 'known' | UnknownReason;
  readonly customers: number;
  /** Distinct (x, t_x, T), or distinct rows for spend. */
  readonly groups: number;
  /** Those with a time in them are in the time unit. */
  readonly parameters: Readonly<Record<string, number>> | null;
  readonly standardErrors: Readonly<Record<string, number>> | null;
  readonly logLikelihood: number | null;
  readonly converged: boolean;
  /** Whether the data alone left the parameters open and a weak prior closed them. */
  readonly regularised: boolean;
  readonly holdOut: HoldOutReport | null;
}

/** A month is a twelfth of 365.25 days. What is in the unit goes in and comes out in it, so the figure cancels. */
const weeksPer: Readonly<Record<TimeUnit, number>> = { day: 1 / 7, week: 1, month: 365.25 / 84 };
/** Customers with this many repeat purchases or more share the last row of `byFrequency`. */
const lastFrequency = 7;

/**
 * Fits one model to customers and reports it in the time unit of the request.
 * @throws ZhiyinError BAD_REQUEST when a row cannot be (last purchase after the end of the period, …)
 */
export function fitPurchaseModel(request: FitRequest): FitReport {
  switch (request.model) {
    case 'bg-nbd':
      return reportPurchases(bgNbd, request);
    case 'mbg-nbd':
      return reportPurchases(mbgNbd, request);
    case 'pareto-nbd':
      return reportPurchases(paretoNbd, request);
    case 'gamma-gamma':
      return { ...reportFit(fitGammaGamma(request.spend), { weeksPerUnit: 1, timesObserved: 0 }), model: request.model, timeUnit: request.timeUnit, holdOut: null };
  }
}

type PurchaseRequest = Exclude<FitRequest, { readonly model: 'gamma-gamma' }>;

function reportPurchases<Parameters extends object>(model: PurchaseModel<Parameters>, request: PurchaseRequest): FitReport {
  const weeksPerUnit = weeksPer[request.timeUnit];
  const customers = merge(request.customers, weeksPerUnit);
  const fit = model.fit({
    repeatPurchases: customers.map(({ history }) => history.repeatPurchases),
    recencyWeeks: customers.map(({ history }) => history.recencyWeeks),
    ageWeeks: customers.map(({ history }) => history.ageWeeks),
    weights: customers.map(({ weight }) => weight),
  });
  const timesObserved = customers.reduce((sum, { history, weight }) => sum + weight * history.repeatPurchases, 0);
  const length = request.holdOutLength;
  const holdOut =
    length !== undefined && fit.status === 'known'
      ? reportHoldOut(customers, length, (history) => expectedPurchases({ model, parameters: fit.parameters, history }, length * weeksPerUnit))
      : null;
  return {
    ...reportFit(fit, { weeksPerUnit, timesObserved }),
    model: request.model,
    timeUnit: request.timeUnit,
    holdOut,
  };
}

/** Puts a fit in weeks into the time unit: `…Weeks` parameters, and the density of the observed purchase times. */
function reportFit<Parameters extends object>(
  fit: ModelFit<Parameters>,
  unit: { readonly weeksPerUnit: number; readonly timesObserved: number },
): Omit<FitReport, 'model' | 'timeUnit' | 'holdOut'> {
  const basis = { status: fit.status, customers: fit.customers, groups: fit.groups, converged: fit.converged };
  if (fit.status !== 'known') return { ...basis, parameters: null, standardErrors: null, logLikelihood: null, regularised: false };
  const inUnit = (values: Parameters): Readonly<Record<string, number>> =>
    Object.fromEntries(Object.entries<number>(values as Readonly<Record<string, number>>).map(([name, value]) => (name.endsWith('Weeks') ? [name.slice(0, -'Weeks'.length), value / unit.weeksPerUnit] : [name, value])));
  return {
    ...basis,
    parameters: inUnit(fit.parameters),
    standardErrors: inUnit(fit.standardErrors),
    logLikelihood: fit.logLikelihood + unit.timesObserved * Math.log(unit.weeksPerUnit),
    regularised: fit.regularised,
  };
}

/** Customers with one history, and what they did in the hold-out period: how many of them, Σ and Σ² and |·| need the counts. */
interface MergedCustomers {
  readonly history: PurchaseHistory;
  weight: number;
  readonly holdOuts: Map<number, number>;
}

function merge(groups: CalibrationGroups, weeksPerUnit: number): MergedCustomers[] {
  const merged = new Map<string, MergedCustomers>();
  for (let row = 0; row < groups.weights.length; row++) {
    const [x, recency, age, weight] = [groups.repeatPurchases[row], groups.recency[row], groups.age[row], groups.weights[row]] as [number, number, number, number];
    const key = `${x} ${recency} ${age}`;
    let customers = merged.get(key);
    if (!customers) {
      customers = { history: { repeatPurchases: x, recencyWeeks: recency * weeksPerUnit, ageWeeks: age * weeksPerUnit }, weight: 0, holdOuts: new Map() };
      merged.set(key, customers);
    }
    customers.weight += weight;
    const count = groups.holdOutPurchases?.[row] ?? 0;
    customers.holdOuts.set(count, (customers.holdOuts.get(count) ?? 0) + weight);
  }
  return [...merged.values()];
}

function reportHoldOut(customers: readonly MergedCustomers[], length: number, expectedOf: (history: PurchaseHistory) => number): HoldOutReport {
  const all = { customers: 0, actual: 0, expected: 0, absolute: 0, squared: 0 };
  const byFrequency = Array.from({ length: lastFrequency + 1 }, () => ({ customers: 0, actual: 0, expected: 0 }));
  for (const { history, weight, holdOuts } of customers) {
    const expected = expectedOf(history);
    const ofFrequency = byFrequency[Math.min(history.repeatPurchases, lastFrequency)] as (typeof byFrequency)[number];
    for (const [actual, holders] of holdOuts) {
      all.absolute += holders * Math.abs(expected - actual);
      all.squared += holders * (expected - actual) ** 2;
      for (const part of [all, ofFrequency]) part.actual += holders * actual;
    }
    for (const part of [all, ofFrequency]) {
      part.customers += weight;
      part.expected += weight * expected;
    }
  }
  return {
    length,
    actual: all.actual,
    expected: all.expected,
    bias: (all.expected - all.actual) / all.customers,
    mae: all.absolute / all.customers,
    rmse: Math.sqrt(all.squared / all.customers),
    byFrequency: byFrequency.flatMap((part, repeatPurchases) =>
      part.customers > 0
        ? [{ repeatPurchases, orMore: repeatPurchases === lastFrequency, customers: part.customers, actual: part.actual / part.customers, expected: part.expected / part.customers }]
        : [],
    ),
  };
}
