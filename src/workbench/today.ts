import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { join, sql } from '../domain/index.ts';
import type { Query, Row } from '../domain/index.ts';
import { sheetOn } from '../facts/index.ts';
import { quantile80, wilsonInterval } from '../insights/index.ts';
import { customerRowOf, shownRun } from './customer-rows.ts';
import { reasonsFor, suggestFor, summarise } from './customer-story.ts';
import { implement } from './implementation.ts';
import type { Workspace } from './workspace.ts';

type Today = OutputOf<typeof operations.today>;

/** A customer is worth a look from this risk on; below it, nothing presses. */
const riskWorthALook = 0.25;
const weeksShown = 8;
const level = 0.8;

/** Who to look after now and why, by value at stake; and what is changing around them. */
export const today = implement(operations.today, async (workspace, { limit }) => {
  const { asOf, currency, customers } = await shownRun(workspace);
  const { warehouse } = workspace;
  const [counted] = await warehouse.rows(sql`select count(*) as n from (${pressing(asOf)}) pressing`);
  const rows = await warehouse.rows(sql`select * from (${pressing(asOf)}) pressing order by value_at_stake desc, subject limit ${limit}`);
  const stake = totalAtStake(rows);
  return {
    asOf,
    currency,
    customersAtStake: Number(counted?.['n']),
    ...stake,
    people: await peopleOf(workspace, rows, asOf),
    moodChanges: await moodChanges(workspace, asOf, customers),
    lateDeliveries: await recentLateness(workspace, asOf),
  };
});

/** The customers worth a look on a day. */
export function pressing(asOf: string): Query {
  return sql`select * from ${sheetOn(asOf)} s where risk >= cast(${riskWorthALook} as double) and value_at_stake > 0`;
}

/** Customers go their ways independently, so their variances add. */
function totalAtStake(rows: readonly Row[]): Pick<Today, 'valueAtStake' | 'valueLow' | 'valueHigh'> {
  const value = rows.reduce((sum, row) => sum + Number(row['value_at_stake']), 0);
  const variance = rows.reduce((sum, row) => sum + ((Number(row['risk']) * (Number(row['value_12m_high']) - Number(row['value_12m_low']))) / (2 * quantile80)) ** 2, 0);
  const halfWidth = quantile80 * Math.sqrt(variance);
  return { valueAtStake: value, valueLow: Math.max(0, value - halfWidth), valueHigh: value + halfWidth };
}

async function peopleOf(workspace: Workspace, rows: readonly Row[], asOf: string): Promise<Today['people']> {
  const quotes = await sorestQuotes(workspace, rows.map((row) => String(row['subject'])), asOf);
  return rows.map((sheet) => {
    const row = customerRowOf(sheet);
    const suggestion = suggestFor(row);
    return {
      row,
      what: suggestion?.title ?? { zh: '打开看看', en: 'Open and have a look' },
      why: summarise(row),
      evidence: reasonsFor(row).map(({ text, measure }) => ({ text, measure })),
      quote: quotes.get(row.id) ?? null,
    };
  });
}

/** The sorest thing each customer said in the last half year, in their own words. */
async function sorestQuotes({ warehouse }: Workspace, customers: readonly string[], asOf: string): Promise<ReadonlyMap<string, { text: string; at: string; score: number }>> {
  if (customers.length === 0) return new Map();
  const rows = await warehouse.rows(sql`
    select customer_id, min(score) as score, min_by(text, score) as text, min_by("at", score) as "at"
    from (
      select r.customer_id, r.polarity_score as score, r."at", coalesce(m.text, f.text) as text
      from reading_view r
      left join fact_moments m on m.fact_id = r.text_id
      left join fact_feedback f on f.fact_id = r.text_id
      where r.customer_id in (${join(customers.map((customer) => sql`${customer}`))}) and coalesce(r.direction, 'in') = 'in'
        and date_diff('day', cast(r.at as date), cast(${asOf} as date)) between 0 and 182 and r.polarity_score < -0.2
    ) sore group by customer_id`);
  return new Map(rows.map((row) => [String(row['customer_id']), { text: String(row['text']), at: String(row['at']), score: Number(row['score']) }]));
}

/** Mood by touchpoint over the last weeks, the worst turn first. */
async function moodChanges({ warehouse }: Workspace, asOf: string, customers: number): Promise<Today['moodChanges']> {
  const rows = await warehouse.rows(sql`
    select touchpoint, week, count(*) as texts, avg(score) as mood, stddev_samp(score) as deviation,
           sum(count(distinct customer_id)) over (partition by touchpoint) as customers
    from (
      select touchpoint, customer_id, polarity_score as score, cast(floor(cast(date_diff('day', cast("at" as date), cast(${asOf} as date)) as double) / 7) as bigint) as week
      from reading_view where touchpoint is not null and "at" is not null and coalesce(direction, 'in') = 'in' and cast("at" as date) <= cast(${asOf} as date)
    ) texts where week < ${weeksShown} group by touchpoint, week order by touchpoint, week desc`);
  const names = [...new Set(rows.map((row) => String(row['touchpoint'])))];
  return names.map((touchpoint) => touchpointChange(touchpoint, rows.filter((row) => row['touchpoint'] === touchpoint), { asOf, customers })).toSorted((one, other) => (one.change ?? 0) - (other.change ?? 0));
}

function touchpointChange(touchpoint: string, rows: readonly Row[], of: { readonly asOf: string; readonly customers: number }): Today['moodChanges'][number] {
  const weeks = Array.from({ length: weeksShown }, (_, index) => {
    const back = weeksShown - 1 - index;
    const row = rows.find((candidate) => Number(candidate['week']) === back);
    const texts = Number(row?.['texts'] ?? 0);
    const mood = row ? Number(row['mood']) : null;
    const halfWidth = texts > 1 ? (quantile80 * Number(row?.['deviation'])) / Math.sqrt(texts) : 1;
    return { week: `-${back}`, mood, low: mood === null ? null : Math.max(-1, mood - halfWidth), high: mood === null ? null : Math.min(1, mood + halfWidth), texts };
  });
  const meanOf = (part: typeof weeks): number | null => {
    const texts = part.reduce((sum, week) => sum + week.texts, 0);
    return texts === 0 ? null : part.reduce((sum, week) => sum + week.texts * (week.mood ?? 0), 0) / texts;
  };
  const [before, after] = [meanOf(weeks.slice(0, weeksShown / 2)), meanOf(weeks.slice(weeksShown / 2))];
  const change = before === null || after === null ? null : after - before;
  const errors = [rows.filter((row) => Number(row['week']) >= weeksShown / 2), rows.filter((row) => Number(row['week']) < weeksShown / 2)].map(squaredError);
  const halfWidth = errors[0] === undefined || errors[1] === undefined ? undefined : quantile80 * Math.sqrt(errors[0] + errors[1]);
  return {
    touchpoint,
    texts: weeks.reduce((sum, week) => sum + week.texts, 0),
    customersShare: of.customers === 0 ? 0 : Math.min(1, Number(rows[0]?.['customers'] ?? 0) / of.customers),
    weeks,
    change,
    changeLow: change === null || halfWidth === undefined ? null : Math.max(-2, change - halfWidth),
    changeHigh: change === null || halfWidth === undefined ? null : Math.min(2, change + halfWidth),
  };
}

/** Variance of the mean of all texts of some weeks, put together from each week's own mean and deviation; undefined with fewer than two texts. */
function squaredError(weeks: readonly Row[]): number | undefined {
  const texts = weeks.reduce((sum, week) => sum + Number(week['texts']), 0);
  if (texts < 2) return undefined;
  const mean = weeks.reduce((sum, week) => sum + Number(week['texts']) * Number(week['mood']), 0) / texts;
  const squares = weeks.reduce((sum, week) => sum + (Number(week['texts']) - 1) * Number(week['deviation'] ?? 0) ** 2 + Number(week['texts']) * (Number(week['mood']) - mean) ** 2, 0);
  return squares / (texts - 1) / texts;
}

/** Promised deliveries that fell due in the last four weeks, those still missing among them; these count as arriving today. */
export function recentDeliveries(asOf: string): Query {
  const day = sql`cast(${asOf} as date)`;
  return sql`
    select id, customer_id, cast(promised_at as date) as promised, cast(delivered_at as date) as delivered, coalesce(cast(delivered_at as date), ${day}) as arrived
    from fact_orders_view where promised_at is not null and date_diff('day', cast(promised_at as date), ${day}) between 0 and 27
      and (delivered_at is not null or cast(promised_at as date) < ${day})`;
}

/** The share of them that came late or is overdue. */
async function recentLateness({ warehouse }: Workspace, asOf: string): Promise<Today['lateDeliveries']> {
  const [row] = await warehouse.rows(sql`select count(*) as deliveries, count_if(arrived > promised) as late from (${recentDeliveries(asOf)}) deliveries`);
  const [deliveries, late] = [Number(row?.['deliveries']), Number(row?.['late'])];
  if (deliveries === 0) return { share: null, low: null, high: null, deliveries: 0 };
  return { share: late / deliveries, ...wilsonInterval(late, deliveries, level), deliveries };
}
