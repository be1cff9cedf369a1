import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { assert, asyncProperty, double } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { name, print, sql } from '../../../domain/index.ts';
import type { Day, Fitted, InsightContext, Query, Row, Tier } from '../../../domain/index.ts';
import { seededRandom } from '../../numeric/index.ts';
import { tiers } from './insight.ts';
import { defaultTierRules } from './rules.ts';
import type { TierRules } from './rules.ts';

interface Customer {
  readonly subject: string;
  readonly x: number;
  readonly netLastYear: number;
  readonly discountShare: number | null;
  readonly pAlive: number | null;
  readonly value: number | null;
  readonly stage: string | null;
  readonly mood: number | null;
}

const usual: Omit<Customer, 'subject'> = { x: 2, netLastYear: 100, discountShare: 0, pAlive: 0.8, value: 100, stage: 'steady', mood: null };
const all = (count: number, make: (index: number) => Partial<Customer>): Customer[] => Array.from({ length: count }, (_, index) => ({ ...usual, subject: `c${index}`, ...make(index) }));

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('create or replace temp macro approx_percentile(x, p) as approx_quantile(x, cast(p as float))');
});
afterAll(() => connection.closeSync());

async function rowsOf(query: Query): Promise<Row[]> {
  const { text, values } = print(query, { asOnce: () => 'as materialized' });
  return (await connection.runAndReadAll(text, values as DuckDBValue[])).getRowObjectsJS();
}

/** Runs the room as the workbench does; the tiers it gave are what the next run remembers. */
async function run(customers: readonly Customer[], rules: TierRules = defaultTierRules, before: ReadonlyMap<string, Tier> = new Map()): Promise<{ readonly fitted: Fitted; readonly rows: Row[]; readonly partsOf: (subject: string) => Promise<Row | undefined>; readonly tierOf: Map<string, Tier> }> {
  const context: InsightContext = {
    asOf: '2026-06-30' as Day,
    currency: 'CNY',
    facts: (kind) => name(`fact_${kind}`),
    insight: (other) => name(other.replaceAll(/[.-]/g, '_')),
    previous: name('previous'),
    groups: name('groups'),
    settings: { ...rules },
  };
  const literal = (value: string | number | null): string => (value === null ? 'null' : typeof value === 'string' ? `'${value}'` : `${value}::double`);
  const fill = async (table: string, definition: string, rows: readonly (readonly (string | number | null)[])[]): Promise<void> => {
    await connection.run(`create or replace table ${table} (subject varchar, ${definition})`);
    if (rows.length > 0) await connection.run(`insert into ${table} values ${rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ')}`);
  };
  await fill('worth_purchases', 'orders bigint', customers.map((one) => [one.subject, one.x + 1]));
  await fill(
    'worth_life_cycle',
    'orders bigint, x bigint, age_days bigint, net_last_year double, discount_share double, p_alive double, value_12m double, stage varchar',
    customers.map((one) => [one.subject, one.x + 1, one.x, 100, one.netLastYear, one.discountShare, one.pAlive, one.value, one.stage]),
  );
  await fill('feeling_customers', 'mood double', customers.filter((one) => one.mood !== null).map((one) => [one.subject, one.mood]));
  await fill('previous', 'tier varchar', [...before].map(([subject, tier]) => [subject, tier]));
  const fitted = tiers.fit!(await rowsOf(tiers.summary!(context)), context);
  const rows = await rowsOf(sql`select * from (${tiers.score(context, fitted)}) scores order by subject`);
  const partsOf = async (subject: string): Promise<Row | undefined> => (await rowsOf(tiers.workings!.of(context, fitted, subject)))[0];
  return { fitted, rows, partsOf, tierOf: new Map(rows.map((row) => [String(row['subject']), row['tier'] as Tier])) };
}

const byRule = (high: number, second: number, more: Partial<TierRules> = {}): TierRules => ({
  ...defaultTierRules, ...more, thresholds: { method: 'rule', high, potential: second, mid: second },
});
const tally = (rows: readonly Row[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(row['tier'])] = (counts[String(row['tier'])] ?? 0) + 1;
  return counts;
};

/** Only the value counts, so that score = 100 · v / (v + median). */
const valueOnly = { value: 1, recency: 0, frequency: 0, money: 0, fullPrice: 0, satisfaction: 0 };

describe('borders', () => {
  test('by quantile: the top fifth by score is high, by any number of customers', async () => {
    for (const count of [10, 250]) {
      const { rows } = await run(all(count, (index) => ({ value: 1 + index })));
      expect(tally(rows)['high']).toBe(count / 5);
    }
  });

  test('by natural breaks: three clumps of scores become three tiers, and the lost take up none of them', async () => {
    const values = [...Array.from({ length: 60 }, (_, index) => 20 + index / 10), ...Array.from({ length: 25 }, (_, index) => 200 + index), ...Array.from({ length: 8 }, (_, index) => 3000 + index * 10)];
    const customers = [...all(93, (index) => ({ value: values[index]! })), ...all(40, (index) => ({ subject: `gone${index}`, value: 0.001, stage: 'lost' }))];
    const rules: TierRules = { ...defaultTierRules, scheme: 'three', weights: valueOnly, thresholds: { method: 'natural-breaks' } };
    const { fitted, rows } = await run(customers, rules);
    expect(tally(rows)).toEqual({ high: 8, mid: 25, low: 100 });
    expect(fitted.parameters).toMatchObject({ borderMethod: 'natural-breaks' });
    expect(Number(fitted.parameters['varianceBetweenTiers'])).toBeGreaterThan(0.9);
  });

  test('natural breaks of too few different scores give way to quantiles and say so', async () => {
    const { fitted } = await run(all(50, () => ({})), { ...defaultTierRules, thresholds: { method: 'natural-breaks' } });
    expect(fitted.parameters['borderMethod']).toBe('quantile');
  });

  test('a quantile of 1 leaves the tier empty; everybody alike is all in one tier', async () => {
    const empty = await run(all(20, (index) => ({ value: index })), { ...defaultTierRules, thresholds: { method: 'quantile', high: 1, potential: 1, mid: 1 } });
    expect(tally(empty.rows)).toEqual({ ordinary: 20 });
    expect(tally((await run(all(20, () => ({})))).rows)).toEqual({ high: 20 });
  });

  test('nobody: too little data, no rows', async () => {
    const { fitted, rows } = await run([]);
    expect([fitted.status, rows]).toEqual(['too-little-data', []]);
  });

  test('one customer, no model, no words: a score from what there is, never NaN', async () => {
    const { rows, partsOf } = await run(all(1, () => ({ value: null, pAlive: null, stage: null, discountShare: null })));
    expect(rows).toHaveLength(1);
    expect(Number.isFinite(rows[0]!['score'])).toBe(true);
    expect((await partsOf(String(rows[0]!['subject'])))!['c_value']).toBeNull();
  });

  test('the parts worked out again for one customer make up the score that was written down', async () => {
    const { rows, partsOf } = await run(all(30, (index) => ({ value: index * 7, pAlive: index / 30, discountShare: index / 60, mood: index % 3 === 0 ? null : index / 30 })));
    const { weights } = defaultTierRules;
    for (const row of rows) {
      const parts = (await partsOf(String(row['subject'])))!;
      const weighted = ([['c_value', weights.value], ['c_recency', weights.recency], ['c_frequency', weights.frequency], ['c_money', weights.money], ['c_full_price', weights.fullPrice], ['c_satisfaction', weights.satisfaction]] as const)
        .filter(([part]) => parts[part] !== null);
      const score = (100 * weighted.reduce((sum, [part, weight]) => sum + Number(parts[part]) * weight, 0)) / weighted.reduce((sum, [, weight]) => sum + weight, 0);
      expect(score).toBeCloseTo(Number(row['score']), 9);
    }
  });

  test('where the rules weigh only what nobody has, there is no score and no tier', async () => {
    const { rows } = await run(all(3, () => ({})), byRule(50, 50, { weights: { ...valueOnly, value: 0, satisfaction: 1 } }));
    expect(tally(rows)).toEqual({ null: 3 });
  });
});

describe('schemes', () => {
  test('four: lost by the life cycle, potential by stage or by value', async () => {
    const customers = [
      { ...usual, subject: 'lost', stage: 'lost', value: 1e6 },
      { ...usual, subject: 'new', stage: 'new', value: 1 },
      { ...usual, subject: 'promising', value: 200 },
      { ...usual, subject: 'plain', value: 50 },
    ];
    const { tierOf } = await run(customers, byRule(99.99, 55));
    expect(Object.fromEntries(tierOf)).toEqual({ lost: 'lost', new: 'potential', promising: 'potential', plain: 'ordinary' });
  });

  test('three: the lost are low whatever their score', async () => {
    const { tierOf } = await run([{ ...usual, subject: 'lost', stage: 'lost', value: 1e6 }, { ...usual, subject: 'best', value: 1e6 }, ...all(9, () => ({}))], byRule(90, 40, { scheme: 'three', weights: valueOnly }));
    expect([tierOf.get('lost'), tierOf.get('best'), tierOf.get('c0')]).toEqual(['low', 'high', 'mid']);
  });
});

describe('law: nobody flips back and forth at a border', () => {
  /** A hundred who keep the median where it is; one more is watched. */
  const crowd = all(100, (index) => ({ subject: `crowd${index}`, value: index < 30 ? 50 : index < 70 ? 100 : 150 }));
  const valueFor = (score: number): number => (100 * score) / (100 - score);

  test.each(['four', 'three'] as const)('%s tiers: a score that stays within the margin of the border never changes the tier', async (scheme) => {
    const rules = byRule(70, 60, { scheme, weights: valueOnly, hysteresis: 3 });
    const random = seededRandom(5);
    for (const border of [70, 60]) {
      let before = new Map<string, Tier>();
      const seen = new Set<string>();
      for (let day = 0; day < 12; day++) {
        const watched = { ...usual, subject: 'watched', value: valueFor(border + (random.uniform() * 2 - 1) * 2.5) };
        before = (await run([...crowd, watched], rules, before)).tierOf;
        if (day > 0) seen.add(before.get('watched')!);
      }
      expect(seen.size, `border ${border}: ${[...seen].join(', ')}`).toBe(1);
    }
  });

  test('but a border passed by more than the margin is passed', async () => {
    const rules = byRule(70, 60, { scheme: 'three', weights: valueOnly, hysteresis: 3 });
    const tierAt = async (score: number, before: Tier): Promise<Tier | undefined> =>
      (await run([...crowd, { ...usual, subject: 'watched', value: valueFor(score) }], rules, new Map([['watched', before]]))).tierOf.get('watched');
    expect(await tierAt(73.5, 'mid')).toBe('high');
    expect(await tierAt(72.5, 'mid')).toBe('mid');
    expect(await tierAt(67.5, 'high')).toBe('high');
    expect(await tierAt(66.5, 'high')).toBe('mid');
    expect(await tierAt(56.5, 'mid')).toBe('low');
    expect(await tierAt(62.5, 'low')).toBe('low');
    expect(await tierAt(56.5, 'high')).toBe('low');
  });
});

test('law: more of anything good never lowers the score, and every score lies within 0–100', async () => {
  const fraction = double({ min: 0, max: 1, noNaN: true });
  await assert(
    asyncProperty(fraction, fraction, double({ min: 0, max: 1e7, noNaN: true }), async (pAlive, share, value) => {
      const pair = [{ ...usual, subject: 'a', pAlive, value, discountShare: share, mood: 0 }, { ...usual, subject: 'b', pAlive: Math.min(1, pAlive + 0.1), value: value + 1, discountShare: share / 2, mood: 0.5 }];
      const { rows } = await run([...pair, ...all(5, () => ({}))]);
      const [lower, higher] = [Number(rows[0]!['score']), Number(rows[1]!['score'])];
      expect(higher).toBeGreaterThanOrEqual(lower - 1e-9);
      for (const score of [lower, higher]) expect(score >= 0 && score <= 100).toBe(true);
    }),
    { numRuns: 15 },
  );
});
