import { addDays, sql } from '../../../domain/index.ts';
import type { Insight, InsightContext, Query } from '../../../domain/index.ts';
import { ordersBehind } from '../../order-facts.ts';

/** Orders that count as purchases: not returned, not negative, in the company's currency, by a known customer. */
export function paidOrders(context: InsightContext): Query {
  return sql`
    select customer_id, cast(ordered_at as date) as day, cast(net as double) as net, gross, discount, cost
    from ${context.facts('orders')}
    where customer_id is not null and net >= 0 and not coalesce(returned, false) and coalesce(currency, ${context.currency}) = ${context.currency}`;
}

const observations = 'orders';

/** What each customer has bought, reduced to the statistics the purchase models need. */
export const purchases: Insight = {
  name: 'worth.purchases',
  version: 5,
  title: { zh: '购买概况', en: 'Purchases' },
  question: { zh: '他买过什么、多久买一次？', en: 'What have they bought, and how often?' },
  reads: ['orders', 'order-lines'],
  needs: [],
  early: true,
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
    { name: 'discount', type: 'number' },
    { name: 'cost', type: 'number' },
    { name: 'net_with_cost', type: 'number' },
    { name: 'recency_before_days', type: 'integer' },
    { name: 'return_gap_days', type: 'integer' },
    { name: 'quarters_active', type: 'integer' },
  ],
  settings: { recentDays: 90, beforeDays: 180 },
  score: (context) => {
    const asOf = sql`cast(${context.asOf} as date)`;
    const recentDays = Number(context.settings['recentDays']);
    const earlierDays = recentDays + Number(context.settings['beforeDays']);
    const sinceDays = (days: number): Query => sql`day > cast(${addDays(context.asOf, -days)} as date)`;
    const boughtIn = (from: number, to: number): Query => sql`max(case when ${sinceDays(to)} and not ${sinceDays(from)} then 1 else 0 end)`;
    // Days with several orders are few: a look at them alone is cheaper than distinct days of everybody.
    return sql`
      with each_customer as (
        select customer_id, count(*) as orders, min(day) as first_day, max(day) as last_day, sum(net) as net, min_by(net, day) as first_net,
               sum(case when ${sinceDays(365)} then net else 0 end) as net_last_year,
               count(case when ${sinceDays(recentDays)} then 1 end) as orders_recent, count(case when ${sinceDays(earlierDays)} then 1 end) as orders_both,
               sum(cast(discount as double)) / nullif(sum(cast(gross as double)), 0) as discount_share, sum(cast(discount as double)) as discount,
               sum(cast(cost as double)) as cost, sum(case when cost is not null then net end) as net_with_cost,
               max(case when not ${sinceDays(recentDays)} then day end) as day_before, min(case when ${sinceDays(recentDays)} then day end) as first_recent_day,
               ${boughtIn(0, 91)} + ${boughtIn(91, 182)} + ${boughtIn(182, 273)} + ${boughtIn(273, 364)} as quarters_active
        from (${paidOrders(context)}) paid group by customer_id
      ),
      busy_days as (select customer_id, day, count(*) as orders, sum(net) as net from (${paidOrders(context)}) paid group by customer_id, day having count(*) > 1),
      busy_customers as (select customer_id, sum(orders - 1) as extra_orders, min(day) as first_busy_day, min_by(net, day) as first_busy_net from busy_days group by customer_id)
      select subject, orders, x, date_diff('day', first_day, last_day) as recency_days, date_diff('day', first_day, ${asOf}) as age_days, date_diff('day', last_day, ${asOf}) as silent_days,
             first_day, last_day, net, case when x > 0 then (net - first_day_net) / x end as mean_spend, net_last_year, orders_recent, orders_before, discount_share, discount, cost, net_with_cost,
             date_diff('day', first_day, day_before) as recency_before_days, date_diff('day', day_before, first_recent_day) as return_gap_days, quarters_active
      from (
        select c.customer_id as subject, c.orders, cast(c.orders - 1 - coalesce(b.extra_orders, 0) as bigint) as x, first_day, last_day, net,
               case when b.first_busy_day = c.first_day then b.first_busy_net else c.first_net end as first_day_net,
               net_last_year, orders_recent, orders_both - orders_recent as orders_before, discount_share, discount, cost, net_with_cost, day_before, first_recent_day, quarters_active
        from each_customer c left join busy_customers b on b.customer_id = c.customer_id
      ) counted`;
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
