import { constant, array, assert, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../../domain/index.ts';
import { fitContracts, groupColumns } from './model.ts';

/** Contract-months of one class; what is not said is the same for all. */
function months(place: number, plan: string, contracts: number, cancelled: number): Row {
  return { place, tenure: 2, plan, fee_step: 18, late: 0, mood: 0, orders: 1, contracts, cancelled };
}

const column = (name: string): number => groupColumns.findIndex((candidate) => candidate.name === name);

describe('fitContracts', () => {
  test('one feature with two classes gives the table back: 10 of 100 and 30 of 100 a month', () => {
    const fitted = fitContracts([months(5, 'a', 100, 10), months(5, 'b', 100, 30), months(0, 'a', 7, 0), months(0, 'b', 3, 0)]);
    expect(fitted.status).toBe('known');
    const risk = (plan: string): number => Number(fitted.groups?.rows.find((row) => row[column('plan')] === plan)?.[column('risk')]);
    expect(risk('a')).toBeCloseTo(1 - 0.9 ** 3, 6);
    expect(risk('b')).toBeCloseTo(1 - 0.7 ** 3, 6);
  });

  test('effects are against the average running contract: they weigh out', () => {
    const fitted = fitContracts([months(5, 'a', 100, 10), months(5, 'b', 100, 30), months(0, 'a', 7, 0), months(0, 'b', 3, 0)]);
    const effect = (plan: string): number => Number(fitted.groups?.rows.find((row) => row[column('plan')] === plan)?.[column('by_plan')]);
    expect(7 * effect('a') + 3 * effect('b')).toBeCloseTo(0, 6);
    expect(effect('b')).toBeGreaterThan(0);
  });

  test('no contract at all does not apply; too few cancellations are too little data', () => {
    expect(fitContracts([]).status).toBe('not-applicable');
    expect(fitContracts([months(4, 'a', 50, 1), months(0, 'a', 50, 0)]).status).toBe('too-little-data');
    expect(fitContracts([months(0, 'a', 50, 0)]).status).toBe('too-little-data');
  });

  test('whatever the classes, every risk is a probability inside its interval, and nothing is NaN', () => {
    const cell = record({ place: integer({ min: 0, max: 15 }), tenure: integer({ min: 0, max: 4 }), plan: integer({ min: 0, max: 3 }).map(String), fee_step: integer({ min: -1, max: 3 }).map((step) => (step < 0 ? -999 : step)), late: integer({ min: 0, max: 2 }), mood: integer({ min: 0, max: 3 }), orders: constant(1), contracts: integer({ min: 5, max: 60 }), share: integer({ min: 0, max: 100 }) });
    assert(
      property(array(cell, { minLength: 2, maxLength: 25 }), (cells) => {
        const fitted = fitContracts(cells.map(({ share, ...row }) => ({ ...row, cancelled: row.place === 0 ? 0 : Math.floor((row.contracts * share) / 100) })));
        for (const row of fitted.groups?.rows ?? []) {
          const [risk, low, high] = ['risk', 'risk_low', 'risk_high'].map((name) => Number(row[column(name)])) as [number, number, number];
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(risk + 1e-9);
          expect(risk).toBeLessThanOrEqual(high + 1e-9);
          expect(high).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});
