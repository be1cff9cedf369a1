/** What a rule of reading is, and how rules are run. Families of rules lie beside this file, one per question; a test runs every rule's examples. */
import type { Speaker } from '../../domain/index.ts';
import { alternativesOf } from './alternatives.ts';
import { indexWords, listWords } from './pattern-index.ts';
import type { PatternIndex, WordList } from './pattern-index.ts';

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

/** The rules of an array, made ready. Alternatives of a rule's pattern run by themselves: most texts hold the words of none, and few those of more than one. */
class Compiled {
  readonly index: PatternIndex;
  /** Which rule the alternative of each number belongs to, and at which number its first stands. */
  readonly ruleAt: Uint16Array;
  /** Of each rule: whose words it reads, and whether every place counts. */
  readonly speakers: readonly (Speaker | undefined)[];
  readonly everywhere: readonly boolean[];
  private readonly firsts: number[] = [];
  private readonly rules: readonly Rule[];
  private readonly sources: (readonly string[] | undefined)[];
  private readonly patterns: (RegExp | string | undefined)[];

  constructor(rules: readonly Rule[], { counts, list }: RuleWords) {
    this.rules = rules;
    this.speakers = rules.map(({ speaker }) => speaker);
    this.everywhere = rules.map(({ every }) => every === true);
    let count = 0;
    for (const each of counts) {
      this.firsts.push(count);
      count += each;
    }
    this.ruleAt = new Uint16Array(count);
    this.firsts.forEach((first, rule) => this.ruleAt.fill(rule, first, first + counts[rule]!));
    this.sources = rules.map(() => undefined);
    this.patterns = Array.from({ length: count }, () => undefined);
    this.index = indexWords(list, count);
  }

  /** Patterns are made when they are first needed; what is nothing but words is looked for as such. */
  pattern(number: number): RegExp | string {
    return (this.patterns[number] ??= this.make(number));
  }

  private make(number: number): RegExp | string {
    const at = this.ruleAt[number]!;
    const { pattern, every } = this.rules[at]!;
    const sources = (this.sources[at] ??= alternativesOf(pattern.source));
    const source = sources[number - this.firsts[at]!]!;
    return plainWords.test(source) ? source : new RegExp(source, every ? 'gu' : 'u');
  }
}

/** A source without anything that means more than itself; a half of a pair might stand inside a character. */
const plainWords = /^[^\\[\](){}.?*+^$|\ud800-\udfff]+$/;

/** What an array of rules is looked up by. */
export interface RuleWords {
  /** How many alternatives each rule has. */
  readonly counts: readonly number[];
  readonly list: WordList;
}

export function wordsOfRules(rules: readonly Rule[]): RuleWords {
  const sources = rules.map(({ pattern }) => alternativesOf(pattern.source));
  return { counts: sources.map(({ length }) => length), list: listWords(sources.flat()) };
}

const compiledRules = new WeakMap<readonly Rule[], Compiled>();

/** Makes rules ready with words found earlier; without them they are found when the rules are first run, which takes a while. */
export function compileRules(rules: readonly Rule[], words: RuleWords = wordsOfRules(rules)): Compiled {
  const compiled = new Compiled(rules, words);
  compiledRules.set(rules, compiled);
  return compiled;
}

/**
 * The rules that match, in the order of the text. Pass the same array every time: it is indexed once, and then only patterns whose
 * words occur are run, so one call with many rules costs less than many calls with few.
 */
export function findMatches<Label extends string>(rules: readonly Rule<Label>[], normalised: string, speaker: Speaker | undefined): readonly RuleMatch<Label>[] {
  const compiled = compiledRules.get(rules) ?? compileRules(rules);
  const matches: RuleMatch<Label>[] = [];
  for (const at of compiled.index.candidates(normalised)) {
    const number = compiled.ruleAt[at]!;
    const own = compiled.speakers[number];
    if (own !== undefined && speaker !== undefined && own !== speaker) continue;
    const rule = rules[number]!;
    const every = compiled.everywhere[number]!;
    const pattern = compiled.pattern(at);
    if (typeof pattern === 'string') {
      for (let start = normalised.indexOf(pattern); start >= 0; start = every ? normalised.indexOf(pattern, start + pattern.length) : -1) matches.push({ rule, start, end: start + pattern.length });
      continue;
    }
    pattern.lastIndex = 0;
    for (let found = pattern.exec(normalised); found !== null; found = every ? pattern.exec(normalised) : null) {
      matches.push({ rule, start: found.index, end: found.index + found[0].length });
      if (found[0] === '') pattern.lastIndex++;
    }
  }
  return matches.length === 0 ? matches : settle(matches, normalised);
}

/** Drops what near misses silence and, unless every place counts, all but a rule's first match. */
function settle<Label extends string>(matches: RuleMatch<Label>[], normalised: string): readonly RuleMatch<Label>[] {
  matches.sort((a, b) => a.start - b.start || b.end - a.end);
  const settled: Rule<Label>[] = [];
  const left: RuleMatch<Label>[] = [];
  for (const match of matches) {
    const { rule } = match;
    if (!rule.every) {
      if (settled.includes(rule)) continue;
      settled.push(rule);
    }
    if (!rule.unless?.test(normalised)) left.push(match);
  }
  return left;
}
