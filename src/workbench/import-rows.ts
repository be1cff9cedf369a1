/** Rows made in this process, such as the demo company's, on the same way in as a file's. */
import { createHash } from 'node:crypto';
import type { ImportResult } from '../contract/index.ts';
import type { FactKind } from '../domain/index.ts';
import { importColumns } from '../facts/index.ts';
import type { FieldSource } from '../facts/index.ts';
import { asText, RecordWriter } from '../sources/index.ts';
import type { Parts } from '../sources/index.ts';
import type { Call } from './implementation.ts';
import { journalled, resultOf } from './import-file.ts';
import { newImportId } from './import-source.ts';
import type { Workspace } from './workspace.ts';

export type SourceRow = Readonly<Record<string, unknown>>;

export interface ImportRowsOptions {
  /** What the journal calls the source. */
  readonly name: string;
  /** The rows' keys; those of the first row when left out. Keys that are not columns of the kind become attributes. */
  readonly columns?: readonly string[];
  /** How many rows there will be, for progress. */
  readonly expected?: number;
  readonly call: Call;
}

/** Rows handed over between two looks at the clock and the other work of this process. */
const rowsPerTurn = 4096;

/** Imports rows whose keys are fact columns. Any number of rows: they are streamed. */
export async function importRows(workspace: Workspace, kind: FactKind, rows: Iterable<SourceRow>, options: ImportRowsOptions): Promise<ImportResult> {
  const { call } = options;
  const started = performance.now();
  const iterator = rows[Symbol.iterator]();
  const first = iterator.next();
  const columns = options.columns ?? Object.keys(first.done ? {} : first.value);
  const known = new Set(importColumns(kind).map(({ name }) => name));
  const mapped = columns.filter((column) => known.has(column));
  const mapping = new Map<string, FieldSource>(mapped.map((column) => [column, { field: columns.indexOf(column) }]));
  const importId = newImportId(call.now());
  const request = {
    plan: { importId, kind, committedAt: call.now().toISOString().slice(0, 23).replace('T', ' '), headers: columns, mapping, dayFirst: true, decimalComma: false },
    fields: columns.length,
    dryRun: false,
  };
  const parts = (folder: string, onRecords: (records: number, share: number | undefined) => void): AsyncGenerator<Parts> =>
    writeRows(first, iterator, columns, { folder, onRecords: (records) => onRecords(records, options.expected === undefined ? undefined : records / options.expected) });
  const source = { name: options.name, fingerprint: createHash('sha256').update(importId).digest('hex'), mapping: Object.fromEntries(mapped.map((column) => [column, column])) };
  const loaded = await journalled(workspace, request, { parts }, source, call);
  return { ...resultOf(workspace, importId, kind, loaded), dryRun: false, seconds: Math.round(performance.now() - started) / 1000, notes: [...loaded.notes] };
}

interface Writing {
  readonly folder: string;
  readonly onRecords: (records: number) => void;
}

async function* writeRows(first: IteratorResult<SourceRow>, rest: Iterator<SourceRow>, columns: readonly string[], writing: Writing): AsyncGenerator<Parts> {
  const writer = new RecordWriter(writing.folder, columns.length);
  const take = (): Parts => ({ ...writer.take(), folded: writer.folded, blanksAround: writer.blanksAround });
  let line = 0;
  try {
    for (let next = first; !next.done; next = rest.next()) {
      line += 1;
      const row = next.value;
      writer.write(line, columns.map((column) => asText(row[column])));
      if (line % rowsPerTurn !== 0) continue;
      writing.onRecords(line);
      if (writer.ready) yield take();
      else await new Promise((resume) => void setImmediate(resume));
    }
    yield take();
  } finally {
    writer.abandon();
  }
}
