/** Records gathered by column and written as Parquet files, one per part: what an engine reads with the least work. */
import { closeSync, openSync, writevSync } from 'node:fs';
import { join } from 'node:path';
import { definitionLevels, footer, magicBytes, pageHeader } from './parquet-layout.ts';
import type { ColumnChunk, RowGroup } from './parquet-layout.ts';

/** A finished file of records, or of broken ones. */
export interface RecordPart {
  readonly file: string;
  readonly records: number;
}

/** How the lines that may be copied are laid out. */
export interface LineLayout {
  /** The byte between fields. */
  readonly delimiter: number;
  /** The byte that ends a line. */
  readonly newline: number;
}

const quote = 0x22;
const carriageReturn = 0x0d;
const newline = 0x0a;
const blank = 0x20;
const tab = 0x09;
/** A group is written when it has this many rows, or when a column has no room for another line. */
const groupRows = 1 << 14;
const gatheredBytes = 2 << 20;
const smallestColumn = 1 << 16;
/** Longer lines are not copied but parsed. */
const longestCopied = 1 << 14;
const lengthBytes = 4;

/**
 * Gathers records by column in one piece of memory, a stretch for each column. Every stretch always has room for the longest
 * line that is copied: no byte has to be looked at twice.
 */
export class RecordFile {
  readonly #folder: string;
  readonly #name: string;
  readonly #columns: readonly string[];
  readonly #layout: LineLayout;
  readonly #fields: number;
  readonly #lines = Buffer.alloc(groupRows * 8);
  readonly #stretch: number;
  readonly #values: Buffer;
  readonly #present: Uint8Array[];
  readonly #nulls: Int32Array;
  /** Where each column's values end, and where they will end with the record that is being made. */
  readonly #used: Int32Array;
  readonly #ends: Int32Array;
  #rows = 0;
  #gathered = 0;
  #groups: RowGroup[] = [];
  #descriptor: number | undefined;
  #file = '';
  #written = 0;
  #records = 0;
  /** Files handed over so far. */
  taken = 0;
  /** Whether some copied field begins or ends with a blank. */
  copiedBlanksAround = false;

  /** @param columns names of the text columns; `line` stands before them */
  constructor(folder: string, name: string, columns: readonly string[], layout: LineLayout) {
    this.#folder = folder;
    this.#name = name;
    this.#columns = ['line', ...columns];
    this.#layout = layout;
    this.#fields = columns.length;
    this.#stretch = Math.max(smallestColumn, Math.floor(gatheredBytes / (columns.length + 1)));
    this.#values = Buffer.allocUnsafeSlow(this.#stretch * columns.length);
    this.#present = columns.map(() => new Uint8Array(groupRows).fill(1));
    this.#nulls = new Int32Array(columns.length);
    this.#used = Int32Array.from(columns, (_, field) => field * this.#stretch);
    this.#ends = new Int32Array(columns.length);
  }

  /** Bytes of the part that is being made. */
  get bytes(): number {
    return this.#written + this.#gathered;
  }

  /**
   * Takes the line that begins at `start` if it is a record that needs nothing done: whole, with all fields, no quotation
   * mark, no control character, not very long. Returns where the next line begins, or −1 when nothing was taken.
   */
  copyLine(line: number, data: Buffer, start: number): number {
    const { delimiter, newline: lineBreak } = this.#layout;
    const values = this.#values;
    const used = this.#used;
    const ends = this.#ends;
    const end = Math.min(data.length, start + longestCopied);
    let left = this.#fields;
    let field = 0;
    let to = (used[0] ?? 0) + lengthBytes;
    let blanksAround = data[start] === blank;
    let at = start;
    for (; at < end; at += 1) {
      const byte = data[at] as number;
      if (byte === delimiter) {
        left -= 1;
        if (left <= 0) return -1;
        if (data[at + 1] === blank || data[at - 1] === blank) blanksAround = true;
        ends[field] = endField(values, used[field] as number, to);
        field += 1;
        to = (used[field] as number) + lengthBytes;
      } else if (byte >= blank && byte !== quote) values[to++] = byte;
      else break;
    }
    const ended = data[at] === carriageReturn && lineBreak !== carriageReturn ? at + 1 : at;
    if (left !== 1 || data[ended] !== lineBreak || at === start || (this.#fields === 1 && isBlank(data, start, at))) return -1;
    ends[field] = endField(values, used[field] as number, to);
    if (blanksAround || data[at - 1] === blank) this.copiedBlanksAround = true;
    this.#endRecord(line);
    return ended + 1;
  }

  /** Adds a record from its fields; an empty one is without a value. */
  add(line: number, fields: readonly Buffer[]): void {
    const longest = fields.reduce((most, { length }) => Math.max(most, length), 0);
    if (longest > longestCopied && this.#rows > 0) this.#writeGathered();
    if (longest > this.#stretch - lengthBytes - longestCopied) {
      this.#addAlone(line, fields);
      return;
    }
    for (const [field, bytes] of fields.entries()) {
      const from = this.#used[field] as number;
      bytes.copy(this.#values, from + lengthBytes);
      this.#ends[field] = endField(this.#values, from, from + lengthBytes + bytes.length);
    }
    this.#endRecord(line);
  }

  #endRecord(line: number): void {
    const row = this.#rows;
    const used = this.#used;
    const ends = this.#ends;
    writeLine(this.#lines, line, row);
    let limit = this.#stretch - longestCopied - lengthBytes;
    let isFull = row + 1 === groupRows;
    let taken = 0;
    for (let field = 0; field < used.length; field += 1) {
      const end = ends[field] as number;
      const size = end - (used[field] as number);
      if (size === 0) {
        (this.#present[field] as Uint8Array)[row] = 0;
        this.#nulls[field] = (this.#nulls[field] as number) + 1;
      }
      used[field] = end;
      taken += size;
      if (end > limit) isFull = true;
      limit += this.#stretch;
    }
    this.#gathered += taken;
    this.#rows += 1;
    this.#records += 1;
    if (isFull) this.#writeGathered();
  }

  /** Finishes the current file and hands it over; nothing where nothing was written. */
  take(): RecordPart | undefined {
    if (this.#records === 0) return undefined;
    if (this.#rows > 0) this.#writeGathered();
    this.#write([footer(this.#columns, this.#groups)]);
    this.close();
    const part = { file: this.#file, records: this.#records };
    this.taken += 1;
    this.#records = 0;
    this.#written = 0;
    this.#groups = [];
    return part;
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #writeGathered(): void {
    const rows = this.#rows;
    const columns = Array.from(this.#used, (end, field) => {
      const levels = definitionLevels(this.#present[field] as Uint8Array, rows, this.#nulls[field] as number);
      return [levels, this.#values.subarray(field * this.#stretch, end)];
    });
    this.#writeGroup(rows, this.#lines, columns);
    for (let field = 0; field < this.#fields; field += 1) {
      if (this.#nulls[field] !== 0) (this.#present[field] as Uint8Array).fill(1);
      this.#used[field] = field * this.#stretch;
      this.#nulls[field] = 0;
    }
    this.#rows = 0;
    this.#gathered = 0;
  }

  /** A record with a text so long that it is a group of its own. */
  #addAlone(line: number, fields: readonly Buffer[]): void {
    const lines = Buffer.alloc(8);
    writeLine(lines, line, 0);
    const columns = fields.map((bytes) => {
      const isEmpty = bytes.length === 0;
      const length = Buffer.alloc(isEmpty ? 0 : lengthBytes);
      if (!isEmpty) length.writeUInt32LE(bytes.length);
      return [definitionLevels(Uint8Array.of(1), 1, isEmpty ? 1 : 0), length, bytes];
    });
    this.#writeGroup(1, lines, columns);
    this.#records += 1;
  }

  #writeGroup(rows: number, lines: Buffer, columns: readonly (readonly Buffer[])[]): void {
    if (this.#descriptor === undefined) {
      this.#file = join(this.#folder, `${this.#name}-${this.taken + 1}.parquet`);
      this.#descriptor = openSync(this.#file, 'w', 0o600);
      this.#write([magicBytes]);
    }
    const chunks: ColumnChunk[] = [];
    const pages: Buffer[] = [];
    let offset = this.#written;
    for (const page of [[lines.subarray(0, rows * 8)], ...columns]) {
      const bytes = page.reduce((sum, { length }) => sum + length, 0);
      const header = pageHeader(rows, bytes);
      chunks.push({ offset, bytes: header.length + bytes });
      pages.push(header, ...page);
      offset += header.length + bytes;
    }
    this.#write(pages);
    this.#groups.push({ rows, chunks });
  }

  #write(buffers: readonly Buffer[]): void {
    let rest = buffers.filter(({ length }) => length > 0);
    while (rest.length > 0) {
      let written = writevSync(this.#descriptor as number, rest.slice(0, 512));
      this.#written += written;
      while (rest.length > 0 && written >= (rest[0] as Buffer).length) {
        written -= (rest[0] as Buffer).length;
        rest = rest.slice(1);
      }
      if (written > 0) rest = [(rest[0] as Buffer).subarray(written), ...rest.slice(1)];
    }
  }
}

/** Writes a text's length before it. Returns where the next one goes: nothing is kept of an empty one. */
function endField(values: Buffer, from: number, end: number): number {
  const length = end - from - lengthBytes;
  if (length === 0) return from;
  values[from] = length;
  values[from + 1] = length >> 8;
  values[from + 2] = length >> 16;
  values[from + 3] = length >> 24;
  return end;
}

function writeLine(lines: Buffer, line: number, row: number): void {
  lines.writeUInt32LE(line % 0x1_0000_0000, row * 8);
  lines.writeUInt32LE(Math.floor(line / 0x1_0000_0000), row * 8 + 4);
}

/** Whether there is nothing to see between two places. */
export function isBlank(data: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = data[at] as number;
    if (byte !== blank && byte !== tab && byte !== carriageReturn && byte !== newline) return false;
  }
  return true;
}
