import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from '../domain/index.ts';
import { openWorkspace, perform } from './index.ts';
import type { Workspace } from './workspace.ts';

const call = { local: true, now: () => new Date('2026-03-01T00:00:00Z'), progress: () => {} };
let folder: string;
let workspace: Workspace;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-run-'));
  workspace = await openWorkspace(join(folder, 'data'), { doing: 'test' });
});
afterEach(async () => {
  await workspace.close();
  await rm(folder, { recursive: true, force: true });
});

async function importOrders(name: string, rows: readonly string[]): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, `id,customer_id,ordered_at,net\n${rows.join('\n')}\n`);
  await perform('importFile', workspace, { source: { path }, kind: 'orders' }, call);
}

async function run(): Promise<ReadonlyMap<string, boolean>> {
  const { insights } = (await perform('runInsights', workspace, {}, call)) as { insights: { name: string; fresh: boolean }[] };
  return new Map(insights.map(({ name, fresh }) => [name, fresh]));
}

const counted = async (query: ReturnType<typeof sql>): Promise<number> => Number((await workspace.warehouse.rows(query))[0]?.['n']);

test('an import drafts the purchase summary; nobody reads it before a run takes it up', async () => {
  await importOrders('one.csv', ['1,a,2026-01-05,10', '2,b,2026-01-06,20', '3,a,2026-02-01,30']);
  expect(await counted(sql`select count(*) as n from snapshot_worth_purchases`)).toBe(2);
  expect(await counted(sql`select count(*) as n from insight_worth_purchases`)).toBe(0);
  const first = await run();
  expect([first.get('worth.purchases'), first.get('worth.lifetime')]).toEqual([false, true]);
  expect(await workspace.warehouse.rows(sql`select subject, orders from insight_worth_purchases order by subject`)).toEqual([{ subject: 'a', orders: 2 }, { subject: 'b', orders: 1 }]);
});

test('later facts replace the draft, a later run of the day replaces the earlier, and nothing is left behind', async () => {
  await importOrders('one.csv', ['1,a,2026-01-05,10', '2,b,2026-02-01,20']);
  await run();
  await importOrders('two.csv', ['3,c,2026-01-20,30']);
  expect(await counted(sql`select count(*) as n from insight_worth_purchases`)).toBe(2);
  await importOrders('three.csv', ['4,d,2026-01-21,40']);
  await run();
  expect(await counted(sql`select count(*) as n from insight_worth_purchases`)).toBe(4);
  expect(await counted(sql`select count(*) as n from snapshot_worth_purchases`)).toBe(4);
  expect(await counted(sql`select count(*) as n from snapshot_fit where not published`)).toBe(0);
});

test('the model and the discount that somebody chose hold from the next run on; what is not given stays', async () => {
  const orders = Array.from({ length: 90 }, (_, index) => `${index},c${index % 30},2025-${String(1 + ((index * 7) % 12)).padStart(2, '0')}-${String(1 + ((index * 11) % 28)).padStart(2, '0')},${10 + (index % 9)}`);
  await importOrders('one.csv', [...orders, '90,once,2025-01-03,20']);
  await run();
  const alive = async (): Promise<unknown> => (await workspace.warehouse.rows(sql`select p_alive from insight_worth_lifetime where subject = 'once'`))[0]?.['p_alive'];
  expect(await alive()).toBe(1);
  expect(await perform('getValuation', workspace, {}, call)).toEqual({ purchaseModel: 'bg-nbd', annualDiscountRate: 0.1 });
  await perform('saveValuation', workspace, { annualDiscountRate: 0.2 }, call);
  expect(await perform('saveValuation', workspace, { purchaseModel: 'mbg-nbd' }, call)).toEqual({ purchaseModel: 'mbg-nbd', annualDiscountRate: 0.2 });
  const second = await run();
  expect([second.get('worth.purchases'), second.get('worth.lifetime')]).toEqual([false, true]);
  expect(await alive()).toBeLessThan(1);
  await expect(perform('saveValuation', workspace, { annualDiscountRate: -1 }, call)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
