import { sql } from '../../../domain/index.ts';
import type { Fitted, Insight, InsightContext, Query, Row } from '../../../domain/index.ts';
import { ordersBehind } from '../../order-facts.ts';
import { defaultTierRules } from './rules.ts';
import type { TierRules } from './rules.ts';
import { componentColumns, scoreColumn, tierInputs } from './score.ts';
import type { Medians } from './score.ts';

/** The rules as plain settings, which is how a user's own are saved. */
const rulesOf = (context: InsightContext): TierRules => context.settings as unknown as TierRules;

/** Medians first, then the borders that the score's quantiles give: two passes inside the engine, one row out. */
function summary(context: InsightContext): Query {
  const { thresholds, weights } = rulesOf(context);
  const [high, potential] = thresholds.method === 'quantile' ? [thresholds.high, thresholds.potential] : [0.5, 0.5];
  const medians: Medians = { value: sql`median_value`, frequency: sql`median_frequency`, money: sql`median_money` };
  return sql`
    with inputs as (${tierInputs(context)}),
    medians as (
      select greatest(coalesce(approx_percentile(value_12m, 0.5), 0), 1e-9) as median_value,
             greatest(cast(coalesce(approx_percentile(cast(x as double), 0.5), 0) as double), 0.5) as median_frequency,
             greatest(coalesce(approx_percentile(net_last_year, 0.5), 0), 1e-9) as median_money
      from inputs
    )
    select count(*) as customers, max(median_value) as median_value, max(median_frequency) as median_frequency, max(median_money) as median_money,
           approx_percentile(score, cast(${high} as double)) as high_border, approx_percentile(100 * c_value, cast(${potential} as double)) as potential_border
    from (
      select c_value, median_value, median_frequency, median_money, ${scoreColumn(weights)} as score
      from (select inputs.*, medians.*, ${componentColumns(medians)} from inputs cross join medians) measured
    ) scored`;
}

function fit(rows: readonly Row[], context: InsightContext): Fitted {
  const row = rows[0] ?? {};
  const customers = Number(row['customers'] ?? 0);
  const { thresholds } = rulesOf(context);
  if (customers === 0) return { status: 'too-little-data', parameters: {}, observations: 0 };
  return {
    status: 'known',
    observations: customers,
    parameters: {
      medianValue: Number(row['median_value']),
      medianFrequency: Number(row['median_frequency']),
      medianMoney: Number(row['median_money']),
      highBorder: thresholds.method === 'rule' ? thresholds.high : Number(row['high_border']),
      potentialBorder: thresholds.method === 'rule' ? thresholds.potential : Number(row['potential_border']),
    },
  };
}

function score(context: InsightContext, fitted: Fitted | undefined): Query {
  const { weights, lost, hysteresis } = rulesOf(context);
  const parameter = (key: string): number => Number(fitted?.parameters[key] ?? 0);
  const median = (key: string): Query => sql`cast(${parameter(key)} as double)`;
  const medians: Medians = { value: median('medianValue'), frequency: median('medianFrequency'), money: median('medianMoney') };
  const highBorder = sql`cast(${parameter('highBorder')} as double)`;
  const potentialBorder = sql`cast(${parameter('potentialBorder')} as double)`;
  const margin = sql`cast(${hysteresis} as double)`;
  return sql`
    select subject,
           case
             when is_lost then 'lost'
             when score >= ${highBorder} + case previous_tier when 'high' then - ${margin} when 'ordinary' then ${margin} when 'potential' then ${margin} else 0 end then 'high'
             when stage in ('new', 'growing', 'returning') then 'potential'
             when 100 * c_value >= ${potentialBorder} + case previous_tier when 'potential' then - ${margin} when 'ordinary' then ${margin} else 0 end then 'potential'
             else 'ordinary'
           end as tier,
           score, previous_tier, c_value, c_recency, c_frequency, c_money, c_full_price, c_satisfaction, orders
    from (
      select scored.*, before.tier as previous_tier,
             coalesce(silent_gaps, 0) > ${lost.silentGaps} * case before.tier when 'lost' then 0.9 else 1 end
             or (x > 0 and p_alive < cast(${lost.pAliveBelow} as double) + case before.tier when 'lost' then 0.05 else 0 end) as is_lost
      from (select measured.*, ${scoreColumn(weights)} as score from (select inputs.*, ${componentColumns(medians)} from (${tierInputs(context)}) inputs) measured) scored
      left join ${context.previous} before on before.subject = scored.subject
    ) judged`;
}

/** A quantitative, explainable value score, and the tier it gives. */
export const tiers: Insight = {
  name: 'worth.tiers',
  version: 1,
  title: { zh: '客户分层', en: 'Customer tiers' },
  question: { zh: '谁重要，为什么？', en: 'Who matters, and why?' },
  reads: [],
  needs: ['worth.purchases', 'worth.lifetime', 'worth.life-cycle', 'feeling.customers'],
  subject: 'customer',
  columns: [
    { name: 'tier', type: 'text' },
    { name: 'score', type: 'number' },
    { name: 'previous_tier', type: 'text' },
    { name: 'c_value', type: 'number' },
    { name: 'c_recency', type: 'number' },
    { name: 'c_frequency', type: 'number' },
    { name: 'c_money', type: 'number' },
    { name: 'c_full_price', type: 'number' },
    { name: 'c_satisfaction', type: 'number' },
    { name: 'orders', type: 'integer' },
  ],
  settings: { ...defaultTierRules },
  summary,
  fit,
  score,
  measures: [
    {
      name: 'score',
      column: 'score',
      title: { zh: '价值分', en: 'Value score' },
      unit: 'score',
      formula: '100 × Σ weight × component / Σ weight, over the components that have data',
      meaning: {
        zh: '把预期价值、是否仍活跃、购买频次、近一年金额、是否靠优惠、情绪合成一个 0–100 的分；没有数据的部分不算零，而是不参与。',
        en: 'Expected value, activity, frequency, last year’s spend, independence of discounts and mood in one score of 0–100. A part without data is left out, not counted as zero.',
      },
      inputs: [
        { column: 'c_value', title: { zh: '预期价值（对中位数）', en: 'Expected value (against the median)' } },
        { column: 'c_recency', title: { zh: '仍活跃', en: 'Still active' } },
        { column: 'c_frequency', title: { zh: '购买频次', en: 'Frequency' } },
        { column: 'c_money', title: { zh: '近一年金额', en: 'Spend of the last year' } },
        { column: 'c_full_price', title: { zh: '不靠优惠', en: 'Pays full price' } },
        { column: 'c_satisfaction', title: { zh: '情绪', en: 'Mood' } },
      ],
      observations: 'orders',
      facts: ordersBehind,
    },
    {
      name: 'tier',
      column: 'tier',
      title: { zh: '层级', en: 'Tier' },
      unit: 'label',
      formula: 'lost: silent too long · high: score ≥ high border (± hysteresis) · potential: new, growing, returning, or expected value ≥ potential border · else ordinary',
      meaning: {
        zh: '高价值、普通、潜力、流失。分数要越过边界一定距离才换层，免得来回跳。',
        en: 'High, ordinary, potential or lost. The score must pass a border by some points before the tier changes, so nobody flips back and forth.',
      },
      inputs: [
        { column: 'score', title: { zh: '价值分', en: 'Value score' } },
        { column: 'previous_tier', title: { zh: '上次层级', en: 'Previous tier' } },
      ],
      observations: 'orders',
      facts: ordersBehind,
    },
  ],
  card: 'worth/tiers/card.md',
};
