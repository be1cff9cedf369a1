/** The reader with its shipped model, loaded once per thread. */
import { readFile } from 'node:fs/promises';
import { loadReader } from '../reading/index.ts';
import type { Reader } from '../reading/index.ts';

const modelFile = new URL('../reading/model/reading.bin', import.meta.url);

let loaded: Promise<Reader> | undefined;

/** The shipped reader. */
export function shippedReader(): Promise<Reader> {
  loaded ??= readFile(modelFile).then((bytes) => loadReader(bytes));
  return loaded;
}
