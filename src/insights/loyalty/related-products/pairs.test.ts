import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../domain/index.ts';
import type { Row } from '../../../domain/index.ts';
import { openDuckdb } from '../../../storage/index.ts';
import type { Warehouse } from '../../../storage/index.ts';
import { pairLifts } from './pairs.ts';

type Lists = readonly (readonly string[])[];

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openDuckdb({ file: ':memory:' });
});
afterAll(() => warehouse.close());

function lifts(baskets: Lists): Promise<Row[]> {
  return warehouse.transaction(async (inside) => {
    const rows = baskets.flatMap((basket, index) => [...new Set(basket)].map((item) => [`o${index}`, item]));
    await inside.temporaryTable({ name: 'items', columns: [{ name: 'order_id', type: 'text' }, { name: 'product_id', type: 'text' }], rows });
    return inside.rows(sql`with ${pairLifts(sql`items`)} select l.*, prior_shape from pair_lifts l cross join pair_prior order by one, other`);
  });
}

/** The card's formulas, pair by pair. */
function expected(baskets: Lists): Map<string, number> {
  const sets = baskets.map((basket) => new Set(basket)).filter((basket) => basket.size > 0);
  const items = [...new Set(sets.flatMap((basket) => [...basket]))].toSorted();
  const count = (...wanted: readonly string[]): number => sets.filter((basket) => wanted.every((item) => basket.has(item))).length;
  const pairs = items.flatMap((one, place) => items.slice(place + 1).map((other) => ({ key: `${one},${other}`, together: count(one, other), chance: (count(one) * count(other)) / sets.length })));
  const sum = (of: (pair: (typeof pairs)[number]) => number): number => pairs.reduce((total, pair) => total + of(pair), 0);
  const mean = sum(({ together }) => together) / sum(({ chance }) => chance);
  const between = Math.max(1e-4 * mean ** 2, (sum(({ together, chance }) => (together - mean * chance) ** 2) - sum(({ together }) => together)) / sum(({ chance }) => chance ** 2));
  const shape = mean ** 2 / between;
  return new Map(pairs.filter(({ together }) => together > 0).map(({ key, together, chance }) => [key, (shape + together) / (shape / mean + chance)]));
}

describe('lift of pairs', () => {
  test('gives the card’s figures', async () => {
    const [pair] = await lifts([['a', 'b'], ['a', 'b'], ['a'], ['b'], ['c']]);
    expect(pair).toMatchObject({ one: 'a', other: 'b', together: 2 });
    expect(pair?.['prior_mean']).toBeCloseTo(2 / (1.8 + 0.6 + 0.6), 12);
    expect(pair?.['prior_shape']).toBeCloseTo(10_000, 6);
    expect(pair?.['lift']).toBeCloseTo(0.6667, 4);
  });

  test('is the same in the engine as by the formulas, inside its interval', async () => {
    const lists = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(lists, async (drawn) => {
        const wanted = expected(drawn);
        const rows = await lifts(drawn);
        expect(rows.map((row) => `${String(row['one'])},${String(row['other'])}`)).toEqual([...wanted.keys()].toSorted());
        for (const row of rows) {
          expect(row['lift']).toBeCloseTo(wanted.get(`${String(row['one'])},${String(row['other'])}`) ?? Number.NaN, 8);
          expect(row['low']).toBeLessThan(Number(row['lift']));
          expect(row['high']).toBeGreaterThan(Number(row['lift']));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('the same surprise counts for less the fewer baskets it rests on', async () => {
    const plain = Array.from({ length: 300 }, (_, index) => [`p${index % 20}`, `p${(index * 7 + 3) % 20}`]);
    const often = Array.from({ length: 20 }, () => ['x', 'y']);
    const seldom = Array.from({ length: 2 }, () => ['u', 'v']);
    const rows = await lifts([...plain, ...often, ...seldom]);
    const shrunk = (one: string): number => {
      const row = rows.find((pair) => pair['one'] === one);
      return Number(row?.['lift']) / ((Number(row?.['together']) * Number(row?.['baskets'])) / (Number(row?.['one_baskets']) * Number(row?.['other_baskets'])));
    };
    expect(shrunk('u')).toBeLessThan(shrunk('x'));
  });

  test('no pairs, no rows', async () => {
    expect(await lifts([['a'], ['b']])).toEqual([]);
    expect(await lifts([])).toEqual([]);
  });
});
