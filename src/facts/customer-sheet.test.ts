import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../domain/index.ts';
import { customerSheet } from '../insights/customer/sheet/insight.ts';
import { openDuckdb } from '../storage/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { pageOfSheet, sheetLandmarks } from './customer-sheet.ts';
import { createSnapshotTables } from './snapshots.ts';

const asOf = '2026-06-30';
const customers = 500;
let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openDuckdb({ file: ':memory:' });
  await createSnapshotTables(warehouse, [customerSheet]);
  // Ties, missing values at the end, and one column without any value.
  await warehouse.execute(sql`
    insert into snapshot_customer_sheet (run, as_of, subject, tier, orders, last_day, value_at_stake, name)
    select 1, cast(${asOf} as date), 'c' || cast(i as varchar), case when i % 3 = 0 then 'high' else 'low' end, i % 7,
           case when i % 5 > 0 then date '2026-01-01' + cast(i % 11 as integer) end, case when i % 4 > 0 then (i * 7919 % 1000) / 8.0 end, case when i % 2 = 0 then 'n' || cast(i % 13 as varchar) end
    from range(${customers}) t(i)`);
  await warehouse.execute(sql`create or replace view insight_customer_sheet as select * from snapshot_customer_sheet`);
});
afterAll(() => warehouse.close());

const orders = ['value_at_stake', 'orders', 'last_day', 'name', 'mood', 'subject'].flatMap((sort) => [true, false].map((descending) => ({ sort, descending })));

test.each(orders)('landmarks lead to the same page: $sort, descending $descending', async (order) => {
  const filters = { tier: ['high', 'low'] };
  const all = await pageOfSheet(warehouse, asOf, { filters, page: { ...order, offset: 0, limit: customers } });
  const landmarks = await sheetLandmarks(warehouse, asOf, { filters, order, every: 20 });
  expect(landmarks).toHaveLength(customers / 20);
  expect(landmarks.map(({ subject }) => subject)).toEqual(landmarks.map(({ place }) => all[place]?.['subject']));
  for (const offset of [0, 19, 20, 95, 240, 371, 480, 499]) {
    const page = await pageOfSheet(warehouse, asOf, { filters, page: { ...order, offset, limit: 25 }, landmarks });
    expect(page.map((row) => row['subject'])).toEqual(all.slice(offset, offset + 25).map((row) => row['subject']));
  }
});
