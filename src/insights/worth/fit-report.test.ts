import { describe, expect, test } from 'vitest';
import { seededRandom } from '../numeric/index.ts';
import { expectedPurchases, bgNbd, fitPurchaseModel } from './index.ts';

/** Customers of a BG/NBD world, in weeks, with a hold-out of 26 weeks after the calibration. */
function world(count: number): { repeatPurchases: number[]; recency: number[]; age: number[]; holdOutPurchases: number[]; weights: number[] } {
  const random = seededRandom(51);
  const all = Array.from({ length: count }, () => {
    const age = 30 + Math.floor(20 * random.uniform());
    const rate = random.gamma(0.7) / 5;
    const leaves = random.beta(0.9, 2.8);
    let [repeatPurchases, recency, holdOut] = [0, 0, 0];
    for (let time = random.exponential() / rate; time < age + 26; time += random.exponential() / rate) {
      if (time < age) [repeatPurchases, recency] = [repeatPurchases + 1, Math.ceil(time * 7) / 7];
      else holdOut++;
      if (random.uniform() < leaves) break;
    }
    return { repeatPurchases, recency: Math.min(recency, age), age, holdOut };
  });
  return {
    repeatPurchases: all.map((one) => one.repeatPurchases),
    recency: all.map((one) => one.recency),
    age: all.map((one) => one.age),
    holdOutPurchases: all.map((one) => one.holdOut),
    weights: all.map(() => 1),
  };
}

describe('fit report', () => {
  const customers = world(4000);
  const report = fitPurchaseModel({ model: 'bg-nbd', timeUnit: 'week', customers, holdOutLength: 26 });

  test('has the shape that the command line promises', () => {
    expect(report).toMatchObject({ model: 'bg-nbd', timeUnit: 'week', status: 'known', customers: 4000, converged: true });
    expect(Object.keys(report.parameters!)).toEqual(['r', 'alpha', 'a', 'b']);
    expect(Object.keys(report.standardErrors!)).toEqual(['r', 'alpha', 'a', 'b']);
    expect(report.groups).toBeLessThan(4000);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test('foresees the hold-out of its own world', () => {
    const holdOut = report.holdOut!;
    expect(holdOut.actual).toBe(customers.holdOutPurchases.reduce((sum, count) => sum + count, 0));
    expect(Math.abs(holdOut.expected / holdOut.actual - 1)).toBeLessThan(0.06);
    expect(holdOut.bias).toBeCloseTo((holdOut.expected - holdOut.actual) / 4000, 12);
    expect(holdOut.byFrequency.reduce((sum, row) => sum + row.customers, 0)).toBe(4000);
    expect(holdOut.byFrequency.reduce((sum, row) => sum + row.customers * row.actual, 0)).toBeCloseTo(holdOut.actual, 8);
    expect(holdOut.byFrequency.at(-1)).toMatchObject({ repeatPurchases: 7, orMore: true });
  });

  test('errors are those of the customers one by one', () => {
    const { r, alpha, a, b } = report.parameters as { r: number; alpha: number; a: number; b: number };
    const errors = customers.age.map((ageWeeks, index) => {
      const history = { repeatPurchases: customers.repeatPurchases[index]!, recencyWeeks: customers.recency[index]!, ageWeeks };
      return expectedPurchases({ model: bgNbd, parameters: { r, alphaWeeks: alpha, a, b }, history }, 26) - customers.holdOutPurchases[index]!;
    });
    expect(report.holdOut!.mae).toBeCloseTo(errors.reduce((sum, error) => sum + Math.abs(error), 0) / 4000, 9);
    expect(report.holdOut!.rmse).toBeCloseTo(Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / 4000), 9);
  });

  test('days instead of weeks: alpha and likelihood follow, forecasts stay', () => {
    const times7 = (times: number[]): number[] => times.map((time) => Math.round(time * 7));
    const inDays = fitPurchaseModel({ model: 'bg-nbd', timeUnit: 'day', customers: { ...customers, recency: times7(customers.recency), age: times7(customers.age) }, holdOutLength: 26 * 7 });
    expect(inDays.parameters!['alpha']! / report.parameters!['alpha']!).toBeCloseTo(7, 6);
    expect(inDays.parameters!['r']).toBeCloseTo(report.parameters!['r']!, 7);
    const purchases = customers.repeatPurchases.reduce((sum, x) => sum + x, 0);
    expect(inDays.logLikelihood).toBeCloseTo(report.logLikelihood! - purchases * Math.log(7), 4);
    expect(inDays.holdOut!.expected).toBeCloseTo(report.holdOut!.expected, 6);
  });

  test('without hold-out, and with too little data, nothing is made up', () => {
    expect(fitPurchaseModel({ model: 'mbg-nbd', timeUnit: 'week', customers }).holdOut).toBeNull();
    const few = fitPurchaseModel({ model: 'bg-nbd', timeUnit: 'week', customers: { repeatPurchases: [2], recency: [3], age: [9], weights: [1] }, holdOutLength: 10 });
    expect(few).toMatchObject({ status: 'too-little-data', customers: 1, parameters: null, standardErrors: null, logLikelihood: null, converged: false, holdOut: null });
  });

  test('opportunities instead of time', () => {
    const random = seededRandom(53);
    const all = Array.from({ length: 3000 }, () => {
      const [uses, leaves] = [random.beta(1.2, 0.8), random.beta(0.7, 3)];
      let [purchases, lastUsed, holdOut, active] = [0, 0, 0, true];
      for (let year = 1; year <= 10; year++) {
        active &&= random.uniform() >= leaves;
        if (!active || random.uniform() >= uses) continue;
        if (year <= 6) [purchases, lastUsed] = [purchases + 1, year];
        else holdOut++;
      }
      return { purchases, lastUsed, holdOut };
    });
    const yearly = fitPurchaseModel({
      model: 'bg-bb',
      timeUnit: 'month',
      customers: { repeatPurchases: all.map((one) => one.purchases), recency: all.map((one) => one.lastUsed), age: all.map(() => 6), holdOutPurchases: all.map((one) => one.holdOut), weights: all.map(() => 1) },
      holdOutLength: 4,
    });
    expect(yearly).toMatchObject({ model: 'bg-bb', status: 'known', customers: 3000, groups: 22 });
    expect(Object.keys(yearly.parameters!)).toEqual(['alpha', 'beta', 'gamma', 'delta']);
    expect(Math.abs(yearly.holdOut!.expected / yearly.holdOut!.actual - 1)).toBeLessThan(0.06);
  });

  test('spend', () => {
    const random = seededRandom(52);
    const purchases = Array.from({ length: 500 }, () => 1 + Math.floor(5 * random.uniform()));
    const spend = { purchases, meanSpend: purchases.map((x) => random.gamma(3 * x) / x / (random.gamma(4) / 50)), weights: purchases.map(() => 1) };
    const spendReport = fitPurchaseModel({ model: 'gamma-gamma', timeUnit: 'week', spend });
    expect(spendReport).toMatchObject({ model: 'gamma-gamma', status: 'known', customers: 500, holdOut: null });
    expect(Object.keys(spendReport.parameters!)).toEqual(['p', 'q', 'v']);
  });
});
