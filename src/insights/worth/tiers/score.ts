/** The queries of the room: what customers are measured by, the score in points, and the tier it gives. */
import { join, sql } from '../../../domain/index.ts';
import type { Fitted, InsightContext, Query } from '../../../domain/index.ts';
import { fittedBorders } from './model.ts';
import type { TierRules } from './rules.ts';

type Component = keyof TierRules['weights'];

/** Company medians that components are measured against, as expressions: columns while they are being found, values afterwards. */
interface Medians {
  readonly value: Query;
  readonly frequency: Query;
  readonly money: Query;
}

/** Everything about a customer that the score and the tier look at, one row each, or the one row of a subject. */
export function tierInputs(context: InsightContext, subject?: string): Query {
  const rows = (insight: string): Query => (subject === undefined ? context.insight(insight) : sql`(select * from ${context.insight(insight)} everybody where subject = ${subject})`);
  return sql`
    select c.subject, c.orders, c.x, c.age_days, c.net_last_year, c.discount_share, c.p_alive, c.value_12m, c.stage, f.mood
    from ${rows('worth.life-cycle')} c
    left join ${rows('feeling.customers')} f on f.subject = c.subject`;
}

/** The inputs of everybody, from where a run has gathered them or together again. */
function everybody(context: InsightContext): Query {
  return context.gathered ?? sql`(${tierInputs(context)})`;
}

/** The parts of one customer's score. */
export function tierComponents(context: InsightContext, fitted: Fitted, subject: string): Query {
  return sql`select orders, ${componentColumns(fittedMedians(fitted))} from (${tierInputs(context, subject)}) inputs`;
}

/** A quantity, never negative, against the company's median: 0 at nothing, .5 at the median, towards 1 far above it. */
function againstMedian(quantity: Query, median: Query): Query {
  return sql`${quantity} / (${quantity} + ${median})`;
}

/** The components, each between 0 and 1 or null without data, as columns `c_value`, `c_recency` … */
function componentColumns(medians: Medians): Query {
  return sql`
    ${againstMedian(sql`value_12m`, medians.value)} as c_value,
    p_alive as c_recency,
    ${againstMedian(sql`cast(x as double)`, medians.frequency)} as c_frequency,
    ${againstMedian(sql`net_last_year`, medians.money)} as c_money,
    case when discount_share is null then 1.0e0 else greatest(0, least(1, 1 - discount_share)) end as c_full_price,
    (mood + 1) / 2 as c_satisfaction`;
}

/** The column of each component, in the order they are shown. */
const columnOf: Readonly<Record<Component, Query>> = {
  value: sql`c_value`,
  recency: sql`c_recency`,
  frequency: sql`c_frequency`,
  money: sql`c_money`,
  fullPrice: sql`c_full_price`,
  satisfaction: sql`c_satisfaction`,
};

const components = Object.keys(columnOf) as Component[];

/** The score in points, 0–100: the weighted mean of the components that have data. */
function scoreColumn(weights: TierRules['weights']): Query {
  const weighted = components.map((component) => sql`coalesce(${columnOf[component]} * cast(${weights[component]} as double), 0)`);
  const present = components.map((component) => sql`case when ${columnOf[component]} is null then 0 else cast(${weights[component]} as double) end`);
  return sql`100 * (${join(weighted, sql` + `)}) / nullif(${join(present, sql` + `)}, 0)`;
}

/** The medians of more customers than this are taken from one in so many, spread over all ages: their ranks are then right to a fifth of a percent. */
const manyCustomers = 400_000;
const mediansFromOneIn = 8;

/** Bins per point of the histograms that borders are found from. */
const binsPerPoint = 10;

/**
 * Medians first, then two histograms in one pass, of the score and of its value component: some 2,000 rows, whatever
 * the number of customers. `least` is where the bin begins, so that a border never cuts through one.
 */
export function tierSummary(context: InsightContext, rules: TierRules): Query {
  const medians: Medians = { value: sql`median_value`, frequency: sql`median_frequency`, money: sql`median_money` };
  const bin = (points: Query): Query => sql`cast(floor(${points} * ${binsPerPoint}) as bigint)`;
  return sql`
    with medians as (
      select greatest(coalesce(approx_percentile(value_12m, 0.5), 0), 1e-9) as median_value,
             greatest(cast(coalesce(approx_percentile(cast(x as double), 0.5), 0) as double), 0.5) as median_frequency,
             greatest(coalesce(approx_percentile(net_last_year, 0.5), 0), 1e-9) as median_money
      from ${everybody(context)} looks cross join (select count(*) > ${manyCustomers} as are_many from ${context.insight('worth.purchases')} everyone) company
      where not are_many or (x + age_days) % ${mediansFromOneIn} = 0
    )
    select kind, is_lost, customers, cast(bin as double) / ${binsPerPoint} as least, median_value, median_frequency, median_money
    from (
      select case when grouping(score_bin) = 0 then 'score' else 'value' end as kind, is_lost, count(*) as customers, coalesce(score_bin, value_bin) as bin
      from (
        select ${bin(scoreColumn(rules.weights))} as score_bin, ${bin(sql`100 * c_value`)} as value_bin, coalesce(stage = 'lost', false) as is_lost
        from (select inputs.*, ${componentColumns(medians)} from ${everybody(context)} inputs cross join medians) measured
      ) scored
      group by grouping sets ((score_bin, is_lost), (value_bin, is_lost))
    ) binned
    cross join medians`;
}

/**
 * One row per customer: the inputs, the components, the score, the borders that hold for this customer (`high_at`,
 * `second_at`: a border moves away from where they stood before) and the tier.
 */
export function judgedTiers(context: InsightContext, fitted: Fitted | undefined, rules: TierRules): Query {
  const borders = fittedBorders(fitted);
  const margin = sql`cast(${rules.hysteresis} as double)`;
  const highAt = sql`cast(${borders.high} as double) + case when previous_tier = 'high' then - ${margin} when previous_tier <> 'lost' then ${margin} else 0 end`;
  const [above, below] = rules.scheme === 'four' ? [sql`('potential')`, sql`('ordinary')`] : [sql`('high', 'mid')`, sql`('low')`];
  const secondAt = sql`cast(${borders.second} as double) + case when previous_tier in ${above} then - ${margin} when previous_tier in ${below} then ${margin} else 0 end`;
  return sql`
    select judged.*, ${rules.scheme === 'four' ? fourTiers : threeTiers} as tier
    from (
      select remembered.*, ${highAt} as high_at, ${secondAt} as second_at
      from (
        select scored.*, before.tier as previous_tier
        from (select measured.*, ${scoreColumn(rules.weights)} as score from (select inputs.*, ${componentColumns(fittedMedians(fitted))} from ${everybody(context)} inputs) measured) scored
        left join ${context.previous} before on before.subject = scored.subject
      ) remembered
    ) judged`;
}

function fittedMedians(fitted: Fitted | undefined): Medians {
  const parameter = (key: string): Query => sql`cast(${Number(fitted?.parameters[key] ?? 0)} as double)`;
  return { value: parameter('medianValue'), frequency: parameter('medianFrequency'), money: parameter('medianMoney') };
}

const fourTiers = sql`
  case
    when stage = 'lost' then 'lost'
    when score is null then null
    when score >= high_at then 'high'
    when stage in ('new', 'growing', 'returning') then 'potential'
    when 100 * c_value >= second_at then 'potential'
    else 'ordinary'
  end`;

const threeTiers = sql`
  case
    when stage = 'lost' then 'low'
    when score is null then null
    when score >= high_at then 'high'
    when score >= second_at then 'mid'
    else 'low'
  end`;
