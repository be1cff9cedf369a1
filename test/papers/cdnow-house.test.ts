/** The published figures once more, this time through the whole house: file → facts → run → explanation. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutputOf, operations } from '../../src/contract/index.ts';
import { openWorkspace, perform } from '../../src/workbench/index.ts';
import type { Call, Workspace } from '../../src/workbench/index.ts';

const file = join(import.meta.dirname, '../../../shared/data/cdnow/CDNOW_sample.txt');
const call: Call = { progress: () => {}, local: true, now: () => new Date('2026-11-01T08:00:00Z') };
/** Customer 1 of the sample: bought on 1997-01-01, 01-18 and 08-02 by the end of the calibration. */
const customer = '00004';

describe.skipIf(!existsSync(file))('CDNOW from file to explanation (needs ../shared/data)', () => {
  let folder: string;
  let workspace: Workspace;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhiyin-cdnow-'));
    workspace = await openWorkspace(folder, { doing: 'test' });
    await perform('importFile', workspace, { source: { path: file }, kind: 'orders' }, call);
    await perform('runInsights', workspace, { asOf: '1997-09-30' }, call);
  });
  afterAll(async () => {
    await workspace.close();
    await rm(folder, { recursive: true, force: true });
  });

  const explain = (measure: string): Promise<OutputOf<typeof operations.explain>> =>
    perform('explain', workspace, { id: customer, measure }, call) as Promise<OutputOf<typeof operations.explain>>;

  test('Fader, Hardie & Lee 2005: parameters on 2,357 customers', async () => {
    const { parameters } = await explain('pAlive');
    expect(parameters).toMatchObject({ purchaseModel: 'bg-nbd', purchaseCustomers: 2357 });
    expect(Number(parameters['r'])).toBeCloseTo(0.2425945, 4);
    expect(Number(parameters['alphaWeeks'])).toBeCloseTo(4.4136019, 3);
    expect(Number(parameters['a'])).toBeCloseTo(0.7929199, 3);
    expect(Number(parameters['b'])).toBeCloseTo(2.4258881, 2);
  });

  test('P(alive) of (2, 30.43, 38.86) is .72661, with the orders behind it', async () => {
    const { figure, inputs, facts } = await explain('pAlive');
    expect(Number(figure.value)).toBeCloseTo(0.72661, 4);
    expect(inputs.map(({ value }) => value)).toEqual([2, 213, 272]);
    expect(facts.total).toBe(3);
    expect(facts.rows.map((row) => String(row['ordered_at']).slice(0, 10))).toEqual(['1997-08-02', '1997-01-18', '1997-01-01']);
  });

  test('an explanation names method, day and card, and an unknown customer or measure says so', async () => {
    const { method, asOf, card, formula } = await explain('valueNext12Months');
    expect([method, asOf]).toEqual(['worth.lifetime@4', '1997-09-30']);
    expect(card.text.length).toBeGreaterThan(500);
    expect(formula).not.toBe('');
    await expect(perform('explain', workspace, { id: 'nobody', measure: 'pAlive' }, call)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(explain('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('the list is filtered, sorted and paged in the engine', async () => {
    const list = (input: object): Promise<OutputOf<typeof operations.listCustomers>> => perform('listCustomers', workspace, input, call) as Promise<OutputOf<typeof operations.listCustomers>>;
    const all = await list({ sort: 'net', limit: 5 });
    expect(all.total).toBe(2357);
    expect(all.rows.map(({ net }) => net)).toEqual(all.rows.map(({ net }) => net).toSorted((one, other) => other - one));
    const next = await list({ sort: 'net', limit: 5, offset: 4 });
    expect(next.rows[0]?.id).toBe(all.rows[4]?.id);
    const high = await list({ tier: 'high', limit: 1000 });
    expect(high.total).toBe(high.rows.length);
    expect(new Set(high.rows.map(({ tier }) => tier))).toEqual(new Set(['high']));
    expect((await list({ search: customer })).rows.map(({ id }) => id)).toEqual([customer]);
  });
});
