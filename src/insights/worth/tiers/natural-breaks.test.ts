import { readFileSync } from 'node:fs';
import { array, assert, integer, property, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naturalBreaks } from './natural-breaks.ts';

/** Distinct values with how often each occurs. */
function counted(values: readonly number[]): { readonly values: number[]; readonly weights: number[] } {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].toSorted(([one], [other]) => one - other);
  return { values: sorted.map(([value]) => value), weights: sorted.map(([, count]) => count) };
}

function deviations(values: readonly number[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = values.reduce((sum, value, index) => sum + value * weights[index]!, 0) / total;
  return values.reduce((sum, value, index) => sum + weights[index]! * (value - mean) ** 2, 0);
}

/** Deviations within the classes that some borders make. */
function withinClasses(values: readonly number[], weights: readonly number[], borders: readonly number[]): number {
  const ends = [...borders.map((border) => values.indexOf(border)), values.length];
  return ends.reduce((sum, end, index) => sum + deviations(values.slice(ends[index - 1] ?? 0, end), weights.slice(ends[index - 1] ?? 0, end)), 0);
}

describe('natural breaks', () => {
  test('the published example of jenkspy: classes end at 2.3, 5.0 and 7.8', () => {
    const { values, weights } = counted([1.3, 7.1, 7.3, 2.3, 3.9, 4.1, 7.8, 1.2, 4.3, 7.3, 5.0, 4.3]);
    const { borders } = naturalBreaks(values, weights, 3)!;
    expect(borders).toEqual([3.9, 7.1]);
    expect(borders.map((border) => values[values.indexOf(border) - 1])).toEqual([2.3, 5]);
    expect(readFileSync(new URL('card.md', import.meta.url), 'utf8')).toContain('begins them at 1.2, 3.9 and 7.1');
  });

  test('three clumps are found whatever their sizes', () => {
    expect(naturalBreaks([1, 2, 3, 10, 11, 12, 50, 51], [1, 1, 1, 1, 1, 1, 1, 1], 3)!.borders).toEqual([10, 50]);
    expect(naturalBreaks([1, 2, 50, 51, 90], [1000, 900, 5, 3, 1], 3)!.borders).toEqual([50, 90]);
  });

  test('weights are repetitions, and one class holds nothing but itself', () => {
    expect(naturalBreaks([1, 2, 10, 11], [1, 1, 1, 1], 2)).toEqual({ borders: [10], goodness: expect.closeTo(1 - 1 / 82, 12) as number });
    expect(naturalBreaks([1, 5, 9], [3, 1, 7], 3)).toEqual({ borders: [5, 9], goodness: 1 });
  });

  test('fewer values than classes cannot be divided', () => {
    expect(naturalBreaks([], [], 3)).toBeUndefined();
    expect(naturalBreaks([4, 5], [100, 100], 3)).toBeUndefined();
  });

  test('law: no other division has smaller deviations', () => {
    const distinct = uniqueArray(integer({ min: 0, max: 1000 }), { minLength: 3, maxLength: 9 });
    assert(
      property(distinct, array(integer({ min: 1, max: 20 }), { minLength: 9, maxLength: 9 }), (unsorted, weights) => {
        const values = unsorted.map((value) => value / 10).toSorted((one, other) => one - other);
        const found = withinClasses(values, weights, naturalBreaks(values, weights.slice(0, values.length), 3)!.borders);
        for (let second = 1; second < values.length - 1; second++) {
          for (let third = second + 1; third < values.length; third++) {
            expect(found).toBeLessThanOrEqual(withinClasses(values, weights, [values[second]!, values[third]!]) + 1e-7);
          }
        }
      }),
    );
  });
});
