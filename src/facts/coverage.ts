/** How much of the story the facts tell: numbers, periods and filled columns per kind. */
import { factColumns, factKinds, join, name, sql } from '../domain/index.ts';
import type { FactKind, Query, Row } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { mentionPrefix } from './append-settle.ts';
import { factView, isBareView } from './schema.ts';

export interface KindCoverage {
  readonly kind: FactKind;
  readonly facts: number;
  readonly customers: number;
  /** Facts without a customer. */
  readonly anonymous: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Share of facts that have a value, per column. */
  readonly filled: Readonly<Record<string, number>>;
}

const timeColumns: Readonly<Partial<Record<FactKind, string>>> = { customers: 'joined_on', orders: 'ordered_at', moments: 'at', feedback: 'at', costs: 'at' };

/** Every kind's current facts. Customers who are only mentioned are customers, but no facts of their own. */
export function coverageOf(warehouse: Warehouse): Promise<readonly KindCoverage[]> {
  return Promise.all(factKinds.map((kind) => kindCoverage(warehouse, kind)));
}

async function kindCoverage(warehouse: Warehouse, kind: FactKind): Promise<KindCoverage> {
  const columns = factColumns[kind].map(({ name: column }) => column);
  const customer = columns.includes('customer_id') ? 'customer_id' : kind === 'customers' ? 'id' : undefined;
  const [counts, customers] = await Promise.all([countsOf(warehouse, kind, columns), customer === undefined ? 0 : distinct(warehouse, kind, customer)]);
  const facts = Number(counts['facts'] ?? 0);
  const filled = (column: string): number => Number(counts[`filled_${column}`] ?? 0);
  const text = (column: string): string | null => (counts[column] == null ? null : String(counts[column]));
  return {
    kind,
    facts,
    customers,
    anonymous: columns.includes('customer_id') ? facts - filled('customer_id') : 0,
    firstDay: text('first_day'),
    lastDay: text('last_day'),
    filled: Object.fromEntries(columns.map((column) => [column, facts === 0 ? 0 : filled(column) / facts])),
  };
}

/**
 * `facts`, `first_day`, `last_day` and `filled_…` per column. Of a bare table every figure is asked for by itself: engines know them
 * without reading the rows. Where facts were corrected or only mentioned, one pass over the rows counts them all.
 */
async function countsOf(warehouse: Warehouse, kind: FactKind, columns: readonly string[]): Promise<Row> {
  const from = sql`${factView(kind)} f ${onlyFacts(kind)}`;
  const isBare = kind !== 'customers' && (await isBareView(warehouse, kind));
  const figure = (found: Query, where = sql``): Query => (isBare ? sql`(select ${found} from ${from} ${where})` : found);
  const time = timeColumns[kind];
  const day = (extreme: Query): Query => (time === undefined ? sql`cast(null as varchar)` : figure(sql`cast(cast(${extreme}(f.${name(time)}) as date) as varchar)`));
  const filled = columns.map((column) => {
    const value = sql`f.${name(column)}`;
    return sql`${isBare ? figure(sql`count(*)`, sql`where ${value} is not null`) : sql`count(${value})`} as ${name(`filled_${column}`)}`;
  });
  const [row] = await warehouse.rows(sql`select ${figure(sql`count(*)`)} as facts, ${day(sql`min`)} as first_day, ${day(sql`max`)} as last_day, ${join(filled)} ${isBare ? sql`` : sql`from ${from}`}`);
  return row ?? {};
}

async function distinct(warehouse: Warehouse, kind: FactKind, customer: string): Promise<number> {
  const [row] = await warehouse.rows(sql`select count(distinct f.${name(customer)}) as customers from ${factView(kind)} f ${onlyFacts(kind)}`);
  return Number(row?.['customers'] ?? 0);
}

function onlyFacts(kind: FactKind): Query {
  return kind === 'customers' ? sql`where f.fact_id not like ${`${mentionPrefix}%`}` : sql``;
}
