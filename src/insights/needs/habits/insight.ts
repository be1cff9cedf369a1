import type { Insight } from '../../../domain/index.ts';
import { ordersBehind } from '../../order-facts.ts';
import { channelSummary, fitChannels, habitScore } from './score.ts';

const common = { observations: 'orders', facts: ordersBehind };
const leaning = (column: string, zh: string, en: string) => [
  { column: `${column}_share`, title: { zh: `${zh}占比（收缩后）`, en: `Share of ${en}, shrunk` } },
  { column: `${column}_lift`, title: { zh: `${zh}对全体的倍数`, en: `${en} against everybody` } },
];
const shrunkShare = '(n + κ q) / (orders + κ), q everybody’s share, κ = (1 − S)/(S − Σq²), S = Σ n(n − 1) / Σ orders(orders − 1); the option with the greatest';

/** How each customer buys: where, on which day, at what time, at what price. */
export const habits: Insight = {
  name: 'needs.habits',
  version: 1,
  title: { zh: '购买习惯', en: 'Buying habits' },
  question: { zh: '他习惯在哪里、什么时候、以什么价钱买？', en: 'Where, when and at what price do they like to buy?' },
  reads: ['orders', 'order-lines'],
  needs: [],
  subject: 'customer',
  columns: [
    { name: 'channel', type: 'text' },
    { name: 'channel_share', type: 'number' },
    { name: 'channel_lift', type: 'number' },
    { name: 'weekday', type: 'text' },
    { name: 'weekday_share', type: 'number' },
    { name: 'weekday_lift', type: 'number' },
    { name: 'day_part', type: 'text' },
    { name: 'day_part_share', type: 'number' },
    { name: 'day_part_lift', type: 'number' },
    { name: 'discount_share', type: 'number' },
    { name: 'discount_lift', type: 'number' },
    { name: 'price_band', type: 'text' },
    { name: 'mean_order', type: 'number' },
    { name: 'orders', type: 'integer' },
  ],
  summary: channelSummary,
  fit: fitChannels,
  score: habitScore,
  measures: [
    {
      name: 'preferredChannel',
      column: 'channel',
      title: { zh: '常用渠道', en: 'Preferred channel' },
      unit: 'label',
      formula: shrunkShare,
      meaning: { zh: '最可能在哪里买。订单少时向全体客户的习惯靠拢，所以不会因为一张订单就下结论。', en: 'Where they are most likely to buy. With few orders it leans on everybody’s habits, so one order decides nothing.' },
      inputs: leaning('channel', '该渠道', 'this channel'),
      ...common,
    },
    {
      name: 'preferredWeekday',
      column: 'weekday',
      title: { zh: '常买的星期', en: 'Preferred weekday' },
      unit: 'label',
      formula: shrunkShare,
      meaning: { zh: '最可能在星期几买；看倍数才知道与别人有没有不同。', en: 'The day of the week they are most likely to buy on; the multiple tells whether that differs from others at all.' },
      inputs: leaning('weekday', '这一天', 'this day'),
      ...common,
    },
    {
      name: 'preferredDayPart',
      column: 'day_part',
      title: { zh: '常买的时段', en: 'Preferred time of day' },
      unit: 'label',
      formula: `${shrunkShare}; morning 6–12, afternoon 12–18, evening 18–24, night 0–6`,
      meaning: { zh: '最可能在一天的哪一段下单；记录里没有钟点的订单不算。', en: 'The part of the day they are most likely to order in; orders without a time of day do not count.' },
      inputs: leaning('day_part', '该时段', 'this part of the day'),
      ...common,
    },
    {
      name: 'discountDependence',
      column: 'discount_share',
      title: { zh: '用优惠的订单占比', en: 'Orders with a discount' },
      unit: 'probability',
      formula: '(orders with a discount + κ q) / (orders + κ), q everybody’s share of discounted orders',
      meaning: { zh: '下一单用优惠的可能性。高，说明要靠折扣才来。', en: 'How likely the next order is a discounted one. High means it takes a discount to bring them.' },
      inputs: [{ column: 'discount_lift', title: { zh: '对全体的倍数', en: 'Against everybody' } }],
      ...common,
    },
    {
      name: 'priceBand',
      column: 'price_band',
      title: { zh: '价位', en: 'Price band' },
      unit: 'label',
      formula: 'mean order against the thirds of all customers’ mean orders',
      meaning: { zh: '平均每单花多少，在全体客户里属于下、中、上哪三分之一。', en: 'Whether their mean order is in the lower, middle or upper third of all customers.' },
      inputs: [{ column: 'mean_order', title: { zh: '平均每单', en: 'Mean order' } }],
      ...common,
    },
  ],
  card: 'needs/habits/card.md',
};
