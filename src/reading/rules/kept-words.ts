/** Words that the rules require, found when the rules were written (`scripts/index-rules.ts`): finding them takes longer than all else that makes a reader ready. */
import { ruleWordsText } from './kept-words-text.ts';
import type { RuleWords } from './rule.ts';

export interface KeptRuleWords {
  /** Of the rules they were found for. */
  readonly version: string;
  readonly customer: RuleWords;
  readonly agent: RuleWords;
}

export function keptRuleWords(): KeptRuleWords {
  return JSON.parse(ruleWordsText) as KeptRuleWords;
}
