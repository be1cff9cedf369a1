import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shrinkGroups } from './model.ts';

const group = (subject: string, texts: number, mean: number, variance: number) => ({ subject, texts, total: texts * mean, squares: texts * (variance + mean * mean) });
const scoreOf = (fitted: ReturnType<typeof shrinkGroups>, subject: string): readonly number[] => (fitted.groups?.rows.find((row) => row[0] === subject)?.slice(1) ?? []) as number[];

describe('shrinking groups', () => {
  test('a group with few texts moves further towards the whole than one with many', () => {
    const fitted = shrinkGroups([group('delivery', 400, -0.4, 0.3), group('payment', 4, -0.4, 0.3), group('product', 400, 0.5, 0.3), group('sales', 400, 0.3, 0.3)]);
    expect(fitted.status).toBe('known');
    const [many] = scoreOf(fitted, 'delivery');
    const [few] = scoreOf(fitted, 'payment');
    expect(many).toBeCloseTo(-0.4, 1);
    expect(few).toBeGreaterThan(Number(many));
  });

  test('groups that differ only by chance all get the overall mean', () => {
    const fitted = shrinkGroups([group('a', 100, 0.2, 0.3), group('b', 100, 0.2, 0.3)]);
    expect(fitted.parameters['betweenVariance']).toBe(0);
    expect(scoreOf(fitted, 'a')[0]).toBeCloseTo(0.2, 12);
  });

  test('three texts are too few to say anything', () => {
    expect(shrinkGroups([group('a', 3, 0.9, 0)]).status).toBe('too-little-data');
    expect(shrinkGroups([]).status).toBe('too-little-data');
  });

  test('a shrunk mean lies between the group’s own and the overall mean, inside its interval', () => {
    const groups = fc.array(fc.record({ texts: fc.integer({ min: 1, max: 5000 }), mean: fc.double({ min: -1, max: 1, noNaN: true }), variance: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(groups, (drawn) => {
        const rows = drawn.map(({ texts, mean, variance }, index) => group(`g${index}`, texts, mean, variance));
        const fitted = shrinkGroups(rows);
        if (fitted.status !== 'known') return;
        const overall = Number(fitted.parameters['overallMood']);
        for (const [index, { mean }] of drawn.entries()) {
          const [mood, low, high] = scoreOf(fitted, `g${index}`) as [number, number, number];
          expect(mood).toBeGreaterThanOrEqual(Math.min(mean, overall) - 1e-9);
          expect(mood).toBeLessThanOrEqual(Math.max(mean, overall) + 1e-9);
          expect(low).toBeLessThanOrEqual(mood + 1e-9);
          expect(high).toBeGreaterThanOrEqual(mood - 1e-9);
        }
      }),
    );
  });
});
