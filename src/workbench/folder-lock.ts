/**
 * One process at a time holds a data folder. A server leaves its address in the lock, so that the command line can hand
 * its work to it instead.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ZhiyinError } from '../domain/index.ts';

export interface LockHolder {
  readonly pid: number;
  /** When the process started, in the system's own words: a later process with the same number is not the holder. */
  readonly process: string;
  readonly doing: string;
  readonly startedAt: string;
  /** Only while a server runs. */
  readonly server?: { readonly url: string; readonly token: string };
}

export interface FolderLock {
  /** Tells other processes where the server is. The token lets this machine's command line do what a web page may not. */
  announce(url: string): Promise<string>;
  release(): Promise<void>;
}

const fileName = 'zhiyin.lock';

/**
 * Takes the folder, or says who has it.
 * @throws ZhiyinError FOLDER_BUSY
 */
export async function takeLock(folder: string, doing: string): Promise<FolderLock> {
  const path = join(folder, fileName);
  const mine: LockHolder = { pid: process.pid, process: startOf(process.pid) ?? '', doing, startedAt: new Date().toISOString() };
  const mark = randomBytes(6).toString('hex');
  const draft = `${path}.${mark}`;
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600, flush: true });
  try {
    while (!(await linked(draft, path)) && !(await tookOver(path, draft))) {
      const holder = await readLock(folder);
      if (holder) throw new ZhiyinError('FOLDER_BUSY', { folder, pid: holder.pid, doing: holder.doing });
      await setTimeout(10);
    }
  } finally {
    await rm(draft, { force: true });
  }
  let held = true;
  return {
    announce: async (url) => {
      const token = randomBytes(24).toString('base64url');
      await writeFile(draft, JSON.stringify({ ...mine, server: { url, token } }), { mode: 0o600, flush: true });
      await rename(draft, path);
      return token;
    },
    release: async () => {
      if (!held) return;
      held = false;
      await rm(path, { force: true });
    },
  };
}

/** Who holds the folder now; `undefined` when nobody does, or when the holder is gone without releasing it. */
export async function readLock(folder: string): Promise<LockHolder | undefined> {
  const holder = await holderIn(join(folder, fileName));
  return holder && isAlive(holder) ? holder : undefined;
}

/** Gives a complete file its name, unless the name is taken. A lock is never seen half-written. */
async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Puts our lock in the place of a stale one. Only the process that holds the take-over's own lock may do that:
 * otherwise two could find the same lock stale, and the slower remove what the faster has just put there.
 */
async function tookOver(path: string, draft: string): Promise<boolean> {
  const turn = `${path}.turn`;
  if (!(await linked(draft, turn))) {
    const taking = await holderIn(turn);
    if (taking && !isAlive(taking)) await rm(turn, { force: true });
    return false;
  }
  try {
    const content = await contentOf(path);
    const holder = content === undefined ? undefined : holderFrom(content);
    if (content === undefined || (holder && isAlive(holder))) return false;
    await rename(draft, path);
    return true;
  } finally {
    await rm(turn, { force: true });
  }
}

async function holderIn(path: string): Promise<LockHolder | undefined> {
  const content = await contentOf(path);
  return content === undefined ? undefined : holderFrom(content);
}

async function contentOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

function holderFrom(content: string): LockHolder | undefined {
  try {
    return JSON.parse(content) as LockHolder;
  } catch {
    return undefined;
  }
}

function isAlive(holder: LockHolder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const started = startOf(holder.pid);
  return started === undefined || !holder.process || started === holder.process;
}

/** When a process started, or `undefined` where the system does not say. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C' } }).trim();
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name may hold spaces and brackets; the start is the 22nd field of the line, the 20th after the name.
    return `${boot} ${status.slice(status.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return undefined;
  }
}
