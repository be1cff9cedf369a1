import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLock, takeLock } from './folder-lock.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-lock-'));
  path = join(folder, 'zhiyin.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('one holder at a time, who says what it is doing', async () => {
  const lock = await takeLock(folder, 'import sales.csv');
  await expect(takeLock(folder, 'run')).rejects.toMatchObject({ code: 'FOLDER_BUSY', details: { pid: process.pid, doing: 'import sales.csv' } });
  await lock.release();
  expect(await readLock(folder)).toBeUndefined();
  await (await takeLock(folder, 'run')).release();
  expect(await readdir(folder)).toEqual([]);
});

test('a server leaves its address and token', async () => {
  const lock = await takeLock(folder, 'serve');
  const token = await lock.announce('http://127.0.0.1:4477');
  expect(await readLock(folder)).toMatchObject({ server: { url: 'http://127.0.0.1:4477', token } });
});

test('the lock of a process that ended is taken over', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  await writeFile(path, JSON.stringify({ pid: child.pid, process: '', doing: 'gone', startedAt: '' }));
  expect(await readLock(folder)).toBeUndefined();
  await takeLock(folder, 'run');
  expect(await readLock(folder)).toMatchObject({ pid: process.pid, doing: 'run' });
});

test('a process that was given the number of the one that ended is not the holder', async () => {
  const lock = await takeLock(folder, 'run');
  const holder = JSON.parse(await readFile(path, 'utf8')) as { process: string };
  expect(holder.process).not.toBe('');
  await lock.release();
  await writeFile(path, JSON.stringify({ ...holder, process: 'long ago' }));
  expect(await readLock(folder)).toBeUndefined();
});

test('of many who find a stale or broken lock, exactly one gets the folder', async () => {
  for (const stale of ['', '{"pid": 999999999, "doing": "gone"}']) {
    await writeFile(path, stale);
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => takeLock(folder, `attempt ${index}`)));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await rm(path);
  }
});
