import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../numeric/index.ts';
import { bgNbd, expectedSpend, fitGammaGamma, logSpend, spendInterval, spendShape, tailShares } from './index.ts';
import type { SpendGroups } from './index.ts';

const truth = { p: 3, q: 4.5, v: 60 };

function simulated(count: number, seed: number): SpendGroups {
  const random = seededRandom(seed);
  const purchases = Array.from({ length: count }, () => 1 + Math.floor(8 * random.uniform() ** 2));
  const meanSpend = purchases.map((x) => random.gamma(truth.p * x) / x / (random.gamma(truth.q) / truth.v));
  return { purchases, meanSpend, weights: purchases.map(() => 1) };
}

describe('Gamma-Gamma', () => {
  test('finds its parameters within three standard errors', () => {
    const fit = fitGammaGamma(simulated(8000, 31));
    if (fit.status !== 'known') throw new Error(fit.status);
    for (const name of ['p', 'q', 'v'] as const) {
      expect(Math.abs(fit.parameters[name] - truth[name]), `${name}: ${fit.parameters[name]} ± ${fit.standardErrors[name]}`).toBeLessThan(3 * fit.standardErrors[name]);
    }
  });

  test('doubled weights double the log-likelihood and leave the parameters; another currency scales v', () => {
    const groups = simulated(500, 32);
    const fits = [groups, { ...groups, weights: Array.from(groups.weights, () => 2) }, { ...groups, meanSpend: Array.from(groups.meanSpend, (spend) => spend * 100) }].map((data) => fitGammaGamma(data));
    const [once, twice, cents] = fits.map((fit) => {
      if (fit.status !== 'known') throw new Error(fit.status);
      return fit;
    });
    expect(twice!.logLikelihood).toBeCloseTo(2 * once!.logLikelihood, 5);
    expect(twice!.parameters.p).toBeCloseTo(once!.parameters.p, 6);
    expect(cents!.parameters.v / once!.parameters.v).toBeCloseTo(100, 4);
    expect(cents!.parameters.q).toBeCloseTo(once!.parameters.q, 6);
  });

  test('expected spend lies between the customer’s own mean and everybody’s', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0.01, max: 1e5, noNaN: true }), (purchases, meanSpend) => {
        const everybody = expectedSpend(truth, { purchases: 0, meanSpend: 0 });
        const spend = expectedSpend(truth, { purchases, meanSpend });
        expect(spend).toBeGreaterThanOrEqual(Math.min(everybody, meanSpend) - 1e-9);
        expect(spend).toBeLessThanOrEqual(Math.max(everybody, meanSpend) * (1 + 1e-12));
      }),
    );
  });

  test('spend that is not positive, and customers without purchases, are left out', () => {
    const groups = simulated(300, 33);
    const odd: SpendGroups = {
      purchases: [...Array.from(groups.purchases), 3, 3, 0, 2],
      meanSpend: [...Array.from(groups.meanSpend), 0, -5, 10, NaN],
      weights: [...Array.from(groups.weights), 1, 1, 1, 1],
    };
    expect(fitGammaGamma(odd)).toEqual(fitGammaGamma(groups));
    expect(fitGammaGamma({ purchases: [2, 2, 2, 2], meanSpend: [0, 0, 0, 0], weights: [9, 9, 9, 9] })).toMatchObject({ status: 'too-little-data', converged: false, customers: 0 });
  });

  test('a heavy tail without a mean is not identified', () => {
    const random = seededRandom(34);
    const meanSpend = Array.from({ length: 4000 }, () => random.gamma(2) / random.gamma(0.5));
    expect(fitGammaGamma({ purchases: meanSpend.map(() => 1), meanSpend, weights: meanSpend.map(() => 1) }).status).toBe('not-identified');
  });
});

describe('interval of the money of a year', () => {
  const purchases = { r: 0.6, alphaWeeks: 6, a: 0.8, b: 2.5 };

  test.each([
    ['never repeated', { repeatPurchases: 0, recencyWeeks: 0, ageWeeks: 30 }, 0, { p: 6, q: 4, v: 15 }],
    ['two purchases, a while ago', { repeatPurchases: 2, recencyWeeks: 20, ageWeeks: 40 }, 40, { p: 6, q: 4, v: 15 }],
    ['a regular', { repeatPurchases: 12, recencyWeeks: 50, ageWeeks: 52 }, 30, { p: 6, q: 4, v: 15 }],
    ['a regular with erratic spend', { repeatPurchases: 12, recencyWeeks: 50, ageWeeks: 52 }, 30, { p: 0.8, q: 2.5, v: 40 }],
  ])('%s: a tenth of simulated futures lies beyond each end', (_, history, meanSpend, spend) => {
    const random = seededRandom(41);
    const alive = bgNbd.probabilityAlive(purchases, history);
    const shape = spendShape(bgNbd.whileAlive(purchases, history).countDistribution(52), logSpend(spend), { purchases: history.repeatPurchases });
    const scale = spend.v + history.repeatPurchases * meanSpend;
    const interval = spendInterval(shape, { alive, scale });
    const futures = 20_000;
    let [below, above] = [0, 0];
    for (let future = 0; future < futures; future++) {
      let total = 0;
      if (random.uniform() < alive) {
        const rate = random.gamma(purchases.r + history.repeatPurchases) / (purchases.alphaWeeks + history.ageWeeks);
        const leaves = random.beta(purchases.a, purchases.b + history.repeatPurchases);
        const level = random.gamma(spend.p * history.repeatPurchases + spend.q) / scale;
        for (let time = random.exponential() / rate; time < 52; time += random.exponential() / rate) {
          total += random.gamma(spend.p) / level;
          if (random.uniform() < leaves) break;
        }
      }
      if (total < interval.low) below++;
      if (total > interval.high) above++;
    }
    expect(above / futures).toBeGreaterThan(0.075);
    expect(above / futures).toBeLessThan(0.125);
    expect(below / futures).toBeLessThan(0.125);
    expect(below / futures).toBeGreaterThan(interval.low > 0 ? 0.075 : -1);
  });

  test('whoever surely buys nothing has the interval 0 … 0', () => {
    const shape = { chance: 0.3, quantiles: tailShares.map((share) => 1 - share) };
    expect(spendInterval(shape, { alive: 0.3, scale: 100 })).toEqual({ low: 0, high: 0, level: 0.8 });
    expect(spendInterval({ ...shape, chance: 0 }, { alive: 1, scale: 100 })).toEqual({ low: 0, high: 0, level: 0.8 });
  });
});
