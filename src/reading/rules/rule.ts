/** What a rule of reading is, and how rules are run. Families of rules lie beside this file, one per question; a test runs every rule's examples. */
import type { Speaker } from '../../domain/index.ts';
import { alternativesOf } from './alternatives.ts';
import { indexPatterns } from './pattern-index.ts';
import type { PatternIndex } from './pattern-index.ts';

/**
 * A wording that speaks for a label. Rules stand beside trained heads: they give evidence, and enter the heads as features.
 * Patterns match the normalised text (`normalise`: NFKC, lower case, simplified Chinese, every digit 0, straight `'`) with the flag `u` only.
 */
export interface Rule<Label extends string = string> {
  /** `<family>.<label>.<what>`, stable: it is shown with the evidence. */
  readonly id: string;
  readonly label: Label;
  /** Whose words it reads; both when absent. */
  readonly speaker?: Speaker;
  readonly pattern: RegExp;
  /** Where this matches as well, the rule is silent: its near misses. */
  readonly unless?: RegExp;
  /** Every place counts, not only the first. */
  readonly every?: true;
  /** Texts that the rule finds. */
  readonly examples: readonly string[];
  /** Texts that look like it and are not. */
  readonly nearMisses: readonly string[];
}

/** Where a rule has matched, in code units of the normalised text. */
export interface RuleMatch<Label extends string = string> {
  readonly rule: Rule<Label>;
  readonly start: number;
  readonly end: number;
}

/** Rules that read one side's words only. */
export function spokenBy<Label extends string>(speaker: Speaker, rules: readonly Rule<Label>[]): readonly Rule<Label>[] {
  return rules.map((rule) => ({ ...rule, speaker }));
}

/** An alternative of a rule's pattern, run by itself: most texts hold the words of none, and few those of more than one. */
interface Part {
  readonly rule: number;
  readonly pattern: RegExp;
}

interface Compiled {
  readonly parts: readonly Part[];
  readonly index: PatternIndex;
}

const compiledRules = new WeakMap<readonly Rule[], Compiled>();

function compile(rules: readonly Rule[]): Compiled {
  const known = compiledRules.get(rules);
  if (known) return known;
  const parts = rules.flatMap(({ pattern, every }, rule) => alternativesOf(pattern.source).map((source) => ({ rule, pattern: new RegExp(source, every ? 'gu' : 'u') })));
  const compiled = { parts, index: indexPatterns(parts.map(({ pattern }) => pattern)) };
  compiledRules.set(rules, compiled);
  return compiled;
}

/**
 * The rules that match, in the order of the text. Pass the same array every time: it is indexed once, and then only patterns whose
 * words occur are run, so one call with many rules costs less than many calls with few.
 */
export function findMatches<Label extends string>(rules: readonly Rule<Label>[], normalised: string, speaker: Speaker | undefined): readonly RuleMatch<Label>[] {
  const { index, parts } = compile(rules);
  const matches: RuleMatch<Label>[] = [];
  for (const at of index.candidates(normalised)) {
    const part = parts[at]!;
    const rule = rules[part.rule]!;
    if (rule.speaker !== undefined && speaker !== undefined && rule.speaker !== speaker) continue;
    if (rule.every) for (const found of normalised.matchAll(part.pattern)) matches.push({ rule, start: found.index, end: found.index + found[0].length });
    else {
      const found = part.pattern.exec(normalised);
      if (found) matches.push({ rule, start: found.index, end: found.index + found[0].length });
    }
  }
  return matches.length === 0 ? matches : settle(matches, normalised);
}

/** Drops what near misses silence and, unless every place counts, all but a rule's first match. */
function settle<Label extends string>(matches: readonly RuleMatch<Label>[], normalised: string): readonly RuleMatch<Label>[] {
  const settled = new Set<Rule<Label>>();
  return matches
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ rule }) => {
      if (rule.every) return !rule.unless?.test(normalised);
      if (settled.has(rule)) return false;
      settled.add(rule);
      return !rule.unless?.test(normalised);
    });
}
