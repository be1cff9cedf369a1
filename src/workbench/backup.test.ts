import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from '../domain/index.ts';
import type { Row } from '../domain/index.ts';
import { savedView } from '../storage/index.ts';
import { openWorkspace, perform } from './index.ts';
import type { Workspace } from './index.ts';
import { restore } from './restore.ts';

let root: string;
let workspace: Workspace;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhiyin-backup-'));
  workspace = await openWorkspace(join(root, 'data'), { doing: 'test' });
});
afterEach(async () => {
  await workspace.close();
  await rm(root, { recursive: true, force: true });
});

const call = { local: true, now: () => new Date('2024-05-06T07:08:09Z'), progress: () => {} };
const backUp = (target: string): Promise<unknown> => perform('backup', workspace, { target: join(root, target) }, call);

async function write(rows: number, from = 0): Promise<void> {
  await workspace.warehouse.transaction(async (inside) => {
    for (let row = from; row < from + rows; row += 1) await inside.execute(sql`insert into customer_alias (merged_id, kept_id) values (${`m${row}`}, ${'张三'})`);
  });
  await workspace.desk.database.insert(savedView).values({ name: `视图 ${from}`, filters: { tier: ['high'] } });
}

async function content(of: Workspace): Promise<{ aliases: Row[]; views: unknown[] }> {
  return {
    aliases: await of.warehouse.rows(sql`select * from customer_alias order by merged_id`),
    views: await of.desk.database.select().from(savedView).orderBy(savedView.id),
  };
}

test.each(['copy.tar.gz', 'copy'])('what %s restores equals what was backed up, and the original goes on', async (target) => {
  await write(100);
  await writeFile(join(workspace.folder, 'zhiyin.json'), '{"currency":"CNY"}');
  await writeFile(join(await workspace.place('rejected'), 'rows.csv'), '行\n3\n');
  await writeFile(join(await workspace.place('work'), 'scratch'), 'x');
  const before = await content(workspace);
  expect(await backUp(target)).toMatchObject({ target: join(root, target) });
  await write(10, 100);
  expect((await restore(join(root, target), join(root, 'restored'))).madeAt).toBe('2024-05-06T07:08:09.000Z');

  const restored = await openWorkspace(join(root, 'restored'), { doing: 'test' });
  expect(await content(restored)).toEqual(before);
  expect(restored.configuration.settings.currency).toBe('CNY');
  expect(await readFile(join(restored.folder, 'rejected', 'rows.csv'), 'utf8')).toBe('行\n3\n');
  expect(await readdir(restored.folder)).not.toContain('work');
  await restored.close();
  expect((await content(workspace)).aliases).toHaveLength(110);
});

test('a backup made while imports go on holds whole transactions only', async () => {
  const writing = (async () => {
    for (let batch = 0; batch < 20; batch += 1) await write(50, batch * 50);
  })();
  await backUp('during');
  await writing;
  await restore(join(root, 'during'), join(root, 'restored'));
  const restored = await openWorkspace(join(root, 'restored'), { doing: 'test' });
  const { aliases } = await content(restored);
  expect(aliases.length % 50).toBe(0);
  await restored.close();
});

test('a damaged, incomplete or foreign backup is refused, and no folder appears', async () => {
  await write(1);
  await backUp('copy');
  const attempt = (): Promise<unknown> => restore(join(root, 'copy'), join(root, 'restored'));
  await writeFile(join(root, 'copy', 'stranger'), '');
  await expect(attempt()).rejects.toMatchObject({ code: 'FILE_NOT_READABLE', message: expect.stringContaining('stranger') as string });
  await rm(join(root, 'copy', 'stranger'));
  await appendFile(join(root, 'copy', 'warehouse.duckdb'), 'x');
  await expect(attempt()).rejects.toMatchObject({ code: 'FILE_NOT_READABLE', message: expect.stringContaining('checksum') as string });
  await rm(join(root, 'copy', 'manifest.json'));
  await expect(attempt()).rejects.toMatchObject({ code: 'FILE_NOT_READABLE' });
  await writeFile(join(root, 'broken.tar.gz'), 'not an archive');
  await expect(restore(join(root, 'broken.tar.gz'), join(root, 'restored'))).rejects.toMatchObject({ code: 'FILE_NOT_READABLE' });
  await expect(restore(join(root, 'nowhere.tar.gz'), join(root, 'restored'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  expect((await readdir(root)).toSorted()).toEqual(['broken.tar.gz', 'copy', 'data']);
});

test('nothing is overwritten', async () => {
  await backUp('copy');
  await expect(backUp('copy')).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(restore(join(root, 'copy'), workspace.folder)).rejects.toMatchObject({ code: 'CONFLICT' });
});
