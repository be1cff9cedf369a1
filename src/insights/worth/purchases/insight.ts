import { addDays, dialect, sql } from '../../../domain/index.ts';
import type { Insight, InsightContext, Query } from '../../../domain/index.ts';
import { ordersBehind } from '../../order-facts.ts';

/** Orders that count as purchases: not returned, not negative, in the company's currency, by a known customer. */
function paidOrders(context: InsightContext): Query {
  return sql`
    select customer_id, ordered_at, cast(ordered_at as date) as day, cast(net as double) as net, gross, discount, cost
    from ${context.facts('orders')}
    where customer_id is not null and net >= 0 and not coalesce(returned, false) and coalesce(currency, ${context.currency}) = ${context.currency}`;
}

const observations = 'orders';

/** What each customer has bought, reduced to the statistics the purchase models need. */
export const purchases: Insight = {
  name: 'worth.purchases',
  version: 2,
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
    { name: 'orders_recent', type: 'integer' },
    { name: 'orders_before', type: 'integer' },
    { name: 'discount_share', type: 'number' },
    { name: 'cost', type: 'number' },
  ],
  settings: { recentDays: 90, beforeDays: 180 },
  score: (context) => {
    const asOf = sql`cast(${context.asOf} as date)`;
    const recentDays = Number(context.settings['recentDays']);
    const earlierDays = recentDays + Number(context.settings['beforeDays']);
    const sinceDays = (days: number): Query => sql`day > cast(${addDays(context.asOf, -days)} as date)`;
    // One pass over the orders. Only customers with several orders on one day need a second look at their first day.
    return sql`
      with each_customer ${dialect('asOnce')} (
        select customer_id, count(*) as orders, count(distinct day) as days, min(day) as first_day, max(day) as last_day, sum(net) as net, min_by(net, ordered_at) as first_net,
               sum(case when ${sinceDays(365)} then net else 0 end) as net_last_year,
               count_if(${sinceDays(recentDays)}) as orders_recent, count_if(${sinceDays(earlierDays)} and not ${sinceDays(recentDays)}) as orders_before,
               sum(cast(discount as double)) / nullif(sum(cast(gross as double)), 0) as discount_share, sum(cast(cost as double)) as cost
        from (${paidOrders(context)}) paid group by customer_id
      ),
      first_days as (
        select o.customer_id, sum(o.net) as first_net
        from (${paidOrders(context)}) o join each_customer c on c.customer_id = o.customer_id and c.days < c.orders and c.first_day = o.day
        group by o.customer_id
      )
      select c.customer_id as subject, c.orders, c.days - 1 as x, date_diff('day', first_day, last_day) as recency_days, date_diff('day', first_day, ${asOf}) as age_days,
             date_diff('day', last_day, ${asOf}) as silent_days, first_day, last_day, net,
             case when days > 1 then (net - coalesce(f.first_net, c.first_net)) / (days - 1) end as mean_spend,
             net_last_year, orders_recent, orders_before, discount_share, cost
      from each_customer c left join first_days f on f.customer_id = c.customer_id`;
  },
  measures: [
    {
      name: 'orders',
      column: 'orders',
      title: { zh: '订单数', en: 'Orders' },
      unit: 'count',
      formula: 'number of orders with net ≥ 0 that were not returned',
      meaning: { zh: '截至当日没有退掉的订单；实付为零的也算来过一次。', en: 'Orders up to the day that were not returned; one that cost nothing still counts as a visit.' },
      inputs: [
        { column: 'first_day', title: { zh: '首次购买', en: 'First purchase' } },
        { column: 'last_day', title: { zh: '最近购买', en: 'Latest purchase' } },
      ],
      observations,
      facts: ordersBehind,
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
      facts: ordersBehind,
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
      facts: ordersBehind,
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
      facts: ordersBehind,
    },
  ],
  card: 'worth/purchases/card.md',
};
