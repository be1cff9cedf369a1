/**
 * Clean records on their way to the warehouse: UTF-8, the source line number, then exactly the announced number of fields.
 * They are written in parts, so that one is loaded while the next is made. Line breaks inside a field stand as U+001E;
 * records that could not be made whole go to files of their own with the reason.
 */
import type { BrokenRecord } from '../facts/index.ts';
import { RecordFile } from './record-file.ts';
import type { LineLayout, RecordPart } from './record-file.ts';

const comma = 0x2c;
const newline = 0x0a;
const carriageReturn = 0x0d;
const blank = 0x20;
const tab = 0x09;
const foldedLine = 0x1e;
/** A first look needs little; an engine with several threads fills its tables best from much. */
const firstPartBytes = 1 << 19;
const partBytes = 48 << 20;
/** Longer records are rejected. */
export const maxRecordBytes: number = 8 << 20;
/** A broken record is quoted up to here. */
const rawLimitBytes = 1 << 16;

export class RecordWriter {
  readonly #fields: number;
  readonly #records: RecordFile;
  readonly #rejects: RecordFile;
  #folded = false;
  #blanksAround = false;

  constructor(folder: string, fields: number, layout: LineLayout = { delimiter: comma, newline }) {
    this.#fields = fields;
    this.#records = new RecordFile(folder, 'records', Array.from({ length: fields }, (_, field) => `c${field}`), layout);
    this.#rejects = new RecordFile(folder, 'rejects', ['code', 'raw'], layout);
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
    return this.#records.bytes >= (this.#records.taken === 0 ? firstPartBytes : partBytes);
  }

  /**
   * Takes the line that begins at `start` if it is a record that needs nothing done: whole, with the announced number of
   * fields, no quotation mark, no control character. Returns where the next line begins, or −1 when the line has to be
   * parsed; then nothing was taken.
   */
  copyLine(line: number, data: Buffer, start: number): number {
    return this.#records.copyLine(line, data, start);
  }

  /** Writes a record from its fields; missing ones are empty. */
  write(line: number, fields: readonly (Buffer | string | null | undefined)[]): void {
    this.#records.add(line, Array.from({ length: this.#fields }, (_, field) => this.#cleaned(fields[field] ?? '')));
  }

  /** Sets a broken record aside. */
  reject(line: number, code: BrokenRecord, raw: Buffer): void {
    this.#rejects.add(line, [Buffer.from(code), this.#cleaned(raw.subarray(0, rawLimitBytes).toString('utf8'))]);
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

  /** Text without line breaks and control characters. */
  #cleaned(value: Buffer | string): Buffer {
    const bytes = typeof value === 'string' ? Buffer.from(value) : value;
    if (bytes[0] === blank || bytes[bytes.length - 1] === blank) this.#blanksAround = true;
    if (bytes.every((byte) => byte >= blank)) return bytes;
    const clean = Buffer.allocUnsafe(bytes.length);
    let to = 0;
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] as number;
      if (byte >= blank || byte === tab) clean[to++] = byte;
      else if (byte === newline || byte === carriageReturn) {
        if (byte === carriageReturn && bytes[index + 1] === newline) continue;
        clean[to++] = foldedLine;
        this.#folded = true;
      } else if (byte !== 0) clean[to++] = blank;
    }
    return clean.subarray(0, to);
  }
}
