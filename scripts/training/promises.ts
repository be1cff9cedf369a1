/** Learns what the marks of a statement are worth for being a promise, and measures on messages that were not learned from. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PromiseOutcome, Speaker } from '../../src/domain/index.ts';
import { findDeadlines } from '../../src/reading/deadlines/index.ts';
import { featureNames, findOutcome, findPromises, findStatements, promiseFinder } from '../../src/reading/promises/index.ts';
import type { FindPromises, PromiseLanguage, PromiseWeights } from '../../src/reading/promises/index.ts';
import { foldCount, foldOfTrade } from './corpus.ts';

/** A message of the seed corpus, as far as promises go. */
export interface LabelledMessage {
  readonly trade: string;
  readonly language: PromiseLanguage;
  readonly speaker: Speaker;
  readonly text: string;
  readonly promises?: readonly {
    readonly owner: 'us' | 'customer';
    readonly quote: string;
    readonly due?: string | null;
    readonly strength?: 'firm' | 'soft';
    readonly vague?: boolean;
    readonly conditional?: boolean;
  }[];
  readonly done?: boolean;
  readonly cancelled?: boolean;
}

/** The messages and the turns of the dialogues of the seed corpus. */
export function readLabelledMessages(folder: string): LabelledMessage[] {
  return ['messages', 'dialogues'].flatMap((kind) =>
    readdirSync(join(folder, kind)).toSorted().flatMap((name) => {
      const [trade, language] = name.split('.') as [string, PromiseLanguage];
      const lines = readFileSync(join(folder, kind, name), 'utf8').split('\n').filter((line) => line !== '');
      return lines.flatMap((line) => {
        const row = JSON.parse(line) as LabelledMessage & { readonly turns?: readonly LabelledMessage[] };
        return (row.turns ?? [row]).map((message) => ({ ...message, trade, language }));
      });
    }),
  );
}

type Weights = Readonly<Record<PromiseLanguage, PromiseWeights>>;

/** Deadlines are read as if said then: only their being there is learned, not when they are. */
const said = { at: '2026-09-14T10:20:00+08:00', zone: 'Asia/Shanghai' };

/**
 * What a mark is worth before anything is learned, and where the penalty pulls it back to. Examples are few: a mark that none of them shows, or one
 * in a trade never seen, still counts for what it plainly means.
 */
const expected: Readonly<Record<string, number>> = {
  bias: -3, cleanDue: 0.6, cleanSelfDue: 1.2, cleanGive: 0.7, cleanGiveDue: 0.8, cleanActDue: 0.9, cleanSelf: 0.4, cleanSelfAct: 1, cleanSelfActDue: 0.5, cleanTopicDue: 0.5, cleanCondition: 0.8, cleanConsequence: 0.8,
  cleanStrong: 0.8, cleanSoft: 0.8, cleanSoon: 0.8, cleanIndirect: 1, cleanYouGet: 1.2, cleanStaffDue: 0.8, selfNearDue: 0.9, willParticle: 0.5, free: 0.5, meet: 0.7, helpOffer: 0.5, laterWord: 0.2, contracted: 0.6, progressive: 0.3, willSelf: 1, youGet: 0.8, cleanPlace: 0.8, cleanState: 0.6, bears: 1.5,
  asked: -1, demand: -5, question: -0.7, past: -0.5, perfective: -0.5, experience: -0.5, youSubject: -0.6, youStart: -0.6, reported: -0.7, refusal: -1, policy: -0.5, rulebook: -0.7, imperative: -0.8, selfState: -0.5, selfTells: -0.5, done: -0.6, short: -0.5, standing: -1, brushOff: -1.5, yourThing: 0.5, conditionOnly: -1, event: -0.5,
};
const penalty = { promise: 2, customer: 4, manner: 4 };
const rounds = 300;

interface Example {
  readonly features: readonly number[];
  readonly target: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a labelled quote stands. */
function spanOf(text: string, quote: string): Range {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length };
}

/** Half of the shorter lies in the other. */
function covers(one: Range, other: Range): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return shared > 0 && shared >= 0.5 * Math.min(one.end - one.start, other.end - other.start);
}

/** The weights of both languages; the same messages give the same weights. */
export function learnPromises(messages: readonly LabelledMessage[]): Weights {
  return { zh: learnLanguage(messages, 'zh'), en: learnLanguage(messages, 'en') };
}

function learnLanguage(messages: readonly LabelledMessage[], language: PromiseLanguage): PromiseWeights {
  const names = featureNames(language);
  const count = names.length;
  const promise: Example[] = [];
  const vague: Example[] = [];
  const soft: Example[] = [];
  for (const message of messages) {
    if (message.language !== language) continue;
    const found = findStatements(message.text);
    if (found.language !== language) continue;
    for (const statement of found.statements) {
      const label = message.promises?.find(({ quote }) => covers(statement, spanOf(message.text, quote)));
      const features = message.speaker === 'customer' ? [...statement.features, ...statement.features.map((feature) => feature + count)] : statement.features;
      promise.push({ features, target: label ? 1 : 0 });
      if (!label) continue;
      vague.push({ features: statement.features, target: label.vague ? 1 : 0 });
      soft.push({ features: statement.features, target: label.strength === 'soft' ? 1 : 0 });
    }
  }
  const prior = [...names.map((name) => expected[name] ?? 0), ...names.map(() => 0)];
  const fitted = fitLogistic(promise, prior, (index) => (index < count ? penalty.promise : penalty.customer));
  const none = names.map(() => 0);
  const [vagueWeights, softWeights] = [vague, soft].map((examples) => fitLogistic(examples, none, () => penalty.manner)) as [Float64Array, Float64Array];
  return Object.fromEntries(names.map((name, at) => [name, [fitted[at]!, fitted[at + count]!, vagueWeights[at]!, softWeights[at]!].map(twoDigits) as [number, number, number, number]] as const).filter(([, weights]) => weights.some((weight) => weight !== 0)));
}

function twoDigits(value: number): number {
  return Math.round(value * 100) / 100 || 0;
}

/** Logistic regression on binary features, penalised towards `prior`: damped coordinate-wise Newton steps with an upper bound of the curvature. */
function fitLogistic(examples: readonly Example[], prior: readonly number[], penaltyOf: (index: number) => number): Float64Array {
  const weights = Float64Array.from(prior);
  for (let round = 0; round < rounds; round++) {
    const slope = new Float64Array(weights.length);
    const bend = new Float64Array(weights.length);
    for (const { features, target } of examples) {
      let logit = 0;
      for (const feature of features) logit += weights[feature]!;
      const probability = 1 / (1 + Math.exp(-logit));
      for (const feature of features) {
        slope[feature] = slope[feature]! + probability - target;
        bend[feature] = bend[feature]! + probability * (1 - probability) * features.length;
      }
    }
    for (let at = 0; at < weights.length; at++) weights[at] = weights[at]! - (0.9 * (slope[at]! + penaltyOf(at) * (weights[at]! - prior[at]!))) / (bend[at]! + penaltyOf(at) + 0.1);
  }
  return weights;
}

/** The file that ships the weights. */
export function writePromiseWeights(weights: Weights): string {
  const lines = (language: PromiseLanguage): string[] => Object.entries(weights[language]).map(([name, values]) => `    ${/^\w+$/.test(name) ? name : `'${name}'`}: [${values.join(', ')}],`);
  return [
    "import type { PromiseWeights } from './judgement.ts';",
    '',
    '/** Learned from the seed corpus by the training run, which writes this file. */',
    "export const promiseWeights: Readonly<Record<'zh' | 'en', PromiseWeights>> = {",
    '  zh: {',
    ...lines('zh'),
    '  },',
    '  en: {',
    ...lines('en'),
    '  },',
    '};',
    '',
  ].join('\n');
}

export interface Rates {
  readonly precision: number;
  readonly recall: number;
}

export interface PromiseFigures {
  readonly messages: number;
  readonly labelled: number;
  readonly found: number;
  /** Found promises whose quote overlaps a labelled one; labelled ones that a found one overlaps. */
  readonly precision: number;
  readonly recall: number;
  /** Of the labelled promises that were found: share with the right owner, and vague, soft and conditional as labels of their own. */
  readonly owner: number;
  readonly vague: Rates;
  readonly soft: Rates;
  readonly conditional: Rates;
  /** Labelled deadline words that a deadline read in the message overlaps, and deadlines read in labelled promises that overlap labelled words. */
  readonly dueWords: Rates & { readonly labelled: number };
}

/** How well promises are found in messages. Measure on trades that were not learned from; `finderFor` may give each trade its own finder. */
export function measurePromises(messages: readonly LabelledMessage[], finderFor: (trade: string) => FindPromises = () => findPromises): PromiseFigures {
  const counts = { found: 0, right: 0, labelled: 0, hit: 0, owner: 0, dueLabelled: 0, dueHit: 0, dueRead: 0, dueRight: 0 };
  const manners = { vague: tally(), soft: tally(), conditional: tally() };
  for (const { trade, text, speaker, promises = [] } of messages) {
    const found = finderFor(trade)(text, { speaker, ...said });
    const labels = promises.map((label) => ({ ...label, ...spanOf(text, label.quote) }));
    counts.found += found.length;
    counts.right += found.filter((each) => labels.some((label) => overlaps(each, label))).length;
    counts.labelled += labels.length;
    const deadlines = labels.length > 0 ? findDeadlines(text, { ...said, bareLengths: true }) : [];
    for (const label of labels) {
      countDue(counts, { label, words: label.due ? spanOf(text, label.due) : undefined, deadlines });
      const match = found.find((each) => overlaps(each, label));
      if (!match) continue;
      counts.hit++;
      if (match.owner === label.owner) counts.owner++;
      count(manners.vague, match.vague, label.vague === true);
      count(manners.soft, match.strength === 'soft', label.strength === 'soft');
      count(manners.conditional, match.conditional, label.conditional === true);
    }
  }
  return {
    messages: messages.length, labelled: counts.labelled, found: counts.found, precision: share(counts.right, counts.found), recall: share(counts.hit, counts.labelled), owner: share(counts.owner, counts.hit),
    vague: ratesOf(manners.vague), soft: ratesOf(manners.soft), conditional: ratesOf(manners.conditional),
    dueWords: { labelled: counts.dueLabelled, precision: share(counts.dueRight, counts.dueRead), recall: share(counts.dueHit, counts.dueLabelled) },
  };
}

function countDue(counts: { dueLabelled: number; dueHit: number; dueRead: number; dueRight: number }, { label, words, deadlines }: { label: Range; words: Range | undefined; deadlines: readonly Range[] }): void {
  if (!words) return;
  const inLabel = deadlines.filter((deadline) => overlaps(deadline, label));
  counts.dueLabelled++;
  if (deadlines.some((deadline) => overlaps(deadline, words))) counts.dueHit++;
  counts.dueRead += inLabel.length;
  counts.dueRight += inLabel.filter((deadline) => overlaps(deadline, words)).length;
}

/** Each trade measured with weights learned without it and its like: how a trade never seen is read. */
export function crossMeasurePromises(messages: readonly LabelledMessage[]): PromiseFigures {
  const folds = foldOfTrade(messages);
  const finders = Array.from({ length: foldCount }, (_, fold): FindPromises => promiseFinder(learnPromises(messages.filter(({ trade }) => folds.get(trade) !== fold))));
  return measurePromises(messages, (trade) => finders[folds.get(trade)!]!);
}

/** How well agents' reports are recognised: a promise done, or taken back or moved. Each message by itself, without the conversation. */
export function measureOutcomes(messages: readonly LabelledMessage[]): Record<PromiseOutcome['kind'], Rates> {
  const tallies = { fulfilled: tally(), cancelled: tally() };
  for (const { speaker, text, done, cancelled } of messages) {
    if (speaker !== 'agent') continue;
    const kind = findOutcome(text, speaker)?.kind;
    count(tallies.fulfilled, kind === 'fulfilled', done === true);
    count(tallies.cancelled, kind === 'cancelled', cancelled === true);
  }
  return { fulfilled: ratesOf(tallies.fulfilled), cancelled: ratesOf(tallies.cancelled) };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

function overlaps(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end;
}

interface Tally {
  both: number;
  read: number;
  labelled: number;
}

function tally(): Tally {
  return { both: 0, read: 0, labelled: 0 };
}

function count(into: Tally, read: boolean, labelled: boolean): void {
  if (read) into.read++;
  if (labelled) into.labelled++;
  if (read && labelled) into.both++;
}

function ratesOf({ both, read, labelled }: Tally): Rates {
  return { precision: share(both, read), recall: share(both, labelled) };
}
