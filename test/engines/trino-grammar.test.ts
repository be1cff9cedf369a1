/**
 * Every query that the system runs on the warehouse is one text for all engines: recorded during an import, a run and a
 * walk through every page, printed in Trino's dialect, and parsed with Trino's grammar.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TrinoSQL } from 'dt-sql-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { print } from '../../src/domain/index.ts';
import type { Query } from '../../src/domain/index.ts';
import { latestRun, pageOfSheet, sheetLandmarks } from '../../src/facts/index.ts';
import { trinoDialect } from '../../src/storage/index.ts';
import { companyPages } from '../../src/workbench/company-figures/index.ts';
import type { CompanyFigure } from '../../src/workbench/company-figures/index.ts';
import { createDemo } from '../../src/workbench/demo.ts';
import { openWorkspace, perform } from '../../src/workbench/index.ts';
import type { Call, Workspace } from '../../src/workbench/index.ts';

const call: Call = { progress: () => {}, local: true, now: () => new Date('2026-11-01T08:00:00Z') };
const texts = new Set<string>();
let folder: string;
let workspace: Workspace;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-trino-'));
  workspace = await openWorkspace(join(folder, 'data'), { doing: 'test', onQuery: (query: Query) => texts.add(print(query, trinoDialect).text) });
  await createDemo(workspace, { customers: 60, seed: 3 }, () => {});
});
afterAll(async () => {
  await workspace.close();
  await rm(folder, { recursive: true, force: true });
});

test('every query of an import, a run and every page parses as Trino', async () => {
  const file = join(folder, 'sales.csv');
  await writeFile(file, '订单号,客户,下单时间,商品编号,数量,单价\nA1,c1,2026-01-02 10:00,p1,2,3.50\nA1,c1,2026-01-02 10:00,p1,2,3.50\nA2,,2026-01-03 11:00,p2,1,9.90\nA3,c2,someday,p2,1,9.90\n');
  const imported = (await perform('importFile', workspace, { source: { path: file }, kind: 'order-lines' }, call)) as { import: string };
  await perform('previewImport', workspace, { source: { path: file } }, call);
  await perform('revertImport', workspace, { import: imported.import }, call);
  await perform('runInsights', workspace, {}, call);
  const list = (await perform('listCustomers', workspace, { search: 'a', tier: 'high,ordinary', minimumValue: 1, maximumMood: 1, lateDeliveries: 0 }, call)) as { rows: unknown[] };
  expect(Array.isArray(list.rows)).toBe(true);
  // Only long lists have landmarks.
  const order = { sort: 'last_day', descending: false };
  const { asOf } = (await latestRun(workspace.warehouse)) ?? { asOf: '' };
  const landmarks = await sheetLandmarks(workspace.warehouse, asOf, { filters: { tier: ['high', 'ordinary'] }, order, every: 5 });
  await pageOfSheet(workspace.warehouse, asOf, { filters: {}, page: { ...order, offset: 6, limit: 3 }, landmarks });
  const everybody = (await perform('listCustomers', workspace, { sort: 'net' }, call)) as { rows: { id: string }[] };
  const id = everybody.rows[0]?.id ?? '';
  const { figures } = (await perform('getCustomer', workspace, { id }, call)) as { figures: { measure: string }[] };
  for (const { measure } of figures) await perform('explain', workspace, { id, measure }, call);
  const { entries } = (await perform('customerTimeline', workspace, { id }, call)) as { entries: { id: string; source: string; polarity: unknown }[] };
  const read = entries.find((entry) => entry.polarity !== null);
  if (read) await perform('correctLabel', workspace, { source: read.source, id: read.id, kind: 'polarity', label: 'positive' }, call);
  if (read) await perform('correctLabel', workspace, { source: read.source, id: read.id, kind: 'objection', label: 'price' }, call);
  await perform('listConversations', workspace, { traits: 'objection,promise,dissatisfied,phrases', cause: 'price', agent: 'A01', customer: id, sort: 'dissatisfied' }, call);
  const conversations = (await perform('listConversations', workspace, {}, call)) as { rows: { id: string }[] };
  await perform('getConversation', workspace, { id: conversations.rows[0]?.id ?? '' }, call);
  await perform('voiceSignals', workspace, {}, call);
  await perform('trainReading', workspace, {}, call);
  for (const page of ['listReadingModels', 'readingDrift'] as const) await perform(page, workspace, {}, call);
  await perform('listUnprofitable', workspace, { proposal: 'keep,let-go', size: 'big' }, call);
  await perform('setIndirectValue', workspace, { id, kind: 'volume', yearlyAmount: 100 }, call);
  await perform('listIndirectValues', workspace, { id }, call);
  await perform('forecastCustomer', workspace, { id }, call);
  for (const page of ['today', 'worth', 'profit', 'winBack', 'contracts', 'loyalty', 'loyaltyCustomers', 'getLossSettings', 'modelReport', 'feeling', 'coverage', 'listRuns', 'needs', 'findDuplicates', 'listImports', 'doctor'] as const) await perform(page, workspace, {}, call);
  await perform('relatedProducts', workspace, { search: 'a', product: 'P001' }, call);
  await perform('customerRecommendations', workspace, { id }, call);
  await perform('companyBaskets', workspace, {}, call);
  const { rules } = (await perform('getTierRules', workspace, {}, call)) as { rules: { lost: object } };
  for (const draft of [{ ...rules, thresholds: { method: 'natural-breaks' } }, { ...rules, scheme: 'three', lost: { pAliveBelow: 0.4, silentGaps: 3 } }]) {
    await perform('previewTierRules', workspace, { rules: draft, from: 'ordinary', to: 'high', offset: 1 }, call);
    await perform('testTierRules', workspace, { customer: id, rules: draft }, call);
  }
  for (const page of ['tierMigration', 'tierResults', 'listTierStrategies'] as const) await perform(page, workspace, {}, call);
  for (const { figures, answer } of companyPages) {
    const shown = await answer(workspace, [], call);
    for (const figure of figures) {
      const instances = (figure as CompanyFigure<unknown>).instances(shown);
      for (const instance of new Set([instances[0], instances.at(-1)])) if (instance) await perform('explainCompany', workspace, { measure: figure.measure, of: [...instance.of] }, call);
    }
  }
  const parser = new TrinoSQL();
  const wrong = [...texts].map((text) => ({ text, errors: parser.validate(text) })).filter(({ errors }) => errors.length > 0);
  expect(wrong.map(({ text, errors }) => `${errors[0]?.message} at line ${errors[0]?.startLine}:\n${text}`)).toEqual([]);
  expect(texts.size).toBeGreaterThan(100);
}, 900_000);
