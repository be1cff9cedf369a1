/** The warehouse's tables: one per kind of fact, plus what imports and readings need. */
import { factColumns, factKinds, factTable, join, name, sql } from '../domain/index.ts';
import type { Column, FactKind, InsightColumn, Query } from '../domain/index.ts';
import { columnDefinitions } from '../storage/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { hasOwnId } from './append-columns.ts';

/** Columns every stored fact has beyond its own: see `factColumns`. */
export const storedColumns: readonly InsightColumn[] = [
  { name: 'attributes', type: 'json' },
  { name: 'fact_id', type: 'text' },
  { name: 'import_id', type: 'text' },
  { name: 'line', type: 'integer' },
];

/** Which text was read, by which version of the reader, and whose it is. */
const originColumns: readonly InsightColumn[] = [
  { name: 'text_source', type: 'text' },
  { name: 'text_id', type: 'text' },
  { name: 'reader', type: 'text' },
  { name: 'customer_id', type: 'text' },
  { name: 'at', type: 'timestamp' },
  { name: 'touchpoint', type: 'text' },
  { name: 'product_id', type: 'text' },
  { name: 'agent_id', type: 'text' },
  { name: 'direction', type: 'text' },
];

/**
 * What the reader said of each text, once per text and reader version. `text_id` is the fact's id; `corrected` names the
 * labels a person has put right: `polarity`, `emotion` or `polarity,emotion`.
 */
export const readingColumns: readonly InsightColumn[] = [
  ...originColumns,
  { name: 'language', type: 'text' },
  { name: 'polarity_label', type: 'text' },
  { name: 'polarity_score', type: 'number' },
  { name: 'emotion_label', type: 'text' },
  { name: 'emotion_probabilities', type: 'json' },
  { name: 'evidence', type: 'json' },
  { name: 'corrected', type: 'text' },
];

/**
 * What a message says beyond its feeling, one row each: `kind` is `intent`, `aspect`, `objection`, `motive`, `needLevel`, `emotionalNeed`, `sarcasm`, `fact`,
 * `phrase`, `claim` or `promise` (`label`: whose, `us` or `customer`). Offsets count UTF-16 code units. `due_end` and `due_latest` are the bounds of a promise on
 * the company's clock. `detail` holds what only this kind has.
 */
export const signalColumns: readonly InsightColumn[] = [
  ...originColumns,
  { name: 'conversation_id', type: 'text' },
  { name: 'kind', type: 'text' },
  { name: 'label', type: 'text' },
  { name: 'quote', type: 'text' },
  { name: 'quote_start', type: 'integer' },
  { name: 'quote_end', type: 'integer' },
  { name: 'confidence', type: 'number' },
  { name: 'rule', type: 'text' },
  { name: 'due_end', type: 'timestamp' },
  { name: 'due_latest', type: 'timestamp' },
  { name: 'detail', type: 'json' },
];

/** What was read of a conversation as a whole. `opening_id` is the text it opens with; `objection_id` the one that objects. */
export const conversationColumns: readonly InsightColumn[] = [
  { name: 'conversation_id', type: 'text' },
  { name: 'customer_id', type: 'text' },
  { name: 'reader', type: 'text' },
  { name: 'agent_id', type: 'text' },
  { name: 'touchpoint', type: 'text' },
  { name: 'channel', type: 'text' },
  { name: 'started_at', type: 'timestamp' },
  { name: 'ended_at', type: 'timestamp' },
  { name: 'turns', type: 'integer' },
  { name: 'opening_id', type: 'text' },
  { name: 'talk_share', type: 'number' },
  { name: 'questions', type: 'integer' },
  { name: 'premature_pitch', type: 'boolean' },
  { name: 'summarised_back', type: 'boolean' },
  { name: 'steps', type: 'json' },
  { name: 'objection_cause', type: 'text' },
  { name: 'objection_truth', type: 'text' },
  { name: 'objection_id', type: 'text' },
  { name: 'dissatisfied', type: 'number' },
  { name: 'resolved', type: 'number' },
  { name: 'promises', type: 'integer' },
  { name: 'phrases', type: 'integer' },
  { name: 'claims', type: 'integer' },
];

/** All stored columns of a kind, in table order. */
export function storedFactColumns(kind: FactKind): readonly (Column | InsightColumn)[] {
  return [...factColumns[kind], ...storedColumns];
}

/** Names the facts of a kind that a later fact of the same id corrects. */
export function supersededTable(kind: FactKind): Query {
  return name(`superseded_${kind.replace('-', '_')}`);
}

/**
 * A kind of fact as insights and pages read it: merged customers answer to the id that was kept, and whatever has an id
 * is its latest fact. Customers include those who are known only because another fact names them.
 */
export function factView(kind: FactKind): Query {
  return name(`${factTable(kind)}_view`);
}

/** What reading leaves behind; each has a view in which merged customers answer to the id that was kept. */
const readingTables = [
  ['reading', readingColumns],
  ['reading_signal', signalColumns],
  ['reading_conversation', conversationColumns],
] as const;

/** Creates every table and view that does not exist yet. */
export async function createFactTables(warehouse: Warehouse): Promise<void> {
  await warehouse.transaction(async (inside) => {
    for (const kind of factKinds) {
      await inside.execute(sql`create table if not exists ${name(factTable(kind))} (${columnDefinitions(storedFactColumns(kind), isAsItIs(kind))})`);
      await addNewColumns(inside, kind);
    }
    for (const [table, columns] of readingTables) await inside.execute(sql`create table if not exists ${name(table)} (${columnDefinitions(columns)})`);
    await inside.execute(sql`create table if not exists customer_alias (merged_id varchar, kept_id varchar)`);
    await inside.execute(sql`create table if not exists indirect_value (customer_id varchar, kind varchar, yearly_amount double)`);
    await inside.execute(sql`create table if not exists warehouse_import (import_id varchar, kind varchar, committed_at timestamp)`);
    await inside.execute(sql`create table if not exists import_claim (import_id varchar, kind varchar, fact_id varchar)`);
    await inside.execute(sql`create table if not exists import_outcome (import_id varchar, outcome varchar)`);
    for (const kind of factKinds.filter(hasOwnId)) await inside.execute(sql`create table if not exists ${supersededTable(kind)} (fact_id varchar)`);
    await refreshFactViews(inside);
  });
}

/**
 * What a customer's facts are found by: looking through values as they are takes a quarter of the time that unpacking
 * them does. And fingerprints, which nothing makes shorter.
 */
function isAsItIs(kind: FactKind): (column: Column | InsightColumn) => boolean {
  const by = kind === 'customers' ? 'id' : 'customer_id';
  return ({ name: column }) => column === by || column === 'fact_id';
}

/** A folder from before a column was there gets the column, empty. */
async function addNewColumns(inside: Warehouse, kind: FactKind): Promise<void> {
  const found = await inside.rows(sql`select column_name from information_schema.columns where table_name = ${factTable(kind)}`);
  const there = new Set(found.map((row) => String(row['column_name'])));
  for (const column of storedFactColumns(kind)) {
    if (!there.has(column.name)) await inside.execute(sql`alter table ${name(factTable(kind))} add column ${columnDefinitions([column])}`);
  }
}

/**
 * Writes the views anew after merges, corrections or their undoing. As long as nobody was merged and nothing was
 * corrected, a view is its bare table: joining empty tables to every order would double the cost of reading it.
 */
export async function refreshFactViews(inside: Warehouse): Promise<void> {
  const merged = await isMerged(inside);
  for (const kind of factKinds) {
    await inside.execute(sql`create or replace view ${factView(kind)} as ${viewQuery(kind, { merged, corrected: await isCorrected(inside, kind) })}`);
  }
  for (const [table, columns] of readingTables) {
    await inside.execute(sql`create or replace view ${name(`${table}_view`)} as select ${join(resolvedColumns(columns, merged))} from ${name(table)} f ${aliasJoin(columns, merged)}`);
  }
}

/** Whether a kind's view is its bare table. */
export async function isBareView(warehouse: Warehouse, kind: FactKind): Promise<boolean> {
  return !(await isMerged(warehouse)) && !(await isCorrected(warehouse, kind));
}

function isMerged(inside: Warehouse): Promise<boolean> {
  return holdsRows(inside, sql`customer_alias`);
}

async function isCorrected(inside: Warehouse, kind: FactKind): Promise<boolean> {
  return hasOwnId(kind) && (await holdsRows(inside, supersededTable(kind)));
}

async function holdsRows(inside: Warehouse, table: Query): Promise<boolean> {
  return (await inside.rows(sql`select 1 as present from ${table} limit 1`)).length > 0;
}

type StoredColumns = readonly (Column | InsightColumn)[];

/** What is read: every fact, or of those with an id the current one. */
function viewQuery(kind: FactKind, { merged, corrected }: { readonly merged: boolean; readonly corrected: boolean }): Query {
  const columns = storedFactColumns(kind);
  const conditions = [
    ...(corrected ? [sql`f.fact_id not in (select fact_id from ${supersededTable(kind)})`] : []),
    ...(merged && kind === 'customers' ? [sql`f.id not in (select merged_id from customer_alias)`] : []),
  ];
  const where = conditions.length === 0 ? sql`` : sql`where ${join(conditions, sql` and `)}`;
  return sql`select ${join(resolvedColumns(columns, merged))} from ${name(factTable(kind))} f ${aliasJoin(columns, merged)} ${where}`;
}

/** The columns, with each row's customer as merging left it. */
function resolvedColumns(columns: StoredColumns, merged: boolean): Query[] {
  return columns.map((column) => (merged && column.name === 'customer_id' ? sql`coalesce(a.kept_id, f.customer_id) as customer_id` : sql`f.${name(column.name)}`));
}

function aliasJoin(columns: StoredColumns, merged: boolean): Query {
  return merged && columns.some((column) => column.name === 'customer_id') ? sql`left join customer_alias a on a.merged_id = f.customer_id` : sql``;
}
