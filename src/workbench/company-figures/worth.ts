import type { operations, OutputOf } from '../../contract/index.ts';
import { sql } from '../../domain/index.ts';
import { quantile80 } from '../../insights/index.ts';
import { worth } from '../worth.ts';
import { addedUp, counted, customersBy, holds, pageFigures, shareOf, tooFewForInterval, words } from './company-figure.ts';
import type { CompanyFigure, PageFigures, Shown, Behind } from './company-figure.ts';

type Worth = OutputOf<typeof operations.worth>;

const sumOfValues = 'Σ value₁₂ₘ,ᵢ ± z₈₀ · √(Σ ((highᵢ − lowᵢ) / 2z₈₀)² + (parameter share · Σ value₁₂ₘ,ᵢ)²)';
const byValue = { amount: sql`s.value_12m`, title: words.value, unit: 'money' } as const;
const money = { zh: '累计实付', en: 'Paid so far' };
const tierOf = (of: readonly string[]): Readonly<Record<string, unknown>> => ({ tier: [of[0]] });
const stageOf = (of: readonly string[]): Readonly<Record<string, unknown>> => ({ stage: [of[0]] });
const valueMeaning = {
  zh: '这些客户未来 12 个月预计带来的收入之和，已折现；是收入，不是利润。区间里有两样：各人各走各的路（方差相加），以及大家共有的模型参数的误差。',
  en: 'Revenue expected of these customers over the next 12 months, discounted; revenue, not profit. The interval holds two things: customers go their own ways, so that their variances add, and the error of the model’s parameters, which all of them share.',
};

function topBy(shown: Shown, of: readonly string[], column: 'tier' | 'stage'): Behind {
  return customersBy(shown, { ...byValue, where: holds(column, of[0]) });
}

const whole: readonly CompanyFigure<Worth>[] = [
  {
    measure: 'allCustomers',
    title: { zh: '全部客户', en: 'All customers' },
    unit: 'count',
    meaning: { zh: '记录里所有的客户，没买过的也算；合并了的算一位。', en: 'Everybody on record, whether they have bought or not; merged customers count once.' },
    formula: '#{i}',
    method: 'customer.sheet',
    asked: [],
    shows: ['customers'],
    instances: ({ customers, stages }) => {
      const never = stages.find(({ stage }) => stage === 'prospect')?.customers ?? 0;
      return [{ of: [], value: customers, observations: customers, inputs: [[{ zh: '买过的', en: 'Who have bought' }, customers - never], [{ zh: '没买过的', en: 'Who have never bought' }, never]] }];
    },
    noInterval: counted,
    behind: (shown) => customersBy(shown, { ...byValue, everybody: true }),
    list: () => ({ sort: 'valueNext12Months' }),
  },
  {
    measure: 'allValue',
    title: { zh: '全部客户未来 12 个月的价值', en: 'Value of all customers, next 12 months' },
    unit: 'money',
    meaning: valueMeaning,
    formula: sumOfValues,
    method: 'worth.lifetime',
    asked: [],
    shows: ['totalValue.value', 'totalValue.low', 'totalValue.high', 'model.observations'],
    instances: ({ totalValue: { value, low, high }, customers, model }) => [
      { of: [], value, low, high, observations: model.observations, inputs: [[words.allCustomers, customers], [{ zh: '模型依据的客户', en: 'Customers the model was fitted on' }, model.observations]] },
    ],
    noInterval: tooFewForInterval,
    behind: (shown) => customersBy(shown, { ...byValue, total: null }),
    list: () => ({ sort: 'valueNext12Months' }),
  },
  {
    measure: 'topValueShare',
    title: { zh: '最好的一部分客户占的价值', en: 'Share of value held by the best customers' },
    unit: 'probability',
    meaning: {
      zh: '把客户按未来 12 个月的价值从高到低排，最前面这一部分人加起来占全部价值的多少。',
      en: 'Customers in order of the value of their next 12 months, highest first: how much of all value the first part of them holds together.',
    },
    formula: 'Σ value₁₂ₘ over the best customers / Σ value₁₂ₘ',
    method: 'worth.lifetime',
    asked: ['share of customers'],
    shows: ['concentration[].customersShare', 'concentration[].valueShare'],
    instances: ({ concentration, customers, totalValue }) =>
      concentration.map(({ customersShare, valueShare }) => ({
        of: [String(customersShare)],
        value: valueShare,
        observations: Math.round(customersShare * customers),
        inputs: [[{ zh: '从高到低的客户占比', en: 'Share of customers, best first' }, customersShare, 'probability'], [words.allCustomers, customers], [{ zh: '全部价值', en: 'All value' }, totalValue.value, 'money']],
      })),
    noInterval: {
      zh: '排的是每位客户的估计值，不是将来的实付；估计往中间靠，所以将来实际的集中程度会更高。没有现成的区间。',
      en: 'It ranks what is expected of each customer, not what they will spend. Expectations lie closer together than what comes true, so that the real concentration will be higher; there is no interval for that.',
    },
    behind: (shown) => customersBy(shown, byValue),
    list: () => ({ sort: 'valueNext12Months' }),
  },
  {
    measure: 'scoreSpread',
    title: { zh: '有价值分的客户', en: 'Customers with a value score' },
    unit: 'count',
    meaning: { zh: '有价值分的客户，按分数每五分一格数出来。', en: 'Customers who have a value score, counted in steps of five points.' },
    formula: '#{i : 5k ≤ scoreᵢ < 5(k + 1)}, k = 0 … 19',
    method: 'worth.tiers',
    asked: [],
    shows: ['scoreDistribution[].customers', 'scoreDistribution[].value'],
    instances: ({ scoreDistribution }) => {
      const all = scoreDistribution.reduce((sum, { customers }) => sum + customers, 0);
      return [{ of: [], value: all, observations: all, inputs: scoreDistribution.map(({ from, to, customers }) => [{ zh: `${from}–${to} 分`, en: `${from}–${to} points` }, customers] as const) }];
    },
    noInterval: counted,
    behind: (shown) => customersBy(shown, { amount: sql`s.score`, title: { zh: '价值分', en: 'Value score' }, unit: 'score', heading: { zh: '分数最高的客户', en: 'The customers with the highest score' } }),
    list: () => ({ sort: 'score' }),
  },
  {
    measure: 'valueSpread',
    title: { zh: '估出价值的客户', en: 'Customers whose value is estimated' },
    unit: 'count',
    meaning: { zh: '估得出未来 12 个月价值的客户，按金额数出来；每格的上限是下限的 1.78 倍，四格正好十倍。', en: 'Customers whose next 12 months could be valued, counted by amount; each step ends at 1.78 times where it begins, four of them make a factor of ten.' },
    formula: '#{i : 10^(k/4) ≤ value₁₂ₘ,ᵢ < 10^((k+1)/4)}',
    method: 'worth.lifetime',
    asked: [],
    shows: ['valueDistribution[].customers', 'valueDistribution[].value'],
    instances: ({ valueDistribution }) => {
      const all = valueDistribution.reduce((sum, { customers }) => sum + customers, 0);
      return [{ of: [], value: all, observations: all, inputs: valueDistribution.map(({ from, to, customers }) => [{ zh: `${Math.round(from)}–${Math.round(to)}`, en: `${Math.round(from)}–${Math.round(to)}` }, customers] as const) }];
    },
    noInterval: counted,
    behind: (shown) => customersBy(shown, byValue),
    list: () => ({ sort: 'valueNext12Months' }),
  },
  {
    measure: 'modelParameter',
    title: { zh: '模型的参数', en: 'A parameter of the model' },
    unit: 'ratio',
    meaning: {
      zh: '用全部客户的购买节奏拟合出来的参数，每位客户的活跃可能、购买次数和金额都由它们算出。区间来自似然函数在最高处的弯曲程度。',
      en: 'Fitted on the rhythm of all buyers; every customer’s chance, purchases and spend follow from these. The interval comes from how sharply the likelihood is curved at its highest point.',
    },
    formula: 'θ̂ ± z₈₀ · s.e., s.e. = √(diagonal of the inverse Hessian of −log L)',
    method: 'worth.lifetime',
    asked: ['parameter'],
    shows: ['model.parameters'],
    instances: ({ model }) =>
      Object.entries(model.parameters).flatMap(([parameter, value]) => {
        const error = model.parameters[`${parameter}StandardError`];
        if (typeof value !== 'number' || typeof error !== 'number') return [];
        const half = quantile80 * error;
        return [{ of: [parameter], value, low: value - half, high: value + half, observations: model.observations, inputs: [[{ zh: '标准误', en: 'Standard error' }, error]] }];
      }),
    noInterval: tooFewForInterval,
  },
];

const tiers: readonly CompanyFigure<Worth>[] = [
  {
    measure: 'tierCustomers',
    title: { zh: '这一层的客户', en: 'Customers of the tier' },
    unit: 'count',
    meaning: { zh: '按现行规则落在这一层的客户有多少位；到了边界附近，要明显越过才换层。', en: 'How many customers the rules in force put into this tier; near a border they change only once they are clearly past it.' },
    formula: '#{i : tierᵢ = tier}',
    method: 'worth.tiers',
    asked: ['tier'],
    shows: ['tiers[].customers'],
    instances: ({ tiers: all }) => {
      const everybody = all.reduce((sum, { customers }) => sum + customers, 0);
      return all.map(({ tier, customers }) => ({ of: [tier], value: customers, observations: customers, inputs: [[{ zh: '有层次的客户', en: 'Customers with a tier' }, everybody], [words.share, shareOf(customers, everybody), 'probability']] }));
    },
    noInterval: counted,
    behind: (shown, { of }) => customersBy(shown, { amount: sql`s.score`, title: { zh: '价值分', en: 'Value score' }, unit: 'score', where: holds('tier', of[0]), everybody: true, heading: { zh: '分数最高的客户', en: 'The customers with the highest score' } }),
    list: (of) => ({ ...tierOf(of), sort: 'score' }),
  },
  {
    measure: 'tierNet',
    title: { zh: '这一层累计实付', en: 'Paid by the tier so far' },
    unit: 'money',
    meaning: { zh: '这一层的客户到截止日为止一共付了多少，退款已扣。', en: 'What the customers of this tier have paid up to the as-of day, refunds taken off.' },
    formula: 'Σ netᵢ',
    method: 'worth.purchases',
    asked: ['tier'],
    shows: ['tiers[].net'],
    instances: ({ tiers: all }) => {
      const everybody = all.reduce((sum, { net }) => sum + net, 0);
      return all.map(({ tier, net, customers }) => ({ of: [tier], value: net, observations: customers, inputs: [[words.customers, customers], [{ zh: '每位平均', en: 'Mean per customer' }, shareOf(net, customers), 'money'], [{ zh: '占全部实付', en: 'Share of all payments' }, shareOf(net, everybody), 'probability']] }));
    },
    noInterval: addedUp,
    behind: (shown, { of }) => customersBy(shown, { amount: sql`s.net`, title: money, unit: 'money', where: holds('tier', of[0]) }),
    list: (of) => ({ ...tierOf(of), sort: 'net' }),
  },
  {
    measure: 'tierValue',
    title: { zh: '这一层未来 12 个月的价值', en: 'Value of the tier, next 12 months' },
    unit: 'money',
    meaning: valueMeaning,
    formula: sumOfValues,
    method: 'worth.lifetime',
    asked: ['tier'],
    shows: ['tiers[].valueNext12Months', 'tiers[].valueLow', 'tiers[].valueHigh'],
    instances: ({ tiers: all, totalValue }) =>
      all.map(({ tier, customers, valueNext12Months: value, valueLow: low, valueHigh: high }) => ({
        of: [tier], value, low, high, observations: customers,
        inputs: [[words.customers, customers], [{ zh: '每位平均', en: 'Mean per customer' }, value === null ? null : shareOf(value, customers), 'money'], [{ zh: '占全部价值', en: 'Share of all value' }, value === null ? null : shareOf(value, totalValue.value ?? 0), 'probability']],
      })),
    noInterval: tooFewForInterval,
    behind: (shown, { of }) => topBy(shown, of, 'tier'),
    list: (of) => ({ ...tierOf(of), sort: 'valueNext12Months' }),
  },
  {
    measure: 'tierMood',
    title: { zh: '这一层的平均情绪', en: 'Mean mood of the tier' },
    unit: 'score',
    meaning: {
      zh: '这一层里说过话的客户，各人情绪的平均：谁话多也只算一位。没说话的人未必这样想。',
      en: 'The mean of the moods of those of this tier who have spoken: who talks a lot still counts once. The silent ones may feel otherwise.',
    },
    formula: 'Σ moodᵢ / n ± z₈₀ · s / √n, over the n customers who have spoken',
    method: 'feeling.customers',
    asked: ['tier'],
    shows: ['tiers[].mood', 'tiers[].moodLow', 'tiers[].moodHigh', 'tiers[].moodCustomers'],
    instances: ({ tiers: all }) =>
      all.map(({ tier, customers, mood, moodLow, moodHigh, moodCustomers }) => ({
        of: [tier], value: mood, low: moodLow, high: moodHigh, observations: moodCustomers,
        inputs: [[words.customers, customers], [{ zh: '说过话的', en: 'Who have spoken' }, moodCustomers], [{ zh: '说过话的占比', en: 'Share who have spoken' }, shareOf(moodCustomers, customers), 'probability']],
      })),
    noInterval: tooFewForInterval,
    behind: (shown, { of }) => customersBy(shown, { amount: sql`s.mood`, title: { zh: '情绪', en: 'Mood' }, unit: 'score', where: holds('tier', of[0]), ascending: true, heading: { zh: '心里最难受的客户', en: 'The sorest of them' } }),
    list: (of) => ({ ...tierOf(of), sort: 'mood', order: 'ascending' }),
  },
  {
    measure: 'tierLateShare',
    title: { zh: '这一层送货晚到的占比', en: 'Share of the tier’s deliveries that were late' },
    unit: 'probability',
    meaning: { zh: '给这一层客户的、约定过日子的送货里，晚到的占多少；每次送货算一次。', en: 'Of the deliveries to this tier that had a promised day, the share that was late; every delivery counts once.' },
    formula: 'Σ lateᵢ / Σ deliveriesᵢ, Wilson interval at 80 %',
    method: 'satisfaction.expectation',
    asked: ['tier'],
    shows: ['tiers[].lateShare', 'tiers[].lateLow', 'tiers[].lateHigh', 'tiers[].deliveries'],
    instances: ({ tiers: all }) =>
      all.map(({ tier, lateShare, lateLow, lateHigh, deliveries }) => ({
        of: [tier], value: lateShare, low: lateLow, high: lateHigh, observations: deliveries, inputs: [[words.deliveries, deliveries], [{ zh: '晚到', en: 'Late' }, Math.round((lateShare ?? 0) * deliveries)]],
      })),
    noInterval: { zh: '这一层没有约定过日子的送货。', en: 'No delivery to this tier had a promised day.' },
    behind: (shown, { of }) => customersBy(shown, { amount: sql`s.late_deliveries`, title: { zh: '晚到次数', en: 'Late deliveries' }, unit: 'count', where: sql`${holds('tier', of[0])} and s.late_deliveries > 0`, total: null, heading: { zh: '晚到最多的客户', en: 'The customers with most late deliveries' } }),
    list: (of) => ({ ...tierOf(of), lateDeliveries: 1 }),
  },
];

const stages: readonly CompanyFigure<Worth>[] = [
  {
    measure: 'stageCustomers',
    title: { zh: '这个阶段的客户', en: 'Customers at the stage' },
    unit: 'count',
    meaning: { zh: '按各人自己的购买节奏，处在这个阶段的客户有多少位。', en: 'How many customers, each judged by their own rhythm, are at this stage.' },
    formula: '#{i : stageᵢ = stage}',
    method: 'worth.life-cycle',
    asked: ['stage'],
    shows: ['stages[].customers'],
    instances: ({ stages: all, customers: everybody }) => all.map(({ stage, customers }) => ({ of: [stage], value: customers, observations: customers, inputs: [[words.allCustomers, everybody], [words.ofAllCustomers, shareOf(customers, everybody), 'probability']] })),
    noInterval: counted,
    behind: (shown, { of }) => customersBy(shown, { ...byValue, where: holds('stage', of[0]), everybody: true }),
    list: (of) => ({ ...stageOf(of), sort: 'valueNext12Months' }),
  },
  {
    measure: 'stageValue',
    title: { zh: '这个阶段未来 12 个月的价值', en: 'Value of the stage, next 12 months' },
    unit: 'money',
    meaning: valueMeaning,
    formula: sumOfValues,
    method: 'worth.lifetime',
    asked: ['stage'],
    shows: ['stages[].valueNext12Months', 'stages[].valueLow', 'stages[].valueHigh'],
    instances: ({ stages: all, totalValue }) =>
      all.map(({ stage, customers, valueNext12Months: value, valueLow: low, valueHigh: high }) => ({
        of: [stage], value, low, high, observations: customers, inputs: [[words.customers, customers], [{ zh: '占全部价值', en: 'Share of all value' }, value === null ? null : shareOf(value, totalValue.value ?? 0), 'probability']],
      })),
    noInterval: tooFewForInterval,
    behind: (shown, { of }) => topBy(shown, of, 'stage'),
    list: (of) => ({ ...stageOf(of), sort: 'valueNext12Months' }),
  },
];

export const worthFigures: PageFigures = pageFigures(worth, [...whole, ...tiers, ...stages]);
