/** The staged text as typed rows with the first thing that is wrong with each: the table `import_typed`. */
import { dialect, join, name, sql } from '../domain/index.ts';
import type { Bilingual, Column, Query } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { sqlType } from '../storage/index.ts';
import { hasOwnId, importColumns, orderColumnsOnLines } from './append-columns.ts';
import { isIdentifier, isUnplain, parsed, saysNothing } from './append-parse.ts';
import type { ParseOptions } from './append-parse.ts';
import type { AppendPlan } from './append-plan.ts';

/** What all rows together say about how to read them. */
interface Evidence extends ParseOptions {
  /** Fields whose every value ends in `.0`: ids that a spreadsheet made into numbers. */
  readonly floatIds: ReadonlySet<string>;
  readonly notes: readonly Bilingual[];
}

/**
 * Fills `import_typed` from `import_stage`: line, every column of the kind, attributes, problem, unread, print. Columns that
 * a sample shows to be spelled plainly are simply cast; if a later row surprises, all rows are looked at and typed again.
 */
export async function typeRecords(inside: Warehouse, plan: AppendPlan): Promise<readonly Bilingual[]> {
  const columns = importColumns(plan.kind);
  const evidence = await lookAtRows(inside, plan, columns);
  await inside.temporaryCopy({ name: 'import_typed', query: typedQuery(columns, plan, evidence) });
  const [surprise] = await inside.rows(sql`select count_if(surprising) as surprises from import_typed`);
  if (Number(surprise?.['surprises']) > 0) {
    const plain = await plainColumns(inside, plan, columns, sql`import_stage`);
    await inside.temporaryCopy({ name: 'import_typed', query: typedQuery(columns, plan, { ...evidence, plain }) });
  }
  return [...evidence.notes, ...(await unreadNotes(inside, columns))];
}

function typedQuery(columns: readonly Column[], plan: AppendPlan, evidence: Evidence): Query {
  const read = columns.map((column) => sql`${readColumn(column, plan, evidence)} as ${name(column.name)}`);
  const raw = columns.filter((column) => plan.mapping.has(column.name) && column.type !== 'text').map((column) => sql`${rawText(column, plan)} as ${name(`raw_${column.name}`)}`);
  const rawChosen = columns.filter((column) => column.oneOf && plan.mapping.has(column.name)).map((column) => sql`${rawText(column, plan)} as ${name(`raw_${column.name}`)}`);
  const extra = plan.headers.flatMap((_, field) => (isMapped(plan, field) ? [] : [sql`${name(`c${field}`)}`]));
  const inner = sql`select cast(line as bigint) as line, ${join([...read, ...raw, ...rawChosen, ...extra])} from import_stage`;
  const derived = columns.map((column) => sql`${derivedColumn(column, plan)} as ${name(column.name)}`);
  const checked = sql`select line, ${join(derived)}, ${problem(columns, plan, evidence)} as problem, ${firstUnread(columns, plan, evidence)} as unread,
    ${attributes(columns, plan, evidence)} as attributes, ${surprising(columns, evidence)} as surprising from (${inner}) parsed`;
  return sql`select checked.*, ${dialect('fingerprint', content(plan))} as print from (${checked}) checked`;
}

/** A value that was taken to be plain and is not. */
function surprising(columns: readonly Column[], evidence: Evidence): Query {
  const plain = columns.filter(({ name }) => evidence.plain.has(name));
  return plain.length === 0 ? sql`false` : join(plain.map((column) => sql`(${name(column.name)} is null and ${name(`raw_${column.name}`)} is not null)`), sql` or `);
}

function isMapped(plan: AppendPlan, field: number): boolean {
  return [...plan.mapping.values()].some((source) => 'field' in source && source.field === field);
}

/** The column's text as the file has it; null where it is not mapped. */
function rawText(column: Column, plan: AppendPlan): Query {
  const source = plan.mapping.get(column.name);
  if (!source) return sql`cast(null as varchar)`;
  if ('constant' in source) return sql`cast(${source.constant} as varchar)`;
  const text = name(`c${source.field}`);
  return plan.foldedLines && (column.type === 'text' || column.type === 'json') ? sql`replace(${text}, chr(30), chr(10))` : text;
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
    if (column.name === 'net' && !has('net')) return sql`cast(cast(${quantityExact(plan)} * price as decimal(18, 6)) - coalesce(discount, 0) as decimal(18, 6))`;
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

async function lookAtRows(inside: Warehouse, plan: AppendPlan, columns: readonly Column[]): Promise<Evidence> {
  const order = await dayOrder(inside, plan, columns);
  const plain = plan.decimalComma ? new Set<string>() : await plainColumns(inside, plan, columns, sql`(select * from import_stage limit ${sampledRows}) sampled`);
  return { dayFirst: order.dayFirst, decimalComma: plan.decimalComma, blanksAround: plan.blanksAround, plain, floatIds: await floatIds(inside, plan, columns), notes: order.notes };
}

const sampledRows = 20_000;

/** Columns that a simple cast reads, in every row looked at. */
async function plainColumns(inside: Warehouse, plan: AppendPlan, columns: readonly Column[], among: Query): Promise<ReadonlySet<string>> {
  const tests = columns.flatMap((column) => {
    const unplain = plan.mapping.has(column.name) ? isUnplain(column, rawText(column, plan)) : undefined;
    return unplain ? [{ name: column.name, count: sql`count_if(${unplain}) as ${name(column.name)}` }] : [];
  });
  if (tests.length === 0) return new Set();
  const [row] = await inside.rows(sql`select ${join(tests.map(({ count }) => count))} from ${among}`);
  return new Set(tests.map(({ name }) => name).filter((column) => Number(row?.[column]) === 0));
}

/** `17850.0` is customer 17850, if every value of the column looks like that. */
async function floatIds(inside: Warehouse, plan: AppendPlan, columns: readonly Column[]): Promise<ReadonlySet<string>> {
  const ids = columns.flatMap((column) => {
    const source = plan.mapping.get(column.name);
    return isIdentifier(column) && source && 'field' in source ? [{ column: column.name, text: name(`c${source.field}`) }] : [];
  });
  if (ids.length === 0) return new Set();
  const counts = ids.map(({ column, text }) => sql`count_if(${text} like '%.0') as ${name(`${column}_float`)}, count_if(${text} not like '%.0' and not ${saysNothing(text)}) as ${name(`${column}_other`)}`);
  const [row] = await inside.rows(sql`select ${join(counts)} from import_stage`);
  const suspects = ids.filter(({ column }) => Number(row?.[`${column}_float`]) > 0 && Number(row?.[`${column}_other`]) === 0);
  const floats = new Set<string>();
  for (const { column, text } of suspects) {
    const [odd] = await inside.rows(sql`select count(*) as odd from import_stage where ${text} like '%.0' and not regexp_like(${text}, '^[0-9]+\\.0$')`);
    if (Number(odd?.['odd']) === 0) floats.add(column);
  }
  return floats;
}

/** Whether 3/4 is April or March: any row with a number above twelve tells. */
async function dayOrder(inside: Warehouse, plan: AppendPlan, columns: readonly Column[]): Promise<{ readonly dayFirst: boolean; readonly notes: readonly Bilingual[] }> {
  if (plan.dayFirst !== undefined) return { dayFirst: plan.dayFirst, notes: [] };
  const dates = columns.flatMap((column) => {
    const source = plan.mapping.get(column.name);
    return (column.type === 'day' || column.type === 'timestamp') && source && 'field' in source ? [name(`c${source.field}`)] : [];
  });
  let dayFirstRows = 0;
  let monthFirstRows = 0;
  let either = 0;
  for (const text of dates) {
    const [row] = await inside.rows(sql`select count_if(regexp_like(${text}, '^\\s*(1[3-9]|2\\d|3[01])[/.-]\\d{1,2}[/.-]')) as day_first,
      count_if(regexp_like(${text}, '^\\s*\\d{1,2}[/.-](1[3-9]|2\\d|3[01])[/.-]')) as month_first, count(*) as all_rows
      from import_stage where substr(${text}, 5, 1) <> '-' and regexp_like(${text}, '^\\s*\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2}')`);
    dayFirstRows += Number(row?.['day_first']);
    monthFirstRows += Number(row?.['month_first']);
    either += Number(row?.['all_rows']);
  }
  const dayFirst = dayFirstRows >= monthFirstRows;
  if (either === 0 || dayFirstRows + monthFirstRows > 0) return { dayFirst, notes: [] };
  return {
    dayFirst,
    notes: [{
      zh: '日期如 3/4/2024 分不清日和月，按“日/月”读。要按“月/日”读，请指定日期格式 month-first。',
      en: 'Dates such as 3/4/2024 could be read either way; they were read as day/month. Give the date format month-first to read them as month/day.',
    }],
  };
}

async function unreadNotes(inside: Warehouse, columns: readonly Column[]): Promise<Bilingual[]> {
  const rows = await inside.rows(sql`select unread, count(*) as rows_unread from import_typed where unread is not null and problem is null group by unread order by unread`);
  return rows.map((row) => {
    const column = columns.find(({ name }) => name === row['unread']);
    const count = Number(row['rows_unread']);
    return {
      zh: `${count} 行的“${column?.title.zh}”读不懂，原文保留在附加属性里。`,
      en: `${count} rows have a "${column?.title.en}" that cannot be read; it was kept as text in the attributes.`,
    };
  });
}
