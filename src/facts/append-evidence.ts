/** What a file's rows together say about how each of them is read: plain columns, ids made into numbers, which of 3/4 is the month. */
import { join, name, sql } from '../domain/index.ts';
import type { Bilingual, Column, Query } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { importColumns } from './append-columns.ts';
import { isIdentifier, isUnplain, saysNothing } from './append-parse.ts';
import type { ParseOptions } from './append-parse.ts';
import type { AppendPlan } from './append-plan.ts';

export interface Evidence extends ParseOptions {
  /** Columns whose every value ends in `.0`: ids that a spreadsheet made into numbers. */
  readonly floatIds: ReadonlySet<string>;
  /** Columns that no row so far tells to be such ids or not. */
  readonly undecidedIds: ReadonlySet<string>;
  readonly notes: readonly Bilingual[];
}

/** The column's text as the file has it; null where it is not mapped. */
export function rawText(column: Column, plan: AppendPlan): Query {
  const source = plan.mapping.get(column.name);
  if (!source) return sql`cast(null as varchar)`;
  if ('constant' in source) return sql`cast(${source.constant} as varchar)`;
  const text = name(`c${source.field}`);
  return plan.foldedLines && (column.type === 'text' || column.type === 'json') ? sql`replace(${text}, chr(30), chr(10))` : text;
}

/** What the rows of `import_stage` say. */
export async function lookAtRows(inside: Warehouse, plan: AppendPlan): Promise<Evidence> {
  const order = await dayOrder(inside, plan);
  const { floats, undecided } = await floatIds(inside, plan);
  const plain = plan.decimalComma ? new Set<string>() : await plainColumns(inside, plan);
  return { dayFirst: order.dayFirst, decimalComma: plan.decimalComma, blanksAround: plan.blanksAround, plain, floatIds: floats, undecidedIds: undecided, notes: order.notes };
}

/**
 * What the first rows, in `import_stage`, say of all: exactly what all would say as long as no row is {@link surprising}.
 * Undefined when only all rows can tell which part of a date is the month.
 */
export async function lookAtFirstRows(inside: Warehouse, plan: AppendPlan): Promise<Evidence | undefined> {
  const evidence = await lookAtRows(inside, plan);
  const isClear = plan.dayFirst !== undefined || dateColumns(plan).every(({ name }) => evidence.plain.has(name));
  return isClear ? { ...evidence, notes: [] } : undefined;
}

/** True where a row is not as the first ones let expect. It reads the fields as `c0` …, the columns as parsed and as `raw_…`. */
export function surprising(plan: AppendPlan, { plain, floatIds, undecidedIds }: Evidence): Query {
  const unplain = importColumns(plan.kind)
    .filter((column) => plain.has(column.name))
    .map((column) => sql`(${name(column.name)} is null and ${name(`raw_${column.name}`)} is not null)`);
  const ids = idFields(plan).flatMap(({ column, text }) => {
    if (floatIds.has(column)) return [sql`coalesce(not ${saysNothing(text)} and not ${isFloat(text)}, false)`];
    return undecidedIds.has(column) ? [sql`coalesce(${text} like '%.0', false)`] : [];
  });
  const all = [...unplain, ...ids];
  return all.length === 0 ? sql`false` : join(all, sql` or `);
}

/** Columns that a simple cast reads, in every row looked at. */
async function plainColumns(inside: Warehouse, plan: AppendPlan): Promise<ReadonlySet<string>> {
  const tests = importColumns(plan.kind).flatMap((column) => {
    const unplain = plan.mapping.has(column.name) ? isUnplain(column, rawText(column, plan)) : undefined;
    return unplain ? [{ name: column.name, count: sql`count_if(${unplain}) as ${name(column.name)}` }] : [];
  });
  if (tests.length === 0) return new Set();
  const [row] = await inside.rows(sql`select ${join(tests.map(({ count }) => count))} from import_stage`);
  return new Set(tests.map(({ name }) => name).filter((column) => Number(row?.[column]) === 0));
}

function isFloat(text: Query): Query {
  return sql`regexp_like(${text}, '^[0-9]+\\.0$')`;
}

/** Columns that name something, where the file gives them. */
function idFields(plan: AppendPlan): readonly { readonly column: string; readonly text: Query }[] {
  return importColumns(plan.kind).flatMap((column) => {
    const source = plan.mapping.get(column.name);
    return isIdentifier(column) && source && 'field' in source ? [{ column: column.name, text: name(`c${source.field}`) }] : [];
  });
}

/** `17850.0` is customer 17850, if every value of the column looks like that. */
async function floatIds(inside: Warehouse, plan: AppendPlan): Promise<{ readonly floats: ReadonlySet<string>; readonly undecided: ReadonlySet<string> }> {
  const ids = idFields(plan);
  const floats = new Set<string>();
  const undecided = new Set<string>();
  if (ids.length === 0) return { floats, undecided };
  const counts = ids.map(({ column, text }) => sql`count_if(${text} like '%.0') as ${name(`${column}_float`)}, count_if(${text} not like '%.0' and not ${saysNothing(text)}) as ${name(`${column}_other`)}`);
  const [row] = await inside.rows(sql`select ${join(counts)} from import_stage`);
  for (const { column, text } of ids.filter(({ column }) => Number(row?.[`${column}_other`]) === 0)) {
    if (Number(row?.[`${column}_float`]) === 0) {
      undecided.add(column);
      continue;
    }
    const [odd] = await inside.rows(sql`select count(*) as odd from import_stage where ${text} like '%.0' and not ${isFloat(text)}`);
    if (Number(odd?.['odd']) === 0) floats.add(column);
  }
  return { floats, undecided };
}

/** Columns of days and times that the file gives. */
function dateColumns(plan: AppendPlan): readonly { readonly name: string; readonly text: Query }[] {
  return importColumns(plan.kind).flatMap((column) => {
    const source = plan.mapping.get(column.name);
    return (column.type === 'day' || column.type === 'timestamp') && source && 'field' in source ? [{ name: column.name, text: name(`c${source.field}`) }] : [];
  });
}

/** Whether 3/4 is April or March: any row with a number above twelve tells. */
async function dayOrder(inside: Warehouse, plan: AppendPlan): Promise<{ readonly dayFirst: boolean; readonly notes: readonly Bilingual[] }> {
  if (plan.dayFirst !== undefined) return { dayFirst: plan.dayFirst, notes: [] };
  let dayFirstRows = 0;
  let monthFirstRows = 0;
  let either = 0;
  for (const { text } of dateColumns(plan)) {
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
