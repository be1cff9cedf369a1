/**
 * Typed records become facts, all or none, inside the caller's transaction: told apart from what is
 * known, stored.
 */
import { dialect, factColumns, factTable, join, name, sql } from '../domain/index.ts';
import type { Bilingual, Query } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { refreshFactViews } from './schema.ts';
import { hasOwnId } from './append-columns.ts';
import { appendDerivedOrders, deriveOrders } from './append-orders.ts';
import type { AppendOutcome, AppendPlan } from './append-plan.ts';
import { rejectedReasons } from './append-rejected.ts';
import { addMentioned, dropMentioned, settle } from './append-settle.ts';
import { goodRows, totalsOf } from './append-totals.ts';
import type { FileRows } from './append-totals.ts';

const workTables = ['import_stage', 'import_reject', 'import_typed', 'import_repeat', 'import_known', 'import_order'];

/**
 * Turns `import_typed` into facts of the plan's kind. Leaves it for {@link exportRejected}.
 * @param notes what has to be said about how the records were read
 */
export async function appendRecords(inside: Warehouse, plan: AppendPlan, notes: readonly Bilingual[]): Promise<AppendOutcome> {
  const repeats = await findRepeats(inside);
  const wasEmpty = await isEmpty(inside, factTable(plan.kind));
  const rows: FileRows = { repeats, repeatsAreFacts: repeatsAreFacts(plan) };
  await findKnown(inside, plan, { rows, wasEmpty });
  await inside.execute(sql`insert into warehouse_import (import_id, kind, committed_at) values (${plan.importId}, ${plan.kind}, cast(${plan.committedAt} as timestamp))`);
  const accepted = await store(inside, plan, rows);
  await inside.execute(sql`insert into import_claim select ${plan.importId}, ${plan.kind}, fact_id from import_known`);
  if (plan.kind === 'order-lines') await storeOrders(inside, plan, wasEmpty);
  await settleNew(inside, plan, wasEmpty);
  await refreshFactViews(inside);
  const [counts] = await inside.rows(sql`select count(*) as staged, count(problem) as rejected from import_typed`);
  const rejected = Number(counts?.['rejected']);
  return {
    accepted,
    rejected,
    duplicates: Number(counts?.['staged']) - rejected - accepted,
    rejectedReasons: await rejectedReasons(inside, plan.kind),
    totals: await totalsOf(inside, plan, rows),
    notes,
  };
}

/** Drops the work tables: connections are used again. */
export async function dropWorkTables(inside: Warehouse): Promise<void> {
  for (const table of workTables) await inside.execute(sql`drop table if exists ${name(table)}`);
}

/** Keeps rows that say the same as an earlier row of the file, with the fact id they have if that makes them another fact. True when there are any. */
async function findRepeats(inside: Warehouse): Promise<boolean> {
  const fingerprint = dialect('fingerprint', sql`print || '#' || cast(ordinal as varchar)`);
  await inside.temporaryCopy({
    name: 'import_repeat',
    query: sql`select line, ${fingerprint} as fact_id from (
      select line, print, row_number() over (partition by print order by line) as ordinal from import_typed
      where problem is null and print in (select print from import_typed where problem is null group by print having count(*) > 1)
    ) numbered where ordinal > 1`,
  });
  return !(await isEmpty(inside, 'import_repeat'));
}

/** Without an id of its own, the second identical row is a second fact; with one, it is the same fact said twice. */
function repeatsAreFacts(plan: AppendPlan): boolean {
  return !hasOwnId(plan.kind) || (!plan.mapping.has('id') && plan.kind !== 'customers');
}

/** The file's good rows with their fact id, each fact once. */
function identified(rows: FileRows): Query {
  const factId = rows.repeats && rows.repeatsAreFacts ? sql`coalesce(r.fact_id, t.print)` : sql`t.print`;
  return sql`select t.*, ${factId} as fact_id from ${goodRows(rows)}`;
}

async function isEmpty(inside: Warehouse, table: string): Promise<boolean> {
  return (await inside.rows(sql`select 1 as some from ${name(table)} limit 1`)).length === 0;
}

/** Facts of the file that are stored already. */
async function findKnown(inside: Warehouse, plan: AppendPlan, { rows, wasEmpty }: { readonly rows: FileRows; readonly wasEmpty: boolean }): Promise<void> {
  const table = name(factTable(plan.kind));
  const query = wasEmpty
    ? sql`select print as fact_id from import_typed where false`
    : sql`select fact_id from ${table} where fact_id in (select fact_id from (${identified(rows)}) identified)`;
  await inside.temporaryCopy({ name: 'import_known', query });
}

async function store(inside: Warehouse, plan: AppendPlan, rows: FileRows): Promise<number> {
  const columns = factColumns[plan.kind];
  const values = columns.map((column) => (column.name === 'id' && !plan.mapping.has('id') && plan.kind !== 'customers' ? sql`substr(i.fact_id, 1, 20)` : sql`i.${name(column.name)}`));
  const unknown = (await isEmpty(inside, 'import_known')) ? sql`` : sql`left join import_known k on k.fact_id = i.fact_id where k.fact_id is null`;
  return inside.execute(sql`insert into ${name(factTable(plan.kind))} (${join(columns.map((column) => name(column.name)))}, attributes, fact_id, import_id, line)
    select ${join(values)}, i.attributes, i.fact_id, ${plan.importId}, i.line from (${identified(rows)}) i ${unknown}`);
}

async function storeOrders(inside: Warehouse, plan: AppendPlan, onlyHere: boolean): Promise<void> {
  if (!plan.mapping.has('ordered_at')) return;
  await deriveOrders(inside, plan, onlyHere);
  await appendDerivedOrders(inside, plan);
  await settle(inside, 'orders', sql`select id from import_order`);
}

async function settleNew(inside: Warehouse, plan: AppendPlan, wasEmpty: boolean): Promise<void> {
  const ids = sql`select id from import_typed where problem is null`;
  if (plan.kind === 'customers') await dropMentioned(inside, ids);
  if (!repeatsAreFacts(plan)) await settle(inside, plan.kind, wasEmpty ? undefined : ids);
  if (plan.mapping.has('customer_id')) {
    await addMentioned(inside, sql`select distinct customer_id, cast(${plan.importId} as varchar) as import_id from import_typed where problem is null`);
  }
}
