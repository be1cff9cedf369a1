/**
 * A consistent copy of the whole data folder, as one archive or a folder, with a manifest of checksums. It is made
 * while the folder is in use: writers wait while the warehouse is copied, readers do not.
 */
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, cp, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { create } from 'tar';
import { operations } from '../contract/index.ts';
import { ZhiyinError } from '../domain/index.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { deskFile, manifestFile } from './backup-manifest.ts';
import type { Call } from './implementation.ts';
import { implement } from './implementation.ts';
import { version } from './installation.ts';
import type { Workspace } from './workspace.ts';

const warehouseFiles = ['warehouse.duckdb', 'warehouse.duckdb.wal'];
/** What is not part of the company's record, or is copied in a way of its own. */
const leftOut = new Set(['work', 'uploads', 'desk', ...warehouseFiles]);

export const backup = implement(operations.backup, async (workspace, input, call) => {
  if (!call.local) throw new ZhiyinError('BAD_REQUEST', { problem: "target: a path on this machine can only be named at this machine's command line: zhiyin backup <target>" });
  const startedAt = call.now().getTime();
  const target = resolve(input.target);
  if (await exists(target)) throw new ZhiyinError('CONFLICT', { problem: `${target} exists already` });
  if (`${target}/`.startsWith(`${workspace.folder}/`)) throw new ZhiyinError('BAD_REQUEST', { problem: 'target: a backup inside the data folder would be lost with it' });
  const staged = `${target}.partial`;
  await rm(staged, { recursive: true, force: true });
  await mkdir(staged, { recursive: true });
  try {
    await copyInto(staged, workspace, call);
    if (isArchive(target)) await pack(staged, target, call);
    else await rename(staged, target);
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
  return { target, bytes: await bytesIn(target), seconds: (call.now().getTime() - startedAt) / 1000 };
});

/** Whether a path names one archive file; otherwise it names a folder. */
export function isArchive(path: string): boolean {
  return /\.(tar\.gz|tgz)$/.test(path);
}

async function copyInto(staged: string, workspace: Workspace, call: Call): Promise<void> {
  call.progress({ step: 'warehouse', done: 0, share: 0 });
  await workspace.warehouse.checkpoint();
  // The desk goes with the warehouse, while no import is between the two.
  await workspace.warehouse.transaction(async () => {
    await writeFile(join(staged, deskFile), (await dumpOf(workspace)).stream());
    for (const name of warehouseFiles) await copyIfThere(join(workspace.folder, name), join(staged, name));
  });
  call.progress({ step: 'files', done: 0, share: 0.4 });
  for (const entry of await readdir(workspace.folder)) {
    if (!leftOut.has(entry) && !entry.startsWith('zhiyin.lock')) await cp(join(workspace.folder, entry), join(staged, entry), { recursive: true });
  }
  call.progress({ step: 'checksums', done: 0, share: 0.5 });
  const manifest: BackupManifest = { format: 1, zhiyin: version(), madeAt: call.now().toISOString(), files: await checksums(staged) };
  await writeFile(join(staged, manifestFile), JSON.stringify(manifest, undefined, 2));
}

function dumpOf(workspace: Workspace): Promise<Blob> {
  if (!workspace.desk.dump) throw new ZhiyinError('CONFLICT', { problem: "the desk is on a PostgreSQL server: back it up with that server's own tools" });
  return workspace.desk.dump();
}

async function pack(staged: string, target: string, call: Call): Promise<void> {
  call.progress({ step: 'archive', done: 0, share: 0.6 });
  const unfinished = `${target}.packing`;
  await create({ cwd: staged, file: unfinished, gzip: true, portable: true }, ['.']);
  await rename(unfinished, target);
}

/** Every file below a folder with its size and SHA-256. */
export async function checksums(folder: string): Promise<BackupManifest['files']> {
  const files: BackupManifest['files'][number][] = [];
  for (const path of await filesBelow(folder)) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    files.push({ path: relative(folder, path).replaceAll('\\', '/'), bytes: (await stat(path)).size, sha256: hash.digest('hex') });
  }
  return files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function bytesIn(target: string): Promise<number> {
  if (isArchive(target)) return (await stat(target)).size;
  const sizes = await Promise.all((await filesBelow(target)).map(async (path) => (await stat(path)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function copyIfThere(from: string, to: string): Promise<void> {
  // Where the file system can, the copy shares its blocks with the original and takes no time.
  if (await exists(from)) await copyFile(from, to, constants.COPYFILE_FICLONE);
}

async function exists(path: string): Promise<boolean> {
  return (await readdir(dirname(path)).catch((): string[] => [])).includes(basename(path));
}
