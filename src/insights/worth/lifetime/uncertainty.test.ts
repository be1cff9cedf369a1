/** What chance and estimated parameters do to the value of twelve months, against brute force. */
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../numeric/index.ts';
import { bgNbd, expectedPurchases, expectedSpend, fitGammaGamma, logSpend, spendShape } from '../index.ts';
import type { PurchaseGroups, SpendGroups } from '../index.ts';
import { logsOf, parametersOf } from '../model-form.ts';
import { drawParameters } from '../uncertainty.ts';
import { logVarianceByGroup, spendMoments, totalUncertainty } from './uncertainty.ts';
import type { ValueFits } from './uncertainty.ts';

const truth = { r: 0.9, alphaWeeks: 6, a: 0.8, b: 2.5, p: 6, q: 5, v: 40 };

/** So many customers as the models say, and both fits. */
function world(count: number): { readonly fits: ValueFits; readonly groups: PurchaseGroups } {
  const random = seededRandom(91);
  const all = Array.from({ length: count }, () => {
    const ageWeeks = 20 + 60 * random.uniform();
    const rate = random.gamma(truth.r) / truth.alphaWeeks;
    const leaves = random.beta(truth.a, truth.b);
    let [repeatPurchases, recencyWeeks] = [0, 0];
    for (let time = random.exponential() / rate; time < ageWeeks; time += random.exponential() / rate) {
      [repeatPurchases, recencyWeeks] = [repeatPurchases + 1, time];
      if (random.uniform() < leaves) break;
    }
    const level = random.gamma(truth.q) / truth.v;
    return { repeatPurchases, recencyWeeks, ageWeeks, meanSpend: repeatPurchases > 0 ? random.gamma(truth.p * repeatPurchases) / repeatPurchases / level : 0 };
  });
  const groups = { repeatPurchases: all.map((one) => one.repeatPurchases), recencyWeeks: all.map((one) => one.recencyWeeks), ageWeeks: all.map((one) => one.ageWeeks), weights: all.map(() => 1) };
  const spenders: SpendGroups = { purchases: groups.repeatPurchases, meanSpend: all.map((one) => one.meanSpend), weights: groups.weights };
  const [purchases, spend] = [bgNbd.fit(groups), fitGammaGamma(spenders)];
  if (purchases.status !== 'known' || spend.status !== 'known') throw new Error('not known');
  return { fits: { model: bgNbd, purchases, spend, meanSpend: spendMoments(spenders) }, groups };
}

function deviationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)) / mean;
}

describe('the value of all customers together', () => {
  let small: ReturnType<typeof world>;
  beforeAll(() => {
    small = world(400);
  });

  test('its uncertainty by the parameters is that of parametric draws', () => {
    const { fits, groups } = small;
    const byPurchases = drawParameters({ logs: logsOf(bgNbd.form, fits.purchases.parameters), logCovariance: fits.purchases.logCovariance }, 300, 1);
    const bySpend = drawParameters({ logs: logsOf({ names: ['p', 'q', 'v'] as const }, fits.spend.parameters), logCovariance: fits.spend.logCovariance }, 300, 2);
    const totals = byPurchases.map((logs, draw) => {
      const parameters = parametersOf(bgNbd.form, logs);
      const spend = parametersOf<typeof fits.spend.parameters>({ names: ['p', 'q', 'v'] }, bySpend[draw] as number[]);
      let total = 0;
      for (let row = 0; row < groups.weights.length; row++) {
        const history = { repeatPurchases: groups.repeatPurchases[row]!, recencyWeeks: groups.recencyWeeks[row]!, ageWeeks: groups.ageWeeks[row]! };
        total += expectedPurchases({ model: bgNbd, parameters, history }, 52) * expectedSpend(spend, { purchases: history.repeatPurchases, meanSpend: fits.meanSpend(history.repeatPurchases).mean });
      }
      return total;
    });
    const found = totalUncertainty(fits, groups).parameters;
    expect(found / deviationOf(totals)).toBeGreaterThan(0.8);
    expect(found / deviationOf(totals)).toBeLessThan(1.25);
  });

  test('its uncertainty by chance is that of simulated futures', () => {
    const { fits, groups } = small;
    const { r, alphaWeeks, a, b } = fits.purchases.parameters;
    const { p, q, v } = fits.spend.parameters;
    const random = seededRandom(3);
    const futures = Array.from({ length: 400 }, () => {
      let total = 0;
      for (let row = 0; row < groups.weights.length; row++) {
        const history = { repeatPurchases: groups.repeatPurchases[row]!, recencyWeeks: groups.recencyWeeks[row]!, ageWeeks: groups.ageWeeks[row]! };
        const x = history.repeatPurchases;
        if (random.uniform() >= bgNbd.probabilityAlive(fits.purchases.parameters, history)) continue;
        const rate = random.gamma(r + x) / (alphaWeeks + history.ageWeeks);
        const leaves = random.beta(a, b + x);
        const level = random.gamma(p * x + q) / (v + x * fits.meanSpend(x).mean);
        for (let time = random.exponential() / rate; time < 52; time += random.exponential() / rate) {
          total += random.gamma(p) / level;
          if (random.uniform() < leaves) break;
        }
      }
      return total;
    });
    const ratio = totalUncertainty(fits, groups).chance! / deviationOf(futures);
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.3);
  });

  test('four times the customers: half the uncertainty of both kinds', () => {
    const [one, four] = [totalUncertainty(small.fits, small.groups), totalUncertainty(small.fits, { ...small.groups, weights: Array.from(small.groups.weights, () => 4) })];
    expect(four.chance! / one.chance!).toBeCloseTo(0.5, 6);
    expect(four.parameters).toBeCloseTo(one.parameters, 6);
    const more = world(1600);
    expect(totalUncertainty(more.fits, more.groups).parameters / one.parameters).toBeLessThan(0.75);
  });

  test('thinning many groups changes little', () => {
    const { fits, groups } = small;
    const many = { repeatPurchases: [] as number[], recencyWeeks: [] as number[], ageWeeks: [] as number[], weights: [] as number[] };
    for (let copy = 0; copy < 20; copy++) for (const name of ['repeatPurchases', 'recencyWeeks', 'ageWeeks', 'weights'] as const) many[name].push(...Array.from(groups[name]));
    const [thin, whole] = [totalUncertainty(fits, many), totalUncertainty(fits, { ...groups, weights: Array.from(groups.weights, () => 20) })];
    expect(thin.chance! / whole.chance!).toBeCloseTo(1, 0);
    expect(thin.parameters / whole.parameters).toBeCloseTo(1, 1);
  });
});

describe('one customer', () => {
  test('uncertain parameters widen the interval of what is spent, the more the fewer customers there are', () => {
    const [few, many] = [world(120), world(2000)];
    const [byFew, byMany] = [logVarianceByGroup(few.fits)(2, 40), logVarianceByGroup(many.fits)(2, 40)];
    expect(byFew).toBeGreaterThan(4 * byMany);
    const counts = bgNbd.whileAlive(few.fits.purchases.parameters, { repeatPurchases: 2, recencyWeeks: 0, ageWeeks: 40 }).countDistribution(52);
    const [sure, unsure] = [0, byFew].map((logVariance) => spendShape(counts, logSpend(few.fits.spend.parameters), { purchases: 2, logVariance }));
    expect(unsure!.quantiles[0]).toBeGreaterThan(sure!.quantiles[0]!);
    expect(unsure!.quantiles.at(-2)).toBeLessThan(sure!.quantiles.at(-2)!);
  });
});
