/** Whether reading keeps up with how customers speak: month by month against a time when it did. */
import { homeModels } from '../actions/home-models/index.ts';
import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import type { Row } from '../domain/index.ts';
import { agreementByMonth, labelsByMonth, sampleByMonth } from '../facts/index.ts';
import { wilsonInterval } from '../insights/index.ts';
import { unknownShare, vocabularyOf } from '../reading/index.ts';
import type { CourseReport } from '../reading/index.ts';
import { implement } from './implementation.ts';
import { activeHome, currentReader, loadHome } from './reader.ts';
import type { Workspace } from './workspace.ts';

type Drift = OutputOf<typeof operations.readingDrift>;
type Month = Drift['months'][number];
type Period = Omit<Month, 'month' | 'learned' | 'shift' | 'signs'>;
type Share = NonNullable<Period['agreement']>;

const level = 0.95;
const mostMonths = 24;
const textsPerMonth = 200;
const firstMonths = 3;
/** Fewer texts prove nothing about a month. */
const fewestTexts = 30;
const labelNames = ['negative', 'neutral', 'positive', 'unsure'] as const;

/** What one month came to, as sums, so that months add up to periods. */
interface Sums {
  readonly month: string;
  readonly labels: Readonly<Record<(typeof labelNames)[number], number>>;
  readonly judged: number;
  readonly agreeing: number;
  /** Unknown shares of the sampled texts. */
  readonly unknown: readonly number[];
}

export const readingDrift = implement(operations.readingDrift, async (workspace): Promise<Drift> => {
  const reader = (await currentReader(workspace)).version;
  const labels = (await labelsByMonth(workspace.warehouse)).slice(-mostMonths);
  const training = await lastTraining(workspace);
  const names = labels.map((row) => String(row['month']));
  const learned = training ? names.filter((month) => month >= training.from && month <= training.to) : [];
  const compared = learned.length > 0 ? learned : names.slice(0, firstMonths);
  if (names.length < 2 || compared.length === 0) return { status: 'too-little-data', reader, reference: null, months: [] };
  const sums = await monthSums(workspace, labels, new Set(compared));
  const period = periodOf(sums.filter(({ month }) => compared.includes(month)));
  const kind = learned.length > 0 ? ('training' as const) : ('first-months' as const);
  // What was learned from agrees too well with what was learned: only labels kept aside tell.
  const agreement = kind === 'training' ? (training?.agreement ?? null) : period.agreement;
  const reference = { ...period, agreement, from: compared[0]!, to: compared.at(-1)!, kind };
  return { status: 'known', reader, reference, months: sums.map((month) => compare(month, reference, learned.includes(month.month))) };
});

/** When the model in force learned, in months, and how often it agreed with stars it had not seen. */
async function lastTraining(workspace: Workspace): Promise<{ readonly from: string; readonly to: string; readonly agreement: Share | null } | undefined> {
  const active = await activeHome(workspace);
  if (!active || !(await loadHome(active))) return undefined;
  const report = (await homeModels(workspace.desk)).find(({ version }) => version === active.version)?.report as CourseReport | undefined;
  if (!report?.from || !report.to) return undefined;
  const figures = report.lessons.find(({ lesson }) => lesson === 'polarity')?.figures;
  return { from: report.from.slice(0, 7), to: report.to.slice(0, 7), agreement: figures ? proportion(Math.round(figures.newAccuracy * figures.judged), figures.judged) : null };
}

async function monthSums(workspace: Workspace, labels: readonly Row[], compared: ReadonlySet<string>): Promise<Sums[]> {
  const agreement = new Map((await agreementByMonth(workspace.warehouse)).map((row) => [String(row['month']), row]));
  const unknown = await unknownByMonth(workspace, String(labels[0]?.['month'] ?? ''), compared);
  return labels.map((row) => {
    const month = String(row['month']);
    const stars = agreement.get(month);
    return {
      month,
      labels: { negative: Number(row['negative']), neutral: Number(row['neutral']), positive: Number(row['positive']), unsure: Number(row['unsure']) },
      judged: Number(stars?.['texts'] ?? 0),
      agreeing: Number(stars?.['agreeing'] ?? 0),
      unknown: unknown.get(month) ?? [],
    };
  });
}

/** One half of the sampled texts of the months compared with makes the vocabulary; the other half of every month is looked up in it. */
async function unknownByMonth(workspace: Workspace, from: string, compared: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = (await sampleByMonth(workspace.warehouse, from, textsPerMonth)).map((row) => ({ month: String(row['month']), text: String(row['text']), isEven: Number(row['place']) % 2 === 0 }));
  const vocabulary = vocabularyOf(rows.filter(({ month, isEven }) => isEven && compared.has(month)).map(({ text }) => text));
  const shares = new Map<string, number[]>();
  for (const { month, text, isEven } of rows) {
    const share = isEven ? undefined : unknownShare(vocabulary, text);
    if (share === undefined) continue;
    const known = shares.get(month);
    if (known) known.push(share);
    else shares.set(month, [share]);
  }
  return shares;
}

function periodOf(months: readonly Sums[]): Period {
  const sum = (of: (month: Sums) => number): number => months.reduce((total, month) => total + of(month), 0);
  const counts = Object.fromEntries(labelNames.map((label) => [label, sum(({ labels }) => labels[label])])) as Sums['labels'];
  const texts = labelNames.reduce((total, label) => total + counts[label], 0);
  return {
    texts,
    agreement: proportion(sum(({ agreeing }) => agreeing), sum(({ judged }) => judged)),
    unsure: proportion(counts.unsure, texts),
    labels: texts === 0 ? null : (Object.fromEntries(labelNames.map((label) => [label, counts[label] / texts])) as Period['labels']),
    unknown: meanShare(months.flatMap(({ unknown }) => unknown)),
  };
}

function proportion(part: number, all: number): Share | null {
  return all === 0 ? null : { value: part / all, ...wilsonInterval(part, all, level), count: all };
}

function meanShare(shares: readonly number[]): Share | null {
  if (shares.length < 2) return null;
  const value = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const spread = 1.96 * Math.sqrt(shares.reduce((sum, share) => sum + (share - value) ** 2, 0) / (shares.length - 1) / shares.length);
  return { value, low: Math.max(0, value - spread), high: Math.min(1, value + spread), count: shares.length };
}

/** Differences smaller than this are of no consequence, however sure. */
const worthSaying = { unsure: 0.03, labels: 0.15, unknown: 0.03 };

function compare(sums: Sums, reference: NonNullable<Drift['reference']>, learned: boolean): Month {
  const period = periodOf([sums]);
  const { agreement, unsure, labels, unknown, texts } = period;
  const shift = labels && reference.labels ? labelNames.reduce((sum, label) => sum + Math.abs(labels[label] - reference.labels![label]), 0) / 2 : null;
  const rose = (share: Share | null, before: Share | null, least: number): boolean => share !== null && before !== null && share.count >= fewestTexts && share.low > before.value + least;
  const signs: Month['signs'] = [];
  if (!learned && agreement && reference.agreement && agreement.count >= fewestTexts && agreement.high < reference.agreement.low) signs.push('agreement');
  if (rose(unsure, reference.unsure, worthSaying.unsure)) signs.push('unsure');
  if (shift !== null && texts >= fewestTexts && shift > worthSaying.labels + labelNames.length / 4 / Math.sqrt(texts)) signs.push('labels');
  if (rose(unknown, reference.unknown, worthSaying.unknown)) signs.push('unknown');
  return { month: sums.month, learned, ...period, shift, signs };
}
