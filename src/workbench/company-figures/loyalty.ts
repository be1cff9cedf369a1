import type { operations, OutputOf } from '../../contract/index.ts';
import { loyaltyKinds } from '../../contract/index.ts';
import { name, sql } from '../../domain/index.ts';
import type { Query } from '../../domain/index.ts';
import { insightTable } from '../../facts/index.ts';
import { loyalty, loyaltyOn } from '../loyalty.ts';
import { addedUp, counted, customersBy, pageFigures, shareOf, tooFewForInterval, words } from './company-figure.ts';
import type { Behind, CompanyFigure, Instance, PageFigures, Shown } from './company-figure.ts';

type Loyalty = OutputOf<typeof operations.loyalty>;

const method = 'loyalty.kinds';
const fieldMeaning = {
  zh: '行为和心意都量得到的客户，按“在不在买”和“心在不在”分成四格，落在这一格的。',
  en: 'Of the customers whose deeds and heart are both known, put into four fields by whether they buy and whether they love us, those in this one.',
};

function kindsJoin({ asOf }: Shown): Query {
  return sql`join ${loyaltyOn(asOf)} k on k.subject = s.subject`;
}

function inField(shown: Shown, [field]: readonly string[], by: Pick<Parameters<typeof customersBy>[1], 'amount' | 'title' | 'unit' | 'everybody'> & { readonly joined?: Query; readonly clear?: boolean; readonly total?: number }): Behind {
  const { joined = sql``, clear = false, ...rest } = by;
  return customersBy(shown, { ...rest, from: sql`${kindsJoin(shown)} ${joined}`, where: sql`k.kind = ${field ?? ''} and ${clear ? sql`k.is_clear = 1` : sql`true`}` });
}

const value = { amount: sql`s.value_12m`, title: words.value, unit: 'money' } as const;

function byField({ fields }: Loyalty, shown: (field: Loyalty['fields'][number]) => number | null): Instance[] {
  const all = fields.reduce((sum, { customers }) => sum + customers, 0);
  return fields.map((field) => ({ of: [field.field], value: shown(field), observations: field.customers, inputs: [[words.customers, field.customers], [{ zh: '四格合计', en: 'All four fields' }, all], [words.share, shareOf(field.customers, all), 'probability']] }));
}

const fields: readonly CompanyFigure<Loyalty>[] = [
  {
    measure: 'fieldCustomers',
    title: { zh: '这一格的客户', en: 'Customers of the field' },
    unit: 'count',
    meaning: fieldMeaning,
    formula: '#{i : fieldᵢ = field}; buys: behavioural ≥ 60; at heart: mean of emotional − 60 and attitudinal − 70 above 0',
    method,
    asked: ['field'],
    shows: ['fields[].customers'],
    instances: (answer) => byField(answer, ({ customers }) => customers),
    noInterval: counted,
    behind: (shown, { of }) => inField(shown, of, { ...value, everybody: true }),
  },
  {
    measure: 'fieldClear',
    title: { zh: '其中分明的', en: 'Clear cases among them' },
    unit: 'count',
    meaning: { zh: '这一格里，行为和心意的区间都没跨过界线的客户：换一种看法也还在这一格。', en: 'Of the field, those whose intervals cross neither border: they would stand there whichever end of the interval is true.' },
    formula: '#{i : fieldᵢ = field, both 80 % intervals on one side of their border}',
    method,
    asked: ['field'],
    shows: ['fields[].clear'],
    instances: (answer) => byField(answer, ({ clear }) => clear),
    noInterval: counted,
    behind: (shown, { of, value: clear }) => inField(shown, of, { ...value, clear: true, everybody: true, total: clear ?? 0 }),
  },
  {
    measure: 'fieldNet',
    title: { zh: '这一格近一年实付', en: 'Paid by the field in the last year' },
    unit: 'money',
    meaning: { zh: '这一格的客户近一年一共付了多少。', en: 'What the customers of this field have paid in the last year.' },
    formula: 'Σ net of the last 365 daysᵢ',
    method,
    asked: ['field'],
    shows: ['fields[].netLastYear'],
    instances: (answer) => byField(answer, ({ netLastYear }) => netLastYear),
    noInterval: addedUp,
    behind: (shown, { of }) => inField(shown, of, { amount: sql`p.net_last_year`, title: { zh: '近一年实付', en: 'Paid in the last year' }, unit: 'money', joined: sql`join ${insightTable('worth.purchases')} p on p.subject = s.subject and p.as_of = cast(${shown.asOf} as date)` }),
  },
  {
    measure: 'fieldValue',
    title: { zh: '这一格未来 12 个月的价值', en: 'Value of the field, next 12 months' },
    unit: 'money',
    meaning: { zh: '这一格的客户未来 12 个月预计带来的收入之和，已折现。', en: 'Revenue expected of this field over the next 12 months, discounted, added up.' },
    formula: 'Σ value₁₂ₘ,ᵢ',
    method: 'worth.lifetime',
    asked: ['field'],
    shows: ['fields[].valueNext12Months'],
    instances: (answer) => byField(answer, ({ valueNext12Months }) => valueNext12Months),
    noInterval: { zh: '谁在这一格本身也有出入，合在一起没有现成的区间；各层、各阶段的价值有。', en: 'Who belongs to the field is itself unsure, and there is no interval for both together; the value of tiers and stages has one.' },
    behind: (shown, { of }) => inField(shown, of, value),
  },
  {
    measure: 'measuredBoth',
    title: { zh: '行为和心意都量得到的客户', en: 'Customers whose deeds and heart are both known' },
    unit: 'count',
    meaning: { zh: '既有购买、又留下过话或答过问卷的客户有多少位。', en: 'How many have bought and have said or answered something to go by.' },
    formula: '#{i : behaviouralᵢ known, emotionalᵢ or attitudinalᵢ known}',
    method,
    asked: [],
    shows: ['customers'],
    instances: ({ fields: all, customers }) => {
      const both = all.reduce((sum, field) => sum + field.customers, 0);
      return [{ of: [], value: both, observations: both, inputs: [[words.allCustomers, customers], [words.ofAllCustomers, shareOf(both, customers), 'probability']] }];
    },
    noInterval: counted,
    behind: (shown) => customersBy(shown, { ...value, from: kindsJoin(shown), where: sql`k.kind is not null`, everybody: true }),
  },
];

/** A column that is one of the three kinds; anything else is not asked. */
function kindColumn(kind: string | undefined): Query {
  return sql`k.${name(loyaltyKinds.find((known) => known === kind) ?? 'behavioural')}`;
}

function leastLoyal(shown: Shown, { of }: Instance): Behind {
  return customersBy(shown, { amount: kindColumn(of[0]), title: { zh: '分数', en: 'Points' }, unit: 'count', from: kindsJoin(shown), ascending: true, heading: { zh: '分数最低的客户', en: 'Those with the lowest score' } });
}

const kinds: readonly CompanyFigure<Loyalty>[] = [
  {
    measure: 'loyaltyMean',
    title: { zh: '这种忠诚的平均', en: 'Mean of this kind of loyalty' },
    unit: 'count',
    meaning: { zh: '量得到的客户，这一种忠诚（0–100 分）的平均。量不到的不猜，所以别把它当成所有人的。', en: 'The mean, on 0–100, of the customers for whom this kind is known. Nothing is guessed for the others, so do not take it for everybody’s.' },
    formula: 'Σ kindᵢ / n ± z₈₀ · s / √n',
    method,
    asked: ['kind'],
    shows: ['kinds[].mean.value', 'kinds[].mean.low', 'kinds[].mean.high', 'kinds[].spread[]'],
    instances: ({ kinds: all }) =>
      all.map(({ kind, measured, mean, spread }) => ({
        of: [kind], value: mean?.value ?? null, low: mean?.low ?? null, high: mean?.high ?? null, observations: measured,
        inputs: spread.map((customers, step) => [{ zh: `${(step * 100) / spread.length}–${((step + 1) * 100) / spread.length} 分的客户`, en: `Customers at ${(step * 100) / spread.length}–${((step + 1) * 100) / spread.length}` }, customers] as const),
      })),
    noInterval: tooFewForInterval,
    behind: leastLoyal,
  },
  {
    measure: 'loyaltyMeasured',
    title: { zh: '量得到的客户', en: 'Customers for whom it is known' },
    unit: 'count',
    meaning: { zh: '这一种忠诚有依据可量的客户有多少位。', en: 'How many customers there is evidence of this kind for.' },
    formula: '#{i : kindᵢ known}',
    method,
    asked: ['kind'],
    shows: ['kinds[].measured'],
    instances: ({ kinds: all, customers }) => all.map(({ kind, measured }) => ({ of: [kind], value: measured, observations: measured, inputs: [[words.allCustomers, customers], [words.ofAllCustomers, shareOf(measured, customers), 'probability']] })),
    noInterval: counted,
    behind: leastLoyal,
  },
  {
    measure: 'loyaltyAgreement',
    title: { zh: '两种忠诚的相关', en: 'Correlation of two kinds' },
    unit: 'score',
    meaning: { zh: '两样都量得到的客户里，一样高的人另一样是不是也高：1 是完全同进退，0 是互不相干。', en: 'Of the customers for whom both are known, whether who is high on one is high on the other: 1 moves as one, 0 has nothing to do with each other.' },
    formula: 'r = corr(one, other), interval tanh(artanh r ± z₈₀ / √(n − 3)) (Fisher)',
    method,
    asked: ['one kind', 'other kind'],
    shows: ['agreement[].correlation.value', 'agreement[].correlation.low', 'agreement[].correlation.high', 'agreement[].customers'],
    instances: ({ agreement }) => agreement.map(({ one, other, customers, correlation }) => ({ of: [one, other], value: correlation?.value ?? null, low: correlation?.low ?? null, high: correlation?.high ?? null, observations: customers, inputs: [[words.customers, customers]] })),
    noInterval: { zh: '两样都量得到的客户不到十位。', en: 'Fewer than ten customers have both.' },
    behind: (shown, { of }) => {
      const [one, other] = [kindColumn(of[0]), kindColumn(of[1])];
      return customersBy(shown, { amount: sql`abs(${one} - ${other})`, title: { zh: '两样相差', en: 'Points apart' }, unit: 'count', from: kindsJoin(shown), heading: { zh: '两样差得最远的客户', en: 'Those whose two scores differ most' } });
    },
  },
];

export const loyaltyFigures: PageFigures = pageFigures(loyalty, [...fields, ...kinds]);
