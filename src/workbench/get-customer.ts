import { operations } from '../contract/index.ts';
import type { OutputOf, TimelineEntry } from '../contract/index.ts';
import { sql } from '../domain/index.ts';
import type { Day, Row } from '../domain/index.ts';
import { insightTable, moodPoints, sheetOn, signalsOf, timelinePage } from '../facts/index.ts';
import { customerFeeling, moodCurve } from '../insights/index.ts';
import { customerNamed, customerRowOf, shownRun } from './customer-rows.ts';
import { reasonsFor, suggestFor, summarise } from './customer-story.ts';
import { customerFigures, insightFit } from './explain.ts';
import { implement } from './implementation.ts';
import { keptAnswer } from './kept-answers.ts';
import type { Workspace } from './workspace.ts';
import { numberOrNull, rowsBy, textOrNull } from './row-values.ts';

type CustomerPage = OutputOf<typeof operations.getCustomer>;


/** One customer whole: how things stand, why, what next, and every figure. An id that was merged opens the customer it became. */
export const getCustomer = implement(operations.getCustomer, async (workspace, input) => {
  const { asOf, currency } = await shownRun(workspace);
  const { id, sheet } = await customerNamed(workspace, input.id, asOf);
  const row = customerRowOf(sheet);
  const [profile, figures, expectation, tierHistory] = await Promise.all([
    profileOf(workspace, id, asOf),
    customerFigures(workspace, { asOf, currency, subject: id }),
    expectationsOf(workspace, { asOf, id, tier: row.tier }),
    tierHistoryOf(workspace, id),
  ]);
  return { asOf, currency, row, profile, summary: summarise(row), reasons: reasonsFor(row), suggestion: suggestFor(row), figures, expectation, tierHistory };
});

async function profileOf({ warehouse }: Workspace, id: string, asOf: string): Promise<CustomerPage['profile']> {
  const [row] = await warehouse.rows(sql`select * from fact_customers_view where id = ${id}`);
  const merged = await warehouse.rows(sql`select merged_id from customer_alias where kept_id = ${id} order by merged_id`);
  return {
    phone: textOrNull(row?.['phone']),
    email: textOrNull(row?.['email']),
    kind: textOrNull(row?.['kind']),
    birthday: textOrNull(row?.['birthday']),
    birthdayCalendar: textOrNull(row?.['birthday_calendar']),
    joinedOn: textOrNull(row?.['joined_on']),
    contract: contractOf(row, asOf),
    attributes: row?.['attributes'] == null ? {} : (JSON.parse(String(row['attributes'])) as Record<string, unknown>),
    mergedIds: merged.map((alias) => String(alias['merged_id'])),
  };
}

/** The contract as it stood on the day; what was cancelled later still ran. */
function contractOf(row: Row | undefined, asOf: string): CustomerPage['profile']['contract'] {
  const [start, end, fee, cancelledOn] = [textOrNull(row?.['contract_start']), textOrNull(row?.['contract_end']), numberOrNull(row?.['monthly_fee']), textOrNull(row?.['cancelled_on'])];
  if (start === null && end === null && fee === null) return null;
  return { plan: textOrNull(row?.['contract_plan']), start: start ?? textOrNull(row?.['joined_on']), end, monthlyFee: fee, cancelledOn: cancelledOn !== null && cancelledOn <= asOf ? cancelledOn : null };
}

/** Promised against real, and expected against perceived, beside the mean of the same tier. */
async function expectationsOf(workspace: Workspace, of: { readonly asOf: string; readonly id: string; readonly tier: string | null }): Promise<CustomerPage['expectation']> {
  const { warehouse } = workspace;
  const table = insightTable('satisfaction.expectation');
  const [row] = await warehouse.rows(sql`select * from ${table} where as_of = cast(${of.asOf} as date) and subject = ${of.id}`);
  const peers = peersOf(await sumsOfTier(workspace, of), row);
  const gaps: CustomerPage['expectation'] = [];
  if (row && Number(row['deliveries']) > 0) {
    gaps.push({
      title: { zh: '送达日（对承诺）', en: 'Delivery day, against the promise' },
      expected: 0,
      actual: numberOrNull(row['mean_late_days']),
      gap: numberOrNull(row['mean_late_days']),
      unit: 'days',
      observations: Number(row['deliveries']),
      peersGap: peers.lateDays,
    });
  }
  const answers = await warehouse.rows(sql`
    select coalesce(dimension, item, instrument) as dimension, avg(expected) as expected, avg(perceived) as perceived, count(*) as n
    from fact_feedback_view where customer_id = ${of.id} and expected is not null and perceived is not null and ("at" is null or cast("at" as date) <= cast(${of.asOf} as date))
    group by coalesce(dimension, item, instrument) order by 1`);
  for (const answer of answers) {
    const [expected, perceived] = [Number(answer['expected']), Number(answer['perceived'])];
    const dimension = String(answer['dimension']);
    gaps.push({ title: dimensionTitle(dimension), expected, actual: perceived, gap: perceived - expected, unit: 'points', observations: Number(answer['n']), peersGap: peers.gap });
  }
  return gaps;
}

interface TierSums {
  readonly lateDays: number;
  readonly lateCustomers: number;
  readonly gap: number;
  readonly gapCustomers: number;
}

/** What the customers of a tier come to together: worked out once per run, so that each customer's page only takes its own away. */
async function sumsOfTier(workspace: Workspace, { asOf, tier }: { readonly asOf: string; readonly tier: string | null }): Promise<TierSums | undefined> {
  const rows = await keptAnswer(workspace, { restsOn: 'insights', question: ['expectationOfTiers', asOf] }, () => workspace.warehouse.rows(sql`
    select s.tier, sum(e.mean_late_days) as late_days, count(e.mean_late_days) as late_customers, sum(e.gap) as gap, count(e.gap) as gap_customers
    from ${insightTable('satisfaction.expectation')} e join ${sheetOn(asOf)} s on s.subject = e.subject where e.as_of = cast(${asOf} as date) and s.tier is not null group by s.tier`));
  const row = rows.find((one) => one['tier'] === tier);
  return row && { lateDays: Number(row['late_days']), lateCustomers: Number(row['late_customers']), gap: Number(row['gap']), gapCustomers: Number(row['gap_customers']) };
}

/** The means of everybody else in the tier. */
function peersOf(tier: TierSums | undefined, own: Row | undefined): { readonly lateDays: number | null; readonly gap: number | null } {
  const others = (sum: number, customers: number, mine: number | null): number | null => (customers - (mine === null ? 0 : 1) > 0 ? (sum - (mine ?? 0)) / (customers - (mine === null ? 0 : 1)) : null);
  if (!tier) return { lateDays: null, gap: null };
  return { lateDays: others(tier.lateDays, tier.lateCustomers, numberOrNull(own?.['mean_late_days'])), gap: others(tier.gap, tier.gapCustomers, numberOrNull(own?.['gap'])) };
}

/** The service-quality dimensions have names in both languages; anything else keeps the name the questionnaire gave it. */
function dimensionTitle(dimension: string): { zh: string; en: string } {
  return serviceDimensions[dimension] ?? { zh: dimension, en: dimension };
}

const serviceDimensions: Readonly<Record<string, { zh: string; en: string }>> = {
  reliability: { zh: '可靠', en: 'Reliability' },
  assurance: { zh: '专业', en: 'Assurance' },
  tangibles: { zh: '有形', en: 'Tangibles' },
  empathy: { zh: '关怀', en: 'Empathy' },
  responsiveness: { zh: '响应', en: 'Responsiveness' },
};

async function tierHistoryOf({ warehouse }: Workspace, id: string): Promise<CustomerPage['tierHistory']> {
  const rows = await warehouse.rows(sql`select as_of, tier, score from ${insightTable('worth.tiers')} where subject = ${id} order by as_of`);
  return rows.map((row) => ({ asOf: String(row['as_of']), tier: textOrNull(row['tier']) as CustomerPage['tierHistory'][number]['tier'], score: numberOrNull(row['score']) }));
}

/** Everything that happened with a customer, newest first, and the mood that came of it. */
export const customerTimeline = implement(operations.customerTimeline, async (workspace, input) => {
  const { asOf } = await shownRun(workspace);
  const { id } = await customerNamed(workspace, input.id, asOf);
  const { total, rows } = await timelinePage(workspace.warehouse, id, { asOf, offset: input.offset, limit: input.limit });
  const points = await moodPoints(workspace.warehouse, id, asOf);
  const fit = await insightFit(workspace, customerFeeling, asOf);
  const curve = moodCurve(
    points.map((point) => ({ day: String(point['day']) as Day, score: Number(point['score']) })),
    Number(customerFeeling.settings?.['halfLifeDays']),
    Number(fit.parameters['withinVariance'] ?? 1),
  );
  const readTexts = rows.filter((row) => row['polarity_label'] != null).map((row) => String(row['fact_id']));
  const signals = rowsBy(await signalsOf(workspace.warehouse, readTexts), 'text_id');
  return { total, entries: rows.map((row) => timelineEntryOf(row, signals.get(String(row['fact_id'])) ?? [])), mood: curve.map((point) => ({ ...point })) };
});

function timelineEntryOf(row: Row, signals: readonly Row[]): TimelineEntry {
  const corrected = String(row['corrected'] ?? '').split(',');
  const probabilities = row['emotion_probabilities'] == null ? {} : (JSON.parse(String(row['emotion_probabilities'])) as Record<string, number>);
  const label = textOrNull(row['emotion_label']);
  return {
    id: String(row['fact_id']),
    source: String(row['source']) as TimelineEntry['source'],
    at: String(row['at'] ?? ''),
    touchpoint: textOrNull(row['touchpoint']),
    channel: textOrNull(row['channel']),
    direction: textOrNull(row['direction']),
    agent: textOrNull(row['agent_id']),
    conversation: textOrNull(row['conversation_id']),
    product: textOrNull(row['product_name']) ?? textOrNull(row['product_id']),
    text: textOrNull(row['text']),
    amount: numberOrNull(row['amount']),
    lateDays: numberOrNull(row['late_days']),
    rating:
      row['instrument'] == null && row['perceived'] == null
        ? null
        : { instrument: textOrNull(row['instrument']), item: textOrNull(row['item']), expected: numberOrNull(row['expected']), perceived: numberOrNull(row['perceived']) },
    polarity: row['polarity_label'] == null ? null : { label: String(row['polarity_label']), score: Number(row['polarity_score']), corrected: corrected.includes('polarity') },
    emotion: label === null ? null : { label, probability: probabilities[label] ?? 0, corrected: corrected.includes('emotion') },
    evidence: row['evidence'] == null ? [] : (JSON.parse(String(row['evidence'])) as TimelineEntry['evidence']),
    signals: signals.map((signal) => ({ kind: String(signal['kind']), label: String(signal['label']), quote: String(signal['quote']), start: Number(signal['quote_start']), end: Number(signal['quote_end']) })),
  };
}
