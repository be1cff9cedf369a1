/**
 * Fits the weights of `src/reading/conversation/outcome.ts` to the dialogues of the seed corpus and prints them, with how the fit does on trades it left
 * out. Usage: npx tsx scripts/fit-outcomes.ts
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Speaker } from '../src/domain/index.ts';
import { outcomeFeatures } from '../src/reading/conversation/outcome.ts';
import { loadReader, readConversation, readsMessages } from '../src/reading/index.ts';

interface Dialogue {
  readonly at: string;
  readonly turns: readonly { readonly speaker: Speaker; readonly text: string }[];
  readonly dissatisfied?: boolean | null;
  readonly resolved?: boolean | null;
}

interface Example {
  readonly trade: string;
  readonly values: readonly number[];
  readonly dialogue: Dialogue;
}

const root = join(import.meta.dirname, '..');
const folder = join(root, 'corpus/dialogues');
const reader = readsMessages(loadReader(readFileSync(join(root, 'src/reading/model/reading.bin'))));
const penalty = 2;
const steps = 4000;
const rate = 1.5;
/** What speaks for dissatisfaction may not speak against it because few dialogues say so: every weight keeps its sign. */
const signs: Readonly<Record<string, number>> = { mood: -1, last: -1, bitter: 1, grateful: -1, hurt: 1, phrases: 1, thanks: -1 };
let names: readonly string[] = [];

const examples = readdirSync(folder).flatMap((file) =>
  readFileSync(join(folder, file), 'utf8').trim().split('\n').map((line): Example => {
    const dialogue = JSON.parse(line) as Dialogue;
    const turns = dialogue.turns.map(({ text, speaker }) => ({ text, speaker, at: dialogue.at }));
    const features = outcomeFeatures(readConversation(reader, turns).messages.map((message, index) => ({ message, speaker: turns[index]?.speaker ?? 'customer' })));
    names = Object.keys(features);
    return { trade: file.split('.')[0] ?? file, values: Object.values(features), dialogue };
  }),
);

for (const kind of ['dissatisfied', 'resolved'] as const) {
  const rows = examples.filter(({ dialogue }) => typeof dialogue[kind] === 'boolean').map(({ trade, values, dialogue }) => ({ trade, values, yes: Number(dialogue[kind]) }));
  const lean = kind === 'dissatisfied' ? 1 : -1;
  const judged = [...new Set(rows.map(({ trade }) => trade))].flatMap((trade) => {
    const weights = fit(rows.filter((row) => row.trade !== trade), lean);
    return rows.filter((row) => row.trade === trade).map(({ values, yes }) => ({ yes, probability: probabilityOf(weights, values) }));
  });
  const brier = judged.reduce((sum, { yes, probability }) => sum + (probability - yes) ** 2, 0) / judged.length;
  const weights = fit(rows, lean).map((weight, at) => `${names[at] ?? ''}: ${weight.toFixed(2)}`);
  process.stdout.write(`${kind}: ${rows.length} dialogues, left-out trades: AUC ${areaOf(judged).toFixed(3)}, Brier ${brier.toFixed(3)}\n{ ${weights.join(', ')} }\n`);
}

function probabilityOf(weights: readonly number[], values: readonly number[]): number {
  return 1 / (1 + Math.exp(-values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)));
}

/** Penalised logistic regression by projected gradient descent; the bias is free. `lean` is 1 for dissatisfied, −1 for its opposite. */
function fit(rows: readonly { readonly values: readonly number[]; readonly yes: number }[], lean: number): readonly number[] {
  let weights: readonly number[] = names.map(() => 0);
  for (let step = 0; step < steps; step++) {
    const slopes = weights.map((weight, at) => (names[at] === 'bias' ? 0 : weight * penalty));
    for (const { values, yes } of rows) {
      const miss = probabilityOf(weights, values) - yes;
      for (const [at, value] of values.entries()) slopes[at] = (slopes[at] ?? 0) + miss * value;
    }
    weights = weights.map((weight, at) => {
      const moved = weight - (rate * (slopes[at] ?? 0)) / rows.length;
      const sign = signs[names[at] ?? ''];
      return sign === undefined || moved * sign * lean >= 0 ? moved : 0;
    });
  }
  return weights;
}

function areaOf(judged: readonly { readonly yes: number; readonly probability: number }[]): number {
  const [yes, no] = [judged.filter((one) => one.yes === 1), judged.filter((one) => one.yes === 0)];
  const won = yes.reduce((sum, one) => sum + no.reduce((wins, other) => wins + (one.probability > other.probability ? 1 : one.probability === other.probability ? 0.5 : 0), 0), 0);
  return won / (yes.length * no.length);
}
