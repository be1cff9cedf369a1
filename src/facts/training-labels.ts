/** What the record holds to learn reading from, a page at a time: texts with stars, texts nobody labelled, conversations whose end was recorded. */
import { join, sql } from '../domain/index.ts';
import type { Query, Row } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';

/** Scores of instruments on which more is better, from 0 to 1. */
const scored = sql`
  select f.*, (perceived - low) / (high - low) as score from (
    select *, coalesce(scale_low, case lower(instrument) when 'nps' then 0 else 1 end) as low, coalesce(scale_high, case lower(instrument) when 'nps' then 10 else 5 end) as high
    from fact_feedback_view where perceived is not null and lower(instrument) in ('stars', 'rating', 'label', 'csat', 'nps')
  ) f where high > low and perceived between low and high`;

/** Of five stars, one and two against four and five; the middle tells nothing. */
const leaning = sql`case when score <= 0.25 then 'negative' when score >= 0.75 then 'positive' end`;

/** Texts with a score, as labels: fact_id, customer_id, at, text, stars. */
export const starTexts: Query = sql`
  select fact_id, customer_id, "at", text, ${leaning} as stars from (${scored}) s where text is not null and text <> '' and (score <= 0.25 or score >= 0.75)`;

/** How many texts with stars there are, and from when on the latest `most` of them were written: null when all of them count. */
export async function starTextsSince(warehouse: Warehouse, most: number): Promise<{ total: number; since: string | null }> {
  const [counted] = await warehouse.rows(sql`select count(*) as n from (${starTexts}) t`);
  const total = Number(counted?.['n']);
  if (total <= most) return { total, since: null };
  const [row] = await warehouse.rows(sql`select min("at") as since from (select "at" from (${starTexts}) t where "at" is not null order by "at" desc limit ${most}) latest`);
  return { total, since: row?.['since'] == null ? null : String(row['since']) };
}

/** The next texts with stars in the order of their ids. */
export function starTextPage(warehouse: Warehouse, page: { readonly after: string; readonly since: string | null; readonly limit: number }): Promise<Row[]> {
  const recent = page.since === null ? sql`` : sql`and "at" >= cast(${page.since} as timestamp)`;
  return warehouse.rows(sql`select * from (${starTexts}) t where fact_id > ${page.after} ${recent} order by fact_id limit ${page.limit}`);
}

/** Texts of customers as they come, to hold what is learned near what was read. Ids are hashes, so the first are a fair sample. */
export function unlabelledTexts(warehouse: Warehouse, limit: number): Promise<Row[]> {
  return warehouse.rows(sql`
    select fact_id, customer_id, "at", text from fact_moments_view where text is not null and text <> '' and direction = 'in' order by fact_id limit ${limit}`);
}

/** Texts of the record by their ids. */
export async function textsById(warehouse: Warehouse, ids: readonly string[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  const wanted = join(ids.map((id) => sql`${id}`));
  return warehouse.rows(sql`
    select fact_id, customer_id, "at", text, direction from fact_moments_view where fact_id in (${wanted})
    union all select fact_id, customer_id, "at", text, 'in' as direction from fact_feedback_view where fact_id in (${wanted})`);
}

const daysToAnswer = 3;

/**
 * Conversations of which somebody recorded whether the matter was settled, or whose customer gave a score within three days after: conversation_id,
 * customer_id, ended_at, resolved, score (0 to 1). The latest first.
 */
export function recordedOutcomes(warehouse: Warehouse, limit: number): Promise<Row[]> {
  return warehouse.rows(sql`
    with ended as (
      select conversation_id, customer_id, max("at") as ended_at, max_by(resolved, "at") filter (where resolved is not null) as resolved
      from fact_moments_view where conversation_id is not null and text is not null and text <> '' group by conversation_id, customer_id
    ), answered as (
      select e.conversation_id, e.customer_id, min_by(s.score, s."at") as score
      from ended e join (${scored}) s on s.customer_id = e.customer_id
      where lower(s.instrument) = 'csat' and s."at" >= e.ended_at and date_diff('day', cast(e.ended_at as date), cast(s."at" as date)) <= ${daysToAnswer}
      group by e.conversation_id, e.customer_id
    )
    select e.conversation_id, e.customer_id, e.ended_at, e.resolved, a.score
    from ended e left join answered a on a.conversation_id = e.conversation_id and a.customer_id = e.customer_id
    where e.resolved is not null or a.score <= 0.25 or a.score >= 0.75
    order by e.ended_at desc, e.conversation_id limit ${limit}`);
}

/** The turns of these conversations, each conversation's in their order. */
export async function turnsOfConversations(warehouse: Warehouse, conversations: readonly string[]): Promise<Row[]> {
  if (conversations.length === 0) return [];
  return warehouse.rows(sql`
    select conversation_id, customer_id, direction, text from fact_moments_view
    where conversation_id in (${join(conversations.map((id) => sql`${id}`))}) and text is not null and text <> '' order by conversation_id, customer_id, "at", length(id), id`);
}
