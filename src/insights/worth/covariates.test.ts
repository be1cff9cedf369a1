import { describe, expect, test } from 'vitest';
import { ZhiyinError } from '../../domain/index.ts';
import { seededRandom } from '../numeric/index.ts';
import { bgNbd, fitWithCovariates, paretoNbd } from './index.ts';

/** Customers whose covariate multiplies their purchase rate by e^0.8 and their leaving rate by e^−0.6 per unit. */
function world(count: number, effect: { readonly purchases: number; readonly leaving: number }) {
  const random = seededRandom(61);
  const all = Array.from({ length: count }, () => {
    const z = random.uniform() < 0.4 ? 1 : 0;
    const ageWeeks = 40 + 40 * random.uniform();
    const rate = (random.gamma(0.8) / 6) * Math.exp(effect.purchases * z);
    const leaves = random.exponential() / ((random.gamma(0.9) / 20) * Math.exp(effect.leaving * z));
    let [repeatPurchases, recencyWeeks] = [0, 0];
    for (let time = random.exponential() / rate; time < Math.min(ageWeeks, leaves); time += random.exponential() / rate) [repeatPurchases, recencyWeeks] = [repeatPurchases + 1, time];
    return { repeatPurchases, recencyWeeks, ageWeeks, z };
  });
  const groups = { repeatPurchases: all.map((one) => one.repeatPurchases), recencyWeeks: all.map((one) => one.recencyWeeks), ageWeeks: all.map((one) => one.ageWeeks), weights: all.map(() => 1) };
  return { groups, z: all.map((one) => one.z) };
}

describe('covariates', () => {
  const effect = { purchases: 0.8, leaving: -0.6 };
  const { groups, z } = world(3000, effect);
  const found = fitWithCovariates(paretoNbd.form, groups, { covariates: { names: ['z'], values: [z] } });

  test('the truth lies within three standard errors', () => {
    const [{ onPurchases, onLeaving }] = found.effects as [(typeof found.effects)[number]];
    expect(Math.abs(onPurchases.value - effect.purchases)).toBeLessThan(3 * onPurchases.standardError);
    expect(Math.abs(onLeaving.value - effect.leaving)).toBeLessThan(3 * onLeaving.standardError);
    expect(onPurchases.standardError).toBeLessThan(0.15);
  });

  test('another unit of the covariate scales its effect and nothing else', () => {
    const inCents = fitWithCovariates(paretoNbd.form, groups, { covariates: { names: ['z'], values: [z.map((value) => 7 + value * 100)] } });
    if (found.fit.status !== 'known' || inCents.fit.status !== 'known') throw new Error('not known');
    expect(inCents.fit.logLikelihood).toBeCloseTo(found.fit.logLikelihood, 5);
    expect(inCents.effects[0]!.onPurchases.value * 100).toBeCloseTo(found.effects[0]!.onPurchases.value, 5);
    expect(inCents.effects[0]!.onLeaving.standardError * 100).toBeCloseTo(found.effects[0]!.onLeaving.standardError, 4);
  });

  test('likelihood never falls by knowing more, and each half is the model on its own when it is told apart completely', () => {
    const without = paretoNbd.fit(groups);
    if (found.fit.status !== 'known' || without.status !== 'known') throw new Error('not known');
    expect(found.fit.logLikelihood).toBeGreaterThan(without.logLikelihood);
  });

  test('BG/NBD takes them, too', () => {
    const fit = fitWithCovariates(bgNbd.form, groups, { covariates: { names: ['z'], values: [z] } });
    expect(fit.fit.status).toBe('known');
    expect(fit.effects[0]!.onPurchases.value).toBeGreaterThan(0.3);
  });

  test.each([['the same for all', z.map(() => 3), 'tells nothing'], ['not a number', z.map((value, index) => (index === 5 ? NaN : value)), 'not a number']])('%s is refused', (_, values, message) => {
    expect(() => fitWithCovariates(paretoNbd.form, groups, { covariates: { names: ['z'], values: [values] } })).toThrow(ZhiyinError);
    expect(() => fitWithCovariates(paretoNbd.form, groups, { covariates: { names: ['z'], values: [values] } })).toThrow(message);
  });

  test('too few customers remain an answer', () => {
    const few = { repeatPurchases: [1, 0], recencyWeeks: [2, 0], ageWeeks: [9, 9], weights: [1, 1] };
    expect(fitWithCovariates(paretoNbd.form, few, { covariates: { names: ['z'], values: [[0, 1]] } })).toMatchObject({ fit: { status: 'too-little-data' }, effects: [], estimated: undefined });
  });
});
