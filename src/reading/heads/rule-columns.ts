import type { Speaker } from '../../domain/index.ts';
import { hashText } from '../hash.ts';
import { keptRuleWords } from '../kept-words.ts';
import { claimRules } from '../rules/claims.ts';
import { customerRules } from '../rules/customer-rules.ts';
import { phraseRules } from '../rules/phrases.ts';
import { compileRules } from '../rules/rule.ts';
import type { Rule, RuleMatch } from '../rules/rule.ts';

/** The rules run on one side's words, in one array each because an array is indexed once. */
export const rulesOf: Readonly<Record<Speaker, readonly Rule[]>> = { customer: customerRules, agent: [...phraseRules, ...claimRules] };

/** Names the rules as they are: it changes with any of their patterns. */
export const rulesVersion: string = (() => {
  const text = [...rulesOf.customer, ...rulesOf.agent].map(({ id, pattern, unless }) => `${id} ${pattern.source} ${unless?.source ?? ''}`).join('\n');
  return (hashText(text, 0, text.length) >>> 0).toString(16).padStart(8, '0');
})();

let isReady = false;

/** Makes the rules ready with the words found for them when they were written; should they have changed since, the words are found anew. */
export function prepareRules(): void {
  if (isReady) return;
  isReady = true;
  if (keptRuleWords.version !== rulesVersion) return;
  compileRules(rulesOf.customer, keptRuleWords.customer);
  compileRules(rulesOf.agent, keptRuleWords.agent);
}

/** A rule enters the heads as its family and label: `objection.price.zh.too-dear` speaks as `objection.price`. */
function columnName({ id }: Rule): string {
  return id.split('.', 2).join('.');
}

/** What the rules of one side may tell its heads. A model keeps the names it was trained with; rules added later enter at the next training. */
export function ruleColumnNames(speaker: Speaker): readonly string[] {
  return [...new Set(rulesOf[speaker].map(columnName))].toSorted();
}

/** Every rule's position among `names`; rules without one are left out. */
export function ruleColumns(names: readonly string[]): ReadonlyMap<Rule, number> {
  const columns = new Map<Rule, number>();
  for (const rule of [...rulesOf.customer, ...rulesOf.agent]) {
    const column = names.indexOf(columnName(rule));
    if (column >= 0) columns.set(rule, column);
  }
  return columns;
}

/** The columns of what matched, each once. */
export function columnsOf(matches: readonly RuleMatch[], columns: ReadonlyMap<Rule, number>): readonly number[] {
  const found: number[] = [];
  for (const { rule } of matches) {
    const column = columns.get(rule);
    if (column !== undefined && !found.includes(column)) found.push(column);
  }
  return found;
}
