import type { operations, OutputOf } from '../../contract/index.ts';
import { sql } from '../../domain/index.ts';
import type { Query } from '../../domain/index.ts';
import { enteredValues } from '../../facts/index.ts';
import { profit, profitOn, waysOutOn } from '../profit.ts';
import { addedUp, behindShown, counted, customersBy, pageFigures, words } from './company-figure.ts';
import type { Behind, CompanyFigure, Instance, PageFigures, Shown } from './company-figure.ts';

type Profit = OutputOf<typeof operations.profit>;
type Way = Profit['waysOut'][number];

const method = 'worth.profit';
const all = 'all';
const wayFormula = 'see the ways out in the method card: price, cost and leaving, each over the next twelve months';
const conventions = { zh: '涨价赶走多少人、能省多少，用的是页面上的假设，不是量出来的效果，所以没有区间。', en: 'How many leave at a higher price and what can be saved are assumptions shown on the page, not measured effects; so there is no interval.' };

/** Each way out, and all of them together. */
function byWay({ waysOut }: Profit, value: (way: Way) => number): Instance[] {
  const inputs = (ways: readonly Way[]): Instance['inputs'] => {
    const sum = (of: (way: Way) => number): number => ways.reduce((total, way) => total + of(way), 0);
    return [[words.customers, sum(({ customers }) => customers)], [{ zh: '未来一年的亏损', en: 'Loss of the next year' }, sum(({ nextLoss }) => nextLoss), 'money'], [{ zh: '照提议做能带来', en: 'What the proposals would bring' }, sum(({ gain }) => gain), 'money']];
  };
  const total = waysOut.length === 0 ? [] : [{ of: [all], value: waysOut.reduce((sum, way) => sum + value(way), 0), observations: waysOut.reduce((sum, { customers }) => sum + customers, 0), inputs: inputs(waysOut) }];
  return [...total, ...waysOut.map((way) => ({ of: [way.proposal], value: value(way), observations: way.customers, inputs: inputs([way]) }))];
}

function wayBy({ asOf }: Shown, answer: Profit['assumptions'], { of: [way], by }: { readonly of: readonly string[]; readonly by: Query }): Behind {
  return {
    kind: 'customers',
    title: words.largest,
    columns: [
      { name: 'customer', title: words.customer, unit: 'label' },
      { name: 'gain', title: { zh: '照提议做能带来', en: 'The proposal would bring' }, unit: 'money' },
      { name: 'loss', title: { zh: '未来一年的亏损', en: 'Loss of the next year' }, unit: 'money' },
    ],
    query: sql`
      select subject as customer, name, proposed_gain as gain, next_loss as loss from (${waysOutOn(asOf, answer)}) ways
      where ${way === undefined || way === all ? sql`true` : sql`proposal = ${way}`} order by ${by} desc, subject limit ${behindShown}`,
  };
}

const ways: readonly CompanyFigure<Profit>[] = [
  {
    measure: 'wayCustomers',
    title: { zh: '提议这样处理的客户', en: 'Customers for whom this is proposed' },
    unit: 'count',
    meaning: { zh: '亏本的买家里，按约定的规则提议走这条路的有多少位；从没买过的人不在其中。', en: 'Of the unprofitable buyers, how many are proposed this way out by the rules laid down; people who never bought are not among them.' },
    formula: '#{i : proposalᵢ = way}',
    method,
    asked: ['proposal, or all'],
    shows: ['waysOut[].customers'],
    instances: (answer) => byWay(answer, ({ customers }) => customers),
    noInterval: counted,
    behind: (shown, { of }, { assumptions }) => wayBy(shown, assumptions, { of, by: sql`next_loss` }),
  },
  {
    measure: 'wayGain',
    title: { zh: '照提议做能带来', en: 'What the proposals would bring' },
    unit: 'money',
    meaning: { zh: '照提议去做，未来 12 个月能多出多少钱。', en: 'What acting as proposed would bring over the next 12 months.' },
    formula: wayFormula,
    method,
    asked: ['proposal, or all'],
    shows: ['waysOut[].gain'],
    instances: (answer) => byWay(answer, ({ gain }) => gain),
    noInterval: conventions,
    behind: (shown, { of }, { assumptions }) => wayBy(shown, assumptions, { of, by: sql`proposed_gain` }),
  },
  {
    measure: 'wayLoss',
    title: { zh: '什么都不做的亏损', en: 'What doing nothing would lose' },
    unit: 'money',
    meaning: { zh: '照现在的样子过下去，这些客户未来 12 个月要亏多少。', en: 'What these customers would lose over the next 12 months if all stayed as it is.' },
    formula: 'Σ −net marginᵢ · expected purchasesᵢ / purchases so farᵢ',
    method,
    asked: ['proposal, or all'],
    shows: ['waysOut[].nextLoss'],
    instances: (answer) => byWay(answer, ({ nextLoss }) => nextLoss),
    noInterval: conventions,
    behind: (shown, { of }, { assumptions }) => wayBy(shown, assumptions, { of, by: sql`next_loss` }),
  },
];

function referrals(shown: Shown, amount: Query, unit: 'count' | 'money', title: Behind['title']): Behind {
  return customersBy(shown, { amount, title, unit, from: sql`join ${profitOn(shown.asOf)} p on p.subject = s.subject`, where: sql`p.referred > 0`, heading: { zh: '带来最多的推荐人', en: 'Those whose referrals brought most' } });
}

const indirect: readonly CompanyFigure<Profit>[] = [
  {
    measure: 'referredCustomers',
    title: { zh: '被推荐来的客户', en: 'Customers who were referred' },
    unit: 'count',
    meaning: { zh: '客户资料里写明是谁推荐来的客户有多少位。', en: 'How many customers have on record who referred them.' },
    formula: 'Σ referredᵢ over referrers i',
    method,
    asked: [],
    shows: ['indirect.referrals.referred', 'indirect.referrals.customers'],
    instances: ({ indirect: { referrals: { customers, referred } } }) => [{ of: [], value: referred, observations: referred, inputs: [[{ zh: '推荐人', en: 'Referrers' }, customers]] }],
    noInterval: counted,
    behind: (shown, { inputs }) => ({ ...referrals(shown, sql`p.referred`, 'count', { zh: '推荐了几位', en: 'Customers referred' }), total: Number(inputs[0]?.[1] ?? 0) }),
  },
  {
    measure: 'referralValue',
    title: { zh: '推荐带来的价值', en: 'What referrals have brought' },
    unit: 'money',
    meaning: { zh: '被推荐来的客户的净利里，按假设的比例记在推荐人名下的部分。另列，从不加进净利。', en: 'Of the net margin of referred customers, the share that is owed to who referred them, by assumption. Shown apart, never added to the net margin.' },
    formula: 'referral share · Σ net margin of the referred',
    method,
    asked: [],
    shows: ['indirect.referrals.value'],
    instances: ({ indirect: { referrals: { customers, referred, value } }, assumptions }) => [{ of: [], value, observations: referred, inputs: [[{ zh: '推荐人', en: 'Referrers' }, customers], [{ zh: '被推荐的', en: 'Referred' }, referred], [{ zh: '记在推荐人名下的比例', en: 'Share owed to the referrer' }, assumptions.referralShare, 'probability']] }],
    noInterval: { zh: '比例是约定的，金额是账上的，都不是估计，所以没有区间。', en: 'The share is a convention and the amounts are on record; neither is estimated, so there is no interval.' },
    behind: (shown, { inputs }) => ({ ...referrals(shown, sql`p.referral_value`, 'money', { zh: '带来', en: 'Brought' }), total: Number(inputs[0]?.[1] ?? 0) }),
  },
  {
    measure: 'enteredValue',
    title: { zh: '填写的间接价值', en: 'Indirect value entered' },
    unit: 'money',
    meaning: { zh: '有人为这些客户填写的、每年的间接价值之和。另列，从不加进净利。', en: 'What people have entered as indirect value of customers, a year, added up. Shown apart, never added to the net margin.' },
    formula: 'Σ entered yearly amountᵢ',
    method,
    asked: [],
    shows: ['indirect.entered.yearlyAmount', 'indirect.entered.customers'],
    instances: ({ indirect: { entered: { customers, yearlyAmount } } }) => [{ of: [], value: yearlyAmount, observations: customers, inputs: [[words.customers, customers]] }],
    noInterval: addedUp,
    behind: (shown) => customersBy(shown, { amount: sql`e.yearly_amount`, title: { zh: '每年', en: 'A year' }, unit: 'money', from: sql`join ${enteredValues} e on e.subject = s.subject` }),
  },
];

export const wayOutFigures: PageFigures = pageFigures(profit, [...ways, ...indirect]);
