/** Who leaves and who comes back, held against what is true of the demo company's customers. Facts without texts: customers and orders. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { teaHouse } from '../../scenarios/index.ts';
import type { CustomerTruth } from '../../scenarios/index.ts';
import { addDays, dayNumber, parseDay, sql } from '../../src/domain/index.ts';
import type { Day, Row } from '../../src/domain/index.ts';
import { importRows } from '../../src/workbench/import-rows.ts';
import { openWorkspace, perform } from '../../src/workbench/index.ts';
import type { Call, Workspace } from '../../src/workbench/index.ts';

const call: Call = { progress: () => {}, local: true, now: () => new Date('2026-11-01T08:00:00Z') };
const endDay = parseDay('2026-10-31') as Day;
const asOf = addDays(endDay, -92);
const scenario = teaHouse({ customers: 4000, seed: 5, endDay });
const truths: ReadonlyMap<string, CustomerTruth> = new Map([...scenario.truth()].map((truth) => [truth.id, truth]));

let folder: string;
let workspace: Workspace;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-leaving-'));
  workspace = await openWorkspace(folder, { doing: 'test' });
  for (const kind of ['customers', 'orders'] as const) await importRows(workspace, kind, scenario.rows(kind), { name: kind, call });
  for (const day of [asOf, endDay]) await perform('runInsights', workspace, { asOf: day }, call);
}, 240_000);
afterAll(async () => {
  await workspace.close();
  await rm(folder, { recursive: true, force: true });
});

const rowsOn = (day: Day, table: 'worth_contracts' | 'worth_win_back'): Promise<Row[]> =>
  workspace.warehouse.rows(table === 'worth_contracts' ? sql`select * from insight_worth_contracts where as_of = cast(${day} as date)` : sql`
    select w.*, cast(p.silent_days as double) / c.usual_gap_days as silent_gaps, p.orders from insight_worth_win_back w
    join insight_worth_life_cycle c on c.subject = w.subject and c.as_of = w.as_of join insight_worth_purchases p on p.subject = w.subject and p.as_of = w.as_of where w.as_of = cast(${day} as date)`);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Share of pairs (one of each group) in which the first group's member scores higher. */
function areaUnderCurve(higher: readonly number[], lower: readonly number[]): number {
  let wins = 0;
  for (const one of higher) for (const other of lower) wins += one > other ? 1 : one === other ? 0.5 : 0;
  return wins / (higher.length * lower.length);
}

describe('contracts', () => {
  test('exactly the contracts that run are scored', async () => {
    const running = [...truths.values()].filter(({ subscription }) => subscription && subscription.startedOn <= asOf && (subscription.cancelledOn === null || subscription.cancelledOn > asOf));
    expect((await rowsOn(asOf, 'worth_contracts')).map((row) => String(row['subject'])).toSorted()).toEqual(running.map(({ id }) => id).toSorted());
  });

  /** The parcels that came late in these 90 days, when the carrier's trouble began, could not be known before: order is recovered less well than below. */
  test('those who cancel in the 90 days that follow had the higher risks, and as many cancel as were foretold', async () => {
    const rows = await rowsOn(asOf, 'worth_contracts');
    const cancels = (row: Row): boolean => {
      const day = truths.get(String(row['subject']))?.subscription?.cancelledOn;
      return day != null && day <= addDays(asOf, 90);
    };
    const risks = (group: readonly Row[]): number[] => group.map((row) => Number(row['risk']));
    const [left, stayed] = [rows.filter(cancels), rows.filter((row) => !cancels(row))];
    expect(Math.min(left.length, stayed.length)).toBeGreaterThan(50);
    expect(areaUnderCurve(risks(left), risks(stayed))).toBeGreaterThan(0.57);
    expect(Math.abs(mean(risks(rows)) - left.length / rows.length)).toBeLessThan(0.06);
  });

  test('risks follow the true chances of the day: in order and in size', async () => {
    const rows = (await rowsOn(endDay, 'worth_contracts')).map((row) => ({ risk: Number(row['risk']), low: Number(row['risk_low']), high: Number(row['risk_high']), truth: truths.get(String(row['subject']))?.subscription?.leavingNext90Days ?? Number.NaN }));
    expect(rows.length).toBeGreaterThan(300);
    const [risks, chances] = [rows.map(({ risk }) => risk), rows.map(({ truth }) => truth)];
    const [risk, truth] = [mean(risks), mean(chances)];
    expect(Math.abs(risk - truth)).toBeLessThan(0.05);
    const covariance = mean(rows.map((row) => (row.risk - risk) * (row.truth - truth)));
    const deviation = (values: readonly number[], centre: number): number => Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
    expect(covariance / deviation(risks, risk) / deviation(chances, truth)).toBeGreaterThan(0.7);
    expect(rows.every(({ low, risk: value, high }) => 0 <= low && low <= value && value <= high && high <= 1)).toBe(true);
  });

  test('the page tells the longer plans from the monthly box and late parcels from none', async () => {
    const page = (await perform('contracts', workspace, { limit: 5 }, call)) as { status: string; effects: { column: string; level: string | null; oddsRatio: number; high: number; low: number }[]; verdict: { grade: string }; rows: { atStake: number; because: unknown[] }[] };
    expect(page.status).toBe('known');
    const year = page.effects.find(({ level }) => level?.includes('Year of tea'));
    expect(year?.high).toBeLessThan(0.6);
    expect(page.effects.find(({ column }) => column === 'late')?.low).toBeGreaterThan(1);
    expect(page.rows.map(({ atStake }) => atStake)).toEqual(page.rows.map(({ atStake }) => atStake).toSorted((one, other) => other - one));
    expect(page.rows[0]?.because.length).toBeGreaterThan(0);
    expect(page.verdict.grade).not.toBe('unknown');
  });
});

describe('winning back', () => {
  test('as many of the lost come back by themselves within the quarter as was foretold, and those with the higher chance', async () => {
    const rows = (await rowsOn(asOf, 'worth_win_back')).filter((row) => row['chance_back'] != null);
    const bought = new Set(
      (await workspace.warehouse.rows(sql`select distinct customer_id from fact_orders_view where cast(ordered_at as date) > cast(${asOf} as date) and net >= 0 and not coalesce(returned, false)`)).map((row) => String(row['customer_id'])),
    );
    const back = rows.filter((row) => bought.has(String(row['subject'])));
    expect(back.length).toBeGreaterThan(20);
    const [fit] = await workspace.warehouse.rows(sql`select parameters from insight_fit where insight = 'worth.win-back' and as_of = cast(${asOf} as date)`);
    const { constant, byGaps, byOrders } = JSON.parse(String(fit?.['parameters'])) as Record<'constant' | 'byGaps' | 'byOrders', number>;
    const firstQuarter = rows.map((row) => 1 / (1 + Math.exp(-(constant + byGaps * Math.log(Math.max(1, Number(row['silent_gaps']))) + byOrders * Math.log(Math.min(20, Number(row['orders'])))))));
    expect(Math.abs(back.length / rows.length - mean(firstQuarter))).toBeLessThan(0.04);
    const chances = (group: readonly Row[]): number[] => group.map((row) => Number(row['chance_back']));
    expect(areaUnderCurve(chances(back), chances(rows.filter((row) => !bought.has(String(row['subject'])))))).toBeGreaterThan(0.65);
  });

  test('intervals contain their value, what it may cost is below the value, and an attempt costs less than a success', async () => {
    for (const row of (await rowsOn(endDay, 'worth_win_back')).filter((each) => each['chance_back'] != null && each['value_if_back'] != null)) {
      const number = (column: string): number => Number(row[column]);
      expect(number('chance_back_low')).toBeLessThanOrEqual(number('chance_back'));
      expect(number('chance_back_high')).toBeGreaterThanOrEqual(number('chance_back'));
      expect(number('most_it_may_cost')).toBeLessThanOrEqual(number('value_if_back'));
      expect(number('most_per_attempt')).toBeLessThanOrEqual(number('most_it_may_cost') + 1e-9);
      expect(number('most_per_attempt')).toBeGreaterThanOrEqual(0);
    }
  });

  test('the cost of losing one is unknown until the acquisition cost is entered, then includes it', async () => {
    type Answer = { acquisitionCost: number | null; losing: { tier: string; total: number | null; margin: number | null; residual: number }[]; marginFrom: string; marginShare: number };
    const before = (await perform('winBack', workspace, {}, call)) as Answer;
    expect(before.acquisitionCost).toBeNull();
    expect(before.losing.map(({ total }) => total)).toEqual(before.losing.map(() => null));
    expect(before.marginFrom).toBe('costs');
    await perform('saveLossSettings', workspace, { acquisitionCost: 120 }, call);
    await perform('runInsights', workspace, { asOf: endDay }, call);
    const after = (await perform('winBack', workspace, {}, call)) as Answer;
    for (const { total, margin, residual } of after.losing) {
      expect(margin).toBeCloseTo(after.marginShare * residual, 6);
      expect(total).toBeCloseTo((margin ?? 0) + 120, 6);
    }
  }, 60_000);
});

describe('the life cycle', () => {
  test('returning: bought again after a silence that would have counted as lost, by the gap as it stood then', async () => {
    const rows = await workspace.warehouse.rows(sql`select subject from insight_worth_life_cycle where as_of = cast(${endDay} as date) and stage = 'returning'`);
    expect(rows.length).toBeGreaterThan(10);
    const [fit] = await workspace.warehouse.rows(sql`select parameters from insight_fit where insight = 'worth.life-cycle' and as_of = cast(${endDay} as date)`);
    const median = Number((JSON.parse(String(fit?.['parameters'])) as Record<string, unknown>)['median_gap_days']);
    const border = dayNumber(addDays(endDay, -90));
    for (const row of rows) {
      const { inputs } = (await perform('explain', workspace, { id: String(row['subject']), measure: 'stage' }, call)) as { readonly inputs: readonly { readonly title: { readonly en: string }; readonly value: number }[] };
      const gapsBefore = inputs.find(({ title }) => title.en.includes('before the latest return'))?.value;
      expect(gapsBefore).toBeGreaterThan(6);
      const orders = await workspace.warehouse.rows(sql`select cast(ordered_at as date) as day from fact_orders_view where customer_id = ${String(row['subject'])} and net >= 0 and not coalesce(returned, false) order by ordered_at`);
      const days = orders.map((order) => dayNumber(String(order['day']) as Day));
      const [before, after] = [days.filter((day) => day <= border), days.filter((day) => day > border)];
      const usualGap = ((before.at(-1) as number) - (before[0] as number) + median) / before.length;
      expect(gapsBefore).toBeCloseTo(((after[0] as number) - (before.at(-1) as number)) / usualGap, 6);
    }
  });
});
