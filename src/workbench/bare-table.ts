/** A file's columns as text in a table of a bare engine, for what is no fact: summaries, covariates. */
import { basename, resolve } from 'node:path';
import { join, name, sql, ZhiyinError } from '../domain/index.ts';
import { dropWorkTables } from '../facts/index.ts';
import { describeSource } from '../sources/index.ts';
import type { Source } from '../sources/index.ts';
import type { Warehouse } from '../storage/index.ts';
import type { Call } from './implementation.ts';
import { fieldSources } from './import-mapping.ts';
import { feedOf, stage } from './load-import.ts';
import { ProgressMeter } from './progress-meter.ts';

const quietCall: Call = { progress: () => {}, local: true, now: () => new Date(0) };

/** Looks at a file by its path. @throws ZhiyinError FILE_NOT_FOUND, FILE_NOT_READABLE */
export function sourceAt(path: string): Promise<Source> {
  return describeSource({ path: resolve(path), name: basename(path) }, {});
}

/**
 * Loads columns of a file into a table of text columns with the given names.
 * @param columns column of the table → column of the file, by name or number
 * @throws ZhiyinError COLUMN_NOT_FOUND
 */
export async function loadColumns(warehouse: Warehouse, { source, folder }: { readonly source: Source; readonly folder: string }, { table, columns }: { readonly table: string; readonly columns: Readonly<Record<string, string>> }): Promise<void> {
  await warehouse.transaction(async (inside) => {
    const staged = await stage(inside, { fields: source.headers.length }, { feed: feedOf(source), folder, meter: new ProgressMeter(quietCall) });
    const { headers = source.headers } = staged;
    const sources = fieldSources(columns, headers);
    const picked = Object.entries(columns).map(([target, column]) => {
      const found = sources.get(target);
      if (!found || !('field' in found)) throw new ZhiyinError('COLUMN_NOT_FOUND', { column, columns: headers.join(', ') });
      return sql`${name(`c${found.field}`)} as ${name(target)}`;
    });
    await inside.execute(sql`create table ${name(table)} as select ${join(picked)} from import_stage`);
    await dropWorkTables(inside);
  });
}
