import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../domain/index.ts';
import { ensureDemo } from './ensure-demo.ts';
import type { Call } from './implementation.ts';
import { perform } from './implementations.ts';
import { importRows } from './import-rows.ts';
import { openWorkspace } from './workspace.ts';
import type { Workspace } from './workspace.ts';

const call: Call = { progress: () => {}, local: true, now: () => new Date('2026-11-01T08:00:00Z') };
let folder: string;
let workspace: Workspace;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-leave-'));
  workspace = await openWorkspace(folder, { doing: 'test' });
}, 120_000);
afterAll(async () => {
  await workspace.close();
  await rm(folder, { recursive: true, force: true });
});

test('leaving the demo takes it back whole, keeps one’s own imports, and it does not come again', async () => {
  expect(await ensureDemo(workspace, { customers: 30, seed: 2 }, () => {})).toMatchObject({ made: true });
  await importRows(workspace, 'orders', [{ id: 'mine-1', customer_id: 'me', ordered_at: '2026-10-01 10:00:00', net: 12.5 }], { name: 'mine.csv', call });
  expect(await perform('health', workspace, {}, call)).toMatchObject({ demo: true });
  expect(await perform('leaveDemo', workspace, {}, call)).toEqual({ removedImports: 7 });
  expect(await workspace.warehouse.rows(sql`select id from fact_orders_view`)).toEqual([{ id: 'mine-1' }]);
  expect(await perform('health', workspace, {}, call)).toMatchObject({ demo: false });
  await expect(perform('today', workspace, {}, call)).rejects.toMatchObject({ code: 'NO_RUN_YET' });
  await expect(perform('leaveDemo', workspace, {}, call)).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await ensureDemo(workspace, {}, () => {})).toMatchObject({ made: false });
}, 120_000);
