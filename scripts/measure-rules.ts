/** Prints how well the rules find the labels of the seed corpus: `tsx scripts/measure-rules.ts [even|odd|all]`, trades counted in the order of the training, from 1. */
import { loadCorpusRows, tradesInOrder } from './training/corpus.ts';
import type { CorpusMessage } from './training/corpus.ts';
import { evaluateRules } from './training/rule-evaluation.ts';
import type { JudgedFamily } from './training/rule-evaluation.ts';
import { customerFamilies } from '../src/reading/rules/customer-rules.ts';

const families: readonly JudgedFamily<CorpusMessage>[] = [
  { name: 'objection', rules: customerFamilies.objection, labelsOf: ({ objection }) => (objection ? [objection.cause] : []) },
  { name: 'motive', rules: customerFamilies.motive, labelsOf: ({ motive }) => (motive ? [motive] : []) },
  { name: 'need-level', rules: customerFamilies['need-level'], labelsOf: ({ level }) => (level ? [level] : []) },
  { name: 'emotional-need', rules: customerFamilies['emotional-need'], labelsOf: ({ hurt }) => (hurt ? [hurt] : []) },
  { name: 'sarcasm', rules: customerFamilies.sarcasm, labelsOf: ({ sarcasm }) => (sarcasm ? ['risk'] : []) },
  { name: 'fact', rules: customerFamilies.fact, labelsOf: ({ facts }) => (facts ?? []).map(({ kind }) => kind) },
  { name: 'intent', rules: customerFamilies.intent, labelsOf: ({ intents }) => intents ?? [] },
  { name: 'aspect', rules: customerFamilies.aspect, labelsOf: ({ aspects }) => Object.keys(aspects ?? {}) },
];

const part = process.argv[2] ?? 'even';
const rows = loadCorpusRows('corpus');
const trades = tradesInOrder(rows).filter((_, at) => part === 'all' || (part === 'odd') === (at % 2 === 0));
for (const language of ['zh', 'en'] as const) {
  const messages = rows.filter((row) => row.language === language && trades.includes(row.trade)).map(({ message }) => message);
  console.log(`\n${language}: ${trades.join(', ')} (${messages.length} messages)`);
  const { labels } = evaluateRules(families, messages);
  console.table(labels.map(({ family, label, carried, found, right, precision, recall }) => ({ label: `${family}.${label}`, carried, found, right, precision: share(precision), recall: share(recall) })));
}

function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}
