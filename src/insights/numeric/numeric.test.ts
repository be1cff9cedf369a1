import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cholesky, digamma, gaussLegendre, inverse, logAddExp, logBeta, logGamma, logSumExp, maximiseLikelihood, minimise, normalQuantile, seededRandom, trigamma } from './index.ts';

const positive = fc.double({ min: 1e-3, max: 1e4, noNaN: true });

describe('gamma function and relatives', () => {
  // Reference values: mpmath, 30 digits.
  test.each([
    [1e-8, 18.42068073818021],
    [0.2425945, 1.3198094463562369],
    [1.5, -0.12078223763524522],
    [100, 359.1342053695754],
    [1e6, 12815504.569147611],
  ])('ln gamma(%d)', (x, expected) => expect(Math.abs(logGamma(x) - expected)).toBeLessThan(Math.max(5e-15, Math.abs(expected) * 5e-16)));

  test('factorials', () => {
    let logFactorial = 0;
    for (let n = 1; n <= 170; n++) {
      logFactorial += Math.log(n);
      expect(logGamma(n + 1)).toBeCloseTo(logFactorial, 10);
    }
  });

  test('known constants', () => {
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 14);
    expect(digamma(0.5)).toBeCloseTo(-1.9635100260214235, 14);
    expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 14);
    expect(trigamma(0.5)).toBeCloseTo(Math.PI ** 2 / 2, 13);
    expect(logGamma(0)).toBe(Infinity);
  });

  test('digamma and trigamma are the derivatives', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1000, noNaN: true }), (x) => {
        const h = 1e-4 * x;
        expect((logGamma(x + h) - logGamma(x - h)) / (2 * h)).toBeCloseTo(digamma(x), 5);
        expect(Math.abs((digamma(x + h) - digamma(x - h)) / (2 * h) / trigamma(x) - 1)).toBeLessThan(1e-6);
      }),
    );
  });

  test('recurrences', () => {
    fc.assert(
      fc.property(positive, (x) => {
        expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 9);
        expect(Math.abs((logGamma(x + 1) - logGamma(x) - Math.log(x)) / Math.max(1, Math.abs(logGamma(x))))).toBeLessThan(1e-13);
      }),
    );
  });

  test('log beta obeys B(a, b+1) = B(a, b)·b/(a+b), large arguments included', () => {
    expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 14);
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (a, b) => {
        const difference = logBeta(a, b + 1) - logBeta(a, b) - Math.log(b / (a + b));
        expect(Math.abs(difference)).toBeLessThan(1e-11 * Math.max(1, Math.abs(logBeta(a, b))));
        expect(logBeta(a, b)).toBe(logBeta(b, a));
      }),
    );
  });
});

describe('sums of logarithms', () => {
  test('beyond the range of doubles', () => {
    expect(logAddExp(1000, 1000)).toBeCloseTo(1000 + Math.LN2, 12);
    expect(logAddExp(-Infinity, -5)).toBe(-5);
    expect(logAddExp(-Infinity, -Infinity)).toBe(-Infinity);
    expect(logSumExp([-2000, -2000])).toBeCloseTo(-2000 + Math.LN2, 12);
    expect(logSumExp([])).toBe(-Infinity);
  });
});

describe('Gauss-Legendre quadrature', () => {
  test('exact for polynomials up to degree 2n − 1', () => {
    const { nodes, weights } = gaussLegendre(5);
    for (let degree = 0; degree <= 9; degree++) {
      const integral = nodes.reduce((sum, node, index) => sum + (weights[index] as number) * node ** degree, 0);
      expect(integral).toBeCloseTo(1 / (degree + 1), 14);
    }
  });

  test('e^x on [0, 1]', () => {
    const { nodes, weights } = gaussLegendre(24);
    expect(nodes.reduce((sum, node, index) => sum + (weights[index] as number) * Math.exp(node), 0)).toBeCloseTo(Math.E - 1, 14);
  });
});

describe('minimiser', () => {
  test("Rosenbrock's valley", () => {
    const minimum = minimise(([x, y]: readonly number[], gradient) => {
      const [a, b] = [x as number, y as number];
      gradient[0] = -2 * (1 - a) - 400 * a * (b - a * a);
      gradient[1] = 200 * (b - a * a);
      return (1 - a) ** 2 + 100 * (b - a * a) ** 2;
    }, [-1.2, 1]);
    expect(minimum.point[0]).toBeCloseTo(1, 9);
    expect(minimum.point[1]).toBeCloseTo(1, 9);
    expect(minimum.isStrict).toBe(true);
    expect(minimum.hessian[0]?.[0]).toBeCloseTo(802, 2);
  });

  test('turns back from where the function does not exist', () => {
    const minimum = minimise(([x]: readonly number[], gradient) => {
      const a = x as number;
      gradient[0] = 1 - 1 / a;
      return a - Math.log(a);
    }, [0.01]);
    expect(minimum.point[0]).toBeCloseTo(1, 9);
  });

  test('an unbounded fall is not called a minimum', () => {
    const minimum = minimise(([x]: readonly number[], gradient) => {
      gradient[0] = -Math.exp(-(x as number));
      return Math.exp(-(x as number));
    }, [0]);
    expect(minimum.decrement > 1e-12 || !minimum.isStrict || (minimum.point[0] as number) > 15).toBe(true);
  });
});

describe('maximum likelihood', () => {
  test('exponential rate: known estimate and standard error', () => {
    const mean = 4;
    const found = maximiseLikelihood({
      observations: 100,
      starts: [[1], [10]],
      regularisation: 'when-needed',
      meanLogLikelihood: ([logRate], gradient) => {
        const rate = Math.exp(logRate as number);
        gradient[0] = 1 - rate * mean;
        return (logRate as number) - rate * mean;
      },
    });
    expect(found.status).toBe('known');
    expect(found.parameters[0]).toBeCloseTo(0.25, 10);
    expect(found.standardErrors[0]).toBeCloseTo(0.025, 7);
    expect(found.logLikelihood).toBeCloseTo(100 * (Math.log(0.25) - 1), 9);
    expect(found.regularised).toBe(false);
  });

  const onlyTheSumCounts = (logParameters: readonly number[], gradient: Float64Array): number => {
    const [a, b] = logParameters.map(Math.exp) as [number, number];
    const slope = -2 * (a + b - 3);
    gradient[0] = slope * a;
    gradient[1] = slope * b;
    return -((a + b - 3) ** 2);
  };

  test('a ridge is named, or regularised and said so', () => {
    const problem = { observations: 50, starts: [[1, 1]], meanLogLikelihood: onlyTheSumCounts };
    expect(maximiseLikelihood({ ...problem, regularisation: 'never' }).status).toBe('not-identified');
    const regularised = maximiseLikelihood({ ...problem, regularisation: 'when-needed' });
    expect(regularised).toMatchObject({ status: 'known', regularised: true, converged: true });
    expect(regularised.parameters[0]).toBeCloseTo(1.5, 1);
  });
});

describe('symmetric matrices', () => {
  test('factor and inverse', () => {
    expect(cholesky([[4, 2], [2, 5]])).toEqual([[2, 0], [1, 2]]);
    const inverted = inverse([[4, 2], [2, 5]]);
    expect(inverted?.[0]?.[0]).toBeCloseTo(5 / 16, 14);
    expect(inverted?.[0]?.[1]).toBeCloseTo(-2 / 16, 14);
    expect(cholesky([[1, 2], [2, 1]])).toBeUndefined();
    expect(inverse([[1, 1], [1, 1]])).toBeUndefined();
  });
});

describe('normal quantile', () => {
  test.each([
    [0.975, 1.959963984540054],
    [0.1, -1.2815515655446004],
    [1e-10, -6.361340902404056],
    [1e-100, -21.273453560965326],
    [0.5, 0],
  ])('of %d', (probability, expected) => expect(normalQuantile(probability)).toBeCloseTo(expected, 12));

  test('edges', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(1.1)).toBeNaN();
  });
});

describe('seeded random draws', () => {
  const meanOf = (draw: () => number, count = 40_000): number => Array.from({ length: count }, draw).reduce((sum, x) => sum + x, 0) / count;

  test('the same seed gives the same numbers, another seed others', () => {
    const [first, second, other] = [seededRandom(7), seededRandom(7), seededRandom(8)];
    const draws = Array.from({ length: 20 }, first.uniform);
    expect(Array.from({ length: 20 }, second.uniform)).toEqual(draws);
    expect(Array.from({ length: 20 }, other.uniform)).not.toEqual(draws);
  });

  test('the distributions have their moments', () => {
    const random = seededRandom(1);
    expect(meanOf(random.uniform)).toBeCloseTo(0.5, 1);
    expect(meanOf(() => random.normal() ** 2)).toBeCloseTo(1, 1);
    expect(meanOf(random.exponential)).toBeCloseTo(1, 1);
    expect(meanOf(() => random.gamma(0.25))).toBeCloseTo(0.25, 1);
    expect(meanOf(() => Math.log(random.gamma(6)))).toBeCloseTo(digamma(6), 1);
    expect(meanOf(() => random.beta(0.8, 2.4))).toBeCloseTo(0.25, 1);
  });
});
