import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from './proportion.ts';

test('Wilson interval, worked by hand: 2 of 5 at 95 %', () => {
  // Centre (.4 + 1.96²/10) / (1 + 1.96²/5), half width 1.96·√((.24 + 1.96²/20)/5) / (1 + 1.96²/5)
  const { low, high } = wilsonInterval(2, 5, 0.95);
  expect(low).toBeCloseTo(0.1176, 3);
  expect(high).toBeCloseTo(0.7693, 3);
});

test('the interval holds the share and stays between 0 and 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (trials, draw) => {
      const successes = Math.round(draw * trials);
      const { low, high } = wilsonInterval(successes, trials, 0.8);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(successes / trials);
      expect(high).toBeGreaterThanOrEqual(successes / trials);
    }),
    { examples: [[7, 0], [7, 1], [9_999, 0], [9_999, 1]] },
  );
});
