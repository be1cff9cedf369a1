/** Taking an import back: its facts go, except those that another live import brought as well. */
import { factTable, join, name, sql } from '../domain/index.ts';
import type { FactKind, Query } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { hasOwnId } from './append-columns.ts';
import { sumDerivedOrdersAgain } from './append-orders.ts';
import { addMentioned, mentionsOf, settle } from './append-settle.ts';
import { refreshFactViews, storedFactColumns, supersededTable } from './schema.ts';

export interface RevertOutcome {
  /** Facts that are gone. */
  readonly removed: number;
  /** Facts that stay because another import brought them too. */
  readonly kept: number;
}

/** Takes an import's facts back, inside the caller's transaction. */
export async function revertFacts(inside: Warehouse, importId: string, kind: FactKind): Promise<RevertOutcome> {
  const touched: readonly FactKind[] = [...new Set<FactKind>([kind, ...(kind === 'order-lines' ? (['orders'] as const) : []), 'customers'])];
  await inside.execute(sql`delete from import_claim where import_id = ${importId}`);
  await inside.execute(sql`delete from warehouse_import where import_id = ${importId}`);
  await inside.execute(sql`delete from import_outcome where import_id = ${importId}`);
  const counts = new Map<FactKind, RevertOutcome>();
  for (const each of touched) counts.set(each, await handOverAndRemove(inside, importId, each));
  if (kind === 'order-lines') {
    const ids = sql`select order_id from reverted_order_lines`;
    await sumDerivedOrdersAgain(inside, ids);
  }
  for (const each of touched.filter(hasOwnId)) await settle(inside, each, sql`select id from ${reverted(each)}`);
  const gone = sql`select id from reverted_customers where id not in (select id from fact_customers)`;
  await addMentioned(inside, mentionsOf(gone));
  for (const each of touched) await inside.execute(sql`drop table ${reverted(each)}`);
  await refreshFactViews(inside);
  return counts.get(kind) ?? { removed: 0, kept: 0 };
}

/** The facts of a kind that the import owned, as they were. */
function reverted(kind: FactKind): Query {
  return name(`reverted_${kind.replace('-', '_')}`);
}

async function handOverAndRemove(inside: Warehouse, importId: string, kind: FactKind): Promise<RevertOutcome> {
  const table = name(factTable(kind));
  await inside.temporaryCopy({ name: `reverted_${kind.replace('-', '_')}`, query: sql`select * from ${table} where import_id = ${importId}` });
  await inside.temporaryCopy({
    name: 'reverted_heir',
    query: sql`select fact_id, max(import_id) as import_id from import_claim where kind = ${kind} and fact_id in (select fact_id from ${reverted(kind)}) group by fact_id`,
  });
  const owned = await inside.execute(sql`delete from ${table} where import_id = ${importId}`);
  const names = join(storedFactColumns(kind).map((column) => name(column.name)));
  const columns = storedFactColumns(kind).map((column) => (column.name === 'import_id' ? sql`h.import_id` : sql`r.${name(column.name)}`));
  const kept = await inside.execute(sql`insert into ${table} (${names}) select ${join(columns)} from ${reverted(kind)} r join reverted_heir h on h.fact_id = r.fact_id`);
  await inside.execute(sql`delete from import_claim where kind = ${kind} and exists (
    select 1 from reverted_heir h where h.fact_id = import_claim.fact_id and h.import_id = import_claim.import_id)`);
  if (hasOwnId(kind)) await inside.execute(sql`delete from ${supersededTable(kind)} where fact_id in (select fact_id from ${reverted(kind)})`);
  await inside.execute(sql`drop table reverted_heir`);
  return { removed: owned - kept, kept };
}

/** Imports whose facts are in the warehouse. */
export async function committedImports(warehouse: Warehouse): Promise<ReadonlySet<string>> {
  const rows = await warehouse.rows(sql`select import_id from warehouse_import`);
  return new Set(rows.map((row) => String(row['import_id'])));
}

/** Keeps what an import came to with its facts, so that the journal can be mended after a crash. */
export async function keepOutcome(inside: Warehouse, importId: string, outcome: unknown): Promise<void> {
  await inside.execute(sql`insert into import_outcome (import_id, outcome) values (${importId}, ${JSON.stringify(outcome)})`);
}

/** What {@link keepOutcome} kept. */
export async function importOutcome(warehouse: Warehouse, importId: string): Promise<unknown> {
  const [row] = await warehouse.rows(sql`select outcome from import_outcome where import_id = ${importId}`);
  return row === undefined ? undefined : JSON.parse(String(row['outcome']));
}
