/**
 * Reads one message: everything the parts of the reader say of it, in one result. Heads decide which labels hold, with the rules among their
 * features; where a rule speaks for a label too, it gives the words and the better sentence.
 */
import type { MessageContext, MessageReading, PromiseOutcome, Quoted, RememberedKind, Signal } from '../domain/index.ts';
import type { TurnView } from './heads/conversation-features.ts';
import type { HeadReading } from './heads/head-reading.ts';
import { rulesVersion } from './heads/rule-columns.ts';
import { betterSentence } from './message/better-sentences.ts';
import { betterSentenceOf, ruleSignalsOf } from './message/rule-signals.ts';
import type { RuleSignal } from './message/rule-signals.ts';
import { findPersonalData } from './personal-data/index.ts';
import { findPromises } from './promises/index.ts';
import type { FindPromises } from './promises/index.ts';
import type { Reader } from './reader.ts';

/** A reader that says of a message all there is to say. */
export interface MessageReader extends Reader {
  /** Never throws, whatever the text. Without a speaker, both sides' labels are read. */
  readMessage(text: string, context?: MessageContext): MessageReading;
  /** The same, with what reading the whole conversation needs; nothing where there is nothing to read. */
  readTurn(text: string, context: MessageContext): TurnRead;
}

/** A turn's reading, what reading the whole conversation needs of it, and what an agent says in it of a promise made before. */
export interface TurnRead {
  readonly message: MessageReading;
  readonly view: TurnView | undefined;
  readonly reports: PromiseOutcome['kind'] | null;
}

/** @param find how promises are found: for measuring what was learned without some of the examples */
export function readsMessages(reader: Reader, find: FindPromises = findPromises): MessageReader {
  const readTurn: MessageReader['readTurn'] = (text, context) => readWhole({ reader, find }, text, context);
  return { ...reader, version: `${reader.version}-${rulesVersion}`, readTurn, readMessage: (text, context = {}) => readTurn(text, context).message };
}

const nothingSaid = { intents: [], aspects: [], objection: null, emotionalNeed: null, motive: null, needLevel: null, sarcasmRisk: false, facts: [], phrases: [], claims: [], promises: [], signals: [] } as const;

function readWhole({ reader, find }: { readonly reader: Reader; readonly find: FindPromises }, text: string, context: MessageContext): TurnRead {
  const { reading, heads, normal } = reader.readHeads(text, context);
  const personalData = findPersonalData(text);
  if (!heads) return { message: { ...reading, ...nothingSaid, personalData }, view: undefined, reports: null };
  const found = ruleSignalsOf(heads.matches, text, normal);
  const overheard = found.some(speaksOfAgent) ? overheardIn(reader, { text, heads, found }) : nothingOverheard;
  const { intents, aspects, objection, emotionalNeed, motive, needLevel, sarcasmRisk, view } = heads;
  const message: MessageReading = {
    language: reading.language, polarity: reading.polarity, emotion: reading.emotion, evidence: reading.evidence,
    intents, aspects, objection, emotionalNeed, motive, needLevel, sarcasmRisk,
    facts: factsOf(heads, found),
    phrases: joined(heads.phrases, overheard.phrases).map(({ category, quote, start, end }) => {
      const rule = found.find(({ kind, label }) => kind === 'phrase' && label === category);
      return { category, ...wordsOf(rule ?? { quote, start, end }), instead: (rule && betterSentenceOf(rule.rule)) ?? betterSentence(category, text) };
    }),
    claims: joined(heads.claims, overheard.claims).map(({ kind, quote, start, end }) => ({ kind, ...wordsOf(found.find((rule) => rule.kind === 'claim' && rule.label === kind) ?? { quote, start, end }) })),
    promises: find(text, { speaker: context.speaker, at: context.at, zone: context.zone, promiseProbability: heads.promiseProbability }),
    personalData,
    signals: explainedIn(joined(heads.signals, overheard.signals), found),
  };
  return { message, view, reports: heads.cancels ? 'cancelled' : heads.fulfils ? 'fulfilled' : null };
}

/** Where no rule finds the words of a fact that the heads hear plainly, the clause that speaks of it. */
function factsOf({ hasFact, factHint }: HeadReading, found: readonly RuleSignal[]): MessageReading['facts'] {
  if (!hasFact) return [];
  const told = found.filter(({ kind }) => kind === 'fact').map(({ label, quote, start, end }) => ({ kind: label as RememberedKind, quote, start, end }));
  return told.length === 0 && factHint ? [factHint] : told;
}

/** So many clauses of a message are read by themselves at most; nobody says more that hurts at once. */
const mostClauses = 8;

type Overheard = Pick<HeadReading, 'phrases' | 'claims' | 'signals'>;
const nothingOverheard: Overheard = { phrases: [], claims: [], signals: [] };

function speaksOfAgent({ kind }: RuleSignal): boolean {
  return kind === 'phrase' || kind === 'claim';
}

function joined<Item>(some: readonly Item[], others: readonly Item[]): readonly Item[] {
  return others.length === 0 ? some : [...some, ...others];
}

/**
 * What an agent's words say in one clause, and the heads miss in the whole because other clauses speak of something else: a clause that a rule points at is
 * read by itself, for the labels that the rules have there.
 */
function overheardIn(reader: Reader, { text, heads, found }: { readonly text: string; readonly heads: HeadReading; readonly found: readonly RuleSignal[] }): Overheard {
  const overheard = { phrases: [] as HeadReading['phrases'][number][], claims: [] as HeadReading['claims'][number][], signals: [] as Signal[] };
  const said = new Set(heads.signals.map(({ kind, label }) => `${kind}.${label}`));
  let clauses = 0;
  for (const rule of found) {
    if (!speaksOfAgent(rule) || said.has(`${rule.kind}.${rule.label}`)) continue;
    const clause = clauseAround(text, rule);
    if (clause.trim().length === text.trim().length) continue;
    if (++clauses > mostClauses) break;
    const alone = reader.readHeads(clause, { speaker: 'agent' }).heads;
    const signal = alone?.signals.find(({ kind, label }) => kind === rule.kind && label === rule.label);
    if (!alone || !signal) continue;
    said.add(`${rule.kind}.${rule.label}`);
    overheard.signals.push(signal);
    overheard.phrases.push(...alone.phrases.filter(({ category }) => rule.kind === 'phrase' && category === rule.label));
    overheard.claims.push(...alone.claims.filter(({ kind }) => rule.kind === 'claim' && kind === rule.label));
  }
  return overheard;
}

const clauseMarks: ReadonlySet<string> = new Set(',，.。;；!！?？…\n');

/** The words between the marks around a quote. */
function clauseAround(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  let [from, to] = [start, end];
  while (from > 0 && !clauseMarks.has(text[from - 1] as string)) from--;
  while (to < text.length && !clauseMarks.has(text[to] as string)) to++;
  return text.slice(from, to);
}

function wordsOf({ quote, start, end }: Quoted): Quoted {
  return { quote, start, end };
}

/** What is no promise and no fact: those have more to say than a label. */
function explainedIn(signals: readonly Signal[], found: readonly RuleSignal[]): Signal[] {
  const explain: Signal[] = [];
  for (const signal of signals) if (signal.kind !== 'promise' && signal.kind !== 'fact') explain.push(explained(signal, found));
  return explain;
}

/** A label with the words of the rule that speaks for it too. */
function explained(signal: Signal, found: readonly RuleSignal[]): Signal {
  const rule = found.find(({ kind, label }) => kind === signal.kind && label === signal.label);
  return rule ? { kind: signal.kind, label: signal.label, confidence: signal.confidence, rule: rule.rule, quote: rule.quote, start: rule.start, end: rule.end } : signal;
}
