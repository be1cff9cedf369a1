/**
 * Published figures of the Pareto/NBD with covariates on the apparel data (600 customers of one day, two years to calibrate on):
 * the CLVTools paper, section 6.4.1; and of discounted expected residual transactions: the CLVTools walkthrough.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../src/domain/index.ts';
import type { Day } from '../../src/domain/index.ts';
import { expectedPurchases, fitWithCovariates, paretoNbd, parametersWith, residualPurchases } from '../../src/insights/worth/index.ts';
import { dataFolder } from './cdnow.ts';

const files = ['apparel_trans.csv', 'apparel_static_cov.csv'].map((file) => join(dataFolder, file));
const lines = (file: string): string[][] => readFileSync(file, 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));

describe.skipIf(!files.every((file) => existsSync(file)))('apparel (skipped where ../shared/data is absent)', () => {
  const calibrationEnds = dayNumber('2005-01-02' as Day) + 104 * 7;
  const days = new Map<string, Set<number>>();
  for (const [id, date] of lines(files[0] as string) as [string, Day][]) {
    const day = dayNumber(date);
    if (day <= calibrationEnds) days.set(id, (days.get(id) ?? new Set()).add(day));
  }
  const customers = Array.from(days, ([id, bought]) => ({ id, days: [...bought].toSorted((one, other) => one - other) }));
  const first = (bought: readonly number[]): number => bought[0] as number;
  const groups = {
    repeatPurchases: customers.map((customer) => customer.days.length - 1),
    recencyWeeks: customers.map((customer) => ((customer.days.at(-1) as number) - first(customer.days)) / 7),
    ageWeeks: customers.map((customer) => (calibrationEnds - first(customer.days)) / 7),
    weights: customers.map(() => 1),
  };
  const known = new Map(lines(files[1] as string).map(([id, gender, channel]) => [id, [Number(gender), Number(channel)] as const]));
  const covariates = { names: ['Gender', 'Channel'], values: [0, 1].map((index) => customers.map(({ id }) => known.get(id)?.[index] as number)) };

  test('without covariates: log-likelihood −5848.0978 (r 1.4490, α 48.6361, s .5613, β 46.8844)', () => {
    const fit = paretoNbd.fit(groups);
    if (fit.status !== 'known') throw new Error(fit.status);
    expect(fit.customers).toBe(600);
    expect(fit.logLikelihood).toBeCloseTo(-5848.0978, 3);
    expect(paretoNbd.logLikelihood({ r: 1.449, alphaWeeks: 48.6361, s: 0.5613, betaWeeks: 46.8844 }, groups)).toBeLessThanOrEqual(fit.logLikelihood + 1e-6);
    expect(fit.parameters.r).toBeCloseTo(1.449, 3);
    expect(Math.abs(fit.parameters.alphaWeeks - 48.6361)).toBeLessThan(0.01);
  });

  test('with gender and channel: log-likelihood −5821.0627, effects as published', () => {
    const { fit, effects, estimated } = fitWithCovariates(paretoNbd.form, groups, { covariates });
    if (fit.status !== 'known' || !estimated) throw new Error(fit.status);
    expect(fit.logLikelihood).toBeCloseTo(-5821.0627, 3);
    expect(fit.regularised).toBe(false);
    const published = { Gender: { onPurchases: 0.2859, onLeaving: -0.643 }, Channel: { onPurchases: 0.6241, onLeaving: 0.7907 } };
    for (const { name, onPurchases, onLeaving } of effects) {
      const { [name as keyof typeof published]: expected } = published;
      expect(Math.abs(onPurchases.value - expected.onPurchases)).toBeLessThan(0.001);
      expect(Math.abs(onLeaving.value - expected.onLeaving)).toBeLessThan(0.002);
    }
    for (const [name, value] of Object.entries({ r: 1.8378, alphaWeeks: 92.9123, s: 0.592, betaWeeks: 49.6227 })) {
      expect(Math.abs(fit.parameters[name as keyof typeof fit.parameters] / value - 1), name).toBeLessThan(0.003);
    }
    // At 0 the covariates move nothing; a woman who came offline buys and leaves at other rates.
    expect(parametersWith(paretoNbd.form, estimated.logs, [0, 0]).alphaWeeks).toBeCloseTo(fit.parameters.alphaWeeks, 6);
    expect(parametersWith(paretoNbd.form, estimated.logs, [1, 1]).alphaWeeks).toBeLessThan(fit.parameters.alphaWeeks / 2);
  });
});

test('the customer who never repeated in 40 weeks: P(alive) .3571791, 39.857 weeks ahead .2212506 purchases, DERT .05848859 at δ = .1', () => {
  const parameters = { r: 0.7865982, alphaWeeks: 5.3349363, s: 0.3570472, betaWeeks: 11.615163 };
  const subject = { model: paretoNbd, parameters, history: { repeatPurchases: 0, recencyWeeks: 0, ageWeeks: 40 } };
  expect(paretoNbd.probabilityAlive(parameters, subject.history)).toBeCloseTo(0.3571791, 6);
  expect(expectedPurchases(subject, 39.857142857)).toBeCloseTo(0.2212506, 6);
  expect(residualPurchases(subject, { weeklyRate: 0.1 })).toBeCloseTo(0.05848859, 7);
});
