/** Which column of a file is which column of a fact: by its name in either language, and by what its values look like. */
import { factKinds } from '../domain/index.ts';
import type { Bilingual, Column, FactKind } from '../domain/index.ts';
import { importColumns, missingColumns } from '../facts/index.ts';
import { columnSynonyms, plainHeader } from './column-synonyms.ts';
import { recogniseByPosition } from './recognise-positions.ts';
import { profileOf } from './value-evidence.ts';
import type { ColumnProfile } from './value-evidence.ts';

/** A file's column and what it was recognised as. */
export interface RecognisedColumn {
  readonly name: string;
  readonly target: string | null;
  /** 0–1. */
  readonly confidence: number;
  readonly reason: Bilingual;
}

export interface Recognition {
  readonly kind: FactKind;
  /** How well the file fits the kind, 0–1. */
  readonly confidence: number;
  /** Target column → header, `#3`, or `=text` for the same value in every row. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly columns: readonly RecognisedColumn[];
  readonly missing: readonly string[];
}

/** What a file shows of itself. */
export interface Table {
  readonly headers: readonly string[];
  /** Whether the headers are the file's own. */
  readonly header: boolean;
  readonly samples: readonly (readonly (string | null)[])[];
}

interface Match {
  readonly field: number;
  readonly target: string;
  readonly score: number;
  readonly reason: Bilingual;
}

const threshold = 0.45;

/** Recognises a table's columns for one kind. */
export function recognise(table: Table, kind: FactKind): Recognition {
  const profiles = table.headers.map((_, field) => profileOf(table.samples.map((row) => row[field] ?? null)));
  const matches = table.header ? byName(table, profiles, kind) : recogniseByPosition(profiles, kind);
  const chosen = choose(matches);
  const mapping: Record<string, string> = {};
  for (const { field, target } of chosen) mapping[target] = table.headers[field] ?? '';
  Object.assign(mapping, impliedConstants(kind, mapping, table, profiles));
  const columns = table.headers.map((name, field): RecognisedColumn => {
    const match = chosen.find((match) => match.field === field);
    return match
      ? { name, target: match.target, confidence: round(match.score), reason: match.reason }
      : { name, target: null, confidence: 0, reason: { zh: '没有认出来，原样保留在附加属性里', en: 'not recognised; kept as an attribute' } };
  });
  const missing = missingColumns(kind, new Set(Object.keys(mapping)));
  return { kind, mapping, columns, missing, confidence: round(fit(kind, chosen, missing, table.headers.length)) };
}

/** Every kind, the best fit first. */
export function recogniseKinds(table: Table): readonly Recognition[] {
  return factKinds.map((kind) => recognise(table, kind)).toSorted((a, b) => b.confidence - a.confidence);
}

/** Columns that make a kind what it is: without one of them a fit is unlikely. */
const signature: Readonly<Record<FactKind, readonly string[]>> = {
  customers: ['name', 'phone', 'email', 'birthday', 'joined_on', 'segment'],
  orders: ['net', 'ordered_at', 'gross'],
  'order-lines': ['product_id', 'quantity', 'price', 'order_id'],
  moments: ['text', 'conversation_id', 'direction', 'agent_id', 'touchpoint', 'resolved'],
  feedback: ['perceived', 'expected', 'instrument', 'item', 'text'],
  costs: ['amount', 'kind'],
  products: ['price', 'category', 'features', 'name'],
};

function fit(kind: FactKind, chosen: readonly Match[], missing: readonly string[], fields: number): number {
  if (fields === 0) return 0;
  const covered = chosen.reduce((sum, { score }) => sum + score, 0) / fields;
  const signs = signature[kind];
  const signed = chosen.filter(({ target }) => signs.includes(target)).length / Math.min(signs.length, 3);
  return Math.max(0, Math.min(1, 0.5 * covered + 0.5 * Math.min(1, signed)) - (missing.length > 0 ? 0.4 : 0));
}

/** Best pairs first; a field gives one column, a column comes from one field. */
function choose(matches: readonly Match[]): readonly Match[] {
  const chosen: Match[] = [];
  for (const match of matches.toSorted((a, b) => b.score - a.score || a.field - b.field)) {
    if (match.score < threshold) break;
    if (!chosen.some(({ field, target }) => field === match.field || target === match.target)) chosen.push(match);
  }
  return chosen;
}

function byName(table: Table, profiles: readonly ColumnProfile[], kind: FactKind): readonly Match[] {
  return table.headers.flatMap((header, field) =>
    importColumns(kind).flatMap((column) => {
      const named = nameScore(plainHeader(header), columnSynonyms[kind][column.name] ?? [], column);
      if (named === 0) return [];
      const shown = evidence(column, profiles[field] ?? profileOf([]));
      const score = named * shown.factor;
      return score > 0 ? [{ field, target: column.name, score, reason: reasonOf(column, named, shown) }] : [];
    }),
  );
}

/** 1 for the column's own name, a little less for its synonyms in their order, less for a name that contains one. */
function nameScore(header: string, synonyms: readonly string[], column: Column): number {
  if (header === '') return 0;
  if (header === plainHeader(column.name) || header === plainHeader(column.title.zh) || header === plainHeader(column.title.en)) return 0.99;
  const exact = synonyms.findIndex((synonym) => plainHeader(synonym) === header);
  if (exact >= 0) return 0.97 - 0.15 * (exact / synonyms.length);
  const long = (synonym: string): boolean => plainHeader(synonym).length >= (/[\u4E00-\u9FFF]/.test(synonym) ? 2 : 4);
  const within = synonyms.findIndex((synonym) => long(synonym) && (header.endsWith(plainHeader(synonym)) || header.startsWith(plainHeader(synonym))));
  return within >= 0 ? 0.68 - 0.1 * (within / synonyms.length) : 0;
}

interface Evidence {
  /** Multiplies the name's score. */
  readonly factor: number;
  readonly says: Bilingual | undefined;
}

const silent: Evidence = { factor: 0.9, says: undefined };

/** Whether the values are what the column wants. */
function evidence(column: Column, profile: ColumnProfile): Evidence {
  if (profile.filled === 0) return silent;
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  const shown = (share: number, zh: string, en: string): Evidence =>
    share >= 0.8 ? { factor: 1.03, says: { zh: `${percent(share)} 的值是${zh}`, en: `${percent(share)} of the values are ${en}` } } : { factor: 0.25 + 0.7 * share, says: { zh: `只有 ${percent(share)} 的值是${zh}`, en: `only ${percent(share)} of the values are ${en}` } };
  if (column.name === 'phone') return shown(Math.max(profile.phones, profile.integers * 0.8), '电话', 'phone numbers');
  if (column.name === 'email') return shown(profile.emails, '邮箱', 'e-mail addresses');
  if (column.oneOf || column.type === 'boolean') return { factor: profile.distinct <= 20 ? 1 : 0.4, says: undefined };
  if (column.type === 'day' || column.type === 'timestamp') return shown(Math.max(profile.dates, profile.integers * (looksSerial(profile) ? 0.85 : 0)), '日期', 'dates');
  if (column.type === 'money' || column.type === 'number' || column.type === 'integer') return shown(profile.dates > 0.5 && profile.packedDays === 0 ? 0 : profile.numbers, '数字', 'numbers');
  if (column.name === 'text') return { factor: profile.averageLength >= 4 && profile.numbers < 0.5 ? 1.02 : 0.4, says: undefined };
  if (column.name === 'id' && profile.filled > 20 && profile.distinct < profile.filled * 0.9) {
    return { factor: 0.5, says: { zh: '但同一个值出现多次', en: 'but the same value occurs many times' } };
  }
  return { factor: profile.dates > 0.9 && profile.packedDays < 0.5 ? 0.3 : 1, says: undefined };
}

/** Excel's day numbers and Unix seconds. */
function looksSerial({ smallest, largest }: ColumnProfile): boolean {
  if (smallest === undefined || largest === undefined) return false;
  return (smallest >= 18_264 && largest <= 73_050) || (smallest >= 315_532_800 && largest <= 4_102_444_800_000);
}

function reasonOf(column: Column, named: number, shown: Evidence): Bilingual {
  const how = named > 0.95 ? { zh: '列名相符', en: 'the name says so' } : named > 0.75 ? { zh: '列名是常用叫法', en: 'a usual name for it' } : { zh: '列名相近', en: 'the name is close' };
  const target = { zh: `“${column.title.zh}”`, en: `"${column.title.en}"` };
  return shown.says ? { zh: `${target.zh}：${how.zh}，${shown.says.zh}`, en: `${target.en}: ${how.en}, ${shown.says.en}` } : { zh: `${target.zh}：${how.zh}`, en: `${target.en}: ${how.en}` };
}

/** What a feedback file leaves unsaid because its header says it: which scale the scores are on. */
function impliedConstants(kind: FactKind, mapping: Readonly<Record<string, string>>, table: Table, profiles: readonly ColumnProfile[]): Record<string, string> {
  const implied: Record<string, string> = {};
  if (kind === 'customers' && mapping['id'] === undefined) {
    const standIn = mapping['phone'] ?? mapping['email'];
    if (standIn !== undefined) implied['id'] = standIn;
  }
  const scored = mapping['perceived'];
  if (kind !== 'feedback' || scored === undefined) return implied;
  const scale = scaleOf(plainHeader(scored), profiles[table.headers.indexOf(scored)]);
  if (!scale) return implied;
  if (mapping['instrument'] === undefined) implied['instrument'] = `=${scale.instrument}`;
  if (mapping['scale_low'] === undefined) implied['scale_low'] = `=${scale.low}`;
  if (mapping['scale_high'] === undefined) implied['scale_high'] = `=${scale.high}`;
  return implied;
}

function scaleOf(header: string, profile: ColumnProfile | undefined): { readonly instrument: string; readonly low: number; readonly high: number } | undefined {
  const largest = profile?.largest ?? 5;
  const smallest = profile?.smallest ?? 0;
  if (/label|标签|sentiment/.test(header) && smallest >= 0 && largest <= 1) return { instrument: 'label', low: 0, high: 1 };
  if (/nps|推荐|recommend/.test(header)) return { instrument: 'nps', low: 0, high: 10 };
  if (smallest < 0) return undefined;
  const instrument = /star|星|rating|评分|score|打分|得分|分数/.test(header) ? 'stars' : /ces|费力/.test(header) ? 'ces' : 'csat';
  const high = [5, 7, 10, 100].find((top) => largest <= top);
  return high === undefined ? undefined : { instrument, low: high === 100 || smallest < 1 ? 0 : 1, high };
}

function round(score: number): number {
  return Math.round(Math.min(1, score) * 100) / 100;
}
