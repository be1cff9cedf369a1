/** Text as typed rows with the first thing that is wrong with each: the table `import_typed`. */
import { dialect, join, name, sql } from '../domain/index.ts';
import type { Bilingual, Column, Query } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { sqlType } from '../storage/index.ts';
import { hasOwnId, importColumns, orderColumnsOnLines } from './append-columns.ts';
import { rawText, surprising } from './append-evidence.ts';
import type { Evidence } from './append-evidence.ts';
import { parsed, saysNothing } from './append-parse.ts';
import type { AppendPlan } from './append-plan.ts';

/** Records on their way in are in `import_records`, all of a file's in `import_stage`: `line`, then `c0`, `c1` … as text. */
export type RecordTable = 'import_records' | 'import_stage';

/**
 * Adds records to `import_typed`: line, every column of the kind, attributes, problem, unread, surprising, print, and of rejected ones
 * the fields, see {@link recordField}. Tells how many there were.
 */
export function typeRecords(inside: Warehouse, plan: AppendPlan, { from, evidence, append }: { readonly from: RecordTable; readonly evidence: Evidence; readonly append: boolean }): Promise<number> {
  return inside.temporaryCopy({ name: 'import_typed', query: typedQuery(plan, evidence, from), append });
}

function typedQuery(plan: AppendPlan, evidence: Evidence, from: RecordTable): Query {
  const columns = importColumns(plan.kind);
  const mapped = columns.filter((column) => plan.mapping.has(column.name));
  const read = columns.map((column) => sql`${readColumn(column, plan, evidence)} as ${name(column.name)}`);
  const raw = mapped.filter((column) => column.type !== 'text' || column.oneOf).map((column) => sql`${rawText(column, plan)} as ${name(`raw_${column.name}`)}`);
  const fields = plan.headers.map((_, field) => name(`c${field}`));
  const inner = sql`select cast(line as bigint) as line, ${join([...read, ...raw, ...fields])} from ${name(from)}`;
  const derived = columns.map((column) => sql`${derivedColumn(column, plan)} as ${name(column.name)}`);
  const checked = sql`select line, ${join([...derived, ...fields])}, ${problem(columns, plan, evidence)} as problem, ${firstUnread(columns, plan, evidence)} as unread,
    ${attributes(columns, plan, evidence)} as attributes, ${surprising(plan, evidence)} as surprising from (${inner}) parsed`;
  return sql`select line, ${join(columns.map((column) => name(column.name)))}, problem, unread, attributes, surprising,
    case when problem is not null then ${recordText(fields)} end as record, ${dialect('fingerprint', content(plan))} as print from (${checked}) checked`;
}

/** A rejected row's fields as one text. */
function recordText(fields: readonly Query[]): Query {
  return join(fields.map((field) => sql`replace(coalesce(${field}, ''), ${separator}, ' ')`), sql` || ${separator} || `);
}

/** A field of a rejected row, as the file has it; null when it is empty. */
export function recordField(field: number): Query {
  return sql`nullif(split_part(record, ${separator}, ${field + 1}), '')`;
}

function isMapped(plan: AppendPlan, field: number): boolean {
  return [...plan.mapping.values()].some((source) => 'field' in source && source.field === field);
}

function readColumn(column: Column, plan: AppendPlan, evidence: Evidence): Query {
  if (!plan.mapping.has(column.name)) return sql`cast(null as ${sqlType(column.type)})`;
  const text = rawText(column, plan);
  const read = parsed(column, text, evidence);
  return evidence.floatIds.has(column.name) ? sql`case when ${text} like '%.0' then substr(${text}, 1, length(${text}) - 2) end` : read;
}

/** Columns that follow from others where the file does not give them. */
function derivedColumn(column: Column, plan: AppendPlan): Query {
  const own = name(column.name);
  const has = (mapped: string): boolean => plan.mapping.has(mapped);
  if (plan.kind === 'order-lines') {
    if (column.name === 'net' && !has('net')) {
      const full = sql`cast(${quantityExact(plan)} * price as decimal(18, 6))`;
      return has('discount') ? sql`cast(${full} - coalesce(discount, 0) as decimal(18, 6))` : full;
    }
    if (column.name === 'price' && !has('price')) return sql`cast(net / nullif(${quantityExact(plan)}, 0) as decimal(18, 6))`;
    if (column.name === 'quantity' && !has('quantity')) return sql`cast(1 as double)`;
  }
  if (plan.kind === 'orders') {
    if (column.name === 'net' && !has('net')) return sql`cast(gross - coalesce(discount, 0) as decimal(18, 6))`;
    if (column.name === 'returned') return sql`coalesce(returned, ${has('id') ? sql`regexp_like(id, '^[Cc][0-9]')` : sql`false`} or coalesce(net < 0, false))`;
  }
  if (plan.kind === 'customers' && column.name === 'id' && !has('id')) return sql`${name(stableId(plan))}`;
  return own;
}

/** The column that stands in for a customer's id when the file has none. */
function stableId(plan: AppendPlan): string {
  return ['phone', 'email', 'name'].find((column) => plan.mapping.has(column)) ?? 'id';
}

/** Quantities are stored as double; amounts are worked out from their exact text. */
function quantityExact(plan: AppendPlan): Query {
  return plan.mapping.has('quantity') ? sql`cast(quantity as decimal(18, 6))` : sql`cast(1 as decimal(18, 6))`;
}

const badCodes: Readonly<Partial<Record<Column['type'], string>>> = { money: 'BAD_NUMBER', number: 'BAD_NUMBER', integer: 'BAD_NUMBER', day: 'BAD_DATE', timestamp: 'BAD_DATE', boolean: 'BAD_YES_NO' };

/** The first thing wrong with a row, as `CODE:column`, or null. */
function problem(columns: readonly Column[], plan: AppendPlan, evidence: Evidence): Query {
  const cases = columns
    .filter((column) => column.required && plan.mapping.has(column.name))
    .flatMap((column) => {
      const raw = name(`raw_${column.name}`);
      const code = badCodes[column.type];
      const missing = sql`when ${name(column.name)} is null then ${`MISSING:${column.name}`}`;
      return code && mayFail(column, evidence) ? [sql`when ${name(column.name)} is null and ${raw} is not null and not ${saysNothing(raw)} then ${`${code}:${column.name}`}`, missing] : [missing];
    });
  const sources = ['gross', 'net', 'price', 'quantity'].filter((column) => plan.mapping.has(column));
  for (const column of columns) {
    if (!column.required || plan.mapping.has(column.name)) continue;
    if (column.type === 'money') cases.push(sql`when ${join(sources.map((source) => sql`${name(source)} is null`), sql` or `)} then ${`MISSING:${column.name}`}`);
    if (plan.kind === 'customers' && column.name === 'id') cases.push(sql`when ${name(stableId(plan))} is null then ${'MISSING:id'}`);
  }
  return cases.length === 0 ? sql`cast(null as varchar)` : sql`case ${join(cases, sql` `)} end`;
}

/** Optional values that could not be read are kept as attributes; this names the first of a row. */
function firstUnread(columns: readonly Column[], plan: AppendPlan, evidence: Evidence): Query {
  const cases = optional(columns, plan, evidence).map((column) => sql`when ${isUnread(column)} then ${column.name}`);
  return cases.length === 0 ? sql`cast(null as varchar)` : sql`case ${join(cases, sql` `)} end`;
}

/** Whether values of the column may turn out unreadable. */
function mayFail(column: Column, evidence: Evidence): boolean {
  return !evidence.plain.has(column.name) && (badCodes[column.type] !== undefined || column.oneOf !== undefined);
}

function optional(columns: readonly Column[], plan: AppendPlan, evidence: Evidence): readonly Column[] {
  return columns.filter((column) => !column.required && plan.mapping.has(column.name) && mayFail(column, evidence));
}

function isUnread(column: Column): Query {
  const raw = name(`raw_${column.name}`);
  return sql`${name(column.name)} is null and ${raw} is not null and not ${saysNothing(raw)}`;
}

/** Whatever the record says beyond the columns, as JSON; null when nothing. */
function attributes(columns: readonly Column[], plan: AppendPlan, evidence: Evidence): Query {
  const entry = (key: string, value: Query): Query => sql`${`,${JSON.stringify(key)}:`} || ${dialect('jsonString', value)}`;
  const fold = (text: Query): Query => (plan.foldedLines ? sql`replace(${text}, chr(30), chr(10))` : text);
  const unmapped = plan.headers.flatMap((header, field) => (isMapped(plan, field) ? [] : [sql`coalesce(${entry(header, fold(name(`c${field}`)))}, '')`]));
  const unread = optional(columns, plan, evidence).map((column) => sql`case when ${isUnread(column)} then ${entry(column.name, name(`raw_${column.name}`))} else '' end`);
  const parts = [...unmapped, ...unread];
  return parts.length === 0 ? sql`cast(null as varchar)` : sql`nullif('{' || substr(${join(parts, sql` || `)}, 2) || '}', '{}')`;
}

/**
 * What makes a row this row: its own columns, and for rows with an id of their own everything else it says. The order's
 * columns on a sales line belong to the order.
 */
function content(plan: AppendPlan): Query {
  const own = importColumns(plan.kind).filter(({ name }) => plan.kind !== 'order-lines' || !orderColumnsOnLines.has(name));
  const withAttributes = hasOwnId(plan.kind) && plan.mapping.has('id');
  const parts: Query[] = [];
  let constant = '';
  for (const column of own) {
    if (isGiven(column, plan)) {
      if (constant !== '') parts.push(sql`${constant}`);
      parts.push(sql`coalesce(${printed(column)}, '')`);
      constant = '';
    }
    constant += separator;
  }
  return sql`concat(${join([...parts, sql`${constant}`, ...(withAttributes ? [sql`coalesce(attributes, '')`] : [])])})`;
}

/** A value as text. A number was read as an exact decimal, and as one it prints much faster. */
function printed(column: Column): Query {
  const value = name(column.name);
  if (column.type === 'text' || column.type === 'json') return value;
  const text = sql`cast(${value} as varchar)`;
  return column.type === 'number' ? sql`coalesce(cast(try_cast(${value} as decimal(18, 6)) as varchar), ${text})` : text;
}

/** Keeps the columns apart in what is fingerprinted; it occurs in no text. */
const separator = '\u001F';

/** Whether the file gives the column or the others lead to it; everything else is null in every row. */
function isGiven(column: Column, plan: AppendPlan): boolean {
  return plan.mapping.has(column.name) || column.required === true || column.name === 'returned';
}

/** Which optional values could not be read, and how many. */
export async function unreadNotes(inside: Warehouse, plan: AppendPlan): Promise<readonly Bilingual[]> {
  const rows = await inside.rows(sql`select unread, count(*) as rows_unread from import_typed where unread is not null and problem is null group by unread order by unread`);
  return rows.map((row) => {
    const column = importColumns(plan.kind).find(({ name }) => name === row['unread']);
    const count = Number(row['rows_unread']);
    return {
      zh: `${count} 行的“${column?.title.zh}”读不懂，原文保留在附加属性里。`,
      en: `${count} rows have a "${column?.title.en}" that cannot be read; it was kept as text in the attributes.`,
    };
  });
}
