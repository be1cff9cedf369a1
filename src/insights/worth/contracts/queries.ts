/** Contracts as the model sees them: at the start of each month of the past, who was under contract, how things stood, and who had cancelled by its end. */
import { addDays, join, sql } from '../../../domain/index.ts';
import type { InsightContext, Query } from '../../../domain/index.ts';

/** Length of one period. */
export const periodDays = 30;
/** How many periods of the past are learnt from; the latest of them judge what the others taught. */
export const pastPeriods = 15;
export const judgingPeriods = 3;
/** What happened in so many periods before a mark is what is known of the customer at it. */
const periodsRemembered = 3;
/** Plans with a level of their own; the rest are one. */
const mostPlans = 8;
export const otherPlan = '(other)';
export const noFee = -999;
/** Fees are grouped by steps of a quarter on the log scale. */
export const feeStepsPerLog = 4;

/** Everybody who has or had a contract: something says when it began, ends, or what it costs. */
function contracts(context: InsightContext): Query {
  const asOf = sql`cast(${context.asOf} as date)`;
  return sql`
    select id, coalesce(contract_start, joined_on) as started, cast(monthly_fee as double) as fee, coalesce(contract_plan, '') as named_plan, contract_end,
           case when cancelled_on <= ${asOf} then cancelled_on when contract_end < ${asOf} then contract_end end as ended_on
    from ${context.facts('customers')}
    where (contract_start is not null or monthly_fee is not null or contract_end is not null) and coalesce(contract_start, joined_on) <= ${asOf}`;
}

/** The marks between periods: 0 is the as-of day, each further one a period earlier. */
function marks(context: InsightContext): Query {
  const mark = (place: number): Query =>
    sql`select ${place} as place, cast(${addDays(context.asOf, -periodDays * place)} as date) as mark, cast(${addDays(context.asOf, -periodDays * (place - 1))} as date) as next_mark`;
  return join(Array.from({ length: pastPeriods + 1 }, (_, place) => mark(place)), sql` union all `);
}

/** Which period before the as-of day something fell into: 0 is the latest. */
function periodOf(context: InsightContext, time: Query): Query {
  return sql`cast(floor(date_diff('day', cast(${time} as date), cast(${context.asOf} as date)) / cast(${periodDays} as double)) as bigint)`;
}

/** A period is remembered at its own end and at the next marks. */
const shifts = join(Array.from({ length: periodsRemembered }, (_, shift) => sql`select ${shift} as shift`), sql` union all `);

/**
 * One row per contract and mark at which it ran: `id`, `place`, `cancelled` (by the next mark; null at the latest mark), and what was known by then, in
 * classes: tenure, plan, fee step, and late deliveries, mood and orders of the 90 days before.
 */
export function contractPeriods(context: InsightContext): Query {
  const asOf = sql`cast(${context.asOf} as date)`;
  const since = sql`cast(${addDays(context.asOf, -periodDays * (pastPeriods + periodsRemembered))} as date)`;
  const daysSinceStart = sql`date_diff('day', started, mark)`;
  return sql`
    with contracts as (${contracts(context)}),
    plans as (
      select named_plan, case when row_number() over (order by count(*) desc, named_plan) <= ${mostPlans} then named_plan else ${otherPlan} end as plan from contracts group by named_plan
    ),
    bought as (
      select o.customer_id, ${periodOf(context, sql`o.ordered_at`)} - shift as place, count(*) as orders,
             count_if(o.promised_at < ${asOf} and (o.delivered_at is null or cast(o.delivered_at as date) > cast(o.promised_at as date))) as late
      from ${context.facts('orders')} o join contracts c on c.id = o.customer_id cross join (${shifts}) s where o.ordered_at > ${since} group by 1, 2
    ),
    felt as (
      select r.customer_id, ${periodOf(context, sql`r."at"`)} - shift as place, avg(r.polarity_score) as mood
      from ${context.facts('readings')} r join contracts c on c.id = r.customer_id cross join (${shifts}) s where r."at" > ${since} and coalesce(r.direction, 'in') = 'in' group by 1, 2
    )
    select c.id, m.place, case when m.place = 0 then null when c.ended_on <= m.next_mark then 1 else 0 end as cancelled,
           case when ${daysSinceStart} < 91 then 0 when ${daysSinceStart} < 183 then 1 when ${daysSinceStart} < 365 then 2 when ${daysSinceStart} < 730 then 3 else 4 end as tenure,
           p.plan, coalesce(floor(ln(case when c.fee > 0 then c.fee end) * ${feeStepsPerLog}), ${noFee}) as fee_step,
           least(coalesce(b.late, 0), 2) as late, case when f.mood is null then 0 when f.mood < -0.2 then 1 when f.mood > 0.2 then 3 else 2 end as mood, least(coalesce(b.orders, 0), 3) as orders,
           c.fee, c.contract_end, date_diff('day', c.started, m.mark) as tenure_days
    from contracts c
    cross join (${marks(context)}) m
    join plans p on p.named_plan = c.named_plan
    left join bought b on b.customer_id = c.id and b.place = m.place
    left join felt f on f.customer_id = c.id and f.place = m.place
    where c.started <= m.mark and (c.ended_on is null or c.ended_on > m.mark)`;
}

/** The classes that make a group. */
export const classColumns = ['tenure', 'plan', 'fee_step', 'late', 'mood', 'orders'] as const;
