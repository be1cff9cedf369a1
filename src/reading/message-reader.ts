/** Reads one message: everything the parts of the reader say of it, in one result. */
import type { AspectFound, AspectLabel, ClaimKind, EmotionalNeed, IntentLabel, MessageContext, MessageReading, NeedLevel, ObjectionCause, ObjectionFound, PhraseCategory, PickyMotive, Reading, RememberedKind, Signal } from '../domain/index.ts';
import { intentLabels } from '../domain/index.ts';
import { betterSentence } from './message/better-sentences.ts';
import { clauseAround, settlePolarity } from './message/clause-polarity.ts';
import { betterSentenceOf, findRuleSignals, rulesVersion } from './message/rule-signals.ts';
import type { SignalKind } from './message/rule-signals.ts';
import { normalise } from './normalise.ts';
import { findPersonalData } from './personal-data/index.ts';
import { findPromises } from './promises/index.ts';
import type { Reader } from './reader.ts';

/** A reader that says of a message all there is to say. */
export interface MessageReader extends Reader {
  /** Never throws, whatever the text. Without a speaker, both sides' labels are read. */
  readMessage(text: string, context?: MessageContext): MessageReading;
}

export function readsMessages(reader: Reader): MessageReader {
  return { ...reader, version: `${reader.version}-${rulesVersion}`, readMessage: (text, context = {}) => readMessage(reader, text, context) };
}

function readMessage(reader: Reader, text: string, context: MessageContext): MessageReading {
  const reading = reader.read(text);
  const signals = findRuleSignals(text, normalise(text), context.speaker);
  const of = (kind: SignalKind): Signal[] => signals.filter((signal) => signal.kind === kind);
  const strongest = <Label extends string>(kind: SignalKind): Label | null => (of(kind).toSorted((a, b) => b.confidence - a.confidence)[0]?.label as Label | undefined) ?? null;
  const objection = objectionOf(strongest<ObjectionCause>('objection'), strongest('when'));
  return {
    ...reading,
    intents: intentsOf(of('intent'), objection),
    aspects: aspectsOf(reader, text, { reading, found: of('aspect') }),
    objection,
    emotionalNeed: strongest<EmotionalNeed>('emotionalNeed'),
    motive: strongest<PickyMotive>('motive'),
    needLevel: strongest<NeedLevel>('needLevel'),
    sarcasmRisk: of('sarcasm').length > 0,
    facts: of('fact').map(({ label, quote, start, end }) => ({ kind: label as RememberedKind, quote, start, end })),
    phrases: of('phrase').map(({ label, quote, start, end, rule }) => ({ category: label as PhraseCategory, quote, start, end, instead: betterSentenceOf(rule) ?? betterSentence(label as PhraseCategory, quote) })),
    claims: of('claim').map(({ label, quote, start, end }) => ({ kind: label as ClaimKind, quote, start, end })),
    promises: findPromises(text, context),
    personalData: findPersonalData(text),
    signals,
  };
}

/** Whoever objects has the intent, whether or not anything else says so. */
function intentsOf(found: readonly Signal[], objection: ObjectionFound | null): IntentLabel[] {
  const labels = new Set([...found.map(({ label }) => label), ...(objection ? ['objection'] : [])]);
  return intentLabels.filter((label) => labels.has(label));
}

function objectionOf(cause: ObjectionCause | null, when: string | null): ObjectionFound | null {
  return cause && { cause, when: when === 'later' ? 'later' : 'now' };
}

/** Each aspect with what is felt about it: the polarity of the clause that speaks of it, or where that says nothing, of the whole. */
function aspectsOf(reader: Reader, text: string, { reading, found }: { readonly reading: Reading; readonly found: readonly Signal[] }): AspectFound[] {
  return found.map(({ label, quote, start, end }) => {
    const clause = clauseAround(text, start);
    const whole = clause.end - clause.start >= text.length - 1;
    const own = whole ? 'neutral' : settlePolarity(reader.read(text.slice(clause.start, clause.end)).polarity);
    return { aspect: label as AspectLabel, polarity: own === 'neutral' ? settlePolarity(reading.polarity) : own, quote, start, end };
  });
}
