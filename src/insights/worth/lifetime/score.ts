/** The queries of the room: sufficient statistics out, scores back in. Everything per customer happens in the engine. */
import { join, name, sql } from '../../../domain/index.ts';
import type { Fitted, InsightContext, Query } from '../../../domain/index.ts';
import { betaGeometricModels } from '../beta-geometric.ts';
import { spendIntervalLevel, tailShares } from '../lifetime-value.ts';
import { fittedParameters } from './model.ts';

const outsideShare = (1 - spendIntervalLevel) / 2;
const quantileColumns = join(tailShares.map((_, index) => name(`quantile_${index}`)));
/** Mean spends whose logarithms fall into the same one of so many steps per unit are one group, at their geometric mean; fewer in a large company. */
const logSpendSteps = { exact: 200, large: 40 };

const double = (value: number): Query => sql`cast(${value} as double)`;

/** Up to so many customers are grouped by exact days, more of them by weeks: the model then works on some 10,000s of groups. */
const exactCustomers = 20_000;
/** In a large company, customers older than this are scored as of the middle of their week of age. */
const exactAgeDays = 56;

/** The age that a customer's group is scored at. */
function scoredAge(customers: Query | number): Query {
  return sql`case when age_days < ${exactAgeDays} or ${customers} <= ${exactCustomers} then age_days else age_days - age_days % 7 + 3 end`;
}

/**
 * Three kinds of rows. `purchases`: customers grouped by (x, recency, age), exactly or, in a large company, by weeks with
 * the group's mean recency and age. `spend`: repeat customers grouped by x and mean spend in steps of half a percent (2.5 % in a large company); a
 * step that holds one customer holds their exact mean. `score`: every (x, age) that needs a score.
 */
export function lifetimeSummary(context: InsightContext): Query {
  const purchases = context.insight('worth.purchases');
  return sql`
    select 'purchases' as kind, x, avg(cast(recency_days as double)) as recency_days, avg(cast(age_days as double)) as age_days, cast(null as double) as mean_spend, count(*) as customers
    from ${purchases} histories
    cross join (select case when count(*) > ${exactCustomers} then 7.0e0 else 1.0e0 end as days_per_step from ${purchases} everyone) resolution
    group by x, floor(recency_days / days_per_step), floor(age_days / days_per_step)
    union all
    select 'spend' as kind, x, cast(null as double) as recency_days, cast(null as double) as age_days, exp(avg(ln(mean_spend))) as mean_spend, count(*) as customers
    from ${purchases} spenders
    cross join (select case when count(*) > ${exactCustomers} then ${double(logSpendSteps.large)} else ${double(logSpendSteps.exact)} end as steps_per_unit from ${purchases} everyone) resolution
    where x > 0 and mean_spend > 0
    group by x, floor(ln(mean_spend) * steps_per_unit)
    union all
    select 'score' as kind, x, cast(null as double) as recency_days, cast(scored_age as double) as age_days, cast(null as double) as mean_spend, count(*) as customers
    from (select x, ${scoredAge(sql`everybody`)} as scored_age from ${purchases} looks cross join (select count(*) as everybody from ${purchases} everyone) counted) aged
    group by x, scored_age`;
}

export function lifetimeScore(context: InsightContext, fitted: Fitted | undefined): Query {
  if (fitted?.status !== 'known') return withoutModel(context);
  const { name: model, purchases, spend } = fittedParameters(fitted);
  const { firstChances } = betaGeometricModels[model];
  const silence = sql`least(${double(700)}, (${double(purchases.r)} + x) * ln((${double(purchases.alphaWeeks * 7)} + age_days) / (${double(purchases.alphaWeeks * 7)} + recency_days)))`;
  const scale = spend ? sql`case when x = 0 then ${double(spend.v)} when mean_spend > 0 then ${double(spend.v)} + x * mean_spend end` : sql`cast(null as double)`;
  const expectedSpend = spend ? sql`${double(spend.p)} * scale / (${double(spend.p)} * x + ${double(spend.q - 1)})` : sql`cast(null as double)`;
  return sql`
    select subject, p_alive, expected_purchases_52w, expected_spend, value_12m, value_12m_low, value_12m_high, chance as chance_12m, value_if_any_low, value_if_any_high
    from (
      select subject, p_alive, p_alive * purchases_if_alive as expected_purchases_52w, expected_spend,
             p_alive * discounted_if_alive * expected_spend as value_12m,
             ${valueBeyond(1 - outsideShare)} as value_12m_low, ${valueBeyond(outsideShare)} as value_12m_high,
             ${valueOfBuyersBeyond(1 - outsideShare)} as value_if_any_low, ${valueOfBuyersBeyond(outsideShare)} as value_if_any_high, chance
      from (
        select alive.*, ${expectedSpend} as expected_spend, p_alive * chance_if_alive as chance,
               scale * discounted_if_alive / purchases_if_alive as discounted_scale
        from (
          select p.subject, p.x, p.recency_days, p.age_days, p.mean_spend,
                 purchases_if_alive, discounted_if_alive, chance_if_alive, ${quantileColumns}, ${scale} as scale,
                 case when p.x + ${firstChances} = 0 then 1.0e0 else 1.0e0 / (1.0e0 + ${double(purchases.a)} / (${double(purchases.b + firstChances - 1)} + p.x) * exp(${silence})) end as p_alive
          from ${context.insight('worth.purchases')} p
          join (select x as group_x, age_days as group_age_days, purchases_if_alive, discounted_if_alive, chance_if_alive, ${quantileColumns} from ${context.groups} scored) g
            on g.group_x = p.x and g.group_age_days = ${scoredAge(fitted.observations)}
        ) alive
      ) spending
    ) valued`;
}

/**
 * What the customer spends more than with the given probability: {@link spendInterval}, in the engine. The chance to buy at
 * all is at most 1, so that tails below the probability itself cannot occur. The middle segment is asked for first.
 */
function valueBeyond(probability: number): Query {
  const tail = sql`${double(probability)} / chance`;
  const segments = tailShares.flatMap((right, index) => {
    const left = tailShares[index - 1];
    if (left === undefined || right <= probability) return [];
    const [from, to] = [name(`quantile_${index - 1}`), name(`quantile_${index}`)];
    return [{ right, value: sql`discounted_scale * (${from} + (${tail} - ${double(left)}) / ${double(right - left)} * (${to} - ${from}))` }];
  });
  const choose = (choices: typeof segments): Query => join(choices.map(({ right, value }) => sql`when ${tail} <= ${double(right)} then ${value}`), sql` `);
  const half = Math.floor(segments.length / 2);
  const middle = segments[half - 1];
  const found = middle && segments.length > 4 ? sql`when ${tail} <= ${double(middle.right)} then case ${choose(segments.slice(0, half))} end ${choose(segments.slice(half))}` : choose(segments);
  return sql`case when scale is null then null ${found} else 0.0e0 end`;
}

/** The same of a customer who buys at all: the tail is known beforehand, and with it the segment. */
function valueOfBuyersBeyond(probability: number): Query {
  const index = tailShares.findIndex((right) => probability <= right);
  const [right, left] = [tailShares[index] as number, tailShares[index - 1] ?? 0];
  if (index <= 0 || probability === right) return sql`discounted_scale * ${name(`quantile_${index}`)}`;
  return sql`discounted_scale * (${name(`quantile_${index - 1}`)} + ${double((probability - left) / (right - left))} * (${name(`quantile_${index}`)} - ${name(`quantile_${index - 1}`)}))`;
}

/** Without a model there are no figures; the fit says why. */
function withoutModel(context: InsightContext): Query {
  return sql`
    select subject, cast(null as double) as p_alive, cast(null as double) as expected_purchases_52w, cast(null as double) as expected_spend,
           cast(null as double) as value_12m, cast(null as double) as value_12m_low, cast(null as double) as value_12m_high,
           cast(null as double) as chance_12m, cast(null as double) as value_if_any_low, cast(null as double) as value_if_any_high
    from ${context.insight('worth.purchases')} p`;
}
