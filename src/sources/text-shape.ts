/** How a delimited text is laid out: delimiter, line ends, where the data starts. Found from the start of the file. */
import { FieldSpans, parseRecord } from './delimited-parser.ts';
import type { Delimited } from './delimited-parser.ts';
import { looksLikeDate, looksLikeNumber } from './value-evidence.ts';

export interface TextShape extends Delimited {
  readonly fields: number;
  readonly header: boolean;
  /** One per field; `#1`, `#2` … where the file gives none. */
  readonly headers: readonly string[];
  /** Records before the data. */
  readonly skipRecords: number;
  /** The first records of data. */
  readonly samples: readonly (readonly (string | null)[])[];
}

export interface GivenShape {
  readonly delimiter?: string | undefined;
  readonly header?: boolean | undefined;
}

const sampleRecords = 1000;
const candidates = [',', '\t', ';', '|'];
const blanks = ' ';

/** Finds the layout from the first bytes of a text in UTF-8. `whole` says that nothing follows. */
export function shapeOf(sample: Buffer, whole: boolean, given: GivenShape): TextShape {
  const newline = sample.includes(10) || !sample.includes(13) ? 10 : 13;
  const delimiters = given.delimiter === undefined ? [...candidates, blanks] : [delimiterOf(given.delimiter)];
  const trials = delimiters.map((delimiter) => {
    const shape: Delimited = { delimiter: delimiter.charCodeAt(0), collapse: delimiter === blanks, quotes: delimiter !== blanks, newline };
    return { shape, layout: layoutOf(splitSample(sample, whole, shape)) };
  });
  const best = trials.reduce((best, trial) => (trial.layout.score > best.layout.score ? trial : best));
  const records = best.layout.records.filter((record) => record.some((value) => value.trim() !== ''));
  const top = topOf(records, best.layout.fields);
  const first = records[top] ?? [];
  const header = given.header ?? looksLikeHeader(first, records.slice(top + 1));
  const data = records.slice(top + (header ? 1 : 0));
  return {
    ...best.shape,
    fields: best.layout.fields,
    header,
    headers: headersOf(header ? first : [], best.layout.fields),
    skipRecords: top + (header ? 1 : 0),
    samples: data.filter((record) => record.length === best.layout.fields).slice(0, sampleRecords).map((record) => record.map((value) => (value === '' ? null : value))),
  };
}

/** A delimiter as people name it. */
function delimiterOf(given: string): string {
  const names: Readonly<Record<string, string>> = { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';', pipe: '|', space: ' ', spaces: ' ' };
  return names[given.toLowerCase()] ?? given.slice(0, 1);
}

function splitSample(sample: Buffer, whole: boolean, shape: Delimited): string[][] {
  const spans = new FieldSpans();
  const records: string[][] = [];
  let at = 0;
  while (at < sample.length && records.length < sampleRecords + 40) {
    const next = parseRecord(sample, { start: at, end: sample.length, final: whole, reach: 1 << 16 }, shape, spans);
    if (next === -1) break;
    if (next === -2) {
      const line = sample.indexOf(shape.newline, at);
      if (line < 0) break;
      at = line + 1;
      continue;
    }
    records.push(Array.from({ length: spans.count }, (_, index) => spans.bytes(sample, index).toString('utf8')));
    at = next;
  }
  return records;
}

/** The usual number of fields, and how well the delimiter explains the text. */
function layoutOf(records: string[][]): { readonly records: string[][]; readonly fields: number; readonly score: number } {
  const lines = records.filter((record) => record.length > 1 || record[0]?.trim() !== '');
  const counts = new Map<number, number>();
  for (const record of lines) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  let fields = 1;
  let most = 0;
  for (const [count, times] of counts) if (times > most || (times === most && count > fields)) [fields, most] = [count, times];
  const agreement = lines.length === 0 ? 0 : most / lines.length;
  return { records, fields, score: fields > 1 ? agreement + Math.min(fields, 20) / 1000 : 0.5 };
}

/** Titles and notes above the table are passed over: the first record that fills most of the usual fields. */
function topOf(records: readonly string[][], fields: number): number {
  if (fields < 2) return 0;
  const top = records.slice(0, 20).findIndex((record) => record.length >= fields && record.filter((value) => value.trim() !== '').length >= Math.max(2, fields * 0.6));
  return Math.max(0, top);
}

function looksLikeHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const named = first.map((value) => value.trim()).filter((value) => value !== '');
  if (named.length === 0 || named.some((value) => looksLikeDate(value) || looksLikeNumber(value) || value.length > 60)) return false;
  if (new Set(named).size < named.length * 0.8) return false;
  const below = rest.slice(0, 50);
  return below.length === 0 || named.length > 1 || !below.some((record) => record[0] === first[0]);
}

/** Names for all fields: empty and repeated ones get their position. */
export function headersOf(first: readonly string[], fields: number): readonly string[] {
  const seen = new Set<string>();
  return Array.from({ length: fields }, (_, index) => {
    const given = (first[index] ?? '').replaceAll(/\s+/g, ' ').trim();
    const header = given === '' || seen.has(given) ? `${given}#${index + 1}` : given;
    seen.add(header);
    return header;
  });
}
