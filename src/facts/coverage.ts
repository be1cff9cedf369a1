/** How much of the story the facts tell: numbers, periods and filled columns per kind. */
import { factColumns, factKinds, join, name, sql } from '../domain/index.ts';
import type { FactKind, Query } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { mentionPrefix } from './append-settle.ts';
import { factView } from './schema.ts';

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

/** One pass over each kind's current facts. Customers who are only mentioned are customers, but no facts of their own. */
export function coverageOf(warehouse: Warehouse): Promise<readonly KindCoverage[]> {
  return Promise.all(factKinds.map((kind) => kindCoverage(warehouse, kind)));
}

async function kindCoverage(warehouse: Warehouse, kind: FactKind): Promise<KindCoverage> {
  const columns = factColumns[kind];
  const customer = columns.some(({ name }) => name === 'customer_id') ? sql`f.customer_id` : kind === 'customers' ? sql`f.id` : sql`cast(null as varchar)`;
  const time = timeColumns[kind];
  const day = (extreme: Query): Query => (time === undefined ? sql`cast(null as varchar)` : sql`cast(cast(${extreme}(f.${name(time)}) as date) as varchar)`);
  const filled = columns.map((column) => sql`count(f.${name(column.name)}) as ${name(`filled_${column.name}`)}`);
  const isFact = kind === 'customers' ? sql`where f.fact_id not like ${`${mentionPrefix}%`}` : sql``;
  const [row] = await warehouse.rows(sql`select count(*) as facts, count(distinct ${customer}) as customers, count(*) - count(${customer}) as anonymous,
    ${day(sql`min`)} as first_day, ${day(sql`max`)} as last_day, ${join(filled)} from ${factView(kind)} f ${isFact}`);
  const facts = Number(row?.['facts'] ?? 0);
  const text = (column: string): string | null => (row?.[column] === null || row?.[column] === undefined ? null : String(row[column]));
  return {
    kind,
    facts,
    customers: Number(row?.['customers'] ?? 0),
    anonymous: columns.some(({ name }) => name === 'customer_id') ? Number(row?.['anonymous'] ?? 0) : 0,
    firstDay: text('first_day'),
    lastDay: text('last_day'),
    filled: Object.fromEntries(columns.map((column) => [column.name, facts === 0 ? 0 : Number(row?.[`filled_${column.name}`] ?? 0) / facts])),
  };
}
