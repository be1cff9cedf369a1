/**
 * Learns the weights of promises from the seed corpus, writes them, and prints how well promises, deadlines and outcomes are found in trades
 * that were not learned from. Same corpus, same bytes. Usage: npx tsx scripts/train-promises.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crossMeasurePromises, learnPromises, measureOutcomes, readLabelledMessages, writePromiseWeights } from './training/promises.ts';
import type { Rates } from './training/promises.ts';

const root = join(import.meta.dirname, '..');
const messages = readLabelledMessages(join(root, 'corpus'));
writeFileSync(join(root, 'src/reading/promises/weights.ts'), writePromiseWeights(learnPromises(messages)));

const both = ({ precision, recall }: Rates): string => `${precision.toFixed(2)} / ${recall.toFixed(2)}`;
const lines = ['| language | labelled | promise | owner | vague | soft | conditional | deadline words | done | taken back |', '|---|---:|---|---|---|---|---|---|---|---|'];
for (const language of ['zh', 'en'] as const) {
  const own = messages.filter((message) => message.language === language);
  const figures = crossMeasurePromises(own);
  const outcomes = measureOutcomes(own);
  lines.push(`| ${language} | ${figures.labelled} | ${both(figures)} | ${figures.owner.toFixed(2)} | ${both(figures.vague)} | ${both(figures.soft)} | ${both(figures.conditional)} | ${both(figures.dueWords)} | ${both(outcomes.fulfilled)} | ${both(outcomes.cancelled)} |`);
}
process.stdout.write(`Precision / recall; each trade read with weights learned without it and its like (wordings of outcomes were written in view of eight of the trades).\n\n${lines.join('\n')}\n`);
