/**
 * Delimited text of any size to clean records, in one pass over the bytes. Most lines of most files need nothing but
 * copying; the rest goes through the parser. Every record comes out either whole or rejected with its line number.
 */
import { isUtf8 } from 'node:buffer';
import { FieldSpans, incomplete, parseRecord, unclosed } from './delimited-parser.ts';
import type { Delimited } from './delimited-parser.ts';
import { isBlank } from './record-file.ts';
import { maxRecordBytes } from './record-writer.ts';
import type { RecordWriter } from './record-writer.ts';

export interface ScanOptions extends Delimited {
  /** Records before the data: the header and what stands above it. */
  readonly skipRecords: number;
  /** The text was decoded from another encoding: U+FFFD stands for bytes that were not text. */
  readonly decoded: boolean;
}

const longestReach = 1 << 20;
const shortestReach = 1 << 12;
const replacement = Buffer.from('\uFFFD');

export class DelimitedScanner {
  readonly #options: ScanOptions;
  readonly #writer: RecordWriter;
  readonly #spans = new FieldSpans();
  #carry: Buffer = Buffer.alloc(0);
  #line = 1;
  #skip: number;
  #unclosed = 0;
  #overlong = false;
  /** Records handed on so far, whole or broken. */
  records = 0;

  constructor(options: ScanOptions, writer: RecordWriter) {
    this.#options = options;
    this.#writer = writer;
    this.#skip = options.skipRecords;
  }

  push(chunk: Buffer): void {
    this.#scan(this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]), false);
  }

  end(): void {
    this.#scan(this.#carry, true);
  }

  #scan(data: Buffer, final: boolean): void {
    const newline = this.#options.newline;
    const suspicious = this.#options.decoded ? data.includes(replacement) : !isUtf8(final ? data : data.subarray(0, data.lastIndexOf(newline) + 1));
    const mayCopy = !suspicious && !this.#options.collapse;
    let at = 0;
    while (at < data.length) {
      if (mayCopy && this.#skip === 0 && !this.#overlong) {
        const copied = this.#writer.copyLine(this.#line, data, at);
        if (copied > 0) {
          this.#line += 1;
          this.records += 1;
          at = copied;
          continue;
        }
      }
      const found = data.indexOf(newline, at);
      if (found < 0 && !final) break;
      const lineEnd = found < 0 ? data.length : found;
      if (this.#overlong) {
        this.#overlong = false;
        this.#line += 1;
        at = lineEnd + 1;
        continue;
      }
      const next = this.#parse(data, at, lineEnd, final, suspicious);
      if (next < 0) break;
      at = next;
    }
    this.#carry = Buffer.from(data.subarray(Math.min(at, data.length)));
    if (this.#carry.length > maxRecordBytes) this.#dropOverlong();
  }

  /** The thorough way. Returns where to go on, or −1 to wait for more data. */
  #parse(data: Buffer, start: number, lineEnd: number, final: boolean, suspicious: boolean): number {
    const reach = Math.max(shortestReach, Math.floor(longestReach / (1 + this.#unclosed / 8)));
    let next = parseRecord(data, { start, end: data.length, final, reach }, this.#options, this.#spans);
    if (next === incomplete) return incomplete;
    const line = this.#line;
    if (next === unclosed) {
      this.#unclosed += 1;
      next = Math.min(lineEnd + 1, data.length);
      this.#line += 1;
      this.#reject(line, 'BROKEN_QUOTE', data.subarray(start, lineEnd));
      return next;
    }
    this.#line += countByte(data, this.#options.newline, start, next);
    if (next === data.length && data[next - 1] !== this.#options.newline) this.#line += 1;
    this.#emit(line, data, start, next, suspicious);
    return next;
  }

  #emit(line: number, data: Buffer, start: number, end: number, suspicious: boolean): void {
    if (isBlank(data, start, end)) return;
    const raw = data.subarray(start, trimEnd(data, start, end));
    const fields = this.#spans.count;
    const wanted = this.#writer.fields;
    if (raw.length > maxRecordBytes) return this.#reject(line, 'TOO_LONG', raw);
    if (this.#skip > 0) {
      this.#skip -= 1;
      return;
    }
    if (suspicious && (this.#options.decoded ? raw.includes(replacement) : !isUtf8(raw))) return this.#reject(line, 'BAD_BYTES', raw);
    if (raw.includes(0)) return this.#reject(line, 'BAD_BYTES', raw);
    const values = Array.from({ length: fields }, (_, index) => this.#spans.bytes(data, index));
    if (fields < wanted || values.slice(wanted).some((value) => !isBlank(value, 0, value.length))) return this.#reject(line, 'WRONG_FIELD_COUNT', raw);
    this.#writer.write(line, values);
    this.records += 1;
  }

  #reject(line: number, code: Parameters<RecordWriter['reject']>[1], raw: Buffer): void {
    if (this.#skip > 0) {
      this.#skip -= 1;
      return;
    }
    this.#writer.reject(line, code, raw);
    this.records += 1;
  }

  /** A line without an end: rejected once, and the rest of it is passed over. */
  #dropOverlong(): void {
    this.#reject(this.#line, 'TOO_LONG', this.#carry);
    this.#line += countByte(this.#carry, this.#options.newline, 0, this.#carry.length);
    this.#overlong = true;
    this.#carry = Buffer.alloc(0);
  }
}

function trimEnd(data: Buffer, start: number, end: number): number {
  let at = end;
  while (at > start && (data[at - 1] === 10 || data[at - 1] === 13)) at -= 1;
  return at;
}

function countByte(data: Buffer, byte: number, start: number, end: number): number {
  let count = 0;
  for (let at = data.indexOf(byte, start); at >= 0 && at < end; at = data.indexOf(byte, at + 1)) count += 1;
  return count;
}
