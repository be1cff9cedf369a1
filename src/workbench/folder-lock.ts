/**
 * One process at a time holds a data folder. A server leaves its address in the lock, so that the command line can hand
 * its work to it instead.
 */
import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ZhiyinError } from '../domain/index.ts';

export interface LockHolder {
  readonly pid: number;
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
  const mine: LockHolder = { pid: process.pid, doing, startedAt: new Date().toISOString() };
  for (;;) {
    try {
      const file = await open(path, 'wx', 0o600);
      await file.writeFile(JSON.stringify(mine));
      await file.close();
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = await readLock(folder);
      if (holder) throw new ZhiyinError('FOLDER_BUSY', { folder, pid: holder.pid, doing: holder.doing });
      await rm(path, { force: true });
    }
  }
  return {
    announce: async (url) => {
      const token = randomBytes(24).toString('base64url');
      const next = `${path}.next`;
      await writeFile(next, JSON.stringify({ ...mine, server: { url, token } }), { mode: 0o600 });
      await rename(next, path);
      return token;
    },
    release: () => rm(path, { force: true }),
  };
}

/** Who holds the folder now; `undefined` when nobody does, or when the holder is gone without releasing it. */
export async function readLock(folder: string): Promise<LockHolder | undefined> {
  let holder: LockHolder;
  try {
    holder = JSON.parse(await readFile(join(folder, fileName), 'utf8')) as LockHolder;
  } catch {
    return undefined;
  }
  return isAlive(holder.pid) ? holder : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
