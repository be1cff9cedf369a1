import { sql } from '../../../domain/index.ts';
import type { Fitted, Query, ScoredInsight } from '../../../domain/index.ts';
import { ordersBehind } from '../../order-facts.ts';

/** Who is lost stays so until silence falls below this share of its border and P(alive) rises this far above its own. */
const returnGapsShare = 0.9;
const returnPAliveMargin = 0.05;

const medianGapOf = (fitted: Fitted | undefined): number | null => (fitted?.status === 'known' ? Number(fitted.parameters['median_gap_days']) : null);

/** Days between two purchases, drawn towards the company's median while purchases are few. */
function usualGap(recencyDays: Query, purchases: Query, medianGap: number | null): Query {
  return sql`(cast(${recencyDays} as double) + cast(${medianGap} as double)) / cast(${purchases} as double)`;
}

/** Where each customer stands in the life cycle, judged by their own rhythm. */
export const lifeCycle: ScoredInsight = {
  name: 'worth.life-cycle',
  version: 4,
  title: { zh: '生命周期', en: 'Life cycle' },
  question: { zh: '他正走向我们，还是正在离开？', en: 'Are they coming closer or leaving?' },
  reads: [],
  needs: ['worth.purchases', 'worth.lifetime'],
  subject: 'customer',
  columns: [
    { name: 'stage', type: 'text' },
    { name: 'usual_gap_days', type: 'number' },
    { name: 'lost_gaps_before', type: 'number' },
  ],
  settings: { newDays: 60, slowingGaps: 2, lostGaps: 6, lostPAlive: 0.15, recentDays: 90, beforeDays: 180 },
  summary: (context) => sql`
    select approx_percentile(cast(recency_days as double) / cast(x as double), 0.5) as median_gap_days, count(*) as customers
    from ${context.insight('worth.purchases')} p where x > 0 and recency_days > 0`,
  fit: (rows) => {
    const customers = Number(rows[0]?.['customers'] ?? 0);
    if (customers === 0) return { status: 'too-little-data', parameters: { median_gap_days: null }, observations: 0 };
    return { status: 'known', parameters: { median_gap_days: Number(rows[0]?.['median_gap_days']) }, observations: customers };
  },
  score: (context, fitted) => {
    const medianGap = medianGapOf(fitted);
    const setting = (key: string): number => Number(context.settings[key]);
    return sql`
      select subject,
             case
               when silent_gaps > ${setting('lostGaps')} * case when was_lost then ${returnGapsShare} else 1 end
                 or (purchase_days > 1 and p_alive < cast(${setting('lostPAlive')} as double) + case when was_lost then ${returnPAliveMargin} else 0 end) then 'lost'
               when gaps_before_return > ${setting('lostGaps')} then 'returning'
               when purchase_days = 1 and age_days <= ${setting('newDays')} then 'new'
               when silent_gaps > ${setting('slowingGaps')} then 'slowing'
               when purchase_days >= 3 and 2 * orders_recent * ${setting('beforeDays')} > 3 * orders_before * ${setting('recentDays')}
                    and age_days >= ${setting('recentDays')} then 'growing'
               else 'steady'
             end as stage,
             usual_gap_days, case when silent_gaps_before > ${setting('lostGaps')} then silent_gaps_before end as lost_gaps_before
      from (
        select rhythm.*, cast(silent_days as double) / nullif(usual_gap_days, 0) as silent_gaps,
               cast(return_gap_days as double) / nullif(usual_gap_before_days, 0) as gaps_before_return,
               cast(age_days - ${setting('recentDays')} - recency_before_days as double) / nullif(usual_gap_before_days, 0) as silent_gaps_before
        from (
          select l.subject, l.silent_days, l.age_days, l.orders_recent, l.orders_before, l.purchase_days, l.p_alive, gone.subject is not null as was_lost, l.return_gap_days, l.recency_before_days,
                 ${usualGap(sql`l.recency_days`, sql`l.x + 1`, medianGap)} as usual_gap_days, ${usualGap(sql`l.recency_before_days`, sql`l.orders - l.orders_recent`, medianGap)} as usual_gap_before_days
          from ${context.insight('worth.lifetime')} l
          left join (select subject from ${context.previous} earlier where stage = 'lost') gone on gone.subject = l.subject
        ) rhythm
      ) silence`;
  },
  workings: {
    columns: ['silent_days', 'silent_gaps', 'p_alive', 'gaps_before_return', 'orders_recent', 'orders_before', 'purchase_days'],
    of: (context, fitted, subject) => sql`
      select silent_days, cast(silent_days as double) / nullif(${usualGap(sql`recency_days`, sql`x + 1`, medianGapOf(fitted))}, 0) as silent_gaps, p_alive,
             cast(return_gap_days as double) / nullif(${usualGap(sql`recency_before_days`, sql`orders - orders_recent`, medianGapOf(fitted))}, 0) as gaps_before_return, orders_recent, orders_before, purchase_days
      from ${context.insight('worth.lifetime')} l where subject = ${subject}`,
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
