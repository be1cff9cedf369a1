/** Looking at the customer sheet of a run: lists, filters, counts. Everything happens inside the engine. */
import { join, name, sql } from '../domain/index.ts';
import type { Bindable, Query, Row } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';

/** Filters of the customer list; what is not given does not filter. */
export interface SheetFilters {
  readonly search?: string | undefined;
  readonly tier?: readonly string[] | undefined;
  readonly stage?: readonly string[] | undefined;
  readonly emotion?: readonly string[] | undefined;
  readonly segment?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly minimumValue?: number | undefined;
  readonly maximumMood?: number | undefined;
  readonly lateDeliveries?: number | undefined;
}

export interface SheetOrder {
  /** A column of the sheet. */
  readonly sort: string;
  readonly descending: boolean;
}

export interface SheetPage extends SheetOrder {
  readonly offset: number;
  readonly limit: number;
}

/** A row whose place in the order of a list is known. */
export interface Landmark {
  /** Counted from 0. */
  readonly place: number;
  /** What the list is sorted by. */
  readonly key: number | string | null;
  readonly subject: string;
}

export interface FinishedRun {
  readonly asOf: string;
  readonly finishedAt: string;
  readonly customers: number;
  readonly currency: string;
  /** What people had set when it was made, by insight. */
  readonly settings: Readonly<Record<string, Row>>;
}

/** The run that pages show: the one finished last. */
export async function latestRun(warehouse: Warehouse): Promise<FinishedRun | undefined> {
  const [row] = await warehouse.rows(sql`select as_of, finished_at, customers, currency, settings from insight_run order by finished_at desc, as_of desc limit 1`);
  return (
    row && {
      asOf: String(row['as_of']),
      finishedAt: String(row['finished_at']),
      customers: Number(row['customers']),
      currency: String(row['currency']),
      settings: JSON.parse(String(row['settings'] ?? '{}')) as FinishedRun['settings'],
    }
  );
}

/** The rows of one day's sheet. */
export function sheetOn(asOf: string): Query {
  return sql`(select * from insight_customer_sheet where as_of = cast(${asOf} as date))`;
}

export async function countSheet(warehouse: Warehouse, asOf: string, filters: SheetFilters): Promise<number> {
  const [row] = await warehouse.rows(sql`select count(*) as n from ${sheetOn(asOf)} s where ${conditions(filters)}`);
  return Number(row?.['n']);
}

/**
 * A page of a list. Far down a long one, landmarks spare ordering all that comes before.
 * @param landmarks of this list, as {@link sheetLandmarks} found them
 */
export function pageOfSheet(warehouse: Warehouse, asOf: string, { filters, page, landmarks = [] }: { filters: SheetFilters; page: SheetPage; landmarks?: readonly Landmark[] }): Promise<Row[]> {
  const from = landmarks.findLast(({ place }) => place <= page.offset);
  const before = landmarks.find(({ place }) => place >= page.offset + page.limit);
  const where = join([conditions(filters), ...between(page, from, before)], sql` and `);
  return warehouse.rows(sql`
    select * from ${sheetOn(asOf)} s where ${where} order by ${inOrder(page)} offset ${page.offset - (from?.place ?? 0)} limit ${page.limit}`);
}

/** Every so many rows of a list a landmark, the first row among them. */
export async function sheetLandmarks(warehouse: Warehouse, asOf: string, { filters, order, every }: { filters: SheetFilters; order: SheetOrder; every: number }): Promise<Landmark[]> {
  const rows = await warehouse.rows(sql`
    select place, sort_key, subject
    from (select subject, ${name(order.sort)} as sort_key, row_number() over (order by ${inOrder(order)}) - 1 as place from ${sheetOn(asOf)} s where ${conditions(filters)}) placed
    where place % ${every} = 0 order by place`);
  return rows.map((row) => ({ place: Number(row['place']), key: row['sort_key'] as Landmark['key'], subject: String(row['subject']) }));
}

function inOrder({ sort, descending }: SheetOrder): Query {
  return sql`${name(sort)} ${descending ? sql`desc` : sql`asc`} nulls last, subject`;
}

/** What lies in the order from one landmark on and before another. The bare bounds say nothing more; engines use them to skip most rows. */
function between(order: SheetOrder, from: Landmark | undefined, before: Landmark | undefined): Query[] {
  const bound = (key: Landmark['key'] | undefined, atMost: boolean): Query[] => (key == null ? [] : [sql`${name(order.sort)} ${atMost ? sql`<=` : sql`>=`} ${keyOf(order, key)}`]);
  return [
    ...(before && before.key !== null ? [...bound(from?.key, order.descending), ...bound(before.key, !order.descending)] : []),
    ...(from ? [notBefore(order, from)] : []),
    ...(before ? [sql`not ${notBefore(order, before)}`] : []),
  ];
}

function notBefore(order: SheetOrder, { key, subject }: Landmark): Query {
  const column = name(order.sort);
  if (key === null) return sql`(${column} is null and subject >= ${subject})`;
  const value = keyOf(order, key);
  return sql`coalesce(${column} ${order.descending ? sql`<` : sql`>`} ${value} or (${column} = ${value} and subject >= ${subject}), true)`;
}

function keyOf({ sort }: SheetOrder, key: number | string): Query {
  return typeof key === 'number' ? sql`cast(${key} as double)` : dayColumns.has(sort) ? sql`cast(${key} as date)` : sql`${key}`;
}

/** Days arrive as text. */
const dayColumns: ReadonlySet<string> = new Set(['last_day']);

function conditions(filters: SheetFilters): Query {
  const all: Query[] = [sql`true`];
  const oneOf = (column: Query, values: readonly Bindable[] | undefined): void => {
    if (values && values.length > 0) all.push(sql`${column} in (${join(values.map((value) => sql`${value}`))})`);
  };
  oneOf(sql`tier`, filters.tier);
  oneOf(sql`stage`, filters.stage);
  oneOf(sql`emotion`, filters.emotion);
  oneOf(sql`segment`, filters.segment);
  oneOf(sql`region`, filters.region);
  if (filters.search) all.push(sql`(strpos(lower(name), lower(${filters.search})) > 0 or strpos(lower(subject), lower(${filters.search})) > 0 or strpos(phone, ${filters.search}) > 0)`);
  if (filters.minimumValue !== undefined) all.push(sql`value_12m >= cast(${filters.minimumValue} as double)`);
  if (filters.maximumMood !== undefined) all.push(sql`mood <= cast(${filters.maximumMood} as double)`);
  if (filters.lateDeliveries !== undefined) all.push(sql`late_deliveries >= ${filters.lateDeliveries}`);
  return join(all, sql` and `);
}
