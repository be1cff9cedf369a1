/** The room on its own: facts in an engine → purchases → net margin → ways out. */
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { join, name, sql } from '../../../domain/index.ts';
import type { Bindable, Day, FactKind, Row } from '../../../domain/index.ts';
import { createFactTables, createSnapshotTables, factMarks, insightContext, insightTable, nextRun, publishRun, takeSnapshot } from '../../../facts/index.ts';
import { openDuckdb } from '../../../storage/index.ts';
import type { Warehouse } from '../../../storage/index.ts';
import { purchases } from '../purchases/insight.ts';
import { defaultProfitAssumptions } from './assumptions.ts';
import { profit } from './insight.ts';
import { marginRate } from './model.ts';
import type { ProfitParameters } from './model.ts';
import { profitFacts } from './score.ts';
import { waysOut } from './ways-out.ts';

const asOf = '2026-06-30' as Day;
let warehouse: Warehouse;
beforeEach(async () => {
  warehouse = await openDuckdb({ file: ':memory:' });
  await createFactTables(warehouse);
  await createSnapshotTables(warehouse, [purchases, profit]);
});
afterEach(() => warehouse.close());

type Fact = Readonly<Record<string, Bindable>>;

async function add(kind: FactKind, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) {
    const columns = Object.keys(fact);
    await warehouse.execute(sql`insert into ${name(`fact_${kind.replace('-', '_')}`)} (${join(columns.map(name))}) values (${join(columns.map((column) => sql`${fact[column] ?? null}`))})`);
  }
}

const order = (customer: string, net: number, more: Fact = {}): Fact => ({ id: `${customer}-${net}`, customer_id: customer, ordered_at: '2026-03-01 10:00:00', net, currency: 'CNY', returned: false, ...more });

async function run(settings: Row = {}): Promise<{ readonly of: (customer: string) => Record<string, number>; readonly all: readonly Row[]; readonly parameters: ProfitParameters; readonly status: string }> {
  const request = { asOf, currency: 'CNY', settings: { 'worth.profit': settings } };
  const facts = await factMarks(warehouse);
  const outcome = await warehouse.turn(async (inside) => {
    const run = await nextRun(inside);
    const upstream = [await takeSnapshot(inside, purchases, { run, request, facts, upstream: [], force: true })];
    const taken = await takeSnapshot(inside, profit, { run, request, facts, upstream, force: true });
    await publishRun(inside, [purchases, profit], { request, facts, outcomes: [...upstream, taken], finishedAt: new Date(0), seconds: 0, customers: taken.subjects });
    return taken;
  });
  const all = await warehouse.rows(sql`select * from ${insightTable('worth.profit')} order by subject`);
  const [fit] = await warehouse.rows(sql`select parameters from insight_fit where insight = 'worth.profit'`);
  const of = (customer: string): Record<string, number> =>
    Object.fromEntries(Object.entries(all.find((row) => row['subject'] === customer) ?? {}).filter(([key]) => key !== 'as_of' && key !== 'subject').map(([key, value]) => [key, Number(value)]));
  return { of, all, parameters: JSON.parse(String(fit?.['parameters'])) as ProfitParameters, status: outcome.status };
}

describe('net margin', () => {
  test('is what was paid less goods and serving; discounts are already off', async () => {
    await add('orders', [order('a', 90, { gross: 100, discount: 10, cost: 40 }), order('a', 200, { id: 'a2', cost: 100 })]);
    await add('costs', [{ customer_id: 'a', at: '2026-03-02 08:00:00', kind: 'shipping', amount: 12.5, currency: 'CNY' }]);
    const { of, parameters } = await run();
    expect(of('a')).toMatchObject({ sales: 290, discount: 10, product_cost: 140, product_cost_assumed: 0, service_cost: 12.5, service_cost_assumed: 0, net_margin: 137.5, facts: 3 });
    expect(parameters).toMatchObject({ knownCostShare: 1, costsFrom: '2026-03-02', costFacts: 1 });
  });

  test('an order without a cost has the margin of the others, and says that it is assumed', async () => {
    await add('orders', [order('a', 100, { cost: 25 }), order('b', 50)]);
    const { of, parameters } = await run();
    expect(parameters).toMatchObject({ grossMargin: 0.75, grossMarginFrom: 'own-orders' });
    expect(parameters.knownCostShare).toBeCloseTo(2 / 3);
    expect(of('b')).toMatchObject({ product_cost: 12.5, product_cost_assumed: 12.5, net_margin: 37.5 });
  });

  test('without any cost the fallback stands in; a margin set by hand goes before everything', async () => {
    await add('orders', [order('a', 100)]);
    expect((await run()).parameters).toMatchObject({ grossMargin: 0.4, grossMarginFrom: 'fallback' });
    await add('orders', [order('b', 100, { cost: 10 })]);
    const { parameters, of } = await run({ grossMargin: 0.25 });
    expect(parameters).toMatchObject({ grossMargin: 0.25, grossMarginFrom: 'setting' });
    expect(of('a')['net_margin']).toBe(25);
    expect(of('b')['net_margin']).toBe(90);
  });

  test('a returned order brings nothing; a credit takes its money back and brings its goods back', async () => {
    await add('orders', [order('a', 100, { cost: 60 }), order('a', 80, { id: 'r', cost: 50, returned: true }), order('a', -100, { id: 'c', cost: 60, returned: true })]);
    await add('costs', [{ customer_id: 'b', at: '2026-01-01 08:00:00', amount: 5 }]);
    const { of } = await run();
    expect(of('a')).toMatchObject({ sales: 100, refunds: 100, returned: 2, product_cost: 0, service_cost: 0, net_margin: 0 });
    expect(of('b')).toMatchObject({ sales: 0, net_margin: -5, size: 0 });
  });

  test('contacts and returns cost an assumed amount only before costs are recorded', async () => {
    await add('orders', [order('a', 100, { cost: 50 }), order('a', 40, { id: 'r', cost: 20, returned: true, ordered_at: '2026-01-05 10:00:00' })]);
    const said = (id: string, at: string, more: Fact = {}): Fact => ({ id, customer_id: 'a', at, direction: 'in', ...more });
    await add('moments', [said('1', '2026-01-05 10:00:00', { conversation_id: 'x' }), said('2', '2026-01-05 10:05:00', { conversation_id: 'x' }), said('3', '2026-02-05 10:00:00'), said('4', '2026-01-06 10:00:00', { direction: 'out' })]);
    expect((await run()).of('a')).toMatchObject({ service_cost: 24, service_cost_assumed: 24, net_margin: 26 });
    await add('costs', [{ customer_id: 'z', at: '2026-02-01 08:00:00', amount: 1 }]);
    expect((await run()).of('a')).toMatchObject({ service_cost: 14, service_cost_assumed: 14 });
  });

  test('amounts in another currency are left out and counted', async () => {
    await add('orders', [order('a', 100, { cost: 50 }), order('a', 70, { id: 'usd', currency: 'USD', returned: true })]);
    await add('costs', [{ customer_id: 'a', at: '2026-03-02 08:00:00', amount: 7, currency: 'USD' }]);
    const { of, parameters } = await run();
    expect(of('a')).toMatchObject({ returned: 0, service_cost: 0, net_margin: 50 });
    expect(parameters.otherCurrencyCosts).toBe(1);
  });

  test('nothing at all is too little data, not an error; nothing after the as-of day counts', async () => {
    expect(await run()).toMatchObject({ status: 'too-little-data', all: [] });
    await add('orders', [order('a', 100, { ordered_at: '2026-07-01 10:00:00' })]);
    expect(await run()).toMatchObject({ status: 'too-little-data', all: [] });
  });

  test('the facts shown add up to the figure wherever nothing is assumed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ cents: fc.integer({ min: -50_000, max: 90_000 }), cost: fc.integer({ min: 0, max: 40_000 }), returned: fc.boolean() }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: -2_000, max: 9_000 }), { minLength: 1, maxLength: 5 }),
        async (orders, costs) => {
          await warehouse.execute(sql`delete from fact_orders`);
          await warehouse.execute(sql`delete from fact_costs`);
          await add('orders', orders.map(({ cents, cost, returned }, index) => order('a', cents / 100, { id: `o${index}`, cost: cost / 100, returned })));
          await add('costs', costs.map((cents) => ({ customer_id: 'a', at: '2026-01-01 08:00:00', amount: cents / 100 })));
          const { of } = await run();
          const context = insightContext(profit, { asOf, currency: 'CNY', settings: {} });
          const [sum] = await warehouse.rows(sql`select sum(cast(amount as double)) as total from (${profitFacts(context, 'a')}) facts`);
          expect(of('a')['net_margin']).toBeCloseTo(Number(sum?.['total']), 6);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe('big, middle, small', () => {
  test('a fifth of the buyers is big, the next three tenths middle', async () => {
    await add('orders', Array.from({ length: 100 }, (_, index) => order(`c${index}`, 10 + index)));
    const { all } = await run();
    const count = (size: number): number => all.filter((row) => Number(row['size']) === size).length;
    expect([1, 2, 3].map(count).map((customers) => Math.round(customers / 5) * 5)).toEqual([20, 30, 50]);
  });

  test('the margin rate has the interval of the ratio estimator', () => {
    const [revenues, margins] = [[100, 200, 300], [20, 20, 90]];
    const sums = { customers: 3, revenue: 600, netMargin: 130, revenueSquared: 140_000, product: 33_000, marginSquared: 8_900 };
    const rate = 130 / 600;
    const residual = revenues.reduce((sum, revenue, index) => sum + ((margins[index] ?? 0) - rate * revenue) ** 2, 0);
    expect(marginRate(sums)?.rate).toBeCloseTo(rate);
    expect((marginRate(sums)?.high ?? 0) - rate).toBeCloseTo((1.2815515655 * Math.sqrt((residual * 3) / 2)) / 600, 6);
    expect(marginRate({ ...sums, customers: 1 })).toBeUndefined();
    expect(marginRate({ ...sums, revenue: 0 })).toBeUndefined();
  });
});

describe('referrals', () => {
  const referred = (id: string, by: string | null): Fact => ({ id, attributes: by === null ? null : JSON.stringify({ 推荐人: by }) });

  test('half of what the referred brought stands beside the net margin, never in it', async () => {
    await add('customers', [referred('a', null), referred('b', 'a'), referred('c', 'a'), referred('d', 'd'), referred('e', 'nobody')]);
    await add('orders', [order('a', 100, { cost: 90 }), order('b', 100, { cost: 40 }), order('c', 50, { cost: 30 })]);
    const { of, all } = await run();
    expect(of('a')).toMatchObject({ net_margin: 10, referred: 2, referral_value: 40 });
    expect(all.map((row) => row['subject'])).toEqual(['a', 'b', 'c']);
  });

  test('somebody who never paid but brought others has a row', async () => {
    await add('customers', [referred('a', null), referred('b', 'a')]);
    await add('orders', [order('b', 100, { cost: 40 })]);
    expect((await run()).of('a')).toMatchObject({ net_margin: 0, referred: 1, referral_value: 30, facts: 0 });
  });
});

describe('ways out', () => {
  const nobody = sql`(select cast(null as varchar) as subject, cast(0 as double) as yearly_amount where false)`;

  /** One loss-maker as on the card, with the company's cost to serve at a tenth of its revenue. */
  async function judged(more: { readonly orders?: number; readonly stage?: string; readonly indirect?: number; readonly service?: number } = {}): Promise<Row> {
    const service = more.service ?? 700;
    const profitTable = sql`(select 'a' as subject, 1 as size, 1000.0 as sales, 0.0 as refunds, 0 as returned, 550.0 as product_cost, cast(${service} as double) as service_cost, 0.0 as product_cost_assumed,
      0.0 as service_cost_assumed, cast(${450 - service} as double) as net_margin, 0 as referred, 0.0 as referral_value
      union all select 'b', 1, 9000.0 + 10 * ${service - 700}, 0.0, 0, 1000.0, cast(${1000 - 700} as double) + 2 * ${service - 700}, 0.0, 0.0, 1.0, 0, 0.0)`;
    const [row] = await warehouse.rows(sql`select * from (${waysOut(
      {
        profit: profitTable,
        purchases: sql`(select 'a' as subject, ${more.orders ?? 4} as orders, 3 as x, 365 as age_days)`,
        sheet: sql`(select 'a' as subject, 'Anna' as name, 'high' as tier, ${more.stage ?? 'steady'} as stage, 2.0 as expected_purchases_52w)`,
        entered: more.indirect === undefined ? nobody : sql`(select 'a' as subject, cast(${more.indirect} as double) as yearly_amount)`,
        enteredReferrals: nobody,
      },
      defaultProfitAssumptions,
    )}) judged`);
    return row ?? {};
  }

  test('the card’s golden numbers', async () => {
    const row = await judged();
    expect(Number(row['next_loss'])).toBeCloseTo(125);
    expect(Number(row['raise_gain'])).toBeCloseTo(48.16);
    expect(Number(row['cut_gain'])).toBeCloseTo(175);
    expect(Number(row['let_go_gain'])).toBeCloseTo(55);
    expect(row['proposal']).toBe('cut-cost');
    expect(Number(row['proposed_gain'])).toBeCloseTo(175);
  });

  test('too few orders: wait; a lost customer: gone; enough indirect value: keep, and letting go costs it', async () => {
    expect(await judged({ orders: 2 })).toMatchObject({ proposal: 'wait' });
    expect(await judged({ stage: 'lost' })).toMatchObject({ proposal: 'gone' });
    const kept = await judged({ indirect: 125 });
    expect(kept).toMatchObject({ proposal: 'keep', proposed_gain: 0 });
    expect(Number(kept['let_go_gain'])).toBeCloseTo(55 - 125);
    expect(await judged({ indirect: 124 })).toMatchObject({ proposal: 'cut-cost' });
  });

  test('a loss too deep to mend by half the serving is let go', async () => {
    expect(await judged({ service: 4000 })).toMatchObject({ proposal: 'let-go' });
  });
});
