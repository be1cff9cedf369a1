/**
 * Purchase summary, model fit, scores, tiers and profit of many customers, against one bare GROUP BY over the same orders
 * in the same run, and how that grows with the company. Usage: `tsx bench/insights.bench.ts [customers …]`, by default
 * 100,000, 1,000,000 and 5,000,000, each with some ten orders.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '../src/domain/index.ts';
import type { Day, Insight, Query } from '../src/domain/index.ts';
import { readConfiguration } from '../src/config.ts';
import { factMarks, nextRun, publishRun, takeSnapshots } from '../src/facts/index.ts';
import { insights } from '../src/insights/index.ts';
import type { Warehouse } from '../src/storage/index.ts';
import { openWorkspace, perform } from '../src/workbench/index.ts';
import type { Call, Workspace } from '../src/workbench/index.ts';

const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [100_000, 1_000_000, 5_000_000];
const ordersEach = 10;
const asOf = '2026-06-30' as Day;

/** Lifetime value, tiers and profit, with all that they are computed from. */
const worth = new Set(['worth.purchases', 'worth.lifetime', 'worth.life-cycle', 'feeling.customers', 'worth.tiers', 'worth.profit']);

for (const customers of sizes) await measure(customers);

async function measure(customers: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'zhiyin-bench-'));
  const workspace = await openWorkspace(folder, { doing: 'bench', configuration: readConfiguration({ commandLine: { dataFolder: folder, memoryLimit: '1500MB' } }) });
  const { warehouse } = workspace;
  try {
    await timed('generate', () => generateOrders(warehouse, customers));
    const [counted] = await warehouse.rows(sql`select count(*) as orders, count(distinct customer_id) as customers from fact_orders`);
    console.log(`${Number(counted?.['orders']).toLocaleString('en')} orders of ${Number(counted?.['customers']).toLocaleString('en')} customers`);
    const memory = watchMemory();
    const ratio = await measureInsights(warehouse, customers);
    console.log(`memory of the process: ${memory()}`);
    await measureLooking(workspace, customers, ratio);
    console.log(`memory of the process with looking: ${memory()}\n`);
  } finally {
    await workspace.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Watches how much memory the process has, engine and all, from here on; the orders are made before. */
function watchMemory(): () => string {
  let most = 0;
  const look = (): number => {
    const now = process.memoryUsage.rss();
    most = Math.max(most, now);
    return now;
  };
  setInterval(look, 20).unref();
  return () => `${Math.round(look() / 2 ** 20)} MB, at most ${Math.round(most / 2 ** 20)} MB`;
}

/** Says what costs come to beside the baseline of the same data. */
type Ratio = (...costs: readonly Cost[]) => string;

async function measureInsights(warehouse: Warehouse, customers: number): Promise<Ratio> {
  const baselines: Cost[] = [];
  for (let repeat = 0; repeat < 3; repeat++) baselines.push(await timed('bare GROUP BY', () => bareGroupBy(warehouse)));
  const middle = (of: (cost: Cost) => number): number => baselines.map(of).toSorted((one, other) => one - other)[1] ?? Number.NaN;
  const ratio = (...costs: readonly Cost[]): string => {
    const share = (of: (cost: Cost) => number): string => (costs.reduce((sum, cost) => sum + of(cost), 0) / middle(of)).toFixed(2);
    return `${share(({ wall }) => wall)} × the bare GROUP BY (${share(({ processor }) => processor)} × its processor time)`;
  };

  const request = { asOf, currency: 'CNY', settings: {} };
  const facts = await factMarks(warehouse);
  const { summary, run, publish, others } = await warehouse.turn(async (inside) => {
    const number = await nextRun(inside);
    /** What an earlier step has computed is taken up, as in a run. */
    const take = (wanted: readonly Insight[]): ReturnType<typeof takeSnapshots> => takeSnapshots(inside, wanted, { run: number, request, facts, force: false });
    return {
      summary: await timed('purchase summary', () => take(insights.filter(({ early }) => early))),
      run: await timed('fit, scores, tiers, profit', () => take(insights.filter(({ name }) => worth.has(name)))),
      others: await timed('all other insights', () => take(insights)),
      publish: await timed('publish', async () => publishRun(inside, insights, { request, outcomes: await take(insights), facts, finishedAt: new Date(0), seconds: 0, customers })),
    };
  });
  console.log(`purchase summary, drafted as the last step of an import: ${ratio(summary)}`);
  console.log(`the run after it, fit + scores + life cycle + tiers + profit: ${ratio(run, publish)} (aim ≤ 3)`);
  console.log(`both together: ${ratio(summary, run, publish)}`);
  console.log(`every insight: ${ratio(summary, run, publish, others)}`);
  return ratio;
}

/** What people do in the workbench, as the server does it for them. */
async function measureLooking(workspace: Workspace, customers: number, ratio: Ratio): Promise<void> {
  const call: Call = { progress: () => {}, local: true, now: () => new Date(0) };
  const look = async (what: string, ...asked: readonly Parameters<typeof ask>[]): Promise<void> => console.log(`${what}: ${ratio(await timed(what, () => Promise.all(asked.map((each) => ask(...each)))))}`);
  const ask = (operation: Parameters<typeof perform>[0], input: object = {}): Promise<unknown> => perform(operation, workspace, input, call);
  await look('a filtered, sorted page', ['listCustomers', { tier: ['high', 'potential'], minimumValue: 10, offset: 1000 }]);
  await look('a first jump down the list', ['listCustomers', { offset: customers * 0.4, limit: 100 }]);
  await look('a further jump', ['listCustomers', { offset: customers * 0.8, limit: 100 }]);
  await look('opening a first customer', ['getCustomer', { id: 'c1' }], ['customerTimeline', { id: 'c1' }]);
  await look('opening a further customer', ['getCustomer', { id: 'c2' }], ['customerTimeline', { id: 'c2' }]);
  for (const page of ['worth', 'profit', 'winBack', 'loyalty', 'needs'] as const) await look(`a first look at ${page}`, [page]);
  await look('a further look at worth', ['worth']);
}

/** Wall-clock seconds, for a quiet machine, and processor seconds, which other work on the machine disturbs less. */
interface Cost {
  readonly wall: number;
  readonly processor: number;
}

async function timed(what: string, work: () => Promise<unknown>): Promise<Cost> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  const cost = { wall: (performance.now() - started) / 1000, processor: (user + system) / 1e6 };
  console.log(`  ${what.padEnd(28)} ${cost.wall.toFixed(2).padStart(7)} s ${cost.processor.toFixed(2).padStart(7)} s of processor time`);
  return cost;
}

/** As BG/NBD tells it: rates differ, after each purchase some leave for good, and how many do differs, too. */
async function generateOrders(store: Warehouse, customers: number): Promise<void> {
  const drawn = (seed: number, of: Query): Query => sql`((hash(${of}, ${seed}) % 1000000) + 0.5) / 1000000.0`;
  const customer = sql`customer`;
  await store.execute(sql`insert into warehouse_import values ('bench', 'orders', timestamp '2026-07-01 00:00:00')`);
  await store.execute(sql`
    insert into fact_orders (id, customer_id, ordered_at, net, currency, returned, fact_id, import_id, line)
    with customers as (
      select customer, first_day, 545 - first_day as days, rate, cast(least(ceil(ln(${drawn(3, customer)}) / ln(1 - leaving)), rate * (545 - first_day) + 4 * sqrt(rate * (545 - first_day)) + 3) as bigint) as most
      from (
        select customer, 400 * ${drawn(1, customer)} as first_day, - ln(${drawn(2, customer)}) * ${ordersEach} / 190.0 as rate, least(0.999, pow(${drawn(4, customer)}, 4) + 0.0001) as leaving
        from range(${customers}) t(customer)
      ) rates
    ),
    visits as (
      select customer, visit, first_day + sum(case when visit = 0 then 0 else - ln(${drawn(5, sql`customer * 1000 + visit`)}) / rate end) over (partition by customer order by visit) as day
      from (select customer, first_day, rate, unnest(range(0, most + 1)) as visit from customers) planned
    )
    select 'o' || cast(customer * 1000 + visit as varchar), 'c' || cast(customer as varchar), cast(date '2025-01-01' + cast(floor(day) as integer) as timestamp) + interval 9 hour,
           round(exp(3 + (hash(customer) % 1000) / 500.0 + (hash(customer * 1000 + visit) % 1000) / 700.0), 2), 'CNY', false, 'f' || cast(customer * 1000 + visit as varchar), 'bench', customer * 1000 + visit
    from visits where day < 545 order by day`);
  await store.execute(sql`insert into fact_customers (id, fact_id, import_id) select distinct customer_id, 'mention:' || customer_id, 'bench' from fact_orders`);
}

async function bareGroupBy(store: Warehouse): Promise<void> {
  await store.execute(sql`
    create or replace table bare as
    select customer_id, count(*) as orders, sum(net) as net, min(ordered_at) as first_at, max(ordered_at) as last_at from fact_orders group by customer_id`);
}
