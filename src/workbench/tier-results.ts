import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { dayNumber, join, sql, tierNames } from '../domain/index.ts';
import type { Day, Query, Row, Tier } from '../domain/index.ts';
import { factView, insightTable } from '../facts/index.ts';
import { lifeCycle, quantile80, tiers, wilsonInterval } from '../insights/index.ts';
import { shownRun } from './customer-rows.ts';
import { implement } from './implementation.ts';
import { keptAnswer } from './kept-answers.ts';
import { snapshotDays } from './tier-migration.ts';
import type { Workspace } from './workspace.ts';

type Result = OutputOf<typeof operations.tierResults>['results'][number];
type Period = OutputOf<typeof operations.tierResults>['periods'][number];

const level = 0.8;
const monthDays = 30;

/**
 * What became of each tier from one snapshot to the next: bought again, stayed, revenue, satisfaction, mood. Customers
 * are counted where they stood when the period began, so that whoever leaves a tier cannot flatter or spoil it.
 */
export const tierResults = implement(operations.tierResults, async (workspace, { minimumDays, limit }) => {
  const { currency } = await shownRun(workspace);
  const periods = periodsBetween(await snapshotDays(workspace), minimumDays).slice(-limit);
  if (periods.length === 0) return { currency, periods, results: [] };
  const [bought, stayed, answered, said] = await keptAnswer(workspace, { restsOn: 'both', question: ['tierResults', periods, currency] }, () =>
    Promise.all([boughtIn(workspace, periods, currency), stayedIn(workspace, periods), answeredIn(workspace, periods), saidIn(workspace, periods)]));
  const results = periods.flatMap((period) => tierNames.flatMap((tier) => resultOf({ period, tier }, { bought, stayed, answered, said })));
  return { currency, periods, results };
});

/** From the latest snapshot back, each the nearest that is far enough from the one after. */
function periodsBetween(days: readonly string[], minimumDays: number): Period[] {
  const periods: Period[] = [];
  let to = days.at(-1);
  for (const from of days.toReversed()) {
    if (to === undefined || dayNumber(to as Day) - dayNumber(from as Day) < minimumDays) continue;
    periods.unshift({ from, to, days: dayNumber(to as Day) - dayNumber(from as Day) });
    to = from;
  }
  return periods;
}

/** The first day of the period that a day falls into, so that one pass over the facts serves all periods; null outside them. */
function periodOf(day: Query, periods: readonly Period[]): Query {
  const cases = periods.map(({ from, to }) => sql`when ${day} > cast(${from} as date) and ${day} <= cast(${to} as date) then cast(${from} as date)`);
  return sql`case ${join(cases, sql` `)} end`;
}

/** The customers of every period with their tier when it began: `began`, `subject`, `tier`. */
function cohorts(periods: readonly Period[]): Query {
  return sql`
    (select as_of as began, subject, tier from ${insightTable(tiers.name)}
     where tier is not null and as_of in (${join(periods.map(({ from }) => sql`cast(${from} as date)`))}))`;
}

/** What customers paid in each period: `customer_id`, `began`, `net`. */
export function paidIn(periods: readonly Period[], currency: string): Query {
  return sql`
    select customer_id, began, sum(net) as net
    from (
      select customer_id, ${periodOf(sql`cast(ordered_at as date)`, periods)} as began, cast(net as double) as net
      from ${factView('orders')} where customer_id is not null and net >= 0 and not coalesce(returned, false) and coalesce(currency, ${currency}) = ${currency}
    ) placed where began is not null group by customer_id, began`;
}

function boughtIn({ warehouse }: Workspace, periods: readonly Period[], currency: string): Promise<Row[]> {
  return warehouse.rows(sql`
    select c.began, c.tier, count(*) as customers, count(b.customer_id) as buyers, avg(coalesce(b.net, 0)) as mean, stddev_samp(coalesce(b.net, 0)) as deviation
    from ${cohorts(periods)} c
    left join (${paidIn(periods, currency)}) b on b.customer_id = c.subject and b.began = c.began
    group by c.began, c.tier`);
}

/** Who was not lost when the period ended; lost customers who came back count as staying. */
function stayedIn({ warehouse }: Workspace, periods: readonly Period[]): Promise<Row[]> {
  const ended = sql`case ${join(periods.map(({ from, to }) => sql`when as_of = cast(${to} as date) then cast(${from} as date)`), sql` `)} end`;
  return warehouse.rows(sql`
    select c.began, c.tier, count(*) as customers, count_if(l.stage <> 'lost') as stayed
    from ${cohorts(periods)} c
    join (select subject, stage, ${ended} as began from ${insightTable(lifeCycle.name)} where as_of in (${join(periods.map(({ to }) => sql`cast(${to} as date)`))})) l
      on l.subject = c.subject and l.began = c.began
    group by c.began, c.tier`);
}

/** Every answer on a known scale, on 0–100. More is better on all of them: effort is asked as "they made it easy" (CES 2.0). */
function answeredIn(workspace: Workspace, periods: readonly Period[]): Promise<Row[]> {
  const answers = sql`
    select customer_id, cast("at" as date) as day, points as score
    from (
      select customer_id, "at", 100 * (perceived - scale_low) / nullif(scale_high - scale_low, 0) as points
      from ${factView('feedback')} where customer_id is not null and "at" is not null and perceived is not null
    ) scaled where points between 0 and 100`;
  return meansIn(workspace, periods, answers);
}

function saidIn(workspace: Workspace, periods: readonly Period[]): Promise<Row[]> {
  const texts = sql`
    select customer_id, cast("at" as date) as day, polarity_score as score
    from reading_view where customer_id is not null and "at" is not null and coalesce(direction, 'in') = 'in'`;
  return meansIn(workspace, periods, texts);
}

/** Means of the customers' own means, so that who speaks often does not speak for all. */
function meansIn({ warehouse }: Workspace, periods: readonly Period[], scored: Query): Promise<Row[]> {
  return warehouse.rows(sql`
    select c.began, c.tier, count(*) as customers, avg(s.score) as mean, stddev_samp(s.score) as deviation
    from ${cohorts(periods)} c
    join (
      select customer_id, began, avg(score) as score
      from (select customer_id, ${periodOf(sql`day`, periods)} as began, score from (${scored}) scored) placed
      where began is not null and score is not null group by customer_id, began
    ) s on s.customer_id = c.subject and s.began = c.began
    group by c.began, c.tier`);
}

interface Rows {
  readonly bought: readonly Row[];
  readonly stayed: readonly Row[];
  readonly answered: readonly Row[];
  readonly said: readonly Row[];
}

function resultOf({ period, tier }: { readonly period: Period; readonly tier: Tier }, rows: Rows): Result[] {
  const find = (among: readonly Row[]): Row | undefined => among.find((row) => String(row['began']) === period.from && row['tier'] === tier);
  const bought = find(rows.bought);
  if (!bought) return [];
  const stayed = find(rows.stayed);
  return [
    {
      tier,
      from: period.from,
      to: period.to,
      customers: Number(bought['customers']),
      boughtAgain: shareOf(bought, 'buyers'),
      stayed: stayed ? shareOf(stayed, 'stayed') : null,
      revenue: meanOf(bought, monthDays / period.days),
      satisfaction: meanOf(find(rows.answered)),
      mood: meanOf(find(rows.said)),
    },
  ];
}

function shareOf(row: Row, column: string): NonNullable<Result['stayed']> {
  const [among, all] = [Number(row[column]), Number(row['customers'])];
  return { value: among / all, ...wilsonInterval(among, all, level), customers: all };
}

/** A mean with its interval; a single customer has none to give. */
function meanOf(row: Row | undefined, scale: number = 1): Result['revenue'] {
  const customers = Number(row?.['customers'] ?? 0);
  if (!row || customers < 2) return null;
  const [mean, halfWidth] = [Number(row['mean']), (quantile80 * Number(row['deviation'])) / Math.sqrt(customers)];
  return { value: mean * scale, low: (mean - halfWidth) * scale, high: (mean + halfWidth) * scale, customers };
}
