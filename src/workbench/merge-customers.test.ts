/** Merging and undoing, on a data folder. Rules: src/actions/merges/RULES.md. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../domain/index.ts';
import { factView } from '../facts/index.ts';
import { perform } from './implementations.ts';
import { importRows } from './import-rows.ts';
import { openWorkspace } from './workspace.ts';
import type { Workspace } from './workspace.ts';

let folder: string;
let workspace: Workspace;
const call = { local: true, now: () => new Date(), progress: () => {} };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-merge-'));
  workspace = await openWorkspace(join(folder, 'data'), { doing: 'test' });
  await importRows(workspace, 'customers', [
    { id: 'a', name: '张三', phone: '138 0013 8000', email: 'zhang.san@example.com', region: '杭州' },
    { id: 'b', name: '张 三', phone: '+86 13800138000', email: null, region: '杭州' },
    { id: 'c', name: 'Zhang San', phone: '010-62770000', email: 'ZhangSan@Example.com', region: '北京' },
    { id: 'd', name: '李四', phone: '13900139000', email: null, region: '北京' },
  ], { name: 'test', call });
  await importRows(workspace, 'orders', ['a', 'b', 'b', 'c', 'd'].map((customer_id, index) => ({ id: `o${index}`, customer_id, ordered_at: '2024-01-03', net: 10 })), { name: 'test', call });
});
afterAll(async () => {
  await workspace.close();
  await rm(folder, { recursive: true, force: true });
});

const merge = (keptId: string, mergedId: string) => perform('mergeCustomers', workspace, { keptId, mergedId }, call) as Promise<{ merge: number }>;
const undo = (merge: number) => perform('undoMerge', workspace, { merge }, call);
const picture = () => workspace.warehouse.rows(sql`select c.id, count(o.id) as orders from ${factView('customers')} c left join ${factView('orders')} o on o.customer_id = c.id group by c.id order by c.id`);

test('the same phone, e-mail or name is found, however it is written', async () => {
  const { total, pairs } = (await perform('findDuplicates', workspace, {}, call)) as { total: number; pairs: { kept: { id: string }; merged: { id: string }; reasons: string[] }[] };
  expect(total).toBe(2);
  expect(pairs.map(({ kept, merged, reasons }) => ({ kept: kept.id, merged: merged.id, reasons }))).toEqual([
    { kept: 'b', merged: 'a', reasons: ['phone', 'name'] },
    { kept: 'a', merged: 'c', reasons: ['email'] },
  ]);
});

test('rules 1–3: not into oneself, not twice, not in a circle', async () => {
  await expect(merge('a', 'a')).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(merge('a', 'nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const first = await merge('b', 'a');
  await expect(merge('c', 'a')).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(merge('a', 'b')).rejects.toMatchObject({ code: 'CONFLICT' });
  await undo(first.merge);
  await expect(undo(first.merge)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('rule 5: chains are followed', async () => {
  const [one, two] = [await merge('b', 'a'), await merge('c', 'b')];
  expect(await picture()).toEqual([{ id: 'c', orders: 4 }, { id: 'd', orders: 1 }]);
  await undo(one.merge);
  expect(await picture()).toEqual([{ id: 'a', orders: 1 }, { id: 'c', orders: 3 }, { id: 'd', orders: 1 }]);
  await undo(two.merge);
});

test('rules 4 and 6: whatever is merged, undoing it restores what was, also after opening the folder again', async () => {
  const before = await picture();
  const person = fc.constantFrom('a', 'b', 'c', 'd');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(person, person), { maxLength: 6 }), fc.infiniteStream(fc.nat()), async (wishes, order) => {
      const made: number[] = [];
      for (const [kept, merged] of wishes) await merge(kept, merged).then(({ merge }) => made.push(merge), (error: unknown) => expect(error).toMatchObject({ code: 'CONFLICT' }));
      const total = (await picture()).reduce((sum, row) => sum + Number(row['orders']), 0);
      expect(total).toBe(5);
      while (made.length > 0) await undo(made.splice((order.next().value as number) % made.length, 1)[0] as number);
      expect(await picture()).toEqual(before);
    }),
    { numRuns: 15 },
  );
  const kept = await merge('d', 'c');
  const merged = await picture();
  await workspace.close();
  workspace = await openWorkspace(join(folder, 'data'), { doing: 'test' });
  expect(await picture()).toEqual(merged);
  await undo(kept.merge);
  expect(await picture()).toEqual(before);
});
