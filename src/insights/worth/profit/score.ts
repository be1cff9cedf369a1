import { dialect, join, name, sql } from '../../../domain/index.ts';
import type { Fitted, InsightColumn, InsightContext, Query } from '../../../domain/index.ts';
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

/** Numbers of the day, in a row without a subject. */
const modelColumns: readonly InsightColumn[] = [
  { name: 'gross_margin', type: 'number' },
  { name: 'big_from', type: 'number' },
  { name: 'middle_from', type: 'number' },
];
/** What there is besides the purchases, in a row for each customer who has any of it. */
const besidesColumns: readonly InsightColumn[] = [
  { name: 'facts', type: 'integer' },
  { name: 'refunds', type: 'number' },
  { name: 'returned', type: 'integer' },
  { name: 'product_cost', type: 'number' },
  { name: 'product_cost_assumed', type: 'number' },
  { name: 'service_cost', type: 'number' },
  { name: 'service_cost_assumed', type: 'number' },
];
/** What the customers whom somebody referred have brought stands beside their own net margin, never in it. */
const referralColumns: readonly InsightColumn[] = [
  { name: 'referred', type: 'integer' },
  { name: 'referral_value', type: 'number' },
];

/** What is kept of a day; `bought` is 0 in the rows of customers without purchases, and 1 in the others'. */
export const keptColumns: readonly InsightColumn[] = [{ name: 'subject', type: 'text' }, ...modelColumns, ...besidesColumns, { name: 'bought', type: 'integer' }, ...referralColumns];

const namesOf = (columns: readonly InsightColumn[]): Query => join(columns.map((column) => name(column.name)));
const [modelNames, besidesNames, referralNames] = [namesOf(modelColumns), namesOf(besidesColumns), namesOf(referralColumns)];

/** Everybody who has bought or costs anything on every day: what they bought, and what is kept of them besides. */
export function profitRows(bought: Query, kept: Query): Query {
  return sql`
    select as_of, subject, facts, sales, discount, refunds, returned, product_cost, product_cost_assumed, service_cost, service_cost_assumed,
           round(sales - refunds - product_cost - service_cost, 4) as net_margin,
           case when sales <= 0 then 0 when sales >= big_from then 1 when sales >= middle_from then 2 else 3 end as size, referred, referral_value
    from (
      select as_of, subject, orders + coalesce(facts, 0) as facts, sales, discount, coalesce(refunds, 0) as refunds, coalesce(returned, 0) as returned,
             product_cost_known + product_cost_assumed as product_cost, product_cost_assumed, coalesce(service_cost, 0) + coalesce(service_cost_assumed, 0) as service_cost,
             coalesce(service_cost_assumed, 0) as service_cost_assumed, coalesce(referred, 0) as referred, coalesce(referral_value, 0) as referral_value, big_from, middle_from
      from (
        select as_of, subject, orders, sales, discount, facts, refunds, returned, cost + coalesce(product_cost, 0) as product_cost_known,
               (sales - net_with_cost) * (1 - gross_margin) + coalesce(product_cost_assumed, 0) as product_cost_assumed, service_cost, service_cost_assumed, referred, referral_value, big_from, middle_from
        from (
          select p.as_of, p.subject, p.orders, p.net as sales, coalesce(p.discount, 0) as discount, coalesce(p.cost, 0) as cost, coalesce(p.net_with_cost, 0) as net_with_cost, ${besidesNames}, ${referralNames}
          from ${bought} p
          left join (select as_of as known_on, subject as known, ${besidesNames}, ${referralNames} from ${kept} buyers where bought = 1) b on b.known_on = p.as_of and b.known = p.subject
          union all
          select as_of, subject, 0, 0, 0, 0, 0, ${besidesNames}, ${referralNames} from ${kept} others where bought = 0
        ) everybody
        join (select as_of as fitted_on, ${modelNames} from ${kept} models where subject is null) m on m.fitted_on = everybody.as_of
      ) costed
    ) summed`;
}

/** What is kept of a day. */
export function profitKept(context: InsightContext, fitted: Fitted | undefined): Query {
  const parameters = fitted?.parameters as ProfitParameters;
  const asOf = sql`cast(${context.asOf} as date)`;
  const noneOf = (columns: readonly InsightColumn[]): Query => join(columns.map(({ type }) => (type === 'integer' ? sql`cast(null as bigint)` : none)));
  const buyers = sql`(select subject as buyer from ${context.insight('worth.purchases')} everybody)`;
  const isBuyer = (subject: Query): Query => sql`case when buyer is not null then 1 when ${subject} is not null then 0 end`;
  const found = sql`
    select ${asOf} as as_of, cast(null as varchar) as subject, ${double(parameters.grossMargin)} as gross_margin, ${double(parameters.bigFrom)} as big_from, ${double(parameters.middleFrom)} as middle_from,
           ${join(besidesColumns.map(({ name: column, type }) => sql`cast(null as ${type === 'integer' ? sql`bigint` : sql`double`}) as ${name(column)}`))}, cast(null as bigint) as bought, cast(null as bigint) as referred, ${none} as referral_value
    union all
    select ${asOf}, customer_id, ${noneOf(modelColumns)}, ${besidesNames}, ${isBuyer(sql`customer_id`)}, ${noneOf(referralColumns)}
    from (${besides(context, parameters)}) b left join ${buyers} p on p.buyer = b.customer_id`;
  if (parameters.referredCustomers === 0) return found;
  const assumptions = assumptionsOf(context);
  // Whoever only brings others has a row too: somebody who never paid may still be worth keeping.
  return sql`
    with found as (${found}),
    referrals as (
      select c.referrer, count(*) as referred, greatest(0, ${double(assumptions.referralShare)} * sum(coalesce(m.net_margin, 0))) as referral_value
      from (select id, ${referrer(assumptions)} as referrer from ${context.facts('customers')} f where attributes is not null) c
      join ${context.facts('customers')} known on known.id = c.referrer
      left join (${profitRows(context.insight('worth.purchases'), sql`found`)}) m on m.subject = c.id
      where c.referrer <> c.id group by c.referrer
    )
    select coalesce(f.subject, r.referrer) as subject, ${modelNames}, ${besidesNames}, coalesce(f.bought, ${isBuyer(sql`r.referrer`)}) as bought, r.referred, r.referral_value
    from found f full join referrals r on r.referrer = f.subject
    left join ${buyers} p on p.buyer = r.referrer`;
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
