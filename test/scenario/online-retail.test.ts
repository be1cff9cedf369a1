/** Related products of a real, messy shop: cancellations, missing customers, baskets of hundreds of lines. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { operations, OutputOf } from '../../src/contract/index.ts';
import { openWorkspace, perform } from '../../src/workbench/index.ts';
import type { Call, Workspace } from '../../src/workbench/index.ts';
import { dataFolder } from '../papers/cdnow.ts';

const file = join(dataFolder, 'online-retail-2010-12..2011-08.csv.gz');
const call: Call = { progress: () => {}, local: true, now: () => new Date('2011-09-01T08:00:00Z') };

describe.skipIf(!existsSync(file))('online retail (skipped without ../shared/data)', () => {
  let folder: string;
  let workspace: Workspace;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhiyin-retail-'));
    workspace = await openWorkspace(folder, { doing: 'test' });
    await perform('importFile', workspace, { source: { path: file }, kind: 'order-lines' }, call);
    await perform('runInsights', workspace, {}, call);
  }, 600_000);
  afterAll(async () => {
    await workspace.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('things of one series are bought together, and recommending them beats the best sellers', async () => {
    const found = (await perform('relatedProducts', workspace, { search: 'herb marker', sort: 'together' }, call)) as OutputOf<(typeof operations)['relatedProducts']>;
    expect(found.pairs[0]?.product.name).toMatch(/HERB MARKER/);
    expect(found.pairs[0]?.other.name).toMatch(/HERB MARKER/);
    expect(found.pairs[0]?.low).toBeGreaterThan(20);
    const task = found.check.tasks.find(({ task: name }) => name === 'same-basket');
    expect(task?.cases).toBeGreaterThan(1000);
    expect(task?.verdict).toBe('better');
  });

  test('rules of baskets with hundreds of lines come within their limits', async () => {
    const rules = (await perform('companyBaskets', workspace, { support: 0.01, confidence: 0.5 }, call)) as OutputOf<(typeof operations)['companyBaskets']>;
    expect(rules.rules.length).toBeGreaterThan(20);
    expect(rules.rules.every(({ confidence, lift }) => confidence >= 0.5 && lift > 1)).toBe(true);
  });
});
