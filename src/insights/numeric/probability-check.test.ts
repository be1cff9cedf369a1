import { array, assert, integer, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkProbabilities } from './probability-check.ts';

describe('checkProbabilities', () => {
  test('AUC is the share of pairs that are in the right order, ties counting half', () => {
    const groups = array(tuple(integer({ min: 1, max: 9 }), integer({ min: 0, max: 4 }), integer({ min: 0, max: 4 })), { minLength: 2, maxLength: 12 });
    assert(
      property(groups, (drawn) => {
        const counted = drawn.filter(([, yes, no]) => yes + no > 0);
        const [yes, no] = [counted.reduce((sum, [, count]) => sum + count, 0), counted.reduce((sum, [, , count]) => sum + count, 0)];
        const check = checkProbabilities({ probabilities: counted.map(([p]) => p / 10), cases: counted.map(([, a, b]) => a + b), events: counted.map(([, a]) => a) });
        if (yes === 0 || no === 0) {
          expect(check).toBeUndefined();
          return;
        }
        let won = 0;
        for (const [p, a] of counted) for (const [q, , b] of counted) won += a * b * (p > q ? 1 : p === q ? 0.5 : 0);
        expect(check?.auc).toBeCloseTo(won / yes / no, 9);
        expect(check?.deciles.reduce((sum, { cases }) => sum + cases, 0)).toBe(yes + no);
        expect(check?.deciles.at(-1)?.captured).toBeCloseTo(1, 9);
      }),
    );
  });

  test('the overall share for everybody has skill 0; certainty that is right has Brier 0', () => {
    const flat = checkProbabilities({ probabilities: [0.3, 0.3], cases: [50, 50], events: [10, 20] });
    expect(flat?.skill).toBeCloseTo(0, 9);
    expect(flat?.auc).toBeCloseTo(0.5, 9);
    const certain = checkProbabilities({ probabilities: [0, 1], cases: [50, 50], events: [0, 50] });
    expect(certain?.brier).toBe(0);
    expect(certain?.auc).toBe(1);
  });

  test('probabilities twice too bold show a calibration slope of one half', () => {
    const logits = [-3, -2, -1, 0, 1, 2, 3];
    const cases = logits.map(() => 100_000);
    const check = checkProbabilities({ probabilities: logits.map((x) => 1 / (1 + Math.exp(-2 * x))), cases, events: logits.map((x) => 100_000 / (1 + Math.exp(-x))) });
    expect(check?.calibrationSlope).toBeCloseTo(0.5, 3);
    expect(check?.calibrationIntercept).toBeCloseTo(0, 3);
    expect(check?.calibrationError).toBeGreaterThan(0.05);
  });
});
