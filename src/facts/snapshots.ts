/**
 * Dated snapshots: each insight writes one row per subject and as-of day into a table of its own, and its fit beside it.
 * Summary in the engine → model → scores joined back inside the engine. What has not changed is not computed again.
 */
import { createHash } from 'node:crypto';
import { factColumns, join, literal, name, sql } from '../domain/index.ts';
import type { Day, FactKind, Fitted, FollowingInsight, Insight, InsightColumn, InsightContext, Query, Row } from '../domain/index.ts';
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
  /** The run that wrote what is kept of it. */
  readonly run: number;
  /** Its rows of this day, published or not. */
  readonly rows: Query;
}

/** An insight's published rows, one per subject and as-of day. */
export function insightTable(insight: string): Query {
  return name(`insight_${underscored(insight)}`);
}

/** All rows of an insight, those of runs that are not published, or no longer, included. */
function snapshotTable(insight: string): Query {
  return name(`snapshot_${underscored(insight)}`);
}

function underscored(insight: string): string {
  return insight.replace(/[.-]/g, '_');
}

/**
 * Creates what snapshots are kept in. A run writes under a number of its own, insight by insight; the views through which
 * everybody reads show the published numbers. An insight whose columns have changed starts a new table.
 */
export async function createSnapshotTables(warehouse: Warehouse, insights: readonly Insight[]): Promise<void> {
  await warehouse.transaction(async (inside) => {
    await inside.execute(sql`
      create table if not exists snapshot_fit (run bigint, published boolean, as_of date, insight varchar, version bigint, inputs varchar, status varchar, observations bigint, parameters varchar, subjects bigint)`);
    await inside.execute(sql`create or replace view insight_fit as select as_of, insight, version, inputs, status, observations, parameters, subjects from snapshot_fit where published`);
    await inside.execute(sql`create table if not exists insight_run (as_of date, finished_at timestamp, seconds double, customers bigint, currency varchar, inputs varchar, settings varchar)`);
    // Folders from before runs kept what was set.
    await inside.execute(sql`alter table insight_run add column if not exists settings varchar`);
    for (const insight of insights) await createSnapshotTable(inside, insight);
  });
}

/** Forgets every snapshot, fit and run; they can be computed again from the facts. */
export async function forgetSnapshots(warehouse: Warehouse, insights: readonly Insight[]): Promise<void> {
  await warehouse.transaction(async (inside) => {
    await inside.execute(sql`update snapshot_fit set published = false`);
    await inside.execute(sql`delete from insight_run`);
    await refreshSnapshotViews(inside, insights);
  });
  await sweepSnapshots(warehouse, insights);
}

async function createSnapshotTable(inside: Warehouse, insight: Insight): Promise<void> {
  const table = snapshotTable(insight.name);
  const kept = keptColumns(insight);
  const wanted = ['run', 'as_of', ...kept.map((column) => column.name)];
  const found = await inside.rows(sql`select column_name from information_schema.columns where table_name = ${`snapshot_${underscored(insight.name)}`} order by ordinal_position`);
  const current = found.map((row) => String(row['column_name']));
  if (current.join() === wanted.join()) return insight.follows && refreshSnapshotView(inside, insight);
  if (current.length > 0) {
    await inside.execute(sql`drop view if exists ${insightTable(insight.name)}`);
    await inside.execute(sql`drop table ${table}`);
    await inside.execute(sql`delete from snapshot_fit where insight = ${insight.name}`);
    // No run has these columns: each counts as out of date until it is made again.
    await inside.execute(sql`update insight_run set inputs = ''`);
  }
  await inside.execute(sql`create table ${table} (run bigint, as_of date, ${columnDefinitions(kept, ({ name: column, type }) => type === 'number' || column === 'subject')})`);
  await refreshSnapshotView(inside, insight);
}

/** What is kept of a run: a row per subject, or the groups that rows are worked out from. */
function keptColumns(insight: Insight): readonly InsightColumn[] {
  return insight.follows?.groups ?? [{ name: 'subject', type: 'text' }, ...insight.columns];
}

async function refreshSnapshotViews(inside: Warehouse, insights: readonly Insight[]): Promise<void> {
  for (const insight of insights) await refreshSnapshotView(inside, insight);
}

/** Writes the view of an insight anew, with the numbers of its published runs in it: nothing to join when it is read. */
async function refreshSnapshotView(inside: Warehouse, insight: Insight): Promise<void> {
  const published = await inside.rows(sql`select run from snapshot_fit where insight = ${insight.name} and published order by run`);
  const runs = published.map((row) => Number(row['run']));
  await inside.execute(sql`create or replace view ${insightTable(insight.name)} as ${rowsOf(insight, runs, insightTable)}`);
}

/**
 * The rows of an insight by `as_of`, as some runs wrote them.
 * @param upstream where the rows of another insight are
 */
function rowsOf(insight: Insight, runs: readonly number[], upstream: (insight: string) => Query): Query {
  const written = runs.length === 0 ? sql`false` : sql`run in (${join(runs.map(literal))})`;
  const kept = sql`select as_of, ${join(keptColumns(insight).map((column) => name(column.name)))} from ${snapshotTable(insight.name)} where ${written}`;
  return insight.follows ? insight.follows.rows(upstream(insight.follows.of.name), sql`(${kept})`) : kept;
}

/** Removes what is not published: drafts that no run has taken up, and rows that a later run of the same day has replaced. */
export async function sweepSnapshots(warehouse: Warehouse, insights: readonly Insight[]): Promise<void> {
  const left = await warehouse.rows(sql`select run, insight from snapshot_fit where not published order by run, insight`);
  if (left.length === 0) return;
  await warehouse.transaction(async (inside) => {
    for (const insight of insights.filter(({ name: one }) => left.some((row) => row['insight'] === one))) {
      await inside.execute(sql`delete from ${snapshotTable(insight.name)} where run in (select run from snapshot_fit where insight = ${insight.name} and not published)`);
    }
    await inside.execute(sql`delete from snapshot_fit where not published`);
  });
}

/** The number of the next run. */
export async function nextRun(warehouse: Warehouse): Promise<number> {
  const [row] = await warehouse.rows(sql`select coalesce(max(run), 0) + 1 as run from snapshot_fit`);
  return Number(row?.['run']);
}

/** What a run came to. */
export interface FinishedDraft {
  readonly request: SnapshotRequest;
  readonly facts: FactMarks;
  readonly outcomes: readonly SnapshotOutcome[];
  readonly finishedAt: Date;
  readonly seconds: number;
  readonly customers: number;
}

/** Makes the drafts of a run what everybody reads, all of them at once, and records the run. */
export async function publishRun(warehouse: Warehouse, insights: readonly Insight[], { request, facts, outcomes, finishedAt, seconds, customers }: FinishedDraft): Promise<void> {
  const asOf = sql`cast(${request.asOf} as date)`;
  await warehouse.transaction(async (inside) => {
    for (const outcome of outcomes) {
      await inside.execute(sql`update snapshot_fit set published = (run = ${outcome.run}) where as_of = ${asOf} and insight = ${outcome.name}`);
    }
    await refreshSnapshotViews(inside, insights);
    await inside.execute(sql`delete from insight_run where as_of = ${asOf}`);
    await inside.execute(sql`
      insert into insight_run values (${asOf}, cast(${finishedAt.toISOString().slice(0, 19).replace('T', ' ')} as timestamp), cast(${seconds} as double), ${customers}, ${request.currency}, ${marksText(facts)}, ${JSON.stringify(request.settings)})`);
  });
}

/** All marks as one text: what `insight_run.inputs` holds. */
export function marksText(facts: FactMarks): string {
  return Object.values(facts).join(' ');
}

/** The columns that say when a fact happened; kinds without one are timeless. */
function factsOn(kind: FactKind | 'readings', asOf: Day): Query {
  if (kind === 'readings') return sql`(select * from reading_view where "at" is null or cast("at" as date) <= cast(${asOf} as date))`;
  const time = factColumns[kind].find((column) => column.type === 'timestamp' && (column.name === 'at' || column.name === 'ordered_at'));
  if (!time) return factView(kind);
  return sql`(select * from ${factView(kind)} where ${name(time.name)} is null or cast(${name(time.name)} as date) <= cast(${asOf} as date))`;
}

/**
 * What an insight may look at on a day.
 * @param upstream what became of the insights it needs in the run that is going on; without it, the published rows
 */
export function insightContext(insight: Insight, request: SnapshotRequest, upstream: readonly SnapshotOutcome[] = []): InsightContext {
  const published = (other: string): Query => sql`(select * from ${insightTable(other)} where as_of = cast(${request.asOf} as date))`;
  return {
    asOf: request.asOf,
    currency: request.currency,
    facts: (kind) => factsOn(kind, request.asOf),
    insight: (other) => {
      if (!insight.needs.includes(other)) throw new RangeError(`${insight.name} reads ${other} without listing it in needs`);
      const outcome = upstream.find((candidate) => candidate.name === other);
      return outcome ? sql`(${outcome.rows})` : published(other);
    },
    previous: sql`(select * from ${insightTable(insight.name)} where as_of = (${dayBefore(insight, request.asOf)}))`,
    groups: name('model_groups'),
    settings: { ...insight.settings, ...request.settings[insight.name] },
  };
}

/**
 * Brings one insight up to date for a day, as a draft: everybody reads it once a run publishes it. A draft of the same facts,
 * settings and version that an import or a killed run has left is taken up.
 * @param inside a turn: what an insight needs is committed, so that the engine reads it with all its threads
 * @param upstream the outcomes of the insights it needs
 * @param force computes again even when nothing has changed
 */
export async function takeSnapshot(
  inside: Warehouse,
  insight: Insight,
  { run, request, upstream, facts, force }: { run: number; request: SnapshotRequest; upstream: readonly SnapshotOutcome[]; facts: FactMarks; force: boolean },
): Promise<SnapshotOutcome> {
  const bare = await runContext(inside, insight, { request, upstream });
  const inputs = fingerprint([insight.version, request.currency, bare.settings, insight.reads.map((kind) => facts[kind]), facts.merges, upstream.map((outcome) => outcome.inputs)]);
  const written = (by: number): Query => rowsOf(insight, [by], (other) => sql`(${upstreamOf(insight, upstream, other).rows})`);
  const [standing] = await inside.rows(sql`
    select run, status, subjects from snapshot_fit where insight = ${insight.name} and as_of = cast(${request.asOf} as date) and inputs = ${inputs} order by published desc, run desc limit 1`);
  if (!force && standing) {
    const by = Number(standing['run']);
    return { name: insight.name, subjects: Number(standing['subjects']), status: String(standing['status']), fresh: false, inputs, run: by, rows: written(by) };
  }
  if (insight.gather) await inside.temporaryCopy({ name: 'insight_gathered', query: insight.gather(bare) });
  const context = insight.gather ? { ...bare, gathered: name('insight_gathered') } : bare;
  const fitted = insight.summary && insight.fit ? insight.fit(await inside.rows(insight.summary(context)), context) : undefined;
  if (fitted?.groups) await inside.temporaryTable({ name: 'model_groups', ...fitted.groups });
  const kept = insight.score ? insight.score(context, fitted) : insight.follows.keep ? insight.follows.keep(context, fitted) : fitted?.groups && sql`select * from ${context.groups}`;
  const columns = join(keptColumns(insight).map((column) => name(column.name)));
  const subjects = await inside.transaction(async (writing) => {
    const rows = kept ? await writing.execute(sql`insert into ${snapshotTable(insight.name)} select ${run} as run, cast(${request.asOf} as date) as as_of, ${columns} from (${kept}) kept`) : 0;
    const about = insight.follows ? upstreamOf(insight, upstream, insight.follows.of.name).subjects + (await addedBy(writing, insight, run)) : rows;
    await writing.execute(sql`
      insert into snapshot_fit values (${run}, false, cast(${request.asOf} as date), ${insight.name}, ${insight.version}, ${inputs}, ${fitted?.status ?? 'known'},
        ${fitted?.observations ?? about}, ${JSON.stringify(fitted?.parameters ?? {})}, ${about})`);
    return about;
  });
  return { name: insight.name, subjects, status: fitted?.status ?? 'known', fresh: true, inputs, run, rows: written(run) };
}

/** Subjects that an insight has besides those of the one it follows. */
async function addedBy(inside: Warehouse, { name: insight, follows }: Insight, run: number): Promise<number> {
  if (!follows?.adds) return 0;
  const [added] = await inside.rows(sql`select count(*) as n from ${snapshotTable(insight)} kept where run = ${run} and ${follows.adds}`);
  return Number(added?.['n']);
}

/** The latest day before another that an insight is published of. */
function dayBefore(insight: Insight, asOf: Day): Query {
  return sql`select max(as_of) as day from insight_fit where insight = ${insight.name} and as_of < cast(${asOf} as date)`;
}

/** {@link insightContext} of a run or of what a run would say: the day before is looked up, so that the engine reads no other. */
export async function runContext(inside: Warehouse, insight: Insight, { request, upstream }: { readonly request: SnapshotRequest; readonly upstream?: readonly SnapshotOutcome[] }): Promise<InsightContext> {
  const [latest] = await inside.rows(dayBefore(insight, request.asOf));
  const day = latest?.['day'] as Day | null | undefined;
  return { ...insightContext(insight, request, upstream), previous: sql`(select * from ${insightTable(insight.name)} where ${day == null ? sql`false` : sql`as_of = cast(${day} as date)`})` };
}

/** The rows that an insight would have if it kept what other settings come to. */
export function rowsUnder({ follows }: FollowingInsight, context: InsightContext, fitted: Fitted): Query {
  if (!follows.keep) throw new RangeError('what is kept of it only its model knows');
  return follows.rows(context.insight(follows.of.name), sql`(select cast(${context.asOf} as date) as as_of, kept.* from (${follows.keep(context, fitted)}) kept)`);
}

function upstreamOf(insight: Insight, upstream: readonly SnapshotOutcome[], other: string): SnapshotOutcome {
  const outcome = upstream.find((candidate) => candidate.name === other);
  if (!outcome) throw new RangeError(`${insight.name} follows ${other}, which no run has taken`);
  return outcome;
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

/** A mark of everything that is published: rows of the same inputs, settings and versions are the same rows. */
export async function publishedMark(warehouse: Warehouse): Promise<string> {
  return fingerprint(await warehouse.rows(sql`select as_of, insight, inputs from snapshot_fit where published order by as_of, insight`));
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 24);
}
