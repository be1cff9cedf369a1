/**
 * Draft rules, judged inside the engine against the latest run without saving anything: the same rooms, the same
 * queries and the same earlier snapshot as the next run of that day will use, so that it will say the same.
 */
import { insightSettings } from '../actions/settings/index.ts';
import type { TierRules } from '../contract/index.ts';
import { sql } from '../domain/index.ts';
import type { Day, Fitted, Insight, InsightContext, Query } from '../domain/index.ts';
import { insightTable, rowsUnder, runContext } from '../facts/index.ts';
import type { FinishedRun, SnapshotRequest } from '../facts/index.ts';
import { judgedTiers, lifeCycle, tiers } from '../insights/index.ts';
import { shownRun } from './customer-rows.ts';
import { insightFit } from './explain.ts';
import { rulesIn, settingsWith } from './tier-rules.ts';
import type { Workspace } from './workspace.ts';

export interface TierDraft {
  readonly run: FinishedRun;
  readonly fitted: Fitted;
  /** One row per customer: inputs, components, score, the borders that hold for them, the tier. */
  readonly judged: Query;
  /** Life-cycle stages as the draft has them. */
  readonly stages: Query;
}

/** @throws ZhiyinError NO_RUN_YET */
export async function draftTiers(workspace: Workspace, rules: TierRules): Promise<TierDraft> {
  const run = await shownRun(workspace);
  const saved = await insightSettings(workspace.desk);
  const request: SnapshotRequest = { asOf: run.asOf as Day, currency: run.currency, settings: settingsWith(rules, saved) };
  const stages = await stagesUnder(workspace, { request, isUnchanged: isSame(rules.lost, rulesIn(saved).lost) });
  const context = await runContext(workspace.warehouse, tiers, { request });
  const reading: InsightContext = { ...context, insight: (name) => (name === lifeCycle.name ? stages : context.insight(name)) };
  const fitted = fittedTo(await workspace.warehouse.rows(summaryOf(tiers, reading)), reading);
  return { run, fitted, judged: sql`(${judgedTiers(reading, fitted, rules)})`, stages };
}

/** As the latest run has them, or, where the draft moves the borders of lost, as the life cycle would. */
async function stagesUnder(workspace: Workspace, of: { readonly request: SnapshotRequest; readonly isUnchanged: boolean }): Promise<Query> {
  const { asOf } = of.request;
  if (of.isUnchanged) return sql`(select * from ${insightTable(lifeCycle.name)} where as_of = cast(${asOf} as date))`;
  const fit = (await insightFit(workspace, lifeCycle, asOf)) as Fitted;
  return sql`(${rowsUnder(lifeCycle, await runContext(workspace.warehouse, lifeCycle, of), fit)})`;
}

function isSame(one: TierRules['lost'], other: TierRules['lost']): boolean {
  return one.pAliveBelow === other.pAliveBelow && one.silentGaps === other.silentGaps;
}

function summaryOf(insight: Insight, context: InsightContext): Query {
  if (!insight.summary) throw new RangeError(`${insight.name} has no summary`);
  return insight.summary(context);
}

function fittedTo(rows: Parameters<NonNullable<Insight['fit']>>[0], context: InsightContext): Fitted {
  if (!tiers.fit) throw new RangeError(`${tiers.name} has no model`);
  return tiers.fit(rows, context);
}
