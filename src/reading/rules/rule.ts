/** What a rule of reading is, and how rules are run. Families of rules lie beside this file, one per question; a test runs every rule's examples. */
import type { Speaker } from '../../domain/index.ts';
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

interface Compiled {
  readonly index: PatternIndex;
  /** By rule: the pattern that runs over every place, where `every` asks for it. */
  readonly repeated: readonly (RegExp | undefined)[];
}

const compiledRules = new WeakMap<readonly Rule[], Compiled>();

function compile(rules: readonly Rule[]): Compiled {
  const known = compiledRules.get(rules);
  if (known) return known;
  const compiled = { index: indexPatterns(rules.map(({ pattern }) => pattern)), repeated: rules.map(({ pattern, every }) => (every ? new RegExp(pattern.source, 'gu') : undefined)) };
  compiledRules.set(rules, compiled);
  return compiled;
}

/**
 * The rules that match, in the order of the text. Pass the same array every time: it is indexed once, and then only rules whose
 * words occur are run, so one call with many rules costs less than many calls with few.
 */
export function findMatches<Label extends string>(rules: readonly Rule<Label>[], normalised: string, speaker: Speaker | undefined): readonly RuleMatch<Label>[] {
  const { index, repeated } = compile(rules);
  const matches: RuleMatch<Label>[] = [];
  for (const at of index.candidates(normalised)) {
    const rule = rules[at]!;
    if (rule.speaker !== undefined && speaker !== undefined && rule.speaker !== speaker) continue;
    const everywhere = repeated[at];
    if (everywhere) {
      if (rule.unless?.test(normalised)) continue;
      for (const found of normalised.matchAll(everywhere)) matches.push({ rule, start: found.index, end: found.index + found[0].length });
      continue;
    }
    const found = rule.pattern.exec(normalised);
    if (!found || rule.unless?.test(normalised)) continue;
    matches.push({ rule, start: found.index, end: found.index + found[0].length });
  }
  return matches.length < 2 ? matches : matches.toSorted((a, b) => a.start - b.start);
}
