import { join, sql } from '../../../domain/index.ts';
import type { Fitted, Insight, InsightContext, Query } from '../../../domain/index.ts';
import { quantile80 } from '../../numeric/index.ts';
import { ordersBehind } from '../../order-facts.ts';
import { fitReturns, returnModel } from './model.ts';
import type { ReturnModel } from './model.ts';

const double = (value: number): Query => sql`cast(${value} as double)`;
/** Groups of the fit: silence in steps of a fifth on the log scale, orders up to this many. */
const gapSteps = 5;
const mostOrders = 20;
/** The year ahead, in quarters of as many days as the returns were watched for. */
const quarters = [0, 1, 2, 3] as const;
const quarterDays = 91;

function summary(context: InsightContext): Query {
  return sql`
    select 'return' as kind, exp(avg(ln(lost_gaps_before))) as gaps, orders_until, count(*) as customers, count_if(orders_recent > 0) as returned, cast(null as double) as sales, cast(null as double) as cost, cast(null as double) as assumed
    from (
      select lost_gaps_before, floor(ln(lost_gaps_before) * ${gapSteps}) as step, least(${mostOrders}, orders - orders_recent) as orders_until, orders_recent
      from ${context.insight('worth.life-cycle')} c where lost_gaps_before is not null
    ) were_lost group by step, orders_until
    union all
    select 'margin' as kind, cast(null as double) as gaps, cast(null as bigint) as orders_until, count(*) as customers, cast(null as bigint) as returned, sum(sales) as sales, sum(product_cost) as cost, sum(product_cost_assumed) as assumed
    from ${context.insight('worth.profit')} buyers`;
}

/** The chance of coming back within a year, quarter by quarter while the silence grows; `deviations` shifts each log-odds by so many of its errors. */
function chanceWithinYear(model: ReturnModel, deviations: number): Query {
  const [c00, c01, c02, c11, c12, c22] = model.covariance;
  const stays = quarters.map((quarter) => {
    const gaps = sql`ln(greatest(silent_gaps, 1) + ${double(quarter * quarterDays)} / usual_gap_days)`;
    const orders = sql`ln(least(${mostOrders}, cast(orders as double)))`;
    const variance = sql`greatest(0, ${double(c00)} + 2 * ${double(c01)} * ${gaps} + 2 * ${double(c02)} * ${orders} + ${double(c11)} * ${gaps} * ${gaps} + 2 * ${double(c12)} * ${gaps} * ${orders} + ${double(c22)} * ${orders} * ${orders})`;
    const logOdds = sql`${double(model.constant)} + ${double(model.byGaps)} * ${gaps} + ${double(model.byOrders)} * ${orders}`;
    const shifted = deviations === 0 ? logOdds : sql`${logOdds} + ${double(deviations)} * sqrt(${variance})`;
    return sql`(1 - 1 / (1 + exp(least(700, - (${shifted})))))`;
  });
  return sql`1 - ${join(stays, sql` * `)}`;
}

/** Lost customers with every figure, the others with what losing them would cost. */
function score(context: InsightContext, fitted: Fitted | undefined): Query {
  const model = returnModel(fitted);
  const chance = (deviations: number): Query => (model ? chanceWithinYear(model, deviations) : deviations === 0 ? sql`chance_12m` : sql`cast(null as double)`);
  const number = (value: unknown): Query => sql`cast(${value === null || value === undefined ? null : Number(value)} as double)`;
  const margin = number(fitted?.parameters['marginShare']);
  const acquisition = number(fitted?.parameters['acquisitionCost']);
  const oddsFactor = double(Number(context.settings['oddsFactor']));
  const chanceWithAction = sql`${oddsFactor} * chance_back / (1 + (${oddsFactor} - 1) * chance_back)`;
  const none = sql`cast(null as double)`;
  return sql`
    select subject, chance_back, chance_back_low, chance_back_high, value_if_back, value_if_any_low as value_if_back_low, value_if_any_high as value_if_back_high, (1 - chance_back) * value_if_back as at_stake,
           (1 - chance_back) * value_if_back * ${margin} as most_it_may_cost, (${chanceWithAction} - chance_back) * value_if_back * ${margin} as most_per_attempt,
           residual, ${margin} * residual + ${acquisition} as cost_of_losing, ${margin} as margin
    from (
      select subject, ${chance(0)} as chance_back, ${chance(-quantile80)} as chance_back_low, ${chance(quantile80)} as chance_back_high, value_12m / nullif(chance_12m, 0) as value_if_back,
             value_if_any_low, value_if_any_high, value_12m as residual, silent_gaps, usual_gap_days, orders
      from ${context.insight('worth.life-cycle')} c where stage = 'lost'
    ) lost
    union all
    select subject, ${none}, ${none}, ${none}, ${none}, ${none}, ${none}, ${none}, ${none}, ${none}, value_12m, ${margin} * value_12m + ${acquisition}, ${margin}
    from ${context.insight('worth.life-cycle')} c where stage <> 'lost'`;
}

/** What a new customer costs, as it was set when the run was made, stands among its parameters. */
function withCost(fitted: Fitted, { settings }: InsightContext): Fitted {
  return { ...fitted, parameters: { ...fitted.parameters, acquisitionCost: settings['acquisitionCost'] } };
}

/** The rhythm that one customer's chance rests on. */
function rhythm(context: InsightContext, fitted: Fitted, subject: string): Query {
  return sql`
    select silent_gaps, usual_gap_days, orders, cast(${(fitted.parameters['acquisitionCost'] ?? null) as number | null} as double) as acquisition
    from ${context.insight('worth.life-cycle')} c where subject = ${subject}`;
}

const observations = 'orders';
const chanceInputs = [
  { column: 'silent_gaps', title: { zh: '沉默了几个间隔', en: 'Silence in usual gaps' } },
  { column: 'usual_gap_days', title: { zh: '平常间隔（天）', en: 'Usual gap (days)' } },
  { column: 'orders', title: { zh: '订单数', en: 'Orders' } },
] as const;

/** Whom to win back and what for: the chance that the lost come back unasked, their value if they do, what it may cost at most; and what losing anybody costs. */
export const winBack: Insight = {
  name: 'worth.win-back',
  version: 2,
  title: { zh: '挽回与失去的代价', en: 'Winning back, and the cost of losing' },
  question: { zh: '谁值得挽回，最多花多少？失去一位要付出什么？', en: 'Whom to win back, for how much at most? What does losing one cost?' },
  reads: [],
  needs: ['worth.life-cycle', 'worth.profit'],
  subject: 'customer',
  columns: [
    { name: 'chance_back', type: 'number' },
    { name: 'chance_back_low', type: 'number' },
    { name: 'chance_back_high', type: 'number' },
    { name: 'value_if_back', type: 'number' },
    { name: 'value_if_back_low', type: 'number' },
    { name: 'value_if_back_high', type: 'number' },
    { name: 'at_stake', type: 'number' },
    { name: 'most_it_may_cost', type: 'number' },
    { name: 'most_per_attempt', type: 'number' },
    { name: 'residual', type: 'number' },
    { name: 'cost_of_losing', type: 'number' },
    { name: 'margin', type: 'number' },
  ],
  settings: { acquisitionCost: null, oddsFactor: 2 },
  summary,
  fit: (rows, context) => withCost(fitReturns(rows), context),
  score,
  workings: { columns: ['silent_gaps', 'usual_gap_days', 'orders', 'acquisition'], of: rhythm },
  measures: [
    {
      name: 'chanceBack',
      column: 'chance_back',
      title: { zh: '自己回来的可能', en: 'Chance of coming back unasked' },
      unit: 'probability',
      formula: '1 − Π over four quarters of (1 − p), logit p = β₀ + β₁·ln(silence in gaps, growing) + β₂·ln(orders), fitted on who was lost 90 days ago and has bought since',
      meaning: {
        zh: '什么都不做，这位流失客户一年内自己回来的可能：看本公司以往同样沉默、同样买过几次的人有多少回来了。',
        en: 'How likely this lost customer buys again within a year if nothing is done: how many came back, of this company’s own customers with such a silence and as many orders.',
      },
      inputs: chanceInputs,
      interval: { low: 'chance_back_low', high: 'chance_back_high', level: 0.8 },
      observations,
      facts: ordersBehind,
    },
    {
      name: 'valueIfBack',
      column: 'value_if_back',
      title: { zh: '回来后一年的价值', en: 'A year’s value if they come back' },
      unit: 'money',
      formula: 'E[value of 12 months | at least one purchase] = value₁₂ₘ / P(at least one purchase in 12 months)',
      meaning: { zh: '只要回来，这一年里预计会花多少。', en: 'What they are expected to spend in the year, given that they buy again at all.' },
      inputs: [{ column: 'residual', title: { zh: '未来一年价值', en: 'Value of the next 12 months' } }],
      interval: { low: 'value_if_back_low', high: 'value_if_back_high', level: 0.8 },
      observations,
      facts: ordersBehind,
    },
    {
      name: 'mostItMayCost',
      column: 'most_it_may_cost',
      title: { zh: '挽回一位最多可花', en: 'The most that one won back may cost' },
      unit: 'money',
      formula: '(1 − chance of coming back unasked) × value if back × margin',
      meaning: {
        zh: '真挽回了一位，连同没挽回来的那些，花到这个数就白忙。会自己回来的那份不必花钱买。',
        en: 'For each one who does come back, failed attempts included, spending this much gains nothing. What would come back unasked need not be bought.',
      },
      inputs: [
        { column: 'chance_back', title: { zh: '自己回来的可能', en: 'Chance of coming back unasked' } },
        { column: 'value_if_back', title: { zh: '回来后一年的价值', en: 'A year’s value if they come back' } },
        { column: 'margin', title: { zh: '毛利率', en: 'Gross margin' } },
      ],
      observations,
      facts: ordersBehind,
    },
    {
      name: 'mostPerAttempt',
      column: 'most_per_attempt',
      title: { zh: '试一次最多可花', en: 'The most that one attempt may cost' },
      unit: 'money',
      formula: '(p′ − p) × value if back × margin, p = chance of coming back unasked, odds of p′ = 2 × odds of p',
      meaning: {
        zh: '一次挽回如果让“回来”的胜算翻一倍，能多带来多少毛利。翻一倍是约定，等有了实测成效再换。排名靠前的，是既值钱又叫得回的人。',
        en: 'What margin an attempt brings if it doubles the odds of coming back. Doubling is a convention until effects are measured. Those on top are worth much and can still be reached.',
      },
      inputs: [
        { column: 'chance_back', title: { zh: '自己回来的可能', en: 'Chance of coming back unasked' } },
        { column: 'value_if_back', title: { zh: '回来后一年的价值', en: 'A year’s value if they come back' } },
        { column: 'margin', title: { zh: '毛利率', en: 'Gross margin' } },
      ],
      observations,
      facts: ordersBehind,
    },
    {
      name: 'costOfLosing',
      column: 'cost_of_losing',
      title: { zh: '失去这位客户的代价', en: 'Cost of losing this customer' },
      unit: 'money',
      formula: 'value₁₂ₘ × margin + cost of acquiring a replacement (unknown until it is set)',
      meaning: {
        zh: '未来一年本可得到的毛利，加上另找一位新客的花费；获客成本要在生命周期页里填，没填就不知道。',
        en: 'The margin of the next year that would be forgone, and what a replacement costs to acquire; the latter is entered on the life-cycle page and unknown until then.',
      },
      inputs: [
        { column: 'residual', title: { zh: '未来一年价值', en: 'Value of the next 12 months' } },
        { column: 'margin', title: { zh: '毛利率', en: 'Gross margin' } },
        { column: 'acquisition', title: { zh: '获客成本', en: 'Acquisition cost' } },
      ],
      observations,
      facts: ordersBehind,
    },
  ],
  card: 'worth/win-back/card.md',
};
