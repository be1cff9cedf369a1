/** What is made of the words that rules and lexicon hold, kept beside them (`scripts/index-words.ts`): making it takes longer than all else that makes a reader ready. */
import kept from './kept-words.json' with { type: 'json' };
import type { RuleWords } from './rules/rule.ts';
import type { KeptTree } from './unit-tree.ts';

export interface KeptRuleWords {
  /** Of the rules it was made for; the others likewise. */
  readonly version: string;
  readonly customer: RuleWords;
  readonly agent: RuleWords;
}

export interface KeptTrees {
  /** Each word's value is the number of its group, and whether it is an idiom: `2 × group + idiom`; −1 for none. By node. */
  readonly lexicon: { readonly version: number; readonly tree: KeptTree; readonly values: readonly number[] };
}

export const keptRuleWords: KeptRuleWords = kept.rules;

export const keptTrees: KeptTrees = kept.trees;
