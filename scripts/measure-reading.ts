/**
 * Measures reading end to end, as the API and the command line give it, label by label with 95 % intervals.
 *
 *   npx tsx scripts/measure-reading.ts [first|odd|even|all] [--models FOLDER] [--only PART-OF-A-NAME] [--errors NAME]
 *   npx tsx scripts/measure-reading.ts kept-apart
 *
 * The seed corpus is read by heads and weights that have not learned from the trade; trades are counted in the order of the training, from 1; `first` are those written first. `kept-apart` reads
 * `corpus/kept-apart`, whose trades no training reads, with the shipped model. FOLDER keeps the models learned for measuring, for the next time.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadReader, readConversation, readsMessages } from '../src/reading/index.ts';
import type { MessageReader } from '../src/reading/index.ts';
import { countConversation, countMessage } from './measuring/labels.ts';
import type { LabelledConversation, LabelledMessage, Tallies } from './measuring/labels.ts';
import { ratesOf } from './measuring/rates.ts';
import type { Share } from './measuring/rates.ts';
import { learnUnseenReaders } from './measuring/unseen-readers.ts';
import { settlesHeads, tradesInOrder } from './training/corpus.ts';

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { models: { type: 'string' }, only: { type: 'string', default: '' }, errors: { type: 'string' } } });
const part = positionals[0] ?? 'even';
const root = join(import.meta.dirname, '..');
const corpus = join(root, part === 'kept-apart' ? 'corpus/kept-apart' : 'corpus');
const shipped = readFileSync(join(root, 'src/reading/model/reading.bin'));
const languages = ['zh', 'en'] as const;
const zones = { zh: 'Asia/Shanghai', en: 'Europe/London' };
const said = '2026-09-14T10:20:00';

interface File<Row> {
  readonly trade: string;
  readonly language: 'zh' | 'en';
  readonly rows: readonly Row[];
}

function readFiles<Row>(kind: 'messages' | 'dialogues'): File<Row>[] {
  const files = readdirSync(join(corpus, kind)).filter((name) => name.endsWith('.jsonl')).toSorted();
  return files.map((name) => {
    const [trade = '', language] = name.split('.');
    const rows = readFileSync(join(corpus, kind, name), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
    return { trade, language: language === 'en' ? 'en' : 'zh', rows };
  });
}

const messages = readFiles<LabelledMessage>('messages');
const dialogues = readFiles<LabelledConversation>('dialogues');
const trades = tradesInOrder([...messages, ...dialogues]).filter((trade, at) => part === 'all' || part === 'kept-apart' || (part === 'first' ? settlesHeads({ trade }) : (part === 'odd') === (at % 2 === 0)));
const readerOf = await readersFor();

async function readersFor(): Promise<(trade: string) => MessageReader> {
  if (part === 'kept-apart') {
    const reader = readsMessages(loadReader(shipped));
    return () => reader;
  }
  const unseen = await learnUnseenReaders({ corpus, shipped, kept: options.models });
  return (trade) => unseen.of(trade);
}

function measure(language: 'zh' | 'en'): Tallies {
  const tallies: Tallies = new Map();
  const zone = zones[language];
  for (const { trade, rows, ...file } of messages) {
    if (file.language !== language || !trades.includes(trade)) continue;
    for (const row of rows) tell(tallies, row.text, () => countMessage(tallies, row, readerOf(trade).readMessage(row.text, { speaker: row.speaker, at: row.at ?? said, zone })));
  }
  for (const { trade, rows, ...file } of dialogues) {
    if (file.language !== language || !trades.includes(trade)) continue;
    for (const talk of rows) {
      const read = readConversation(readerOf(trade), talk.turns.map(({ text, speaker, at }) => ({ text, speaker, at: at ?? talk.at, zone })));
      talk.turns.forEach((turn, at) => tell(tallies, turn.text, () => countMessage(tallies, turn, read.messages[at]!)));
      tell(tallies, `conversation\n${talk.turns.map(({ speaker, text }, at) => `  ${at} ${speaker}: ${text}`).join('\n')}\n  labelled ${talk.objectionTruth ?? 'none'} at ${talk.objectionTurn ?? '-'}, read ${read.conversation.objectionTruth ?? 'none'} at ${read.conversation.objectionTurn ?? '-'}`, () => countConversation(tallies, talk, read.conversation));
    }
  }
  return tallies;
}

/** Counts, and with `--errors` prints the text where the named label went wrong. */
function tell(tallies: Tallies, text: string, count: () => void): void {
  const name = options.errors;
  const before = { ...(name === undefined ? {} : tallies.get(name)) };
  count();
  const after = name === undefined ? undefined : tallies.get(name);
  if (!after) return;
  const [wrong, missed] = [after.said - (before.said ?? 0) - (after.right - (before.right ?? 0)), after.carried - (before.carried ?? 0) - (after.right - (before.right ?? 0))];
  if (wrong > 0) console.log(`+ ${text}`);
  if (missed > 0) console.log(`- ${text}`);
}

function cell(share: Share | null): string {
  return share === null ? '–' : `${share.value.toFixed(2)} (${share.low.toFixed(2)}–${share.high.toFixed(2)})`;
}

const results = languages.map((language) => measure(language));
const names = [...new Set(results.flatMap((tallies) => [...tallies.keys()]))].filter((name) => name.includes(options.only)).toSorted();
const lines = languages.map((language, at) => {
  const rows = names.flatMap((name) => {
    const tally = results[at]!.get(name);
    if (!tally) return [];
    const { carried, said: found, precision, recall, f1 } = ratesOf(tally);
    return [`| ${name} | ${carried} | ${found} | ${cell(precision)} | ${cell(recall)} | ${cell(f1)} |`];
  });
  return [`${language}: ${trades.join(', ')}`, '', '| label | carried | found | precision | recall | F1 |', '|---|---:|---:|---|---|---|', ...rows, ''].join('\n');
});
process.stdout.write(`${lines.join('\n')}\n`);
