/** The queries of the room: sufficient statistics out, scores back in. Everything per customer happens in the engine. */
import { sql } from '../../../domain/index.ts';
import type { Fitted, InsightContext, Query } from '../../../domain/index.ts';
import { fittedParameters } from './model.ts';

/** The interval of the value is central, with this share outside at either end. */
const outsideShare = 0.1;
/** Mean spends whose logarithms fall into the same one of so many steps per unit are one group, at their geometric mean. */
const logSpendSteps = 200;

const double = (value: number): Query => sql`cast(${value} as double)`;

/**
 * Customers grouped by (x, recency, age), exactly; and repeat customers grouped by x and mean spend in steps of half a
 * percent. A step that holds one customer holds their exact mean.
 */
export function lifetimeSummary(context: InsightContext): Query {
  const purchases = context.insight('worth.purchases');
  return sql`
    select 'purchases' as kind, x, recency_days, age_days, cast(null as double) as mean_spend, count(*) as customers
    from ${purchases} histories
    group by x, recency_days, age_days
    union all
    select 'spend' as kind, x, cast(null as bigint) as recency_days, cast(null as bigint) as age_days, exp(avg(ln(mean_spend))) as mean_spend, count(*) as customers
    from ${purchases} spenders
    where x > 0 and mean_spend > 0
    group by x, floor(ln(mean_spend) * ${logSpendSteps})`;
}

export function lifetimeScore(context: InsightContext, fitted: Fitted | undefined): Query {
  if (fitted?.status !== 'known') return withoutModel(context, fitted?.status ?? 'too-little-data');
  const { purchases, spend } = fittedParameters(fitted);
  const status = spend ? 'known' : String(fitted.parameters['spendStatus']);
  const silence = sql`least(${double(700)}, (${double(purchases.r)} + x) * ln((${double(purchases.alphaWeeks * 7)} + age_days) / (${double(purchases.alphaWeeks * 7)} + recency_days)))`;
  const scale = spend ? sql`case when x = 0 then ${double(spend.v)} when mean_spend > 0 then ${double(spend.v)} + x * mean_spend end` : sql`cast(null as double)`;
  const expectedSpend = spend ? sql`${double(spend.p)} * scale / (${double(spend.p)} * x + ${double(spend.q - 1)})` : sql`cast(null as double)`;
  return sql`
    select subject, p_alive, expected_purchases_52w, expected_spend, value_12m, value_12m_low, value_12m_high, observations,
           case when value_12m is null and status = 'known' then 'not-applicable' else status end as status,
           x, recency_days, age_days, mean_spend
    from (
      select subject, p_alive, p_alive * purchases_if_alive as expected_purchases_52w, expected_spend,
             p_alive * discounted_if_alive * expected_spend as value_12m,
             ${valueBeyond(1 - outsideShare)} as value_12m_low, ${valueBeyond(outsideShare)} as value_12m_high,
             cast(x + 1 as bigint) as observations, cast(${status} as varchar) as status, x, recency_days, age_days, mean_spend
      from (
        select alive.*, ${expectedSpend} as expected_spend, p_alive * chance_if_alive as chance,
               scale * discounted_if_alive / purchases_if_alive as discounted_scale
        from (
          select p.subject, p.x, p.recency_days, p.age_days, p.mean_spend,
                 purchases_if_alive, discounted_if_alive, chance_if_alive, log_mean, log_deviation, ${scale} as scale,
                 case when p.x = 0 then 1.0e0 else 1.0e0 / (1.0e0 + ${double(purchases.a)} / (${double(purchases.b)} + p.x - 1) * exp(${silence})) end as p_alive
          from ${context.insight('worth.purchases')} p
          join (select x as group_x, age_days as group_age_days, purchases_if_alive, discounted_if_alive, chance_if_alive, log_mean, log_deviation from ${context.groups} scored) g
            on g.group_x = p.x and g.group_age_days = p.age_days
        ) alive
      ) spending
    ) valued`;
}

/**
 * What the customer spends at least with the given probability, 0 when they buy at all with less: the log-normal
 * quantile of {@link spendInterval}, with the normal quantile after Abramowitz & Stegun 26.2.23 (error below 4.5e-4).
 */
function valueBeyond(probability: number): Query {
  const tail = sql`(${double(probability)} / chance)`;
  const root = (of: Query): Query => sql`sqrt(-2.0e0 * ln(${of}))`;
  const upper = (of: Query): Query => {
    const t = root(of);
    return sql`(${t} - (2.515517e0 + ${t} * (0.802853e0 + ${t} * 0.010328e0)) / (1.0e0 + ${t} * (1.432788e0 + ${t} * (0.189269e0 + ${t} * 0.001308e0))))`;
  };
  const normal = sql`case when ${tail} <= 0.5e0 then ${upper(tail)} else - ${upper(sql`(1.0e0 - ${tail})`)} end`;
  return sql`case when scale is null then null when chance <= ${double(probability)} then 0.0e0 else discounted_scale * exp(log_mean + log_deviation * (${normal})) end`;
}

/** Without a model there are no figures, and the reason stands beside every customer. */
function withoutModel(context: InsightContext, status: string): Query {
  return sql`
    select subject, cast(null as double) as p_alive, cast(null as double) as expected_purchases_52w, cast(null as double) as expected_spend,
           cast(null as double) as value_12m, cast(null as double) as value_12m_low, cast(null as double) as value_12m_high,
           cast(x + 1 as bigint) as observations, cast(${status} as varchar) as status, x, recency_days, age_days, mean_spend
    from ${context.insight('worth.purchases')} p`;
}
