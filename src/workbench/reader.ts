/** The reader with its shipped model, loaded once per thread. */
import { readFile } from 'node:fs/promises';
import { loadReader, readsMessages } from '../reading/index.ts';
import type { MessageReader } from '../reading/index.ts';

const modelFile = new URL('../reading/model/reading.bin', import.meta.url);

let loaded: Promise<MessageReader> | undefined;

/** The shipped reader. */
export function shippedReader(): Promise<MessageReader> {
  loaded ??= readFile(modelFile).then((bytes) => readsMessages(loadReader(bytes)));
  return loaded;
}
