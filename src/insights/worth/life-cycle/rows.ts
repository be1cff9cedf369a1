/** The queries of the room: what is kept of a day, and the stage of everybody as it follows from that and their purchases. */
import { join, literal, name, sql } from '../../../domain/index.ts';
import type { Fitted, InsightColumn, InsightContext, Query } from '../../../domain/index.ts';
import { lifetime } from '../lifetime/insight.ts';
import { purchases } from '../purchases/insight.ts';

/** Who is lost stays so until silence falls below this share of its border and P(alive) rises this far above its own. */
const returnGapsShare = 0.9;
const returnPAliveMargin = 0.05;

/** The settings in force, each with the column that keeps it. */
const settingColumns = {
  newDays: 'new_days',
  slowingGaps: 'slowing_gaps',
  lostGaps: 'lost_gaps',
  lostPAlive: 'lost_p_alive',
  recentDays: 'recent_days',
  beforeDays: 'before_days',
} as const;

const medianGap = 'median_gap_days';
const modelColumns = [medianGap, ...Object.values(settingColumns)];
const model = join(modelColumns.map(name));

/** One row of numbers without a subject, and one for each customer who is lost only because they were before. */
export const keptColumns: readonly InsightColumn[] = [{ name: 'subject', type: 'text' }, ...modelColumns.map((column): InsightColumn => ({ name: column, type: 'number' }))];

const brought = join([...purchases.columns, ...lifetime.columns].map((column) => name(column.name)));

export function medianGapSummary(context: InsightContext): Query {
  return sql`
    select approx_percentile(cast(recency_days as double) / cast(x as double), 0.5) as median_gap_days, count(*) as customers
    from ${context.insight('worth.purchases')} p where x > 0 and recency_days > 0`;
}

/** Days between two purchases, drawn towards the company's median while purchases are few. */
function usualGap(recencyDays: Query, count: Query): Query {
  return sql`(cast(${recencyDays} as double) + median_gap_days) / cast(${count} as double)`;
}

/**
 * Everybody's rhythm and silence.
 * @param models numbers of each day, by `fitted_on`
 */
function silences(followed: Query, models: Query): Query {
  return sql`
    select rhythm.*, cast(silent_days as double) / nullif(usual_gap_days, 0) as silent_gaps, cast(return_gap_days as double) / nullif(usual_gap_before_days, 0) as gaps_before_return,
           cast(age_days - recent_days - recency_before_days as double) / nullif(usual_gap_before_days, 0) as silent_gaps_before
    from (
      select l.*, ${model}, ${usualGap(sql`recency_days`, sql`x + 1`)} as usual_gap_days, ${usualGap(sql`recency_before_days`, sql`orders - orders_recent`)} as usual_gap_before_days
      from ${followed} l join ${models} m on m.fitted_on = l.as_of
    ) rhythm`;
}

/** Silent for too long, or hardly alive: the borders, or those that hold for who was lost before. */
function isLost(gapsShare: number, pAliveMargin: number): Query {
  return sql`(silent_gaps > lost_gaps * ${literal(gapsShare)} or (purchase_days > 1 and p_alive < lost_p_alive + ${literal(pAliveMargin)}))`;
}

const isLostAnyway = isLost(1, 0);

/** What is kept of a day. */
export function lifeCycleKept(context: InsightContext, fitted: Fitted | undefined): Query {
  const number = (value: unknown): Query => sql`cast(${value == null ? null : Number(value)} as double)`;
  const numbers = [number(fitted?.parameters[medianGap]), ...Object.keys(settingColumns).map((key) => number(context.settings[key]))];
  const models = sql`(select cast(${context.asOf} as date) as fitted_on, ${join(numbers.map((value, index) => sql`${value} as ${name(modelColumns[index] as string)}`))})`;
  return sql`
    select cast(null as varchar) as subject, ${model} from ${models} m
    union all
    select s.subject, ${join(modelColumns.map(() => sql`cast(null as double)`))}
    from (${silences(context.insight('worth.lifetime'), models)}) s
    join (select subject from ${context.previous} earlier where stage = 'lost') gone on gone.subject = s.subject
    where ${isLost(returnGapsShare, returnPAliveMargin)} and not coalesce(${isLostAnyway}, false)`;
}

/** Rows of everybody on every day of which something is kept, with their purchases and lifetime value. */
export function lifeCycleRows(followed: Query, kept: Query): Query {
  return sql`
    select as_of, subject, ${brought},
           case
             when ${isLostAnyway} or still_lost is not null then 'lost'
             when gaps_before_return > lost_gaps then 'returning'
             when purchase_days = 1 and age_days <= new_days then 'new'
             when silent_gaps > slowing_gaps then 'slowing'
             when purchase_days >= 3 and 2 * orders_recent * before_days > 3 * orders_before * recent_days and age_days >= recent_days then 'growing'
             else 'steady'
           end as stage,
           usual_gap_days, silent_gaps, gaps_before_return, case when silent_gaps_before > lost_gaps then silent_gaps_before end as lost_gaps_before
    from (${silences(followed, sql`(select as_of as fitted_on, ${model} from ${kept} models where subject is null)`)}) s
    left join (select as_of as lost_on, subject as still_lost from ${kept} lost where subject is not null) still on still.lost_on = s.as_of and still.still_lost = s.subject`;
}
