/** Published figures of the purchase models on the CDNOW sample. */
import { describe, expect, test } from 'vitest';
import { bgNbd, discountedPurchases, expectedPurchases, expectedSpend, fitGammaGamma, mbgNbd, newCustomer, paretoNbd, purchaseCountProbability } from '../../src/insights/worth/index.ts';
import type { BetaGeometricParameters, ModelFit } from '../../src/insights/worth/index.ts';
import { cdnowCustomers, groupsOf, hasCdnow, publishedSpend, spendOf } from './cdnow.ts';
import { hypergeometric } from './hypergeometric.ts';

function known<Parameters>(fit: ModelFit<Parameters>): Extract<ModelFit<Parameters>, { status: 'known' }> {
  if (fit.status !== 'known') throw new Error(`the fit is ${fit.status}`);
  return fit;
}

function expectClose<Name extends string>(actual: Readonly<Record<Name, number>>, expected: Readonly<Record<Name, number>>, relative: number): void {
  for (const name of Object.keys(expected) as Name[]) {
    expect(Math.abs(actual[name] / expected[name] - 1), `${name}: ${actual[name]} against ${expected[name]}`).toBeLessThan(relative);
  }
}

/** The customer of Fader, Hardie & Lee's worked example. */
const example = { repeatPurchases: 2, recencyWeeks: 30.43, ageWeeks: 38.86 };
const one = (repeatPurchases: number, recencyWeeks: number, ageWeeks: number) => ({
  repeatPurchases: [repeatPurchases], recencyWeeks: [recencyWeeks], ageWeeks: [ageWeeks], weights: [1],
});

describe.skipIf(!hasCdnow)('CDNOW (skipped where ../shared/data/cdnow is absent)', () => {
  const customers = hasCdnow ? cdnowCustomers() : [];
  const groups = groupsOf(customers);

  test('the reduction', () => {
    expect(customers).toHaveLength(2357);
    expect(groups.weights).toHaveLength(1016);
    expect(customers.filter((customer) => customer.repeatPurchases > 0)).toHaveLength(946);
    expect(customers.reduce((sum, customer) => sum + customer.repeatPurchases, 0)).toBe(2457);
    expect(Math.max(...groups.repeatPurchases)).toBe(29);
    expect(Math.min(...groups.ageWeeks)).toBeCloseTo(27, 10);
    expect(Math.max(...groups.ageWeeks)).toBeCloseTo(38.857, 3);
  });

  describe('BG/NBD: Fader, Hardie & Lee (2005), table 2', () => {
    const fit = hasCdnow ? known(bgNbd.fit(groups)) : undefined;
    const subject = (history: typeof example) => ({ model: bgNbd, parameters: fit?.parameters as BetaGeometricParameters, history });

    test('parameters, log-likelihood, standard errors', () => {
      expectClose(fit!.parameters, { r: 0.2425945, alphaWeeks: 4.4136019, a: 0.7929199, b: 2.4258881 }, 1e-5);
      expectClose(fit!.standardErrors, { r: 0.01256, alphaWeeks: 0.37822, a: 0.18573, b: 0.70541 }, 5e-4);
      expect(fit!.logLikelihood).toBeCloseTo(-9582.429, 3);
      expect(fit!.regularised).toBe(false);
    });

    test('predictions', () => {
      expect(expectedPurchases(subject(newCustomer), 52)).toBeCloseTo(1.444, 4);
      expect(expectedPurchases(subject(example), 39)).toBeCloseTo(1.226, 3);
      expect(bgNbd.probabilityAlive(fit!.parameters, example)).toBeCloseTo(0.72661, 5);
    });

    test('mean P(alive) .813, though whoever never repeated counts as alive for sure', () => {
      const alive = customers.map((customer) => bgNbd.probabilityAlive(fit!.parameters, customer));
      expect(alive.reduce((sum, probability) => sum + probability, 0) / alive.length).toBeCloseTo(0.813, 3);
      expect(bgNbd.probabilityAlive(fit!.parameters, { repeatPurchases: 0, recencyWeeks: 0, ageWeeks: 1e6 })).toBe(1);
    });

    test('rows one by one give what weighted groups give', () => {
      const rows = {
        repeatPurchases: customers.map((customer) => customer.repeatPurchases),
        recencyWeeks: customers.map((customer) => customer.recencyWeeks),
        ageWeeks: customers.map((customer) => customer.ageWeeks),
        weights: customers.map(() => 1),
      };
      const onRows = known(bgNbd.fit(rows));
      expect(onRows.groups).toBe(2357);
      expectClose(onRows.parameters, fit!.parameters, 1e-6);
      expect(onRows.logLikelihood).toBeCloseTo(fit!.logLikelihood, 6);
    });

    test('time in other units: alpha follows, P(alive) stays', () => {
      const times10 = (times: number[]) => times.map((time) => time * 10);
      const scaled = known(bgNbd.fit({ ...groups, recencyWeeks: times10(groups.recencyWeeks), ageWeeks: times10(groups.ageWeeks) }));
      expectClose(scaled.parameters, { ...fit!.parameters, alphaWeeks: fit!.parameters.alphaWeeks * 10 }, 1e-6);
      expect(scaled.logLikelihood).toBeCloseTo(fit!.logLikelihood - 2457 * Math.log(10), 5);
      const alive = bgNbd.probabilityAlive(scaled.parameters, { repeatPurchases: 2, recencyWeeks: 304.3, ageWeeks: 388.6 });
      expect(alive).toBeCloseTo(bgNbd.probabilityAlive(fit!.parameters, example), 6);
    });
  });

  test('MBG/NBD: the figures of BTYDplus', () => {
    const fit = known(mbgNbd.fit(groups));
    expectClose(fit.parameters, { r: 0.52484, alphaWeeks: 6.18309, a: 0.89136, b: 1.614 }, 1e-5);
    expectClose(fit.standardErrors, { r: 0.08327, alphaWeeks: 0.69562, a: 0.15479, b: 0.53749 }, 1e-4);
    expect(fit.logLikelihood).toBeCloseTo(-9582.1357, 4);
    const subject = { model: mbgNbd, parameters: fit.parameters };
    expect(expectedPurchases({ ...subject, history: newCustomer }, 52)).toBeCloseTo(1.418885, 5);
    expect(expectedPurchases({ ...subject, history: example }, 39)).toBeCloseTo(1.26267, 5);
    expect(mbgNbd.probabilityAlive(fit.parameters, example)).toBeCloseTo(0.70613, 5);
    const alive = customers.map((customer) => mbgNbd.probabilityAlive(fit.parameters, customer));
    expect(alive.reduce((sum, probability) => sum + probability, 0) / alive.length).toBeCloseTo(0.449, 3);
  });

  test('Pareto/NBD: Fader & Hardie (2005), BTYD', () => {
    const fit = known(paretoNbd.fit(groups));
    expect(fit.logLikelihood).toBeCloseTo(-9594.976, 3);
    expect(fit.parameters.r).toBeCloseTo(0.55315, 3);
    expect(fit.parameters.s).toBeCloseTo(0.60625, 3);
    expect(Math.abs(fit.parameters.alphaWeeks - 10.57633)).toBeLessThan(0.01);
    expect(Math.abs(fit.parameters.betaWeeks - 11.6715)).toBeLessThan(0.05);
    expectClose(fit.standardErrors, { r: 0.04763, alphaWeeks: 0.84272, s: 0.18726, betaWeeks: 6.21054 }, 2e-3);
    const subject = { model: paretoNbd, parameters: fit.parameters };
    expect(expectedPurchases({ ...subject, history: newCustomer }, 52)).toBeCloseTo(1.473434, 4);
    expect(expectedPurchases({ ...subject, history: example }, 39)).toBeCloseTo(1.4551, 4);
    expect(paretoNbd.probabilityAlive(fit.parameters, example)).toBeCloseTo(0.86912, 4);
    const alive = customers.map((customer) => paretoNbd.probabilityAlive(fit.parameters, customer));
    expect(alive.reduce((sum, probability) => sum + probability, 0) / alive.length).toBeCloseTo(0.446, 3);
  });

  describe('Gamma-Gamma: Fader & Hardie (2013)', () => {
    const fit = hasCdnow ? known(fitGammaGamma(spendOf(customers))) : undefined;

    test('parameters, log-likelihood, standard errors', () => {
      expectClose(fit!.parameters, { p: 6.2496, q: 3.7442, v: 15.4435 }, 1e-5);
      expectClose(fit!.standardErrors, { p: 1.19, q: 0.29, v: 4.16 }, 2e-3);
      expect(fit!.logLikelihood).toBeCloseTo(-4055.918, 3);
      expect(fit!.customers).toBe(946);
    });

    test('conditional mean spend of the first ten customers', () => {
      const histories = publishedSpend();
      const onCents = known(fitGammaGamma({ purchases: histories.map((history) => history.purchases), meanSpend: histories.map((history) => history.meanSpend), weights: histories.map(() => 1) }));
      const spends = histories.slice(0, 10).map((history) => expectedSpend(onCents.parameters, history));
      const published = [24.6586, 18.9115, 35.171, 35.171, 35.171, 71.4628, 18.9115, 35.171, 27.2824, 35.171];
      spends.forEach((spend, index) => expect(spend).toBeCloseTo(published[index] as number, 3));
    });

    test('lifetime value over 12 months at 1 % a month, read in weeks', () => {
      const purchases = known(bgNbd.fit(groups)).parameters;
      const values = customers.slice(0, 3).map((customer) => {
        const expected = bgNbd.probabilityAlive(purchases, customer) * discountedPurchases(bgNbd.whileAlive(purchases, customer), { months: 12, monthlyDiscount: 0.01 });
        return expected * expectedSpend(fit!.parameters, { purchases: customer.repeatPurchases, meanSpend: customer.meanSpend });
      });
      [36.198, 4.627, 8.324].forEach((published, index) => expect(values[index]).toBeCloseTo(published, 2));
    });
  });
});

describe('BG/NBD at the printed parameters (.243, 4.414, .793, 2.426)', () => {
  const parameters = { r: 0.243, alphaWeeks: 4.414, a: 0.793, b: 2.426 };
  const subject = { model: bgNbd, parameters, history: newCustomer };

  test('distribution of the number of purchases', () => {
    expect(purchaseCountProbability(subject, 39, 0)).toBeCloseTo(0.5737864, 7);
    expect(purchaseCountProbability(subject, 30, 11)).toBeCloseTo(0.0019995214, 10);
    expect(purchaseCountProbability(subject, 2, 10) / 1.07869e-7).toBeCloseTo(1, 5);
  });

  test.each([1, 10, 39, 500])('our sum over %d weeks is the hypergeometric form of the paper (equation 9)', (weeks) => {
    const { r, alphaWeeks, a, b } = parameters;
    const paper = ((a + b - 1) / (a - 1)) * (1 - (alphaWeeks / (alphaWeeks + weeks)) ** r * hypergeometric([r, b, 1], [a + b - 1, 1], weeks / (alphaWeeks + weeks)));
    expect(expectedPurchases(subject, weeks)).toBeCloseTo(paper, 10);
  });
});

describe('BG/NBD at the fitted parameters', () => {
  const subject = { model: bgNbd, parameters: { r: 0.2425945, alphaWeeks: 4.4136019, a: 0.7929199, b: 2.4258881 }, history: newCustomer };

  test.each([[0.1429, 0.0078], [1, 0.0532], [3, 0.1506], [31.8571, 1.0405]])('E[X(%d weeks)] = %d', (weeks, expected) => {
    expect(expectedPurchases(subject, weeks)).toBeCloseTo(expected, 4);
  });

  test('E[X(78)] = 1.8580 by 30-digit arithmetic; published as 1.8576', () => {
    expect(expectedPurchases(subject, 78)).toBeCloseTo(1.857956009, 8);
    expect(Math.abs(expectedPurchases(subject, 78) - 1.8576)).toBeLessThan(5e-4);
  });
});

describe('numerical stability at r .25, alpha 4, a .8, b 2.5', () => {
  const parameters = { r: 0.25, alphaWeeks: 4, a: 0.8, b: 2.5 };

  test('log-likelihood of (x, t_x) at T = 40', () => {
    expect(bgNbd.logLikelihood(parameters, one(0, 0, 40))).toBeCloseTo(-0.59947382, 8);
    expect(bgNbd.logLikelihood(parameters, one(200, 38, 40))).toBeCloseTo(100.7957, 4);
    expect(mbgNbd.logLikelihood(parameters, one(0, 0, 40))).toBeCloseTo(-0.41792826, 8);
    expect(mbgNbd.logLikelihood(parameters, one(200, 38, 40))).toBeCloseTo(100.7869, 4);
  });

  test('a thousand purchases, then silence: P(alive) is 0 without overflow', () => {
    expect(bgNbd.probabilityAlive(parameters, { repeatPurchases: 1000, recencyWeeks: 10, ageWeeks: 100 })).toBe(0);
  });

  test('Pareto/NBD with a hundred purchases', () => {
    const pareto = { r: 0.55, alphaWeeks: 10.58, s: 0.61, betaWeeks: 11.67 };
    const expected = (repeatPurchases: number): number =>
      expectedPurchases({ model: paretoNbd, parameters: pareto, history: { repeatPurchases, recencyWeeks: 200, ageWeeks: 200 } }, 10);
    expect(expected(132)).toBeCloseTo(6.2060518, 7);
    expect(expected(133)).toBeCloseTo(6.2528725, 6);
  });
});
