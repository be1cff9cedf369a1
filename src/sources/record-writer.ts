/**
 * Clean records on their way to the warehouse: UTF-8, a line each, first the source line number, then exactly the
 * announced number of fields. They are written in parts, so that one is loaded while the next is made. Line breaks
 * inside a field stand as U+001E; records that could not be made whole go to a second file with the reason.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { BrokenRecord } from '../facts/index.ts';

const comma = 0x2c;
const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;
const blank = 0x20;
const tab = 0x09;
const foldedLine = 0x1e;
const flushBytes = 1 << 20;
/** A first look needs little; an engine with several threads fills its tables best from much. */
const firstPartBytes = 1 << 20;
const partBytes = 48 << 20;
/** Longer records are rejected. */
export const maxRecordBytes: number = 8 << 20;
/** A broken record is quoted up to here. */
const rawLimitBytes = 1 << 16;

/** A finished file of records, or of broken ones. */
export interface RecordPart {
  readonly file: string;
  readonly records: number;
}

/** How the lines that may be copied are laid out. */
interface LineLayout {
  /** The byte between fields. */
  readonly delimiter: number;
  /** The byte that ends a line. */
  readonly newline: number;
}

export class RecordWriter {
  readonly #folder: string;
  readonly #fields: number;
  readonly #records: PartFile;
  readonly #rejects: PartFile;
  #folded = false;
  #blanksAround = false;

  constructor(folder: string, fields: number, layout: LineLayout = { delimiter: comma, newline }) {
    this.#folder = folder;
    this.#fields = fields;
    this.#records = new PartFile(this.#folder, 'records', { ...layout, fields });
    this.#rejects = new PartFile(this.#folder, 'rejects', { ...layout, fields: 3 });
  }

  /** Whether some field holds a line break. */
  get folded(): boolean {
    return this.#folded;
  }

  /** Whether some field begins or ends with a blank. */
  get blanksAround(): boolean {
    return this.#blanksAround || this.#records.copiedBlanksAround;
  }

  get fields(): number {
    return this.#fields;
  }

  /** True when a part is big enough to be loaded. */
  get ready(): boolean {
    return this.#records.bytes >= (this.#records.parts === 1 ? firstPartBytes : partBytes);
  }

  /**
   * Copies the line that begins at `start` if it is a record that needs nothing done: whole, with the announced number of
   * fields, no quotation mark, no control character, commas only between fields. The delimiter becomes a comma on the way.
   * Returns where the next line begins, or −1 when the line has to be parsed; then nothing was written.
   */
  copyLine(line: number, data: Buffer, start: number): number {
    const out = this.#records;
    out.reserve(data.length - start + 24);
    return out.copyLine(line, data, start);
  }

  /** Writes a record from its fields; missing ones are empty. */
  write(line: number, fields: readonly (Buffer | string | null | undefined)[]): void {
    const out = this.#records;
    out.reserve(24);
    out.number(line);
    for (let index = 0; index < this.#fields; index += 1) {
      const field = fields[index];
      out.byte(comma);
      if (field === null || field === undefined || field.length === 0) continue;
      if (this.#writeField(out, typeof field === 'string' ? Buffer.from(field) : field)) this.#folded = true;
    }
    out.endRecord();
  }

  /** Sets a broken record aside. */
  reject(line: number, code: BrokenRecord, raw: Buffer): void {
    const out = this.#rejects;
    out.reserve(64);
    out.number(line);
    out.byte(comma);
    out.text(code);
    out.byte(comma);
    if (raw.length > 0) this.#writeField(out, Buffer.from(raw.subarray(0, rawLimitBytes).toString('utf8')));
    out.endRecord();
  }

  /** Finishes the current files and hands them over; nothing where nothing was written. */
  take(): { readonly records: RecordPart | undefined; readonly rejects: RecordPart | undefined } {
    return { records: this.#records.take(), rejects: this.#rejects.take() };
  }

  /** Closes what is open; for work that is given up. */
  abandon(): void {
    this.#records.close();
    this.#rejects.close();
  }

  /** True when a line break was folded. */
  #writeField(out: PartFile, bytes: Buffer): boolean {
    if (bytes[0] === blank || bytes[bytes.length - 1] === blank) this.#blanksAround = true;
    out.reserve(bytes.length * 2 + 8);
    let plain = true;
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] as number;
      if (byte < 32 || byte === comma || byte === quote) {
        plain = false;
        break;
      }
    }
    if (plain) {
      out.copy(bytes);
      return false;
    }
    return quoteField(out, bytes);
  }
}

function quoteField(out: PartFile, bytes: Buffer): boolean {
  let folded = false;
  out.byte(quote);
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] as number;
    if (byte === quote) out.byte(quote);
    if (byte === newline || byte === carriageReturn) {
      if (byte === carriageReturn && bytes[index + 1] === newline) continue;
      out.byte(foldedLine);
      folded = true;
    } else if (byte >= 32 || byte === tab) out.byte(byte);
    else if (byte !== 0) out.byte(32);
  }
  out.byte(quote);
  return folded;
}

/** A buffered file that starts anew with every part. */
class PartFile {
  readonly #folder: string;
  readonly #name: string;
  #buffer = Buffer.allocUnsafe(flushBytes * 2);
  #used = 0;
  #descriptor: number | undefined;
  #file = '';
  #records = 0;
  readonly #layout: LineLayout & { readonly fields: number };
  /** Written of the part that is being made. */
  bytes = 0;
  /** Begun so far. */
  parts = 0;
  /** Whether some copied field begins or ends with a blank. */
  copiedBlanksAround = false;

  constructor(folder: string, name: string, layout: LineLayout & { readonly fields: number }) {
    this.#folder = folder;
    this.#name = name;
    this.#layout = layout;
  }

  reserve(bytes: number): void {
    if (this.#used + bytes <= this.#buffer.length) return;
    if (this.#used > 0) this.#flush();
    if (bytes > this.#buffer.length) this.#buffer = Buffer.allocUnsafe(bytes * 2);
  }

  byte(byte: number): void {
    this.#buffer[this.#used] = byte;
    this.#used += 1;
  }

  number(value: number): void {
    let digits = 1;
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits += 1;
    let rest = value;
    for (let at = this.#used + digits - 1; at >= this.#used; at -= 1) {
      this.#buffer[at] = 48 + (rest % 10);
      rest = Math.floor(rest / 10);
    }
    this.#used += digits;
  }

  text(value: string): void {
    this.#used += this.#buffer.write(value, this.#used);
  }

  /** See {@link RecordWriter.copyLine}; there must be room for the rest of the data. */
  copyLine(line: number, data: Buffer, start: number): number {
    const { delimiter, newline: lineEnd, fields } = this.#layout;
    const { length } = data;
    const buffer = this.#buffer;
    const before = this.#used;
    this.number(line);
    let used = this.#used;
    buffer[used++] = comma;
    let left = fields;
    let blanksAround = data[start] === blank;
    let at = start;
    for (; at < length; at += 1) {
      const byte = data[at] as number;
      if (byte === delimiter) {
        left -= 1;
        if (data[at + 1] === blank || data[at - 1] === blank) blanksAround = true;
        buffer[used++] = comma;
      } else if (byte > comma || (byte >= blank && byte !== comma && byte !== quote)) buffer[used++] = byte;
      else break;
    }
    const ended = data[at] !== lineEnd && data[at] === carriageReturn ? at + 1 : at;
    if (left !== 1 || data[ended] !== lineEnd || at === start || at - start > maxRecordBytes || (fields === 1 && isBlank(data, start, at))) {
      this.#used = before;
      return -1;
    }
    if (blanksAround || data[at - 1] === blank) this.copiedBlanksAround = true;
    this.#used = used;
    this.endRecord();
    return ended + 1;
  }

  copy(data: Buffer): void {
    this.#used += data.copy(this.#buffer, this.#used);
  }

  endRecord(): void {
    this.byte(newline);
    this.#records += 1;
  }

  take(): RecordPart | undefined {
    if (this.#records === 0) return undefined;
    this.#flush();
    this.close();
    const part = { file: this.#file, records: this.#records };
    this.#records = 0;
    this.bytes = 0;
    return part;
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #flush(): void {
    if (this.#descriptor === undefined) {
      this.parts += 1;
      this.#file = join(this.#folder, `${this.#name}-${this.parts}.csv`);
      this.#descriptor = openSync(this.#file, 'w', 0o600);
    }
    let written = 0;
    while (written < this.#used) written += writeSync(this.#descriptor, this.#buffer, written, this.#used - written);
    this.bytes += this.#used;
    this.#used = 0;
  }
}

/** Whether there is nothing to see between two places. */
export function isBlank(data: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = data[at] as number;
    if (byte !== blank && byte !== tab && byte !== carriageReturn && byte !== newline) return false;
  }
  return true;
}
