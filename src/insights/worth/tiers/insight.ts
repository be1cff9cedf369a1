import { sql } from '../../../domain/index.ts';
import type { Fitted, ScoredInsight, InsightContext, Query } from '../../../domain/index.ts';
import { ordersBehind } from '../../order-facts.ts';
import { fitTiers } from './model.ts';
import { defaultTierRules } from './rules.ts';
import type { TierRules } from './rules.ts';
import { judgedTiers, tierComponents, tierInputs, tierSummary } from './score.ts';

/** The rules as plain settings, which is how a user's own are saved. */
const rulesOf = (context: InsightContext): TierRules => context.settings as unknown as TierRules;

function score(context: InsightContext, fitted: Fitted | undefined): Query {
  return sql`
    select subject, tier, score, previous_tier
    from (${judgedTiers(context, fitted, rulesOf(context))}) tiers`;
}

/** A quantitative, explainable value score, and the tier it gives. */
export const tiers: ScoredInsight = {
  name: 'worth.tiers',
  version: 4,
  title: { zh: '客户分层', en: 'Customer tiers' },
  question: { zh: '谁重要，为什么？', en: 'Who matters, and why?' },
  reads: [],
  needs: ['worth.purchases', 'worth.life-cycle', 'feeling.customers'],
  subject: 'customer',
  columns: [
    { name: 'tier', type: 'text' },
    { name: 'score', type: 'number' },
    { name: 'previous_tier', type: 'text' },
  ],
  settings: { ...defaultTierRules },
  gather: tierInputs,
  summary: (context) => tierSummary(context, rulesOf(context)),
  fit: (rows, context) => fitTiers(rows, rulesOf(context)),
  score,
  workings: { columns: ['orders', 'c_value', 'c_recency', 'c_frequency', 'c_money', 'c_full_price', 'c_satisfaction'], of: tierComponents },
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
      formula: 'four tiers: lost by the life cycle · high: score ≥ high border (± hysteresis) · potential: new, growing, returning, or value component ≥ potential border · else ordinary; three tiers: high or mid by the score (± hysteresis) · else, or lost, low',
      meaning: {
        zh: '高价值、潜力、普通、流失；或者按高、中、低三层。分数要越过边界一定距离才换层，免得来回跳。',
        en: 'High, potential, ordinary or lost; or high, mid and low. The score must pass a border by some points before the tier changes, so nobody flips back and forth.',
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
