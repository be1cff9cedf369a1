/** Who leaves, from a file of customers, without a data folder. The engine profiles, encodes and counts; the model sees groups. */
import { dialect, join, name, sql, ZhiyinError } from '../domain/index.ts';
import type { Query, Row } from '../domain/index.ts';
import { missingLevel, otherLevel, reportChurn } from '../insights/index.ts';
import type { ChurnColumn, ChurnReport } from '../insights/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { withBareFile } from './bare-file.ts';
import { fieldSources } from './import-mapping.ts';
import { feedOf, stage } from './load-import.ts';
import { ProgressMeter } from './progress-meter.ts';

export interface ChurnFileRequest {
  readonly path: string;
  /** Columns by name, or by number from 1. */
  readonly customer: string;
  readonly churned: string;
  /** Columns that must not be used, for instance because they were written down only after somebody left. */
  readonly without?: readonly string[];
}

export interface ChurnFileReport extends ChurnReport {
  /** Lines that could not be used, by reason. */
  readonly leftOut: { readonly noCustomer: number; readonly noOutcome: number; readonly repeated: number; readonly broken: number };
  /** What became of each column: a number, a category, or not used and why. */
  readonly columns: readonly { readonly name: string; readonly use: 'number' | 'category' | 'constant' | 'identifier' | 'tells-the-outcome' | 'excluded'; readonly levels: number; readonly missing: number }[];
  /** Customers the model was fitted on; fewer than `customers` of the file when there are more kinds of customer than it takes. */
  readonly fittedOn: number;
  readonly holdOutShare: number;
}

const yes = ['yes', 'y', 'true', 't', '1', '1.0', 'churn', 'churned', 'left', 'lost', 'cancelled', 'canceled', '是', '有', '流失', '已流失', '退订', '已退订', '离开', '已离开'];
const no = ['no', 'n', 'false', 'f', '0', '0.0', 'active', 'current', 'stayed', 'retained', 'customer', '否', '无', '没有', '未流失', '在用', '留存', '正常', '活跃'];

/** At most so many different customers enter the fit; more are thinned evenly by their id's fingerprint. */
const mostGroups = 60_000;
const mostLevels = 20;
/** A level rarer than this joins the others. */
const rareShare = 0.005;

/**
 * Fits and checks a churn model on a file with one line per customer.
 * @throws ZhiyinError COLUMN_NOT_FOUND, BAD_REQUEST when the outcome is not yes or no, TOO_LITTLE_DATA, FILE_NOT_FOUND, FILE_NOT_READABLE
 */
export async function churnFile(request: ChurnFileRequest): Promise<ChurnFileReport> {
  return withBareFile(request.path, {}, async ({ warehouse, source, folder }) =>
    warehouse.transaction(async (inside) => {
      const meter = new ProgressMeter({ progress: () => {}, local: true, now: () => new Date(0) });
      const staged = await stage(inside, { fields: source.headers.length }, { feed: feedOf(source), folder, meter });
      const { headers = source.headers } = staged;
      const [customer, churned] = [columnAt(request.customer, headers), columnAt(request.churned, headers)];
      const excluded = new Set((request.without ?? []).map((given) => columnAt(given, headers)));
      const counts = await keepCustomers(inside, customer, churned);
      const leftOut = { ...counts.leftOut, broken: staged.rejects };
      const profiles = await profile(inside, headers, new Set([customer, churned]));
      const judged = await Promise.all(profiles.map(async (column) => ({ ...column, use: excluded.has(column.field) ? ('excluded' as const) : await useOf(inside, column, counts) })));
      const used = judged.filter(({ use }) => use === 'number' || use === 'category');
      if (used.length === 0) throw new ZhiyinError('TOO_LITTLE_DATA', { problem: 'no column varies between customers and could say who leaves' });
      const columns = await Promise.all(used.map((column) => describe(inside, column)));
      const groups = await countGroups(inside, used, columns, counts.customers);
      const report = reportChurn({ columns, ...groups });
      return {
        ...report,
        leftOut,
        columns: judged.map((column) => ({ name: headers[column.field] ?? '', use: column.use, levels: column.distinct, missing: column.rows - column.filled })),
        fittedOn: report.customers,
        holdOutShare: 0.25,
      };
    }),
  );
}

function columnAt(given: string, headers: readonly string[]): number {
  const found = fieldSources({ column: given }, headers).get('column');
  if (!found || !('field' in found)) throw new ZhiyinError('COLUMN_NOT_FOUND', { column: given, columns: headers.join(', ') });
  return found.field;
}

const field = (place: number): Query => name(`c${place}`);
const given = (place: number): Query => sql`nullif(trim(${field(place)}), '')`;
const listed = (words: readonly string[]): Query => join(words.map((word) => sql`${word}`));

interface Counts {
  readonly customers: number;
  readonly churned: number;
  readonly leftOut: { readonly noCustomer: number; readonly noOutcome: number; readonly repeated: number };
}

/** One line per customer (the last), with `churned` 0 or 1 and `held` 1 for a quarter chosen by the id's fingerprint. */
async function keepCustomers(inside: Warehouse, customer: number, churned: number): Promise<Counts> {
  const outcome = sql`case when lower(${given(churned)}) in (${listed(yes)}) then 1 when lower(${given(churned)}) in (${listed(no)}) then 0 end`;
  await inside.execute(sql`
    create temporary table churn_line as
    select import_stage.*, ${given(customer)} as churn_customer, ${outcome} as churned, row_number() over (partition by ${given(customer)} order by cast(line as bigint) desc) as place from import_stage`);
  const [row] = await inside.rows(sql`
    select count(*) as lines, count_if(churn_customer is null) as no_customer, count_if(churn_customer is not null and churned is null) as no_outcome,
           count_if(churn_customer is not null and churned is not null and place > 1) as repeated, count_if(churn_customer is not null and place = 1 and churned is not null) as customers,
           count_if(churn_customer is not null and place = 1 and churned = 1) as churned
    from churn_line`);
  const counts = { customers: Number(row?.['customers']), churned: Number(row?.['churned']), leftOut: { noCustomer: Number(row?.['no_customer']), noOutcome: Number(row?.['no_outcome']), repeated: Number(row?.['repeated']) } };
  if (counts.customers === 0) {
    if (counts.leftOut.noOutcome === 0) throw new ZhiyinError('TOO_LITTLE_DATA', { problem: 'no line has both a customer and an outcome' });
    const seen = await inside.rows(sql`select ${given(churned)} as word, count(*) as n from import_stage group by 1 order by n desc limit 5`);
    throw new ZhiyinError('BAD_REQUEST', { problem: `the outcome must say yes or no (1/0, 是/否, churned/active …); it says ${seen.map((one) => String(one['word'] ?? '(nothing)')).join(', ')}` });
  }
  const fingerprint = dialect('fingerprint', sql`churn_customer`);
  await inside.execute(sql`
    create temporary table churn_row as
    select churn_line.*, case when substr(${fingerprint}, 1, 1) in ('0', '1', '2', '3') then 1 else 0 end as held, substr(${fingerprint}, 2, 8) as lot
    from churn_line where churn_customer is not null and place = 1 and churned is not null`);
  return counts;
}

interface Profile {
  readonly field: number;
  readonly name: string;
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  readonly numbers: number;
  readonly mean: number;
  readonly deviation: number;
}

const numberIn = (place: number): Query => sql`try_cast(replace(${given(place)}, ',', '') as double)`;

/** One pass over all columns. */
async function profile(inside: Warehouse, headers: readonly string[], known: ReadonlySet<number>): Promise<Profile[]> {
  const fields = headers.map((_, place) => place).filter((place) => !known.has(place));
  const asked = fields.map((place) => sql`count(${given(place)}) as ${name(`filled_${place}`)}, count(distinct ${given(place)}) as ${name(`distinct_${place}`)}, count(${numberIn(place)}) as ${name(`numbers_${place}`)},
    avg(${numberIn(place)}) as ${name(`mean_${place}`)}, stddev_pop(${numberIn(place)}) as ${name(`deviation_${place}`)}`);
  const [row] = await inside.rows(sql`select count(*) as customers, ${join(asked)} from churn_row`);
  const number = (key: string): number => Number(row?.[key] ?? 0);
  return fields.map((place) => ({
    field: place,
    name: headers[place] ?? '',
    rows: number('customers'),
    filled: number(`filled_${place}`),
    distinct: number(`distinct_${place}`),
    numbers: number(`numbers_${place}`),
    mean: number(`mean_${place}`),
    deviation: number(`deviation_${place}`),
  }));
}

const isNumber = ({ numbers, filled, distinct }: Profile): boolean => distinct > 2 && numbers >= 0.95 * filled;

type Use = 'number' | 'category' | 'constant' | 'identifier' | 'tells-the-outcome';

/** What a column can serve as. A column that alone tells nearly every outcome was most likely written down afterwards. */
async function useOf(inside: Warehouse, column: Profile, counts: Counts): Promise<Use> {
  if (column.distinct + (column.filled < column.rows ? 1 : 0) < 2) return 'constant';
  const number = isNumber(column);
  if (!number && column.distinct > 50 && column.distinct > 0.3 * column.filled) return 'identifier';
  if (number) return (await separates(inside, column, counts)) ? 'tells-the-outcome' : 'number';
  const [told] = await inside.rows(sql`
    select sum(greatest(n - churned, churned)) as right_guesses, count(*) as levels from (select ${given(column.field)} as level, count(*) as n, sum(churned) as churned from churn_row group by 1) levels`);
  const wrong = counts.customers - Number(told?.['right_guesses']);
  return Number(told?.['levels']) < 0.1 * counts.customers && wrong <= 0.01 * Math.min(counts.churned, counts.customers - counts.churned) ? 'tells-the-outcome' : 'category';
}

async function separates(inside: Warehouse, { field: place }: Profile, counts: Counts): Promise<boolean> {
  const [row] = await inside.rows(sql`
    select sum(case when churned = 1 then middle_rank else 0 end) as ranks, count_if(churned = 1) as left_, count(*) as n
    from (select churned, rank() over (order by x) + (count(*) over (partition by x) - 1) / 2.0 as middle_rank from (select churned, ${numberIn(place)} as x from churn_row) numbers where x is not null) ranked`);
  const [left, n] = [Number(row?.['left_']), Number(row?.['n'])];
  if (left === 0 || left === n || n < 0.5 * counts.customers) return false;
  const auc = (Number(row?.['ranks']) - (left * (left + 1)) / 2) / left / (n - left);
  return Math.max(auc, 1 - auc) > 0.99;
}

async function describe(inside: Warehouse, column: Profile): Promise<ChurnColumn> {
  const missing = (column.rows - column.numbers) / column.rows;
  if (isNumber(column)) return { kind: 'number', name: column.name, mean: column.mean, deviation: column.deviation, hasMissing: missing >= rareShare };
  const rows = await inside.rows(sql`select ${given(column.field)} as level, count(*) as n from churn_row group by 1 order by n desc, level limit ${mostLevels + 1}`);
  const frequent = rows.filter((row) => row['level'] != null && Number(row['n']) >= rareShare * column.rows).slice(0, mostLevels - 2).map((row) => String(row['level']));
  const gathered = rows.some((row) => row['level'] != null && !frequent.includes(String(row['level']))) || column.distinct > mostLevels;
  return { kind: 'category', name: column.name, levels: [...frequent, ...(gathered ? [otherLevel] : []), ...(column.filled < column.rows ? [missingLevel] : [])] };
}

type Groups = Omit<Parameters<typeof reportChurn>[0], 'columns'>;

/** Customers with the same values, counted in the engine. */
async function countGroups(inside: Warehouse, used: readonly Profile[], columns: readonly ChurnColumn[], customers: number): Promise<Groups> {
  const codes = columns.map((column, index) => sql`${codeOf(column, (used[index] as Profile).field)} as ${name(`x${index}`)}`);
  const places = join(columns.map((_, index) => name(`x${index}`)));
  const counted = (part: Query): Query => sql`
    select ${places}, count_if(held = 0) as cases, count_if(held = 0 and churned = 1) as events, count_if(held = 1) as held_cases, count_if(held = 1 and churned = 1) as held_events
    from (select churned, held, ${join(codes)} from churn_row where ${part}) coded group by ${places}`;
  const [size] = await inside.rows(sql`select count(*) as n from (${counted(sql`true`)}) groups`);
  const share = Math.min(1, mostGroups / Math.max(1, Number(size?.['n'])));
  const rows = await inside.rows(share === 1 ? counted(sql`true`) : counted(sql`lot < ${Math.floor(share * 0xffffffff).toString(16).padStart(8, '0')}`));
  if (rows.length === 0) throw new ZhiyinError('TOO_LITTLE_DATA', { problem: `${customers} customers` });
  const column = (key: string): number[] => rows.map((row: Row) => Number(row[key]));
  return {
    values: columns.map((_, index) => rows.map((row) => (row[`x${index}`] == null ? null : Number(row[`x${index}`])))),
    cases: column('cases'),
    events: column('events'),
    heldCases: column('held_cases'),
    heldEvents: column('held_events'),
  };
}

function codeOf(column: ChurnColumn, place: number): Query {
  if (column.kind === 'number') return numberIn(place);
  const level = (word: string): number => column.levels.indexOf(word);
  const named = column.levels.filter((word) => word !== otherLevel && word !== missingLevel).map((word) => sql`when ${given(place)} = ${word} then ${level(word)}`);
  return sql`case ${join(named, sql` `)} when ${given(place)} is null then ${Math.max(0, level(missingLevel))} else ${Math.max(0, level(otherLevel))} end`;
}
