/** Makes a data folder from a backup. */
import { openAsBlob } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { extract } from 'tar';
import { ZhiyinError } from '../domain/index.ts';
import { openPgliteDesk } from '../storage/index.ts';
import { checksums, isArchive } from './backup.ts';
import { backupManifest, deskFile, manifestFile } from './backup-manifest.ts';
import type { BackupManifest } from './backup-manifest.ts';

export interface Restored {
  readonly folder: string;
  readonly madeAt: string;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Restores a backup into a folder that is empty or does not exist. The folder appears whole or not at all.
 * @throws ZhiyinError FILE_NOT_FOUND, FILE_NOT_READABLE when it is damaged or no backup, CONFLICT when the folder holds anything
 */
export async function restore(backupPath: string, folder: string): Promise<Restored> {
  const [from, to] = [resolve(backupPath), resolve(folder)];
  if ((await readdir(to).catch(() => [])).length > 0) throw new ZhiyinError('CONFLICT', { problem: `${to} is not empty; restore into a new folder` });
  const staged = `${to}.restoring`;
  await rm(staged, { recursive: true, force: true });
  await mkdir(staged, { recursive: true });
  try {
    await unpack(from, staged);
    const manifest = await verified(from, staged);
    const desk = await openPgliteDesk(join(staged, 'desk'), await openAsBlob(join(staged, deskFile)));
    await desk.close();
    await Promise.all([rm(join(staged, deskFile)), rm(join(staged, manifestFile))]);
    await mkdir(dirname(to), { recursive: true });
    await rm(to, { recursive: true, force: true });
    await rename(staged, to);
    return { folder: to, madeAt: manifest.madeAt, files: manifest.files.length, bytes: manifest.files.reduce((sum, file) => sum + file.bytes, 0) };
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

async function unpack(from: string, staged: string): Promise<void> {
  try {
    if (isArchive(from)) await extract({ file: from, cwd: staged, strict: true });
    else await cp(from, staged, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new ZhiyinError('FILE_NOT_FOUND', { path: from }, { cause: error });
    throw new ZhiyinError('FILE_NOT_READABLE', { path: from, problem: (error as Error).message }, { cause: error });
  }
}

async function verified(from: string, staged: string): Promise<BackupManifest> {
  const damaged = (problem: string): ZhiyinError => new ZhiyinError('FILE_NOT_READABLE', { path: from, problem });
  let manifest: BackupManifest;
  try {
    manifest = backupManifest.parse(JSON.parse(await readFile(join(staged, manifestFile), 'utf8')));
  } catch {
    throw damaged(`it is not a backup of Zhiyin: ${manifestFile} is missing or not understood`);
  }
  const found = new Map((await checksums(staged)).map((file) => [file.path, file]));
  found.delete(manifestFile);
  for (const file of manifest.files) {
    const there = found.get(file.path);
    if (!there) throw damaged(`${file.path} is missing`);
    if (there.sha256 !== file.sha256) throw damaged(`${file.path} is damaged (its checksum differs)`);
    found.delete(file.path);
  }
  const [stranger] = found.keys();
  if (stranger !== undefined) throw damaged(`${stranger} is not in its list`);
  return manifest;
}
