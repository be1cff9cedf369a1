import type { Quoted, Signal } from '../../domain/index.ts';
import type { NormalText } from '../normalise.ts';
import { phraseRules } from '../rules/phrases.ts';
import type { RuleMatch } from '../rules/rule.ts';

/** Families of rules, as their ids begin, by the kind of signal they speak for. */
const kindOfFamily: Readonly<Record<string, string>> = {
  objection: 'objection', motive: 'motive', 'need-level': 'needLevel', 'emotional-need': 'emotionalNeed', sarcasm: 'sarcasm', fact: 'fact', intent: 'intent', aspect: 'aspect', phrases: 'phrase', claims: 'claim',
};

/** What a rule found: kind, label, its id, and the words of the original. */
export type RuleSignal = Omit<Signal, 'confidence'>;

const kinds = new Map<string, string | undefined>();

function kindOf(id: string): string | undefined {
  const known = kinds.get(id);
  if (known !== undefined) return known;
  const kind = kindOfFamily[id.slice(0, id.indexOf('.'))];
  kinds.set(id, kind);
  return kind;
}

/** What rules found, in the order of the text. The same words speak for a label once. */
export function ruleSignalsOf(matches: readonly RuleMatch[], original: string, normal: NormalText): RuleSignal[] {
  const signals: RuleSignal[] = [];
  for (const { rule, start, end } of matches) {
    const kind = kindOf(rule.id);
    if (kind === undefined) continue;
    const signal = { kind, label: rule.label, rule: rule.id, ...quoted(original, normal, { start, end }) };
    if (!signals.some((other) => other.kind === kind && other.label === rule.label && other.start < signal.end && signal.start < other.end)) signals.push(signal);
  }
  return signals;
}

const better: ReadonlyMap<string, string> = new Map(phraseRules.map(({ id, instead }) => [id, instead]));

/** What a rule on our phrases would say instead. */
export function betterSentenceOf(rule: string): string | undefined {
  return better.get(rule);
}

function quoted(original: string, { from, to }: NormalText, span: { readonly start: number; readonly end: number }): Quoted {
  const start = from[span.start] ?? 0;
  const end = to[span.end - 1] ?? start;
  return { quote: original.slice(start, end), start, end };
}
