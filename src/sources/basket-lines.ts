/** A text file with one basket a line, its items side by side: lines as long as they like, no header. */
import { ZhiyinError } from '../domain/index.ts';
import { FieldSpans, incomplete, parseRecord, unclosed } from './delimited-parser.ts';
import type { Delimited } from './delimited-parser.ts';
import { inspect, openText } from './source-file.ts';
import type { SourceFile } from './source-file.ts';

const delimiters = [',', '\t', ';', '|'];
const sampleBytes = 1 << 16;
const longestLine = 8 << 20;

/**
 * The items of each line, without blanks around them and without empty ones.
 * @throws ZhiyinError FILE_NOT_FOUND, FILE_NOT_READABLE when a line is longer than 8 MB
 */
export async function* basketLines(file: SourceFile): AsyncGenerator<string[]> {
  const inspected = await inspect(file, () => {});
  let shape: Delimited | undefined;
  let data: Buffer = Buffer.alloc(0);
  for await (const chunk of openText(file, inspected)) {
    data = data.length === 0 ? chunk : Buffer.concat([data, chunk]);
    shape ??= layoutOf(data.subarray(0, sampleBytes));
    const { baskets, rest } = split(data, shape, false);
    yield* baskets;
    data = rest;
    if (data.length > longestLine) throw new ZhiyinError('FILE_NOT_READABLE', { path: file.name, problem: 'a line is longer than 8 MB' });
  }
  if (shape) yield* split(data, shape, true).baskets;
}

/** The delimiter that occurs most; commas when there is none. */
function layoutOf(sample: Buffer): Delimited {
  const times = (delimiter: string): number => sample.reduce((sum, byte) => sum + (byte === delimiter.charCodeAt(0) ? 1 : 0), 0);
  const best = delimiters.reduce((one, other) => (times(other) > times(one) ? other : one));
  return { delimiter: best.charCodeAt(0), collapse: false, quotes: true, newline: sample.includes(10) || !sample.includes(13) ? 10 : 13 };
}

function split(data: Buffer, shape: Delimited, final: boolean): { readonly baskets: string[][]; readonly rest: Buffer } {
  const spans = new FieldSpans();
  const bare = { ...shape, quotes: false };
  const baskets: string[][] = [];
  let at = 0;
  while (at < data.length) {
    const range = { start: at, end: data.length, final, reach: longestLine };
    const quoted = parseRecord(data, range, shape, spans);
    // A quotation mark that never closes is just a character.
    const next = quoted === unclosed ? parseRecord(data, range, bare, spans) : quoted;
    if (next === incomplete) break;
    baskets.push(Array.from({ length: spans.count }, (_, field) => spans.bytes(data, field).toString('utf8').trim()).filter((item) => item !== ''));
    at = next;
  }
  return { baskets, rest: data.subarray(at) };
}
