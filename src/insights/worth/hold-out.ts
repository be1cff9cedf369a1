/** How well a model foresaw a period it has not seen, beside what anybody could have said. */
import { checkProbabilities, quantile80 } from '../numeric/index.ts';
import type { ProbabilityCheck } from '../numeric/index.ts';
import { baselineNames, baselines } from './baselines.ts';
import type { BaselineName } from './baselines.ts';
import { outcomeOf } from './observed-customers.ts';
import type { ObservedCustomers } from './observed-customers.ts';
import { gradientOf, varianceAlong } from './uncertainty.ts';
import type { Estimated } from './uncertainty.ts';

/** What a model says of one such customer in the hold-out period. */
export interface Forecast {
  /** P(0), P(1), P(2) … purchases; beyond the array 0. */
  readonly probabilities: readonly number[];
}

/** A fitted model, ready to say what it expects of the hold-out period. */
export interface Forecaster {
  readonly estimated: Estimated;
  /** Mean purchases of one such customer, were these the logarithms of the parameters. */
  readonly expectedAt: (logs: readonly number[]) => (customer: ObservedCustomers) => number;
  readonly forecast: (customer: ObservedCustomers) => Forecast;
}

/** Errors are expected − actual, per customer. */
export interface Errors {
  readonly expected: number;
  /** Mean error: below 0 when too little was expected. */
  readonly bias: number;
  /** Mean absolute error. */
  readonly mae: number;
  /** Root of the mean squared error. */
  readonly rmse: number;
  /** Purchases per customer in the tenth from which most was expected, over those of everybody: 1 is no better than chance. */
  readonly topTenthLift: number | null;
}

/** Mean purchases per customer by repeat purchases in the calibration period; the last row takes all from there on. */
export interface FrequencyRow {
  readonly repeatPurchases: number;
  readonly orMore: boolean;
  readonly customers: number;
  readonly actual: number;
  readonly expected: number;
  /** 80 % interval of the mean: chance and the uncertainty of the parameters. */
  readonly low: number;
  readonly high: number;
}

export interface HoldOutReport extends Errors {
  /** Length of the period in the time unit. */
  readonly length: number;
  /** Purchases of all customers together. */
  readonly actual: number;
  /** 80 % interval of the purchases of all together: each customer's own chance and the uncertainty of the parameters. */
  readonly low: number;
  readonly high: number;
  /** Mean ln P(what each customer did): the higher, the better the whole forecast. Models are chosen by it. */
  readonly logScore: number;
  readonly byFrequency: readonly FrequencyRow[];
  /** P(at least one purchase in the hold-out) against who did buy; null when nobody or everybody bought. */
  readonly calibration: ProbabilityCheck | null;
  /** Share of all purchases made by the best tenth, two tenths … of customers, by what was expected of them. */
  readonly gains: readonly { readonly customersShare: number; readonly purchasesShare: number }[];
  readonly baselines: readonly ({ readonly name: BaselineName } & Errors)[];
}

/** Customers with this many repeat purchases or more share the last row of `byFrequency`. */
const lastFrequency = 7;
/** ln of the smallest probability that counts: one impossible customer shall not decide alone. */
const lowestLog = Math.log(1e-9);

export function reportHoldOut(customers: readonly ObservedCustomers[], length: number, forecaster: Forecaster): HoldOutReport {
  const expectedOf = forecaster.expectedAt(forecaster.estimated.logs);
  const expected = customers.map(expectedOf);
  const forecasts = customers.map(forecaster.forecast);
  const chance = forecasts.map(varianceOf);
  const classes = customers.map(({ repeatPurchases }) => Math.min(repeatPurchases, lastFrequency));
  const total = sumsOf(customers, expected);
  const spread = spreadOf(customers, { classes, chance, forecaster });
  const naive = baselines(customers, length);
  return {
    length,
    actual: total.actual,
    low: Math.max(0, total.expected - quantile80 * spread.total),
    high: total.expected + quantile80 * spread.total,
    ...errorsOf(customers, expected),
    logScore: logScore(customers, forecasts),
    byFrequency: byFrequency(customers, { classes, expected, deviations: spread.byClass }),
    calibration:
      checkProbabilities({
        probabilities: forecasts.map(({ probabilities }) => 1 - (probabilities[0] ?? 0)),
        cases: customers.map(({ weight }) => weight),
        events: customers.map((customer) => outcomeOf(customer).buyers),
      }) ?? null,
    gains: gainsOf(customers, expected),
    baselines: baselineNames.map((name) => ({ name, ...errorsOf(customers, customers.map(naive[name])) })),
  };
}

function varianceOf({ probabilities }: Forecast): number {
  let [mean, square] = [0, 0];
  for (const [count, probability] of probabilities.entries()) {
    mean += count * probability;
    square += count * count * probability;
  }
  return Math.max(0, square - mean * mean);
}

function sumsOf(customers: readonly ObservedCustomers[], expected: readonly number[]): { readonly customers: number; readonly actual: number; readonly expected: number } {
  const sums = { customers: 0, actual: 0, expected: 0 };
  for (const [index, customer] of customers.entries()) {
    sums.customers += customer.weight;
    sums.actual += outcomeOf(customer).purchases;
    sums.expected += customer.weight * (expected[index] as number);
  }
  return sums;
}

function errorsOf(customers: readonly ObservedCustomers[], expected: readonly number[]): Errors {
  let [absolute, squared] = [0, 0];
  for (const [index, { holdOuts }] of customers.entries()) {
    for (const [actual, holders] of holdOuts) {
      const error = (expected[index] as number) - actual;
      absolute += holders * Math.abs(error);
      squared += holders * error * error;
    }
  }
  const sums = sumsOf(customers, expected);
  const best = gainsOf(customers, expected)[0];
  return {
    expected: sums.expected,
    bias: (sums.expected - sums.actual) / sums.customers,
    mae: absolute / sums.customers,
    rmse: Math.sqrt(squared / sums.customers),
    topTenthLift: best === undefined ? null : best.purchasesShare / best.customersShare,
  };
}

function logScore(customers: readonly ObservedCustomers[], forecasts: readonly Forecast[]): number {
  let [score, weight] = [0, 0];
  for (const [index, { holdOuts }] of customers.entries()) {
    const { probabilities } = forecasts[index] as Forecast;
    for (const [count, holders] of holdOuts) {
      score += holders * Math.max(lowestLog, Math.log(probabilities[count] ?? 0));
      weight += holders;
    }
  }
  return score / weight;
}

/** Standard deviations of the purchases of everybody and of each class of frequency: customers' own chance and the parameters. */
function spreadOf(
  customers: readonly ObservedCustomers[],
  { classes, chance, forecaster }: { readonly classes: readonly number[]; readonly chance: readonly number[]; readonly forecaster: Forecaster },
): { readonly total: number; readonly byClass: readonly number[] } {
  const size = lastFrequency + 1;
  const byChance = Array<number>(size).fill(0);
  for (const [index, { weight }] of customers.entries()) byChance[classes[index] as number] = (byChance[classes[index] as number] as number) + weight * (chance[index] as number);
  const { logs, logCovariance } = forecaster.estimated;
  const sumsAt = new Map<string, readonly number[]>();
  const sums = (at: readonly number[]): readonly number[] => {
    const known = sumsAt.get(at.join());
    if (known) return known;
    const expectedOf = forecaster.expectedAt(at);
    const found = Array<number>(size).fill(0);
    for (const [index, customer] of customers.entries()) found[classes[index] as number] = (found[classes[index] as number] as number) + customer.weight * expectedOf(customer);
    sumsAt.set(at.join(), found);
    return found;
  };
  const gradients = byChance.map((_, index) => gradientOf((at) => sums(at)[index] as number, logs));
  const all = logs.map((_, parameter) => gradients.reduce((sum, gradient) => sum + (gradient[parameter] as number), 0));
  return {
    total: Math.sqrt(byChance.reduce((sum, variance) => sum + variance, 0) + varianceAlong(all, logCovariance)),
    byClass: byChance.map((variance, index) => Math.sqrt(variance + varianceAlong(gradients[index] as number[], logCovariance))),
  };
}

function byFrequency(
  customers: readonly ObservedCustomers[],
  { classes, expected, deviations }: { readonly classes: readonly number[]; readonly expected: readonly number[]; readonly deviations: readonly number[] },
): FrequencyRow[] {
  return deviations.flatMap((deviation, repeatPurchases) => {
    const members = customers.flatMap((_, index) => (classes[index] === repeatPurchases ? [index] : []));
    if (members.length === 0) return [];
    const sums = sumsOf(members.map((index) => customers[index] as ObservedCustomers), members.map((index) => expected[index] as number));
    const [mean, half] = [sums.expected / sums.customers, (quantile80 * deviation) / sums.customers];
    return [{ repeatPurchases, orMore: repeatPurchases === lastFrequency, customers: sums.customers, actual: sums.actual / sums.customers, expected: mean, low: Math.max(0, mean - half), high: mean + half }];
  });
}

/** Indices, largest value first; equal values in the order they came. */
function orderBy(values: readonly number[]): number[] {
  return values.map((_, index) => index).toSorted((one, other) => (values[other] as number) - (values[one] as number) || one - other);
}

const tenths = 10;

/** Where a border falls among customers of whom equally much is expected, their purchases are divided in proportion. */
function gainsOf(customers: readonly ObservedCustomers[], expected: readonly number[]): HoldOutReport['gains'] {
  const { customers: everybody, actual } = sumsOf(customers, expected);
  if (actual === 0) return [];
  const order = orderBy(expected);
  const steps: { customersShare: number; purchasesShare: number }[] = [];
  let [seen, bought, step] = [0, 0, 1];
  for (let from = 0; from < order.length; ) {
    const level = expected[order[from] as number];
    let to = from;
    let [weight, purchases] = [0, 0];
    for (; to < order.length && expected[order[to] as number] === level; to++) {
      const customer = customers[order[to] as number] as ObservedCustomers;
      weight += customer.weight;
      purchases += outcomeOf(customer).purchases;
    }
    for (; step <= tenths && (step / tenths) * everybody <= seen + weight + 1e-9; step++) {
      const part = Math.min(1, ((step / tenths) * everybody - seen) / weight);
      steps.push({ customersShare: step / tenths, purchasesShare: (bought + part * purchases) / actual });
    }
    seen += weight;
    bought += purchases;
    from = to;
  }
  return steps;
}
