/** Rejected rows: why, in both languages, and the file people open to mend them. */
import { heading, join, name, sql } from '../domain/index.ts';
import type { Bilingual, FactKind, Query } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { importColumns } from './append-columns.ts';
import type { AppendPlan, RejectedReason } from './append-plan.ts';
import { recordField } from './append-typed.ts';

/** Records that are broken before their values can be looked at. */
export const brokenRecords = {
  WRONG_FIELD_COUNT: { zh: '列数与表头不符', en: 'the number of fields differs from the header' },
  BROKEN_QUOTE: { zh: '引号没有配对', en: 'a quotation mark is not closed' },
  BAD_BYTES: { zh: '含有无法解码的字节', en: 'contains bytes that are not text in this encoding' },
  TOO_LONG: { zh: '一行超过 8 MB', en: 'the record is longer than 8 MB' },
  BAD_JSON: { zh: '不是一个 JSON 对象', en: 'is not a JSON object' },
} as const satisfies Record<string, Bilingual>;
export type BrokenRecord = keyof typeof brokenRecords;

const badValues: Readonly<Record<string, (column: Bilingual) => Bilingual>> = {
  MISSING: ({ zh, en }) => ({ zh: `缺少“${zh}”`, en: `"${en}" is missing` }),
  BAD_NUMBER: ({ zh, en }) => ({ zh: `“${zh}”不是可读的数字`, en: `"${en}" is not a readable number` }),
  BAD_DATE: ({ zh, en }) => ({ zh: `“${zh}”不是 1900–2199 年间的日期`, en: `"${en}" is not a date between 1900 and 2199` }),
  BAD_YES_NO: ({ zh, en }) => ({ zh: `“${zh}”既不是“是”也不是“否”`, en: `"${en}" is neither yes nor no` }),
};

/** The words for a problem: a broken record's code, or `CODE:column`. */
function reasonText(problem: string, kind: FactKind): Bilingual {
  const [code = '', columnName = ''] = problem.split(':');
  const column = importColumns(kind).find(({ name }) => name === columnName);
  return badValues[code]?.(column?.title ?? { zh: columnName, en: columnName }) ?? brokenRecords[code as BrokenRecord];
}

/** Creates `import_reject`: records the source could not make whole, as line, code and raw text. */
export async function createRejectStage(inside: Warehouse): Promise<void> {
  const columns = ['line', 'code', 'raw'];
  await inside.temporaryTable({ name: 'import_reject', columns: columns.map((column) => ({ name: column, type: 'text' })), rows: [] });
}

/** How many rows were rejected for which reason, most frequent first. */
export async function rejectedReasons(inside: Warehouse, kind: FactKind): Promise<readonly RejectedReason[]> {
  const rows = await inside.rows(sql`select code, count(*) as rejected from (
    select problem as code from import_typed where problem is not null union all select code from import_reject) problems group by code order by rejected desc, code`);
  return rows.map((row) => ({ code: String(row['code']), text: reasonText(String(row['code']), kind), rows: Number(row['rejected']) }));
}

/**
 * Writes every rejected row with its line, the reason and the original fields. Safe to open in a spreadsheet: no cell
 * starts a formula.
 */
export async function exportRejected(inside: Warehouse, plan: AppendPlan, reasons: readonly RejectedReason[], file: string): Promise<void> {
  const reason = (language: 'zh' | 'en'): Query => sql`case problem ${join(reasons.map(({ code, text }) => sql`when ${code} then ${text[language]}`), sql` `)} end`;
  const fields = plan.headers.map((_, field) => name(`c${field}`));
  const titles = uniqueTitles(['line', 'code', 'reason', '原因', ...plan.headers, 'raw']);
  const values = [sql`line`, sql`problem`, reason('en'), reason('zh'), ...[...fields, sql`raw`].map((value) => harmless(plan.foldedLines ? sql`replace(${value}, chr(30), chr(10))` : value))];
  const own = plan.headers.map((_, field) => sql`${recordField(field)} as ${name(`c${field}`)}`);
  const none = plan.headers.map((_, field) => sql`cast(null as varchar) as ${name(`c${field}`)}`);
  const rejected = sql`select line, problem, ${join([...own, sql`cast(null as varchar) as raw`])} from import_typed where problem is not null
    union all select cast(line as bigint), code, ${join([...none, sql`raw`])} from import_reject`;
  const query = sql`select ${join(values.map((value, index) => sql`${value} as ${heading(titles[index] ?? '')}`))} from (${rejected}) rejected order by rejected.line`;
  await inside.exportRows(query, file, 'csv');
}

/** Spreadsheets run cells that start with = + - @ or a tab; an apostrophe makes them text. Numbers stay numbers. */
function harmless(value: Query): Query {
  return sql`case when regexp_like(${value}, '^[=+@\\t\\r]') or (${value} like '-%' and try_cast(${value} as double) is null) then '''' || ${value} else ${value} end`;
}

function uniqueTitles(titles: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return titles.map((title) => {
    const key = title.toLowerCase();
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    const safe = /^[=+\-@\t\r]/.test(title) ? `'${title}` : title;
    return times === 1 ? safe : `${safe}_${times}`;
  });
}
