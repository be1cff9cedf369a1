import type { Signal, Speaker } from '../../domain/index.ts';
import type { NormalText } from '../normalise.ts';
import { claimRules } from '../rules/claims.ts';
import { phraseRules } from '../rules/phrases.ts';
import { findMatches } from '../rules/rule.ts';
import type { Rule } from '../rules/rule.ts';

/** Whose words a family reads, and what kind of signal it speaks for. */
const families: readonly { readonly kind: SignalKind; readonly rules: readonly Rule[] }[] = [
  { kind: 'phrase', rules: phraseRules },
  { kind: 'claim', rules: claimRules },
];

export type SignalKind = 'intent' | 'aspect' | 'objection' | 'when' | 'motive' | 'needLevel' | 'emotionalNeed' | 'sarcasm' | 'fact' | 'phrase' | 'claim';

/** A rule that no head stands behind is right about this often on the seed corpus. */
const rulePrecision = 0.8;

/** What the rules find, in the order of the text, with the words of the original. */
export function findRuleSignals(original: string, normal: NormalText, speaker: Speaker | undefined): Signal[] {
  return families.flatMap(({ kind, rules }) =>
    findMatches(rules, normal.text, speaker).map(({ rule, start, end }) => ({ kind, label: rule.label, confidence: rulePrecision, rule: rule.id, ...quoted(original, normal, { start, end }) })),
  );
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
