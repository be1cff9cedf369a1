/** The room on its own: from purchases and P(alive) to stages, and what a day remembers of the one before. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { join, name, sql } from '../../../domain/index.ts';
import type { Day, InsightContext, Row } from '../../../domain/index.ts';
import { rowsUnder } from '../../../facts/index.ts';
import { openDuckdb } from '../../../storage/index.ts';
import type { Warehouse } from '../../../storage/index.ts';
import { lifetime } from '../lifetime/insight.ts';
import { purchases } from '../purchases/insight.ts';
import { lifeCycle } from './insight.ts';

const asOf = '2026-06-30' as Day;
let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openDuckdb({ file: ':memory:' });
});
afterAll(() => warehouse.close());

type Customer = Readonly<Record<string, number | null>>;
/** A purchase every thirty days until now; with a median of thirty days the usual gap is thirty days. */
const usual: Customer = { orders: 10, x: 9, purchase_days: 10, recency_days: 270, age_days: 271, silent_days: 1, p_alive: 0.9, orders_recent: 3, orders_before: 6, recency_before_days: 180, return_gap_days: 30 };

async function stagesOf(customers: Readonly<Record<string, Customer>>, lostBefore: readonly string[] = []): Promise<{ readonly kept: Row[]; readonly rows: Row[] }> {
  const columns = [...purchases.columns, ...lifetime.columns].map((column) => column.name);
  const rows = Object.entries(customers).map(([subject, customer]) => {
    const figures = { ...usual, ...customer };
    return sql`select cast(${asOf} as date) as as_of, ${subject} as subject, ${join(columns.map((column) => sql`cast(${figures[column] ?? null} as double) as ${name(column)}`))}`;
  });
  const earlier = join([sql`select 'nobody' as subject, 'steady' as stage`, ...lostBefore.map((subject) => sql`select ${subject}, 'lost'`)], sql` union all `);
  const context: InsightContext = {
    asOf,
    currency: 'CNY',
    facts: () => name('nothing'),
    insight: () => sql`(${join(rows, sql` union all `)})`,
    previous: sql`(${earlier})`,
    groups: name('nothing'),
    settings: { ...lifeCycle.settings },
  };
  const fitted = lifeCycle.fit!([{ median_gap_days: 30, customers: 5 }], context);
  return { kept: await warehouse.rows(lifeCycle.follows.keep!(context, fitted)), rows: await warehouse.rows(sql`select * from (${rowsUnder(lifeCycle, context, fitted)}) stages order by subject`) };
}

const stages = (rows: readonly Row[]): unknown => Object.fromEntries(rows.map((row) => [row['subject'], row['stage']]));

test('the first rule that holds decides', async () => {
  const { rows } = await stagesOf({
    gone: { silent_days: 181 },
    hardlyAlive: { p_alive: 0.1 },
    onceAndHardlyAlive: { x: 0, orders: 1, purchase_days: 1, recency_days: 0, p_alive: 0.1 },
    back: { return_gap_days: 181 },
    newcomer: { x: 0, orders: 1, purchase_days: 1, recency_days: 0, age_days: 60, silent_days: 60, orders_recent: 1, orders_before: 0, recency_before_days: null, return_gap_days: null },
    slowing: { silent_days: 61 },
    growing: { orders_recent: 5, orders_before: 6 },
    steady: {},
  });
  expect(stages(rows)).toEqual({ gone: 'lost', hardlyAlive: 'lost', onceAndHardlyAlive: 'steady', back: 'returning', newcomer: 'new', slowing: 'slowing', growing: 'growing', steady: 'steady' });
  expect(rows.find((row) => row['subject'] === 'gone')).toMatchObject({ usual_gap_days: 30, silent_gaps: 181 / 30 });
});

test('who was lost stays so a little longer; of everybody else nothing is kept but the numbers of the day', async () => {
  const customers = { gone: { silent_days: 181 }, nearlyGone: { silent_days: 170 }, nearlyDead: { p_alive: 0.18 }, well: { silent_days: 160 } };
  const remembered = await stagesOf(customers, Object.keys(customers));
  expect(stages(remembered.rows)).toEqual({ gone: 'lost', nearlyGone: 'lost', nearlyDead: 'lost', well: 'slowing' });
  expect(remembered.kept.map((row) => row['subject']).toSorted()).toEqual(['nearlyDead', 'nearlyGone', null]);
  expect(remembered.kept.find((row) => row['subject'] === null)).toMatchObject({ median_gap_days: 30, lost_gaps: 6, lost_p_alive: 0.15 });
  const forgotten = await stagesOf(customers);
  expect(stages(forgotten.rows)).toEqual({ gone: 'lost', nearlyGone: 'slowing', nearlyDead: 'steady', well: 'slowing' });
  expect(forgotten.kept).toHaveLength(1);
});
