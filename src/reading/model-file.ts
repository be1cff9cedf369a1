import { ZhiyinError } from '../domain/index.ts';
import { bucketBits, denseCount } from './features.ts';
import { headDenseCount } from './heads/head-features.ts';

/** Linear heads in one byte q per weight, standing at `row * heads + head`; the weight is q × |q| × the head's scale. */
export interface Table {
  readonly bits: number;
  readonly heads: number;
  readonly scales: readonly number[];
  /** `dense[feature * heads + head]`. */
  readonly dense: Float64Array;
  readonly weights: Int8Array;
  /** Which buckets have weights, and in which row. Without it every bucket has its own. */
  readonly known?: KnownBuckets;
}

/** Tables know few n-grams: which, in one bit for each bucket, and how many stand before. Tables of one model share what they are looked up in, so that one stretch of memory tells of all. */
export interface KnownBuckets {
  readonly marks: Uint8Array;
  /** For every 32 buckets a pair for each table: its marks, and how many buckets before them are marked. */
  readonly counted: Int32Array;
  /** Where the pair of this table stands among them, and how far it is to the next one. */
  readonly offset: number;
  readonly stride: number;
  /** A bit for each bucket that any of the tables knows. */
  readonly any: Int32Array;
}

/** What tables of as many buckets are looked up in, one after another. */
class SharedLookup {
  private readonly stride: number;
  private readonly counted: Int32Array;
  private readonly any: Int32Array;
  /** The marks of the table taken in last. */
  private readonly words: Int32Array;
  private offset = 0;

  constructor(tables: number, bits: number) {
    this.stride = 2 * tables;
    this.any = new Int32Array((1 << bits) >> 5);
    this.words = new Int32Array(this.any.length);
    this.counted = new Int32Array(this.any.length * this.stride);
  }

  /** @returns also how many buckets are marked */
  add(marks: Uint8Array): { readonly known: KnownBuckets; readonly count: number } {
    const { counted, any, words, offset, stride } = this;
    new Uint8Array(words.buffer).set(marks);
    let before = 0;
    for (let word = 0, at = offset; word < words.length; word++, at += stride) {
      const bits = words[word]!;
      counted[at] = bits;
      counted[at + 1] = before;
      if (bits === 0) continue;
      any[word]! |= bits;
      before += bitCount(bits);
    }
    this.offset += 2;
    return { known: { marks, counted, offset, stride, any }, count: before };
  }
}

/** @param marks a bit for each bucket, the lowest of a byte first; kept */
export function countKnown(marks: Uint8Array): KnownBuckets {
  return new SharedLookup(1, Math.log2(marks.length) + 3).add(marks).known;
}

export function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The row of a bucket's weights, −1 for none. */
export function rowOf({ known }: Pick<Table, 'known'>, bucket: number): number {
  if (known === undefined) return bucket;
  const pair = (bucket >>> 5) * known.stride + known.offset;
  const bits = known.counted[pair]!;
  const mark = 1 << (bucket & 31);
  return (bits & mark) === 0 ? -1 : known.counted[pair + 1]! + bitCount(bits & (mark - 1));
}

/** Straightens a logit into a calibrated one: `slope × logit + shift`. */
export interface Straightening {
  readonly slope: number;
  readonly shift: number;
}

/** The same for texts of any length: to slope and shift comes their share per unit of the dense feature `length`. */
export interface LengthStraightening extends Straightening {
  readonly slopeByLength: number;
  readonly shiftByLength: number;
}

/** Per way of reading: Chinese (and mixed) or everything else. */
export interface Calibration {
  readonly polarity: LengthStraightening;
  readonly opinion: LengthStraightening;
  /** Added to the emotion logits, so that rare emotions are not passed over. */
  readonly emotionShifts: readonly number[];
  /** Emotion logits are divided by this afterwards. */
  readonly emotionTemperature: number;
}

/** One yes-or-no head: its name, its calibration, and the probability from which it says yes. */
export interface HeadSetting extends Straightening {
  readonly name: string;
  readonly threshold: number;
}

/** The message heads of one side. Their dense features are those of `fillHeadDense`, then the rule columns. */
export interface HeadTable {
  readonly table: Table;
  readonly settings: readonly HeadSetting[];
  readonly ruleColumns: readonly string[];
}

/** A logistic or softmax model on few dense features: `weights[feature * classes + class]`. */
export interface SmallModel {
  readonly classes: number;
  readonly weights: readonly number[];
}

export interface BaseModel {
  /** Heads: is it positive rather than negative; does it hold an opinion at all. */
  readonly polarity: Table;
  /** One head for each of `emotionLabels`. */
  readonly emotion: Table;
  readonly calibration: { readonly zh: Calibration; readonly en: Calibration };
}

export interface Model extends BaseModel {
  readonly customer: HeadTable;
  readonly agent: HeadTable;
  /** Whether an agent speaks rather than a customer. */
  readonly speaker: HeadTable;
  /** Polarity of an aspect where it is spoken of. */
  readonly aspectPolarity: SmallModel;
  /** Of conversations: did the customer leave dissatisfied; is the matter settled. */
  readonly dissatisfied: SmallModel;
  readonly resolved: SmallModel;
  /** Changes whenever anything in the file changes. */
  readonly version: string;
}

const magic = 0x5a595233;
const headerAlignment = 8;
const tableNames = ['polarity', 'emotion', 'customer', 'agent', 'speaker'] as const;
type TableName = (typeof tableNames)[number];

/** `sparse`: marks come first, and then the rows of known buckets only. */
type TableHeader = Omit<Table, 'weights' | 'dense' | 'known'> & { readonly dense: readonly number[]; readonly sparse?: true };

interface Header extends Pick<Model, 'calibration' | 'aspectPolarity' | 'dissatisfied' | 'resolved'> {
  readonly tables: Readonly<Record<TableName, TableHeader>>;
  readonly heads: Readonly<Record<'customer' | 'agent' | 'speaker', Omit<HeadTable, 'table'>>>;
}

/** One file: magic, header length, header (JSON, ASCII), then the tables' bytes. */
export function encodeModel(model: Omit<Model, 'version'>): Uint8Array {
  const tables: Record<TableName, Table> = { polarity: model.polarity, emotion: model.emotion, customer: model.customer.table, agent: model.agent.table, speaker: model.speaker.table };
  const describe = ({ bits, heads, scales, dense, known }: Table): TableHeader => ({ bits, heads, scales, dense: [...dense], ...(known === undefined ? {} : { sparse: true }) });
  const settings = ({ settings: each, ruleColumns }: HeadTable): Omit<HeadTable, 'table'> => ({ settings: each, ruleColumns });
  const header: Header = {
    tables: { polarity: describe(tables.polarity), emotion: describe(tables.emotion), customer: describe(tables.customer), agent: describe(tables.agent), speaker: describe(tables.speaker) },
    heads: { customer: settings(model.customer), agent: settings(model.agent), speaker: settings(model.speaker) },
    calibration: model.calibration,
    aspectPolarity: model.aspectPolarity,
    dissatisfied: model.dissatisfied,
    resolved: model.resolved,
  };
  const text = JSON.stringify(header);
  const parts = tableNames.map((name) => packWeights(tables[name]));
  const bytes = new Uint8Array(headerAlignment + text.length + parts.reduce((sum, part) => sum + part.length, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic);
  view.setUint32(4, text.length);
  for (let at = 0; at < text.length; at++) bytes[headerAlignment + at] = text.charCodeAt(at);
  let start = headerAlignment + text.length;
  for (const part of parts) {
    bytes.set(part, start);
    start += part.length;
  }
  return bytes;
}

function packWeights({ weights, known }: Table): Uint8Array {
  const all = new Uint8Array(weights.buffer, weights.byteOffset, weights.length);
  if (known === undefined) return all;
  const packed = new Uint8Array(known.marks.length + all.length);
  packed.set(known.marks);
  packed.set(all, known.marks.length);
  return packed;
}

/**
 * Reads a model from its bytes, which are kept and must not be changed afterwards.
 * @throws ZhiyinError FILE_NOT_READABLE when the bytes are no model of this version of the reader.
 */
export function decodeModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerAlignment || view.getUint32(0) !== magic) throw unreadable('it does not start as a reading model does');
  let start = headerAlignment + view.getUint32(4);
  if (start > bytes.length) throw unreadable('it ends inside its header');
  const { tables, heads, ...rest } = JSON.parse(asciiOf(bytes.subarray(headerAlignment, start))) as Header;
  const lookups = new Map<number, SharedLookup>();
  const lookupOf = (bits: number): SharedLookup => {
    const known = lookups.get(bits);
    if (known) return known;
    const made = new SharedLookup(tableNames.filter((name) => tables[name].sparse === true && tables[name].bits === bits).length, bits);
    lookups.set(bits, made);
    return made;
  };
  const take = (name: TableName, dense: number): Table => {
    const { table, end } = takeTable(bytes, start, { ...tables[name], denseCount: dense, lookupOf });
    start = end;
    return table;
  };
  const takeHeads = (name: 'customer' | 'agent' | 'speaker'): HeadTable => ({ table: take(name, headDenseCount + heads[name].ruleColumns.length), ...heads[name] });
  return {
    polarity: take('polarity', denseCount),
    emotion: take('emotion', denseCount),
    customer: takeHeads('customer'),
    agent: takeHeads('agent'),
    speaker: takeHeads('speaker'),
    ...rest,
    version: `reading-${fingerprint(bytes)}`,
  };
}

interface Taking extends TableHeader {
  readonly denseCount: number;
  readonly lookupOf: (bits: number) => SharedLookup;
}

function takeTable(bytes: Uint8Array, start: number, { denseCount: expected, sparse, lookupOf, ...header }: Taking): { table: Table; end: number } {
  if (header.bits > bucketBits || header.dense.length !== header.heads * expected) throw unreadable('it was trained for other features');
  const from = sparse === true ? start + ((1 << header.bits) >> 3) : start;
  if (from > bytes.length) throw unreadable('it ends inside a table');
  const looked = sparse === true ? lookupOf(header.bits).add(bytes.subarray(start, from)) : undefined;
  const end = from + (looked?.count ?? 1 << header.bits) * header.heads;
  if (end > bytes.length) throw unreadable('it ends inside a table');
  const table = { ...header, dense: new Float64Array(header.dense), weights: new Int8Array(bytes.buffer, bytes.byteOffset + from, end - from) };
  return { table: looked === undefined ? table : { ...table, known: looked.known }, end };
}

function asciiOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += longestCall) text += Reflect.apply(String.fromCharCode, null, bytes.subarray(at, at + longestCall));
  return text;
}
/** Engines take so many arguments, and more. */
const longestCall = 4096;

function unreadable(problem: string): ZhiyinError {
  return new ZhiyinError('FILE_NOT_READABLE', { path: 'reading model', problem });
}

function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
