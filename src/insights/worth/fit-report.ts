/** Fitting a model to a plain table of customers, and judging it on a period it has not seen. */
import type { UnknownReason } from '../../domain/index.ts';
import type { Matrix } from '../numeric/index.ts';
import { bgNbd, mbgNbd } from './beta-geometric.ts';
import { fitBgBb } from './bg-bb.ts';
import type { OpportunityHistory } from './bg-bb.ts';
import { fitWithCovariates } from './covariates.ts';
import type { CovariateEffects, CovariateFit } from './covariates.ts';
import { opportunityForecaster, purchaseForecaster } from './forecasters.ts';
import { fitGammaGamma } from './gamma-gamma.ts';
import type { SpendGroups } from './gamma-gamma.ts';
import { reportHoldOut } from './hold-out.ts';
import type { HoldOutReport } from './hold-out.ts';
import type { ModelFit } from './model-fit.ts';
import { logsOf } from './model-form.ts';
import { mergeCustomers } from './observed-customers.ts';
import type { CalibrationGroups, ObservedCustomers } from './observed-customers.ts';
import { paretoNbd } from './pareto-nbd.ts';
import type { PurchaseModel } from './purchase-model.ts';
import { track } from './tracking.ts';
import type { Observation, Tracking } from './tracking.ts';
import { judge, withoutModel } from './verdict.ts';
import type { Verdict } from './verdict.ts';

export type TimeUnit = 'day' | 'week' | 'month' | 'year';

/** The purchase models that can be compared with each other on the same customers. */
export const purchaseModelNames = ['bg-nbd', 'mbg-nbd', 'pareto-nbd'] as const;
export type PurchaseModelName = (typeof purchaseModelNames)[number];

export interface PurchaseFitRequest {
  readonly model: PurchaseModelName;
  readonly timeUnit: TimeUnit;
  readonly customers: CalibrationGroups;
  /** Length of the hold-out period in the time unit; absent when there is none. */
  readonly holdOutLength?: number;
  /** Purchases week by week, for the tracking. */
  readonly observation?: Observation;
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
  /** Of the logarithms of the parameters, in their order, then of the effects of covariates on purchases and on leaving. */
  readonly logCovariance: Matrix | null;
  /** What covariates do; empty without any. */
  readonly covariates: readonly CovariateEffects[];
  readonly logLikelihood: number | null;
  readonly converged: boolean;
  /** Whether the data alone left the parameters open and a weak prior closed them. */
  readonly regularised: boolean;
  readonly holdOut: HoldOutReport | null;
  readonly tracking: Tracking | null;
  readonly verdict: Verdict;
}

/** A month is a twelfth of 365.25 days. What is in the unit goes in and comes out in it, so the figure cancels. */
const weeksPer: Readonly<Record<TimeUnit, number>> = { day: 1 / 7, week: 1, month: 365.25 / 84, year: 365.25 / 7 };

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
      return reportSpend(request);
  }
}

function reportPurchases<Parameters extends object>(model: PurchaseModel<Parameters>, request: PurchaseFitRequest): FitReport {
  const weeksPerUnit = weeksPer[request.timeUnit];
  const customers = mergeCustomers(request.customers);
  const { fit, effects, estimated } = fitCustomers(model, { customers, names: request.customers.covariates?.names ?? [], weeksPerUnit });
  const forecaster = estimated && purchaseForecaster({ model, estimated, weeksPerUnit, length: request.holdOutLength ?? 0 });
  const holdOut = forecaster && request.holdOutLength !== undefined ? reportHoldOut(customers, request.holdOutLength, forecaster) : null;
  const timesObserved = customers.reduce((sum, { repeatPurchases, weight }) => sum + weight * repeatPurchases, 0);
  return {
    model: request.model,
    timeUnit: request.timeUnit,
    ...reportFit(fit, { weeksPerUnit, timesObserved }),
    ...(estimated && { logCovariance: estimated.logCovariance }),
    covariates: effects,
    holdOut,
    tracking: forecaster && request.observation ? track(request.observation, forecaster.expectedOfNew) : null,
    verdict: verdictOn(fit, customers, holdOut),
  };
}

function fitCustomers<Parameters>(
  model: PurchaseModel<Parameters>,
  { customers, names, weeksPerUnit }: { readonly customers: readonly ObservedCustomers[]; readonly names: readonly string[]; readonly weeksPerUnit: number },
): CovariateFit<Parameters> {
  const groups = {
    repeatPurchases: customers.map(({ repeatPurchases }) => repeatPurchases),
    recencyWeeks: customers.map(({ recency }) => recency * weeksPerUnit),
    ageWeeks: customers.map(({ age }) => age * weeksPerUnit),
    weights: customers.map(({ weight }) => weight),
  };
  if (names.length > 0) return fitWithCovariates(model.form, groups, { covariates: { names, values: names.map((_, index) => customers.map(({ covariates }) => covariates[index] as number)) } });
  const fit = model.fit(groups);
  return { fit, effects: [], estimated: fit.status === 'known' ? { logs: logsOf(model.form, fit.parameters), logCovariance: fit.logCovariance } : undefined };
}

function reportOpportunities(request: OpportunityFitRequest): FitReport {
  const customers = mergeCustomers(request.customers);
  const histories = customers.map(({ repeatPurchases, recency, age }): OpportunityHistory => ({ purchases: repeatPurchases, lastUsed: recency, opportunities: age }));
  const fit = fitBgBb({
    purchases: histories.map(({ purchases }) => purchases),
    lastUsed: histories.map(({ lastUsed }) => lastUsed),
    opportunities: histories.map(({ opportunities }) => opportunities),
    weights: customers.map(({ weight }) => weight),
  });
  const length = request.holdOutLength;
  const holdOut = length !== undefined && fit.status === 'known' ? reportHoldOut(customers, length, opportunityForecaster(fit, length)) : null;
  return { model: request.model, timeUnit: request.timeUnit, ...reportFit(fit, { weeksPerUnit: 1, timesObserved: 0 }), covariates: [], holdOut, tracking: null, verdict: verdictOn(fit, customers, holdOut) };
}

function reportSpend({ model, timeUnit, spend }: SpendFitRequest): FitReport {
  const fit = fitGammaGamma(spend);
  const repeatCustomers = fit.customers;
  const verdict = fit.status === 'known' ? judge(null) : withoutModel(fit.status, { customers: fit.customers, repeatCustomers });
  return { model, timeUnit, ...reportFit(fit, { weeksPerUnit: 1, timesObserved: 0 }), covariates: [], holdOut: null, tracking: null, verdict };
}

function verdictOn<Parameters>(fit: ModelFit<Parameters>, customers: readonly ObservedCustomers[], holdOut: HoldOutReport | null): Verdict {
  if (fit.status === 'known') return judge(holdOut);
  return withoutModel(fit.status, { customers: fit.customers, repeatCustomers: customers.reduce((sum, { repeatPurchases, weight }) => sum + (repeatPurchases > 0 ? weight : 0), 0) });
}

/** Puts a fit in weeks into the time unit: `…Weeks` parameters, and the density of the observed purchase times. */
function reportFit<Parameters extends object>(
  fit: ModelFit<Parameters>,
  unit: { readonly weeksPerUnit: number; readonly timesObserved: number },
): Pick<FitReport, 'status' | 'customers' | 'groups' | 'converged' | 'parameters' | 'standardErrors' | 'logCovariance' | 'logLikelihood' | 'regularised'> {
  const basis = { status: fit.status, customers: fit.customers, groups: fit.groups, converged: fit.converged };
  if (fit.status !== 'known') return { ...basis, parameters: null, standardErrors: null, logCovariance: null, logLikelihood: null, regularised: false };
  const inUnit = (values: Parameters): Readonly<Record<string, number>> =>
    Object.fromEntries(Object.entries<number>(values as Readonly<Record<string, number>>).map(([name, value]) => (name.endsWith('Weeks') ? [name.slice(0, -'Weeks'.length), value / unit.weeksPerUnit] : [name, value])));
  return {
    ...basis,
    parameters: inUnit(fit.parameters),
    standardErrors: inUnit(fit.standardErrors),
    logCovariance: fit.logCovariance,
    logLikelihood: fit.logLikelihood + unit.timesObserved * Math.log(unit.weeksPerUnit),
    regularised: fit.regularised,
  };
}
