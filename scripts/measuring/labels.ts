/** What a labelled message or conversation carries and what a reading says of it, as names that can be compared. */
import type { ConversationReading, MessageReading, PromiseFound, Speaker } from '../../src/domain/index.ts';
import { agentHeads, customerHeads } from '../../src/reading/heads/head-names.ts';
import type { CorpusMessage } from '../training/corpus.ts';
import { Tally } from './rates.ts';

export interface LabelledPromise {
  readonly owner: 'us' | 'customer';
  readonly quote: string;
  readonly due?: string | null;
  /** Where the time was worked out by hand: ISO 8601 with offset. */
  readonly dueEnd?: string;
  readonly dueLatestEnd?: string;
  readonly strength?: 'firm' | 'soft';
  readonly vague?: boolean;
  readonly conditional?: boolean;
}

export type LabelledMessage = Omit<CorpusMessage, 'promises'> & { readonly at?: string; readonly promises?: readonly LabelledPromise[] };

export interface LabelledConversation {
  readonly at: string;
  readonly turns: readonly LabelledMessage[];
  readonly dissatisfied: boolean;
  readonly resolved: boolean | null;
  readonly prematurePitch: boolean;
  readonly summarisedBack: boolean;
  readonly steps: readonly string[];
  readonly objectionTruth?: string | null;
  readonly objectionTurn?: number | null;
}

/** Tallies by name; a name that nobody carried or said is not there. */
export type Tallies = Map<string, Tally>;

function count(into: Tallies, name: string, { said, carried }: { readonly said: boolean; readonly carried: boolean }): void {
  let tally = into.get(name);
  if (!tally) into.set(name, (tally = new Tally()));
  tally.add(said, carried);
}

function countSets(into: Tallies, said: ReadonlySet<string>, carried: ReadonlySet<string>): void {
  for (const name of new Set([...said, ...carried])) count(into, name, { said: said.has(name), carried: carried.has(name) });
}

export function countMessage(into: Tallies, message: LabelledMessage, reading: MessageReading): void {
  countSets(into, labelsSaid(reading, message.speaker), labelsCarried(message));
  countPromises(into, message, reading.promises);
  if (message.objection && reading.objection) count(into, 'objection answered later', { said: reading.objection.when === 'later', carried: message.objection.when === 'later' });
  for (const { aspect, polarity } of reading.aspects) {
    const own = message.aspects?.[aspect];
    if (own !== undefined) count(into, 'polarity of a right aspect', { said: true, carried: polarity === own });
  }
  for (const [index, { quote }] of [...(message.phrases ?? []), ...(message.claims ?? [])].entries()) {
    const isPhrase = index < (message.phrases ?? []).length;
    const found = isPhrase ? reading.phrases : reading.claims;
    if (found.length > 0) count(into, isPhrase ? 'words of a phrase' : 'words of a claim', { said: true, carried: found.some((each) => overlaps(each, spanOf(message.text, quote))) });
  }
}

const sides: Readonly<Record<Speaker, readonly string[]>> = { customer: customerHeads, agent: agentHeads };

function labelsCarried(message: LabelledMessage): Set<string> {
  return new Set([
    ...(message.intents ?? []).map((each) => `intent.${each}`),
    ...Object.keys(message.aspects ?? {}).map((each) => `aspect.${each}`),
    ...(message.objection ? [`objection.${message.objection.cause}`] : []),
    ...(message.motive ? [`motive.${message.motive}`] : []),
    ...(message.level ? [`needLevel.${message.level}`] : []),
    ...(message.hurt ? [`emotionalNeed.${message.hurt}`] : []),
    ...(message.sarcasm ? ['sarcasm.risk'] : []),
    ...(message.facts ?? []).flatMap(({ kind }) => ['fact.any', `fact.${kind}`]),
    ...(message.phrases ?? []).flatMap(({ category }) => ['phrase.any', `phrase.${category}`]),
    ...(message.claims ?? []).flatMap(({ kind }) => ['claim.any', `claim.${kind}`]),
  ]);
}

function labelsSaid(reading: MessageReading, speaker: Speaker): Set<string> {
  const said = [
    ...reading.intents.map((each) => `intent.${each}`),
    ...reading.aspects.map(({ aspect }) => `aspect.${aspect}`),
    ...(reading.objection ? [`objection.${reading.objection.cause}`] : []),
    ...(reading.motive ? [`motive.${reading.motive}`] : []),
    ...(reading.needLevel ? [`needLevel.${reading.needLevel}`] : []),
    ...(reading.emotionalNeed ? [`emotionalNeed.${reading.emotionalNeed}`] : []),
    ...(reading.sarcasmRisk ? ['sarcasm.risk'] : []),
    ...reading.facts.flatMap(({ kind }) => ['fact.any', `fact.${kind}`]),
    ...reading.phrases.flatMap(({ category }) => ['phrase.any', `phrase.${category}`]),
    ...reading.claims.flatMap(({ kind }) => ['claim.any', `claim.${kind}`]),
  ];
  const kinds = new Set(sides[speaker].map((name) => name.split('.')[0]));
  return new Set(said.filter((name) => kinds.has(name.split('.')[0])));
}

interface Range {
  readonly start: number;
  readonly end: number;
}

export function spanOf(text: string, quote: string): Range {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length };
}

export function overlaps(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end;
}

/** A promise is right where its words overlap those of a labelled one; what it says is judged on the right ones. */
function countPromises(into: Tallies, { text, speaker, promises = [] }: LabelledMessage, found: readonly PromiseFound[]): void {
  const name = speaker === 'agent' ? 'promise.ours' : 'promise.theirs';
  const labels = promises.map((label) => ({ ...label, ...spanOf(text, label.quote) }));
  for (const each of found) if (!labels.some((label) => overlaps(each, label))) count(into, name, { said: true, carried: false });
  for (const label of labels) {
    const match = found.find((each) => overlaps(each, label));
    count(into, name, { said: match !== undefined, carried: true });
    if (!match) continue;
    count(into, 'promise: right owner', { said: true, carried: match.owner === label.owner });
    count(into, 'promise: vague', { said: match.vague, carried: label.vague === true });
    count(into, 'promise: soft', { said: match.strength === 'soft', carried: label.strength === 'soft' });
    count(into, 'promise: conditional', { said: match.conditional, carried: label.conditional === true });
    count(into, 'promise: has a due time', { said: match.due !== null, carried: typeof label.due === 'string' });
    if (label.dueEnd !== undefined) {
      count(into, 'promise: right end', { said: match.due !== null, carried: sameTime(match.due?.end, label.dueEnd) });
      count(into, 'promise: right latest end', { said: match.due !== null, carried: sameTime(match.due?.latestEnd, label.dueLatestEnd ?? label.dueEnd) });
    }
  }
}

function sameTime(one: string | undefined, other: string): boolean {
  return one !== undefined && Math.abs(Date.parse(one) - Date.parse(other)) <= 60_000;
}

export function countConversation(into: Tallies, talk: LabelledConversation, reading: ConversationReading): void {
  count(into, 'premature pitch', { said: reading.prematurePitch, carried: talk.prematurePitch });
  count(into, 'summarised back', { said: reading.summarisedBack, carried: talk.summarisedBack });
  countSets(into, new Set(reading.steps.map((step) => `step.${step}`)), new Set(talk.steps.map((step) => `step.${step}`)));
  count(into, 'dissatisfied', { said: reading.dissatisfied.probability >= 0.5, carried: talk.dissatisfied });
  if (talk.resolved !== null) count(into, 'resolved', { said: reading.resolved.probability >= 0.5, carried: talk.resolved });
  const [said, carried] = [reading.objectionTruth, talk.objectionTruth ?? null];
  count(into, 'objection found', { said: said !== null, carried: carried !== null });
  countSets(into, new Set(said === null ? [] : [`truth.${said}`]), new Set(carried === null ? [] : [`truth.${carried}`]));
  if (carried !== null) {
    count(into, 'truth: right', { said: true, carried: said === carried });
    count(into, 'objection turn: right', { said: true, carried: reading.objectionTurn === talk.objectionTurn });
    count(into, 'objection turn: right or next to it', { said: true, carried: reading.objectionTurn !== null && Math.abs(reading.objectionTurn - talk.objectionTurn!) <= 2 });
  }
  for (const kind of ['fulfilled', 'cancelled'] as const) {
    const turns = new Set(reading.promises.flatMap(({ outcome }) => (outcome?.kind === kind ? [`${outcome.turn}`] : [])));
    const labelled = new Set(talk.turns.flatMap((turn, at) => (turn[kind === 'fulfilled' ? 'done' : 'cancelled'] === true ? [`${at}`] : [])));
    for (const turn of new Set([...turns, ...labelled])) count(into, `promise ${kind}`, { said: turns.has(turn), carried: labelled.has(turn) });
  }
}
