import type { Signal, Speaker } from '../../domain/index.ts';
import { hashText } from '../hash.ts';
import type { NormalText } from '../normalise.ts';
import { claimRules } from '../rules/claims.ts';
import { customerRules } from '../rules/customer-rules.ts';
import { phraseRules } from '../rules/phrases.ts';
import { findMatches } from '../rules/rule.ts';
import type { Rule } from '../rules/rule.ts';

export type SignalKind = 'intent' | 'aspect' | 'objection' | 'when' | 'motive' | 'needLevel' | 'emotionalNeed' | 'sarcasm' | 'fact' | 'phrase' | 'claim';

/** Families of rules, as their ids begin, by the kind of signal they speak for. */
const kindOfFamily: Readonly<Record<string, SignalKind>> = {
  objection: 'objection', motive: 'motive', 'need-level': 'needLevel', 'emotional-need': 'emotionalNeed', sarcasm: 'sarcasm', fact: 'fact', intent: 'intent', aspect: 'aspect', phrases: 'phrase', claims: 'claim',
};

/** Every rule, in one list: it is indexed once. */
const rules: readonly Rule[] = [...customerRules, ...phraseRules, ...claimRules];

/** Names the rules as they are: it changes with any of their patterns. */
export const rulesVersion: string = (() => {
  const text = rules.map(({ id, pattern, unless }) => `${id} ${pattern.source} ${unless?.source ?? ''}`).join('\n');
  return (hashText(text, 0, text.length) >>> 0).toString(16).padStart(8, '0');
})();

/** How often what the rules of a kind find is so, measured on the messages of the seed corpus, which their authors knew: an upper bound elsewhere. */
const rulePrecision: Readonly<Record<SignalKind, number>> = {
  intent: 0.75, aspect: 0.48, objection: 0.85, when: 0.5, motive: 0.61, needLevel: 0.62, emotionalNeed: 0.88, sarcasm: 0.91, fact: 0.51, phrase: 0.91, claim: 0.88,
};

/** What the rules find, in the order of the text, with the words of the original. The same words speak for a label once. */
export function findRuleSignals(original: string, normal: NormalText, speaker: Speaker | undefined): Signal[] {
  const signals: Signal[] = [];
  for (const { rule, start, end } of findMatches(rules, normal.text, speaker)) {
    const kind = kindOfFamily[rule.id.slice(0, rule.id.indexOf('.'))];
    if (kind === undefined) continue;
    const signal = { kind, label: rule.label, confidence: rulePrecision[kind], rule: rule.id, ...quoted(original, normal, { start, end }) };
    if (!signals.some((other) => other.kind === kind && other.label === rule.label && other.start < signal.end && signal.start < other.end)) signals.push(signal);
  }
  return signals;
}

const better: ReadonlyMap<string, string> = new Map(phraseRules.map(({ id, instead }) => [id, instead]));

/** What a rule on our phrases would say instead. */
export function betterSentenceOf(rule: string): string | undefined {
  return better.get(rule);
}

function quoted(original: string, { from, to }: NormalText, span: { readonly start: number; readonly end: number }): Pick<Signal, 'quote' | 'start' | 'end'> {
  const start = from[span.start] ?? 0;
  const end = to[span.end - 1] ?? start;
  return { quote: original.slice(start, end), start, end };
}
