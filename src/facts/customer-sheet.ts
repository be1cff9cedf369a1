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

export interface SheetPage {
  readonly sort: string;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface FinishedRun {
  readonly asOf: string;
  readonly finishedAt: string;
  readonly customers: number;
  readonly currency: string;
}

/** The run that pages show: the one finished last. */
export async function latestRun(warehouse: Warehouse): Promise<FinishedRun | undefined> {
  const [row] = await warehouse.rows(sql`select as_of, finished_at, customers, currency from insight_run order by finished_at desc, as_of desc limit 1`);
  return row && { asOf: String(row['as_of']), finishedAt: String(row['finished_at']), customers: Number(row['customers']), currency: String(row['currency']) };
}

/** The rows of one day's sheet. */
export function sheetOn(asOf: string): Query {
  return sql`(select * from insight_customer_sheet where as_of = cast(${asOf} as date))`;
}

export async function countSheet(warehouse: Warehouse, asOf: string, filters: SheetFilters): Promise<number> {
  const [row] = await warehouse.rows(sql`select count(*) as n from ${sheetOn(asOf)} s where ${conditions(filters)}`);
  return Number(row?.['n']);
}

export function pageOfSheet(warehouse: Warehouse, asOf: string, { filters, page }: { filters: SheetFilters; page: SheetPage }): Promise<Row[]> {
  const direction = page.descending ? sql`desc` : sql`asc`;
  return warehouse.rows(sql`
    select * from ${sheetOn(asOf)} s where ${conditions(filters)}
    order by ${name(page.sort)} ${direction} nulls last, subject offset ${page.offset} limit ${page.limit}`);
}

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
