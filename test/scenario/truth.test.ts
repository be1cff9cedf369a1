/** The demo company's latent truth is known: what the insights say is held against it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { teaHouse } from '../../scenarios/index.ts';
import type { CustomerTruth } from '../../scenarios/index.ts';
import { addDays, parseDay, sql } from '../../src/domain/index.ts';
import type { Day, Row } from '../../src/domain/index.ts';
import { importRows } from '../../src/workbench/import-rows.ts';
import { openWorkspace } from '../../src/workbench/index.ts';
import type { Call, Workspace } from '../../src/workbench/index.ts';
import { runInsights } from '../../src/workbench/run-insights.ts';

const call: Call = { progress: () => {}, local: true, now: () => new Date('2026-11-01T08:00:00Z') };
const endDay = parseDay('2026-10-31') as Day;
/** Insights are computed here; the half year after it is there to be foreseen. */
const asOf = addDays(endDay, -182);
const scenario = teaHouse({ customers: 1200, seed: 11, endDay });

let folder: string;
let workspace: Workspace;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-truth-'));
  workspace = await openWorkspace(folder, { doing: 'test' });
  for (const kind of scenario.kinds) await importRows(workspace, kind, scenario.rows(kind), { name: kind, call });
  await runInsights.run(workspace, { asOf, force: false }, call);
}, 240_000);
afterAll(async () => {
  await workspace.close();
  await rm(folder, { recursive: true, force: true });
});

/** Share of pairs (one of each group) in which the first group's member scores higher: 1 is perfect, .5 is chance. */
function areaUnderCurve(higher: readonly number[], lower: readonly number[]): number {
  let wins = 0;
  for (const one of higher) for (const other of lower) wins += one > other ? 1 : one === other ? 0.5 : 0;
  return wins / (higher.length * lower.length);
}

async function sheet(): Promise<Map<string, Row>> {
  const rows = await workspace.warehouse.rows(sql`select * from insight_customer_sheet where as_of = cast(${asOf} as date)`);
  return new Map(rows.map((row) => [String(row['subject']), row]));
}

const truths: readonly CustomerTruth[] = [...scenario.truth()];

describe('worth', () => {
  test('P(alive) tells those who had left from those who had not', async () => {
    const rows = await sheet();
    const repeaters = truths.filter((truth) => Number(rows.get(truth.id)?.['orders'] ?? 0) > 1);
    const pAlive = (truth: CustomerTruth): number => Number(rows.get(truth.id)?.['p_alive']);
    const alive = repeaters.filter((truth) => truth.droppedOutOn === null || truth.droppedOutOn > asOf).map(pAlive);
    const gone = repeaters.filter((truth) => truth.droppedOutOn !== null && truth.droppedOutOn <= asOf).map(pAlive);
    expect(alive.length).toBeGreaterThan(50);
    expect(gone.length).toBeGreaterThan(50);
    expect(areaUnderCurve(alive, gone)).toBeGreaterThan(0.8);
  });

  test('value foresees who will spend in the half year that follows', async () => {
    const rows = await sheet();
    const later = await workspace.warehouse.rows(sql`
      select customer_id, sum(cast(net as double)) as spent from fact_orders_view
      where cast(ordered_at as date) > cast(${asOf} as date) and net > 0 and not coalesce(returned, false) group by customer_id`);
    const spent = new Map(later.map((row) => [String(row['customer_id']), Number(row['spent'])]));
    const valued = [...rows.values()].filter((row) => row['value_12m'] !== null);
    const buyers = valued.filter((row) => (spent.get(String(row['subject'])) ?? 0) > 0).map((row) => Number(row['value_12m']));
    const others = valued.filter((row) => (spent.get(String(row['subject'])) ?? 0) === 0).map((row) => Number(row['value_12m']));
    expect(areaUnderCurve(buyers, others)).toBeGreaterThan(0.75);
  });

  test('the high tier holds the largest true spenders, the lost tier those who left', async () => {
    const rows = await sheet();
    const inTier = (tier: string): CustomerTruth[] => truths.filter((truth) => rows.get(truth.id)?.['tier'] === tier);
    const meanTrueSpend = (group: readonly CustomerTruth[]): number => group.reduce((sum, truth) => sum + truth.purchasesPerWeek * truth.meanSpend, 0) / group.length;
    expect(meanTrueSpend(inTier('high'))).toBeGreaterThan(2 * meanTrueSpend(inTier('ordinary')));
    const leftShare = (group: readonly CustomerTruth[]): number => group.filter((truth) => truth.droppedOutOn !== null && truth.droppedOutOn <= asOf).length / group.length;
    expect(leftShare(inTier('lost'))).toBeGreaterThan(leftShare(inTier('high')) + 0.3);
  });
});

describe('feeling', () => {
  test('the polarity of what customers wrote has the sign of the mood they wrote it in', async () => {
    const texts = await workspace.warehouse.rows(sql`
      select coalesce(m.id, f.id) as id, r.polarity_score as score from reading_view r
      left join fact_moments m on m.fact_id = r.text_id left join fact_feedback f on f.fact_id = r.text_id where coalesce(r.direction, 'in') = 'in'`);
    const scores = new Map(texts.map((row) => [String(row['id']), Number(row['score'])]));
    const clear = [...scenario.textTruth()].filter((truth) => truth.direction === 'in' && Math.abs(truth.mood) > 0.5 && scores.has(truth.id));
    const right = clear.filter((truth) => Math.sign(scores.get(truth.id) ?? 0) === Math.sign(truth.mood));
    expect(clear.length).toBeGreaterThan(500);
    expect(right.length / clear.length).toBeGreaterThan(0.75);
  });

  test('customers whose texts were written in a good mood score higher than those whose were not', async () => {
    const rows = await sheet();
    const trueMoods = new Map<string, number[]>();
    for (const truth of scenario.textTruth()) if (truth.direction === 'in') trueMoods.set(truth.customerId, [...(trueMoods.get(truth.customerId) ?? []), truth.mood]);
    const scored = [...trueMoods]
      .filter(([id, moods]) => moods.length >= 3 && Number(rows.get(id)?.['texts'] ?? 0) >= 3)
      .map(([id, moods]) => ({ truth: moods.reduce((sum, mood) => sum + mood, 0) / moods.length, mood: Number(rows.get(id)?.['mood']) }));
    const glad = scored.filter(({ truth }) => truth > 0.25).map(({ mood }) => mood);
    const sore = scored.filter(({ truth }) => truth < -0.1).map(({ mood }) => mood);
    expect(Math.min(glad.length, sore.length)).toBeGreaterThan(20);
    expect(areaUnderCurve(glad, sore)).toBeGreaterThan(0.8);
  });
});

describe('expected against actual', () => {
  test('late deliveries are counted as they happened', async () => {
    await runInsights.run(workspace, { asOf: endDay, force: false }, call);
    const rows = await workspace.warehouse.rows(sql`select subject, late_deliveries from insight_satisfaction_expectation where as_of = cast(${endDay} as date)`);
    const counted = rows.reduce((sum, row) => sum + Number(row['late_deliveries']), 0);
    const trulyLate = truths.reduce((sum, truth) => sum + truth.lateDeliveries, 0);
    expect(trulyLate).toBeGreaterThan(200);
    expect(Math.abs(counted - trulyLate) / trulyLate).toBeLessThan(0.05);
  }, 120_000);
});

describe('a run', () => {
  test('again with nothing new computes nothing and changes nothing', async () => {
    const before = await sheet();
    const again = await runInsights.run(workspace, { asOf, force: false }, call);
    expect(again.insights.filter((insight) => insight.fresh)).toEqual([]);
    expect(await sheet()).toEqual(before);
  });

  test('computed anew from the same facts gives the same figures', async () => {
    const before = await sheet();
    await runInsights.run(workspace, { asOf, force: true }, call);
    const after = await sheet();
    expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted());
    for (const [id, row] of before) expect(Number(after.get(id)?.['value_12m'])).toBeCloseTo(Number(row['value_12m']), 6);
  }, 120_000);
});
