import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyDemo } from '../../test/demo-company.ts';
import type { operations, OutputOf, TierRules } from '../contract/index.ts';
import { sql } from '../domain/index.ts';
import type { Call } from './implementation.ts';
import { perform } from './implementations.ts';
import { openWorkspace } from './workspace.ts';
import type { Workspace } from './workspace.ts';

type Answer<Name extends keyof typeof operations> = OutputOf<(typeof operations)[Name]>;

/** The demo is made by the clock, and the latest run is the one shown. */
const call: Call = { progress: () => {}, local: true, now: () => new Date() };
let folder: string;
let workspace: Workspace;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-tiers-'));
  await copyDemo(folder);
  workspace = await openWorkspace(folder, { doing: 'test' });
}, 600_000);
afterAll(async () => {
  await workspace.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = async <Name extends keyof typeof operations>(name: Name, input: object): Promise<Answer<Name>> => (await perform(name, workspace, input, call)) as Answer<Name>;
const rulesNow = async (): Promise<TierRules> => (await ask('getTierRules', {})).rules;

async function tierCounts(): Promise<Record<string, number>> {
  const { tiers } = await ask('worth', {});
  return Object.fromEntries(tiers.map(({ tier, customers }) => [tier, customers]));
}

function after(preview: Answer<'previewTierRules'>): Record<string, number> {
  return Object.fromEntries(preview.tiers.filter((line) => line.after.customers > 0).map((line) => [line.tier, line.after.customers]));
}

/** Every way to set borders, and rules that move those of lost. */
const drafts: readonly (readonly [string, (rules: TierRules) => TierRules])[] = [
  ['by rule', (rules) => ({ ...rules, thresholds: { method: 'rule', high: 60, potential: 40, mid: 30 } })],
  ['by natural breaks', (rules) => ({ ...rules, thresholds: { method: 'natural-breaks' } })],
  ['three tiers', (rules) => ({ ...rules, scheme: 'three' })],
  ['three tiers by natural breaks', (rules) => ({ ...rules, scheme: 'three', thresholds: { method: 'natural-breaks' } })],
  ['other weights', (rules) => ({ ...rules, weights: { ...rules.weights, value: 0, money: 1 } })],
  ['other borders of lost', (rules) => ({ ...rules, lost: { pAliveBelow: 0.5, silentGaps: 2.5 } })],
];

describe('what would change', () => {
  test('the rules in force change nothing', async () => {
    const preview = await ask('previewTierRules', { rules: await rulesNow() });
    expect(preview.movers).toEqual({ total: 0, rows: [] });
    expect(preview.borders.draft).toEqual(preview.borders.now);
    expect(preview.service.costChange).toMatchObject({ value: 0, low: 0, high: 0 });
    expect(after(preview)).toEqual(await tierCounts());
  });

  test.each(drafts)('%s: what is previewed is what the next run says, and nothing before', async (_name, draftOf) => {
    const [saved, before] = [await rulesNow(), await tierCounts()];
    const rules = draftOf(saved);
    const preview = await ask('previewTierRules', { rules, limit: 500 });
    expect(await tierCounts()).toEqual(before);
    expect(await rulesNow()).toEqual(saved);
    expect(preview.movers.total).toBeGreaterThan(0);
    expect(preview.movers.rows).toHaveLength(preview.movers.total);
    expect(preview.moves.filter((move) => move.from !== move.to).reduce((sum, move) => sum + move.customers, 0)).toBe(preview.movers.total);

    await ask('saveTierRules', { rules });
    await ask('runInsights', { asOf: preview.asOf });
    expect(await tierCounts()).toEqual(after(preview));
    const mover = preview.movers.rows[0]!;
    const { row } = await ask('getCustomer', { id: mover.id });
    expect([row.tier, row.score]).toEqual([mover.to, mover.score]);
    await ask('saveTierRules', { rules: saved });
    await ask('runInsights', { asOf: preview.asOf });
    expect(await tierCounts()).toEqual(before);
  }, 120_000);

  test('movers are paged, the most valuable first, and narrowed to a way', async () => {
    const rules: TierRules = { ...(await rulesNow()), thresholds: { method: 'rule', high: 65, potential: 60, mid: 30 } };
    const whole = await ask('previewTierRules', { rules, limit: 500 });
    const page = await ask('previewTierRules', { rules, offset: 2, limit: 3 });
    expect(page.movers).toEqual({ total: whole.movers.total, rows: whole.movers.rows.slice(2, 5) });
    const values = whole.movers.rows.map((row) => row.valueNext12Months ?? 0);
    expect(values).toEqual(values.toSorted((one, other) => other - one));
    const way = whole.moves.find((move) => move.from !== move.to && move.from !== null && move.to !== null)!;
    const narrowed = await ask('previewTierRules', { rules, from: way.from, to: way.to, limit: 500 });
    expect(narrowed.movers.total).toBe(way.customers);
    expect(new Set(narrowed.movers.rows.map((row) => `${row.from} ${row.to}`)).size).toBe(1);
  });

  test('money moves between tiers but none appears or goes', async () => {
    const { tiers } = await ask('previewTierRules', { rules: { ...(await rulesNow()), scheme: 'three' } });
    const total = (side: 'before' | 'after'): number => tiers.reduce((sum, line) => sum + (line[side].valueNext12Months ?? 0), 0);
    expect(total('after')).toBeCloseTo(total('before'), 4);
    expect(tiers.reduce((sum, line) => sum + line.after.netLastYear, 0)).toBeCloseTo(tiers.reduce((sum, line) => sum + line.before.netLastYear, 0), 4);
  });

  test('a planned cost of service is counted exactly, a tier nobody has been served in is unknown', async () => {
    const rules: TierRules = { ...(await rulesNow()), thresholds: { method: 'rule', high: 60, potential: 60, mid: 30 } };
    const three = await ask('previewTierRules', { rules: { ...rules, scheme: 'three' } });
    expect(three.service.costChange).toBeNull();
    const { strategies } = await ask('listTierStrategies', {});
    for (const [index, { tier, strategy }] of strategies.entries()) await ask('saveTierStrategy', { tier, strategy: { ...strategy, yearlyCost: 100 * index, contactsPerMonth: index } });
    const planned = await ask('previewTierRules', { rules });
    const order = strategies.map(({ tier }) => tier);
    const expected = planned.tiers.reduce((sum, { tier, before, after: then }) => sum + 100 * order.indexOf(tier) * (then.customers - before.customers), 0);
    expect(planned.service.costChange).toEqual({ value: expected, low: expected, high: expected });
    expect(planned.service.contactsAfter - planned.service.contactsBefore).toBe(expected / 100);
    for (const { tier } of strategies) await ask('resetTierStrategy', { tier });
    expect((await ask('listTierStrategies', {})).strategies).toEqual(strategies);
  });

  test.each([
    ['all weights 0', (rules: TierRules) => ({ ...rules, weights: { value: 0, recency: 0, frequency: 0, money: 0, fullPrice: 0, satisfaction: 0 } })],
    ['a negative weight', (rules: TierRules) => ({ ...rules, weights: { ...rules.weights, value: -1 } })],
    ['mid above high', (rules: TierRules) => ({ ...rules, scheme: 'three', thresholds: { method: 'rule', high: 40, potential: 50, mid: 60 } })],
    ['a method that is none', (rules: TierRules) => ({ ...rules, thresholds: { method: 'dice' } })],
  ])('%s is refused with a clear word', async (_name, wrong) => {
    await expect(ask('previewTierRules', { rules: wrong(await rulesNow()) })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(ask('saveTierRules', { rules: wrong(await rulesNow()) })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('one customer under draft rules', () => {
  test('the parts add up to the score, and the rule that decides gives the tier the engine gives', async () => {
    const { rows } = await ask('listCustomers', { sort: 'score', limit: 300 });
    const some = rows.filter((row, index) => row.score !== null && index % 20 === 0);
    expect(some.length).toBeGreaterThan(8);
    for (const [, draftOf] of drafts.filter(([name]) => name === 'other borders of lost' || name.startsWith('three tiers'))) {
      const rules = draftOf(await rulesNow());
      for (const { id, tier, score } of some) {
        const trial = await ask('testTierRules', { customer: id, rules });
        expect(trial.now).toEqual({ tier, score });
        expect(trial.rules.find((rule) => rule.decides)?.tier).toBe(trial.draft.tier);
        expect(trial.parts.reduce((sum, part) => sum + (part.points ?? 0), 0)).toBeCloseTo(trial.draft.score ?? Number.NaN, 9);
        expect(trial.parts.reduce((sum, part) => sum + part.weight, 0)).toBeCloseTo(1, 12);
      }
    }
  }, 120_000);

  test('nobody of that name', async () => {
    await expect(ask('testTierRules', { customer: 'nobody', rules: await rulesNow() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('what became of each tier', () => {
  test('customers count where they stood when the period began, and the figures are those of the facts', async () => {
    const { periods, results } = await ask('tierResults', {});
    expect(periods.length).toBeGreaterThanOrEqual(4);
    const { from, to, days } = periods[2]!;
    const [truth] = await workspace.warehouse.rows(sql`
      select count(*) as customers, count(b.customer_id) as buyers, sum(b.net) as net
      from insight_worth_tiers t
      left join (
        select customer_id, sum(cast(net as double)) as net from fact_orders_view
        where cast(ordered_at as date) > cast(${from} as date) and cast(ordered_at as date) <= cast(${to} as date) and net >= 0 and not coalesce(returned, false) group by customer_id
      ) b on b.customer_id = t.subject
      where t.as_of = cast(${from} as date) and t.tier = 'high'`);
    const high = results.find((line) => line.tier === 'high' && line.from === from)!;
    const customers = Number(truth?.['customers']);
    expect(high.customers).toBe(customers);
    expect(high.boughtAgain.value).toBeCloseTo(Number(truth?.['buyers']) / customers, 12);
    expect(high.revenue!.value).toBeCloseTo(((Number(truth?.['net']) / customers) * 30) / days, 6);
    for (const line of results) {
      for (const figure of [line.boughtAgain, line.stayed, line.revenue, line.satisfaction, line.mood]) {
        if (figure) expect(figure.low <= figure.value && figure.value <= figure.high && figure.customers <= line.customers).toBe(true);
      }
      if (line.satisfaction) expect(line.satisfaction.value >= 0 && line.satisfaction.value <= 100).toBe(true);
    }
    expect((await ask('tierResults', { minimumDays: 3000 })).periods).toEqual([]);
  });
});

describe('moves between two snapshots', () => {
  test('any two days; every customer of the later day is in exactly one cell', async () => {
    const { days, migration } = await ask('tierMigration', {});
    expect(days.length).toBeGreaterThanOrEqual(4);
    expect(migration).toMatchObject({ from: days.at(-2), to: days.at(-1) });
    const far = await ask('tierMigration', { from: days[0]!, to: days[3]! });
    const [counted] = await workspace.warehouse.rows(sql`select count(*) as n from insight_worth_tiers where as_of = cast(${days[3]!} as date)`);
    expect(far.migration!.cells.filter((cell) => cell.to !== null).reduce((sum, cell) => sum + cell.customers, 0)).toBe(Number(counted?.['n']));
    expect(far.migration!.cells.some((cell) => cell.from === null)).toBe(true);
  });

  test('days without a snapshot, and days the wrong way round, are refused', async () => {
    const { days } = await ask('tierMigration', {});
    await expect(ask('tierMigration', { from: '1999-01-01' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ask('tierMigration', { from: days[2]!, to: days[1]! })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect((await ask('tierMigration', { to: days[0]! })).migration).toBeNull();
  });
});

test('rules saved while a run goes on wait for the next one', async () => {
  const rules = await rulesNow();
  const other: TierRules = { ...rules, hysteresis: rules.hysteresis + 1 };
  const saving: Promise<unknown>[] = [];
  const whileRunning: Call = { ...call, progress: ({ step }) => void (step === 'worth.tiers' && saving.push(ask('saveTierRules', { rules: other }))) };
  await perform('runInsights', workspace, { force: true }, whileRunning);
  await Promise.all(saving);
  expect(saving).toHaveLength(1);
  expect(await ask('getTierRules', {})).toMatchObject({ rules: other, isPending: true });
  await ask('runInsights', {});
  expect(await ask('getTierRules', {})).toMatchObject({ rules: other, isPending: false });
});
