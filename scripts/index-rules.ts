/** Finds the words that the rules of reading require, and keeps them beside the rules. Run it when a rule has changed. Usage: npx tsx scripts/index-rules.ts */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesOf, rulesVersion } from '../src/reading/heads/rule-columns.ts';
import type { KeptRuleWords } from '../src/reading/rules/kept-words.ts';
import { wordsOfRules } from '../src/reading/rules/rule.ts';

const kept: KeptRuleWords = { version: rulesVersion, customer: wordsOfRules(rulesOf.customer), agent: wordsOfRules(rulesOf.agent) };
// Halves of pairs are written out, so that a line may end between them.
const text = JSON.stringify(kept).replaceAll(/[\ud800-\udfff]/g, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
const lineLength = 200;
const lines = Array.from({ length: Math.ceil(text.length / lineLength) }, (_, line) => `  ${quoted(text.slice(line * lineLength, (line + 1) * lineLength))},`);
writeFileSync(
  join(import.meta.dirname, '../src/reading/rules/kept-words-text.ts'),
  `/** Written by \`scripts/index-rules.ts\` from the rules; see \`kept-words.ts\`. */\nexport const ruleWordsText: string = [\n${lines.join('\n')}\n].join('');\n`,
);

function quoted(part: string): string {
  return `'${part.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
