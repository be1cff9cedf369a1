/** A file as a table of text: described from its start, then read to the end as clean records. */
import { ZhiyinError } from '../domain/index.ts';
import { DelimitedScanner } from './delimited-scanner.ts';
import { isEncoding } from './encoding.ts';
import { describeExcel, readExcel } from './excel.ts';
import { describeJson, readJson } from './json-lines.ts';
import { RecordWriter } from './record-writer.ts';
import type { RecordPart } from './record-file.ts';
import { inspect, isUtf8Name, magic, openText } from './source-file.ts';
import type { Inspected, SourceFile, SourceFormat } from './source-file.ts';
import { shapeOf } from './text-shape.ts';
import type { TextShape } from './text-shape.ts';

/** How a file is read; what is not given is found. */
export interface GivenReading {
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly header?: boolean | undefined;
  readonly sheet?: string | undefined;
}

export interface Source {
  readonly file: SourceFile;
  readonly format: SourceFormat;
  readonly inspected: Inspected;
  readonly headers: readonly string[];
  /** Whether the headers are the file's own. */
  readonly header: boolean;
  readonly samples: readonly (readonly (string | null)[])[];
  readonly shape?: TextShape | undefined;
  readonly sheet?: string | undefined;
  readonly estimatedRows: number | null;
}

export interface ReadProgress {
  readonly share: number;
  readonly records: number;
}

/** Finished files of records and of broken ones. */
export interface Parts {
  readonly records: RecordPart | undefined;
  readonly rejects: RecordPart | undefined;
  readonly folded: boolean;
  readonly blanksAround: boolean;
}

export interface DescribeOptions {
  /** Unpacked bytes to look at for the encoding; everything when left out. */
  readonly limit?: number;
  readonly onBytes?: (bytes: number) => void;
}

const sampleBytes = 1 << 18;

/** Looks at a file: its format, layout, headers and first rows. Parquet is only recognised: the engine reads it. */
export async function describeSource(file: SourceFile, given: GivenReading, options: DescribeOptions = {}): Promise<Source> {
  if (given.encoding !== undefined && !isEncoding(given.encoding)) throw new ZhiyinError('BAD_REQUEST', { problem: `there is no encoding named ${given.encoding}` });
  const looked = await inspect(file, options.onBytes ?? (() => {}), options.limit);
  const inspected = given.encoding === undefined ? looked : { ...looked, encoding: given.encoding };
  const start = await magic(file);
  const base = { file, inspected };
  if (start.subarray(0, 4).toString('latin1') === 'PAR1') return { ...base, format: 'parquet', headers: [], header: true, samples: [], estimatedRows: null };
  if (start[0] === 0x50 && start[1] === 0x4b) return { ...base, format: 'excel', ...(await describeExcel(file, given)), estimatedRows: null };
  if (start.length >= 4 && start.readUInt32BE(0) === 0xd0cf11e0) throw new ZhiyinError('FILE_NOT_READABLE', { path: file.name, problem: 'it is in the Excel format of before 2007 (.xls)' });
  const { sample, whole } = await sampleOf(file, inspected);
  if (isJson(sample)) {
    const described = await describeJson(file, inspected);
    return { ...base, format: 'json-lines', ...described };
  }
  const shape = shapeOf(sample, whole, given);
  return {
    ...base,
    format: shape.collapse ? 'fixed-spaces' : 'csv',
    headers: shape.headers,
    header: shape.header,
    samples: shape.samples,
    shape,
    estimatedRows: estimateRows(sample, whole, inspected, shape),
  };
}

/** Reads a described file to its end, in parts. Everything but Parquet. */
export async function* readParts(source: Source, folder: string, onProgress: (progress: ReadProgress) => void): AsyncGenerator<Parts> {
  const writer = new RecordWriter(folder, source.headers.length, source.shape);
  const take = (): Parts => ({ ...writer.take(), folded: writer.folded, blanksAround: writer.blanksAround });
  const onBytes = (bytes: number, records: number): void => onProgress({ share: source.inspected.bytes === 0 ? 1 : bytes / source.inspected.bytes, records });
  try {
    for await (const _ of steps(source, writer, onBytes)) if (writer.ready) yield take();
    yield take();
  } finally {
    writer.abandon();
  }
}

function steps(source: Source, writer: RecordWriter, onBytes: (bytes: number, records: number) => void): AsyncGenerator<void> {
  if (source.format === 'excel') return readExcel(source.file, source, writer, onBytes);
  if (source.format === 'json-lines') return readJson(source.file, source, writer, onBytes);
  return scan(source, writer, onBytes);
}

async function* scan(source: Source, writer: RecordWriter, onBytes: (bytes: number, records: number) => void): AsyncGenerator<void> {
  const shape = source.shape;
  if (!shape) return;
  const scanner = new DelimitedScanner({ ...shape, decoded: !isUtf8Name(source.inspected.encoding) }, writer);
  for await (const chunk of openText(source.file, source.inspected, (bytes) => onBytes(bytes, scanner.records))) {
    scanner.push(chunk);
    yield;
  }
  scanner.end();
  yield;
}

async function sampleOf(file: SourceFile, inspected: Inspected): Promise<{ readonly sample: Buffer; readonly whole: boolean }> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of openText(file, inspected)) {
    parts.push(chunk);
    length += chunk.length;
    if (length > sampleBytes) return { sample: Buffer.concat(parts).subarray(0, sampleBytes), whole: false };
  }
  return { sample: Buffer.concat(parts), whole: true };
}

function isJson(sample: Buffer): boolean {
  const start = sample.subarray(0, 4096).toString('utf8').trimStart();
  return start.startsWith('{"') || /^\{\s*"/.test(start) || /^\[\s*\{\s*"/.test(start);
}

function estimateRows(sample: Buffer, whole: boolean, inspected: Inspected, shape: TextShape): number {
  let lines = sample.at(-1) === shape.newline || sample.length === 0 ? 0 : 1;
  for (let at = sample.indexOf(shape.newline); at >= 0; at = sample.indexOf(shape.newline, at + 1)) lines += 1;
  if (whole) return Math.max(0, lines - shape.skipRecords);
  const perByte = lines / sample.length;
  const bytes = inspected.complete ? inspected.textBytes : inspected.bytes * (inspected.gzip ? 5 : 1);
  return Math.round(perByte * bytes);
}
