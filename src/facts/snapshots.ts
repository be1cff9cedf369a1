/**
 * Dated snapshots: each insight writes one row per subject and as-of day into a table of its own, and its fit beside it.
 * Summary in the engine → model → scores joined back inside the engine. What has not changed is not computed again.
 */
import { createHash } from 'node:crypto';
import { factColumns, join, name, sql } from '../domain/index.ts';
import type { Day, FactKind, Fitted, Insight, InsightContext, Query, Row } from '../domain/index.ts';
import { columnDefinitions } from '../storage/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { factView } from './schema.ts';

/** What a run needs to know besides the facts. */
export interface SnapshotRequest {
  readonly asOf: Day;
  readonly currency: string;
  /** The user's own settings per insight, where they have any. */
  readonly settings: Readonly<Record<string, Row>>;
}

/** What became of one insight. */
export interface SnapshotOutcome {
  readonly name: string;
  readonly subjects: number;
  readonly status: string;
  /** False when an earlier run of the same facts, settings and version still stands. */
  readonly fresh: boolean;
  /** Identifies facts, settings and versions that went into it. */
  readonly inputs: string;
}

/** The table an insight writes to. */
export function insightTable(insight: string): Query {
  return name(`insight_${insight.replace(/[.-]/g, '_')}`);
}

/** Creates what snapshots are kept in. An insight whose columns have changed starts a new table. */
export async function createSnapshotTables(warehouse: Warehouse, insights: readonly Insight[]): Promise<void> {
  await warehouse.transaction(async (inside) => {
    await inside.execute(sql`create table if not exists insight_fit (as_of date, insight varchar, version bigint, inputs varchar, status varchar, observations bigint, parameters varchar, subjects bigint)`);
    await inside.execute(sql`create table if not exists insight_run (as_of date, finished_at timestamp, seconds double, customers bigint, currency varchar, inputs varchar)`);
    for (const insight of insights) await createInsightTable(inside, insight);
  });
}

/** Forgets every snapshot, fit and run; they can be computed again from the facts. */
export async function forgetSnapshots(warehouse: Warehouse, insights: readonly Insight[]): Promise<void> {
  await warehouse.transaction(async (inside) => {
    for (const insight of insights) await inside.execute(sql`delete from ${insightTable(insight.name)}`);
    await inside.execute(sql`delete from insight_fit`);
    await inside.execute(sql`delete from insight_run`);
  });
}

async function createInsightTable(inside: Warehouse, insight: Insight): Promise<void> {
  const table = insightTable(insight.name);
  const wanted = ['as_of', 'subject', ...insight.columns.map((column) => column.name)];
  const found = await inside.rows(
    sql`select column_name from information_schema.columns where table_name = ${tableName(insight)} order by ordinal_position`,
  );
  const current = found.map((row) => String(row['column_name']));
  if (current.length > 0 && current.join() !== wanted.join()) {
    await inside.execute(sql`drop table ${table}`);
    await inside.execute(sql`delete from insight_fit where insight = ${insight.name}`);
  }
  await inside.execute(sql`create table if not exists ${table} (as_of date, subject varchar, ${columnDefinitions(insight.columns)})`);
}

function tableName(insight: Insight): string {
  return `insight_${insight.name.replace(/[.-]/g, '_')}`;
}

/** The columns that say when a fact happened; kinds without one are timeless. */
function factsOn(kind: FactKind | 'readings', asOf: Day): Query {
  if (kind === 'readings') return sql`(select * from reading_view where "at" is null or cast("at" as date) <= cast(${asOf} as date))`;
  const time = factColumns[kind].find((column) => column.type === 'timestamp' && (column.name === 'at' || column.name === 'ordered_at'));
  if (!time) return factView(kind);
  return sql`(select * from ${factView(kind)} where ${name(time.name)} is null or cast(${name(time.name)} as date) <= cast(${asOf} as date))`;
}

/** What an insight may look at on a day. */
export function insightContext(insight: Insight, request: SnapshotRequest): InsightContext {
  const rowsOf = (other: string): Query => sql`(select * from ${insightTable(other)} where as_of = cast(${request.asOf} as date))`;
  const own = insightTable(insight.name);
  return {
    asOf: request.asOf,
    currency: request.currency,
    facts: (kind) => factsOn(kind, request.asOf),
    insight: (other) => {
      if (!insight.needs.includes(other)) throw new RangeError(`${insight.name} reads ${other} without listing it in needs`);
      return rowsOf(other);
    },
    previous: sql`(select * from ${own} where as_of = (select max(as_of) from ${own} where as_of < cast(${request.asOf} as date)))`,
    groups: name('model_groups'),
    settings: { ...insight.settings, ...request.settings[insight.name] },
  };
}

/**
 * Brings one insight up to date for a day, inside the caller's transaction.
 * @param upstream the outcomes of the insights it needs
 * @param force computes again even when nothing has changed
 */
export async function takeSnapshot(
  inside: Warehouse,
  insight: Insight,
  { request, upstream, facts, force }: { request: SnapshotRequest; upstream: readonly SnapshotOutcome[]; facts: FactMarks; force: boolean },
): Promise<SnapshotOutcome> {
  const context = insightContext(insight, request);
  const inputs = fingerprint([insight.version, request.currency, context.settings, insight.reads.map((kind) => facts[kind]), facts.merges, upstream.map((outcome) => outcome.inputs)]);
  const standing = await inside.rows(sql`select inputs, status, subjects from insight_fit where insight = ${insight.name} and as_of = cast(${request.asOf} as date)`);
  if (!force && standing[0]?.['inputs'] === inputs) {
    return { name: insight.name, subjects: Number(standing[0]['subjects']), status: String(standing[0]['status']), fresh: false, inputs };
  }
  const fitted = insight.summary && insight.fit ? insight.fit(await inside.rows(insight.summary(context)), context) : undefined;
  if (fitted?.groups) await inside.temporaryTable({ name: 'model_groups', ...fitted.groups });
  const table = insightTable(insight.name);
  await inside.execute(sql`delete from ${table} where as_of = cast(${request.asOf} as date)`);
  const columns = join([sql`subject`, ...insight.columns.map((column) => name(column.name))]);
  const subjects = await inside.execute(sql`insert into ${table} select cast(${request.asOf} as date) as as_of, ${columns} from (${insight.score(context, fitted)}) scored`);
  await recordFit(inside, insight, { asOf: request.asOf, inputs, fitted, subjects });
  return { name: insight.name, subjects, status: fitted?.status ?? 'known', fresh: true, inputs };
}

async function recordFit(
  inside: Warehouse,
  insight: Insight,
  { asOf, inputs, fitted, subjects }: { asOf: Day; inputs: string; fitted: Fitted | undefined; subjects: number },
): Promise<void> {
  await inside.execute(sql`delete from insight_fit where insight = ${insight.name} and as_of = cast(${asOf} as date)`);
  await inside.execute(sql`
    insert into insight_fit values (cast(${asOf} as date), ${insight.name}, ${insight.version}, ${inputs}, ${fitted?.status ?? 'known'},
      ${fitted?.observations ?? subjects}, ${JSON.stringify(fitted?.parameters ?? {})}, ${subjects})`);
}

/** A mark per kind of fact that changes whenever facts of that kind come or go. */
export type FactMarks = Readonly<Record<FactKind | 'readings' | 'merges', string>>;

/** Reads the marks: what is live in the warehouse now. */
export async function factMarks(warehouse: Warehouse): Promise<FactMarks> {
  const imports = await warehouse.rows(sql`select kind, import_id from warehouse_import order by kind, import_id`);
  const readings = await warehouse.rows(sql`select reader, count(*) as texts, count(corrected) as corrected, max(text_id) as last from reading group by reader order by reader`);
  const corrections = await warehouse.rows(sql`select text_id, corrected, polarity_score, emotion_label from reading where corrected is not null order by text_id`);
  const merges = await warehouse.rows(sql`select merged_id, kept_id from customer_alias order by merged_id`);
  const mark = (kind: FactKind): string => fingerprint(imports.filter((row) => row['kind'] === kind));
  return {
    customers: fingerprint(imports),
    orders: fingerprint([mark('orders'), mark('order-lines')]),
    'order-lines': mark('order-lines'),
    moments: mark('moments'),
    feedback: mark('feedback'),
    costs: mark('costs'),
    products: mark('products'),
    readings: fingerprint([readings, corrections, mark('moments'), mark('feedback')]),
    merges: fingerprint(merges),
  };
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 24);
}
