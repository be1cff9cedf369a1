/** The queries of the room: sufficient statistics out, scores back in. Everything per customer happens in the engine. */
import { join, literal, name, sql } from '../../../domain/index.ts';
import type { InsightColumn, InsightContext, Query } from '../../../domain/index.ts';
import { spendIntervalLevel, tailShares } from '../lifetime-value.ts';
import { purchases } from '../purchases/insight.ts';
import { exactAgeDays, exactCustomers, figureColumns, modelColumns } from './groups.ts';

const outsideShare = (1 - spendIntervalLevel) / 2;

const namesOf = (columns: readonly InsightColumn[]): Query => join(columns.map((column) => name(column.name)));
const [figures, model] = [namesOf(figureColumns), namesOf(modelColumns)];
/** Mean spends whose logarithms fall into the same one of so many steps per unit are one group, at their geometric mean; fewer in a large company. */
const logSpendSteps = { exact: 200, large: 40 };

const double = (value: number): Query => sql`cast(${value} as double)`;

/** The day of age that a group is scored at: the middle of its week, from `exactDays` on; every day of age by itself where that is null. */
function scoredAge(exactDays: Query): Query {
  return sql`case when ${exactDays} is null or age_days < ${exactDays} then age_days else age_days - age_days % 7 + 3 end`;
}

/**
 * Three kinds of rows. `purchases`: customers grouped by (x, recency, age), exactly or, in a large company, by weeks with
 * the group's mean recency and age. `spend`: repeat customers grouped by x and mean spend in steps of half a percent (2.5 % in a large company); a
 * step that holds one customer holds their exact mean. `score`: every (x, age) that needs a score.
 */
export function lifetimeSummary(context: InsightContext): Query {
  const bought = context.insight('worth.purchases');
  return sql`
    select 'purchases' as kind, x, avg(cast(recency_days as double)) as recency_days, avg(cast(age_days as double)) as age_days, cast(null as double) as mean_spend, count(*) as customers
    from ${bought} histories
    cross join (select case when count(*) > ${exactCustomers} then 7.0e0 else 1.0e0 end as days_per_step from ${bought} everyone) resolution
    group by x, floor(recency_days / days_per_step), floor(age_days / days_per_step)
    union all
    select 'spend' as kind, x, cast(null as double) as recency_days, cast(null as double) as age_days, exp(avg(ln(mean_spend))) as mean_spend, count(*) as customers
    from ${bought} spenders
    cross join (select case when count(*) > ${exactCustomers} then ${double(logSpendSteps.large)} else ${double(logSpendSteps.exact)} end as steps_per_unit from ${bought} everyone) resolution
    where x > 0 and mean_spend > 0
    group by x, floor(ln(mean_spend) * steps_per_unit)
    union all
    select 'score' as kind, x, cast(null as double) as recency_days, cast(scored_age as double) as age_days, cast(null as double) as mean_spend, count(*) as customers
    from (select x, ${scoredAge(sql`exact_days`)} as scored_age from ${bought} looks cross join (select case when count(*) > ${exactCustomers} then ${exactAgeDays} end as exact_days from ${bought} everyone) counted) aged
    group by x, scored_age`;
}

/**
 * Figures of every customer on every day. The row of the groups without an x holds the model itself;
 * where there is none, the figures are null and the fit says why.
 */
export function lifetimeRows(purchaseRows: Query, groups: Query): Query {
  const silence = sql`(r + x) * ln((alpha_days + age_days) / (alpha_days + recency_days))`;
  return sql`
    select as_of, subject, ${namesOf(purchases.columns)}, p_alive, p_alive * purchases_if_alive as expected_purchases_52w, expected_spend, p_alive * discounted_if_alive * expected_spend as value_12m,
           ${valueBeyond(1 - outsideShare)} as value_12m_low, ${valueBeyond(outsideShare)} as value_12m_high, chance as chance_12m,
           ${valueOfBuyersBeyond(1 - outsideShare)} as value_if_any_low, ${valueOfBuyersBeyond(outsideShare)} as value_if_any_high, x + 1 as purchase_days
    from (
      select alive.*, spend_p * scale / (spend_p * x + spend_q - 1) as expected_spend, p_alive * chance_if_alive as chance, scale * discounted_if_alive / purchases_if_alive as discounted_scale
      from (
        select histories.*, ${figures}, case when x = 0 then spend_v when mean_spend > 0 then spend_v + x * mean_spend end as scale,
               case when x + first_chances = 0 then 1.0e0 else 1.0e0 / (1.0e0 + a / (b + first_chances - 1 + x) * exp(${silence})) end as p_alive
        from (
          select p.*, ${model}, ${scoredAge(sql`exact_days`)} as scored_age
          from ${purchaseRows} p
          left join (select as_of as fitted_on, ${model} from ${groups} models where x is null) m on m.fitted_on = p.as_of
        ) histories
        left join (select as_of as group_as_of, x as group_x, age_days as group_age_days, ${figures} from ${groups} scored where x is not null) g
          on g.group_as_of = histories.as_of and g.group_x = histories.x and g.group_age_days = histories.scored_age
      ) alive
    ) valued`;
}

/**
 * What the customer spends more than with the given probability: {@link spendInterval}, in the engine. The chance to buy at
 * all is at most 1, so that tails below the probability itself cannot occur. The middle segment is asked for first.
 */
function valueBeyond(probability: number): Query {
  const tail = sql`${literal(probability)} / chance`;
  const segments = tailShares.flatMap((right, index) => {
    const left = tailShares[index - 1];
    if (left === undefined || right <= probability) return [];
    const [from, to] = [name(`quantile_${index - 1}`), name(`quantile_${index}`)];
    return [{ right, value: sql`discounted_scale * (${from} + (${tail} - ${literal(left)}) / ${literal(right - left)} * (${to} - ${from}))` }];
  });
  const choose = (choices: typeof segments): Query => join(choices.map(({ right, value }) => sql`when ${tail} <= ${literal(right)} then ${value}`), sql` `);
  const half = Math.floor(segments.length / 2);
  const middle = segments[half - 1];
  const found = middle && segments.length > 4 ? sql`when ${tail} <= ${literal(middle.right)} then case ${choose(segments.slice(0, half))} end ${choose(segments.slice(half))}` : choose(segments);
  return sql`case when scale is null then null ${found} else 0.0e0 end`;
}

/** The same of a customer who buys at all: the tail is known beforehand, and with it the segment. */
function valueOfBuyersBeyond(probability: number): Query {
  const index = tailShares.findIndex((right) => probability <= right);
  const [right, left] = [tailShares[index] as number, tailShares[index - 1] ?? 0];
  if (index <= 0 || probability === right) return sql`discounted_scale * ${name(`quantile_${index}`)}`;
  return sql`discounted_scale * (${name(`quantile_${index - 1}`)} + ${literal((probability - left) / (right - left))} * (${name(`quantile_${index}`)} - ${name(`quantile_${index - 1}`)}))`;
}
