/** The file an import reads: a path of the person at this machine, or an upload. */
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ZhiyinError } from '../domain/index.ts';
import type { SourceFile } from '../sources/index.ts';
import type { Call } from './implementation.ts';
import type { Workspace } from './workspace.ts';

export type ImportSource = { readonly path: string } | { readonly upload: string };

/**
 * @throws ZhiyinError BAD_REQUEST when someone who is not at this machine names a path, NOT_FOUND for an unknown upload
 */
export async function sourceFile(workspace: Workspace, source: ImportSource, call: Call): Promise<SourceFile> {
  if ('upload' in source) {
    const path = await uploadPath(workspace, source.upload);
    return { path, name: basename(path) };
  }
  if (!call.local) throw new ZhiyinError('BAD_REQUEST', { problem: 'files of this machine can only be named on its own command line; upload the file instead' });
  return { path: resolve(source.path), name: basename(source.path) };
}

/** The file of an upload. Ids are ours; anything else is refused before it touches the file system. */
async function uploadPath(workspace: Workspace, upload: string): Promise<string> {
  const unknown = (): ZhiyinError => new ZhiyinError('NOT_FOUND', { what: 'upload', id: upload });
  if (!/^u-[0-9a-f]{18}$/.test(upload)) throw unknown();
  const folder = join(await workspace.place('uploads'), upload);
  const [file] = await readdir(folder).catch(() => []);
  if (file === undefined) throw unknown();
  return join(folder, file);
}

/** A new import's id: sortable by time, unguessable. */
export function newImportId(now: Date): string {
  return `i-${now.toISOString().replaceAll(/[-:T.Z]/g, '')}-${randomBytes(4).toString('hex')}`;
}
