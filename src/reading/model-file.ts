import { ZhiyinError } from '../domain/index.ts';
import { bucketBits, denseCount } from './features.ts';

/** Linear heads in one byte q per weight, standing at `bucket * heads + head`; the weight is q × |q| × the head's scale. */
export interface Table {
  readonly bits: number;
  readonly heads: number;
  readonly scales: readonly number[];
  /** `dense[feature * heads + head]`. */
  readonly dense: readonly number[];
  readonly weights: Int8Array;
}

/** Straightens a logit into a calibrated one: `slope × logit + shift`. */
export interface Straightening {
  readonly slope: number;
  readonly shift: number;
}

/** Per way of reading: Chinese (and mixed) or everything else. */
export interface Calibration {
  readonly polarity: Straightening;
  readonly opinion: Straightening;
  /** Emotion logits are divided by this. */
  readonly emotionTemperature: number;
}

export interface Model {
  /** Heads: is it positive rather than negative; does it hold an opinion at all. */
  readonly polarity: Table;
  /** One head for each of `emotionLabels`. */
  readonly emotion: Table;
  readonly calibration: { readonly zh: Calibration; readonly en: Calibration };
  /** Changes whenever anything in the file changes. */
  readonly version: string;
}

const magic = 0x5a595232;
const headerAlignment = 8;

interface TableHeader {
  readonly bits: number;
  readonly heads: number;
  readonly scales: readonly number[];
  readonly dense: readonly number[];
}

interface Header {
  readonly polarity: TableHeader;
  readonly emotion: TableHeader;
  readonly calibration: Model['calibration'];
}

/** One file: magic, header length, header (JSON), then the tables' bytes. */
export function encodeModel(model: Omit<Model, 'version'>): Uint8Array {
  const describe = ({ bits, heads, scales, dense }: Table): TableHeader => ({ bits, heads, scales, dense });
  const header: Header = { polarity: describe(model.polarity), emotion: describe(model.emotion), calibration: model.calibration };
  const text = JSON.stringify(header);
  const start = headerAlignment + text.length;
  const bytes = new Uint8Array(start + model.polarity.weights.length + model.emotion.weights.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic);
  view.setUint32(4, text.length);
  for (let at = 0; at < text.length; at++) bytes[headerAlignment + at] = text.charCodeAt(at);
  bytes.set(new Uint8Array(model.polarity.weights.buffer, model.polarity.weights.byteOffset, model.polarity.weights.length), start);
  bytes.set(new Uint8Array(model.emotion.weights.buffer, model.emotion.weights.byteOffset, model.emotion.weights.length), start + model.polarity.weights.length);
  return bytes;
}

/**
 * Reads a model from its bytes, which are kept and must not be changed afterwards.
 * @throws ZhiyinError FILE_NOT_READABLE when the bytes are no model of this version of the reader.
 */
export function decodeModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerAlignment || view.getUint32(0) !== magic) throw unreadable('it does not start as a reading model does');
  const start = headerAlignment + view.getUint32(4);
  if (start > bytes.length) throw unreadable('it ends inside its header');
  let text = '';
  for (let at = headerAlignment; at < start; at++) text += String.fromCharCode(bytes[at]!);
  const header = JSON.parse(text) as Header;
  const polarity = takeTable(bytes, start, header.polarity);
  const emotion = takeTable(bytes, start + polarity.weights.length, header.emotion);
  return { polarity, emotion, calibration: header.calibration, version: `reading-${fingerprint(bytes)}` };
}

function takeTable(bytes: Uint8Array, start: number, header: TableHeader): Table {
  const size = header.heads << header.bits;
  if (start + size > bytes.length) throw unreadable('it ends inside a table');
  if (header.bits > bucketBits || header.dense.length !== header.heads * denseCount) throw unreadable('it was trained for other features');
  return { ...header, weights: new Int8Array(bytes.buffer, bytes.byteOffset + start, size) };
}

function unreadable(problem: string): ZhiyinError {
  return new ZhiyinError('FILE_NOT_READABLE', { path: 'reading model', problem });
}

function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
