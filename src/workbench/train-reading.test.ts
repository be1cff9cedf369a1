import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepHomeModel } from '../actions/home-models/index.ts';
import type { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { sql } from '../domain/index.ts';
import { openWorkspace, perform } from './index.ts';
import type { Workspace } from './workspace.ts';

type Trained = OutputOf<typeof operations.trainReading>;
type Models = OutputOf<typeof operations.listReadingModels>;

const call = { local: true, now: () => new Date('2026-03-01T00:00:00Z'), progress: () => {} };
let folder: string;
let workspace: Workspace;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-train-'));
  workspace = await openWorkspace(join(folder, 'data'), { doing: 'test' });
});
afterEach(async () => {
  await workspace.close();
  await rm(folder, { recursive: true, force: true });
});

const train = (input: object = {}): Promise<Trained> => perform('trainReading', workspace, input, call) as Promise<Trained>;
const models = (): Promise<Models> => perform('listReadingModels', workspace, {}, call) as Promise<Models>;
const read = (texts: readonly string[]): Promise<unknown> => perform('readTexts', workspace, { texts }, call);
const lesson = ({ report }: Trained, name: string) => report.lessons.find((each) => each.lesson === name)!;

interface Review {
  readonly text: string;
  readonly stars: number;
}

/** Some customers come back; days run over a year. */
async function importReviews(reviews: readonly Review[]): Promise<void> {
  const path = join(folder, 'reviews.csv');
  const lines = reviews.map(({ text, stars }, at) => {
    const day = new Date(Date.UTC(2025, 0, 1 + ((at * 37) % 360))).toISOString().slice(0, 10);
    return `r${at},c${(at * 7919) % 1201},${day} 10:00:00,${stars},"${text.replaceAll('"', '""')}"`;
  });
  await writeFile(path, `id,customer_id,at,stars,text\n${lines.join('\n')}\n`);
  await perform('importFile', workspace, { source: { path }, kind: 'feedback' }, call);
}

const file = join(import.meta.dirname, '../../../shared/data/zh-takeaway-reviews.train.csv.gz');

/** Takeaway reviews in the words of an invented region: a company whose customers speak as no public set does. */
function takeaway(count: number): Review[] {
  const rows = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n').slice(1);
  const step = Math.floor(rows.length / count);
  return Array.from({ length: count }, (_, at) => {
    const [label, ...text] = rows[at * step]!.split(',');
    return { stars: label === '1' ? 5 : 1, text: inDialect(text.join(',').replace(/^"|"$/g, '').replaceAll('""', '"')) };
  });
}

function inDialect(text: string): string {
  return [['好吃', '咕噜'], ['难吃', '叽哩'], ['不错', '巴适'], ['快', '嗖'], ['慢', '蜗'], ['差', '瘪'], ['满意', '安逸'], ['好', '嘉'], ['送', '递'], ['餐', '膳'], ['凉', '冻'], ['态度', '脸子'], ['味', '滋']].reduce((changed, [from, to]) => changed.replaceAll(from!, to!), text);
}

test('without labels training says what is missing, and keeps nothing in force', async () => {
  const trained = await train();
  expect(trained).toMatchObject({ outcome: 'too-little-data', version: null });
  expect(lesson(trained, 'polarity')).toMatchObject({ verdict: 'too-little-data', needed: 100 });
  expect(await models()).toMatchObject({ active: null, canRollBack: false, models: [{ version: null, state: 'empty' }] });
  await expect(perform('rollBackReadingModel', workspace, {}, call)).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(perform('activateReadingModel', workspace, { version: 'home-of-nobody' }, call)).rejects.toMatchObject({ code: 'NOT_FOUND' });
}, 120_000);

test('a pasted line that was put right is read so after training; rolling back gives the readings of before', async () => {
  const texts = ['您可真会做生意', '很好用，谢谢！', '等了两个小时'];
  const before = await read(texts);
  await perform('correctLabel', workspace, { source: 'pasted', text: texts[0], speaker: 'customer', kind: 'polarity', label: 'negative' }, call);
  expect(await read(texts)).toEqual(before);
  expect(await train({ dryRun: true })).toMatchObject({ outcome: 'would-activate', report: { remembered: 1 } });
  expect((await models()).models).toEqual([]);
  const trained = await train();
  expect(trained.outcome).toBe('activated');
  const after = (await read(texts)) as { reader: string; readings: { polarity: { label: string } }[] };
  expect(after.readings.map(({ polarity }) => polarity.label)).toEqual(['negative', 'positive', expect.any(String)]);
  expect(after.reader).toContain(trained.version);
  expect(await train()).toMatchObject({ outcome: 'unchanged' });
  expect(await perform('rollBackReadingModel', workspace, {}, call)).toEqual({ active: null });
  expect(await read(texts)).toEqual(before);
  expect(await perform('activateReadingModel', workspace, { version: trained.version }, call)).toEqual({ active: trained.version });
  expect(await read(texts)).toEqual(after);
}, 180_000);

test('a model learned on an earlier shipped one is retired: the shipped one reads, and training again mends it', async () => {
  const texts = ['很好用，谢谢！'];
  const before = await read(texts);
  const { report } = await train({ dryRun: true });
  await keepHomeModel(workspace.desk, { version: 'home-old', base: 'reading-of-last-year', report }, true);
  expect(await models()).toMatchObject({ active: null, models: [{ version: 'home-old', active: false, state: 'retired' }] });
  expect(await read(texts)).toEqual(before);
  await expect(perform('activateReadingModel', workspace, { version: 'home-old' }, call)).rejects.toMatchObject({ code: 'CONFLICT' });
}, 120_000);

describe.skipIf(!existsSync(file))('real reviews (skipped without ../shared/data)', () => {
  test('are learned where customers speak in words of their own; stored texts are read anew, and as before after rolling back', async () => {
    await importReviews(takeaway(1600));
    await perform('runInsights', workspace, {}, call);
    const stored = (): Promise<unknown> => workspace.warehouse.rows(sql`select text_id, polarity_label, polarity_score, emotion_label from reading order by text_id`);
    const before = await stored();
    const trained = await train();
    const polarity = lesson(trained, 'polarity');
    expect(trained.outcome).toBe('activated');
    expect(polarity).toMatchObject({ verdict: 'better', split: 'time-and-customer' });
    expect(polarity.figures!.newAccuracy).toBeGreaterThan(polarity.figures!.oldAccuracy);
    expect(polarity.figures!.lossGain.low).toBeGreaterThan(0);
    await perform('runInsights', workspace, {}, call);
    expect(await stored()).not.toEqual(before);
    expect(await perform('readingDrift', workspace, {}, call)).toMatchObject({ status: 'known', reference: { kind: 'training' } });
    await perform('rollBackReadingModel', workspace, {}, call);
    await perform('runInsights', workspace, {}, call);
    expect(await stored()).toEqual(before);
  }, 300_000);

  test('with a third of the stars filled in at random are not learned from', async () => {
    await importReviews(takeaway(1800).map((review, at) => (at % 3 === 0 ? { ...review, stars: (at * 2654435761) % 2 === 0 ? 1 : 5 } : review)));
    const trained = await train();
    expect(trained).toMatchObject({ outcome: 'not-better', version: null });
    expect(lesson(trained, 'polarity').verdict).toBe('labels-contradict');
    expect((await models()).active).toBeNull();
  }, 300_000);
});
