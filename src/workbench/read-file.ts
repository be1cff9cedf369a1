import { name, sql, ZhiyinError } from '../domain/index.ts';
import type { Reading, Row } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { withBareFile } from './bare-file.ts';
import { fieldSources } from './import-mapping.ts';
import { feedOf, stage } from './load-import.ts';
import { ProgressMeter } from './progress-meter.ts';
import { openReadingPool } from './reading-pool.ts';
import { stagedHeaders } from './staged-headers.ts';

export interface ReadFileRequest {
  readonly path: string;
  /** The column of texts: its name, or its number from 1. */
  readonly text: string;
  /** Receives one line per row of the file, in order. */
  readonly onRow: (line: ReadLine) => void | Promise<void>;
}

/** What is said of one row. `row` counts from 1 without the header. A record that could not be made whole is read as empty and says why. */
export interface ReadLine extends Reading {
  readonly row: number;
  readonly problem?: string;
}

const rowsAtOnce = 10_000;

/**
 * Reads one column of texts of a file, without a data folder.
 * @throws ZhiyinError COLUMN_NOT_FOUND, FILE_NOT_FOUND, FILE_NOT_READABLE
 */
export async function readFile(request: ReadFileRequest): Promise<{ readonly rows: number; readonly seconds: number }> {
  const started = performance.now();
  return withBareFile(request.path, {}, async ({ warehouse, source, folder }) =>
    warehouse.transaction(async (inside) => {
      const meter = new ProgressMeter({ progress: () => {}, local: true, now: () => new Date() });
      await stage(inside, { fields: source.headers.length }, { feed: feedOf(source), folder, meter });
      const headers = source.format === 'parquet' ? await stagedHeaders(inside) : source.headers;
      const column = fieldSources({ text: request.text }, headers).get('text');
      if (!column || !('field' in column)) throw new ZhiyinError('COLUMN_NOT_FOUND', { column: request.text, columns: headers.join(', ') });
      const rows = await readRows(inside, `c${column.field}`, request.onRow);
      return { rows, seconds: (performance.now() - started) / 1000 };
    }),
  );
}

/** Texts by line, those of broken records among them, page by page. */
async function readRows(inside: Warehouse, column: string, onRow: ReadFileRequest['onRow']): Promise<number> {
  await inside.execute(sql`
    create temporary table texts as
    select row_number() over (order by line) as row_number, text, problem from (
      select cast(line as bigint) as line, ${name(column)} as text, cast(null as varchar) as problem from import_stage
      union all select cast(line as bigint) as line, cast(null as varchar) as text, code as problem from import_reject
    ) lines`);
  const [counted] = await inside.rows(sql`select count(*) as n from texts`);
  const total = Number(counted?.['n']);
  const pool = openReadingPool(total);
  try {
    for (let from = 0; from < total; from += rowsAtOnce) {
      const rows = await inside.rows(sql`select * from texts where row_number > ${from} and row_number <= ${from + rowsAtOnce} order by row_number`);
      const readings = await pool.read(rows.map(textOf));
      for (const [index, row] of rows.entries()) await onRow({ row: Number(row['row_number']), ...(readings[index] as Reading), ...problemOf(row) });
    }
  } finally {
    await pool.close();
  }
  return total;
}

/** Line breaks inside a field stand as U+001E in the stage. */
function textOf(row: Row): string {
  return String(row['text'] ?? '').replaceAll('\u001E', '\n');
}

function problemOf(row: Row): { problem?: string } {
  return row['problem'] == null ? {} : { problem: String(row['problem']) };
}
