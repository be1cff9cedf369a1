/** Fitting a model to a plain table of customers, and judging it on a period it has not seen. */
import type { UnknownReason } from '../../domain/index.ts';
import { bgNbd, mbgNbd } from './beta-geometric.ts';
import { fitBgBb, opportunityExpectedPurchases } from './bg-bb.ts';
import type { OpportunityHistory } from './bg-bb.ts';
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

interface PurchaseFitRequest {
  readonly model: 'bg-nbd' | 'mbg-nbd' | 'pareto-nbd';
  readonly timeUnit: TimeUnit;
  readonly customers: CalibrationGroups;
  /** Length of the hold-out period in the time unit; absent when there is none. */
  readonly holdOutLength?: number;
}

interface OpportunityFitRequest {
  readonly model: 'bg-bb';
  readonly timeUnit: TimeUnit;
  /** One opportunity per time unit: `recency` is the last one used, `age` how many there were; whole numbers. */
  readonly customers: CalibrationGroups;
  /** Opportunities in the hold-out period; absent when there is none. */
  readonly holdOutLength?: number;
}

interface SpendFitRequest {
  readonly model: 'gamma-gamma';
  readonly timeUnit: TimeUnit;
  readonly spend: SpendGroups;
}

export type FitRequest = PurchaseFitRequest | OpportunityFitRequest | SpendFitRequest;

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
    case 'bg-bb':
      return reportOpportunities(request);
    case 'gamma-gamma':
      return { ...reportFit(fitGammaGamma(request.spend), { weeksPerUnit: 1, timesObserved: 0 }), model: request.model, timeUnit: request.timeUnit, holdOut: null };
  }
}

function reportPurchases<Parameters extends object>(model: PurchaseModel<Parameters>, request: PurchaseFitRequest): FitReport {
  const weeksPerUnit = weeksPer[request.timeUnit];
  const customers = merge(request.customers);
  const inWeeks = ({ repeatPurchases, recency, age }: MergedCustomers): PurchaseHistory => ({ repeatPurchases, recencyWeeks: recency * weeksPerUnit, ageWeeks: age * weeksPerUnit });
  const histories = customers.map(inWeeks);
  const fit = model.fit({
    repeatPurchases: histories.map((history) => history.repeatPurchases),
    recencyWeeks: histories.map((history) => history.recencyWeeks),
    ageWeeks: histories.map((history) => history.ageWeeks),
    weights: customers.map(({ weight }) => weight),
  });
  const timesObserved = customers.reduce((sum, { repeatPurchases, weight }) => sum + weight * repeatPurchases, 0);
  const length = request.holdOutLength;
  const holdOut =
    length !== undefined && fit.status === 'known'
      ? reportHoldOut(customers, length, (customer) => expectedPurchases({ model, parameters: fit.parameters, history: inWeeks(customer) }, length * weeksPerUnit))
      : null;
  return { ...reportFit(fit, { weeksPerUnit, timesObserved }), model: request.model, timeUnit: request.timeUnit, holdOut };
}

function reportOpportunities(request: OpportunityFitRequest): FitReport {
  const customers = merge(request.customers);
  const history = ({ repeatPurchases, recency, age }: MergedCustomers): OpportunityHistory => ({ purchases: repeatPurchases, lastUsed: recency, opportunities: age });
  const histories = customers.map(history);
  const fit = fitBgBb({
    purchases: histories.map(({ purchases }) => purchases),
    lastUsed: histories.map(({ lastUsed }) => lastUsed),
    opportunities: histories.map(({ opportunities }) => opportunities),
    weights: customers.map(({ weight }) => weight),
  });
  const length = request.holdOutLength;
  const holdOut =
    length !== undefined && fit.status === 'known'
      ? reportHoldOut(customers, length, (customer) => opportunityExpectedPurchases(fit.parameters, history(customer), length))
      : null;
  return { ...reportFit(fit, { weeksPerUnit: 1, timesObserved: 0 }), model: request.model, timeUnit: request.timeUnit, holdOut };
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

/** Customers with one history, in the time unit of the request, and how many of them bought how often in the hold-out period. */
interface MergedCustomers {
  readonly repeatPurchases: number;
  readonly recency: number;
  readonly age: number;
  weight: number;
  readonly holdOuts: Map<number, number>;
}

function merge(groups: CalibrationGroups): MergedCustomers[] {
  const merged = new Map<string, MergedCustomers>();
  for (let row = 0; row < groups.weights.length; row++) {
    const [repeatPurchases, recency, age, weight] = [groups.repeatPurchases[row], groups.recency[row], groups.age[row], groups.weights[row]] as [number, number, number, number];
    const key = `${repeatPurchases} ${recency} ${age}`;
    const customers = merged.get(key) ?? { repeatPurchases, recency, age, weight: 0, holdOuts: new Map<number, number>() };
    merged.set(key, customers);
    customers.weight += weight;
    const count = groups.holdOutPurchases?.[row] ?? 0;
    customers.holdOuts.set(count, (customers.holdOuts.get(count) ?? 0) + weight);
  }
  return [...merged.values()];
}

function reportHoldOut(customers: readonly MergedCustomers[], length: number, expectedOf: (customer: MergedCustomers) => number): HoldOutReport {
  const all = { customers: 0, actual: 0, expected: 0, absolute: 0, squared: 0 };
  const byFrequency = Array.from({ length: lastFrequency + 1 }, () => ({ customers: 0, actual: 0, expected: 0 }));
  for (const customer of customers) {
    const { repeatPurchases, weight, holdOuts } = customer;
    const expected = expectedOf(customer);
    const ofFrequency = byFrequency[Math.min(repeatPurchases, lastFrequency)] as (typeof byFrequency)[number];
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
