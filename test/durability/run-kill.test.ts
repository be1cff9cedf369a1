/** `kill -9` at any moment of a run: the day's figures are all there or not at all, and earlier days stay as they were. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { teaHouse } from '../../scenarios/index.ts';
import { addDays, parseDay, sql } from '../../src/domain/index.ts';
import type { Day } from '../../src/domain/index.ts';
import { insightTable } from '../../src/facts/index.ts';
import { insights } from '../../src/insights/index.ts';
import { importRows } from '../../src/workbench/import-rows.ts';
import { openWorkspace } from '../../src/workbench/index.ts';

const firstDay = parseDay('2026-09-01') as Day;
const call = { local: true, now: () => new Date(), progress: () => {} };
/** Every run of the test kills at other moments within each step. */
const delaySpreadMilliseconds = 60;
let data: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'zhiyin-kill-run-'));
  const scenario = teaHouse({ customers: 150, seed: 5, endDay: parseDay('2026-10-31') as Day });
  const workspace = await openWorkspace(data, { doing: 'test' });
  for (const kind of scenario.kinds) await importRows(workspace, kind, scenario.rows(kind), { name: kind, call });
  await workspace.close();
}, 240_000);
afterAll(() => rm(data, { recursive: true, force: true }));

/** Computes a day and kills the process the given time after the named step begins. Tells whether it had said it was done. */
function runAndKill(asOf: Day, step: string, delayMilliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'killed-run.ts'), data, asOf], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let armed = false;
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (armed || !said.includes(`${step}\n`)) return;
    armed = true;
    setTimeout(() => child.kill('SIGKILL'), delayMilliseconds + Math.random() * delaySpreadMilliseconds);
  });
  return new Promise((resolve) => {
    child.on('close', () => resolve(said.includes('acknowledged')));
  });
}

test('a run is all there or not at all, whenever it is killed', { timeout: 600_000 }, async () => {
  const moments = [['reading texts', 0], ['reading texts', 100], ['worth.purchases', 0], ['worth.lifetime', 0], ['worth.lifetime', 150], ['worth.tiers', 0], ['feeling.subjects', 10], ['customer.sheet', 0], ['customer.sheet', 40], ['acknowledged', 0]] as const;
  const complete = new Map<string, string>();
  for (const [index, [step, delay]] of moments.entries()) {
    const asOf = addDays(firstDay, index);
    const acknowledged = await runAndKill(asOf, step, delay);
    const workspace = await openWorkspace(data, { doing: 'test' });
    const days = (await workspace.warehouse.rows(sql`select as_of from insight_run`)).map((row) => String(row['as_of']));
    if (acknowledged) expect(days).toContain(asOf);
    for (const insight of insights.filter(({ subject }) => subject === 'customer')) {
      const rows = await workspace.warehouse.rows(sql`select distinct as_of from ${insightTable(insight.name)} order by as_of`);
      expect(rows.map((row) => String(row['as_of']))).toEqual(days.toSorted());
    }
    for (const day of days) {
      const [sum] = await workspace.warehouse.rows(sql`select count(*) as n, sum(orders) as orders, round(sum(score), 4) as score from insight_customer_sheet where as_of = cast(${day} as date)`);
      expect(JSON.stringify(sum)).toBe(complete.get(day) ?? JSON.stringify(sum));
      complete.set(day, JSON.stringify(sum));
    }
    const [twice] = await workspace.warehouse.rows(sql`select count(*) as n from (select text_id from reading group by text_id having count(*) > 1) twice`);
    expect(twice?.['n']).toBe(0);
    await workspace.close();
  }
  expect(complete.size).toBeGreaterThan(0);
});
