/** JSON lines (one object a line) and small JSON arrays of objects. Every key that occurs anywhere is a column. */
import type { RecordWriter } from './record-writer.ts';
import { openText } from './source-file.ts';
import type { Inspected, SourceFile } from './source-file.ts';

const sampleRows = 1000;
const maxLineBytes = 8 << 20;
const newline = 10;

interface JsonLine {
  readonly line: number;
  readonly raw: Buffer;
  /** Undefined where the line is not an object. */
  readonly object: Readonly<Record<string, unknown>> | undefined;
  /** Too long to be looked at. */
  readonly overlong?: true;
}

/** One pass over the file for the union of its keys. */
export async function describeJson(
  file: SourceFile,
  inspected: Inspected,
): Promise<{ readonly headers: readonly string[]; readonly header: true; readonly samples: readonly (readonly (string | null)[])[]; readonly estimatedRows: number }> {
  const headers = new Map<string, number>();
  const first: Readonly<Record<string, unknown>>[] = [];
  let rows = 0;
  for await (const lines of jsonLines(file, inspected, () => {})) {
    for (const { object } of lines) {
      rows += 1;
      if (!object) continue;
      for (const key of Object.keys(object)) if (!headers.has(key)) headers.set(key, headers.size);
      if (first.length < sampleRows) first.push(object);
    }
  }
  const names = [...headers.keys()];
  return { headers: names, header: true, samples: first.map((object) => names.map((key) => asText(object[key]))), estimatedRows: rows };
}

/** Writes every object as a record. */
export async function* readJson(
  file: SourceFile,
  source: { readonly inspected: Inspected; readonly headers: readonly string[] },
  writer: RecordWriter,
  onBytes: (bytes: number, records: number) => void,
): AsyncGenerator<void> {
  let records = 0;
  for await (const lines of jsonLines(file, source.inspected, (bytes) => onBytes(bytes, records))) {
    for (const { line, raw, object, overlong } of lines) {
      records += 1;
      if (object) writer.write(line, source.headers.map((key) => (Object.hasOwn(object, key) ? asText(object[key]) : null)));
      else writer.reject(line, overlong ? 'TOO_LONG' : 'BAD_JSON', raw);
    }
    yield;
  }
}

async function* jsonLines(file: SourceFile, inspected: Inspected, onBytes: (bytes: number) => void): AsyncGenerator<readonly JsonLine[]> {
  let carry: Buffer = Buffer.alloc(0);
  let number = 0;
  let isArray: boolean | undefined;
  let skipping = false;
  for await (const chunk of openText(file, inspected, onBytes)) {
    let data: Buffer = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    isArray ??= data.toString('utf8', 0, 64).trimStart().startsWith('[');
    const lines: JsonLine[] = [];
    let start = 0;
    for (let at = isArray ? -1 : data.indexOf(newline); at >= 0; at = data.indexOf(newline, start)) {
      number += 1;
      if (!skipping) push(lines, number, data.subarray(start, at));
      skipping = false;
      start = at + 1;
    }
    data = data.subarray(start);
    if (skipping) data = Buffer.alloc(0);
    if (!isArray && data.length > maxLineBytes) {
      lines.push({ line: number + 1, raw: data, object: undefined, overlong: true });
      skipping = true;
      data = Buffer.alloc(0);
    }
    carry = Buffer.from(data);
    yield lines;
  }
  const last: JsonLine[] = [];
  if (isArray) pushArray(last, carry);
  else if (!skipping) push(last, number + 1, carry);
  yield last;
}

function push(lines: JsonLine[], line: number, raw: Buffer): void {
  const text = raw.toString('utf8').trim();
  if (text === '') return;
  lines.push({ line, raw: Buffer.from(raw), object: asObject(text) });
}

/** An array's elements are numbered from 1. One that does not parse is one broken record. */
function pushArray(lines: JsonLine[], raw: Buffer): void {
  try {
    const elements = JSON.parse(raw.toString('utf8')) as unknown[];
    for (const [index, element] of elements.entries()) {
      lines.push({ line: index + 1, raw: Buffer.from(JSON.stringify(element) ?? ''), object: isRecord(element) ? element : undefined });
    }
  } catch {
    lines.push({ line: 1, raw, object: undefined });
  }
}

function asObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as the text a spreadsheet would show; lists and objects stay JSON. */
export function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
