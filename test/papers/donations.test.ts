/** Published figures of BG/BB on the donations data of Fader, Hardie & Shang (2010): 11,104 donors, six years. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fitBgBb, opportunityCountProbability, opportunityExpectedPurchases, opportunityProbabilityAlive } from '../../src/insights/worth/index.ts';
import { dataFolder } from './cdnow.ts';

const file = join(dataFolder, 'bgbb_donations.csv');
const rows = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map(Number) as [number, number, number, number]) : [];
const groups = { purchases: rows.map((row) => row[0]), lastUsed: rows.map((row) => row[1]), opportunities: rows.map((row) => row[2]), weights: rows.map((row) => row[3]) };
const newDonor = { purchases: 0, lastUsed: 0, opportunities: 0 };

describe.skipIf(rows.length === 0)('donations (skipped where ../shared/data/bgbb_donations.csv is absent)', () => {
  const fit = rows.length > 0 ? fitBgBb(groups) : undefined;
  const known = (): Extract<NonNullable<typeof fit>, { status: 'known' }> => {
    if (fit?.status !== 'known') throw new Error(fit?.status);
    return fit;
  };

  test('parameters, log-likelihood, standard errors (table 3)', () => {
    const { parameters, standardErrors, logLikelihood, customers, groups: cells } = known();
    expect([customers, cells]).toEqual([11_104, 22]);
    expect(parameters.alpha).toBeCloseTo(1.2035, 3);
    expect(parameters.beta).toBeCloseTo(0.7497, 3);
    expect(parameters.gamma).toBeCloseTo(0.6567, 3);
    expect(parameters.delta).toBeCloseTo(2.7834, 3);
    expect(logLikelihood).toBeCloseTo(-33225.58, 2);
    const published = { alpha: 0.0694, beta: 0.0294, gamma: 0.051, delta: 0.3208 };
    for (const name of ['alpha', 'beta', 'gamma', 'delta'] as const) expect(standardErrors[name]).toBeCloseTo(published[name], 3);
  });

  test('expected donations of a new donor over 1 … 11 years', () => {
    const published = [0.4985, 0.9233, 1.2969, 1.6323, 1.9381, 2.2202, 2.4826, 2.7285, 2.9603, 3.1798, 3.3887];
    published.forEach((expected, index) => expect(opportunityExpectedPurchases(known().parameters, newDonor, index + 1)).toBeCloseTo(expected, 3));
  });

  test.each([[0, 0, 0.11], [2, 4, 0.59], [6, 6, 0.93]])('P(active) after %d donations, the last in year %d: %d', (purchases, lastUsed, alive) => {
    expect(opportunityProbabilityAlive(known().parameters, { purchases, lastUsed, opportunities: 6 })).toBeCloseTo(alive, 2);
  });

  test('counts sum to 1 and have the expected mean', () => {
    const probabilities = Array.from({ length: 7 }, (_, count) => opportunityCountProbability(known().parameters, newDonor, { next: 6, count }));
    expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12);
    const mean = probabilities.reduce((sum, probability, count) => sum + count * probability, 0);
    expect(mean).toBeCloseTo(opportunityExpectedPurchases(known().parameters, newDonor, 6), 10);
  });
});

describe('BG/BB with little or impossible data', () => {
  const one = (purchases: number, lastUsed: number, opportunities: number) => ({ purchases: [purchases], lastUsed: [lastUsed], opportunities: [opportunities], weights: [1] });

  test('one donor is too little', () => expect(fitBgBb(one(1, 2, 6))).toMatchObject({ status: 'too-little-data', converged: false, customers: 1 }));
  test('more donations than years are refused', () => expect(() => fitBgBb(one(7, 6, 6))).toThrow('7 of 6'));
});
