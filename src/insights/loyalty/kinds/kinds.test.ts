/** The card's golden numbers and its states, through the query itself. */
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { name, print, sql } from '../../../domain/index.ts';
import type { Day, InsightContext, Row } from '../../../domain/index.ts';
import { loyaltyKinds } from './insight.ts';

const context: InsightContext = {
  asOf: '2026-06-30' as Day,
  currency: 'CNY',
  facts: (kind) => name(`fact_${kind}`),
  insight: (other) => name(other.replace('.', '_')),
  previous: name('previous'),
  groups: name('groups'),
  settings: loyaltyKinds.settings ?? {},
};

let connection: DuckDBConnection;
const rows = new Map<string, Row>();

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of [
    `create table fact_customers as select * from (values ('regular'), ('new'), ('answers'), ('silent'), ('odd')) v(id)`,
    `create table worth_lifetime as select * from (values ('regular', 4, 5, 400, 3, 0.9), ('new', 0, 1, 20, 1, 0.5), ('silent', 0, 1, 300, 0, cast(null as double))) v(subject, x, orders, age_days, quarters_active, chance_12m)`,
    `create table feeling_customers as select * from (values ('regular', -0.4, -0.6, -0.2, 6)) v(subject, mood, mood_low, mood_high, texts)`,
    `create table fact_feedback as select * from (values
       ('answers', timestamp '2026-06-30 10:00:00', 'nps', 'recommend us?', cast(null as varchar), 9, null, null),
       ('odd', timestamp '2026-06-30 10:00:00', 'csat', 'service', null, 5, 1, 5),
       ('odd', timestamp '2026-06-30 10:00:00', 'survey', '推荐意愿', null, 12, 0, 10),
       ('odd', timestamp '2026-06-30 10:00:00', 'survey', 'stay', null, 3, 3, 3)) v(customer_id, "at", instrument, item, dimension, perceived, scale_low, scale_high)`,
  ]) await connection.run(statement);
  const { text, values } = print(sql`${loyaltyKinds.score(context, { status: 'known', parameters: {}, observations: 0 })}`, {});
  for (const row of (await connection.runAndReadAll(text, values as DuckDBValue[])).getRowObjectsJS()) rows.set(String(row['subject']), row as Row);
});
afterAll(() => connection.closeSync());

test('4 repeats, 3 of 4 quarters, a chance of .9: 80; sore words: emotional 30; buys and does not love, clearly', () => {
  expect(rows.get('regular')).toMatchObject({ kind: 'habit', is_clear: 1 });
  expect(rows.get('regular')?.['behavioural']).toBeCloseTo(80, 9);
  expect(rows.get('regular')?.['emotional']).toBeCloseTo(30, 9);
});

test('one answer of 9 on 0–10 is 90; without deeds there is no field', () => {
  expect(rows.get('answers')?.['attitudinal']).toBeCloseTo(90, 9);
  expect(rows.get('answers')).toMatchObject({ behavioural: null, behavioural_low: null, emotional: null, kind: null });
});

test('within a quarter of the first purchase behaviour is not judged; without a chance of buying the other parts are', () => {
  expect(rows.has('new')).toBe(false);
  expect(rows.get('silent')?.['behavioural']).toBeCloseTo((100 * (0.5 / 4 + 0)) / 2, 9);
});

test('answers to other questions, off their scale, or on a scale of one point do not count', () => {
  expect(rows.has('odd')).toBe(false);
});
