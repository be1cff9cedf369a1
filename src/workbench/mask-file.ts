/** A copy of a file without the personal data of some columns, and back, without a data folder. */
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join as joined, name, sql, ZhiyinError } from '../domain/index.ts';
import { createMasker, unmaskPersonalData } from '../reading/personal-data/index.ts';
import type { SealKey } from '../sealing/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { withBareFile } from './bare-file.ts';
import { countHidden, openHidden, sealHidden } from './hidden-data.ts';
import { fieldSources } from './import-mapping.ts';
import { feedOf, stage } from './load-import.ts';
import { ProgressMeter } from './progress-meter.ts';

export interface MaskedFile {
  readonly rows: number;
  /** Records that could not be made whole, and are not in the copy. */
  readonly leftOut: number;
  /** How many different things were hidden, by kind. */
  readonly hidden: Readonly<Record<string, number>>;
}

/**
 * Writes the file as CSV with the personal data of these columns masked, and what was hidden, sealed, into another.
 * @param request columns by name, or by number from 1; neither `out` nor `map` may exist
 * @throws ZhiyinError COLUMN_NOT_FOUND, FILE_NOT_FOUND, FILE_NOT_READABLE, CONFLICT
 */
export async function maskFile({ path, columns, out, map, key }: { readonly path: string; readonly columns: readonly string[]; readonly out: string; readonly map: string; readonly key: SealKey }): Promise<MaskedFile> {
  const masker = createMasker();
  // Nothing is written over, and neither file is left without the other.
  const mapFile = await newFile(map);
  try {
    const written = await rewriteTable(path, out, { columns, change: masker.mask });
    await mapFile.writeFile(`${JSON.stringify(await sealHidden(masker.hidden, key))}\n`);
    await mapFile.close();
    return { ...written, hidden: countHidden(masker.hidden) };
  } catch (error) {
    await mapFile.close();
    await rm(map, { force: true });
    throw error;
  }
}

/**
 * Puts back what was hidden: in every column of a table, written as CSV, or in a plain text.
 * @throws ZhiyinError WRONG_KEY, SEAL_BROKEN, FILE_NOT_FOUND, FILE_NOT_READABLE, CONFLICT
 */
export async function unmaskFile({ path, map, out, plain, key }: { readonly path: string; readonly map: string; readonly out: string; readonly plain: boolean; readonly key: SealKey }): Promise<Omit<MaskedFile, 'hidden'>> {
  const hidden = await openHidden(await textIn(map), key);
  const change = (text: string): string => unmaskPersonalData(text, hidden);
  if (!plain) return rewriteTable(path, out, { change });
  const text = change(await textIn(path));
  await writeFile(out, text, { flag: 'wx' }).catch((error: unknown) => {
    throw asConflict(error, out);
  });
  return { rows: text.split('\n').length, leftOut: 0 };
}

async function textIn(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new ZhiyinError('FILE_NOT_FOUND', { path }, { cause: error });
  }
}

async function newFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx');
  } catch (error) {
    throw asConflict(error, path);
  }
}

function asConflict(error: unknown, path: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST') return new ZhiyinError('CONFLICT', { problem: `${path} exists already` });
  return new ZhiyinError('FILE_NOT_READABLE', { path, problem: message }, { cause: error });
}

const rowsAtOnce = 5000;

/** Copies a table to CSV, its rows in their order, with some columns changed; all of them when none are named. */
async function rewriteTable(path: string, out: string, { columns, change }: { readonly columns?: readonly string[]; readonly change: (text: string) => string }): Promise<Omit<MaskedFile, 'hidden'>> {
  return withBareFile(path, {}, ({ warehouse, source, folder }) =>
    warehouse.transaction(async (inside) => {
      const staged = await stage(inside, { fields: source.headers.length }, { feed: feedOf(source), folder, meter: new ProgressMeter({ progress: () => {}, local: true, now: () => new Date(0) }) });
      const { headers = source.headers } = staged;
      const changed = columns === undefined ? headers.map(() => true) : chosen(columns, headers);
      const file = await newFile(out);
      try {
        // Spreadsheets take a file for UTF-8 by its mark.
        await file.write(`\uFEFF${source.header || staged.headers ? lineOf(headers) : ''}`);
        const rows = await copyRows(inside, headers.length, async (cells) => {
          await file.write(cells.map((row) => lineOf(row.map((cell, at) => (changed[at] ? change(cell) : cell)))).join(''));
        });
        await file.close();
        return { rows, leftOut: staged.rejects };
      } catch (error) {
        await file.close();
        await rm(out, { force: true });
        throw error;
      }
    }),
  );
}

function chosen(columns: readonly string[], headers: readonly string[]): readonly boolean[] {
  const fields = columns.map((column) => {
    const found = fieldSources({ column }, headers).get('column');
    if (!found || !('field' in found)) throw new ZhiyinError('COLUMN_NOT_FOUND', { column, columns: headers.join(', ') });
    return found.field;
  });
  const wanted = new Set(fields);
  return headers.map((_, at) => wanted.has(at));
}

/** Hands the staged rows on, page by page. Line breaks inside a field stand as U+001E in the stage. */
async function copyRows(inside: Warehouse, fields: number, write: (cells: readonly (readonly string[])[]) => Promise<void>): Promise<number> {
  const names = Array.from({ length: fields }, (_, index) => name(`c${index}`));
  await inside.execute(sql`create temporary table placed as select row_number() over (order by cast(line as bigint)) as place, ${joined(names)} from import_stage`);
  for (let from = 0; ; ) {
    const rows = await inside.rows(sql`select * from placed where place > ${from} and place <= ${from + rowsAtOnce} order by place`);
    if (rows.length === 0) return from;
    await write(rows.map((row) => Array.from({ length: fields }, (_, index) => String(row[`c${index}`] ?? '').replaceAll('\u001E', '\n'))));
    from += rows.length;
  }
}

/** A line of CSV (RFC 4180). */
function lineOf(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}
