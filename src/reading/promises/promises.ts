import type { PromiseFound, Speaker } from '../../domain/index.ts';
import { resolveTime } from '../deadlines/index.ts';
import type { DeadlineContext, TimeFound } from '../deadlines/index.ts';
import { nameDeed } from './deeds.ts';
import { judgeBy } from './judgement.ts';
import type { Judge, Judgement, PromiseWeights } from './judgement.ts';
import { findStatements } from './statements.ts';
import type { PromiseLanguage } from './marks.ts';
import type { Statement } from './statements.ts';
import { promiseWeights } from './weights.ts';

/** What a message is read with: its context, and how the company reads deadlines. */
export interface PromiseContext extends DeadlineContext {
  readonly speaker?: Speaker | undefined;
  /** What a head makes of the message as a whole: the probability that it holds a promise of its speaker. */
  readonly promiseProbability?: number;
}

interface Candidate {
  readonly statement: Statement;
  readonly judgement: Judgement;
  readonly owner: PromiseFound['owner'];
}

/** From this probability on a statement is taken for a promise: about where precision and recall meet on trades never seen. */
const leastConfidence = 0.32;
/** The same where a head has looked at the whole message, too. */
const leastJointConfidence = 0.4;
/**
 * Below this a head is as good as sure that a message holds no promise, and it is not looked through: three messages in five. On trades the
 * heads had not seen, 15 promises would have been found among 9,592 such messages, 7 of them right, of 1,496 labelled.
 */
const hopeless = 0.01;

export type FindPromises = (text: string, context: PromiseContext) => PromiseFound[];

/**
 * Commitments to a future act: ours in an agent's words, the customer's in a customer's. Requests, policies, the past, pleasantries, negated
 * promises and those of others are none. Without a speaker, the side whose promise it would more likely be owns it.
 * @example findPromises('我周五前寄给您', { speaker: 'agent', at: '2026-03-03T10:00:00+08:00', zone: 'Asia/Shanghai' })[0].owner // 'us'
 */
export const findPromises: FindPromises = promiseFinder(promiseWeights);

/** {@link findPromises} with other weights: for measuring what was learned without some of the examples. */
export function promiseFinder(weights: Readonly<Record<PromiseLanguage, PromiseWeights>>): FindPromises {
  const judge = judgeBy(weights);
  return (text, context) => {
    const { promiseProbability } = context;
    if (promiseProbability !== undefined && promiseProbability < hopeless) return [];
    const { language, statements } = findStatements(text);
    if (!statements.some(({ features }) => features.length > 0)) return [];
    const alone = statements.map((statement) => weigh({ judge, language, statement, speaker: context.speaker }));
    const candidates = promiseProbability === undefined ? alone : weighTogether(alone, language, promiseProbability);
    const least = promiseProbability === undefined ? leastConfidence : leastJointConfidence;
    const found: PromiseFound[] = [];
    let at = 0;
    while (at < candidates.length) {
      const first = at++;
      if (candidates[first]!.judgement.confidence < least) continue;
      while (at < candidates.length && candidates[at]!.judgement.confidence >= least && continues(candidates[at - 1]!, candidates[at]!)) at++;
      found.push(promiseOf(text, candidates.slice(first, at), { language, before: statements[first - 1], context }));
    }
    return found;
  };
}

interface Weighing {
  readonly judge: Judge;
  readonly language: PromiseLanguage;
  readonly statement: Statement;
  readonly speaker: Speaker | undefined;
}

function weigh({ judge, language, statement, speaker }: Weighing): Candidate {
  const theirs: Candidate | undefined = speaker === 'agent' ? undefined : { statement, judgement: judge(language, statement.features, 'customer'), owner: 'customer' };
  if (theirs && speaker === 'customer') return theirs;
  const ours: Candidate = { statement, judgement: judge(language, statement.features, 'agent'), owner: 'us' };
  return theirs && theirs.judgement.confidence > ours.judgement.confidence ? theirs : ours;
}

/**
 * Log-odds of a statement = start + marks × those by its marks + whole × those the head gives the message + behind × how far it lies behind the
 * likeliest statement of the message. Fitted to what weights and heads said of trades they had not learned from (the odd ones).
 */
const together = {
  us: { zh: { start: 0.1, marks: 0.75, whole: 0.33, behind: -0.07 }, en: { start: 0.35, marks: 0.47, whole: 0.7, behind: -0.39 } },
  customer: { zh: { start: 1.3, marks: 1.05, whole: 0.4, behind: -0.07 }, en: { start: 0.8, marks: 1.05, whole: 0.26, behind: -0.13 } },
} as const;

function weighTogether(candidates: readonly Candidate[], language: PromiseLanguage, promiseProbability: number): Candidate[] {
  const marks = candidates.map(({ judgement }) => logOdds(judgement.confidence));
  const most = Math.max(...marks);
  return candidates.map((candidate, at) => {
    if (candidate.statement.features.length === 0) return candidate;
    const share = together[candidate.owner][language];
    const sum = share.start + share.marks * marks[at]! + share.whole * logOdds(promiseProbability) + share.behind * (most - marks[at]!);
    const { vague, soft } = candidate.judgement;
    return { statement: candidate.statement, judgement: { confidence: 1 / (1 + Math.exp(-sum)), vague, soft }, owner: candidate.owner };
  });
}

function logOdds(probability: number): number {
  const within = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return Math.log(within / (1 - within));
}

/** A clause that adds to the promise before it: same sentence, no deadline of its own. */
function continues(last: Candidate, next: Candidate): boolean {
  return next.statement.sentence === last.statement.sentence && next.statement.times.length === 0 && next.owner === last.owner;
}

function promiseOf(text: string, parts: readonly Candidate[], { language, before, context }: { language: PromiseLanguage; before: Statement | undefined; context: PromiseContext }): PromiseFound {
  const surest = parts.reduce((best, each) => (each.judgement.confidence > best.judgement.confidence ? each : best));
  const start = parts[0]!.statement.start;
  const end = parts.at(-1)!.statement.end;
  const own = parts.flatMap(({ statement }) => statement.times);
  const inherited = before?.sentence === parts[0]!.statement.sentence ? before.times : [];
  const time = chooseTime(own.length > 0 ? own : inherited);
  const quote = text.slice(start, end);
  const { vague, soft } = surest.judgement;
  return {
    quote, start, end, owner: surest.owner, ...nameDeed(language, quote, own.map((each) => ({ start: each.start - start, end: each.end - start }))),
    due: time ? resolveTime(time, context) : null, vague: vague >= 0.5, strength: soft >= 0.5 ? 'soft' : 'firm',
    conditional: parts.some(({ statement }) => statement.conditional), confidence: Math.round(surest.judgement.confidence * 1000) / 1000,
  };
}

/** The first that can be checked, else the first. */
function chooseTime(times: readonly TimeFound[]): TimeFound | undefined {
  return times.find(({ kind }) => kind === 'dated' || kind === 'length') ?? times.find(({ kind }) => kind === 'soon');
}
