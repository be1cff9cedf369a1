import { array, assert, integer, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitLogistic, logisticProbability } from './logistic.ts';

const ones = (size: number): number[] => Array<number>(size).fill(1);

describe('published', () => {
  /** Dalal, Fowlkes & Hoadley, Risk analysis of the space shuttle, JASA 84, 1989: launches, joint temperature (°F), any distress. */
  const temperature = [66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58];
  const distress = [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1];

  test('O-ring distress by temperature: 15.043 (7.379) − 0.2322 (0.1082) per degree, deviance 20.315 of 28.267', () => {
    const fit = fitLogistic({ features: [temperature], cases: ones(23), events: distress });
    expect(fit.status).toBe('known');
    expect(fit.regularised).toBe(false);
    expect(fit.coefficients[0]).toBeCloseTo(15.0429, 3);
    expect(fit.coefficients[1]).toBeCloseTo(-0.2322, 4);
    expect(fit.standardErrors[0]).toBeCloseTo(7.3786, 3);
    expect(fit.standardErrors[1]).toBeCloseTo(0.1082, 4);
    expect(-2 * fit.logLikelihood).toBeCloseTo(20.315, 3);
    expect(-2 * fit.nullLogLikelihood).toBeCloseTo(28.267, 3);
  });

  test('the probability at 31 °F is .9996, and its interval contains it', () => {
    const fit = fitLogistic({ features: [temperature], cases: ones(23), events: distress });
    const cold = logisticProbability(fit, [31], 0.8);
    expect(cold.value).toBeCloseTo(0.9996, 4);
    expect(cold.low).toBeLessThan(cold.value);
    expect(cold.high).toBeGreaterThan(cold.value);
  });
});

describe('laws', () => {
  const count = integer({ min: 6, max: 400 });

  test('one yes-or-no feature: the coefficient is the log odds ratio, its error √(1/a + 1/b + 1/c + 1/d)', () => {
    assert(
      property(count, count, count, count, (a, b, c, d) => {
        const fit = fitLogistic({ features: [[1, 0]], cases: [a + b, c + d], events: [a, c] });
        expect(fit.coefficients[1]).toBeCloseTo(Math.log((a * d) / (b * c)), 5);
        expect(fit.standardErrors[1]).toBeCloseTo(Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), 5);
      }),
    );
  });

  test('groups with counts give what their cases one by one give', () => {
    assert(
      property(array(tuple(integer({ min: -3, max: 3 }), integer({ min: 1, max: 9 }), integer({ min: 1, max: 9 })), { minLength: 4, maxLength: 8 }), (groups) => {
        const grouped = fitLogistic({ features: [groups.map(([x]) => x)], cases: groups.map(([, yes, no]) => yes + no), events: groups.map(([, yes]) => yes) });
        const single = groups.flatMap(([x, yes, no]) => [...ones(yes).map((): [number, number] => [x, 1]), ...ones(no).map((): [number, number] => [x, 0])]);
        const apart = fitLogistic({ features: [single.map(([x]) => x)], cases: ones(single.length), events: single.map(([, y]) => y) });
        expect(apart.status).toBe(grouped.status);
        for (const [index, value] of grouped.coefficients.entries()) expect(apart.coefficients[index]).toBeCloseTo(value, 6);
      }),
    );
  });

  test('other units of a feature change its coefficient by the same factor and no probability', () => {
    const x = [1, 2, 3, 4, 5, 6];
    const rest = { cases: [20, 20, 20, 20, 20, 20], events: [2, 5, 4, 9, 12, 15] };
    const years = fitLogistic({ features: [x], ...rest });
    const months = fitLogistic({ features: [x.map((value) => value * 12 + 1000)], ...rest });
    expect(months.coefficients[1]).toBeCloseTo((years.coefficients[1] as number) / 12, 9);
    expect(logisticProbability(months, [1048], 0.8).high).toBeCloseTo(logisticProbability(years, [4], 0.8).high, 7);
  });
});

describe('what data can do', () => {
  test('a feature that others already say is dropped and named; the rest is as without it', () => {
    const x = [0, 0, 1, 1, 2, 2];
    const groups = { cases: [30, 30, 30, 30, 30, 30], events: [5, 6, 10, 12, 20, 18] };
    const alone = fitLogistic({ features: [x], ...groups });
    const doubled = fitLogistic({ features: [x, x.map((value) => 3 - 2 * value), [7, 7, 7, 7, 7, 7]], ...groups });
    expect(doubled.aliased).toEqual([false, true, true]);
    expect(doubled.coefficients[1]).toBeCloseTo(alone.coefficients[1] as number, 9);
    expect(doubled.coefficients.slice(2)).toEqual([0, 0]);
  });

  test('separated outcomes are kept finite by a weak prior, which is said', () => {
    const fit = fitLogistic({ features: [[0, 1]], cases: [50, 50], events: [0, 50] });
    expect(fit.status).toBe('known');
    expect(fit.regularised).toBe(true);
    expect(fit.coefficients.every(Number.isFinite)).toBe(true);
    expect(fit.coefficients[1]).toBeGreaterThan(3);
  });

  test('too few events is a state, not a number', () => {
    expect(fitLogistic({ features: [[0, 1]], cases: [50, 50], events: [2, 2] }).status).toBe('too-little-data');
    expect(fitLogistic({ features: [[0, 1]], cases: [50, 50], events: [50, 49] }).status).toBe('too-little-data');
    expect(fitLogistic({ features: [], cases: [], events: [] }).status).toBe('too-little-data');
  });
});
