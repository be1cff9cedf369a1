import { ZhiyinError } from '../domain/index.ts';
import type { DialogueQuestion } from './dialogue/questions.ts';
import { bucketBits, denseCount } from './features.ts';
import { headDenseCount } from './heads/head-features.ts';
import { countRows, layTables } from './kernel/table.ts';
import type { Table, TableParts } from './kernel/table.ts';
import { TopicIndex } from './topics/topic-index.ts';
import { topicNames } from './topics/topic-names.ts';

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
  /** Words of `topicNames`. */
  readonly topics: TopicIndex;
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
  /** What else a conversation as a whole is asked. */
  readonly dialogue: Readonly<Record<DialogueQuestion, SmallModel>>;
  /** Changes whenever anything in the file changes. */
  readonly version: string;
}

const magic = 0x5a595235;
const headerAlignment = 8;
const tableNames = ['polarity', 'emotion', 'customer', 'agent', 'speaker'] as const;
type TableName = (typeof tableNames)[number];

/** `sparse`: marks come first, and then the rows of known buckets only. Dense weights come last, in single precision. */
type TableHeader = Omit<TableParts, 'weights' | 'dense' | 'marks'> & { readonly sparse?: true };

interface Header extends Pick<Model, 'calibration' | 'aspectPolarity' | 'dissatisfied' | 'resolved' | 'dialogue'> {
  readonly tables: Readonly<Record<TableName, TableHeader>>;
  /** By topic, how many words it has. */
  readonly topics: readonly number[];
  readonly heads: Readonly<Record<'customer' | 'agent' | 'speaker', Omit<HeadTable, 'table'>>>;
}

/** One file: magic, header length, header (JSON, ASCII), then the tables' bytes and the hashes of the words of topics. */
export function encodeModel(model: Omit<Model, 'version'>): Uint8Array {
  const tables: Record<TableName, Table> = { polarity: model.polarity, emotion: model.emotion, customer: model.customer.table, agent: model.agent.table, speaker: model.speaker.table };
  const describe = ({ bits, heads, scales, marks }: Table): TableHeader => ({ bits, heads, scales, ...(marks ? { sparse: true } : {}) });
  const settings = ({ settings: each, ruleColumns }: HeadTable): Omit<HeadTable, 'table'> => ({ settings: each, ruleColumns });
  const header: Header = {
    tables: { polarity: describe(tables.polarity), emotion: describe(tables.emotion), customer: describe(tables.customer), agent: describe(tables.agent), speaker: describe(tables.speaker) },
    topics: model.topics.words.map(({ length }) => length),
    heads: { customer: settings(model.customer), agent: settings(model.agent), speaker: settings(model.speaker) },
    calibration: model.calibration,
    aspectPolarity: model.aspectPolarity,
    dissatisfied: model.dissatisfied,
    resolved: model.resolved,
    dialogue: model.dialogue,
  };
  const text = JSON.stringify(header);
  const parts = [...tableNames.flatMap((name) => packTable(tables[name])), ...model.topics.words.map(bytesOf)];
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

function packTable({ weights, dense, marks }: Table): Uint8Array[] {
  return [...(marks ? [marks] : []), bytesOf(weights), bytesOf(Float32Array.from(dense))];
}

function bytesOf({ buffer, byteOffset, byteLength }: Int8Array | Int32Array | Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
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
  const { tables, heads, topics: counts, ...rest } = JSON.parse(asciiOf(bytes.subarray(headerAlignment, start))) as Header;
  const parts = tableNames.map((name) => {
    const taken = takeTable(bytes, start, { ...tables[name], denseCount: name === 'polarity' || name === 'emotion' ? denseCount : headDenseCount + heads[name].ruleColumns.length });
    start = taken.end;
    return taken.table;
  });
  if (counts.length !== topicNames.length) throw unreadable('it was trained for other topics');
  const topics = new TopicIndex(counts.map((count) => {
    const words = new Int32Array(takeBytes(bytes, start, count * Int32Array.BYTES_PER_ELEMENT));
    start += words.byteLength;
    return words;
  }));
  if (start !== bytes.length) throw unreadable('it was trained for other features');
  const [polarity, emotion, customer, agent, speaker] = layTables(parts) as [Table, Table, Table, Table, Table];
  return { topics, polarity, emotion, customer: { table: customer, ...heads.customer }, agent: { table: agent, ...heads.agent }, speaker: { table: speaker, ...heads.speaker }, ...rest, version: `reading-${fingerprint(bytes)}` };
}

function takeTable(bytes: Uint8Array, start: number, { denseCount: expected, sparse, ...header }: TableHeader & { readonly denseCount: number }): { table: TableParts; end: number } {
  if (header.bits > bucketBits) throw unreadable('it was trained for other features');
  const from = sparse === true ? start + ((1 << header.bits) >> 3) : start;
  if (from > bytes.length) throw unreadable('it ends inside a table');
  const marks = sparse === true ? bytes.subarray(start, from) : undefined;
  const behind = from + (marks ? countRows(marks) : 1 << header.bits) * header.heads;
  const dense = new Float32Array(takeBytes(bytes, behind, header.heads * expected * Float32Array.BYTES_PER_ELEMENT));
  return { table: { ...header, dense: new Float64Array(dense), weights: new Int8Array(bytes.buffer, bytes.byteOffset + from, behind - from), marks }, end: behind + dense.byteLength };
}

/** A copy, since numbers of several bytes must begin where they may. */
function takeBytes(bytes: Uint8Array, start: number, length: number): ArrayBuffer {
  if (start + length > bytes.length) throw unreadable('it ends inside its numbers');
  return new Uint8Array(bytes.subarray(start, start + length)).buffer;
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

/** Four bytes at a time; the last of a length that four does not divide are taken one by one. */
function fingerprint(bytes: Uint8Array): string {
  const whole = bytes.length & ~3;
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const words = new Int32Array(buffer, byteOffset, whole >> 2);
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) {
    hash = Math.imul(hash ^ words[at]!, 0x01000193);
    hash ^= hash >>> 15;
  }
  for (let at = whole; at < bytes.length; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
