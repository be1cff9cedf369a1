import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../domain/index.ts';
import type { Row } from '../domain/index.ts';
import { openDuckdb, savedView } from '../storage/index.ts';
import { openWorkspace, perform } from './index.ts';
import type { Workspace } from './index.ts';
import { restore } from './restore.ts';

let root: string;
let workspace: Workspace;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhiyin-backup-'));
  workspace = await openWorkspace(join(root, 'data'), { doing: 'test' });
  await workspace.warehouse.execute(sql`create table noted (number bigint, who varchar)`);
});
afterAll(async () => {
  await workspace.close();
  await rm(root, { recursive: true, force: true });
});

const call = { local: true, now: () => new Date('2024-05-06T07:08:09Z'), progress: () => {} };
const backUp = (target: string): Promise<unknown> => perform('backup', workspace, { target: join(root, target) }, call);

let written = 0;

/** Fifty more notes in the warehouse, all or none, and a view on the desk. */
async function write(): Promise<void> {
  const from = written;
  written += 50;
  await workspace.warehouse.transaction(async (inside) => {
    for (let number = from; number < from + 50; number += 1) await inside.execute(sql`insert into noted (number, who) values (${number}, ${'张三'})`);
  });
  await workspace.desk.database.insert(savedView).values({ name: `视图 ${from}`, filters: { tier: ['high'] } });
}

async function content(of: Workspace): Promise<{ notes: Row[]; views: unknown[] }> {
  return {
    notes: await of.warehouse.rows(sql`select * from noted order by number`),
    views: await of.desk.database.select().from(savedView).orderBy(savedView.id),
  };
}

test.each(['copy.tar.gz', 'copy'])('what %s restores equals what was backed up, and the original goes on', async (target) => {
  await write();
  await writeFile(join(workspace.folder, 'zhiyin.json'), '{"currency":"CNY"}');
  await writeFile(join(await workspace.place('rejected'), 'rows.csv'), '行\n3\n');
  await writeFile(join(await workspace.place('work'), 'scratch'), 'x');
  const before = await content(workspace);
  expect(before.notes.length).toBeGreaterThan(0);
  expect(await backUp(target)).toMatchObject({ target: join(root, target) });
  await write();
  const to = join(root, `restored from ${target}`);
  expect((await restore(join(root, target), to)).madeAt).toBe('2024-05-06T07:08:09.000Z');

  const restored = await openWorkspace(to, { doing: 'test' });
  expect(await content(restored)).toEqual(before);
  expect(restored.configuration.settings.currency).toBe('CNY');
  expect(await readFile(join(restored.folder, 'rejected', 'rows.csv'), 'utf8')).toBe('行\n3\n');
  expect(await readdir(restored.folder)).not.toContain('work');
  await restored.close();
  expect((await content(workspace)).notes).toHaveLength(before.notes.length + 50);
});

test('a backup made while others write holds whole transactions only', async () => {
  const writing = (async () => {
    for (let batch = 0; batch < 20; batch += 1) await write();
  })();
  await backUp('during');
  await writing;
  await restore(join(root, 'during'), join(root, 'restored from during'));
  const warehouse = await openDuckdb({ file: join(root, 'restored from during', 'warehouse.duckdb') });
  const [counted] = await warehouse.rows(sql`select count(*) as n from noted`);
  expect(Number(counted?.['n']) % 50).toBe(0);
  await warehouse.close();
});

test('a damaged, incomplete or foreign backup is refused, and no folder appears', async () => {
  const attempt = (): Promise<unknown> => restore(join(root, 'copy'), join(root, 'never'));
  await writeFile(join(root, 'copy', 'stranger'), '');
  await expect(attempt()).rejects.toMatchObject({ code: 'FILE_NOT_READABLE', message: expect.stringContaining('stranger') as string });
  await rm(join(root, 'copy', 'stranger'));
  await appendFile(join(root, 'copy', 'warehouse.duckdb'), 'x');
  await expect(attempt()).rejects.toMatchObject({ code: 'FILE_NOT_READABLE', message: expect.stringContaining('checksum') as string });
  await rm(join(root, 'copy', 'manifest.json'));
  await expect(attempt()).rejects.toMatchObject({ code: 'FILE_NOT_READABLE' });
  await writeFile(join(root, 'broken.tar.gz'), 'not an archive');
  await expect(restore(join(root, 'broken.tar.gz'), join(root, 'never'))).rejects.toMatchObject({ code: 'FILE_NOT_READABLE' });
  await expect(restore(join(root, 'nowhere.tar.gz'), join(root, 'never'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  expect((await readdir(root)).filter((name) => name.startsWith('never'))).toEqual([]);
});

test('nothing is overwritten', async () => {
  await expect(backUp('copy.tar.gz')).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(restore(join(root, 'copy.tar.gz'), workspace.folder)).rejects.toMatchObject({ code: 'CONFLICT' });
});
