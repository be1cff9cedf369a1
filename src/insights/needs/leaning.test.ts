import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../domain/index.ts';
import type { Row } from '../../domain/index.ts';
import { openDuckdb } from '../../storage/index.ts';
import type { Warehouse } from '../../storage/index.ts';
import { leaningChoice, leaningShares, leaningTotals } from './leaning.ts';

const leaning = { kind: 'way', options: ['shop', 'web'] };

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openDuckdb({ file: ':memory:' });
});
afterAll(() => warehouse.close());

/** Each customer's choice, from their counts of the two options. */
function choices(counts: readonly (readonly [number, number])[]): Promise<Row[]> {
  return warehouse.transaction(async (inside) => {
    const columns = [{ name: 'subject', type: 'integer' }, { name: 'way_1', type: 'integer' }, { name: 'way_2', type: 'integer' }] as const;
    await inside.temporaryTable({ name: 'counted', columns, rows: counts.map(([shop, web], index) => [BigInt(index), BigInt(shop), BigInt(web)]) });
    return inside.rows(sql`
      with totals as (select ${leaningTotals(leaning)} from counted),
      shares as (select subject, way_q_1, way_q_2, way_k, way_s_1, way_s_2 from (select subject, way_q_1, way_q_2, way_k, ${leaningShares(leaning)} from counted cross join totals) s)
      select subject, way_k, way_q_1, way_s_1, way_s_2, ${leaningChoice(leaning)} from shares order by subject`);
  });
}

describe('leaning', () => {
  test('gives the card’s figures', async () => {
    const [first, second] = await choices([[9, 1], [1, 9]]);
    expect(first?.['way_k']).toBeCloseTo(2 / 3, 12);
    expect(first).toMatchObject({ way: 'shop' });
    expect(first?.['way_share']).toBeCloseTo(0.875, 12);
    expect(first?.['way_lift']).toBeCloseTo(1.75, 12);
    expect(second).toMatchObject({ way: 'web' });
  });

  test('where people do not differ, nobody has a habit of their own', async () => {
    const rows = await choices(Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? [5, 5] : [6, 4])));
    for (const row of rows) {
      expect(row['way']).toBeNull();
      expect(row['way_lift']).toBeCloseTo(1, 2);
    }
  });

  test('without any observation there is no choice', async () => {
    const [nobody] = await choices([[0, 0], [3, 1]]);
    expect(nobody).toMatchObject({ way: null, way_share: null, way_lift: null });
    expect((await choices([[0, 0]]))[0]).toMatchObject({ way: null });
  });

  test('shares are probabilities that sum to one and lie between the own and everybody’s share', async () => {
    const counts = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(counts, async (drawn) => {
        const rows = await choices(drawn);
        const outside = rows.filter((row, index) => {
          const [shop, web] = drawn[index] ?? [0, 0];
          if (shop + web === 0) return row['way'] !== null;
          const [own, all, share] = [shop / (shop + web), Number(row['way_q_1']), Number(row['way_s_1'])];
          if (row['way'] === null && Number(row['way_k']) < 100) return true;
          return Math.abs(share + Number(row['way_s_2']) - 1) > 1e-9 || share < Math.min(own, all) - 1e-9 || share > Math.max(own, all) + 1e-9;
        });
        expect(outside).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
