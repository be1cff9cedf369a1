/** What anybody could forecast without a model: the bar that a model has to clear. */
import type { ObservedCustomers } from './observed-customers.ts';

/** Expected purchases of one such customer in the hold-out period. */
export type NaiveForecast = (customer: ObservedCustomers) => number;

export const baselineNames = ['same-rate', 'recency-only'] as const;
export type BaselineName = (typeof baselineNames)[number];

/** They go on as before: x purchases in T, so x/T · length. */
function sameRate(length: number): NaiveForecast {
  return ({ repeatPurchases, age }) => (age > 0 ? (repeatPurchases / age) * length : 0);
}

/**
 * Only when they last came counts: whoever came in the later half of the calibration period is active, and all active
 * customers buy at their common mean rate; the others do not come back. After the hiatus heuristic that managers use
 * (Wübben & von Wangenheim, Journal of Marketing 72 (2008) 82–93).
 */
function recencyOnly(customers: readonly ObservedCustomers[], length: number): NaiveForecast {
  const longest = customers.reduce((most, { age }) => Math.max(most, age), 0);
  const isActive = ({ age, recency }: ObservedCustomers): boolean => age - recency <= longest / 2;
  let [purchases, time] = [0, 0];
  for (const customer of customers.filter(isActive)) {
    purchases += customer.weight * customer.repeatPurchases;
    time += customer.weight * customer.age;
  }
  const rate = time > 0 ? purchases / time : 0;
  return (customer) => (isActive(customer) ? rate * length : 0);
}

export function baselines(customers: readonly ObservedCustomers[], length: number): Readonly<Record<BaselineName, NaiveForecast>> {
  return { 'same-rate': sameRate(length), 'recency-only': recencyOnly(customers, length) };
}
