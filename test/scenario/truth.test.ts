/** The demo company's latent truth is known: what the insights say is held against it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { teaHouse } from '../../scenarios/index.ts';
import type { CustomerTruth } from '../../scenarios/index.ts';
import { addDays, parseDay, sql } from '../../src/domain/index.ts';
import type { Day, Row } from '../../src/domain/index.ts';
import { customerRecommendations } from '../../src/workbench/customer-recommendations.ts';
import { importRows } from '../../src/workbench/import-rows.ts';
import { listIndirectValues, setIndirectValue } from '../../src/workbench/indirect-values.ts';
import { listUnprofitable } from '../../src/workbench/list-unprofitable.ts';
import { profit } from '../../src/workbench/profit.ts';
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

describe('profit', () => {
  const profitRows = async (): Promise<Map<string, Row>> => {
    const rows = await workspace.warehouse.rows(sql`select * from insight_worth_profit where as_of = cast(${endDay} as date)`);
    return new Map(rows.map((row) => [String(row['subject']), row]));
  };
  beforeAll(() => runInsights.run(workspace, { asOf: endDay, force: false }, call), 120_000);

  test('every net margin is the true one, to the cent, because the demo records every cost', async () => {
    const rows = await profitRows();
    const found = (id: string | null): number => (id === null ? 0 : Number(rows.get(id)?.['net_margin'] ?? 0));
    const wrong = truths.filter(({ id, otherId, netMargin }) => Math.abs(found(id) + found(otherId) - netMargin) > 0.005);
    expect(wrong).toEqual([]);
  });

  test('the big customers who are cared for at a loss are the ones found, and the finding says that big is not best', async () => {
    const costly = new Map(truths.flatMap(({ id, otherId, costlyToServe }) => [[id, costlyToServe], ...(otherId === null ? [] : [[otherId, costlyToServe] as const])] as [string, boolean][]));
    const answer = await profit.run(workspace, {}, call);
    const list = await listUnprofitable.run(workspace, { size: ['big'], sort: 'netMargin', offset: 0, limit: 1000 }, call);
    expect(list.total).toBe(list.rows.length);
    expect(list.total).toBeGreaterThan(10);
    expect(list.rows.filter(({ id }) => costly.get(id)).length / list.total).toBeGreaterThan(0.95);
    expect(answer.finding.en).toContain('Big customers are not the most profitable');
    expect(answer.finding.zh).toContain('大客户不是最赚钱的');
    const rate = (size: string): number => answer.sizes.find((found) => found.size === size)?.marginRate?.rate ?? Number.NaN;
    expect(rate('big')).toBeLessThan(rate('middle') - 0.03);
  });

  test('the whale curve rises to what the profitable earn and ends at the whole', async () => {
    const { whaleCurve, peak, total } = await profit.run(workspace, {}, call);
    expect(whaleCurve).toHaveLength(101);
    expect(whaleCurve.at(-1)?.profit).toBeCloseTo(total.netMargin, 2);
    expect(total.netMargin).toBeCloseTo(truths.reduce((sum, { netMargin }) => sum + netMargin, 0), 1);
    const highest = Math.max(...whaleCurve.map((point) => point.profit));
    expect(highest).toBeLessThanOrEqual(peak.profit + 0.01);
    expect(highest).toBeGreaterThan(0.99 * peak.profit);
    const steps = whaleCurve.slice(1).map((point, index) => point.profit - (whaleCurve[index]?.profit ?? 0));
    expect(steps[0]).toBeGreaterThan(10 * (steps[50] ?? 0));
    expect(steps.at(-1)).toBeLessThan(0);
  });

  test('value that somebody enters keeps a customer, is on record, and changes no net margin', async () => {
    const before = await listUnprofitable.run(workspace, { proposal: ['cut-cost', 'raise-price', 'let-go'], sort: 'nextLoss', offset: 0, limit: 1 }, call);
    const loser = before.rows[0];
    if (!loser) throw new Error('nobody is unprofitable');
    await setIndirectValue.run(workspace, { id: loser.id, kind: 'reference', yearlyAmount: Math.ceil(loser.nextLoss) + 1, reason: 'named in every pitch' }, call);
    const kept = await listUnprofitable.run(workspace, { proposal: ['keep'], sort: 'nextLoss', offset: 0, limit: 100 }, call);
    const row = kept.rows.find(({ id }) => id === loser.id);
    expect(row).toMatchObject({ netMargin: loser.netMargin, proposal: 'keep', proposedGain: 0 });
    expect(row?.why.en).toMatch(/^Keep: they bring/);
    expect(row?.gains.letGo).toBeCloseTo(loser.gains.letGo - Math.ceil(loser.nextLoss) - 1, 6);
    await setIndirectValue.run(workspace, { id: loser.id, kind: 'reference', yearlyAmount: 0, reason: '' }, call);
    const record = await listIndirectValues.run(workspace, { id: loser.id }, call);
    expect(record.yearlyAmount).toBe(0);
    expect(record.values).toHaveLength(1);
    expect(record.values[0]?.endedAt).not.toBeNull();
  });

  test('referrals are those of the customer file', async () => {
    const rows = await profitRows();
    const told = new Map<string, number>();
    for (const row of scenario.rows('customers')) if (typeof row['referred_by'] === 'string') told.set(row['referred_by'], (told.get(row['referred_by']) ?? 0) + 1);
    expect(told.size).toBeGreaterThan(20);
    for (const [id, referred] of told) expect(Number(rows.get(id)?.['referred'])).toBe(referred);
  });
});

describe('kinds of loyalty', () => {
  const kinds = async (): Promise<Map<string, Row>> => {
    const rows = await workspace.warehouse.rows(sql`select * from insight_loyalty_kinds where as_of = cast(${asOf} as date)`);
    return new Map(rows.map((row) => [String(row['subject']), row]));
  };

  test('behavioural loyalty tells those still buying from those who had left', async () => {
    const rows = await kinds();
    const scores = (left: boolean): number[] =>
      truths.filter((truth) => rows.get(truth.id)?.['behavioural'] != null && (truth.droppedOutOn !== null && truth.droppedOutOn <= asOf) === left).map((truth) => Number(rows.get(truth.id)?.['behavioural']));
    expect(Math.min(scores(true).length, scores(false).length)).toBeGreaterThan(50);
    expect(areaUnderCurve(scores(false), scores(true))).toBeGreaterThan(0.75);
  });

  test('emotional and attitudinal loyalty follow the true mood; where nothing was said or answered there is none', async () => {
    const rows = await kinds();
    for (const [kind, evidence, fewest] of [['emotional', 'texts', 3], ['attitudinal', 'answers', 1]] as const) {
      expect([...rows.values()].filter((row) => (row[kind] === null) !== (Number(row[evidence]) === 0))).toEqual([]);
      const of = (glad: boolean): number[] => truths.filter((truth) => Number(rows.get(truth.id)?.[evidence] ?? 0) >= fewest && (glad ? truth.baselineMood > 0.35 : truth.baselineMood < 0)).map((truth) => Number(rows.get(truth.id)?.[kind]));
      expect(Math.min(of(true).length, of(false).length), kind).toBeGreaterThan(20);
      expect(areaUnderCurve(of(true), of(false)), kind).toBeGreaterThan(0.62);
    }
  });

  test('those who buy without loving are in a worse true mood than those who do both, and buy more than those who only love', async () => {
    const rows = await kinds();
    const of = (kind: string): CustomerTruth[] => truths.filter((truth) => rows.get(truth.id)?.['kind'] === kind && Number(rows.get(truth.id)?.['is_clear']) === 1);
    const mean = (group: readonly CustomerTruth[], figure: (truth: CustomerTruth) => number): number => group.reduce((sum, truth) => sum + figure(truth), 0) / group.length;
    expect(of('habit').length).toBeGreaterThan(20);
    expect(mean(of('both'), ({ baselineMood }) => baselineMood)).toBeGreaterThan(mean(of('habit'), ({ baselineMood }) => baselineMood) + 0.1);
    const bought = (kind: string): number => [...rows.values()].filter((row) => row['kind'] === kind).reduce((sum, row, _, all) => sum + Number(row['orders']) / all.length, 0);
    expect(bought('habit')).toBeGreaterThan(bought('heart') + 1);
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

describe('related products', () => {
  test('the pairs that people like together lead the list, and no other pair comes close', async () => {
    const rows = await workspace.warehouse.rows(sql`
      select subject, other, lift, low, related from insight_loyalty_related_products where as_of = cast(${asOf} as date) and subject < other and related order by low desc`);
    const planted = new Set(scenario.affinities.map((pair) => pair.toSorted().join()));
    const found = rows.slice(0, planted.size).map((row) => `${String(row['subject'])},${String(row['other'])}`);
    expect(new Set(found)).toEqual(planted);
  });

  test('recommending what goes together finds the hidden product of a basket more often than the best sellers do', async () => {
    const [row] = await workspace.warehouse.rows(sql`
      select cases, verdict, difference from insight_loyalty_recommendation_check where as_of = cast(${asOf} as date) and subject = 'same-basket'`);
    expect(row?.['cases']).toBeGreaterThan(500);
    expect(row).toMatchObject({ verdict: 'better' });
  });

  test('a customer is recommended what they have not bought, with the pair that speaks for it', async () => {
    const [gaiwan, cups] = scenario.affinities[1] ?? [];
    const buyers = await workspace.warehouse.rows(sql`
      select customer_id from fact_orders_view o join fact_order_lines_view l on l.order_id = o.id where cast(o.ordered_at as date) <= cast(${asOf} as date) and not returned
      group by customer_id having count_if(product_id = ${gaiwan ?? ''}) > 0 and count_if(product_id = ${cups ?? ''}) = 0 and count(distinct product_id) <= 4 order by customer_id limit 20`);
    expect(buyers.length).toBeGreaterThan(5);
    for (const row of buyers) {
      const given = await customerRecommendations.run(workspace, { id: String(row['customer_id']), limit: 5 }, call);
      expect(given.recommendations.map(({ product }) => product.id)).toContain(cups);
      expect(given.recommendations.find(({ product }) => product.id === cups)?.because?.product.id).toBe(gaiwan);
    }
  });
});

describe('needs', () => {
  test('whoever keeps to a part of the day is found to, by most of those with some orders', async () => {
    const rows = new Map((await workspace.warehouse.rows(sql`select subject, day_part, orders from insight_needs_habits where as_of = cast(${asOf} as date)`)).map((row) => [String(row['subject']), row]));
    const known = truths.filter(({ id, dayPart }) => dayPart !== null && Number(rows.get(id)?.['orders'] ?? 0) >= 5);
    const right = known.filter(({ id, dayPart }) => rows.get(id)?.['day_part'] === dayPart);
    expect(known.length).toBeGreaterThan(150);
    expect(right.length / known.length).toBeGreaterThan(0.85);
  });

  test('nobody is said to have a weekday of their own, because nobody has', async () => {
    const [row] = await workspace.warehouse.rows(sql`select count(weekday) as named, count(*) as customers from insight_needs_habits where as_of = cast(${asOf} as date)`);
    expect(row).toMatchObject({ named: 0 });
    expect(row?.['customers']).toBeGreaterThan(500);
  });

  test('those who like to come to the shop lean towards it', async () => {
    const rows = await workspace.warehouse.rows(sql`select subject, channel, orders from insight_needs_habits where as_of = cast(${asOf} as date) and orders >= 5`);
    const truthOf = new Map(truths.map((truth) => [truth.id, truth]));
    const shares = (inShop: boolean): number[] => rows.filter((row) => (row['channel'] === 'shop') === inShop).flatMap((row) => truthOf.get(String(row['subject']))?.shopShare ?? []);
    expect(areaUnderCurve(shares(true), shares(false))).toBeGreaterThan(0.85);
  });

  test('the product people come back to lies in their favourite category far more often than chance', async () => {
    const categories = new Map([...scenario.rows('products')].map((row) => [row['id'], row['category']]));
    const prices = new Map([...scenario.rows('products')].map((row) => [row['id'], Number(row['price'])]));
    const rows = await workspace.warehouse.rows(sql`select subject, taste from insight_needs_tastes where as_of = cast(${asOf} as date) and lines >= 10`);
    const truthOf = new Map(truths.map((truth) => [truth.id, truth]));
    const affordable = rows.filter((row) => {
      const truth = truthOf.get(String(row['subject']));
      return truth?.favouriteProduct != null && (prices.get(truth.favouriteProduct) ?? Infinity) < truth.meanSpend / 3;
    });
    const right = affordable.filter((row) => row['taste'] === categories.get(truthOf.get(String(row['subject']))?.favouriteProduct ?? ''));
    expect(affordable.length).toBeGreaterThan(100);
    expect(right.length / affordable.length).toBeGreaterThan(0.5);
  });
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
