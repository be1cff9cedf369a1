/**
 * BG/NBD on the same customers: ours on weighted groups against lifetimes or pymc-marketing, whichever Python has, in the same
 * run. Usage: `tsx bench/peers.bench.ts [customers]`, by default 100,000; PYTHON names the interpreter.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../src/insights/numeric/index.ts';
import { bgNbd } from '../src/insights/worth/index.ts';
import type { PurchaseGroups } from '../src/insights/worth/index.ts';

const customers = Number(process.argv[2] ?? 100_000);
const truth = { r: 0.7, alphaWeeks: 8, a: 0.9, b: 2.6 };
const python = process.env['PYTHON'] ?? 'python3';

interface PeerAnswer {
  readonly peer: string | null;
  readonly seconds: number;
  readonly parameters: Readonly<Record<'r' | 'alpha' | 'a' | 'b', number>>;
  readonly peakMegabytes: number;
}

/** Whole days, as shops have them. */
function histories(): { readonly x: number; readonly recency: number; readonly age: number }[] {
  const random = seededRandom(1);
  return Array.from({ length: customers }, () => {
    const days = 60 + Math.floor(random.uniform() * 480);
    const rate = random.gamma(truth.r) / (truth.alphaWeeks * 7);
    const leaves = random.beta(truth.a, truth.b);
    const bought = new Set<number>();
    for (let day = random.exponential() / rate; day < days; day += random.exponential() / rate) {
      bought.add(Math.min(days, Math.ceil(day)));
      if (random.uniform() < leaves) break;
    }
    return { x: bought.size, recency: Math.max(0, ...bought), age: days };
  });
}

function grouped(all: ReturnType<typeof histories>): PurchaseGroups {
  const groups = new Map<string, { x: number; recency: number; age: number; weight: number }>();
  for (const one of all) {
    const key = `${one.x} ${one.recency} ${one.age}`;
    const group = groups.get(key);
    if (group) group.weight++;
    else groups.set(key, { ...one, weight: 1 });
  }
  const rows = [...groups.values()];
  return { repeatPurchases: rows.map(({ x }) => x), recencyWeeks: rows.map(({ recency }) => recency / 7), ageWeeks: rows.map(({ age }) => age / 7), weights: rows.map(({ weight }) => weight) };
}

const all = histories();
const started = performance.now();
const groups = grouped(all);
const fit = bgNbd.fit(groups);
const seconds = (performance.now() - started) / 1000;
if (fit.status !== 'known') throw new Error(fit.status);
const { r, alphaWeeks, a, b } = fit.parameters;
console.log(`${customers.toLocaleString('en')} customers, ${groups.weights.length.toLocaleString('en')} distinct (x, t_x, T)`);
console.log(`  ours            ${seconds.toFixed(2)} s, grouping and standard errors included; r ${r.toFixed(4)} α ${alphaWeeks.toFixed(4)} a ${a.toFixed(4)} b ${b.toFixed(4)}`);

const folder = await mkdtemp(join(tmpdir(), 'zhiyin-peers-'));
try {
  const file = join(folder, 'customers.csv');
  await writeFile(file, `x,t_x,T\n${all.map((one) => `${one.x},${one.recency / 7},${one.age / 7}`).join('\n')}\n`);
  const ran = spawnSync(python, [join(import.meta.dirname, 'peers/peers.py'), file], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const answer = ran.status === 0 ? (JSON.parse(ran.stdout.trim().split('\n').at(-1) ?? '{}') as PeerAnswer) : undefined;
  if (!answer) console.log(`  no ratio: ${ran.error ? `there is no ${python}` : `the peer failed: ${ran.stderr.trim().split('\n').at(-1)}`}`);
  else if (answer.peer === null) console.log(`  no ratio: ${python} has neither lifetimes nor pymc-marketing (pip install lifetimes)`);
  else report(answer);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function report({ peer, seconds: theirs, parameters, peakMegabytes }: PeerAnswer): void {
  console.log(`  ${peer}  ${theirs.toFixed(2)} s, ${Math.round(peakMegabytes)} MB; r ${parameters.r.toFixed(4)} α ${parameters.alpha.toFixed(4)} a ${parameters.a.toFixed(4)} b ${parameters.b.toFixed(4)}`);
  console.log(`  ratio: ours takes ${(seconds / theirs).toFixed(3)} of the peer's time; ln L of ours ${(fit as { logLikelihood: number }).logLikelihood.toFixed(2)}, of the peer's parameters ${bgNbd.logLikelihood({ r: parameters.r, alphaWeeks: parameters.alpha, a: parameters.a, b: parameters.b }, groups).toFixed(2)}`);
}
