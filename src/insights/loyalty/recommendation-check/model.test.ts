import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../../domain/index.ts';
import { judgeRecommendations } from './model.ts';

const task = (cases: number, related: number, popular: number, both: number): Row => ({ task: 'same-basket', cases, related_hits: related, popular_hits: popular, both_hits: both, split_day: '2026-07-01', baskets: 900 });

function judged(row: Row): Record<string, unknown> {
  const { groups } = judgeRecommendations([row]);
  return Object.fromEntries((groups?.columns ?? []).map(({ name }, index) => [name, groups?.rows[0]?.[index]]));
}

describe('judging recommendations', () => {
  test('gives the card’s figures', () => {
    const { difference, difference_low, difference_high, verdict } = judged(task(100, 40, 30, 20));
    expect(difference).toBeCloseTo(0.1, 12);
    expect(difference_low).toBeCloseTo(0.031, 4);
    expect(difference_high).toBeCloseTo(0.169, 4);
    expect(verdict).toBe('better');
  });

  test('is as ready to say worse as better', () => {
    expect(judged(task(100, 30, 40, 20))['verdict']).toBe('worse');
    expect(judged(task(100, 33, 32, 20))['verdict']).toBe('no-difference');
  });

  test('says nothing below thirty cases', () => {
    expect(judgeRecommendations([task(29, 20, 1, 1)])).toMatchObject({ status: 'too-little-data', observations: 29 });
    expect(judgeRecommendations([]).status).toBe('too-little-data');
  });

  test('every figure lies inside its interval, and nothing is NaN', () => {
    const hits = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50)).filter(([one, other, both, neither]) => one + other + both + neither >= 30);
    fc.assert(
      fc.property(hits, ([one, other, both, neither]) => {
        const result = judged(task(one + other + both + neither, one + both, other + both, both));
        for (const name of ['related', 'popular']) {
          expect(result[`${name}_low`]).toBeLessThanOrEqual(Number(result[`${name}_share`]) + 1e-9);
          expect(result[`${name}_high`]).toBeGreaterThanOrEqual(Number(result[`${name}_share`]) - 1e-9);
        }
        expect(result['difference_low']).toBeLessThanOrEqual(Number(result['difference']));
        expect(result['difference_high']).toBeGreaterThanOrEqual(Number(result['difference']));
      }),
    );
  });
});
