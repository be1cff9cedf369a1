/** Everything that happened with one customer, in one order of time. */
import { sql } from '../domain/index.ts';
import type { Query, Row } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';

/** Orders, moments and feedback of a customer in the same columns. */
function happenings(customer: string, asOf: string): Query {
  const day = sql`cast(${asOf} as date)`;
  return sql`
    select 'orders' as source, fact_id, id, ordered_at as "at", cast(null as varchar) as touchpoint, channel, cast(null as varchar) as direction, cast(null as varchar) as agent_id,
           cast(null as varchar) as conversation_id, cast(null as varchar) as product_id, cast(null as varchar) as text, cast(net as double) as amount,
           date_diff('day', cast(promised_at as date), cast(delivered_at as date)) as late_days, cast(null as varchar) as instrument, cast(null as varchar) as item,
           cast(null as double) as expected, cast(null as double) as perceived
    from fact_orders_view where customer_id = ${customer} and cast(ordered_at as date) <= ${day}
    union all
    select 'moments' as source, fact_id, id, "at", touchpoint, channel, direction, agent_id, conversation_id, product_id, text, cast(null as double) as amount,
           cast(null as bigint) as late_days, cast(null as varchar) as instrument, cast(null as varchar) as item, cast(null as double) as expected, cast(null as double) as perceived
    from fact_moments_view where customer_id = ${customer} and cast("at" as date) <= ${day}
    union all
    select 'feedback' as source, fact_id, id, "at", touchpoint, cast(null as varchar) as channel, 'in' as direction, cast(null as varchar) as agent_id,
           cast(null as varchar) as conversation_id, product_id, text, cast(null as double) as amount, cast(null as bigint) as late_days, instrument, coalesce(dimension, item) as item, expected, perceived
    from fact_feedback_view where customer_id = ${customer} and ("at" is null or cast("at" as date) <= ${day})`;
}

/** A page of the timeline, newest first, with what the reader said of each text. */
export async function timelinePage(warehouse: Warehouse, customer: string, page: { readonly asOf: string; readonly offset: number; readonly limit: number }): Promise<{ total: number; rows: Row[] }> {
  const rows = await warehouse.rows(sql`
    select h.*, p.name as product_name, r.polarity_label, r.polarity_score, r.emotion_label, r.emotion_probabilities, r.evidence, r.corrected
    from (
      select h.*, count(*) over () as happenings from (${happenings(customer, page.asOf)}) h order by "at" desc nulls last, fact_id offset ${page.offset} limit ${page.limit}
    ) h
    left join reading r on r.text_id = h.fact_id
    left join fact_products_view p on p.id = h.product_id
    order by h."at" desc nulls last, h.fact_id`);
  if (rows.length > 0 || page.offset === 0) return { total: Number(rows[0]?.['happenings'] ?? 0), rows };
  const [counted] = await warehouse.rows(sql`select count(*) as n from (${happenings(customer, page.asOf)}) happenings`);
  return { total: Number(counted?.['n']), rows };
}

/** Each text of the customer's own with its score, oldest first: what the mood curve is drawn from. */
export function moodPoints(warehouse: Warehouse, customer: string, asOf: string): Promise<Row[]> {
  return warehouse.rows(sql`
    select cast("at" as date) as day, polarity_score as score
    from reading_view where customer_id = ${customer} and "at" is not null and cast("at" as date) <= cast(${asOf} as date) and coalesce(direction, 'in') = 'in' order by "at"`);
}
