/**
 * One record of delimited text, byte by byte, after RFC 4180 with the leniency real files need: a quotation mark in the
 * middle of a field is just a character, and one that never closes breaks its own line only.
 */
const quote = 0x22;
const space = 0x20;
const tab = 0x09;
const carriageReturn = 0x0d;

export interface Delimited {
  /** The byte between fields. With `collapse`, runs of blanks. */
  readonly delimiter: number;
  readonly collapse: boolean;
  readonly quotes: boolean;
  /** The byte that ends a line: 10, or 13 in files of old Macs. */
  readonly newline: 10 | 13;
}

/** A record's fields as places in the data: start, end, and whether quotation marks inside are doubled. */
export class FieldSpans {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly doubled: boolean[] = [];
  count = 0;

  add(start: number, end: number, doubled: boolean): void {
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.doubled[this.count] = doubled;
    this.count += 1;
  }

  /** A field's bytes. */
  bytes(data: Buffer, index: number): Buffer {
    const raw = data.subarray(this.starts[index], this.ends[index]);
    return this.doubled[index] ? Buffer.from(raw.toString('latin1').replaceAll('""', '"'), 'latin1') : raw;
  }
}

/** Where the next record starts; −1 when the data ends before this one does; −2 when a quotation mark is not closed. */
export const incomplete = -1;
export const unclosed = -2;

export interface ParseRange {
  readonly start: number;
  readonly end: number;
  /** Nothing follows the data. */
  readonly final: boolean;
  /** How far a quoted field may reach, in bytes. */
  readonly reach: number;
}

/** Splits the record at `range.start` into `spans`. Returns where the next one starts, `incomplete` or `unclosed`. */
export function parseRecord(data: Buffer, range: ParseRange, shape: Delimited, spans: FieldSpans): number {
  spans.count = 0;
  let at = shape.collapse ? skipBlanks(data, range.start, range.end) : range.start;
  for (;;) {
    const opening = shape.quotes ? quoteAt(data, at, range.end) : -1;
    const ended = opening >= 0 ? quotedField(data, opening, range, shape, spans) : bareField(data, at, range, shape, spans);
    if (ended < 0) return ended;
    if (ended >= range.end) return range.final ? range.end : incomplete;
    if (data[ended] === shape.newline) return ended + 1;
    if (data[ended] === carriageReturn && data[ended + 1] === shape.newline) return ended + 2;
    at = shape.collapse ? skipBlanks(data, ended, range.end) : ended + 1;
    if (shape.collapse && (at >= range.end || data[at] === shape.newline || data[at] === carriageReturn)) {
      if (at >= range.end) return range.final ? range.end : incomplete;
      return data[at] === carriageReturn ? at + 2 : at + 1;
    }
  }
}

function skipBlanks(data: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && (data[at] === space || data[at] === tab)) at += 1;
  return at;
}

/** The place of an opening quotation mark, allowing spaces before it; −1 for a bare field. */
function quoteAt(data: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && data[at] === space) at += 1;
  return at < end && data[at] === quote ? at : -1;
}

function bareField(data: Buffer, from: number, range: ParseRange, shape: Delimited, spans: FieldSpans): number {
  let at = from;
  while (at < range.end) {
    const byte = data[at];
    if (byte === shape.delimiter || byte === shape.newline || (shape.collapse && byte === tab)) break;
    if (byte === carriageReturn && data[at + 1] === shape.newline) break;
    at += 1;
  }
  if (at >= range.end && !range.final) return incomplete;
  const end = at === range.end && data[at - 1] === carriageReturn && at > from ? at - 1 : at;
  spans.add(from, end, false);
  return at;
}

function quotedField(data: Buffer, opening: number, range: ParseRange, shape: Delimited, spans: FieldSpans): number {
  const firstNewline = data.indexOf(shape.newline, opening + 1);
  let doubled = false;
  let at = opening + 1;
  for (;;) {
    const closing = data.indexOf(quote, at);
    if (closing < 0 || closing >= range.end) return range.final || range.end - opening > range.reach ? unclosed : incomplete;
    if (closing - opening > range.reach) return unclosed;
    if (closing + 1 >= range.end && !range.final) return incomplete;
    if (data[closing + 1] === quote && closing + 1 < range.end) {
      doubled = true;
      at = closing + 2;
      continue;
    }
    const after = skipTo(data, closing + 1, range.end, shape);
    if (after >= range.end && !range.final) return incomplete;
    if (after >= range.end || endsField(data, after, shape)) {
      spans.add(opening + 1, closing, doubled);
      return after;
    }
    if (firstNewline >= 0 && firstNewline < closing) return unclosed;
    at = closing + 1;
  }
}

/** Past spaces that stand between a closing quotation mark and the delimiter. */
function skipTo(data: Buffer, from: number, end: number, shape: Delimited): number {
  let at = from;
  while (at < end && data[at] === space && shape.delimiter !== space) at += 1;
  return at;
}

function endsField(data: Buffer, at: number, shape: Delimited): boolean {
  const byte = data[at];
  return byte === shape.delimiter || byte === shape.newline || (byte === carriageReturn && data[at + 1] === shape.newline);
}
