import { sql } from '../../../domain/index.ts';
import type { Insight, InsightContext, Query } from '../../../domain/index.ts';

/** Orders that count as purchases: paid, not returned, in the company's currency, by a known customer. */
function purchaseDays(context: InsightContext): Query {
  return sql`
    select customer_id, cast(ordered_at as date) as day, count(*) as orders,
           sum(cast(net as double)) as net, sum(cast(gross as double)) as gross, sum(cast(discount as double)) as discount, sum(cast(cost as double)) as cost
    from ${context.facts('orders')}
    where customer_id is not null and net > 0 and not coalesce(returned, false) and coalesce(currency, ${context.currency}) = ${context.currency}
    group by customer_id, cast(ordered_at as date)`;
}

/** The orders behind one customer's figures, newest first. */
function orderFacts(context: InsightContext, subject: string): Query {
  return sql`
    select id, ordered_at, net, discount, currency, channel, returned
    from ${context.facts('orders')} where customer_id = ${subject} order by ordered_at desc, id`;
}

const observations = 'orders';

/** What each customer has bought, reduced to the statistics the purchase models need. */
export const purchases: Insight = {
  name: 'worth.purchases',
  version: 1,
  title: { zh: '购买概况', en: 'Purchases' },
  question: { zh: '他买过什么、多久买一次？', en: 'What have they bought, and how often?' },
  reads: ['orders', 'order-lines'],
  needs: [],
  subject: 'customer',
  columns: [
    { name: 'orders', type: 'integer' },
    { name: 'x', type: 'integer' },
    { name: 'recency_days', type: 'integer' },
    { name: 'age_days', type: 'integer' },
    { name: 'silent_days', type: 'integer' },
    { name: 'first_day', type: 'day' },
    { name: 'last_day', type: 'day' },
    { name: 'net', type: 'number' },
    { name: 'mean_spend', type: 'number' },
    { name: 'net_last_year', type: 'number' },
    { name: 'days_recent', type: 'integer' },
    { name: 'days_before', type: 'integer' },
    { name: 'discount_share', type: 'number' },
    { name: 'cost', type: 'number' },
  ],
  settings: { recentDays: 90, beforeDays: 180 },
  score: (context) => {
    const asOf = sql`cast(${context.asOf} as date)`;
    const recentDays = Number(context.settings['recentDays']);
    const earlierDays = recentDays + Number(context.settings['beforeDays']);
    const age = sql`date_diff('day', day, ${asOf})`;
    return sql`
      select customer_id as subject, cast(sum(orders) as bigint) as orders, count(*) - 1 as x,
             date_diff('day', min(day), max(day)) as recency_days, date_diff('day', min(day), ${asOf}) as age_days,
             date_diff('day', max(day), ${asOf}) as silent_days, min(day) as first_day, max(day) as last_day, sum(net) as net,
             case when count(*) > 1 then (sum(net) - min_by(net, day)) / (count(*) - 1) end as mean_spend,
             coalesce(sum(net) filter (where ${age} < 365), 0) as net_last_year,
             count(*) filter (where ${age} < ${recentDays}) as days_recent,
             count(*) filter (where ${age} >= ${recentDays} and ${age} < ${earlierDays}) as days_before,
             sum(discount) / nullif(sum(gross), 0) as discount_share, sum(cost) as cost
      from (${purchaseDays(context)}) days
      group by customer_id`;
  },
  measures: [
    {
      name: 'orders',
      column: 'orders',
      title: { zh: '订单数', en: 'Orders' },
      unit: 'count',
      formula: 'number of orders with net > 0 that were not returned',
      meaning: { zh: '截至当日付了款、没有退掉的订单。', en: 'Paid orders up to the day that were not returned.' },
      inputs: [
        { column: 'first_day', title: { zh: '首次购买', en: 'First purchase' } },
        { column: 'last_day', title: { zh: '最近购买', en: 'Latest purchase' } },
      ],
      observations,
      facts: orderFacts,
    },
    {
      name: 'net',
      column: 'net',
      title: { zh: '累计实付', en: 'Revenue so far' },
      unit: 'money',
      formula: 'Σ net over the orders',
      meaning: { zh: '这些订单实际付了多少，优惠已扣除。', en: 'What these orders brought in, after discounts.' },
      inputs: [
        { column: 'orders', title: { zh: '订单数', en: 'Orders' } },
        { column: 'mean_spend', title: { zh: '复购日均额', en: 'Mean spend on repeat days' } },
        { column: 'discount_share', title: { zh: '优惠占比', en: 'Share of discounts' } },
      ],
      observations,
      facts: orderFacts,
    },
    {
      name: 'silentDays',
      column: 'silent_days',
      title: { zh: '沉默天数', en: 'Days of silence' },
      unit: 'days',
      formula: 'as-of day − day of the latest purchase',
      meaning: { zh: '从最近一次购买到当日过了几天。', en: 'Days from the latest purchase to the as-of day.' },
      inputs: [{ column: 'last_day', title: { zh: '最近购买', en: 'Latest purchase' } }],
      observations,
      facts: orderFacts,
    },
    {
      name: 'lastOrderOn',
      column: 'last_day',
      title: { zh: '最近购买', en: 'Latest purchase' },
      unit: 'day',
      formula: 'latest day with a purchase',
      meaning: { zh: '最近一个有购买的日子。', en: 'The latest day with a purchase.' },
      inputs: [],
      observations,
      facts: orderFacts,
    },
  ],
  card: 'worth/purchases/card.md',
};
