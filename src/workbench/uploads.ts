/** Files sent by the browser, kept in the data folder until they are imported: `uploads/<id>/<name>`. */
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { bytesOf } from '../config.ts';
import type { Uploaded } from '../contract/index.ts';
import { ZhiyinError } from '../domain/index.ts';
import type { Workspace } from './workspace.ts';

const longestName = 120;
const keptDays = 7;

/**
 * Stores what arrives as a new upload. A file that arrived only in part is never seen under its name.
 * @throws ZhiyinError UPLOAD_TOO_LARGE beyond the configured limit
 */
export async function receiveUpload(workspace: Workspace, name: string, content: AsyncIterable<Uint8Array>): Promise<Uploaded> {
  const { uploadLimit } = workspace.configuration.settings;
  const limit = bytesOf(uploadLimit);
  const upload = `u-${randomBytes(9).toString('hex')}`;
  const folder = join(await workspace.place('uploads'), upload);
  const safe = safeName(name);
  let bytes = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      bytes += chunk.length;
      if (bytes > limit) throw new ZhiyinError('UPLOAD_TOO_LARGE', { limit: uploadLimit });
      yield chunk;
    }
  };
  const arriving = join(`${folder}.part`);
  await mkdir(arriving);
  try {
    await pipeline(counted, createWriteStream(join(arriving, safe), { flush: true }));
    await rename(arriving, folder);
  } catch (error) {
    await rm(arriving, { recursive: true, force: true });
    throw error;
  }
  return { upload, name: safe, bytes };
}

/** Removes uploads of more than a week ago, and parts of such that never arrived whole. Facts that came from them stay. */
export async function removeOldUploads(workspace: Workspace, now: Date): Promise<number> {
  const folder = await workspace.place('uploads');
  let removed = 0;
  for (const entry of await readdir(folder)) {
    const { mtime } = await stat(join(folder, entry));
    if (now.getTime() - mtime.getTime() < keptDays * 86_400_000) continue;
    await rm(join(folder, entry), { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

/** The name without its folders and without what a file system or a terminal could stumble over; the ending stays. */
function safeName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/')).replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '_').replace(/^\.+/, '');
  const points = Array.from(plain);
  return points.length === 0 ? 'upload' : points.slice(-longestName).join('');
}
