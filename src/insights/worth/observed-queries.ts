/** What fit reports need of purchases, reduced in the engine. Purchases are rows of `customer_id` and `day`, one per purchase day. */
import { addDays, dayNumber, join, name, sql } from '../../domain/index.ts';
import type { Day, Query } from '../../domain/index.ts';

export interface Period {
  readonly calibrateUntil: Day;
  /** The same day when nothing is held out. */
  readonly holdOutUntil: Day;
}

/** What is known of customers from the start: a table with `customer_id` and numbers. */
export interface KnownOfCustomers {
  readonly table: Query;
  readonly columns: readonly string[];
}

/** A record shorter than this is not split. */
export const shortestDays = 56;
const longestHoldOutDays = 364;

/**
 * The first two thirds to calibrate on, the rest, in whole weeks and a year at most, to check on.
 * @returns undefined below {@link shortestDays}
 */
export function splitPeriod(first: Day, last: Day): Period | undefined {
  const days = dayNumber(last) - dayNumber(first);
  if (days < shortestDays) return undefined;
  const holdOut = Math.min(longestHoldOutDays, 7 * Math.floor(days / 21));
  return { calibrateUntil: addDays(last, -holdOut), holdOutUntil: last };
}

/** Customers that started in the calibration period, one row each. */
function cohort(purchases: Query, { calibrateUntil, holdOutUntil }: Period): Query {
  const inCalibration = sql`day <= cast(${calibrateUntil} as date)`;
  return sql`
    select customer_id, min(day) as first_day, max(day) filter (where ${inCalibration}) as last_day, count(*) filter (where ${inCalibration}) - 1 as x,
           count(*) filter (where not ${inCalibration} and day <= cast(${holdOutUntil} as date)) as hold_out
    from ${purchases} p group by customer_id having min(day) <= cast(${calibrateUntil} as date)`;
}

function withKnown(rows: Query, known: KnownOfCustomers | undefined): Query {
  return known ? sql`(${rows}) c join ${known.table} k on k.customer_id = c.customer_id` : sql`(${rows}) c`;
}

function knownColumns(known: KnownOfCustomers | undefined): Query {
  return join((known?.columns ?? []).map((column) => sql`, ${name(column)}`), sql``);
}

/**
 * Customers grouped by x, recency_days, age_days, hold_out (and covariates), with their number as `customers`.
 * @param how days per step: 1 keeps exact days; 7 groups a large company by weeks, each group at its mean days
 */
export function customersQuery(purchases: Query, period: Period, how: { readonly daysPerStep: 1 | 7; readonly known?: KnownOfCustomers | undefined }): Query {
  const columns = knownColumns(how.known);
  const histories = sql`
    select x, hold_out, cast(date_diff('day', first_day, last_day) as double) as recency_days, cast(date_diff('day', first_day, cast(${period.calibrateUntil} as date)) as double) as age_days${columns}
    from ${withKnown(cohort(purchases, period), how.known)}`;
  const steps = sql`x, floor(recency_days / ${how.daysPerStep}), floor(age_days / ${how.daysPerStep})${columns}`;
  const rows = how.daysPerStep === 1 ? histories : sql`select x, hold_out, avg(recency_days) over (partition by ${steps}) as recency_days, avg(age_days) over (partition by ${steps}) as age_days${columns} from (${histories}) h`;
  return sql`select x, recency_days, age_days, hold_out${columns}, count(*) as customers from (${rows}) r group by x, recency_days, age_days, hold_out${columns} order by x, recency_days, age_days, hold_out`;
}

/** `day` (from the first of all), `customers` and covariates: how many customers started when. */
export function startsQuery(purchases: Query, period: Period, how: { readonly origin: Day; readonly known?: KnownOfCustomers | undefined }): Query {
  const columns = knownColumns(how.known);
  return sql`
    select date_diff('day', cast(${how.origin} as date), first_day) as day${columns}, count(*) as customers
    from ${withKnown(cohort(purchases, period), how.known)} group by 1${columns} order by 1`;
}

/** `week` and `purchases`: repeat purchases per week from the first day of all. */
export function repeatsQuery(purchases: Query, period: Period, how: { readonly origin: Day; readonly known?: KnownOfCustomers | undefined }): Query {
  const days = sql`select customer_id, day, min(day) over (partition by customer_id) as first_day from ${purchases} p`;
  return sql`
    select floor(date_diff('day', cast(${how.origin} as date), day) / 7.0e0) as week, count(*) as purchases
    from ${withKnown(days, how.known)}
    where day > first_day and first_day <= cast(${period.calibrateUntil} as date) and day <= cast(${period.holdOutUntil} as date)
    group by 1 order by 1`;
}

/** Spelled out: engines want to see the unit, not a bound value. */
const units: Readonly<Record<'day' | 'week' | 'month' | 'year', Query>> = { day: sql`'day'`, week: sql`'week'`, month: sql`'month'`, year: sql`'year'` };

/**
 * For BG/BB: customers grouped by purchases, last_used, opportunities and hold_out, one opportunity per calendar unit after the
 * one of their first purchase.
 */
export function opportunitiesQuery(purchases: Query, { calibrateUntil, holdOutUntil }: Period, calendarUnit: 'day' | 'week' | 'month' | 'year'): Query {
  const unit = units[calendarUnit];
  const at = (day: Query): Query => sql`date_trunc(${unit}, ${day})`;
  const [end, last] = [at(sql`cast(${calibrateUntil} as date)`), at(sql`cast(${holdOutUntil} as date)`)];
  return sql`
    select x, date_diff(${unit}, first_unit, last_unit) as recency, date_diff(${unit}, first_unit, ${end}) as age, hold_out, count(*) as customers
    from (
      select customer_id, min(unit) as first_unit, max(unit) filter (where unit <= ${end}) as last_unit, count(*) filter (where unit <= ${end}) - 1 as x, count(*) filter (where unit > ${end} and unit <= ${last}) as hold_out
      from (select distinct customer_id, ${at(sql`day`)} as unit from ${purchases} p) used group by customer_id having min(unit) <= ${end}
    ) c group by 1, 2, 3, 4 order by 1, 2, 3, 4`;
}

/** How many calendar units after the one of `calibrateUntil` there are up to that of `holdOutUntil`: opportunities to foresee. */
export function opportunitiesBetween({ calibrateUntil, holdOutUntil }: Period, calendarUnit: 'day' | 'week' | 'month' | 'year'): number {
  const [from, to] = [dayNumber(calibrateUntil), dayNumber(holdOutUntil)];
  const months = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  switch (calendarUnit) {
    case 'day':
      return to - from;
    case 'week':
      // 1970-01-01 was a Thursday; weeks begin on Mondays.
      return Math.floor((to + 3) / 7) - Math.floor((from + 3) / 7);
    case 'month':
      return months(holdOutUntil) - months(calibrateUntil);
    case 'year':
      return Number(holdOutUntil.slice(0, 4)) - Number(calibrateUntil.slice(0, 4));
  }
}
