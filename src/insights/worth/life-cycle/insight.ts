import type { FollowingInsight } from '../../../domain/index.ts';
import { ordersBehind } from '../../order-facts.ts';
import { lifetime } from '../lifetime/insight.ts';
import { keptColumns, lifeCycleKept, lifeCycleRows, medianGapSummary } from './rows.ts';

/** Where each customer stands in the life cycle, judged by their own rhythm. */
export const lifeCycle: FollowingInsight = {
  name: 'worth.life-cycle',
  version: 5,
  title: { zh: '生命周期', en: 'Life cycle' },
  question: { zh: '他正走向我们，还是正在离开？', en: 'Are they coming closer or leaving?' },
  reads: [],
  needs: ['worth.purchases', 'worth.lifetime'],
  subject: 'customer',
  follows: { of: lifetime, groups: keptColumns, keep: lifeCycleKept, rows: lifeCycleRows },
  columns: [
    { name: 'stage', type: 'text' },
    { name: 'usual_gap_days', type: 'number' },
    { name: 'silent_gaps', type: 'number' },
    { name: 'gaps_before_return', type: 'number' },
    { name: 'lost_gaps_before', type: 'number' },
  ],
  settings: { newDays: 60, slowingGaps: 2, lostGaps: 6, lostPAlive: 0.15, recentDays: 90, beforeDays: 180 },
  summary: medianGapSummary,
  fit: (rows) => {
    const customers = Number(rows[0]?.['customers'] ?? 0);
    if (customers === 0) return { status: 'too-little-data', parameters: { median_gap_days: null }, observations: 0 };
    return { status: 'known', parameters: { median_gap_days: Number(rows[0]?.['median_gap_days']) }, observations: customers };
  },
  measures: [
    {
      name: 'stage',
      column: 'stage',
      title: { zh: '生命周期阶段', en: 'Life-cycle stage' },
      unit: 'label',
      formula: 'lost: silence > 6 usual gaps or P(alive) < .15 · returning: bought again in the last 90 days after a silence > 6 of their gaps until then · new: one purchase, ≤ 60 days ago · slowing: silence > 2 usual gaps · growing: recent rate > 1.5 × earlier rate · else steady',
      meaning: {
        zh: '拿客户自己的节奏来比：沉默了几个“平常间隔”，最近买得比以前勤还是疏。',
        en: 'Judged by the customer’s own rhythm: how many usual gaps they have been silent, and whether they buy more or less often than before.',
      },
      inputs: [
        { column: 'usual_gap_days', title: { zh: '平常间隔（天）', en: 'Usual gap (days)' } },
        { column: 'silent_days', title: { zh: '沉默天数', en: 'Days of silence' } },
        { column: 'silent_gaps', title: { zh: '沉默了几个间隔', en: 'Silence in usual gaps' } },
        { column: 'p_alive', title: { zh: '仍活跃的概率', en: 'P(alive)' } },
        { column: 'gaps_before_return', title: { zh: '最近回来之前沉默了几个间隔', en: 'Usual gaps of silence before the latest return' } },
        { column: 'orders_recent', title: { zh: '近 90 天订单', en: 'Orders, last 90 days' } },
        { column: 'orders_before', title: { zh: '此前 180 天订单', en: 'Orders, 180 days before' } },
      ],
      observations: 'purchase_days',
      facts: ordersBehind,
    },
    {
      name: 'usualGapDays',
      column: 'usual_gap_days',
      title: { zh: '平常间隔', en: 'Usual gap' },
      unit: 'days',
      formula: '(days from first to latest purchase + company median gap) / (repeat purchases + 1)',
      meaning: {
        zh: '这位客户两次购买之间通常隔多久；买得少时向全体客户的中位数靠拢。',
        en: 'How long this customer usually waits between purchases, drawn towards the company’s median while purchases are few.',
      },
      inputs: [{ column: 'purchase_days', title: { zh: '购买日数', en: 'Purchase days' } }],
      observations: 'purchase_days',
      facts: ordersBehind,
    },
  ],
  card: 'worth/life-cycle/card.md',
};
