import type { Interval } from '../../domain/index.ts';
import type { CountDistribution } from './count-distribution.ts';
import type { FitOptions, ModelFit } from './model-fit.ts';
import type { ModelForm } from './model-form.ts';
import type { PurchaseGroups, PurchaseHistory } from './purchase-groups.ts';

/** The future of a customer who is known to be still active. */
export interface LivingCustomer {
  /** Expected purchases in the next `weeks` (0 or more). */
  readonly expectedPurchases: (weeks: number) => number;
  /** P(still active `weeks` later, as seen now). */
  readonly stillActive: (weeks: number) => number;
  /** How many purchases in the next `weeks`, as a distribution. */
  readonly countDistribution: (weeks: number) => CountDistribution;
}

/** A model of when customers buy and when they silently leave. All times in weeks. */
export interface PurchaseModel<Parameters> {
  readonly form: ModelForm<Parameters>;
  readonly fit: (groups: PurchaseGroups, options?: FitOptions) => ModelFit<Parameters>;
  readonly logLikelihood: (parameters: Parameters, groups: PurchaseGroups) => number;
  /** P(the customer is still active at their age T | their purchases). */
  readonly probabilityAlive: (parameters: Parameters, history: PurchaseHistory) => number;
  /** What follows from T on, given that the customer is active then. */
  readonly whileAlive: (parameters: Parameters, history: PurchaseHistory) => LivingCustomer;
}

/** A new customer, at the moment of the first purchase. */
export const newCustomer: PurchaseHistory = { repeatPurchases: 0, recencyWeeks: 0, ageWeeks: 0 };

/** A model with fitted parameters and one customer: whom a prediction is about. */
export interface Subject<Parameters> {
  readonly model: PurchaseModel<Parameters>;
  readonly parameters: Parameters;
  readonly history: PurchaseHistory;
}

/** P(the customer is active `weeks` after T | their purchases up to T). */
export function probabilityAliveLater<Parameters>({ model, parameters, history }: Subject<Parameters>, weeks: number): number {
  return model.probabilityAlive(parameters, history) * model.whileAlive(parameters, history).stillActive(weeks);
}

/** Expected purchases in the `weeks` after T; for {@link newCustomer} the unconditional expectation E[X(t)]. */
export function expectedPurchases<Parameters>({ model, parameters, history }: Subject<Parameters>, weeks: number): number {
  return model.probabilityAlive(parameters, history) * model.whileAlive(parameters, history).expectedPurchases(weeks);
}

/** P(exactly `count` purchases in the `weeks` after T). */
export function purchaseCountProbability<Parameters>({ model, parameters, history }: Subject<Parameters>, weeks: number, count: number): number {
  const alive = model.probabilityAlive(parameters, history);
  const whileAlive = model.whileAlive(parameters, history).countDistribution(weeks).probability(count);
  return count === 0 ? 1 - alive + alive * whileAlive : alive * whileAlive;
}

/**
 * The central interval of the number of purchases in the `weeks` after T. It covers chance and the customer's unknown
 * own rate and dropout; it takes the model and its fitted parameters as given.
 * @param level for instance 0.8: a tenth of such customers buys less than `low`, a tenth more than `high`, at most
 */
export function purchaseCountInterval<Parameters>({ model, parameters, history }: Subject<Parameters>, weeks: number, level: number): Interval {
  const alive = model.probabilityAlive(parameters, history);
  const distribution = model.whileAlive(parameters, history).countDistribution(weeks);
  const quantile = (probability: number): number => {
    let count = 0;
    while (alive * distribution.atLeast(count + 1) > 1 - probability) count++;
    return count;
  };
  return { low: quantile((1 - level) / 2), high: quantile((1 + level) / 2), level };
}
