/** What a company's own labels add to the shipped model: weights added to its logits, and texts that a person has labelled. */
import { emotionLabels, ZhiyinError } from '../../domain/index.ts';
import type { EmotionLabel, IntentLabel, ObjectionCause } from '../../domain/index.ts';
import type { Features } from '../features.ts';
import type { Leaning } from '../heads/head-features.ts';
import { customerHeads } from '../heads/head-names.ts';
import { layTables } from '../kernel/table.ts';
import type { Table, TableParts } from '../kernel/table.ts';
import { logitsOf, softmax } from '../scoring.ts';

/** What people said of a text. */
export interface PersonLabels {
  readonly polarity?: 'negative' | 'neutral' | 'positive';
  readonly emotion?: EmotionLabel;
  readonly intent?: IntentLabel | 'none';
  readonly objection?: ObjectionCause | 'none';
}

/** Weights that are added to the shipped model's logits. A table that is not there changes nothing. */
export interface HomeWeights {
  /** Heads as in the shipped table: positive rather than negative; holds an opinion at all. */
  readonly polarity?: Table;
  /** One head for each of `emotionLabels`. */
  readonly emotion?: Table;
  /** One head for each customer head that `customerColumns` names by its place among all of them. */
  readonly customer?: Table;
  readonly customerColumns: readonly number[];
  /** Added to how a conversation is judged, one weight for each of its features. */
  readonly resolved?: readonly number[];
  readonly dissatisfied?: readonly number[];
}

export interface HomeModel extends HomeWeights {
  /** Version of the shipped model it stands on; on any other it means nothing. */
  readonly base: string;
  /** Labels of people by the key of the words they were given to: see `textKey`. */
  readonly remembered: ReadonlyMap<string, PersonLabels>;
}

/** The base heads' opinion of the text in `features`, moved by what was learned at home. */
export function leanAtHome(home: HomeWeights, features: Features, { sign, opinion, emotions }: Leaning): Leaning {
  const [moreSign = 0, moreOpinion = 0] = home.polarity ? logitsOf(home.polarity, features, noDense) : [];
  const more = home.emotion && logitsOf(home.emotion, features, noDense);
  return {
    sign: sign + moreSign,
    opinion: opinion + moreOpinion,
    emotions: more ? softmax(emotions.map((probability, label) => Math.log(Math.max(probability, leastProbability)) + more[label]!), 1) : emotions,
  };
}

/** Adds to the logits of all customer heads what was learned at home. */
export function addCustomerLogits(home: HomeWeights, features: Features, logits: Float64Array): void {
  if (!home.customer) return;
  const more = logitsOf(home.customer, features, noDense, 1);
  home.customerColumns.forEach((column, at) => (logits[column] = logits[column]! + more[at]!));
}

const customerMoods = { negative: customerHeads.indexOf('mood.negative'), neutral: customerHeads.indexOf('mood.neutral'), positive: customerHeads.indexOf('mood.positive') };
const firstEmotion = customerHeads.indexOf(`emotion.${emotionLabels[0]}`);

/** What was learned of polarity and emotion moves the customer heads of mood and emotion as it moves the base's. */
export function addMoodLogits(home: HomeWeights, features: Features, logits: Float64Array): void {
  const add = (head: number, more: number): void => void (logits[head] = logits[head]! + more);
  const [moreSign = 0, moreOpinion = 0] = home.polarity ? logitsOf(home.polarity, features, noDense) : [];
  add(customerMoods.positive, moreSign / 2);
  add(customerMoods.negative, -moreSign / 2);
  add(customerMoods.neutral, -moreOpinion);
  if (home.emotion) logitsOf(home.emotion, features, noDense).forEach((more, label) => add(firstEmotion + label, more));
}

/** What was learned at home adds to the logit of a conversation's outcome. */
export function outcomeAtHome(weights: readonly number[] | undefined, described: Float64Array): number {
  return weights ? described.reduce((sum, value, at) => sum + value * weights[at]!, 0) : 0;
}

export const leastProbability = 1e-9;
const noDense = new Float64Array(0);

const magic = 0x5a594831;
const start = 8;
const tableNames = ['polarity', 'emotion', 'customer'] as const;
type TableName = (typeof tableNames)[number];

interface Header extends Omit<HomeModel, TableName | 'remembered'> {
  readonly tables: Readonly<Partial<Record<TableName, Omit<TableParts, 'weights' | 'dense' | 'marks'>>>>;
  readonly remembered: readonly (readonly [string, PersonLabels])[];
}

/** One file: magic, length of the header, header (JSON, ASCII), then the tables' bytes. */
export function encodeHome(home: HomeModel): Uint8Array {
  const { polarity, emotion, customer, remembered, ...rest } = home;
  const tables = { polarity, emotion, customer };
  const described = Object.fromEntries(tableNames.flatMap((name) => (tables[name] ? [[name, { bits: tables[name].bits, heads: tables[name].heads, scales: tables[name].scales }]] : [])));
  const header: Header = { ...rest, tables: described, remembered: [...remembered].toSorted(([one], [other]) => (one < other ? -1 : 1)) };
  const text = JSON.stringify(header);
  const parts = tableNames.flatMap((name) => (tables[name] ? [tables[name].weights] : []));
  const bytes = new Uint8Array(start + text.length + parts.reduce((sum, part) => sum + part.length, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic);
  view.setUint32(4, text.length);
  for (let at = 0; at < text.length; at++) bytes[start + at] = text.charCodeAt(at);
  let next = start + text.length;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.length), next);
    next += part.length;
  }
  return bytes;
}

/**
 * Reads a home model from its bytes.
 * @throws ZhiyinError FILE_NOT_READABLE when they are none
 */
export function decodeHome(bytes: Uint8Array): HomeModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < start || view.getUint32(0) !== magic) throw unreadable('it does not start as a home model does');
  let next = start + view.getUint32(4);
  if (next > bytes.length) throw unreadable('it ends inside its header');
  let text = '';
  for (let at = start; at < next; at++) text += String.fromCharCode(bytes[at]!);
  const { tables, remembered, ...rest } = JSON.parse(text) as Header;
  const names: TableName[] = [];
  const parts: TableParts[] = [];
  for (const name of tableNames) {
    const described = tables[name];
    if (!described) continue;
    const size = described.heads << described.bits;
    if (next + size > bytes.length) throw unreadable('it ends inside a table');
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset + next, size);
    names.push(name);
    parts.push({ ...described, dense: noDense, weights });
    next += size;
  }
  const laid = layTables(parts);
  return { ...rest, ...Object.fromEntries(names.map((name, at) => [name, laid[at]])), remembered: new Map(remembered) };
}

function unreadable(problem: string): ZhiyinError {
  return new ZhiyinError('FILE_NOT_READABLE', { path: 'home model', problem });
}
