import { insightSettings } from '../actions/settings/index.ts';
import { operations } from '../contract/index.ts';
import { parseDay, sql, ZhiyinError } from '../domain/index.ts';
import type { Day, FactKind } from '../domain/index.ts';
import { factMarks, marksText, nextRun, publishRun, sweepSnapshots, takeSnapshot, takeSnapshots } from '../facts/index.ts';
import type { SnapshotRequest } from '../facts/index.ts';
import { insights } from '../insights/index.ts';
import { implement } from './implementation.ts';
import { readNewTexts } from './read-new-texts.ts';
import type { Workspace } from './workspace.ts';

/**
 * Reads new texts, then brings every insight up to date for a day. All insights of a run appear together or not at all; a
 * run that is killed leaves the one before in place.
 */
export const runInsights = implement(operations.runInsights, async (workspace, input, call) => {
  const started = performance.now();
  const { warehouse } = workspace;
  const texts = await readNewTexts(workspace, call.progress);
  const request = await runRequest(workspace, input.asOf, call.now());
  const { asOf } = request;
  const outcomes = await warehouse.turn(async (inside) => {
    const facts = await factMarks(inside);
    const run = await nextRun(inside);
    const taken = await takeSnapshots(inside, insights, {
      run,
      request,
      facts,
      force: input.force,
      onBegin: ({ name, title }, done) => call.progress({ step: name, title, done, share: done / insights.length }),
    });
    const customers = taken.at(-1)?.subjects ?? 0;
    await publishRun(inside, insights, { request, facts, outcomes: taken, finishedAt: call.now(), seconds: (performance.now() - started) / 1000, customers });
    await sweepSnapshots(inside, insights);
    return taken;
  });
  return {
    asOf,
    insights: outcomes.map(({ name, subjects, seconds, fresh, status }) => ({ name, customers: subjects, seconds, fresh, status })),
    texts,
    seconds: (performance.now() - started) / 1000,
  };
});

/** What a run of a day is about; without a day, of the last on record. */
async function runRequest(workspace: Workspace, asOf: string | undefined, now: Date): Promise<SnapshotRequest> {
  return { asOf: asOf === undefined ? await lastDayOnRecord(workspace, now) : requireDay(asOf), currency: await currencyOf(workspace), settings: await insightSettings(workspace.desk) };
}

/** After an import: drafts the insights that reduce the new facts for everybody else, so that the next run finds them done. */
export async function draftEarlyInsights(workspace: Workspace, kind: FactKind, now: Date): Promise<void> {
  const early = insights.filter((insight) => insight.early && insight.reads.includes(kind));
  if (early.length === 0) return;
  const request = await runRequest(workspace, undefined, now);
  await workspace.warehouse.turn(async (inside) => {
    const facts = await factMarks(inside);
    await sweepSnapshots(inside, early);
    for (const insight of early) await takeSnapshot(inside, insight, { run: await nextRun(inside), request, facts, upstream: [], force: false });
  });
}

/** Every run there was, and whether the latest still stands. */
export const listRuns = implement(operations.listRuns, async ({ warehouse }) => {
  const rows = await warehouse.rows(sql`select as_of, finished_at, seconds, customers, inputs from insight_run order by finished_at desc`);
  const marks = marksText(await factMarks(warehouse));
  return {
    runs: rows.map((row) => ({ asOf: String(row['as_of']), finishedAt: `${String(row['finished_at']).replace(' ', 'T')}Z`, seconds: Number(row['seconds']), customers: Number(row['customers']) })),
    stale: rows[0]?.['inputs'] !== marks,
  };
});

function requireDay(text: string): Day {
  const day = parseDay(text);
  if (!day) throw new ZhiyinError('BAD_REQUEST', { problem: `asOf: there is no day ${text}` });
  return day;
}

/** The calendar day where the company is. */
function dayIn(zone: string, now: Date): Day {
  return new Intl.DateTimeFormat('sv-SE', zone === 'system' ? {} : { timeZone: zone }).format(now) as Day;
}

/** The latest day anything happened, but not in the future: figures are as of the record, not of the clock. */
async function lastDayOnRecord({ configuration, warehouse }: Workspace, now: Date): Promise<Day> {
  const today = dayIn(configuration.settings.zone, now);
  const [row] = await warehouse.rows(sql`
    select max(day) as day from (
      select max(cast(ordered_at as date)) as day from fact_orders where cast(ordered_at as date) <= cast(${today} as date)
      union all select max(cast("at" as date)) as day from fact_moments where cast("at" as date) <= cast(${today} as date)
      union all select max(cast("at" as date)) as day from fact_feedback where cast("at" as date) <= cast(${today} as date)
    ) days`);
  return row?.['day'] == null ? today : (String(row['day']) as Day);
}

/** The configured currency, or the one most orders are in. Orders without one count as being in it. */
async function currencyOf({ configuration, warehouse }: Workspace): Promise<string> {
  if (configuration.settings.currency !== 'auto') return configuration.settings.currency;
  const [row] = await warehouse.rows(sql`select currency from fact_orders where currency is not null group by currency order by count(*) desc, currency limit 1`);
  return row ? String(row['currency']) : 'CNY';
}
