/**
 * Finds the words that the rules of reading require, cuts the words of the lexicon into units, and keeps all of it beside them. Run it when
 * any of these words has changed (the training does, too); until then they are found anew whenever a reader is opened. Usage: npx tsx scripts/index-words.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesOf, rulesVersion } from '../src/reading/heads/rule-columns.ts';
import type { KeptRuleWords, KeptTrees } from '../src/reading/kept-words.ts';
import { plantLexicon } from '../src/reading/lexicon.ts';
import { wordsOfRules } from '../src/reading/rules/rule.ts';

const rules: KeptRuleWords = { version: rulesVersion, customer: wordsOfRules(rulesOf.customer), agent: wordsOfRules(rulesOf.agent) };
const trees: KeptTrees = { lexicon: plantLexicon() };
writeFileSync(join(import.meta.dirname, '../src/reading/kept-words.json'), `${JSON.stringify({ rules, trees })}\n`);
