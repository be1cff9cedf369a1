import { name, sql, ZhiyinError } from '../domain/index.ts';
import type { ConversationReading, MessageReading, Query, Row } from '../domain/index.ts';
import { timestamp } from '../facts/index.ts';
import { speakerNamed } from '../reading/index.ts';
import type { Turn } from '../reading/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { withBareFile } from './bare-file.ts';
import { fieldSources } from './import-mapping.ts';
import { feedOf, stage } from './load-import.ts';
import { ProgressMeter } from './progress-meter.ts';
import { openReadingPool } from './reading-pool.ts';
import type { Talk, TalkRead } from './reading-talks.ts';

export interface ReadFileRequest {
  readonly path: string;
  /** Columns by name, or by number from 1. */
  readonly columns: ReadFileColumns;
  /** IANA zone of times without an offset, and of the due times in the answer. */
  readonly zone: string;
  /** Receives one line per row of the file, and one per conversation after its rows. */
  readonly onLine: (line: ReadLine | ConversationLine) => void | Promise<void>;
}

export interface ReadFileColumns {
  readonly text: string;
  readonly speaker?: string | undefined;
  readonly at?: string | undefined;
  /** Rows that share a value are one conversation. */
  readonly conversation?: string | undefined;
}

/** What is said of one row. `row` counts from 1 without the header. A record that could not be made whole is read as empty and says why. */
export interface ReadLine extends MessageReading {
  readonly row: number;
  readonly problem?: string;
}

export interface ConversationLine extends ConversationReading {
  readonly conversation: string;
}

const rowsAtOnce = 10_000;
/** A longer conversation is read in parts of this many rows: a constant column must not need the whole file at once. */
const mostTurns = 5000;
/** Rows without a conversation that go to the reader at once. */
const heapSize = 500;

/**
 * Reads one column of texts of a file, without a data folder. With a conversation column the rows of a conversation follow each other,
 * by time when every one has a time and otherwise by line, and conversations stand in the order of their first row.
 * @throws ZhiyinError COLUMN_NOT_FOUND, FILE_NOT_FOUND, FILE_NOT_READABLE
 */
export async function readFile(request: ReadFileRequest): Promise<{ readonly rows: number; readonly seconds: number }> {
  const started = performance.now();
  return withBareFile(request.path, {}, async ({ warehouse, source, folder }) =>
    warehouse.transaction(async (inside) => {
      const meter = new ProgressMeter({ progress: () => {}, local: true, now: () => new Date() });
      const staged = await stage(inside, { fields: source.headers.length }, { feed: feedOf(source), folder, meter });
      const { headers = source.headers } = staged;
      await orderRows(inside, stagedColumns(request.columns, headers));
      const rows = await readRows(inside, request);
      return { rows, seconds: (performance.now() - started) / 1000 };
    }),
  );
}

type StagedColumns = Readonly<Record<keyof ReadFileColumns, Query>>;
const nothing = sql`cast(null as varchar)`;

/** The stage's columns; those that were not named hold nothing. */
function stagedColumns(columns: ReadFileColumns, headers: readonly string[]): StagedColumns {
  const staged = (column: string | undefined): Query => {
    if (column === undefined) return nothing;
    const source = fieldSources({ column }, headers).get('column');
    if (!source || !('field' in source)) throw new ZhiyinError('COLUMN_NOT_FOUND', { column, columns: headers.join(', ') });
    return name(`c${source.field}`);
  };
  return { text: staged(columns.text), speaker: staged(columns.speaker), at: staged(columns.at), conversation: staged(columns.conversation) };
}

/** Gives every row, those of broken records among them, its number in the file, its conversation and its place in the answer. */
async function orderRows(inside: Warehouse, { text, speaker, at, conversation }: StagedColumns): Promise<void> {
  const wall = sql`coalesce(${timestamp(sql`said_at`, { ...spelling, dayFirst: true })}, ${timestamp(sql`said_at`, { ...spelling, dayFirst: false })})`;
  await inside.execute(sql`
    create temporary table texts as
    with lines as (
      select cast(line as bigint) as line, ${text} as text, ${speaker} as speaker, ${at} as said_at, nullif(trim(${conversation}), '') as conversation, cast(null as varchar) as problem from import_stage
      union all select cast(line as bigint), ${nothing}, ${nothing}, ${nothing}, ${nothing}, code as problem from import_reject
    ),
    numbered as (select *, row_number() over (order by line) as row_number, ${wall} as wall from lines),
    gathered as (
      select *, case when conversation is null then row_number else min(row_number) over (partition by conversation) end as first_row,
             case when conversation is not null and count(wall) over (partition by conversation) = count(*) over (partition by conversation) then wall end as order_at
      from numbered
    ),
    parted as (
      select *, floor((row_number() over (partition by first_row order by order_at, row_number) - 1) / ${mostTurns}) as part from gathered
    ),
    placed as (select *, row_number() over (order by first_row, order_at, row_number) as place from parted)
    select *, max(place) over (partition by first_row, part) as talk_end from placed`);
}

const spelling = { decimalComma: false, plain: new Set<string>(), blanksAround: true };

/** Page by page; a page ends with a conversation. */
async function readRows(inside: Warehouse, { zone, onLine }: ReadFileRequest): Promise<number> {
  const [counted] = await inside.rows(sql`select count(*) as n from texts`);
  const total = Number(counted?.['n']);
  const pool = openReadingPool(total, undefined);
  try {
    let from = 0;
    while (from < total) {
      const [page] = await inside.rows(sql`select talk_end from texts where place = ${Math.min(total, from + rowsAtOnce)}`);
      const to = Number(page?.['talk_end']);
      const talks = gatherTalks(await inside.rows(sql`select first_row, part, row_number, text, speaker, said_at, cast(wall as varchar) as wall, conversation, problem from texts where place > ${from} and place <= ${to} order by place`));
      const read = await pool.read(talks.map((rows): Talk => ({ turns: rows.map((row) => turnOf(row, zone)), together: rows[0]?.['conversation'] != null })));
      for (const [index, rows] of talks.entries()) await tellTalk(rows, read[index], onLine);
      from = to;
    }
  } finally {
    await pool.close();
  }
  return total;
}

/** Rows that are read together; rows without a conversation in small heaps. */
function gatherTalks(rows: readonly Row[]): Row[][] {
  const talks: Row[][] = [];
  let open: string | undefined;
  for (const row of rows) {
    const key = row['conversation'] == null ? 'alone' : `${String(row['first_row'])} ${String(row['part'])}`;
    const heap = talks.at(-1);
    if (heap && key === open && (key !== 'alone' || heap.length < heapSize)) heap.push(row);
    else talks.push([row]);
    open = key;
  }
  return talks;
}

function turnOf(row: Row, zone: string): Turn {
  const speaker = speakerNamed(String(row['speaker'] ?? ''));
  const wall = row['wall'];
  const offset = /\d:\d\d.*?(Z|[+-]\d\d:?\d\d)$/iu.exec(String(row['said_at'] ?? '').trim())?.[1] ?? '';
  return { text: textOf(row), zone, ...(speaker && { speaker }), ...(wall != null && { at: `${String(wall).replace(' ', 'T').slice(0, 19)}${offset}` }) };
}

async function tellTalk(rows: readonly Row[], read: TalkRead | undefined, onLine: ReadFileRequest['onLine']): Promise<void> {
  for (const [index, row] of rows.entries()) {
    await onLine({ row: Number(row['row_number']), ...(read?.messages[index] as MessageReading), ...problemOf(row) });
  }
  if (read?.conversation) await onLine({ conversation: String(rows[0]?.['conversation']), ...read.conversation });
}

/** Line breaks inside a field stand as U+001E in the stage. */
function textOf(row: Row): string {
  return String(row['text'] ?? '').replaceAll('\u001E', '\n');
}

function problemOf(row: Row): { problem?: string } {
  return row['problem'] == null ? {} : { problem: String(row['problem']) };
}
