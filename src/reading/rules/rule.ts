/** What a rule of reading is. Families of rules lie beside this file, one per question; a test runs every rule's examples. */
import type { Speaker } from '../../domain/index.ts';

/**
 * A wording that speaks for a label. Rules stand beside trained heads: they give evidence, and enter the heads as features.
 * Patterns match the normalised text (`normalise`: NFKC, lower case, simplified Chinese) with the flag `u` only.
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

/** The rules of a family that match, in the order of the text. */
export function findMatches<Label extends string>(rules: readonly Rule<Label>[], normalised: string, speaker: Speaker | undefined): readonly RuleMatch<Label>[] {
  const matches: RuleMatch<Label>[] = [];
  for (const rule of rules) {
    if (rule.speaker !== undefined && speaker !== undefined && rule.speaker !== speaker) continue;
    const found = rule.pattern.exec(normalised);
    if (!found || rule.unless?.test(normalised)) continue;
    matches.push({ rule, start: found.index, end: found.index + found[0].length });
  }
  return matches.toSorted((a, b) => a.start - b.start);
}
