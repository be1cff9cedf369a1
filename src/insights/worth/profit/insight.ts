import { sql } from '../../../domain/index.ts';
import type { FollowingInsight, Measure } from '../../../domain/index.ts';
import { purchases } from '../purchases/insight.ts';
import { defaultProfitAssumptions } from './assumptions.ts';
import { profitParameters } from './model.ts';
import { assumptionsOf, keptColumns, profitFacts, profitKept, profitRows, profitSummary, referralFacts } from './score.ts';

const observations = 'facts';
const serving: Measure['inputs'] = [
  { column: 'service_cost', title: { zh: '服务费用', en: 'Cost to serve' } },
  { column: 'service_cost_assumed', title: { zh: '其中按假设推算', en: 'of it assumed' } },
];

/** What is left of each customer's money, and what they bring besides. */
export const profit: FollowingInsight = {
  name: 'worth.profit',
  version: 3,
  title: { zh: '净利', en: 'Profit' },
  question: { zh: '扣掉所有成本，这位客户还剩下多少？', en: 'What is left of this customer’s money when everything is paid?' },
  reads: ['orders', 'costs', 'moments', 'customers'],
  needs: ['worth.purchases'],
  subject: 'customer',
  follows: { of: purchases, groups: keptColumns, keep: profitKept, adds: sql`bought = 0`, rows: profitRows },
  columns: [
    { name: 'facts', type: 'integer' },
    { name: 'sales', type: 'number' },
    { name: 'discount', type: 'number' },
    { name: 'refunds', type: 'number' },
    { name: 'returned', type: 'integer' },
    { name: 'product_cost', type: 'number' },
    { name: 'product_cost_assumed', type: 'number' },
    { name: 'service_cost', type: 'number' },
    { name: 'service_cost_assumed', type: 'number' },
    { name: 'net_margin', type: 'number' },
    { name: 'size', type: 'integer' },
    { name: 'referred', type: 'integer' },
    { name: 'referral_value', type: 'number' },
  ],
  settings: { ...defaultProfitAssumptions },
  summary: profitSummary,
  fit: (rows, context) => profitParameters(rows, assumptionsOf(context)),
  measures: [
    {
      name: 'netMargin',
      column: 'net_margin',
      title: { zh: '净利', en: 'Net margin' },
      unit: 'money',
      formula: 'Σ net of kept orders − money given back − product cost − cost to serve',
      meaning: {
        zh: '从第一单到当日，他付的钱减去退款、货本和服务费用，还剩多少。优惠已在实付里扣掉；没有成本记录的部分按假设推算，单独列出。',
        en: 'What they paid up to the day, less refunds, the goods and the serving. Discounts are already off what they paid; where the record is silent an assumption stands in, and is listed apart.',
      },
      inputs: [
        { column: 'sales', title: { zh: '留下的订单实付', en: 'Paid for kept orders' } },
        { column: 'discount', title: { zh: '已扣的优惠', en: 'Discounts already taken off' } },
        { column: 'refunds', title: { zh: '退回的钱', en: 'Money given back' } },
        { column: 'returned', title: { zh: '退货单数', en: 'Returns' } },
        { column: 'product_cost', title: { zh: '货本', en: 'Product cost' } },
        { column: 'product_cost_assumed', title: { zh: '货本中按假设推算', en: 'of the goods, assumed' } },
        { column: 'service_cost', title: { zh: '服务费用', en: 'Cost to serve' } },
        { column: 'service_cost_assumed', title: { zh: '服务费用中按假设推算', en: 'of the serving, assumed' } },
      ],
      observations,
      facts: profitFacts,
    },
    {
      name: 'costToServe',
      column: 'service_cost',
      title: { zh: '服务费用', en: 'Cost to serve' },
      unit: 'money',
      formula: 'Σ recorded costs + contacts before the first record × cost per contact + share written off of returns before it',
      meaning: {
        zh: '为他花的配送、售后、服务、拜访等费用。有费用记录之后以记录为准；之前的接触和退货按假设推算。',
        en: 'Delivery, after-sales, service, visits and whatever else was spent on them. From the first recorded cost on, the record is taken at its word; contacts and returns before it are assumed.',
      },
      inputs: serving,
      observations,
      facts: profitFacts,
    },
    {
      name: 'referralValue',
      column: 'referral_value',
      title: { zh: '推荐带来的净利', en: 'Value of referrals' },
      unit: 'money',
      formula: 'share owed to the referrer × Σ net margin of the customers they referred, never below 0',
      meaning: {
        zh: '他推荐来的客户至今带来的净利，按约定的比例记在他名下。这是间接价值，不并入他的净利。',
        en: 'What the customers they referred have brought so far, by the share agreed on. It is indirect value and is never added to their own net margin.',
      },
      inputs: [{ column: 'referred', title: { zh: '推荐来的客户', en: 'Customers referred' } }],
      observations: 'referred',
      facts: referralFacts,
    },
  ],
  card: 'worth/profit/card.md',
};
