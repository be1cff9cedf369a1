import { dialect, join, name, sql } from '../../../domain/index.ts';
import type { Fitted, InsightContext, Query } from '../../../domain/index.ts';
import type { ProfitAssumptions } from './assumptions.ts';
import type { ProfitParameters } from './model.ts';

export const assumptionsOf = (context: InsightContext): ProfitAssumptions => context.settings as unknown as ProfitAssumptions;

const double = (value: number): Query => sql`cast(${value} as double)`;
const none = sql`cast(null as double)`;

/** Amounts in the company's currency; those without one count as being in it. */
function inCurrency(context: InsightContext): Query {
  return sql`coalesce(currency, ${context.currency}) = ${context.currency}`;
}

/** Who referred a customer, as the customer file says; null when it does not. */
function referrer({ referrerColumns }: ProfitAssumptions): Query {
  const fields = referrerColumns.map((column) => sql`case when strpos(attributes, ${column}) > 0 then nullif(trim(${dialect('jsonText', sql`attributes`, column)}), '') end`);
  return fields.length === 0 ? sql`cast(null as varchar)` : sql`coalesce(${join(fields)}, null)`;
}

/** One row for the purchases, one per kind of cost, one for costs in other currencies, one for referrals. */
export function profitSummary(context: InsightContext): Query {
  const assumptions = assumptionsOf(context);
  const quantile = (share: number): Query => sql`approx_percentile(case when net > 0 then net end, ${double(Math.min(1, Math.max(0, 1 - share)))})`;
  return sql`
    select 'orders' as part, '' as label, cast(sum(orders) as double) as n, sum(net) as amount, sum(net_with_cost) as with_cost, sum(cost) as cost,
           ${quantile(assumptions.bigShare)} as big_from, ${quantile(assumptions.bigShare + assumptions.middleShare)} as middle_from, cast(null as varchar) as first_day
    from ${context.insight('worth.purchases')} p
    union all
    select 'costs', coalesce(kind, ''), cast(count(*) as double), sum(cast(amount as double)), ${none}, ${none}, ${none}, ${none}, cast(min(cast("at" as date)) as varchar)
    from ${context.facts('costs')} c where ${inCurrency(context)} group by coalesce(kind, '')
    union all
    select 'foreign', '', cast(count(*) as double), ${none}, ${none}, ${none}, ${none}, ${none}, cast(null as varchar)
    from ${context.facts('costs')} c where not ${inCurrency(context)}
    union all
    select 'referred', '', cast(count(*) as double), ${none}, ${none}, ${none}, ${none}, ${none}, cast(null as varchar)
    from ${context.facts('customers')} c where attributes is not null and ${referrer(assumptions)} is not null`;
}

/** What happened with a customer besides the orders they kept: returns, money given back, costs, contacts without a recorded cost. */
function besides(context: InsightContext, { costsFrom, grossMargin }: ProfitParameters): Query {
  const { costPerContact, writeOffShare } = assumptionsOf(context);
  const unrecorded = (day: Query): Query => (costsFrom === null ? sql`true` : sql`${day} < cast(${costsFrom} as date)`);
  const net = sql`cast(net as double)`;
  const productCost = sql`abs(cast(cost as double))`;
  const writtenOff = sql`case when ${unrecorded(sql`cast(ordered_at as date)`)} then ${double(writeOffShare)} * coalesce(${productCost}, abs(${net}) * ${double(1 - grossMargin)}) else 0 end`;
  // Two conditions on a column each, which engines skip most orders by, rather than one on both.
  const parts = [
    // A credit takes its revenue back and brings its goods back.
    sql`select customer_id, 1 as facts, 1 as returned, - ${net} as refunds, - coalesce(${productCost}, 0) as product_cost, case when cost is null then ${net} * ${double(1 - grossMargin)} else 0 end as product_cost_assumed,
               0 as service_cost, ${writtenOff} as service_cost_assumed
        from ${context.facts('orders')} o where net < 0 and customer_id is not null and ${inCurrency(context)}`,
    // An order that was returned brings in nothing.
    sql`select customer_id, 1 as facts, 1 as returned, 0 as refunds, 0 as product_cost, 0 as product_cost_assumed, 0 as service_cost, ${writtenOff} as service_cost_assumed
        from ${context.facts('orders')} o where returned = true and net >= 0 and customer_id is not null and ${inCurrency(context)}`,
    sql`select customer_id, 1 as facts, 0 as returned, 0 as refunds, 0 as product_cost, 0 as product_cost_assumed, cast(amount as double) as service_cost, 0 as service_cost_assumed
        from ${context.facts('costs')} c where ${inCurrency(context)}`,
    sql`select customer_id, count(*) as facts, 0 as returned, 0 as refunds, 0 as product_cost, 0 as product_cost_assumed, 0 as service_cost,
               ${double(costPerContact)} * count(distinct coalesce(conversation_id, id)) as service_cost_assumed
        from ${context.facts('moments')} m where customer_id is not null and coalesce(direction, 'in') = 'in' and ${unrecorded(sql`cast("at" as date)`)} group by customer_id`,
  ];
  return sql`
    select customer_id, cast(sum(facts) as bigint) as facts, cast(sum(returned) as bigint) as returned, sum(refunds) as refunds, sum(product_cost) as product_cost, sum(product_cost_assumed) as product_cost_assumed,
           sum(service_cost) as service_cost, sum(service_cost_assumed) as service_cost_assumed
    from (${join(parts, sql` union all `)}) parts group by customer_id`;
}

/** One row per customer with anything to add up: what was bought joined to what happened besides. */
function margins(context: InsightContext, parameters: ProfitParameters): Query {
  return sql`
    select subject, facts, sales, discount, refunds, returned, product_cost, product_cost_assumed, service_cost, service_cost_assumed,
           round(sales - coalesce(refunds, 0) - product_cost - coalesce(service_cost, 0), 4) as net_margin,
           case when sales <= 0 then 0 when sales >= ${double(parameters.bigFrom)} then 1 when sales >= ${double(parameters.middleFrom)} then 2 else 3 end as size
    from (
      select subject, facts, sales, discount, refunds, returned, product_cost_known + product_cost_assumed as product_cost, product_cost_assumed,
             service_cost_known + service_cost_assumed as service_cost, service_cost_assumed
      from (
        select coalesce(p.subject, b.customer_id) as subject, coalesce(p.orders, 0) + coalesce(b.facts, 0) as facts, coalesce(p.net, 0) as sales, p.discount,
               b.refunds, b.returned, coalesce(p.cost, 0) + coalesce(b.product_cost, 0) as product_cost_known,
               (coalesce(p.net, 0) - coalesce(p.net_with_cost, 0)) * ${double(1 - parameters.grossMargin)} + coalesce(b.product_cost_assumed, 0) as product_cost_assumed,
               b.service_cost as service_cost_known, b.service_cost_assumed
        from ${context.insight('worth.purchases')} p full join (${besides(context, parameters)}) b on b.customer_id = p.subject
      ) joined
    ) summed`;
}

const amounts = ['facts', 'sales', 'discount', 'refunds', 'returned', 'product_cost', 'product_cost_assumed', 'service_cost', 'service_cost_assumed', 'net_margin', 'size'];

/** Net margin per customer; what the customers they referred have brought stands beside it, never in it. */
export function profitScore(context: InsightContext, fitted: Fitted | undefined): Query {
  const parameters = fitted?.parameters as ProfitParameters;
  if (parameters.referredCustomers === 0) return sql`select m.*, cast(null as bigint) as referred, cast(null as double) as referral_value from (${margins(context, parameters)}) m`;
  const assumptions = assumptionsOf(context);
  // Whoever only brings others has a row too: somebody who never paid may still be worth keeping.
  return sql`
    with margins as (${margins(context, parameters)}),
    referrals as (
      select c.referrer, count(*) as referred, greatest(0, ${double(assumptions.referralShare)} * sum(coalesce(m.net_margin, 0))) as referral_value
      from (select id, ${referrer(assumptions)} as referrer from ${context.facts('customers')} f where attributes is not null) c
      join ${context.facts('customers')} known on known.id = c.referrer
      left join margins m on m.subject = c.id
      where c.referrer <> c.id group by c.referrer
    )
    select coalesce(m.subject, r.referrer) as subject, ${join(amounts.map((amount) => sql`coalesce(m.${name(amount)}, 0) as ${name(amount)}`))},
           r.referred, r.referral_value
    from margins m full join referrals r on r.referrer = m.subject`;
}

/** The customers who say that this one referred them. */
export function referralFacts(context: InsightContext, subject: string): Query {
  return sql`
    select id, name, joined_on from (select id, name, joined_on, ${referrer(assumptionsOf(context))} as referrer from ${context.facts('customers')} f where attributes is not null) c
    where referrer = ${subject} order by joined_on desc, id`;
}

/** Everything that was added up for one customer, newest first, each with its sign. */
export function profitFacts(context: InsightContext, subject: string): Query {
  const at = name('at');
  return sql`
    select ${at}, entry, order_id, amount from (
      select cast(ordered_at as date) as ${at}, '实付 paid' as entry, id as order_id, net as amount
      from ${context.facts('orders')} o where customer_id = ${subject} and (net < 0 or not coalesce(returned, false)) and ${inCurrency(context)}
      union all
      select cast(ordered_at as date), '货本 goods', id, case when net < 0 then abs(cost) else - cost end
      from ${context.facts('orders')} o where customer_id = ${subject} and cost is not null and (net < 0 or not coalesce(returned, false)) and ${inCurrency(context)}
      union all
      select cast("at" as date), coalesce(kind, ''), cast(null as varchar), - amount
      from ${context.facts('costs')} c where customer_id = ${subject} and ${inCurrency(context)}
    ) parts order by ${at} desc, entry, order_id`;
}
