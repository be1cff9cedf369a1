/**
 * Messages read per second on one core, against a naive baseline in the same run: plain n-gram counts in a Map, with no
 * normalisation, rules, calibration, emotion or evidence. Usage: npx tsx bench/reading.bench.ts
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadReader } from '../src/reading/index.ts';

const parts = ['你好', '请问', '快递', '什么时候', '发货', '质量', '很好', '非常满意', '但是', '客服', '态度', '不错', '有点慢', '谢谢', '，', '。', '失望', '退款', 'the order', ' was late', ' thank you', ' great service', '包装', '味道', '我很喜欢', '！'];
const messages = Array.from({ length: 20_000 }, (_, row) => {
  let text = '';
  for (let word = 0; text.length < 20 + ((row * 7) % 40); word++) text += parts[(row * 31 + word * word * 17 + word * 5) % parts.length];
  return text.slice(0, 60);
});
const bytes = readFileSync(join(import.meta.dirname, '../src/reading/model/reading.bin'));

const loading = performance.now();
const reader = loadReader(bytes);
const loaded = performance.now() - loading;

function naive(text: string): number {
  const counts = new Map<string, number>();
  for (let start = 0; start < text.length; start++) {
    for (let length = 1; length <= 4 && start + length <= text.length; length++) {
      const gram = text.slice(start, start + length);
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  return counts.size;
}

function perSecond(read: (text: string) => unknown): number {
  for (const message of messages.slice(0, 2_000)) read(message);
  const started = performance.now();
  for (const message of messages) read(message);
  return (messages.length / (performance.now() - started)) * 1000;
}

const letters = messages.reduce((sum, { length }) => sum + length, 0) / messages.length;
const ours = perSecond((text) => reader.read(text));
const baseline = perSecond(naive);
process.stdout.write(`messages of ${letters.toFixed(0)} characters on average; model loaded in ${loaded.toFixed(1)} ms\n`);
process.stdout.write(`reader          ${Math.round(ours).toLocaleString('en')} messages/s\n`);
process.stdout.write(`naive n-grams   ${Math.round(baseline).toLocaleString('en')} messages/s\n`);
process.stdout.write(`ratio           ${(ours / baseline).toFixed(2)}\n`);
