import type { operations, OutputOf } from '../../contract/index.ts';
import { sql } from '../../domain/index.ts';
import type { Bilingual, Query } from '../../domain/index.ts';
import { factView } from '../../facts/index.ts';
import { profit, profitOn, sizeNumber } from '../profit.ts';
import { addedUp, counted, customersBy, pageFigures, shareOf, tooFewForInterval, words } from './company-figure.ts';
import type { Behind, CompanyFigure, Instance, PageFigures, Shown } from './company-figure.ts';

type Profit = OutputOf<typeof operations.profit>;
type Size = Profit['sizes'][number];
type Field = Exclude<keyof Profit['total'], 'discount'>;

const everybody = 'all';
const netMargin = { zh: '净利', en: 'Net margin' };
const method = 'worth.profit';

/** Customers of a size, or all, by a column of the profit snapshot. */
function profitBy(shown: Shown, [size]: readonly string[], by: { readonly amount: Query; readonly title: Bilingual; readonly heading?: Bilingual; readonly where?: Query; readonly ascending?: boolean; readonly total?: number | null }): Behind {
  const ofSize = size === undefined || size === everybody ? sql`true` : sql`p.size = ${sizeNumber(size)}`;
  return customersBy(shown, { unit: 'money', ...by, from: sql`join ${profitOn(shown.asOf)} p on p.subject = s.subject`, where: sql`${ofSize} and ${by.where ?? sql`true`}` });
}

/** One quantity, of all customers and of each size. */
function bySize({ total, sizes }: Profit, value: (of: Profit['total']) => number, inputs: (of: Profit['total']) => Instance['inputs']): Instance[] {
  return [{ size: everybody, ...total }, ...sizes].map((of) => ({ of: [of.size], value: value(of), observations: of.customers, inputs: inputs(of) }));
}

interface Quantity {
  readonly measure: CompanyFigure<Profit>['measure'];
  readonly field: Field;
  readonly title: Bilingual;
  readonly meaning: Bilingual;
  readonly formula: string;
  readonly inputs: (of: Profit['total']) => Instance['inputs'];
  readonly also?: readonly string[];
  readonly behind: CompanyFigure<Profit>['behind'];
}

const ofRevenue = { zh: '占收入', en: 'Share of revenue' };
const heldRevenue = (of: Profit['total'], amount: number): Instance['inputs'] => [[words.customers, of.customers], [ofRevenue, shareOf(amount, of.revenue), 'probability'], [{ zh: '每位平均', en: 'Mean per customer' }, shareOf(amount, of.customers), 'money']];

const quantities: readonly Quantity[] = [
  {
    measure: 'profitCustomers', field: 'customers',
    title: { zh: '算进净利的客户', en: 'Customers whose profit is known' },
    meaning: { zh: '有过购买、退货或服务花费的客户有多少位；大中小按买了多少分。', en: 'Customers with purchases, returns or costs to serve; big, middle and small go by what they bought.' },
    formula: '#{i}',
    inputs: (of) => [[{ zh: '其中亏本的', en: 'Of these, unprofitable' }, of.unprofitable]],
    also: ['sizes[].from'],
    behind: (shown, { of }) => profitBy(shown, of, { amount: sql`p.sales - p.refunds`, title: { zh: '收入', en: 'Revenue' } }),
  },
  {
    measure: 'revenue', field: 'revenue',
    title: { zh: '收入', en: 'Revenue' },
    meaning: { zh: '留下的订单实付之和，减去退还的钱。', en: 'What kept orders brought, less money given back.' },
    formula: 'Σ (salesᵢ − refundsᵢ)',
    inputs: (of) => [...heldRevenue(of, of.revenue), [{ zh: '给出的折扣', en: 'Discounts given' }, of.discount, 'money']],
    also: ['total.discount', 'sizes[].discount'],
    behind: (shown, { of }) => profitBy(shown, of, { amount: sql`p.sales - p.refunds`, title: { zh: '收入', en: 'Revenue' } }),
  },
  {
    measure: 'productCosts', field: 'productCost',
    title: { zh: '货本', en: 'Cost of goods' },
    meaning: { zh: '卖出的货值多少本钱；订单没记成本的，按假设的毛利率推。', en: 'What the goods sold had cost; where an order states no cost, by the gross margin that is assumed.' },
    formula: 'Σ costᵢ (recorded, or (1 − gross margin) · net)',
    inputs: (of) => heldRevenue(of, of.productCost),
    behind: (shown, { of }) => profitBy(shown, of, { amount: sql`p.product_cost`, title: { zh: '货本', en: 'Cost of goods' } }),
  },
  {
    measure: 'serviceCosts', field: 'serviceCost',
    title: { zh: '服务费用', en: 'Cost to serve' },
    meaning: { zh: '接待、配送、售后、退货花掉的钱；没有记录的时候，按每次接触多少钱的假设算。', en: 'What contacts, delivery, after-sales and returns cost; where nothing is on record, by an assumed cost per contact.' },
    formula: 'Σ service costᵢ (recorded, or contacts · cost per contact + returns · write-off)',
    inputs: (of) => heldRevenue(of, of.serviceCost),
    behind: (shown, { of }) => profitBy(shown, of, { amount: sql`p.service_cost`, title: { zh: '服务费用', en: 'Cost to serve' } }),
  },
  {
    measure: 'assumedCosts', field: 'assumed',
    title: { zh: '靠假设的费用', en: 'Costs that rest on assumptions' },
    meaning: { zh: '两样费用里，没有记录、按假设推出来的有多少。越多，净利越要当作大概看。', en: 'Of both costs, what nobody recorded and an assumption stands in for. The more of it, the rougher the net margin.' },
    formula: 'Σ (assumed cost of goodsᵢ + assumed cost to serveᵢ)',
    inputs: (of) => [[{ zh: '全部费用', en: 'All costs' }, of.productCost + of.serviceCost, 'money'], [words.share, shareOf(of.assumed, of.productCost + of.serviceCost), 'probability']],
    behind: (shown, { of }) => profitBy(shown, of, { amount: sql`p.product_cost_assumed + p.service_cost_assumed`, title: { zh: '靠假设的', en: 'Assumed' } }),
  },
  {
    measure: 'netMargins', field: 'netMargin',
    title: netMargin,
    meaning: { zh: '收入减去货本，再减去服务费用，到截止日为止。有记录的照记录，没记录的照假设。', en: 'Revenue less the cost of goods and the cost to serve, up to the as-of day; from the record where there is one, else from assumptions.' },
    formula: 'Σ (revenueᵢ − cost of goodsᵢ − cost to serveᵢ)',
    inputs: (of) => [[{ zh: '收入', en: 'Revenue' }, of.revenue, 'money'], [{ zh: '货本', en: 'Cost of goods' }, of.productCost, 'money'], [{ zh: '服务费用', en: 'Cost to serve' }, of.serviceCost, 'money'], [{ zh: '其中靠假设的', en: 'Of the costs, assumed' }, of.assumed, 'money']],
    behind: (shown, { of }) => profitBy(shown, of, { amount: sql`p.net_margin`, title: netMargin }),
  },
  {
    measure: 'unprofitableCustomers', field: 'unprofitable',
    title: { zh: '亏本的客户', en: 'Unprofitable customers' },
    meaning: { zh: '到截止日为止，净利为负的客户有多少位。', en: 'How many customers have cost more than they brought, up to the as-of day.' },
    formula: '#{i : net marginᵢ < 0}',
    inputs: (of) => [[words.customers, of.customers], [words.share, shareOf(of.unprofitable, of.customers), 'probability']],
    behind: (shown, { of, value }) => profitBy(shown, of, { amount: sql`p.net_margin`, title: netMargin, where: sql`p.net_margin < 0`, ascending: true, heading: { zh: '亏得最多的客户', en: 'Those who cost most' }, total: value ?? 0 }),
  },
  {
    measure: 'losses', field: 'loss',
    title: { zh: '亏掉的钱', en: 'What the unprofitable ones lose' },
    meaning: { zh: '亏本的客户一共亏掉多少，写成正数。', en: 'What the unprofitable customers lose together, as a positive amount.' },
    formula: 'Σ max(0, −net marginᵢ)',
    inputs: (of) => [[{ zh: '亏本的客户', en: 'Unprofitable customers' }, of.unprofitable], [{ zh: '每位平均', en: 'Mean of these' }, shareOf(of.loss, of.unprofitable), 'money']],
    behind: (shown, { of }) => profitBy(shown, of, { amount: sql`p.net_margin`, title: netMargin, where: sql`p.net_margin < 0`, ascending: true, heading: { zh: '亏得最多的客户', en: 'Those who cost most' } }),
  },
];

const sums: readonly CompanyFigure<Profit>[] = quantities.map(({ measure, field, title, meaning, formula, inputs, also = [], behind }) => ({
  measure,
  title,
  unit: field === 'customers' || field === 'unprofitable' ? 'count' : 'money',
  meaning,
  formula,
  method,
  asked: ['size, or all'],
  shows: [`total.${field}`, `sizes[].${field}`, ...also],
  instances: (answer) => bySize(answer, (of) => of[field], inputs),
  noInterval: field === 'customers' || field === 'unprofitable' ? counted : addedUp,
  ...(behind && { behind }),
}));

const shape: readonly CompanyFigure<Profit>[] = [
  {
    measure: 'marginRate',
    title: { zh: '每一元收入留下多少', en: 'Left of each unit of revenue' },
    unit: 'probability',
    meaning: { zh: '这一类客户的净利除以收入。区间把他们看作公司可能有过的客户中的一批：人少或彼此差得远，区间就宽。', en: 'Net margin of these customers over their revenue. The interval treats them as a draw from all the customers the company could have had: few of them, or unlike each other, make it wide.' },
    formula: 'r = ΣMᵢ / ΣRᵢ ± z₈₀ · √(Σ (Mᵢ − r Rᵢ)² · n/(n − 1)) / ΣRᵢ',
    method,
    asked: ['size'],
    shows: ['sizes[].marginRate.rate', 'sizes[].marginRate.low', 'sizes[].marginRate.high'],
    instances: ({ sizes }) => sizes.flatMap((size: Size) => (size.marginRate ? [{ of: [size.size], value: size.marginRate.rate, low: size.marginRate.low, high: size.marginRate.high, observations: size.customers, inputs: [[netMargin, size.netMargin, 'money'], [{ zh: '收入', en: 'Revenue' }, size.revenue, 'money']] as const }] : [])),
    noInterval: tooFewForInterval,
    behind: (shown, { of }) => profitBy(shown, of, { amount: sql`p.net_margin`, title: netMargin }),
  },
  {
    measure: 'earnedProfit',
    title: { zh: '赚钱的客户一共挣来', en: 'Earned by the profitable customers' },
    unit: 'money',
    meaning: { zh: '净利为正的客户加起来：鲸鱼曲线的最高点。之后每多算一位就少一点，最后剩下全部的净利。', en: 'All positive net margins added up: the highest point of the whale curve. From there on everybody counted takes something away, down to the net margin of all.' },
    formula: 'Σ max(0, net marginᵢ)',
    method,
    asked: [],
    shows: ['peak.profit', 'whaleCurve[].profit', 'whaleCurve[].customersShare'],
    instances: ({ peak, total }) => [{ of: [], value: peak.profit, observations: total.customers, inputs: [[{ zh: '亏掉的', en: 'Lost by the others' }, total.loss, 'money'], [{ zh: '最后剩下', en: 'What remains' }, total.netMargin, 'money']] }],
    noInterval: addedUp,
    behind: (shown) => profitBy(shown, [], { amount: sql`p.net_margin`, title: netMargin }),
  },
  {
    measure: 'earnersShare',
    title: { zh: '赚钱的客户占比', en: 'Share of customers who earn something' },
    unit: 'probability',
    meaning: { zh: '净利为正的客户占全部的多少：鲸鱼曲线到最高点为止的那一段。', en: 'The share of customers with a positive net margin: how far along the whale curve is highest.' },
    formula: '#{i : net marginᵢ > 0} / #{i}',
    method,
    asked: [],
    shows: ['peak.customersShare'],
    instances: ({ peak, total }) => [{ of: [], value: peak.customersShare, observations: total.customers, inputs: [[{ zh: '赚钱的客户', en: 'Profitable customers' }, Math.round(peak.customersShare * total.customers)], [words.customers, total.customers]] }],
    noInterval: counted,
    behind: (shown) => profitBy(shown, [], { amount: sql`p.net_margin`, title: netMargin }),
  },
  {
    measure: 'lossShare',
    title: { zh: '被吃掉的利润占比', en: 'Share of the profit that is eaten up' },
    unit: 'probability',
    meaning: { zh: '亏本的客户亏掉的，占赚钱的客户挣来的多少。', en: 'What the unprofitable customers lose, over what the profitable ones earn.' },
    formula: 'Σ max(0, −net marginᵢ) / Σ max(0, net marginᵢ)',
    method,
    asked: [],
    shows: [],
    instances: ({ peak, total }) => [{ of: [], value: shareOf(total.loss, peak.profit), observations: total.unprofitable, inputs: [[{ zh: '亏掉的', en: 'Lost' }, total.loss, 'money'], [{ zh: '挣来的', en: 'Earned' }, peak.profit, 'money']] }],
    noInterval: addedUp,
    behind: (shown) => profitBy(shown, [], { amount: sql`p.net_margin`, title: netMargin, where: sql`p.net_margin < 0`, ascending: true, heading: { zh: '亏得最多的客户', en: 'Those who cost most' } }),
  },
];

const basis: readonly CompanyFigure<Profit>[] = [
  {
    measure: 'knownCostShare',
    title: { zh: '记了成本的收入占比', en: 'Share of revenue with a cost on record' },
    unit: 'probability',
    meaning: { zh: '收入里，订单自己写明了货本的占多少；其余按毛利率推。', en: 'The share of revenue whose orders state what the goods cost; the rest goes by a gross margin.' },
    formula: 'Σ net of orders with a cost / Σ net of all orders',
    method,
    asked: [],
    shows: ['coverage.knownCostShare', 'coverage.grossMargin'],
    instances: ({ coverage, total }) => [{ of: [], value: coverage.knownCostShare, observations: total.customers, inputs: [[{ zh: '其余按此毛利率', en: 'Gross margin taken for the rest' }, coverage.grossMargin, 'probability']] }],
    noInterval: addedUp,
    behind: (shown) => profitBy(shown, [], { amount: sql`p.product_cost_assumed`, title: { zh: '靠假设的货本', en: 'Cost of goods assumed' }, heading: { zh: '货本最靠假设的客户', en: 'Those with most of it assumed' } }),
  },
  {
    measure: 'costsOnRecord',
    title: { zh: '记下的服务费用', en: 'Costs to serve on record' },
    unit: 'count',
    meaning: { zh: '导入的服务费用有多少笔；其他币种的没有算进去。', en: 'How many costs to serve have been imported; those in another currency are left out.' },
    formula: '#{costs}',
    method,
    asked: [],
    shows: ['coverage.costFacts', 'coverage.otherCurrencyCosts'],
    instances: ({ coverage }) => [{ of: [], value: coverage.costFacts, observations: coverage.costFacts, inputs: [[{ zh: '从这天起', en: 'From this day on' }, coverage.costsFrom], [{ zh: '其他币种、没算的', en: 'In another currency, left out' }, coverage.otherCurrencyCosts]] }],
    noInterval: counted,
    behind: (shown) => profitBy(shown, [], { amount: sql`p.service_cost - p.service_cost_assumed`, title: { zh: '记下的服务费用', en: 'Cost to serve on record' }, where: sql`p.service_cost > p.service_cost_assumed`, total: null }),
  },
  {
    measure: 'costOfKind',
    title: { zh: '这一种服务费用', en: 'Costs to serve of this kind' },
    unit: 'money',
    meaning: { zh: '这一种服务费用一共多少。', en: 'What was spent on this kind of serving.' },
    formula: 'Σ amount',
    method,
    asked: ['kind'],
    shows: ['coverage.costKinds[].amount', 'coverage.costKinds[].facts'],
    instances: ({ coverage }) => coverage.costKinds.map(({ kind, amount, facts }) => ({ of: [kind], value: amount, observations: facts, inputs: [[{ zh: '笔数', en: 'Entries' }, facts]] })),
    noInterval: addedUp,
    behind: (shown, { of }) => customersBy(shown, { amount: sql`c.amount`, title: { zh: '金额', en: 'Amount' }, unit: 'money', from: sql`join (select customer_id, sum(cast(amount as double)) as amount from ${factView('costs')} where coalesce(kind, '') = ${of[0] ?? ''} and coalesce(currency, ${shown.currency}) = ${shown.currency} group by customer_id) c on c.customer_id = s.subject`, total: null }),
  },
];

export const profitFigures: PageFigures = pageFigures(profit, [...sums, ...shape, ...basis]);
