import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BasketCollector } from './baskets.ts';
import type { Baskets } from './baskets.ts';
import { countOfShare, frequentItemsets } from './itemsets.ts';
import { associationRules, usualLimits } from './rules.ts';
import type { BasketRules } from './rules.ts';

type Lists = readonly (readonly string[])[];

function collected(lists: Lists): Baskets {
  const collector = new BasketCollector();
  for (const list of lists) collector.add(list);
  return collector.baskets();
}

const lists = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 60 });
const share = fc.double({ min: 0.02, max: 1, noNaN: true });

/** Every subset of every basket, counted one by one. */
function bruteForce(from: Lists): Map<string, number> {
  const counts = new Map<string, number>();
  for (const list of from) {
    const items = [...new Set(list)].toSorted();
    for (let subset = 1; subset < 2 ** items.length; subset++) {
      const key = items.filter((_, place) => (subset >> place) & 1).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** Itemsets with their counts, by name. */
function found(baskets: Baskets, support: number, limits = usualLimits): Map<string, number> {
  const sets = frequentItemsets(baskets, support, limits);
  return new Map(
    sets.levels.flatMap(({ size, items, counts }) => [...counts].map((count, set): [string, number] => [[...items.subarray(set * size, (set + 1) * size)].map((item) => baskets.names[item] ?? '').toSorted().join(), count])),
  );
}

const rulesByName = (rules: BasketRules): Map<string, number> => new Map(rules.rules.map((rule) => [`${rule.left.join()}>${rule.right.join()}`, rule.count]));

describe('frequent itemsets', () => {
  test('are those that counting every subset finds', () => {
    fc.assert(
      fc.property(lists, share, (drawn, support) => {
        const least = countOfShare(support, drawn.length);
        const expected = new Map([...bruteForce(drawn)].filter(([, count]) => count >= least));
        expect([...found(collected(drawn), support)].toSorted()).toEqual([...expected].toSorted());
      }),
    );
  });

  test('never grow in support when an item is added', () => {
    fc.assert(
      fc.property(lists, (drawn) => {
        const counts = found(collected(drawn), 0.02);
        const growing = [...counts].filter(([key, count]) => {
          const items = key.split(',');
          return items.length > 1 && items.some((item) => (counts.get(items.filter((other) => other !== item).join()) ?? 0) < count);
        });
        expect(growing).toEqual([]);
      }),
    );
  });

  test('are the same among many baskets, where sets of baskets are kept as bits and as lists', () => {
    const many = Array.from({ length: 5000 }, (_, basket) => ['all', ...(basket % 2 === 0 ? ['even'] : []), ...(basket % 3 === 0 ? ['third'] : []), ...(basket % 500 === 0 ? ['rare'] : []), ...(basket % 900 === 0 ? ['rarest'] : [])]);
    const least = countOfShare(0.0002, many.length);
    expect([...found(collected(many), 0.0002)].toSorted()).toEqual([...bruteForce(many)].filter(([, count]) => count >= least).toSorted());
  });

  test('a share of baskets is not pushed over a whole number by the last bit of a product', () => {
    expect(countOfShare(0.07, 100)).toBe(7);
    expect(countOfShare(0.001, 9835)).toBe(10);
    expect(countOfShare(1e-9, 10)).toBe(1);
  });
});

describe('limits', () => {
  const alike = Array.from({ length: 20 }, () => Array.from({ length: 40 }, (_, item) => `i${item}`));

  test('forty items that always lie together are cut to sets of a size that is complete', () => {
    const rules = associationRules(collected(alike), { support: 0.5, confidence: 0.5 });
    expect(rules.capped).toMatchObject({ maximumSize: 4, support: null });
    expect(rules.itemsets).toBe(40 + 780 + 9880 + 91_390);
    expect(rules.rules).toHaveLength(usualLimits.rules);
    expect(rules.capped?.rulesFound).toBe(2 * 780 + 3 * 9880 + 4 * 91_390);
  });

  test('where even the pairs are too many, the support is raised and named', () => {
    const drawn = Array.from({ length: 200 }, (_, basket) => Array.from({ length: 60 }, (_, item) => item).filter((item) => basket % (item + 2) === 0).map(String));
    const limits = { itemsets: 200, work: 1e9, rules: 1000 };
    const rules = associationRules(collected(drawn), { support: 0.005, confidence: 0 }, limits);
    expect(rules.itemsets).toBeLessThanOrEqual(limits.itemsets);
    expect(rules.capped?.support).toBeGreaterThan(0.005);
    expect(rules.rules.every(({ support }) => support >= (rules.capped?.support ?? 1) - 1e-12)).toBe(true);
  });

  test('pairs that cannot be told apart are left out, and only single items stay', () => {
    const rules = associationRules(collected(alike), { support: 0.5, confidence: 0.5 }, { itemsets: 100, work: 1e9, rules: 100 });
    expect(rules).toMatchObject({ itemsets: 40, rules: [], capped: { by: ['itemsets'], maximumSize: 1 } });
  });

  test('what is found within a limit is what an unlimited search finds up to that size', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 8, max: 60 }), (drawn, itemsets) => {
        const baskets = collected(drawn);
        const limited = frequentItemsets(baskets, 0.05, { itemsets, work: 1e9 });
        const whole = [...found(baskets, limited.minimumCount / drawn.length)].filter(([key]) => key.split(',').length <= (limited.capped?.maximumSize ?? Infinity));
        expect([...found(baskets, 0.05, { ...usualLimits, itemsets })].toSorted()).toEqual(whole.toSorted());
      }),
    );
  });

  test('work is a limit of its own', () => {
    const rules = associationRules(collected(alike), { support: 0.5, confidence: 0.5 }, { ...usualLimits, work: 2000 });
    expect(rules.capped?.by).toContain('work');
  });
});

describe('rules', () => {
  test('confidence is the count over that of the left side, lift against the right side’s share', () => {
    fc.assert(
      fc.property(lists, share, share, (drawn, support, confidence) => {
        const counts = bruteForce(drawn);
        for (const rule of associationRules(collected(drawn), { support, confidence }).rules) {
          const [left, both] = [counts.get(rule.left.join()), counts.get([...rule.left, ...rule.right].toSorted().join())];
          expect(rule.count).toBe(both);
          expect(rule.support).toBeCloseTo(rule.count / drawn.length, 12);
          expect(rule.confidence).toBeCloseTo(rule.count / (left ?? 0), 12);
          expect(rule.confidence).toBeGreaterThanOrEqual(confidence - 1e-9);
          expect(rule.lift).toBeCloseTo((rule.confidence * drawn.length) / (counts.get(rule.right.join()) ?? 0), 9);
        }
      }),
    );
  });

  test('do not depend on the order of baskets, of items in them, or on repeats', () => {
    fc.assert(
      fc.property(lists, (drawn) => {
        const shuffled = drawn.toReversed().map((list) => [...list, ...list].toReversed());
        const wanted = { support: 0.05, confidence: 0.2 };
        expect(rulesByName(associationRules(collected(shuffled), wanted))).toEqual(rulesByName(associationRules(collected(drawn), wanted)));
      }),
    );
  });

  test('baskets without items are no baskets', () => {
    expect(associationRules(collected([[], ['a', 'b'], []]), { support: 0.5, confidence: 0.5 })).toMatchObject({ baskets: 1, items: 2, itemsets: 3 });
    expect(associationRules(collected([]), { support: 0.5, confidence: 0.5 })).toEqual({ baskets: 0, items: 0, itemsets: 0, rules: [] });
  });
});
