import { sql } from '../../../domain/index.ts';
import type { Insight } from '../../../domain/index.ts';
import { ordersBehind } from '../../order-facts.ts';

/** One row per customer with everything a list, a filter or a page asks for first. */
export const customerSheet: Insight = {
  name: 'customer.sheet',
  version: 2,
  title: { zh: '客户总表', en: 'Customer sheet' },
  question: { zh: '这位客户总的来看怎样？', en: 'How do things stand with this customer?' },
  reads: ['customers'],
  needs: ['worth.life-cycle', 'worth.tiers', 'feeling.customers', 'satisfaction.expectation'],
  subject: 'customer',
  columns: [
    { name: 'name', type: 'text' },
    { name: 'phone', type: 'text' },
    { name: 'segment', type: 'text' },
    { name: 'region', type: 'text' },
    { name: 'tier', type: 'text' },
    { name: 'stage', type: 'text' },
    { name: 'score', type: 'number' },
    { name: 'orders', type: 'integer' },
    { name: 'net', type: 'number' },
    { name: 'last_day', type: 'day' },
    { name: 'silent_days', type: 'integer' },
    { name: 'usual_gap_days', type: 'number' },
    { name: 'p_alive', type: 'number' },
    { name: 'expected_purchases_52w', type: 'number' },
    { name: 'value_12m', type: 'number' },
    { name: 'value_12m_low', type: 'number' },
    { name: 'value_12m_high', type: 'number' },
    { name: 'risk', type: 'number' },
    { name: 'value_at_stake', type: 'number' },
    { name: 'mood', type: 'number' },
    { name: 'mood_low', type: 'number' },
    { name: 'mood_high', type: 'number' },
    { name: 'emotion', type: 'text' },
    { name: 'texts', type: 'integer' },
    { name: 'late_deliveries', type: 'integer' },
    { name: 'deliveries', type: 'integer' },
    { name: 'expectation_gap', type: 'number' },
  ],
  settings: { soreWeight: 0.5, lateWeight: 0.3 },
  score: (context) => sql`
    select subject, name, phone, segment, region, tier, stage, score, orders, net, last_day, silent_days, usual_gap_days, p_alive, expected_purchases_52w, value_12m, value_12m_low, value_12m_high,
           risk, case when stage = 'lost' then 0 else value_12m * risk end as value_at_stake,
           mood, mood_low, mood_high, emotion, texts, late_deliveries, deliveries, expectation_gap
    from (
      select c.id as subject, c.name, c.phone, c.segment, c.region, t.tier, coalesce(v.stage, 'prospect') as stage, t.score, coalesce(v.orders, 0) as orders, coalesce(v.net, 0) as net,
             v.last_day, v.silent_days, v.usual_gap_days, v.p_alive, v.expected_purchases_52w, v.value_12m, v.value_12m_low, v.value_12m_high,
             case when v.p_alive is not null then 1 - greatest(0, v.p_alive - greatest(0, least(1, (coalesce(cast(v.silent_days as double) / nullif(v.usual_gap_days, 0), 0) - 1) / 4)) * 0.5)
                 * (1 - ${Number(context.settings['soreWeight'])} * greatest(0, - coalesce(f.mood, 0)))
                 * (1 - ${Number(context.settings['lateWeight'])} * coalesce(cast(e.late_deliveries as double) / nullif(e.deliveries, 0), 0)) end as risk,
             f.mood, f.mood_low, f.mood_high, f.emotion, coalesce(f.texts, 0) as texts,
             coalesce(e.late_deliveries, 0) as late_deliveries, coalesce(e.deliveries, 0) as deliveries, e.gap as expectation_gap
      from ${context.facts('customers')} c
      left join ${context.insight('worth.life-cycle')} v on v.subject = c.id
      left join ${context.insight('worth.tiers')} t on t.subject = c.id
      left join ${context.insight('feeling.customers')} f on f.subject = c.id
      left join ${context.insight('satisfaction.expectation')} e on e.subject = c.id
    ) joined`,
  measures: [
    {
      name: 'valueAtStake',
      column: 'value_at_stake',
      title: { zh: '动摇中的价值', en: 'Value at stake' },
      unit: 'money',
      formula: 'value₁₂ₘ × risk, risk = 1 − max(0, P(alive) − ½·clip((silence/usual gap − 1)/4)) × (1 − .5·max(0, −mood)) × (1 − .3·late share)',
      meaning: {
        zh: '未来一年价值里，被沉默、坏情绪和失约放上天平的那一部分。系数是经验值，尚未由成效验证；已流失的不计。',
        en: 'The part of next year’s value that silence, sore feelings and broken promises put in doubt. The coefficients are conventions, not yet measured by outcomes; lost customers count zero.',
      },
      inputs: [
        { column: 'value_12m', title: { zh: '未来一年价值', en: 'Value of the next 12 months' } },
        { column: 'risk', title: { zh: '风险', en: 'Risk' } },
        { column: 'p_alive', title: { zh: '仍活跃的概率', en: 'P(alive)' } },
        { column: 'silent_days', title: { zh: '沉默天数', en: 'Days of silence' } },
        { column: 'usual_gap_days', title: { zh: '平常间隔（天）', en: 'Usual gap (days)' } },
        { column: 'mood', title: { zh: '情绪', en: 'Mood' } },
        { column: 'late_deliveries', title: { zh: '晚到次数', en: 'Late deliveries' } },
        { column: 'deliveries', title: { zh: '有承诺的送货', en: 'Promised deliveries' } },
      ],
      observations: 'orders',
      facts: ordersBehind,
    },
  ],
  card: 'customer/sheet/card.md',
};
