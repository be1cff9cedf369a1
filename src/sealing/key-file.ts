/** The key file: 32 random bytes, made once, readable by its owner alone. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ZhiyinError } from '../domain/index.ts';
import type { SealKey } from './sealing.ts';

const opening = 'zhiyin-seal-key-1:';

/** Makes a key file. One that is there is never written over: what it sealed would be lost. @throws ZhiyinError CONFLICT */
export async function makeKeyFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, `${opening}${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new ZhiyinError('CONFLICT', { problem: `there is a key in ${path} already, and what it sealed needs it` });
    throw error;
  }
}

/** @throws ZhiyinError NO_KEY when there is none, FILE_NOT_READABLE when it is no key */
export async function readKeyFile(path: string): Promise<SealKey> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new ZhiyinError('NO_KEY', { path }, { cause: error });
  }
  const secret = Buffer.from(text.trim().slice(opening.length), 'base64');
  if (!text.startsWith(opening) || secret.length !== 32) throw new ZhiyinError('FILE_NOT_READABLE', { path, problem: 'it is no key made by zhiyin config --make-key' });
  return { kind: 'file', secret };
}
