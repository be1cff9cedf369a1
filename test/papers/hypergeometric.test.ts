import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hypergeometric } from './hypergeometric.ts';

describe('hypergeometric series', () => {
  test('closed forms', () => {
    expect(hypergeometric([1, 1, 1], [2, 1], 0.5)).toBeCloseTo(2 * Math.LN2, 14);
    expect(hypergeometric([0.3, 2.5, 1], [2.5, 1], 0.9)).toBeCloseTo(0.1 ** -0.3, 13);
    expect(hypergeometric([-2, 1, 1], [3, 1], 0.5)).toBeCloseTo(1 - 1 / 3 + 0.25 / 6, 14);
    expect(hypergeometric([1, 1, 1], [2, 1], 0)).toBe(1);
  });

  test('Euler: F(a,b;c;z) = (1−z)^(c−a−b) F(c−a,c−b;c;z)', () => {
    const parameter = fc.double({ min: 0.05, max: 8, noNaN: true });
    fc.assert(
      fc.property(parameter, parameter, parameter, fc.double({ min: 0, max: 0.95, noNaN: true }), (a, b, more, z) => {
        const c = Math.max(a, b) + more;
        const left = hypergeometric([a, b, 1], [c, 1], z);
        const right = (1 - z) ** (c - a - b) * hypergeometric([c - a, c - b, 1], [c, 1], z);
        expect(Math.abs(left / right - 1)).toBeLessThan(1e-11);
      }),
    );
  });

  test('outside its range it refuses', () => {
    expect(() => hypergeometric([1, 1, 1], [1, 1], 1)).toThrow(RangeError);
    expect(() => hypergeometric([1, 1, 1], [0, 1], 0.5)).toThrow(RangeError);
  });
});
