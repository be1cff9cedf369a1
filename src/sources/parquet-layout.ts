/**
 * What stands around the values in a Parquet file: page headers and the footer, in Thrift's compact protocol. As much of the
 * format as record files need: one page per column and row group, values as they are, nothing compressed.
 * Source: the Parquet format 2.10 (parquet.thrift, Encodings.md) and Thrift's compact protocol specification.
 */

/** Where a column of a row group stands in the file. */
export interface ColumnChunk {
  /** Of the page's header. */
  readonly offset: number;
  /** Header and page. */
  readonly bytes: number;
}

export interface RowGroup {
  readonly rows: number;
  readonly chunks: readonly ColumnChunk[];
}

/** Begins and ends every file. */
export const magicBytes: Buffer = Buffer.from('PAR1');

interface Encoded {
  readonly type: number;
  readonly bytes: readonly number[];
}

const [typeInt32, typeInt64, typeBinary, typeList, typeStruct] = [5, 6, 8, 9, 12];
const [physicalInt64, physicalBytes] = [2, 6];
const [required, optional] = [0, 1];
const [encodingPlain, encodingRunLength] = [0, 3];
const convertedUtf8 = 0;
const dataPage = 0;
const uncompressed = 0;

/** Before a page's values: how many there are and how many bytes they take with their levels. */
export function pageHeader(rows: number, bytes: number): Buffer {
  const page = struct({ 1: int32(rows), 2: int32(encodingPlain), 3: int32(encodingRunLength), 4: int32(encodingRunLength) });
  return Buffer.from(struct({ 1: int32(dataPage), 2: int32(bytes), 3: int32(bytes), 5: page }).bytes);
}

/**
 * Which values are there, before the values of an optional column: its definition levels, with their length in front.
 * @param present 1 for every row that has a value, 0 for one that has none
 */
export function definitionLevels(present: Uint8Array, rows: number, nulls: number): Buffer {
  const levels: number[] = [];
  if (nulls === 0 || nulls === rows) levels.push(...varint(rows * 2), nulls === 0 ? 1 : 0);
  else {
    const groups = Math.ceil(rows / 8);
    levels.push(...varint(groups * 2 + 1));
    for (let group = 0; group < groups; group += 1) {
      let bits = 0;
      for (let bit = 0; bit < 8 && group * 8 + bit < rows; bit += 1) bits |= (present[group * 8 + bit] as number) << bit;
      levels.push(bits);
    }
  }
  const length = Buffer.alloc(4);
  length.writeUInt32LE(levels.length);
  return Buffer.concat([length, Buffer.from(levels)]);
}

/** What ends the file: its columns, `line` as a number and the others as text, and where the row groups are. */
export function footer(columns: readonly string[], groups: readonly RowGroup[]): Buffer {
  const root = struct({ 4: text('records'), 5: int32(columns.length) });
  const leaves = columns.map((column, index) =>
    index === 0 ? struct({ 1: int32(physicalInt64), 3: int32(required), 4: text(column) }) : struct({ 1: int32(physicalBytes), 3: int32(optional), 4: text(column), 6: int32(convertedUtf8) }),
  );
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  const { bytes } = struct({ 1: int32(1), 2: list([root, ...leaves]), 3: int64(rows), 4: list(groups.map((group) => rowGroup(columns, group))) });
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([Buffer.from(bytes), length, magicBytes]);
}

function rowGroup(columns: readonly string[], { rows, chunks }: RowGroup): Encoded {
  const described = chunks.map(({ offset, bytes }, index) => {
    const encodings = list([int32(encodingPlain), int32(encodingRunLength)]);
    const description = struct({
      1: int32(index === 0 ? physicalInt64 : physicalBytes),
      2: encodings,
      3: list([text(columns[index] ?? '')]),
      4: int32(uncompressed),
      5: int64(rows),
      6: int64(bytes),
      7: int64(bytes),
      9: int64(offset),
    });
    return struct({ 2: int64(offset), 3: description });
  });
  return struct({ 1: list(described), 2: int64(chunks.reduce((sum, { bytes }) => sum + bytes, 0)), 3: int64(rows) });
}

function int32(value: number): Encoded {
  return { type: typeInt32, bytes: varint(value * 2) };
}

function int64(value: number): Encoded {
  return { type: typeInt64, bytes: varint(value * 2) };
}

function text(value: string): Encoded {
  const bytes = Buffer.from(value);
  return { type: typeBinary, bytes: [...varint(bytes.length), ...bytes] };
}

function list(items: readonly Encoded[]): Encoded {
  const type = items[0]?.type ?? typeStruct;
  const head = items.length < 15 ? [items.length * 16 + type] : [0xf0 + type, ...varint(items.length)];
  return { type: typeList, bytes: [...head, ...items.flatMap(({ bytes }) => bytes)] };
}

/** Fields by their number, ascending; no two of ours are more than fifteen apart. */
function struct(fields: Readonly<Record<number, Encoded>>): Encoded {
  let before = 0;
  const bytes = Object.entries(fields).flatMap(([key, field]) => {
    const number = Number(key);
    const head = (number - before) * 16 + field.type;
    before = number;
    return [head, ...field.bytes];
  });
  return { type: typeStruct, bytes: [...bytes, 0] };
}

/** A whole number from 0 to 2^53, seven bits a byte, low ones first. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
  return bytes;
}
