/** The models as the hold-out sees them: what they expect of customers, and what they would with other parameters. */
import { opportunityCountProbability, opportunityExpectedPurchases } from './bg-bb.ts';
import type { BgBbParameters, OpportunityHistory } from './bg-bb.ts';
import { parametersWith } from './covariates.ts';
import type { Forecast, Forecaster } from './hold-out.ts';
import type { ModelFit } from './model-fit.ts';
import type { ObservedCustomers } from './observed-customers.ts';
import { expectedPurchases, newCustomer } from './purchase-model.ts';
import type { PurchaseModel } from './purchase-model.ts';
import type { PurchaseHistory } from './purchase-groups.ts';
import type { Estimated } from './uncertainty.ts';

interface FittedPurchases<Parameters> {
  readonly model: PurchaseModel<Parameters>;
  readonly estimated: Estimated;
  readonly weeksPerUnit: number;
  /** Of the hold-out, in the time unit. */
  readonly length: number;
}

/** With E[X(t)] of a new customer, for the tracking. */
export function purchaseForecaster<Parameters>({ model, estimated, weeksPerUnit, length }: FittedPurchases<Parameters>): Forecaster & { readonly expectedOfNew: (weeks: number, covariates: readonly number[]) => number } {
  const weeks = length * weeksPerUnit;
  const historyOf = ({ repeatPurchases, recency, age }: ObservedCustomers): PurchaseHistory => ({ repeatPurchases, recencyWeeks: recency * weeksPerUnit, ageWeeks: age * weeksPerUnit });
  const fitted = byCovariates(model, estimated.logs);
  return {
    estimated,
    expectedAt: (logs) => {
      const parametersOf = byCovariates(model, logs);
      return (customer) => expectedPurchases({ model, parameters: parametersOf(customer.covariates), history: historyOf(customer) }, weeks);
    },
    forecast: (customer) => {
      const [parameters, history] = [fitted(customer.covariates), historyOf(customer)];
      const counts = model.whileAlive(parameters, history).countDistribution(weeks);
      return mixed(model.probabilityAlive(parameters, history), Array.from({ length: counts.end }, (_, count) => counts.probability(count)));
    },
    expectedOfNew: (time, covariates) => expectedPurchases({ model, parameters: fitted(covariates), history: newCustomer }, time),
  };
}

/** Parameters of a customer with such covariates, each worked out once. */
function byCovariates<Parameters>({ form }: PurchaseModel<Parameters>, logs: readonly number[]): (covariates: readonly number[]) => Parameters {
  const known = new Map<string, Parameters>();
  return (covariates) => {
    const key = covariates.join(' ');
    const found = known.get(key) ?? parametersWith(form, logs, covariates);
    known.set(key, found);
    return found;
  };
}

function mixed(alive: number, probabilities: readonly number[]): Forecast {
  return { probabilities: probabilities.map((probability, count) => alive * probability + (count === 0 ? 1 - alive : 0)) };
}

/** @param next opportunities in the hold-out */
export function opportunityForecaster(fit: Extract<ModelFit<BgBbParameters>, { readonly status: 'known' }>, next: number): Forecaster {
  const historyOf = ({ repeatPurchases, recency, age }: ObservedCustomers): OpportunityHistory => ({ purchases: repeatPurchases, lastUsed: recency, opportunities: age });
  const parametersOf = ([alpha, beta, gamma, delta]: readonly number[]): BgBbParameters => ({ alpha: Math.exp(alpha as number), beta: Math.exp(beta as number), gamma: Math.exp(gamma as number), delta: Math.exp(delta as number) });
  const { alpha, beta, gamma, delta } = fit.parameters;
  return {
    estimated: { logs: [alpha, beta, gamma, delta].map(Math.log), logCovariance: fit.logCovariance },
    expectedAt: (logs) => {
      const parameters = parametersOf(logs);
      return (customer) => opportunityExpectedPurchases(parameters, historyOf(customer), next);
    },
    forecast: (customer) => ({ probabilities: Array.from({ length: next + 1 }, (_, count) => opportunityCountProbability(fit.parameters, historyOf(customer), { next, count })) }),
  };
}
