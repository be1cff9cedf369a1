import { join, sql } from '../../../domain/index.ts';
import type { InsightContext, Query } from '../../../domain/index.ts';
import type { TierRules } from './rules.ts';

/** What each component of the score is measured by. */
const components = ['value', 'recency', 'frequency', 'money', 'fullPrice', 'satisfaction'] as const;
type Component = (typeof components)[number];

/** Company medians that components are measured against, as expressions: columns while they are being found, values afterwards. */
export interface Medians {
  readonly value: Query;
  readonly frequency: Query;
  readonly money: Query;
}

/** Everything about a customer that the score and the tier look at, one row each. */
export function tierInputs(context: InsightContext): Query {
  return sql`
    select p.subject, p.orders, p.x, p.net_last_year, p.discount_share, l.p_alive, l.value_12m, c.stage, c.silent_gaps, f.mood
    from ${context.insight('worth.purchases')} p
    left join ${context.insight('worth.lifetime')} l on l.subject = p.subject
    left join ${context.insight('worth.life-cycle')} c on c.subject = p.subject
    left join ${context.insight('feeling.customers')} f on f.subject = p.subject`;
}

/** A quantity against the company's median: 0 at nothing, .5 at the median, towards 1 far above it. */
function againstMedian(quantity: Query, median: Query): Query {
  // Engines disagree about greatest(null, 0), so the null is kept by hand.
  return sql`case when ${quantity} is not null then greatest(${quantity}, 0) / (greatest(${quantity}, 0) + ${median}) end`;
}

/** The components, each between 0 and 1 or null without data, as columns `c_value`, `c_recency` … */
export function componentColumns(medians: Medians): Query {
  return sql`
    ${againstMedian(sql`value_12m`, medians.value)} as c_value,
    p_alive as c_recency,
    ${againstMedian(sql`cast(x as double)`, medians.frequency)} as c_frequency,
    ${againstMedian(sql`net_last_year`, medians.money)} as c_money,
    greatest(0, least(1, 1 - coalesce(discount_share, 0))) as c_full_price,
    (mood + 1) / 2 as c_satisfaction`;
}

const columnOf: Readonly<Record<Component, Query>> = {
  value: sql`c_value`,
  recency: sql`c_recency`,
  frequency: sql`c_frequency`,
  money: sql`c_money`,
  fullPrice: sql`c_full_price`,
  satisfaction: sql`c_satisfaction`,
};

/** The score in points, 0–100: the weighted mean of the components that have data. */
export function scoreColumn(weights: TierRules['weights']): Query {
  const weighted = components.map((component) => sql`coalesce(${columnOf[component]} * cast(${weights[component]} as double), 0)`);
  const present = components.map((component) => sql`case when ${columnOf[component]} is null then 0 else cast(${weights[component]} as double) end`);
  return sql`100 * (${join(weighted, sql` + `)}) / nullif(${join(present, sql` + `)}, 0)`;
}
