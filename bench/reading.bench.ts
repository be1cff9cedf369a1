/**
 * Messages read per second of processor time on one core, against a naive baseline in the same run: plain n-gram counts in a Map, with no
 * normalisation, rules, calibration, emotion or evidence. Read are the corpus's messages of at most 60 characters, in both languages, and messages
 * made of words that set off rules, more of them than anybody says. Also how long the middle one takes and the slowest in a hundred, and what opening
 * a reader costs, as many messages of the baseline. At the end, what texts made to be slow cost: their time grows with the length alone.
 * Usage: npx tsx bench/reading.bench.ts
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Speaker } from '../src/domain/index.ts';
import { loadReader, readConversation, readsMessages } from '../src/reading/index.ts';
import { maskPersonalData } from '../src/reading/personal-data/index.ts';
import { hostilePieces, repeated } from '../test/reading/hostile-texts.ts';

const bytes = readFileSync(join(import.meta.dirname, '../src/reading/model/reading.bin'));

/** Processor milliseconds since `before`. */
function spent(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const opening = process.cpuUsage();
const reader = readsMessages(loadReader(bytes));
const opened = spent(opening);
reader.readMessage('你好 hello', { speaker: 'customer' });
reader.readMessage('你好 hello', { speaker: 'agent' });
const ready = spent(opening);

const parts = ['你好', '请问', '快递', '什么时候', '发货', '质量', '很好', '非常满意', '但是', '客服', '态度', '不错', '有点慢', '谢谢', '，', '。', '失望', '退款', 'the order', ' was late', ' thank you', ' great service', '包装', '味道', '我很喜欢', '！', '太贵了', '要跟老婆商量', '明天给您', '打电话', "I'll call you", ' by Friday', '不归我管'];
interface Message {
  readonly text: string;
  readonly speaker: Speaker;
}

const longest = 60;
const corpus = join(import.meta.dirname, '../corpus/messages');
const real = readdirSync(corpus)
  .flatMap((name) => readFileSync(join(corpus, name), 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as Message)
  .filter(({ text }) => text.length <= longest);

const dense = Array.from({ length: 10_000 }, (_, row): Message => {
  let text = '';
  for (let word = 0; text.length < 20 + ((row * 7) % 40); word++) text += parts[(row * 31 + word * word * 17 + word * 5) % parts.length];
  return { text: text.slice(0, longest), speaker: row % 3 === 0 ? 'agent' : 'customer' };
});

function naive({ text }: Message): number {
  const counts = new Map<string, number>();
  for (let start = 0; start < text.length; start++) {
    for (let length = 1; length <= 4 && start + length <= text.length; length++) {
      const gram = text.slice(start, start + length);
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  return counts.size;
}

interface Speed {
  /** By processor time. */
  readonly perSecond: number;
  /** Milliseconds of the middle message and of the slowest in a hundred, by the wall clock. */
  readonly middle: number;
  readonly slow: number;
}

function measure(messages: readonly Message[], read: (message: Message) => unknown): Speed {
  for (let round = 0; round < warming; round++) for (const message of messages) read(message);
  const before = process.cpuUsage();
  const times = messages.map((message) => {
    const started = performance.now();
    read(message);
    return performance.now() - started;
  });
  const perSecond = (messages.length / spent(before)) * 1000;
  times.sort((a, b) => a - b);
  return { perSecond, middle: times[times.length >> 1]!, slow: times[Math.floor(times.length * 0.99)]! };
}

/** Rounds after which the engine has translated what it runs: patterns are translated when they are first needed again. */
const warming = 3;

for (const [kind, messages] of [['messages of the corpus', real], ['messages dense with signals', dense]] as const) {
  const letters = messages.reduce((sum, { text }) => sum + text.length, 0) / messages.length;
  const baseline = measure(messages, naive);
  process.stdout.write(`${messages.length.toLocaleString('en')} ${kind}, of ${letters.toFixed(0)} characters on average\n`);
  if (messages === real) {
    const inMessages = (milliseconds: number): string => `${milliseconds.toFixed(0)} ms of processor time (${Math.round((milliseconds / 1000) * baseline.perSecond).toLocaleString('en')} messages of the naive baseline)`;
    process.stdout.write(`opened in ${inMessages(opened)}, first messages of both sides read in ${inMessages(ready)}\n`);
  }
  for (const [name, speed] of [
    ['polarity, emotion', measure(messages, ({ text }) => reader.read(text))],
    ['and message heads', measure(messages, ({ text, speaker }) => reader.readHeads(text, { speaker }))],
    ['everything', measure(messages, ({ text, speaker }) => reader.readMessage(text, { speaker, at: '2026-03-04T10:00:00+08:00', zone: 'Asia/Shanghai' }))],
    ['naive n-grams', baseline],
  ] as const) {
    process.stdout.write(`  ${name.padEnd(20)}${Math.round(speed.perSecond).toLocaleString('en').padStart(8)} messages/s per core, middle ${speed.middle.toFixed(2)} ms, slowest in a hundred ${speed.slow.toFixed(2)} ms; ${(baseline.perSecond / speed.perSecond).toFixed(1)} × the time of naive\n`);
  }
}

/** Processor milliseconds to read a text with all parts: as a message, masked, and as a conversation of one turn. */
function costOf(text: string): number {
  const before = process.cpuUsage();
  reader.readMessage(text, { at: '2026-03-04T10:00:00+08:00', zone: 'Asia/Shanghai' });
  maskPersonalData(text);
  readConversation(reader, [{ text, speaker: 'agent' }]);
  return spent(before);
}

const [short, long] = [40_000, 160_000];
const ordinary = dense.map(({ text }) => text).join('。');
costOf(repeated(ordinary, long));
const usual = costOf(repeated(ordinary, long));
const worst = hostilePieces.map((piece) => ({ piece, once: costOf(repeated(piece, short)), fourfold: costOf(repeated(piece, long)) })).toSorted((a, b) => b.fourfold - a.fourfold)[0]!;
process.stdout.write(`hostile texts: the slowest, ${JSON.stringify(worst.piece)} over and over, takes ${(worst.fourfold / worst.once).toFixed(1)} × the time at 4 × the length, and ${(worst.fourfold / usual).toFixed(1)} × that of ordinary text as long\n`);
