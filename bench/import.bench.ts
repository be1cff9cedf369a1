/**
 * Import of sales lines against the engine's own bare load of the same file in the same run: `create table as select *
 * from read_csv(…)`; by the clock, for a quiet machine, and in processor time, which other work on the machine disturbs
 * less. Usage: `tsx bench/import.bench.ts [lines]`, by default 1,000,000.
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from '../src/domain/index.ts';
import { openDuckdb } from '../src/storage/index.ts';
import { openWorkspace, perform } from '../src/workbench/index.ts';

const lines = Number(process.argv[2] ?? 1_000_000);
const folder = await mkdtemp(join(tmpdir(), 'zhiyin-bench-'));
const file = join(folder, 'sales.csv');

function* salesLines(): Generator<string> {
  yield 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n';
  let chunk = '';
  for (let line = 0; line < lines; line += 1) {
    const order = 536_365 + Math.floor(line / 20);
    const day = String(1 + (order % 28)).padStart(2, '0');
    chunk += `${order},${10_000 + ((line * 7919) % 4000)},WHITE HANGING HEART T-LIGHT HOLDER ${(line * 31) % 997},${1 + (line % 12)},2010-12-${day} 08:${String(order % 60).padStart(2, '0')}:00,${((line * 37) % 2000) / 100},${12_000 + ((order * 17) % 6000)},United Kingdom\n`;
    if (chunk.length < 1 << 16) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

try {
  await pipeline(Readable.from(salesLines()), createWriteStream(file));
  const { size } = await stat(file);
  console.log(`${lines.toLocaleString('en')} lines, ${(size / 2 ** 20).toFixed(0)} MB`);
  const bare: Cost[] = [];
  for (let repeat = 0; repeat < 3; repeat += 1) bare.push(await bareLoad(repeat));
  const workspace = await openWorkspace(join(folder, 'data'), { doing: 'bench' });
  let step = '';
  let stepStarted = performance.now();
  const progress = (said: { readonly step: string }): void => {
    if (said.step === step) return;
    if (step !== '') console.log(`  ${step.padEnd(12)} ${((performance.now() - stepStarted) / 1000).toFixed(2)} s`);
    [step, stepStarted] = [said.step, performance.now()];
  };
  const imported = await costOf(() => perform('importFile', workspace, { source: { path: file }, kind: 'order-lines' }, { local: true, now: () => new Date(), progress }));
  progress({ step: 'end' });
  await workspace.close();
  const ratio = (what: string, of: (cost: Cost) => number): string => {
    const baseline = bare.map(of).toSorted((a, b) => a - b)[1] ?? Number.NaN;
    return `${what}: import ${of(imported).toFixed(2)} s, bare load ${baseline.toFixed(2)} s: ${(of(imported) / baseline).toFixed(2)} × (aim ≤ 4)`;
  };
  console.log(`${ratio('by the clock', ({ seconds }) => seconds)}; ${Math.round(lines / imported.seconds).toLocaleString('en')} lines/s`);
  console.log(ratio('processor time', ({ processor }) => processor));
} finally {
  await rm(folder, { recursive: true, force: true });
}

interface Cost {
  readonly seconds: number;
  readonly processor: number;
}

async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1000, processor: (user + system) / 1e6 };
}

async function bareLoad(repeat: number): Promise<Cost> {
  const warehouse = await openDuckdb({ file: join(folder, `bare-${repeat}.duckdb`) });
  const cost = await costOf(() => warehouse.execute(sql`create table sales as select * from read_csv(${file})`));
  console.log(`  bare load    ${cost.seconds.toFixed(2)} s ${cost.processor.toFixed(2)} s of processor time`);
  await warehouse.close();
  return cost;
}
