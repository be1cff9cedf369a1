/** The Groceries data (Hahsler, Grün & Hornik, arules): 9,835 baskets of a month in one shop. Figures of the R package arules. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { basketFileRules } from '../../src/workbench/basket-file.ts';
import type { BasketRules } from '../../src/insights/index.ts';
import { dataFolder } from './cdnow.ts';

const path = join(dataFolder, 'groceries.csv');

describe.skipIf(!existsSync(path))('association rules on Groceries (skipped without ../shared/data)', () => {
  test.each([
    [0.001, 0.5, 5668],
    [0.001, 0.8, 410],
    [0.006, 0.25, 463],
    [0.01, 0.5, 15],
  ])('support %d and confidence %d give %d rules with one item on the right', async (support, confidence, rules) => {
    const found = await basketFileRules({ path, support, confidence });
    expect(found).toMatchObject({ baskets: 9835, items: 169 });
    expect(found.rules).toHaveLength(rules);
    expect(found.capped).toBeUndefined();
  });

  describe('support .001 and confidence .5', () => {
    let found: BasketRules;
    beforeAll(async () => {
      found = await basketFileRules({ path, support: 0.001, confidence: 0.5 });
    });

    test('there are 13,492 frequent itemsets', () => {
      expect(found.itemsets).toBe(13_492);
    });

    test('the rule with the highest lift is {instant food products, soda} ⇒ {hamburger meat}', () => {
      const [best] = found.rules;
      expect(best?.left.map((item) => item.toLowerCase())).toEqual(['instant food products', 'soda']);
      expect(best).toMatchObject({ right: ['hamburger meat'], count: 12 });
      expect(best?.confidence).toBeCloseTo(0.6316, 4);
      expect(best?.lift).toBeCloseTo(18.9957, 4);
    });
  });

  test('the highest lift at support .01 and confidence .5 is 3.0296', async () => {
    const found = await basketFileRules({ path, support: 0.01, confidence: 0.5 });
    expect(found.rules[0]?.lift).toBeCloseTo(3.0296, 4);
  });

  test('a support that explodes is cut short, and the answer says how', async () => {
    const found = await basketFileRules({ path, support: 0.0001, confidence: 0.9 });
    expect(found.capped?.by).toContain('itemsets');
    expect(found.capped?.maximumSize).toBeGreaterThanOrEqual(2);
    expect(found.itemsets).toBeLessThanOrEqual(300_000);
  });
});
