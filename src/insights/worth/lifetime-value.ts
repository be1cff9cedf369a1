/** What a customer will spend in the coming months: purchases × spend, discounted, with an interval. */
import type { Interval } from '../../domain/index.ts';
import { digamma, trigamma } from '../numeric/index.ts';
import type { CountDistribution } from './count-distribution.ts';
import type { GammaGammaParameters } from './gamma-gamma.ts';
import type { LivingCustomer } from './purchase-model.ts';

export const weeksPerYear: number = 52;
/** Months are twelfths of 52 weeks. */
export const weeksPerMonth: number = weeksPerYear / 12;

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

/** Level of the interval of a customer's future spend: a tenth lies beyond each end. */
export const spendIntervalLevel = 0.8;

/** Where {@link SpendShape.quantiles} stand: the share of outcomes above, among customers who buy at all. */
export const tailShares: readonly number[] = [0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1];

/** The money of a living customer's purchases in a period, in units of v + x·m. */
export interface SpendShape {
  /** P(at least one purchase | alive). */
  readonly chance: number;
  /** What the sum of spend exceeds with the probability of {@link tailShares}, given at least one purchase. */
  readonly quantiles: readonly number[];
}

/**
 * Given n purchases, their sum is (v + x·m)·BetaPrime(p·n, p·x + q) (Fader & Hardie 2013, the posterior of ν); its
 * logarithm is taken as normal with its exact mean and variance. Over n the sum is a mixture of these.
 * @param spend p and q of the Gamma-Gamma model
 * @param past `purchases` x: how many purchases the customer's mean spend is over; `logVariance`: what uncertain parameters add
 *   to the variance of the logarithm
 */
export function spendShape(counts: CountDistribution, spend: LogSpend, past: { readonly purchases: number; readonly logVariance?: number }): SpendShape {
  const chance = counts.atLeast(1);
  if (!(chance > 0)) return { chance: 0, quantiles: tailShares.map(() => 0) };
  return { chance, quantiles: quantilesOf(components(counts, spend, past)) };
}

/** A normal distribution of the logarithm, with its share in the mixture. */
interface Component {
  readonly share: number;
  readonly mean: number;
  readonly deviation: number;
}

/** One component for each small count, one for each range of counts that differ little on the log scale. */
function components(counts: CountDistribution, spend: LogSpend, { purchases, logVariance = 0 }: { readonly purchases: number; readonly logVariance?: number }): readonly Component[] {
  const posteriorShape = spend.p * purchases + spend.q;
  const [posteriorMean, posteriorVariance] = [digamma(posteriorShape), trigamma(posteriorShape) + logVariance];
  const found: Component[] = [];
  const chance = counts.atLeast(1);
  for (let from = 1; from < counts.end && counts.atLeast(from) > 1e-4 * chance; ) {
    const until = Math.max(from + 1, Math.ceil(from * 1.3));
    let [share, mean, square] = [0, 0, 0];
    for (let count = from; count < until; count++) {
      const weight = counts.probability(count) / chance;
      const logSum = spend.mean(count);
      share += weight;
      mean += weight * logSum;
      square += weight * (logSum * logSum + spend.variance(count));
    }
    if (share > 0) {
      mean /= share;
      found.push({ share, mean: mean - posteriorMean, deviation: Math.sqrt(Math.max(0, square / share - mean * mean) + posteriorVariance) });
    }
    from = until;
  }
  return found;
}

const gridPoints = 28;

/** Quantiles of a mixture at {@link tailShares}, from its distribution at equal steps of the logarithm. */
function quantilesOf(mixture: readonly Component[]): readonly number[] {
  const lowest = mixture.reduce((low, { mean, deviation }) => Math.min(low, mean - 3 * deviation), Infinity);
  const highest = mixture.reduce((high, { mean, deviation }) => Math.max(high, mean + 3 * deviation), -Infinity);
  const step = (highest - lowest) / gridPoints;
  const beyond = (log: number): number => mixture.reduce((sum, { share, mean, deviation }) => sum + share * normalBeyond((log - mean) / deviation), 0);
  const quantiles = tailShares.map(() => 0);
  let wanted = tailShares.length - 2;
  let before = 1;
  for (let point = 1; point <= gridPoints && wanted >= 0; point++) {
    const here = beyond(lowest + point * step);
    for (; wanted >= 0 && here < (tailShares[wanted] as number); wanted--) {
      const part = (before - (tailShares[wanted] as number)) / (before - here);
      quantiles[wanted] = Math.exp(lowest + (point - 1 + part) * step);
    }
    before = here;
  }
  return quantiles;
}

/** 1 − Φ(z) with an error below 1.5e-4, fast. Source: Bowling et al., Journal of Industrial Engineering and Management 2 (2009). */
function normalBeyond(z: number): number {
  return 1 / (1 + Math.exp(z * (1.5976 + 0.07056 * z * z)));
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
 * The central 80 % interval of what a customer spends in the period. It covers whether they are still active, how often
 * they buy, how much, and chance in all of it; it takes the models and their fitted parameters as given. A customer who
 * buys anything at all with less than a tenth has the interval 0 … 0. Between the tail shares it interpolates.
 * @param alive P(alive)
 * @param scale v + x·m of the customer, in money
 */
export function spendInterval({ chance, quantiles }: SpendShape, { alive, scale }: { readonly alive: number; readonly scale: number }): Interval {
  const outside = (1 - spendIntervalLevel) / 2;
  const exceededBy = (probability: number): number => {
    const tail = probability / (alive * chance);
    if (!(tail < 1)) return 0;
    const index = tailShares.findIndex((share, position) => position > 0 && tail <= share);
    const [left, right] = [tailShares[index - 1] as number, tailShares[index] as number];
    const part = (tail - left) / (right - left);
    return scale * ((quantiles[index - 1] as number) * (1 - part) + (quantiles[index] as number) * part);
  };
  return { low: exceededBy(1 - outside), high: exceededBy(outside), level: spendIntervalLevel };
}
