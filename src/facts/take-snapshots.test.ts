import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from '../domain/index.ts';
import type { Day, FollowingInsight, Insight, ScoredInsight } from '../domain/index.ts';
import { openDuckdb } from '../storage/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { createFactTables } from './schema.ts';
import { createSnapshotTables, factMarks, marksText, publishRun } from './snapshots.ts';
import { takeSnapshots } from './take-snapshots.ts';

let warehouse: Warehouse;
beforeEach(async () => {
  warehouse = await openDuckdb({ file: ':memory:' });
  await createFactTables(warehouse);
});
afterEach(() => warehouse.close());

/** An insight that adds one to the largest of those it needs. */
function room(name: string, needs: readonly string[], more: Partial<ScoredInsight> = {}): ScoredInsight {
  const both = { zh: name, en: name };
  return {
    name, version: 1, title: both, question: both, reads: [], needs, subject: 'company', columns: [{ name: 'height', type: 'integer' }], measures: [], card: '',
    score: (context) => sql`select 'all' as subject, 1 + greatest(0, ${needs.length === 0 ? sql`0` : needs.map((need) => sql`(select max(height) from ${context.insight(need)} n)`).reduce((one, other) => sql`greatest(${one}, ${other})`)}) as height`,
    ...more,
  };
}

async function take(insights: readonly Insight[], onBegin?: (insight: Insight, done: number) => void): ReturnType<typeof takeSnapshots> {
  await createSnapshotTables(warehouse, insights);
  const facts = await factMarks(warehouse);
  return warehouse.turn((inside) => takeSnapshots(inside, insights, { run: 1, request: { asOf: '2026-06-30' as Day, currency: 'CNY', settings: {} }, facts, force: true, ...(onBegin && { onBegin }) }));
}

async function publish(insights: readonly Insight[], outcomes: Awaited<ReturnType<typeof take>>): Promise<void> {
  await publishRun(warehouse, insights, { request: { asOf: '2026-06-30' as Day, currency: 'CNY', settings: {} }, facts: await factMarks(warehouse), outcomes, finishedAt: new Date(0), seconds: 1, customers: 1 });
}

test('each begins when those it needs are there, never more than two at once; outcomes come in the order asked', async () => {
  const insights = [room('a.one', []), room('a.two', []), room('b.one', ['a.one', 'a.two']), room('b.two', ['a.two']), room('c.one', ['b.one', 'b.two'])];
  const begun: string[] = [];
  const outcomes = await take(insights, ({ name, needs }, done) => {
    expect(begun.length - done).toBeLessThan(2);
    for (const need of needs) expect(begun).toContain(need);
    begun.push(name);
  });
  expect(outcomes.map(({ name, subjects, fresh }) => [name, subjects, fresh])).toEqual(insights.map(({ name }) => [name, 1, true]));
  expect(await warehouse.rows(sql`select height from snapshot_c_one`)).toEqual([{ height: 3 }]);
});

test('what two rooms gather at the same time stays apart', async () => {
  const gathering = (name: string, height: number): Insight =>
    room(name, [], { gather: () => sql`select 'all' as subject, ${height} as height from range(50000) many(n)`, score: (context) => sql`select subject, max(height) as height from ${context.gathered ?? sql`nowhere`} g group by subject` });
  await take([gathering('a.one', 1), gathering('a.two', 2)]);
  expect(await warehouse.rows(sql`select (select height from snapshot_a_one) as one, (select height from snapshot_a_two) as two`)).toEqual([{ one: 1, two: 2 }]);
});

test('where one fails, the one beside it ends, nothing begins after it, and the failure is told', async () => {
  const begun: string[] = [];
  const failing = room('a.two', [], { score: () => sql`select 'all' as subject, cast('no number' as bigint) as height` });
  await expect(take([room('a.one', []), failing, room('b.one', ['a.two']), room('c.one', ['b.one'])], ({ name }) => begun.push(name))).rejects.toThrow('no number');
  expect(begun).toEqual(['a.one', 'a.two']);
  expect(await warehouse.rows(sql`select insight from snapshot_fit`)).toEqual([{ insight: 'a.one' }]);
});

test('where an insight has got other columns, the runs from before count as out of date', async () => {
  const before = [room('a.one', []), room('a.two', [])];
  const outcomes = await take(before);
  await publish(before, outcomes);
  const facts = await factMarks(warehouse);
  const inputs = async (): Promise<unknown> => (await warehouse.rows(sql`select inputs from insight_run`))[0]?.['inputs'];
  await createSnapshotTables(warehouse, before);
  expect(await inputs()).toBe(marksText(facts));
  await createSnapshotTables(warehouse, [room('a.one', [], { columns: [{ name: 'height', type: 'integer' }, { name: 'width', type: 'integer' }] }), room('a.two', [])]);
  expect(await inputs()).not.toBe(marksText(facts));
  expect(await warehouse.rows(sql`select (select count(*) from insight_a_one) as one, (select count(*) from insight_a_two) as two`)).toEqual([{ one: 0, two: 1 }]);
});

test('rows that follow another insight are joined as they are read, in the run and once it is published', async () => {
  const one = room('a.one', [], { columns: [{ name: 'height', type: 'integer' }], score: () => sql`select 'all' as subject, 3 as height` });
  const { score: _, ...bare } = room('b.doubled', ['a.one'], { columns: [{ name: 'doubled', type: 'integer' }] });
  const doubled: FollowingInsight = {
    ...bare,
    summary: (context) => sql`select max(height) as height from ${context.insight('a.one')} o`,
    fit: (rows) => ({ status: 'known', parameters: {}, observations: 1, groups: { columns: [{ name: 'of', type: 'integer' }, { name: 'double', type: 'integer' }], rows: [[rows[0]?.['height'], 2 * Number(rows[0]?.['height'])]] } }),
    follows: {
      of: one,
      groups: [{ name: 'of', type: 'integer' }, { name: 'double', type: 'integer' }],
      rows: (followed, groups) => sql`select f.as_of, f.subject, f.height, g.double as doubled from ${followed} f left join ${groups} g on g.as_of = f.as_of and g.of = f.height`,
    },
  };
  const above = room('c.above', ['b.doubled'], { score: (context) => sql`select subject, doubled + 1 as height from ${context.insight('b.doubled')} d` });
  const insights = [one, doubled, above];
  const outcomes = await take(insights);
  expect(outcomes.map(({ name, subjects, fresh }) => [name, subjects, fresh])).toEqual([['a.one', 1, true], ['b.doubled', 1, true], ['c.above', 1, true]]);
  expect(await warehouse.rows(sql`select * from insight_b_doubled`)).toEqual([]);
  await publish(insights, outcomes);
  expect(await warehouse.rows(sql`select * from insight_b_doubled`)).toEqual([{ as_of: '2026-06-30', subject: 'all', height: 3, doubled: 6 }]);
  expect(await warehouse.rows(sql`select height from insight_c_above`)).toEqual([{ height: 7 }]);
});

test('a room that follows another may keep what the engine finds, and rows of subjects that the other has not', async () => {
  const one = room('a.one', [], { score: () => sql`select 'all' as subject, 3 as height` });
  const { score: _, ...bare } = room('b.more', ['a.one'], { columns: [{ name: 'weight', type: 'integer' }] });
  const more: FollowingInsight = {
    ...bare,
    follows: {
      of: one,
      groups: [{ name: 'subject', type: 'text' }, { name: 'least', type: 'integer' }, { name: 'weight', type: 'integer' }],
      keep: (context) => sql`select cast(null as varchar) as subject, max(height) as least, cast(null as bigint) as weight from ${context.insight('a.one')} o union all select 'other', null, 7`,
      adds: sql`weight is not null`,
      rows: (followed, groups) => sql`
        select f.as_of, f.subject, f.height, g.least as weight from ${followed} f join ${groups} g on g.as_of = f.as_of and g.subject is null
        union all select as_of, subject, null, weight from ${groups} others where subject is not null`,
    },
  };
  const outcomes = await take([one, more]);
  expect(outcomes.map(({ name, subjects }) => [name, subjects])).toEqual([['a.one', 1], ['b.more', 2]]);
  await publish([one, more], outcomes);
  expect(await warehouse.rows(sql`select subject, height, weight from insight_b_more order by subject`)).toEqual([{ subject: 'all', height: 3, weight: 3 }, { subject: 'other', height: null, weight: 7 }]);
});
