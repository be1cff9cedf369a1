import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptAnswer } from './kept-answers.ts';
import { openWorkspace, perform } from './index.ts';
import type { Workspace } from './workspace.ts';

const call = { local: true, now: () => new Date('2026-03-01T00:00:00Z'), progress: () => {} };
let folder: string;
let workspace: Workspace;
let asked = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-kept-'));
  workspace = await openWorkspace(join(folder, 'data'), { doing: 'test', onQuery: () => void asked++ });
  await importOrders('one.csv', ['1,a,2026-01-05,10', '2,b,2026-01-06,20', '3,a,2026-02-01,30']);
  await perform('runInsights', workspace, {}, call);
}, 300_000);
afterAll(async () => {
  await workspace.close();
  await rm(folder, { recursive: true, force: true });
});

async function importOrders(name: string, rows: readonly string[]): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, `id,customer_id,ordered_at,net\n${rows.join('\n')}\n`);
  await perform('importFile', workspace, { source: { path }, kind: 'orders' }, call);
}

async function queriesFor(work: () => Promise<unknown>): Promise<number> {
  const before = asked;
  await work();
  return asked - before;
}

const customersOf = async (): Promise<number> => ((await perform('worth', workspace, {}, call)) as { stages: { customers: number }[] }).stages.reduce((sum, stage) => sum + stage.customers, 0);

test('what all customers come to is worked out once, and who asks meanwhile waits for the same answer', async () => {
  const question = { restsOn: 'insights', question: ['test'] } as const;
  let times = 0;
  const work = async (): Promise<number> => ++times;
  expect(await Promise.all([keptAnswer(workspace, question, work), keptAnswer(workspace, question, work)])).toEqual([1, 1]);
  expect(await keptAnswer(workspace, question, work)).toBe(1);
  expect(await keptAnswer(workspace, { ...question, question: ['test', 'another input'] }, work)).toBe(2);
});

test('a failure is not kept', async () => {
  const question = { restsOn: 'facts', question: ['failing'] } as const;
  await expect(keptAnswer(workspace, question, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await keptAnswer(workspace, question, () => Promise.resolve('yes'))).toBe('yes');
});

test('a page that was looked at before asks less; a run makes it ask again, an import alone does not', async () => {
  const first = await queriesFor(customersOf);
  expect(await queriesFor(customersOf)).toBeLessThan(first / 2);
  expect(await customersOf()).toBe(2);
  await importOrders('two.csv', ['4,c,2026-02-02,40']);
  expect(await customersOf()).toBe(2);
  await perform('runInsights', workspace, {}, call);
  expect(await customersOf()).toBe(3);
}, 300_000);

test('what rests on facts follows them at once', async () => {
  const orders = async (): Promise<number> => ((await perform('coverage', workspace, {}, call)) as { kinds: { kind: string; facts: number }[] }).kinds.find(({ kind }) => kind === 'orders')?.facts ?? 0;
  const before = await orders();
  await importOrders('three.csv', ['5,d,2026-02-03,50']);
  expect(await orders()).toBe(before + 1);
});
