/** What a customer will spend in the coming months: purchases × spend, discounted, with an interval. */
import type { Interval } from '../../domain/index.ts';
import { digamma, normalQuantile, trigamma } from '../numeric/index.ts';
import type { CountDistribution } from './count-distribution.ts';
import type { GammaGammaParameters } from './gamma-gamma.ts';
import type { LivingCustomer } from './purchase-model.ts';

/** Months are twelfths of 52 weeks. */
export const weeksPerMonth: number = 52 / 12;

export interface Discounting {
  readonly months: number;
  /** 0.01 for 1 % a month; purchases of a month count as paid at its end. */
  readonly monthlyDiscount: number;
}

/**
 * Expected purchases of a living customer, each worth less the later it comes: Σᵢ (E[X(i)] − E[X(i−1)]) / (1 + d)ⁱ
 * over months i. Times P(alive) and the expected spend it is the lifetime value.
 */
export function discountedPurchases(living: LivingCustomer, { months, monthlyDiscount }: Discounting): number {
  let discounted = 0;
  let before = 0;
  for (let month = 1; month <= months; month++) {
    const until = living.expectedPurchases(month * weeksPerMonth);
    discounted += (until - before) / (1 + monthlyDiscount) ** month;
    before = until;
  }
  return discounted;
}

/** The money of a living customer's purchases in a period, given that there is at least one. */
export interface SpendShape {
  /** P(at least one purchase | alive). */
  readonly chance: number;
  /** Mean and standard deviation of ln(sum of spend / (v + x·m)), given at least one purchase. */
  readonly logMean: number;
  readonly logDeviation: number;
}

/**
 * Given n purchases, their sum is (v + x·m)·BetaPrime(p·n, p·x + q) (Fader & Hardie 2013, the posterior of ν). Over n
 * it is a mixture; its mean and variance on the log scale are exact here, its shape is taken as log-normal.
 * @param spend p and q of the Gamma-Gamma model
 * @param purchases x: how many purchases the customer's mean spend is over
 */
export function spendShape(counts: CountDistribution, spend: LogSpend, purchases: number): SpendShape {
  const chance = counts.atLeast(1);
  if (!(chance > 0)) return { chance: 0, logMean: 0, logDeviation: 0 };
  let mean = 0;
  let square = 0;
  let within = 0;
  for (let count = 1; count < counts.end; count++) {
    const share = counts.probability(count) / chance;
    const logSum = spend.mean(count);
    mean += share * logSum;
    square += share * logSum * logSum;
    within += share * spend.variance(count);
  }
  const posteriorShape = spend.p * purchases + spend.q;
  const variance = Math.max(0, square - mean * mean) + within + trigamma(posteriorShape);
  return { chance, logMean: mean - digamma(posteriorShape), logDeviation: Math.sqrt(variance) };
}

/** Mean and variance of ln Gamma(p·n, 1) for every n, computed once and kept. */
export interface LogSpend {
  readonly p: number;
  readonly q: number;
  readonly mean: (count: number) => number;
  readonly variance: (count: number) => number;
}

export function logSpend({ p, q }: Pick<GammaGammaParameters, 'p' | 'q'>): LogSpend {
  const remembered = (compute: (count: number) => number): ((count: number) => number) => {
    const known: (number | undefined)[] = [];
    return (count) => (known[count] ??= compute(count));
  };
  return { p, q, mean: remembered((count) => digamma(p * count)), variance: remembered((count) => trigamma(p * count)) };
}

/**
 * The central interval of what a customer spends in the period. It covers whether they are still active, how often they
 * buy, how much, and chance in all of it; it takes the models and their fitted parameters as given. A customer who is
 * likelier than `(1 + level)/2` to buy nothing has the interval 0 … 0.
 * @param alive P(alive)
 * @param scale v + x·m of the customer, in money
 */
export function spendInterval({ chance, logMean, logDeviation }: SpendShape, customer: { readonly alive: number; readonly scale: number }, level: number): Interval {
  const quantile = (probability: number): number => {
    const beyond = (1 - probability) / (customer.alive * chance);
    return beyond < 1 ? customer.scale * Math.exp(logMean + logDeviation * normalQuantile(1 - beyond)) : 0;
  };
  return { low: quantile((1 - level) / 2), high: quantile((1 + level) / 2), level };
}
