import { expect, test } from 'vitest';
import { ticks } from './axes.ts';

test('axes end at or above the largest value, in round steps', () => {
  expect(ticks(97, 4)).toEqual([0, 50, 100]);
  expect(ticks(1900, 4)).toEqual([0, 500, 1000, 1500, 2000]);
  expect(ticks(4, 4)).toEqual([0, 1, 2, 3, 4]);
  expect(ticks(0, 4)).toEqual([0, 1]);
});
