/** `kill -9` at any moment of an import: what was acknowledged is there whole, the rest not at all. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../src/domain/index.ts';
import { openWorkspace, perform } from '../../src/workbench/index.ts';

const linesPerFile = 25_000;
const kills = 10;
/** Every run of the test kills at other moments within each step. */
const delaySpreadMilliseconds = 60;
let folder: string;
let files: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-kill-'));
  files = await Promise.all(
    Array.from({ length: kills }, async (_, file) => {
      const path = join(folder, `part-${file}.csv`);
      const lines = Array.from({ length: linesPerFile }, (_, line) => `${file}-${Math.floor(line / 5)},sku${line % 300},${1 + (line % 4)},2.5,2024-01-${String(1 + (line % 28)).padStart(2, '0')} 10:00:00,c${line % 2000}`);
      await writeFile(path, `order,sku,qty,price,date,customer\n${lines.join('\n')}\n`);
      return path;
    }),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the importer and kills it the given time after the named step of its last file begins. */
function importAndKill(data: string, paths: readonly string[], step: string, delayMilliseconds: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'killed-import.ts'), data, ...paths], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let armed = false;
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (armed || !said.includes(`${step}\n`)) return;
    armed = true;
    setTimeout(() => child.kill('SIGKILL'), delayMilliseconds + Math.random() * delaySpreadMilliseconds);
  });
  return new Promise((resolve) => {
    child.on('close', () => resolve(said.split('\n').filter((line) => line.startsWith('acknowledged ')).map((line) => line.slice('acknowledged '.length))));
  });
}

test('an import is all there or not at all, whenever it is killed', { timeout: 900_000 }, async () => {
  const data = join(folder, 'data');
  const acknowledged = new Set<string>();
  const moments = [['reading', 0], ['reading', 40], ['loading', 0], ['checking', 0], ['checking', 80], ['checking', 200], ['checking', 400], ['storing', 0], ['storing', 30], ['storing', 90]] as const;
  for (const [index, [step, delay]] of moments.entries()) {
    for (const path of await importAndKill(data, [files[index] as string], step, delay)) acknowledged.add(path);
    const workspace = await openWorkspace(data, { doing: 'test' });
    const call = { local: true, now: () => new Date(), progress: () => {} };
    const { imports } = (await perform('listImports', workspace, {}, call)) as { imports: { import: string; sourceName: string; state: string; counts: { accepted: number } | null }[] };
    const facts = await workspace.warehouse.rows(sql`select import_id, count(*) as lines from fact_order_lines group by import_id`);
    const orders = await workspace.warehouse.rows(sql`select import_id, count(*) as orders from fact_orders group by import_id`);
    const done = imports.filter(({ state }) => state === 'done');
    expect(imports.filter(({ state }) => state !== 'done' && state !== 'interrupted')).toEqual([]);
    expect(done.map(({ import: id }) => id).toSorted()).toEqual(facts.map((row) => String(row['import_id'])).toSorted());
    expect(facts.map((row) => row['lines'])).toEqual(done.map(() => linesPerFile));
    expect(orders.map((row) => row['orders'])).toEqual(done.map(() => linesPerFile / 5));
    expect(done.map(({ counts }) => counts?.accepted)).toEqual(done.map(() => linesPerFile));
    for (const path of acknowledged) expect(done.map(({ sourceName }) => sourceName)).toContain(basename(path));
    expect(await readdir(data)).not.toContain('work');
    await workspace.close();
  }
});
