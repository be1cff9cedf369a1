import type { operations, OutputOf } from '../../contract/index.ts';
import { sql, tierNames } from '../../domain/index.ts';
import type { Bilingual, Query, Tier } from '../../domain/index.ts';
import { insightTable } from '../../facts/index.ts';
import { lifeCycle, tiers } from '../../insights/index.ts';
import { tierMigration } from '../tier-migration.ts';
import { paidIn, tierResults } from '../tier-results.ts';
import { counted, customersBy, pageFigures, shareOf, tooFewForInterval, words } from './company-figure.ts';
import type { Behind, CompanyFigure, Instance, PageFigures, Shown } from './company-figure.ts';

type Migration = OutputOf<typeof operations.tierMigration>;
type Results = OutputOf<typeof operations.tierResults>;

/** How a customer without a tier is called when asking. */
const noTier = 'none';
const named = (tier: Tier | null): string => tier ?? noTier;
const place = (tier: Tier): number => tierNames.indexOf(tier);
const valueNow = { amount: sql`s.value_12m`, title: words.value, unit: 'money', everybody: true } as const;

function tierOn(day: string | undefined): Query {
  return sql`(select subject, tier from ${insightTable(tiers.name)} where as_of = cast(${day ?? ''} as date))`;
}

/** Joins to the sheet where its customers stood on two days. Who is no longer there has no row in it. */
function between([from, to]: readonly string[]): Query {
  return sql`left join ${tierOn(from)} b on b.subject = s.subject left join ${tierOn(to)} a on a.subject = s.subject`;
}

const directions = {
  stayed: (from: Tier, to: Tier) => from === to,
  up: (from: Tier, to: Tier) => place(to) < place(from),
  down: (from: Tier, to: Tier) => place(to) > place(from),
} as const;

function inDirection(direction: string | undefined): Query {
  const rank = (side: 'a' | 'b'): Query => sql`case ${side === 'a' ? sql`a.tier` : sql`b.tier`} ${tierNames.map((tier, index) => sql`when ${tier} then ${index}`).reduce((all, one) => sql`${all} ${one}`)} end`;
  if (direction === 'stayed') return sql`a.tier = b.tier`;
  return direction === 'up' ? sql`${rank('a')} < ${rank('b')}` : sql`${rank('a')} > ${rank('b')}`;
}

const migration: readonly CompanyFigure<Migration>[] = [
  {
    measure: 'tierMove',
    title: { zh: '从一层到另一层的客户', en: 'Customers who went from one tier to another' },
    unit: 'count',
    meaning: {
      zh: '前一个日子在第一层、后一个日子在第二层的客户有多少位。“none”是那时还没有层次，或者已经不在了。',
      en: 'How many customers stood in the first tier on the earlier day and in the second on the later one. “none” is somebody who had no tier yet, or is no longer there.',
    },
    formula: '#{i : tierᵢ(from) = A and tierᵢ(to) = B}',
    method: 'worth.tiers',
    asked: ['from day', 'to day', 'from tier', 'to tier'],
    shows: ['migration.cells[].customers', 'migration.cells[].valueBefore', 'migration.cells[].valueAfter'],
    instances: ({ migration: moved }) =>
      (moved?.cells ?? []).map(({ from, to, customers, valueBefore, valueAfter }) => ({
        of: [moved?.from ?? '', moved?.to ?? '', named(from), named(to)],
        value: customers,
        observations: customers,
        inputs: [[{ zh: '之前合计的未来价值', en: 'Their value before' }, valueBefore, 'money'], [{ zh: '之后合计的未来价值', en: 'Their value after' }, valueAfter, 'money']],
      })),
    noInterval: counted,
    behind: (shown, { of }) => {
      const stood = (side: Query, tier: string | undefined): Query => (tier === noTier ? sql`${side} is null` : sql`${side} = ${tier ?? ''}`);
      return customersBy(shown, { ...valueNow, from: between(of), where: sql`${stood(sql`b.tier`, of[2])} and ${stood(sql`a.tier`, of[3])}` });
    },
  },
  {
    measure: 'tierMovesTogether',
    title: { zh: '留在原层、上升或下降的客户', en: 'Customers who stayed, rose or fell' },
    unit: 'count',
    meaning: { zh: '两个日子都有层次的客户里，留在原层、上升到更好一层、或下降的各有多少位。', en: 'Of the customers with a tier on both days, how many stayed in it, rose to a better one, or fell.' },
    formula: '#{i : rank of tierᵢ(to) = , < or > rank of tierᵢ(from)}',
    method: 'worth.tiers',
    asked: ['from day', 'to day', 'stayed, up or down'],
    shows: [],
    instances: ({ migration: moved }) => {
      const both = (moved?.cells ?? []).flatMap(({ from, to, customers }) => (from !== null && to !== null ? [{ from, to, customers }] : []));
      const all = both.reduce((sum, { customers }) => sum + customers, 0);
      return moved === null
        ? []
        : Object.entries(directions).map(([direction, holds]) => {
            const value = both.reduce((sum, { from, to, customers }) => sum + (holds(from, to) ? customers : 0), 0);
            return { of: [moved.from, moved.to, direction], value, observations: value, inputs: [[{ zh: '两个日子都有层次', en: 'With a tier on both days' }, all], [words.share, shareOf(value, all), 'probability']] as const };
          });
    },
    noInterval: counted,
    behind: (shown, { of }) => customersBy(shown, { ...valueNow, from: between(of), where: inDirection(of[2]) }),
  },
];

type Measured = 'boughtAgain' | 'stayed' | 'revenue' | 'satisfaction' | 'mood';

/** One line of a tier and period: who stood there when it began. */
function resultsOf({ results, periods }: Results, measured: Measured): Instance[] {
  return results.flatMap((result) => {
    const found = result[measured];
    const days = periods.find(({ from }) => from === result.from)?.days ?? null;
    if (found === null) return [];
    return [
      {
        of: [result.tier, result.from],
        value: found.value,
        low: found.low,
        high: found.high,
        observations: found.customers,
        inputs: [[{ zh: '期初在这一层的客户', en: 'Customers in the tier when the period began' }, result.customers], [{ zh: '其中有依据的', en: 'Of these, with something to go by' }, found.customers], [{ zh: '期末', en: 'Period ends' }, result.to], [{ zh: '天数', en: 'Days' }, days]],
      },
    ];
  });
}

const cohort = {
  zh: '客户算在期初所在的那一层，之后去了哪里都跟着算，所以离开的人不会让一层显得更好或更差。',
  en: 'Customers belong to the tier they were in when the period began, wherever they went; so whoever leaves a tier cannot flatter or spoil it.',
};

function result(of: { readonly measure: CompanyFigure<Results>['measure']; readonly shown: Measured; readonly title: Bilingual; readonly unit: CompanyFigure<Results>['unit']; readonly meaning: Bilingual; readonly formula: string; readonly method: string }, behind: CompanyFigure<Results>['behind']): CompanyFigure<Results> {
  const { shown, meaning, ...rest } = of;
  return {
    ...rest,
    meaning: { zh: `${meaning.zh}${cohort.zh}`, en: `${meaning.en} ${cohort.en}` },
    asked: ['tier', 'from day'],
    shows: ['value', 'low', 'high', 'customers'].map((part) => `results[].${shown}.${part}`),
    instances: (answer) => resultsOf(answer, shown),
    noInterval: tooFewForInterval,
    ...(behind && { behind }),
  };
}

const inCohort = ([tier, from]: readonly string[]): { readonly from: Query; readonly where: Query } => ({ from: sql`join ${tierOn(from)} b on b.subject = s.subject`, where: sql`b.tier = ${tier ?? ''}` });

/** Who paid most within the period, of those who stood in the tier when it began. */
function paidMost(shown: Shown, { of, inputs }: Instance): Behind {
  const { from, where } = inCohort(of);
  const period = { from: of[1] ?? '', to: String(inputs[2]?.[1] ?? ''), days: Number(inputs[3]?.[1] ?? 0) };
  return customersBy(shown, { amount: sql`paid.net`, title: { zh: '期内实付', en: 'Paid within the period' }, unit: 'money', from: sql`${from} join (${paidIn([period], shown.currency)}) paid on paid.customer_id = s.subject`, where, total: null });
}

const results: readonly CompanyFigure<Results>[] = [
  result(
    {
      measure: 'tierBoughtAgain', shown: 'boughtAgain', unit: 'probability', method: 'worth.tiers',
      title: { zh: '期内又买了的占比', en: 'Share who bought again' },
      meaning: { zh: '期初在这一层的客户里，这段时间内又买过的占多少。', en: 'Of the customers of the tier, the share who bought again within the period.' },
      formula: 'buyers / customers, Wilson interval at 80 %',
    },
    paidMost,
  ),
  result(
    {
      measure: 'tierStayed', shown: 'stayed', unit: 'probability', method: 'worth.life-cycle',
      title: { zh: '期末没有流失的占比', en: 'Share not lost at the end' },
      meaning: { zh: '期初在这一层的客户里，到期末没有流失的占多少；流失后又回来的算留下。', en: 'Of the customers of the tier, the share who were not lost when the period ended; who was lost and came back counts as staying.' },
      formula: '#{stage at the end ≠ lost} / customers, Wilson interval at 80 %',
    },
    (shown, { of, inputs, value, observations }) => {
      const to = String(inputs[2]?.[1] ?? '');
      const { from, where } = inCohort(of);
      const ended = sql`join ${insightTable(lifeCycle.name)} l on l.subject = s.subject and l.as_of = cast(${to} as date)`;
      return customersBy(shown, { amount: sql`s.net`, title: { zh: '累计实付', en: 'Paid so far' }, unit: 'money', from: sql`${from} ${ended}`, where: sql`${where} and l.stage = 'lost'`, total: Math.round(observations * (1 - (value ?? 0))), heading: { zh: '期末流失、以前买得最多的客户', en: 'Those lost at the end, by what they had paid' } });
    },
  ),
  result(
    {
      measure: 'tierRevenue', shown: 'revenue', unit: 'money', method: 'worth.purchases',
      title: { zh: '每位客户每 30 天的收入', en: 'Revenue per customer and 30 days' },
      meaning: { zh: '期内净收入，按每位客户每 30 天平均；没买的算 0。', en: 'Net revenue of the period, per customer and 30 days; who bought nothing counts with 0.' },
      formula: '30/days · (Σ netᵢ / n ± z₈₀ · s / √n)',
    },
    paidMost,
  ),
  result(
    {
      measure: 'tierSatisfaction', shown: 'satisfaction', unit: 'count', method: 'satisfaction.expectation',
      title: { zh: '问卷满意度', en: 'Satisfaction in surveys' },
      meaning: { zh: '期内的问卷回答折成 0–100，先算各人的平均，再算这些平均的平均。', en: 'Answers to surveys of the period on 0–100: each customer’s mean first, then the mean of these.' },
      formula: 'mean of customers’ means ± z₈₀ · s / √n',
    },
    (shown, { of }) => customersBy(shown, { amount: sql`s.expectation_gap`, title: { zh: '实际与期望之差', en: 'Perceived minus expected' }, unit: 'score', ...inCohort(of), ascending: true, total: null, heading: { zh: '如今最失望的客户', en: 'The most disappointed of them now' } }),
  ),
  result(
    {
      measure: 'tierLaterMood', shown: 'mood', unit: 'score', method: 'feeling.customers',
      title: { zh: '期内说的话的情绪', en: 'Mood of what they wrote' },
      meaning: { zh: '期内说的话的情绪（−1 到 1），先算各人的平均，再算这些平均的平均，话多的人也只算一位。', en: 'The mood of what was said in the period, −1 to 1: each customer’s mean first, then the mean of these, so that who speaks often does not speak for all.' },
      formula: 'mean of customers’ means ± z₈₀ · s / √n',
    },
    (shown, { of }) => customersBy(shown, { amount: sql`s.mood`, title: { zh: '情绪', en: 'Mood' }, unit: 'score', ...inCohort(of), ascending: true, total: null, heading: { zh: '如今心里最难受的客户', en: 'The sorest of them now' } }),
  ),
];

export const migrationFigures: PageFigures = pageFigures(tierMigration, migration, ([from, to]) => ({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) }));
export const resultFigures: PageFigures = pageFigures(tierResults, results);
