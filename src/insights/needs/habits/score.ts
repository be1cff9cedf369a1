import { join, name, sql } from '../../../domain/index.ts';
import type { Fitted, InsightContext, Query, Row } from '../../../domain/index.ts';
import { once } from '../../basket-facts.ts';
import { leaningChoice, leaningShares, leaningTotals } from '../leaning.ts';
import type { Leaning } from '../leaning.ts';

/** More channels than these hardly anybody has; what is beyond counts for none. */
const mostChannels = 8;

const weekdays: Leaning = { kind: 'weekday', options: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] };
const dayParts: Leaning = { kind: 'day_part', options: ['morning', 'afternoon', 'evening', 'night'] };
const prices: Leaning = { kind: 'price', options: ['discounted', 'full'] };

/** Orders that say how somebody buys: not returned, by a known customer. Hours only where the record has a time of day. */
function orders(context: InsightContext): Query {
  return sql`
    select customer_id, channel, cast(net as double) as net, discount, date_diff('day', date '1970-01-05', cast(ordered_at as date)) % 7 as weekday,
           case when ordered_at <> cast(cast(ordered_at as date) as timestamp) then extract(hour from ordered_at) end as hour
    from ${context.facts('orders')} where customer_id is not null and net >= 0 and not coalesce(returned, false)`;
}

/** The channels there are, most used first. */
export function channelSummary(context: InsightContext): Query {
  return sql`select channel, count(*) as orders from ${context.facts('orders')} where channel is not null and customer_id is not null group by channel order by count(*) desc, channel limit ${mostChannels}`;
}

export function fitChannels(rows: readonly Row[]): Fitted {
  return { status: 'known', parameters: { channels: rows.map((row) => String(row['channel'])) }, observations: rows.reduce((sum, row) => sum + Number(row['orders']), 0) };
}

/** One pass over the orders: counts per customer, from which everybody's shares, concentrations and terciles follow. */
export function habitScore(context: InsightContext, fitted: Fitted | undefined): Query {
  const found = (fitted?.parameters['channels'] ?? []) as readonly string[];
  const channels: Leaning = { kind: 'channel', options: found };
  const leanings = [...(found.length > 0 ? [channels] : []), weekdays, dayParts, prices];
  const counts = join([
    ...found.map((channel, index) => sql`count(*) filter (where channel = ${channel}) as ${name(`channel_${index + 1}`)}`),
    ...weekdays.options.map((_, index) => sql`count(*) filter (where weekday = ${index}) as ${name(`weekday_${index + 1}`)}`),
    sql`count(*) filter (where hour >= 6 and hour < 12) as day_part_1, count(*) filter (where hour >= 12 and hour < 18) as day_part_2, count(*) filter (where hour >= 18) as day_part_3, count(*) filter (where hour < 6) as day_part_4`,
    sql`count(*) filter (where discount > 0) as price_1, count(discount) - count(*) filter (where discount > 0) as price_2`,
  ]);
  const noChannel = sql`cast(null as varchar) as channel, cast(null as double) as channel_share, cast(null as double) as channel_lift`;
  return sql`
    with ${once('counted', sql`select customer_id, count(*) as orders, avg(net) as mean_order, ${counts} from (${orders(context)}) o group by customer_id`)},
    ${once('totals', sql`select approx_percentile(mean_order, 0.333) as low_border, approx_percentile(mean_order, 0.667) as high_border, ${join(leanings.map(leaningTotals))} from counted`)},
    shares as (select customer_id, orders, mean_order, low_border, high_border, ${join(leanings.map((leaning) => join([name(`${leaning.kind}_k`), ...leaning.options.map((_, index) => name(`${leaning.kind}_q_${index + 1}`))])))}, ${join(leanings.map(leaningShares))} from counted cross join totals)
    select customer_id as subject, ${join([...(found.length > 0 ? [leaningChoice(channels)] : [noChannel]), leaningChoice(weekdays), leaningChoice(dayParts)])},
           price_s_1 as discount_share, price_s_1 / nullif(price_q_1, 0) as discount_lift,
           case when mean_order < low_border then 'lower' when mean_order < high_border then 'middle' when mean_order is not null then 'upper' end as price_band, mean_order, orders
    from shares`;
}
