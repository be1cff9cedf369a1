import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { name, print, sql } from '../../../domain/index.ts';
import type { Day, Fitted, InsightContext, Query, Row } from '../../../domain/index.ts';
import { seededRandom } from '../../numeric/index.ts';
import { discountedPurchases, expectedPurchases, expectedSpend, spendInterval } from '../index.ts';
import { betaGeometricModels } from '../beta-geometric.ts';
import { purchases } from '../purchases/insight.ts';
import { lifetime } from './insight.ts';
import { fittedParameters } from './model.ts';

const truth = { r: 0.6, alphaWeeks: 6, a: 0.8, b: 2.5, p: 6, q: 4, v: 15 };

interface Customer {
  readonly subject: string;
  readonly x: number;
  readonly recencyDays: number;
  readonly ageDays: number;
  readonly meanSpend: number | null;
}

/** Customers that behave as the models say, with whole days. */
function simulated(count: number, seed: number): Customer[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const ageDays = 30 + Math.floor(random.uniform() * 500);
    const rate = random.gamma(truth.r) / (truth.alphaWeeks * 7);
    const leaves = random.beta(truth.a, truth.b);
    const days = new Set<number>();
    for (let day = random.exponential() / rate; day < ageDays; day += random.exponential() / rate) {
      if (Math.ceil(day) <= ageDays) days.add(Math.ceil(day));
      if (random.uniform() < leaves) break;
    }
    const level = random.gamma(truth.q) / truth.v;
    const total = Array.from(days, () => random.gamma(truth.p) / level).reduce((sum, spend) => sum + spend, 0);
    return { subject: `c${index}`, x: days.size, recencyDays: Math.max(0, ...days), ageDays, meanSpend: days.size > 0 ? total / days.size : null };
  });
}

let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => connection.closeSync());

async function rowsOf(query: Query): Promise<Row[]> {
  const { text, values } = print(query, {});
  return (await connection.runAndReadAll(text, values as DuckDBValue[])).getRowObjectsJS();
}

const given: Omit<InsightContext, 'settings'> = {
  asOf: '2026-06-30' as Day,
  currency: 'CNY',
  facts: (kind) => name(`fact_${kind}`),
  insight: () => sql`purchases`,
  previous: name('previous'),
  groups: name('scored_groups'),
};

/** Runs the room as the workbench does: summary → fit → groups into the engine → score. */
async function run(customers: readonly Customer[], settings = lifetime.settings): Promise<{ readonly fitted: Fitted; readonly rows: Row[] }> {
  const context = { ...given, settings: { ...settings } };
  const known = ['x', 'recency_days', 'age_days', 'mean_spend'];
  const others = purchases.columns.filter((column) => !known.includes(column.name)).map((column) => `null as ${column.name}`);
  await connection.run('create or replace table given_purchases (subject varchar, x bigint, recency_days bigint, age_days bigint, mean_spend double)');
  await connection.run(`create or replace view purchases as select date '2026-06-30' as as_of, *, ${others.join(', ')} from given_purchases`);
  await appendRows('given_purchases', customers.map(({ subject, x, recencyDays, ageDays, meanSpend }) => [subject, BigInt(x), BigInt(recencyDays), BigInt(ageDays), meanSpend]));
  const fitted = lifetime.fit!(await rowsOf(lifetime.summary!(context)), context);
  const { groups: columns, rows } = lifetime.follows;
  await connection.run(`create or replace table scored_groups (${columns.map((column) => `${column.name} ${column.type === 'integer' ? 'bigint' : 'double'}`).join(', ')})`);
  await appendRows('scored_groups', (fitted.groups?.rows ?? []).map((row) => row.map((value, index) => (value !== null && columns[index]!.type === 'integer' ? BigInt(value as number) : (value as number | null)))));
  const groups = sql`(select date '2026-06-30' as as_of, * from scored_groups)`;
  return { fitted, rows: await rowsOf(sql`select * from (${rows(sql`purchases`, groups)}) scores order by subject`) };
}

async function appendRows(table: string, rows: readonly (readonly (string | bigint | number | null)[])[]): Promise<void> {
  const appender = await connection.createAppender(table);
  for (const row of rows) {
    for (const value of row) {
      if (value === null) appender.appendNull();
      else if (typeof value === 'bigint') appender.appendBigInt(value);
      else if (typeof value === 'number') appender.appendDouble(value);
      else appender.appendVarchar(value);
    }
    appender.endRow();
  }
  appender.closeSync();
}

const scoreColumns = ['p_alive', 'expected_purchases_52w', 'expected_spend', 'value_12m', 'value_12m_low', 'value_12m_high'];

describe('on customers that behave as the models say', () => {
  const customers = simulated(4000, 11);
  let fitted: Fitted;
  let rows: Row[];
  beforeAll(async () => ({ fitted, rows } = await run(customers)));

  test('the truth lies within three standard errors of the estimates', () => {
    expect(fitted.status).toBe('known');
    for (const [parameter, value] of Object.entries(truth)) {
      const [estimate, error] = [Number(fitted.parameters[parameter]), Number(fitted.parameters[`${parameter}StandardError`])];
      expect(Math.abs(estimate - value), `${parameter}: ${estimate} ± ${error} against ${value}`).toBeLessThan(3 * error);
    }
  });

  test('one row per customer with the columns in order', () => {
    expect(rows).toHaveLength(customers.length);
    expect(Object.keys(rows[0]!)).toEqual(['as_of', 'subject', ...[...purchases.columns, ...lifetime.columns].map((column) => column.name)]);
  });

  test.each(['bg-nbd', 'mbg-nbd'] as const)('the engine computes what the model computes: %s', async (purchaseModel) => {
    const { fitted, rows } = await run(customers, { ...lifetime.settings, purchaseModel });
    const { model } = betaGeometricModels[purchaseModel];
    const { name: used, purchases, spend } = fittedParameters(fitted);
    expect(used).toBe(purchaseModel);
    const byGroup = new Map(fitted.groups!.rows.slice(1).map((row) => [`${Number(row[0])} ${Number(row[1])}`, row as readonly number[]]));
    const bySubject = new Map(rows.map((row) => [row['subject'], row]));
    for (const customer of customers.slice(0, 300)) {
      const row = bySubject.get(customer.subject)!;
      const history = { repeatPurchases: customer.x, recencyWeeks: customer.recencyDays / 7, ageWeeks: customer.ageDays / 7 };
      const alive = model.probabilityAlive(purchases, history);
      const living = model.whileAlive(purchases, history);
      const spendEach = expectedSpend(spend!, { purchases: customer.x, meanSpend: customer.meanSpend ?? 0 });
      const discounted = discountedPurchases(living, { months: 12, monthlyDiscount: 1.1 ** (1 / 12) - 1 });
      const [, , , , chance, ...quantiles] = byGroup.get(`${customer.x} ${customer.ageDays}`)! as [number, number, number, number, number, ...number[]];
      const shape = { chance, quantiles };
      expect(chance).toBeCloseTo(living.countDistribution(52).atLeast(1), 12);
      const interval = spendInterval(shape, { alive, scale: spend!.v + customer.x * (customer.meanSpend ?? 0) });
      const discount = discounted / living.expectedPurchases(52);
      expect(row['p_alive']).toBeCloseTo(alive, 12);
      expect(row['expected_purchases_52w']).toBeCloseTo(expectedPurchases({ model, parameters: purchases, history }, 52), 10);
      expect(row['expected_spend']).toBeCloseTo(spendEach, 9);
      expect(row['value_12m']).toBeCloseTo(alive * discounted * spendEach, 8);
      for (const [column, end] of [['value_12m_low', interval.low], ['value_12m_high', interval.high]] as const) {
        expect(Math.abs(Number(row[column]) - end * discount)).toBeLessThan(1e-6 + 1e-9 * end);
      }
    }
  });

  test('everything is finite and in its range', () => {
    for (const row of rows) {
      for (const column of scoreColumns) expect(Number(row[column])).toBeGreaterThanOrEqual(0);
      expect(Number(row['p_alive'])).toBeLessThanOrEqual(1);
      expect(Number(row['value_12m_low'])).toBeLessThanOrEqual(Number(row['value_12m_high']));
      expect(Number(row['value_12m_high'])).toBeLessThan(Infinity);
    }
  });
});

describe('too little or odd data: a clear status, never NaN', () => {
  const customer = (subject: string, x: number, recencyDays: number, ageDays: number, meanSpend: number | null = x > 0 ? 50 : null): Customer => ({ subject, x, recencyDays, ageDays, meanSpend });
  const crowd = (count: number, make: (index: number) => Customer): Customer[] => Array.from({ length: count }, (_, index) => make(index));
  const finiteOrNull = (rows: readonly Row[]): boolean => rows.every((row) => scoreColumns.every((column) => row[column] === null || Number.isFinite(row[column])));

  test('nobody', async () => {
    const { fitted, rows } = await run([]);
    expect(fitted.status).toBe('too-little-data');
    expect(rows).toEqual([]);
  });

  test.each([
    ['one customer', [customer('only', 3, 60, 90)]],
    ['everybody bought once', crowd(500, (index) => customer(`c${index}`, 0, 0, index))],
  ])('%s', async (_, customers) => {
    const { fitted, rows } = await run(customers);
    expect(fitted.status).toBe('too-little-data');
    expect(rows).toHaveLength(customers.length);
    for (const row of rows) expect(row).toMatchObject({ p_alive: null, value_12m: null, value_12m_high: null });
  });

  test('everybody joined on the same day', async () => {
    const { fitted, rows } = await run(simulated(1500, 5).map((one) => ({ ...one, ageDays: 530 })));
    expect(fitted.status).toBe('known');
    expect(finiteOrNull(rows)).toBe(true);
  });

  test('everybody is the same customer: regularised, and said so', async () => {
    const { fitted, rows } = await run(crowd(200, (index) => customer(`c${index}`, 4, 80, 100)));
    expect(fitted.status).toBe('known');
    expect(fitted.parameters['purchaseRegularised']).toBe(true);
    expect(fitted.parameters['spendRegularised']).toBe(true);
    expect(finiteOrNull(rows)).toBe(true);
    expect(Number(rows[0]!['expected_spend'])).toBeCloseTo(50, 0);
  });

  test('no spend at all: activity and purchases are known, money is not', async () => {
    const { fitted, rows } = await run(simulated(800, 6).map((one) => ({ ...one, meanSpend: one.x > 0 ? 0 : null })));
    expect(fitted.parameters['spendStatus']).toBe('too-little-data');
    for (const row of rows) expect(row).toMatchObject({ expected_spend: null, value_12m: null, value_12m_low: null });
    expect(rows.every((row) => Number(row['expected_purchases_52w']) > 0)).toBe(true);
  });

  test('one customer among many returned everything', async () => {
    const { rows } = await run([...simulated(800, 7), customer('returner', 3, 60, 90, -20)]);
    const returner = rows.find((row) => row['subject'] === 'returner')!;
    expect(returner).toMatchObject({ expected_spend: null, value_12m: null });
    expect(Number(returner['p_alive'])).toBeGreaterThan(0);
    expect(finiteOrNull(rows)).toBe(true);
  });

  test('first purchase today', async () => {
    const { rows } = await run([...simulated(800, 8), customer('today', 0, 0, 0)]);
    expect(rows.find((row) => row['subject'] === 'today')).toMatchObject({ p_alive: 1 });
  });

  test('a frantic buyer gone silent does not overflow', async () => {
    const { rows } = await run([...simulated(800, 9), customer('frantic', 1000, 1000, 20_000)]);
    const frantic = rows.find((row) => row['subject'] === 'frantic')!;
    expect(Number(frantic['p_alive'])).toBeLessThan(1e-12);
    expect(frantic).toMatchObject({ value_12m_low: 0, value_12m_high: 0 });
    expect(finiteOrNull(rows)).toBe(true);
  });
});
