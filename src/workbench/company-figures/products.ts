import type { operations, OutputOf } from '../../contract/index.ts';
import { join, sql } from '../../domain/index.ts';
import { insightTable } from '../../facts/index.ts';
import { habits } from '../../insights/index.ts';
import { leaningsOn, needs } from '../needs.ts';
import { pairedOnce, pairsOn, relatedProducts } from '../related-products.ts';
import { behindShown, counted, customersBy, holds, pageFigures, tooFewForInterval, words } from './company-figure.ts';
import type { Behind, CompanyFigure, Instance, PageFigures, Shown } from './company-figure.ts';

type Related = OutputOf<typeof operations.relatedProducts>;
type Needs = OutputOf<typeof operations.needs>;
type Pair = Related['pairs'][number];

const method = 'loyalty.related-products';
const baskets = { zh: '购物篮', en: 'Baskets' };

function pairInstances({ pairs }: Related, shown: (pair: Pair) => Pick<Instance, 'value' | 'low' | 'high'>): Instance[] {
  return pairs.map((pair) => ({
    ...shown(pair),
    of: [pair.product.id, pair.other.id],
    observations: pair.together,
    inputs: [
      [{ zh: '两样都有的篮', en: 'Baskets with both' }, pair.together],
      [{ zh: '有第一样的篮', en: 'Baskets with the first' }, pair.baskets],
      [{ zh: '有第二样的篮', en: 'Baskets with the other' }, pair.otherBaskets],
      [{ zh: '全部的篮', en: 'All baskets' }, pair.allBaskets],
    ],
  }));
}

/** What else goes with the first product. */
function partners({ asOf }: Shown, [product]: readonly string[]): Behind {
  return {
    kind: 'pairs',
    title: { zh: '和第一样常在一起的', en: 'What else goes with the first' },
    total: null,
    columns: [
      { name: 'other', title: { zh: '商品', en: 'Product' }, unit: 'label' },
      { name: 'together', title: { zh: '两样都有的篮', en: 'Baskets with both' }, unit: 'count' },
      { name: 'lift', title: { zh: '偶然的几倍', en: 'Times chance' }, unit: 'ratio' },
    ],
    query: sql`select coalesce(other_name, other) as other, together, lift from ${pairsOn(asOf)} x where ${product === undefined ? sql`related` : sql`subject = ${product}`} order by together desc, other limit ${behindShown}`,
  };
}

const together: readonly CompanyFigure<Related>[] = [
  {
    measure: 'basketsRead',
    title: { zh: '看过的购物篮', en: 'Baskets looked at' },
    unit: 'count',
    meaning: { zh: '从最近的往前数，看了多少个购物篮，一张订单一篮，退掉的不算；一篮里商品太多的，只看最贵的那些。', en: 'How many baskets were looked at, the latest first: an order is one unless it was returned; of very full ones only the products that cost most count.' },
    formula: '#{baskets}',
    method,
    asked: [],
    shows: ['baskets', 'itemsPerBasket', 'products[].baskets'],
    instances: ({ baskets: all, itemsPerBasket }) => [{ of: [], value: all, observations: all, inputs: [[{ zh: '一篮最多几样', en: 'Products a basket may have' }, itemsPerBasket]] }],
    noInterval: counted,
    behind: ({ asOf }) => ({
      kind: 'products',
      title: { zh: '在最多篮里的商品', en: 'The products in most baskets' },
      total: null,
      columns: [{ name: 'product', title: { zh: '商品', en: 'Product' }, unit: 'label' }, { name: 'amount', title: baskets, unit: 'count' }],
      query: sql`select coalesce(max(name), subject) as product, max(baskets) as amount from ${pairsOn(asOf)} x group by subject order by max(baskets) desc, subject limit ${behindShown}`,
    }),
  },
  {
    measure: 'relatedPairs',
    title: { zh: '明显一起买的商品对', en: 'Pairs that go together' },
    unit: 'count',
    meaning: { zh: '一起出现的次数明显多于偶然的商品有多少对：倍数的区间整个在平常之上。', en: 'How many pairs of products lie together clearly more often than chance: the whole interval of the multiple is above what is usual.' },
    formula: '#{pairs : low of lift > usual lift}',
    method,
    asked: [],
    shows: ['relatedPairs', 'total'],
    instances: ({ relatedPairs, total, baskets: all }) => [{ of: [], value: relatedPairs, observations: all, inputs: [[{ zh: '看过的商品对', en: 'Pairs looked at' }, total], [baskets, all]] }],
    noInterval: counted,
    behind: (shown, { value }) => ({ ...pairsBy(shown), total: value ?? 0 }),
  },
  {
    measure: 'pairBaskets',
    title: { zh: '两样都有的购物篮', en: 'Baskets with both' },
    unit: 'count',
    meaning: { zh: '两样商品同在一篮的次数。', en: 'How many baskets hold both products.' },
    formula: 'N = #{baskets with both}',
    method,
    asked: ['product', 'other product'],
    shows: ['pairs[].together', 'pairs[].baskets', 'pairs[].otherBaskets', 'pairs[].allBaskets'],
    instances: (answer) => pairInstances(answer, ({ together: value }) => ({ value })),
    noInterval: counted,
    behind: (shown, { of }) => partners(shown, of),
  },
  {
    measure: 'pairShare',
    title: { zh: '买了第一样的篮里也有第二样的占比', en: 'Share of the baskets with the first that hold the other' },
    unit: 'probability',
    meaning: { zh: '有第一样的购物篮里，也有第二样的占多少。第二样本来就人人都买的话，这个数自然高，所以要看“偶然的几倍”。', en: 'Of the baskets with the first product, the share that also hold the other. A best seller makes it high on its own, which is why the multiple of chance stands beside it.' },
    formula: 'N / n₁, Wilson interval at 80 %',
    method,
    asked: ['product', 'other product'],
    shows: ['pairs[].confidence', 'pairs[].confidenceLow', 'pairs[].confidenceHigh'],
    instances: (answer) => pairInstances(answer, ({ confidence, confidenceLow, confidenceHigh }) => ({ value: confidence, low: confidenceLow, high: confidenceHigh })),
    noInterval: tooFewForInterval,
    behind: (shown, { of }) => partners(shown, of),
  },
  {
    measure: 'pairLift',
    title: { zh: '偶然的几倍', en: 'Times chance' },
    unit: 'ratio',
    meaning: { zh: '两样同在一篮的次数，是各买各的时候的几倍；篮数越少，越往平均拉近。一起买不等于因为它才买。', en: 'How many times as often as chance the two lie in one basket; the fewer baskets, the more it is drawn towards the average. Bought together is not bought because of.' },
    formula: '(k + N) / (k/μ + E), E = n₁ n₂ / B; interval of λ ~ Gamma(k + N, k/μ + E); N = baskets with both, B = all, μ and k: see the method card',
    method,
    asked: ['product', 'other product'],
    shows: ['pairs[].lift', 'pairs[].low', 'pairs[].high'],
    instances: (answer) => pairInstances(answer, ({ lift, low, high }) => ({ value: lift, low, high })),
    noInterval: tooFewForInterval,
    behind: (shown, { of }) => partners(shown, of),
  },
];

function pairsBy({ asOf }: Shown): Behind {
  return {
    kind: 'pairs',
    title: { zh: '最肯定的商品对', en: 'The surest pairs' },
    columns: [
      { name: 'product', title: { zh: '商品', en: 'Product' }, unit: 'label' },
      { name: 'other', title: { zh: '一起买的', en: 'Bought with' }, unit: 'label' },
      { name: 'together', title: { zh: '两样都有的篮', en: 'Baskets with both' }, unit: 'count' },
      { name: 'low', title: { zh: '至少是偶然的几倍', en: 'At least times chance' }, unit: 'ratio' },
    ],
    query: sql`select coalesce(name, subject) as product, coalesce(other_name, other) as other, together, low from ${pairsOn(asOf)} r where related and ${pairedOnce(asOf)} order by low desc, subject, other limit ${behindShown}`,
  };
}

const checkMethod = { method: 'loyalty.recommendation-check' } as const;
const checkText = { zh: '推荐只从较早的购物篮学，在之后没见过的篮上考。', en: 'Recommendations were taught by earlier baskets and examined on later ones they had not seen.' };

const check: readonly CompanyFigure<Related>[] = [
  {
    ...checkMethod,
    measure: 'hitCases',
    title: { zh: '考了多少次', en: 'Cases examined' },
    unit: 'count',
    meaning: checkText,
    formula: '#{cases}',
    asked: ['task'],
    shows: ['check.tasks[].cases', 'check.shown'],
    instances: ({ check: { tasks, shown } }) => tasks.map(({ task, cases }) => ({ of: [task], value: cases, observations: cases, inputs: [[{ zh: '每次给出几样', en: 'Products shown in each' }, shown]] })),
    noInterval: counted,
  },
  {
    ...checkMethod,
    measure: 'hitShare',
    title: { zh: '猜中的占比', en: 'Share of hits' },
    unit: 'probability',
    meaning: { zh: `给出的几样里，至少有一样真买了的次数占多少。${checkText.zh}`, en: `The share of cases in which at least one of the products shown was really bought. ${checkText.en}` },
    formula: 'hits / cases, Wilson interval at 80 %',
    asked: ['task', 'related or popular'],
    shows: ['related', 'popular'].flatMap((kind) => ['hits', 'share', 'low', 'high'].map((part) => `check.tasks[].${kind}.${part}`)),
    instances: ({ check: { tasks } }) => tasks.flatMap(({ task, cases, ...rates }) => (['related', 'popular'] as const).map((kind) => ({ of: [task, kind], value: rates[kind].share, low: rates[kind].low, high: rates[kind].high, observations: cases, inputs: [[{ zh: '考了', en: 'Cases' }, cases], [{ zh: '猜中', en: 'Hits' }, rates[kind].hits]] as const }))),
    noInterval: tooFewForInterval,
  },
  {
    ...checkMethod,
    measure: 'hitDifference',
    title: { zh: '比畅销货多猜中的占比', en: 'Share of hits more than best sellers' },
    unit: 'probability',
    meaning: { zh: `同样的考题，推荐比“什么好卖推什么”多猜中几成；同一题两边一起比，区间跨过 0 就看不出差别。${checkText.zh}`, en: `On the same cases, by how much recommending beats showing what sells best; both are compared case by case, and while the interval holds 0 no difference can be seen. ${checkText.en}` },
    formula: 'd = (b − c)/n ± z₈₀ · √(b + c − (b − c)²/n) / n; b, c = cases that only the one or only the other hit (McNemar)',
    asked: ['task'],
    shows: ['value', 'low', 'high'].map((part) => `check.tasks[].difference.${part}`),
    instances: ({ check: { tasks } }) => tasks.map(({ task, cases, difference, related, popular }) => ({ of: [task], ...difference, observations: cases, inputs: [[{ zh: '关联商品', en: 'Related products' }, related.share, 'probability'], [{ zh: '畅销货', en: 'Best sellers' }, popular.share, 'probability']] })),
    noInterval: tooFewForInterval,
  },
];

const kindNames = { categories: 'category', channels: 'channel', weekdays: 'weekday', dayParts: 'day_part', priceBands: 'price_band' } as const;
const kindKeys = Object.keys(kindNames) as readonly (keyof typeof kindNames)[];

const needed: readonly CompanyFigure<Needs>[] = [
  {
    measure: 'needsCustomers',
    title: { zh: '这一层买过的客户', en: 'Customers of the tier who have bought' },
    unit: 'count',
    meaning: { zh: '这一层里有订单、看得出习惯的客户有多少位。', en: 'Customers of the tier with orders to tell habits from.' },
    formula: '#{i : tierᵢ = tier, orders}',
    method: habits.name,
    asked: ['tier'],
    shows: ['tiers[].customers'],
    instances: ({ tiers }) => tiers.map(({ tier, customers }) => ({ of: [tier], value: customers, observations: customers, inputs: [] })),
    noInterval: counted,
    behind: (shown, { of }) => customersBy(shown, { amount: sql`s.orders`, title: { zh: '订单', en: 'Orders' }, unit: 'count', where: holds('tier', of[0]), heading: { zh: '订单最多的客户', en: 'The customers with most orders' } }),
    list: ([tier]) => ({ tier: [tier], sort: 'orders' }),
  },
  {
    measure: 'discountShare',
    title: { zh: '打折订单的占比', en: 'Share of discounted orders' },
    unit: 'probability',
    meaning: { zh: '这一层客户各人打折订单占比的平均；订单少的人往总体拉近。', en: 'The mean of the customers’ own shares of discounted orders; who has few orders is drawn towards everybody’s.' },
    formula: 'Σ discount shareᵢ / n ± z₈₀ · s / √n',
    method: habits.name,
    asked: ['tier'],
    shows: ['tiers[].discountShare', 'tiers[].discountLow', 'tiers[].discountHigh'],
    instances: ({ tiers }) => tiers.map(({ tier, customers, discountShare, discountLow, discountHigh }) => ({ of: [tier], value: discountShare, low: discountLow, high: discountHigh, observations: customers, inputs: [[words.customers, customers]] })),
    noInterval: tooFewForInterval,
    behind: (shown, { of }) => customersBy(shown, { amount: sql`h.discount_share`, title: { zh: '打折订单的占比', en: 'Share of discounted orders' }, unit: 'probability', from: sql`join ${insightTable(habits.name)} h on h.subject = s.subject and h.as_of = cast(${shown.asOf} as date)`, where: holds('tier', of[0]), heading: { zh: '最靠打折的客户', en: 'Those who depend on discounts most' } }),
    list: ([tier]) => ({ tier: [tier] }),
  },
  {
    measure: 'leaningShare',
    title: { zh: '这样偏好的客户占比', en: 'Share of customers who lean this way' },
    unit: 'probability',
    meaning: { zh: '这一层看得出偏好的客户里，偏向这一样的占多少，与全体对照；区间把全体的占比也包在里面，就说不上更多或更少。', en: 'Of the customers of the tier with a leaning, the share who lean this way, against everybody. While the interval holds everybody’s share, neither more nor fewer can be said.' },
    formula: 'n(tier, value) / n(tier), Wilson interval at 80 %',
    method: habits.name,
    asked: ['tier', 'kind', 'value'],
    shows: kindKeys.flatMap((kind) => ['share', 'low', 'high', 'overall', 'customers'].map((part) => `tiers[].${kind}[].${part}`)),
    instances: ({ tiers }) => tiers.flatMap((tier) => kindKeys.flatMap((kind) => tier[kind].map(({ value, share, low, high, overall, customers }) => ({ of: [tier.tier, kind, value], value: share, low, high, observations: share === 0 ? tier.customers : Math.round(customers / share), inputs: [[{ zh: '偏向这一样的客户', en: 'Customers who lean this way' }, customers], [{ zh: '全体的占比', en: 'Everybody’s share' }, overall, 'probability']] as const })))),
    noInterval: tooFewForInterval,
    behind: (shown, { of: [tier, kind, value], inputs }) => {
      const column = kindNames[kind as keyof typeof kindNames];
      const like = sql`join (${leaningsOn(shown.asOf)}) n on n.subject = s.subject`;
      return customersBy(shown, { amount: sql`s.value_12m`, title: words.value, unit: 'money', from: like, where: join([holds('tier', tier), sql`n.kind = ${column}`, sql`n.value = ${value ?? ''}`], sql` and `), everybody: true, total: Number(inputs[0]?.[1] ?? 0), heading: { zh: '其中价值最大的客户', en: 'The most valuable of them' } });
    },
    list: ([tier]) => ({ tier: [tier] }),
  },
];

export const pairFigures: PageFigures = pageFigures(relatedProducts, [...together, ...check], ([product, other]) => (product === undefined || other === undefined ? { limit: 1 } : { product, limit: 500 }));
export const needFigures: PageFigures = pageFigures(needs, needed);
