/** A file as a stream of bytes: unpacked when it is gzip, with its fingerprint and what a first pass can tell. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { ZhiyinError } from '../domain/index.ts';
import { encodingOfStart, EncodingWitness, toUtf8 } from './encoding.ts';
import type { Encoding, FoundEncoding } from './encoding.ts';

export type SourceFormat = 'csv' | 'excel' | 'json-lines' | 'parquet' | 'fixed-spaces';

/** A file to be read, and what it is called where people see it. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
}

export interface Inspected {
  readonly bytes: number;
  readonly gzip: boolean;
  /** BLAKE2b of the file as it is; empty when only its start was looked at. */
  readonly fingerprint: string;
  readonly encoding: Encoding;
  /** Bytes after unpacking, as far as they were looked at. */
  readonly textBytes: number;
  readonly complete: boolean;
}

const chunkBytes = 1 << 20;

/**
 * Passes over a file once for its fingerprint and encoding.
 * @param limit look at this many unpacked bytes only (a preview); the fingerprint still covers the whole file
 * @throws ZhiyinError FILE_NOT_FOUND, FILE_NOT_READABLE
 */
export async function inspect(file: SourceFile, onBytes: (bytes: number) => void, limit: number = Number.POSITIVE_INFINITY): Promise<Inspected> {
  const { size: bytes } = await fileStat(file);
  const gzip = await isGzip(file);
  const hash = createHash('blake2b512');
  const witness = new EncodingWitness();
  let start: FoundEncoding | undefined;
  let textBytes = 0;
  const judge = (chunk: Buffer): void => {
    if (textBytes === 0) start = encodingOfStart(chunk);
    if (!start && textBytes < limit) witness.look(chunk);
    textBytes += chunk.length;
  };
  let read = 0;
  for await (const chunk of createReadStream(file.path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (!gzip) judge(chunk);
    read += chunk.length;
    onBytes(gzip ? read / 2 : read);
  }
  if (gzip) {
    for await (const chunk of openBytes(file, true)) {
      judge(chunk);
      if (textBytes >= limit) break;
    }
  }
  return { bytes, gzip, fingerprint: hash.digest('hex'), encoding: start?.encoding ?? witness.decide(), textBytes, complete: textBytes < limit };
}

/** The file's text as UTF-8 without a byte order mark. `onBytes` hears how many bytes of the file have been used. */
export async function* openText(file: SourceFile, how: { readonly gzip: boolean; readonly encoding: Encoding }, onBytes: (bytes: number) => void = () => {}): AsyncGenerator<Buffer> {
  const bytes = openBytes(file, how.gzip, onBytes);
  if (isUtf8Name(how.encoding)) {
    let first = true;
    for await (const chunk of bytes) {
      const mark = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
      first = false;
      yield mark ? chunk.subarray(3) : chunk;
    }
    return;
  }
  yield* toUtf8(bytes, how.encoding);
}

/** Whether text in this encoding passes through undecoded. */
export function isUtf8Name(encoding: Encoding): boolean {
  return /^utf-?8$/i.test(encoding);
}

async function* openBytes(file: SourceFile, gzip: boolean, onBytes: (bytes: number) => void = () => {}): AsyncGenerator<Buffer> {
  await fileStat(file);
  const raw = createReadStream(file.path, { highWaterMark: chunkBytes });
  if (!gzip) {
    let used = 0;
    for await (const chunk of raw as AsyncIterable<Buffer>) {
      used += chunk.length;
      yield chunk;
      onBytes(used);
    }
    return;
  }
  const unpacked = raw.pipe(createGunzip({ chunkSize: chunkBytes }));
  raw.on('error', (error) => unpacked.destroy(error));
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      yield chunk;
      onBytes(raw.bytesRead);
    }
  } catch (error) {
    throw new ZhiyinError('FILE_NOT_READABLE', { path: file.name, problem: (error as Error).message }, { cause: error });
  } finally {
    raw.destroy();
    unpacked.destroy();
  }
}

async function isGzip(file: SourceFile): Promise<boolean> {
  const start = await magic(file);
  return start[0] === 0x1f && start[1] === 0x8b;
}

/** The file's first four bytes. */
export async function magic(file: SourceFile): Promise<Buffer> {
  await fileStat(file);
  const handle = await open(file.path, 'r');
  try {
    const buffer = Buffer.alloc(8);
    const { bytesRead } = await handle.read(buffer, 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function fileStat(file: SourceFile): Promise<{ readonly size: number }> {
  const found = await stat(file.path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw new ZhiyinError('FILE_NOT_FOUND', { path: file.name });
    throw new ZhiyinError('FILE_NOT_READABLE', { path: file.name, problem: error.message }, { cause: error });
  });
  if (!found.isFile()) throw new ZhiyinError('FILE_NOT_READABLE', { path: file.name, problem: 'it is not a file' });
  return found;
}
