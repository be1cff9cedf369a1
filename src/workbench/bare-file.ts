/** A file on its own, without a data folder: an engine in memory and a place for work files, gone afterwards. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { ZhiyinError } from '../domain/index.ts';
import type { FactKind } from '../domain/index.ts';
import { createFactTables } from '../facts/index.ts';
import { describeSource } from '../sources/index.ts';
import type { GivenReading, Source } from '../sources/index.ts';
import { openDuckdb } from '../storage/index.ts';
import type { Warehouse } from '../storage/index.ts';
import type { Call } from './implementation.ts';
import { dayFirstOf, fieldSources, usesDecimalComma } from './import-mapping.ts';
import { feedOf, loadImport } from './load-import.ts';
import type { Loaded } from './load-import.ts';

export interface BareFile {
  readonly warehouse: Warehouse;
  readonly source: Source;
  /** A folder for work files. */
  readonly folder: string;
  /** Stores the file's rows as facts of a kind, by a mapping of fact columns to the file's columns. */
  store(kind: FactKind, mapping: Readonly<Record<string, string>>): Promise<Loaded>;
}

/** Nobody watches a file that is read on its own. */
const quietCall: Call = { progress: () => {}, local: true, now: () => new Date(0) };

/**
 * Opens a file on its own, hands it to `work` and clears up.
 * @throws ZhiyinError FILE_NOT_FOUND, FILE_NOT_READABLE
 */
export async function withBareFile<Result>(path: string, given: GivenReading, work: (file: BareFile) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'zhiyin-file-'));
  const warehouse = await openDuckdb({ file: join(folder, 'work.duckdb') });
  try {
    const source = await describeSource({ path: resolve(path), name: basename(path) }, given);
    return await work({ warehouse, source, folder, store: (kind, mapping) => storeFacts({ warehouse, source, folder }, kind, mapping) });
  } finally {
    await warehouse.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function storeFacts({ warehouse, source, folder }: Omit<BareFile, 'store'>, kind: FactKind, mapping: Readonly<Record<string, string>>): Promise<Loaded> {
  await createFactTables(warehouse);
  const sources = fieldSources(mapping, source.headers);
  for (const [target, column] of Object.entries(mapping)) {
    if (!sources.has(target)) throw new ZhiyinError('COLUMN_NOT_FOUND', { column, columns: source.headers.join(', ') });
  }
  const plan = {
    importId: 'file',
    kind,
    committedAt: '1970-01-01 00:00:00',
    headers: source.headers,
    mapping: sources,
    dayFirst: dayFirstOf(undefined),
    decimalComma: usesDecimalComma(source, kind, sources),
  };
  const place = async (name: string): Promise<string> => {
    const made = join(folder, name);
    await mkdir(made, { recursive: true });
    return made;
  };
  return loadImport({ warehouse, place }, { plan, fields: source.headers.length, dryRun: false }, feedOf(source), quietCall);
}
