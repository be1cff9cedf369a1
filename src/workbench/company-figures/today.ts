import type { operations, OutputOf } from '../../contract/index.ts';
import { sql } from '../../domain/index.ts';
import { sheetOn } from '../../facts/index.ts';
import { pressing, recentDeliveries, today } from '../today.ts';
import { behindShown, counted, pageFigures, tooFewForInterval, words } from './company-figure.ts';
import type { Behind, CompanyFigure, PageFigures, Shown } from './company-figure.ts';
import { textsBehind } from './texts-behind.ts';

type Today = OutputOf<typeof operations.today>;

function atStake({ asOf }: Shown): Behind {
  return {
    kind: 'customers',
    title: { zh: '动摇的价值最大的客户', en: 'The customers with most at stake' },
    columns: [
      { name: 'customer', title: words.customer, unit: 'label' },
      { name: 'amount', title: { zh: '动摇中的价值', en: 'Value at stake' }, unit: 'money' },
      { name: 'risk', title: { zh: '风险', en: 'Risk' }, unit: 'probability' },
      { name: 'value', title: words.value, unit: 'money' },
    ],
    query: sql`
      select subject as customer, name, value_at_stake as amount, risk, value_12m as value from (${pressing(asOf)}) pressing
      order by value_at_stake desc, subject limit ${behindShown}`,
  };
}

const figures: readonly CompanyFigure<Today>[] = [
  {
    measure: 'customersAtStake',
    title: { zh: '值得留意的客户', en: 'Customers worth a look' },
    unit: 'count',
    meaning: {
      zh: '未来一年的价值里有四分之一以上在动摇、且还没有流失的客户有多少位。四分之一是约定的界线，不是量出来的。',
      en: 'How many customers have a quarter or more of next year’s value in doubt and are not lost yet. The quarter is a convention, not a measurement.',
    },
    formula: '#{i : riskᵢ ≥ 0.25 and value at stakeᵢ > 0}',
    method: 'customer.sheet',
    asked: [],
    shows: ['customersAtStake'],
    instances: ({ customersAtStake }) => [{ of: [], value: customersAtStake, observations: customersAtStake, inputs: [[{ zh: '风险界线', en: 'Risk from which a customer counts' }, 0.25, 'probability']] }],
    noInterval: counted,
    behind: atStake,
    list: () => ({ sort: 'valueAtStake' }),
  },
  {
    measure: 'listedAtStake',
    title: { zh: '列出的客户合计动摇的价值', en: 'At stake with those listed, together' },
    unit: 'money',
    meaning: {
      zh: '列出的每一位客户：未来 12 个月的预期价值乘以流失风险，再加起来。客户各走各的路，所以方差相加，合计的区间比单看一位要窄。',
      en: 'For each customer listed, the expected value of the next 12 months times the risk of losing it, added up. Customers go their ways independently, so their variances add, and the total is surer than any one of them.',
    },
    formula: 'Σ value₁₂ₘ,ᵢ · riskᵢ ± z₈₀ · √Σ (riskᵢ · (highᵢ − lowᵢ) / 2z₈₀)²',
    method: 'customer.sheet',
    asked: [],
    shows: ['valueAtStake', 'valueLow', 'valueHigh'],
    instances: ({ people, valueAtStake, valueLow, valueHigh }) => [
      {
        of: [],
        value: valueAtStake,
        low: valueLow,
        high: valueHigh,
        observations: people.length,
        inputs: [
          [{ zh: '列出的客户', en: 'Customers listed' }, people.length],
          [{ zh: '他们未来 12 个月的价值合计', en: 'Their value of the next 12 months, together' }, people.reduce((sum, { row }) => sum + (row.valueNext12Months ?? 0), 0), 'money'],
        ],
      },
    ],
    noInterval: tooFewForInterval,
    behind: atStake,
    list: () => ({ sort: 'valueAtStake' }),
  },
  {
    measure: 'moodChange',
    title: { zh: '情绪的变化', en: 'Change of mood' },
    unit: 'score',
    meaning: {
      zh: '这个环节近四周客户说的话，平均情绪比之前四周高了多少（−1 到 1 的刻度）。每段话算一次；区间跨过 0，就还说不上变了。',
      en: 'How much the average mood of what customers said at this touchpoint in the last four weeks differs from the four weeks before, on the scale from −1 to 1. Every text counts once. While the interval holds 0, nothing can be said to have changed.',
    },
    formula: 'm̄₂ − m̄₁ ± z₈₀ · √(s₁²/n₁ + s₂²/n₂), m̄ = mean polarity of n texts, s their deviation',
    method: 'feeling.customers',
    asked: ['touchpoint'],
    shows: ['moodChanges[].change', 'moodChanges[].changeLow', 'moodChanges[].changeHigh', 'moodChanges[].texts', 'moodChanges[].customersShare', 'moodChanges[].weeks[].mood', 'moodChanges[].weeks[].texts'],
    instances: ({ moodChanges }) =>
      moodChanges.map(({ touchpoint, change, changeLow, changeHigh, texts, customersShare, weeks }) => ({
        of: [touchpoint],
        value: change,
        low: changeLow,
        high: changeHigh,
        observations: texts,
        inputs: [
          [words.texts, texts],
          [{ zh: '开过口的客户占比', en: 'Share of customers who spoke' }, customersShare, 'probability'],
          ...weeks.flatMap(({ mood, texts: said }, index) => [[{ zh: `往前第 ${weeks.length - index} 周（${said} 段）`, en: `Week ${weeks.length - index} back (texts: ${said})` }, mood, 'score']] as const),
        ],
      })),
    noInterval: { zh: '前后四周里有一边不到两段话，给不出区间。', en: 'One of the two spans has fewer than two texts; that gives no interval.' },
    behind: (shown, { of }) => textsBehind(shown, { where: sql`r.touchpoint = ${of[0] ?? ''}`, days: 56, order: 'sorest' }),
  },
  {
    measure: 'lateShare',
    title: { zh: '晚到的占比', en: 'Share of deliveries that are late' },
    unit: 'probability',
    meaning: { zh: '近四周里到了约定日子的送货，晚到或仍未到的占多少。', en: 'Of the deliveries promised for a day of the last four weeks, the share that came late or has not come yet.' },
    formula: 'late / deliveries, Wilson interval at 80 %',
    method: 'satisfaction.expectation',
    asked: [],
    shows: ['lateDeliveries.share', 'lateDeliveries.low', 'lateDeliveries.high', 'lateDeliveries.deliveries'],
    instances: ({ lateDeliveries: { share, low, high, deliveries } }) => [
      { of: [], value: share, low, high, observations: deliveries, inputs: [[words.deliveries, deliveries], [{ zh: '晚到或未到', en: 'Late or missing' }, Math.round((share ?? 0) * deliveries)]] },
    ],
    noInterval: { zh: '近四周没有到约定日期的送货。', en: 'No delivery was promised for the last four weeks.' },
    behind: ({ asOf }, { value, observations }) => ({
      kind: 'orders',
      total: Math.round((value ?? 0) * observations),
      title: { zh: '晚得最久的送货', en: 'The latest of them' },
      columns: [
        { name: 'order_id', title: { zh: '订单', en: 'Order' }, unit: 'label' },
        { name: 'customer', title: words.customer, unit: 'label' },
        { name: 'promised', title: { zh: '约定', en: 'Promised' }, unit: 'day' },
        { name: 'delivered', title: { zh: '送到', en: 'Delivered' }, unit: 'day' },
        { name: 'amount', title: { zh: '晚了', en: 'Late by' }, unit: 'days' },
      ],
      query: sql`
        select d.id as order_id, d.customer_id as customer, s.name, d.promised, d.delivered, date_diff('day', d.promised, d.arrived) as amount
        from (${recentDeliveries(asOf)}) d left join ${sheetOn(asOf)} s on s.subject = d.customer_id
        where d.arrived > d.promised order by date_diff('day', d.promised, d.arrived) desc, d.id limit ${behindShown}`,
    }),
  },
];

export const todayFigures: PageFigures = pageFigures(today, figures);
