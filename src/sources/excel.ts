/** Excel workbooks (.xlsx), read row by row: one sheet is one table. */
import type ExcelJS from 'exceljs';
import { ZhiyinError } from '../domain/index.ts';
import type { RecordWriter } from './record-writer.ts';
import type { SourceFile } from './source-file.ts';
import { headersOf } from './text-shape.ts';
import { looksLikeDate, looksLikeNumber } from './value-evidence.ts';

const sampleRows = 1000;
/** Titles and notes may stand above the table. */
const topRows = 20;

type Cells = readonly (string | null)[];

interface SheetRow {
  readonly sheet: string;
  readonly line: number;
  readonly cells: Cells;
}

export interface SheetDescription {
  readonly headers: readonly string[];
  readonly header: boolean;
  readonly samples: readonly Cells[];
  readonly sheet: string | undefined;
  readonly firstDataLine: number;
}

/** Finds the table of a workbook: the named sheet, or the first that has rows. */
export async function describeExcel(file: SourceFile, given: { readonly header?: boolean | undefined; readonly sheet?: string | undefined }): Promise<SheetDescription> {
  const rows: SheetRow[] = [];
  for await (const row of sheetRows(file, given.sheet)) {
    rows.push(row);
    if (rows.length > sampleRows + topRows) break;
  }
  if (rows.length === 0 && given.sheet !== undefined) throw new ZhiyinError('NOT_FOUND', { what: 'sheet', id: given.sheet });
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const top = Math.max(0, rows.slice(0, topRows).findIndex(({ cells }) => filled(cells) >= Math.min(width, Math.max(2, width * 0.6))));
  const first = rows[top]?.cells ?? [];
  const header = given.header ?? !first.some((value) => value !== null && (looksLikeDate(value) || looksLikeNumber(value)));
  const data = rows.slice(top + (header ? 1 : 0));
  return {
    headers: headersOf(header ? first.map((value) => value ?? '') : [], width),
    header,
    samples: data.slice(0, sampleRows).map(({ cells }) => Array.from({ length: width }, (_, index) => cells[index] ?? null)),
    sheet: rows[0]?.sheet,
    firstDataLine: data[0]?.line ?? Number.POSITIVE_INFINITY,
  };
}

/** Writes the sheet's rows as records. */
export async function* readExcel(
  file: SourceFile,
  source: { readonly headers: readonly string[]; readonly header: boolean; readonly sheet?: string | undefined },
  writer: RecordWriter,
  onBytes: (bytes: number, records: number) => void,
): AsyncGenerator<void> {
  const { firstDataLine } = await describeExcel(file, { header: source.header, sheet: source.sheet });
  let records = 0;
  for await (const { line, cells } of sheetRows(file, source.sheet)) {
    if (line < firstDataLine) continue;
    records += 1;
    if (cells.length > source.headers.length) writer.reject(line, 'WRONG_FIELD_COUNT', Buffer.from(cells.map((cell) => cell ?? '').join('\t')));
    else writer.write(line, cells);
    if (records % 5000 === 0) {
      onBytes(0, records);
      yield;
    }
  }
  yield;
}

function filled(cells: Cells): number {
  return cells.filter((cell) => cell !== null && cell.trim() !== '').length;
}

async function* sheetRows(file: SourceFile, wanted: string | undefined): AsyncGenerator<SheetRow> {
  try {
    // Loading the library takes half a second, which only those who read a workbook should wait for.
    const { default: excel } = await import('exceljs');
    const reader = new excel.stream.xlsx.WorkbookReader(file.path, { entries: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', worksheets: 'emit' });
    for await (const worksheet of reader) {
      const sheet = String((worksheet as unknown as { name?: string }).name ?? '');
      if (wanted !== undefined && sheet !== wanted) continue;
      let any = false;
      for await (const row of worksheet) {
        const cells = cellsOf(row);
        if (filled(cells) === 0) continue;
        any = true;
        yield { sheet, line: row.number, cells };
      }
      if (any) return;
    }
  } catch (error) {
    if (error instanceof ZhiyinError) throw error;
    throw new ZhiyinError('FILE_NOT_READABLE', { path: file.name, problem: (error as Error).message }, { cause: error });
  }
}

function cellsOf(row: ExcelJS.Row): Cells {
  const values = row.values as ExcelJS.CellValue[];
  const cells = Array.from({ length: Math.max(0, values.length - 1) }, (_, index) => cellText(values[index + 1]));
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return cells;
}

function cellText(value: ExcelJS.CellValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().replace('T', ' ').slice(0, 19).replace(' 00:00:00', '');
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('result' in value) return cellText(value.result as ExcelJS.CellValue);
  if ('text' in value) return cellText(value.text as ExcelJS.CellValue);
  return null;
}
