/** Laws that hold for every purchase model, whatever the parameters. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ZhiyinError } from '../../domain/index.ts';
import { seededRandom } from '../numeric/index.ts';
import { bgNbd, expectedPurchases, mbgNbd, newCustomer, paretoNbd, purchaseCountInterval, purchaseCountProbability } from './index.ts';
import type { BetaGeometricParameters, ParetoNbdParameters, PurchaseGroups, PurchaseHistory, PurchaseModel } from './index.ts';

const parameter = fc.double({ min: 0.05, max: 20, noNaN: true });
const scale = fc.double({ min: 0.2, max: 60, noNaN: true });
const anyHistory: fc.Arbitrary<PurchaseHistory> = fc
  .record({ repeatPurchases: fc.integer({ min: 0, max: 60 }), recency: fc.double({ min: 0.01, max: 1, noNaN: true }), ageWeeks: fc.double({ min: 1, max: 200, noNaN: true }) })
  .map(({ repeatPurchases, recency, ageWeeks }) => ({ repeatPurchases, recencyWeeks: repeatPurchases > 0 ? recency * ageWeeks : 0, ageWeeks }));
const one = ({ repeatPurchases, recencyWeeks, ageWeeks }: PurchaseHistory): PurchaseGroups => ({
  repeatPurchases: [repeatPurchases], recencyWeeks: [recencyWeeks], ageWeeks: [ageWeeks], weights: [1],
});

interface World<Parameters> {
  readonly model: PurchaseModel<Parameters>;
  readonly anyParameters: fc.Arbitrary<Parameters>;
  /** Parameters that work well, by a value of the one that has a special case at 1. */
  readonly near: (special: number) => Parameters;
  /** The same parameters when time counts `factor` times as much. */
  readonly inUnits: (parameters: Parameters, factor: number) => Parameters;
}

const betaGeometric: Omit<World<BetaGeometricParameters>, 'model'> = {
  anyParameters: fc.record({ r: parameter, alphaWeeks: scale, a: parameter, b: parameter }),
  near: (a) => ({ r: 0.6, alphaWeeks: 5, a, b: 2.2 }),
  inUnits: (parameters, factor) => ({ ...parameters, alphaWeeks: parameters.alphaWeeks * factor }),
};

describe('BG/NBD', () => {
  obeysTheLaws({ model: bgNbd, ...betaGeometric });
});
describe('MBG/NBD', () => {
  obeysTheLaws({ model: mbgNbd, ...betaGeometric });
});
describe('Pareto/NBD', () => {
  obeysTheLaws<ParetoNbdParameters>({
    model: paretoNbd,
    anyParameters: fc.record({ r: parameter, alphaWeeks: scale, s: parameter, betaWeeks: scale }),
    near: (s) => ({ r: 0.6, alphaWeeks: 5, s, betaWeeks: 8 }),
    inUnits: (parameters, factor) => ({ ...parameters, alphaWeeks: parameters.alphaWeeks * factor, betaWeeks: parameters.betaWeeks * factor }),
  });
});

function obeysTheLaws<Parameters extends { readonly r: number; readonly alphaWeeks: number }>({ model, anyParameters, near, inUnits }: World<Parameters>): void {
  test('P(alive) is a probability and falls with silence', () => {
    fc.assert(
      fc.property(anyParameters, anyHistory, fc.double({ min: 0, max: 100, noNaN: true }), (parameters, history, moreWeeks) => {
        const now = model.probabilityAlive(parameters, history);
        const later = model.probabilityAlive(parameters, { ...history, ageWeeks: history.ageWeeks + moreWeeks });
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(1);
        expect(later).toBeLessThanOrEqual(now);
      }),
    );
  });

  test('P(alive) does not depend on the unit of time', () => {
    fc.assert(
      fc.property(anyParameters, anyHistory, (parameters, history) => {
        const scaled = { ...history, recencyWeeks: history.recencyWeeks * 7, ageWeeks: history.ageWeeks * 7 };
        expect(model.probabilityAlive(inUnits(parameters, 7), scaled)).toBeCloseTo(model.probabilityAlive(parameters, history), 10);
      }),
    );
  });

  test('the distribution of purchases sums to 1, has the expected mean, and agrees with its tails', () => {
    fc.assert(
      fc.property(anyParameters, anyHistory, fc.double({ min: 0.1, max: 60, noNaN: true }), (parameters, history, weeks) => {
        const living = model.whileAlive(parameters, history);
        const counts = living.countDistribution(weeks);
        let [sum, mean] = [0, 0];
        for (let count = 0; count < counts.end; count++) {
          sum += counts.probability(count);
          mean += count * counts.probability(count);
          expect(counts.probability(count)).toBeGreaterThanOrEqual(0);
          expect(counts.atLeast(count) - counts.atLeast(count + 1)).toBeCloseTo(counts.probability(count), 12);
        }
        expect(sum).toBeCloseTo(1, 10);
        expect(Math.abs(mean / living.expectedPurchases(weeks) - 1)).toBeLessThan(1e-8);
      }),
      { numRuns: 50 },
    );
  });

  test('expected purchases: none in no time, more in more time, no more than a rate that never drops out', () => {
    fc.assert(
      fc.property(anyParameters, anyHistory, fc.double({ min: 0, max: 100, noNaN: true }), (parameters, history, weeks) => {
        const subject = { model, parameters, history };
        expect(expectedPurchases(subject, 0)).toBe(0);
        const expected = expectedPurchases(subject, weeks);
        expect(expectedPurchases(subject, weeks + 1)).toBeGreaterThanOrEqual(expected);
        expect(expected).toBeLessThanOrEqual(((parameters.r + history.repeatPurchases) / (parameters.alphaWeeks + history.ageWeeks)) * weeks * (1 + 1e-9) + 1e-300);
      }),
    );
  });

  test('near the special case at 1 nothing happens', () => {
    const at = (special: number): number => expectedPurchases({ model, parameters: near(special), history: newCustomer }, 40);
    expect(at(1)).toBeCloseTo((at(1 - 1e-6) + at(1 + 1e-6)) / 2, 9);
  });

  test('the likelihood of a customer without age or purchases is 1: they are there', () => {
    expect(model.logLikelihood(near(0.9), one(newCustomer))).toBeCloseTo(0, 12);
  });

  test('the likelihood of x purchases, summed over when they happened, is the probability of the count', () => {
    const parameters = near(0.9);
    const weeks = 10;
    const steps = 4000;
    // Given x purchases the density of t_x carries t_x^(x−1)/(x−1)! orderings of the earlier ones.
    for (const x of [1, 3]) {
      let integral = 0;
      for (let step = 0; step < steps; step++) {
        const recencyWeeks = ((step + 0.5) * weeks) / steps;
        const orderings = x === 3 ? recencyWeeks ** 2 / 2 : 1;
        integral += Math.exp(model.logLikelihood(parameters, one({ repeatPurchases: x, recencyWeeks, ageWeeks: weeks }))) * orderings * (weeks / steps);
      }
      expect(integral).toBeCloseTo(purchaseCountProbability({ model, parameters, history: newCustomer }, weeks, x), 7);
    }
  });

  test('the interval holds its level, counts being whole', () => {
    fc.assert(
      fc.property(anyParameters, anyHistory, (parameters, history) => {
        const subject = { model, parameters, history };
        const { low, high } = purchaseCountInterval(subject, 26, 0.8);
        let inside = 0;
        for (let count = low; count <= high; count++) inside += purchaseCountProbability(subject, 26, count);
        expect(inside).toBeGreaterThanOrEqual(0.8 - 1e-9);
      }),
      { numRuns: 50 },
    );
  });

  test('too little data is an answer', () => {
    expect(model.fit(one({ repeatPurchases: 2, recencyWeeks: 3, ageWeeks: 9 }))).toMatchObject({ status: 'too-little-data', converged: false, customers: 1 });
    expect(model.fit({ repeatPurchases: [0], recencyWeeks: [0], ageWeeks: [30], weights: [1000] })).toMatchObject({ status: 'too-little-data', customers: 1000 });
    expect(model.fit({ repeatPurchases: [], recencyWeeks: [], ageWeeks: [], weights: [] })).toMatchObject({ status: 'too-little-data', customers: 0, groups: 0 });
  });

  test('without regularisation a model that the data leaves open is not identified', () => {
    const identical: PurchaseGroups = { repeatPurchases: [4], recencyWeeks: [11], ageWeeks: [14], weights: [200] };
    expect(model.fit(identical, { regularisation: 'never' }).status).not.toBe('known');
    expect(model.fit(identical)).toMatchObject({ status: 'known', regularised: true });
  });

  test.each([
    ['a last purchase after today', { repeatPurchases: 2, recencyWeeks: 10, ageWeeks: 9 }],
    ['half a purchase', { repeatPurchases: 0.5, recencyWeeks: 1, ageWeeks: 9 }],
    ['negative time', { repeatPurchases: 1, recencyWeeks: -1, ageWeeks: 9 }],
    ['no age', { repeatPurchases: 1, recencyWeeks: 1, ageWeeks: NaN }],
  ])('%s is refused', (_name, history) => expect(() => model.fit(one(history))).toThrow(ZhiyinError));
}

describe('recovery of a known truth', () => {
  const truth: BetaGeometricParameters = { r: 0.7, alphaWeeks: 5, a: 0.9, b: 2.8 };

  function simulated(count: number, seed: number, firstChances: 0 | 1): PurchaseGroups {
    const random = seededRandom(seed);
    const histories = Array.from({ length: count }, (): PurchaseHistory => {
      const ageWeeks = 20 + 60 * random.uniform();
      const rate = random.gamma(truth.r) / truth.alphaWeeks;
      const leaves = random.beta(truth.a, truth.b);
      let [repeatPurchases, recencyWeeks] = [0, 0];
      if (firstChances === 1 && random.uniform() < leaves) return { repeatPurchases, recencyWeeks, ageWeeks };
      for (let time = random.exponential() / rate; time < ageWeeks; time += random.exponential() / rate) {
        repeatPurchases++;
        recencyWeeks = time;
        if (random.uniform() < leaves) break;
      }
      return { repeatPurchases, recencyWeeks, ageWeeks };
    });
    return {
      repeatPurchases: histories.map((history) => history.repeatPurchases),
      recencyWeeks: histories.map((history) => history.recencyWeeks),
      ageWeeks: histories.map((history) => history.ageWeeks),
      weights: histories.map(() => 1),
    };
  }

  test.each([['BG/NBD', bgNbd, 0], ['MBG/NBD', mbgNbd, 1]] as const)('%s finds its parameters within three standard errors', (_, model, firstChances) => {
    const fit = model.fit(simulated(6000, 21, firstChances));
    if (fit.status !== 'known') throw new Error(fit.status);
    for (const name of ['r', 'alphaWeeks', 'a', 'b'] as const) {
      expect(Math.abs(fit.parameters[name] - truth[name]), `${name}: ${fit.parameters[name]} ± ${fit.standardErrors[name]}`).toBeLessThan(3 * fit.standardErrors[name]);
    }
  });

  test('many groups, where the search starts on a part of them, end at the same maximum', () => {
    const groups = simulated(45_000, 22, 0);
    const fit = bgNbd.fit(groups);
    if (fit.status !== 'known') throw new Error(fit.status);
    const nearby = (factor: number): number => bgNbd.logLikelihood({ ...fit.parameters, r: fit.parameters.r * factor }, groups);
    expect(nearby(1.001)).toBeLessThan(fit.logLikelihood);
    expect(nearby(0.999)).toBeLessThan(fit.logLikelihood);
    expect(Math.abs(fit.parameters.alphaWeeks - truth.alphaWeeks)).toBeLessThan(3 * fit.standardErrors.alphaWeeks);
  });
});
