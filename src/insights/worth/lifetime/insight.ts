import type { FollowingInsight } from '../../../domain/index.ts';
import { ordersBehind } from '../../order-facts.ts';
import { purchases } from '../purchases/insight.ts';
import { groupColumns } from './groups.ts';
import { fitLifetime } from './model.ts';
import type { LifetimeSettings } from './model.ts';
import { lifetimeRows, lifetimeSummary } from './score.ts';

const history = [
  { column: 'x', title: { zh: '复购次数', en: 'Repeat purchases' } },
  { column: 'recency_days', title: { zh: '首次到最近购买（天）', en: 'First to latest purchase (days)' } },
  { column: 'age_days', title: { zh: '首次购买至今（天）', en: 'First purchase to today (days)' } },
];
const common = { observations: 'purchase_days', facts: ordersBehind };

/** Until somebody decides otherwise. */
export const defaultLifetimeSettings: LifetimeSettings = { purchaseModel: 'bg-nbd', annualDiscountRate: 0.1 };

/** Whether customers are still with us, how often they will buy, and what that is worth in the next twelve months. */
export const lifetime: FollowingInsight = {
  name: 'worth.lifetime',
  version: 4,
  title: { zh: '未来价值', en: 'Lifetime value' },
  question: { zh: '他还会来吗？未来十二个月值多少？', en: 'Are they still with us, and what are the next twelve months worth?' },
  reads: [],
  needs: ['worth.purchases'],
  subject: 'customer',
  follows: { of: purchases, groups: groupColumns, rows: lifetimeRows },
  columns: [
    { name: 'p_alive', type: 'number' },
    { name: 'expected_purchases_52w', type: 'number' },
    { name: 'expected_spend', type: 'number' },
    { name: 'value_12m', type: 'number' },
    { name: 'value_12m_low', type: 'number' },
    { name: 'value_12m_high', type: 'number' },
    { name: 'chance_12m', type: 'number' },
    { name: 'value_if_any_low', type: 'number' },
    { name: 'value_if_any_high', type: 'number' },
    { name: 'purchase_days', type: 'integer' },
  ],
  settings: { ...defaultLifetimeSettings },
  summary: lifetimeSummary,
  fit: (rows, context) => fitLifetime(rows, context.settings as unknown as LifetimeSettings),
  measures: [
    {
      name: 'pAlive',
      column: 'p_alive',
      title: { zh: '仍活跃的概率', en: 'Chance still active' },
      unit: 'probability',
      formula: 'P(alive) = 1 / (1 + a/(b + n − 1) · ((α + T)/(α + tₓ))^(r + x)), n = chances to leave so far: x with BG/NBD (P = 1 when x = 0), x + 1 with MBG/NBD',
      meaning: {
        zh: '从购买节奏看，这位客户还会再来的可能性。沉默得越久、以前买得越勤，越低。用 BG/NBD 时，只买过一次的客户一律算 1：模型只在复购之后才考虑离开，这不等于他一定会回来，要看“预期购买次数”。',
        en: 'How likely, judging by their rhythm, that this customer is still with us. The longer the silence and the brisker they used to buy, the lower. With BG/NBD, whoever bought only once counts as 1: it lets people leave only after a repeat purchase. That is no promise that they return; look at the expected purchases.',
      },
      inputs: history,
      ...common,
    },
    {
      name: 'expectedPurchases52Weeks',
      column: 'expected_purchases_52w',
      title: { zh: '未来一年预期购买次数', en: 'Expected purchases, next 52 weeks' },
      unit: 'count',
      formula: 'P(alive) · Σₘ P(at least m purchases in 52 weeks | alive, x, T), m = 1, 2 …',
      meaning: {
        zh: '未来 52 周平均会有几个购买日；同一天的几张订单算一次。',
        en: 'On how many days of the next 52 weeks such a customer buys, on average. Several orders on one day count once.',
      },
      inputs: [{ column: 'p_alive', title: { zh: '仍活跃的概率', en: 'Chance still active' } }, ...history],
      ...common,
    },
    {
      name: 'expectedSpend',
      column: 'expected_spend',
      title: { zh: '预期单次金额', en: 'Expected spend per purchase' },
      unit: 'money',
      formula: 'p (v + x·m) / (p x + q − 1), m = mean spend over the repeat purchases',
      meaning: {
        zh: '下一次来大约花多少：本人的平均金额，购买次数越少，越向全体客户靠拢。',
        en: 'What they will spend on a purchase day: their own mean, drawn towards everybody’s the fewer purchases it rests on.',
      },
      inputs: [
        { column: 'mean_spend', title: { zh: '复购日均额', en: 'Mean spend on repeat days' } },
        { column: 'x', title: { zh: '复购次数', en: 'Repeat purchases' } },
      ],
      ...common,
    },
    {
      name: 'valueNext12Months',
      column: 'value_12m',
      title: { zh: '未来十二个月价值', en: 'Value of the next 12 months' },
      unit: 'money',
      formula: 'P(alive) · Σᵢ (E[X(i) | alive] − E[X(i − 1) | alive]) / (1 + d)^(i/12) · expected spend, months i = 1 … 12, d = annual discount rate',
      meaning: {
        zh: '未来十二个月预计带来的收入，已折现；是收入，不是利润。区间表示十个这样的客户里约有八个落在其中。',
        en: 'Revenue expected over the next twelve months, discounted; revenue, not profit. About eight in ten such customers end up inside the interval.',
      },
      inputs: [
        { column: 'p_alive', title: { zh: '仍活跃的概率', en: 'Chance still active' } },
        { column: 'expected_purchases_52w', title: { zh: '未来一年预期购买次数', en: 'Expected purchases, next 52 weeks' } },
        { column: 'expected_spend', title: { zh: '预期单次金额', en: 'Expected spend per purchase' } },
      ],
      interval: { low: 'value_12m_low', high: 'value_12m_high', level: 0.8 },
      ...common,
    },
  ],
  card: 'worth/lifetime/card.md',
};
