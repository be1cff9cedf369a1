/** A file becomes customers one understands, by the command line alone, beside a running server. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '../config.ts';
import { operations } from '../contract/index.ts';
import { addDays, parseDay } from '../domain/index.ts';
import type { Day } from '../domain/index.ts';
import { startServer } from '../server/index.ts';
import type { RunningServer } from '../server/index.ts';
import { openWorkspace } from '../workbench/index.ts';
import { main } from './main.ts';

let root: string;
let server: RunningServer;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhiyin-journey-'));
  await writeFile(join(root, 'orders.csv'), orders());
  const configuration = readConfiguration({ commandLine: { dataFolder: join(root, 'data'), port: 0, logLevel: 'silent' }, environment: {} });
  server = await startServer(await openWorkspace(join(root, 'data'), { doing: 'serve', configuration }), { webFolder: root, version: '0' });
});
afterAll(async () => {
  await server.stop();
  await rm(root, { recursive: true, force: true });
});

/** Sixty customers with purchase rhythms of their own, and one line that cannot be right. */
function orders(): string {
  const first = parseDay('2023-01-01') as Day;
  const lines = Array.from({ length: 60 }, (_, customer) =>
    Array.from({ length: 2 + (customer % 9) }, (__, order) => `O${customer}-${order},C${customer},${addDays(first, customer + order * (10 + 3 * (customer % 7)))},${(20 + ((customer * 7 + order * 13) % 50)).toFixed(2)}`),
  ).flat();
  return ['订单号,客户编号,下单时间,实付金额', ...lines, 'O-wrong,C1,someday,10'].join('\n');
}

async function json(words: readonly string[]): Promise<unknown> {
  let out = '';
  let err = '';
  const exitCode = await main([...words, '--data', join(root, 'data'), '--json'], '0', {
    out: { write: (text) => ((out += text), true), once: () => {} },
    err: { write: (text) => ((err += text), true), once: () => {} },
    environment: {},
  });
  if (exitCode !== 0) throw new Error(`${words.join(' ')}: ${err}`);
  expect(out.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(out);
}

describe('from a file to a customer', () => {
  let importId: string;

  test('import, with what was refused to be fetched over HTTP', async () => {
    const result = operations.importFile.output.parse(await json(['import', join(root, 'orders.csv'), '--as', 'orders']));
    expect(result).toMatchObject({ rejected: 1, duplicates: 0, totals: { orders: result.accepted, customers: 60 } });
    expect(result.read).toBe(result.accepted + 1);
    importId = result.import;
    const rejected = await fetch(`${server.url}/api/imports/${importId}/rejected`);
    expect(rejected.headers.get('content-disposition')).toContain('attachment');
    expect(await rejected.text()).toContain('O-wrong');
    expect(operations.listImports.output.parse(await json(['imports'])).imports).toMatchObject([{ import: importId, state: 'done' }]);
    expect(operations.coverage.output.parse(await json(['coverage'])).customers).toBe(60);
  });

  test('run, list, look, explain', async () => {
    const ran = operations.runInsights.output.parse(await json(['run']));
    expect(ran.insights.length).toBeGreaterThan(0);
    const list = operations.listCustomers.output.parse(await json(['customers', '--sort', 'net', '--limit', '5']));
    expect(list).toMatchObject({ total: 60, asOf: ran.asOf });
    expect(list.rows).toHaveLength(5);
    const id = list.rows[0]?.id ?? '';
    const one = operations.getCustomer.output.parse(await json(['customer', id]));
    const measure = one.figures[0]?.measure ?? '';
    expect(operations.explain.output.parse(await json(['explain', id, measure]))).toMatchObject({ customer: id, asOf: ran.asOf });
    const figures = operations.listCompanyFigures.output.parse(await json(['explain', '--all'])).figures;
    expect(figures.map((figure) => figure.measure)).toContain('stageCustomers');
    const everybody = operations.explainCompany.output.parse(await json(['explain', '--all', 'allCustomers']));
    expect(everybody).toMatchObject({ asOf: ran.asOf, figure: { value: 60 } });
    expect(operations.explainCompany.output.parse(await json(['explain', '--all', 'stageCustomers', one.row.stage ?? ''])).behind?.rows.length).toBeGreaterThan(0);
    await expect(json(['explain', '--all', 'stageCustomers'])).rejects.toThrow(/stage/);
    await expect(json(['explain', id])).rejects.toThrow('a customer and a figure');
    operations.today.output.parse(await json(['today']));
  });

  test('take the import back', async () => {
    const reverted = operations.revertImport.output.parse(await json(['revert', importId]));
    expect(reverted.removed).toBeGreaterThan(0);
    expect(operations.coverage.output.parse(await json(['coverage'])).customers).toBe(0);
  });

  test('an uploaded file is imported by its id', async () => {
    const upload = (await (await fetch(`${server.url}/api/uploads?name=orders.csv`, { method: 'PUT', body: orders() })).json()) as { upload: string };
    const answer = await fetch(`${server.url}/api/imports`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ source: upload, kind: 'orders' }) });
    expect(operations.importFile.output.parse(await answer.json()).totals.customers).toBe(60);
  });

  test('models fit and texts are read on bare files', async () => {
    const fit = await json(['fit', 'bg-nbd', join(root, 'orders.csv'), '--customer', '客户编号', '--date', '3', '--time-unit', 'week']);
    expect(fit).toMatchObject({ model: 'bg-nbd', timeUnit: 'week', customers: 60 });
    expect(Object.keys(fit as object)).toEqual(expect.arrayContaining(['groups', 'parameters', 'standardErrors', 'logLikelihood', 'converged']));
    await writeFile(join(root, 'reviews.csv'), 'id,review\n1,很好，谢谢\n2,terrible service\n');
    const read = await json(['read', join(root, 'reviews.csv'), '--text', 'review']);
    expect(read).toMatchObject({ rows: 2, readings: [{ row: 1, language: 'zh', polarity: { label: 'positive' } }, { row: 2, language: 'en', polarity: { label: 'negative' } }] });
  });
});
