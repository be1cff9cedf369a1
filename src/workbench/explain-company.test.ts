/** Every figure about everybody opens: what pages show is held against what can be explained, and each explanation against the page. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { copyDemo } from '../../test/demo-company.ts';
import { companyMeasures, operations } from '../contract/index.ts';
import type { CompanyMeasure, Operation, OutputOf } from '../contract/index.ts';
import { sql } from '../domain/index.ts';
import { sheetOn } from '../facts/index.ts';
import { quantile80 } from '../insights/index.ts';
import { companyPages } from './company-figures/index.ts';
import type { CompanyFigure } from './company-figures/index.ts';
import { openWorkspace, perform } from './index.ts';
import type { Call, Workspace } from './index.ts';

type Explained = OutputOf<typeof operations.explainCompany>;

/** Numbers in the answers of pages that are no figure about everybody, and why. */
const noFigures: readonly (readonly [RegExp, string])[] = [
  [/^(people|rows)\[\]\./, 'a figure of one customer, with an explanation of its own'],
  [/^(asOf|currency|period)/, 'when and what, not how much'],
  [/^model\.holdOut|^(groups|logLikelihood|parameters|standardErrors)$|^candidates\[\]\.logLikelihood$|^holdOut\.(length|bias|baselines\[\]\.bias)$|^holdOut\.baselines\[\]\.bias$/, 'of the report over the API; no page shows it'],
  [/^holdOut\.calibration\.(cases|events|brier|brierBaseline|skill|calibrationNoise|calibrationIntercept|calibrationSlope|deciles\[\]\.(decile|events|lift|captured))$/, 'what the chances are held against; no page shows it by itself'],
  [/^holdOut\.gains/, 'of the report over the API; no page shows it'],
  [/^(holdOut\.byFrequency\[\]\.repeatPurchases|tracking\.weeks\[\]\.week|check\.deciles\[\]\.decile)$/, 'names a line, is no figure'],
  [/^(score|value)Distribution\[\]\.(from|to)$/, 'names a bar, is no figure'],
  [/^moodChanges\[\]\.weeks\[\]\.(low|high)$/, 'bounds in the chart of a figure that opens'],
  [/^periods\[\]\.days$/, 'names a period, is no figure'],
  [/^results\[\]\.customers$/, 'customers of the tier: an input of every result'],
  [/^assumptions\./, 'set by the user, not computed'],
  [/^plans\[\]\./, 'over the API and on the command line; no page shows it'],
  [/^tiers\[\]\.suggestion\.because\./, 'a pair of related products: opens as pairLift'],
  [/^tiers\[\]\.suggestion\.price$/, 'the list price of one product'],
  [/^(conversations|dissatisfied)$/, 'over the API; no page shows it'],
];

describe('what pages show and what can be explained', () => {
  test('every measure of the contract is one figure, on the page that the contract names', () => {
    const built = companyPages.flatMap(({ operation, figures }) => figures.map(({ measure }) => `${operation.name} ${measure}`));
    const named = Object.entries(companyMeasures).flatMap(([page, measures]) => measures.map((measure) => `${page} ${measure}`));
    expect(built.toSorted()).toEqual(named.toSorted());
  });

  test('every number in the answer of a page is explained by a figure, or it is said why it is none', () => {
    const unexplained = pagesShown().flatMap(({ operation, shows }) =>
      numbersIn(operation).filter((path) => !shows.includes(path) && !noFigures.some(([pattern]) => pattern.test(path))).map((path) => `${operation.name}: ${path}`));
    expect(unexplained).toEqual([]);
  });

  test('figures only claim numbers that are there, and no reason speaks of nothing', () => {
    const claimed = pagesShown().flatMap(({ operation, shows }) => shows.filter((path) => !numbersIn(operation).includes(path)).map((path) => `${operation.name}: ${path}`));
    expect(claimed).toEqual([]);
    const all = pagesShown().flatMap(({ operation, shows }) => numbersIn(operation).filter((path) => !shows.includes(path)));
    expect(noFigures.filter(([pattern]) => !all.some((path) => pattern.test(path))).map(([pattern]) => String(pattern))).toEqual([]);
  });

  test('every measure is opened by some page of the workbench', () => {
    const folder = join(import.meta.dirname, '../web/pages');
    const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx')).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    expect(Object.values(companyMeasures).flat().filter((measure) => !new RegExp(`['"]${measure}['"]`).test(pages))).toEqual([]);
  });

  test('every figure is told in both languages', () => {
    for (const figure of companyPages.flatMap(({ figures }) => figures)) {
      for (const { zh, en } of [figure.title, figure.meaning, figure.noInterval]) {
        expect(/\p{Script=Han}/u.test(zh), `${figure.measure}: ${zh}`).toBe(true);
        expect(/\p{Script=Han}/u.test(en) || en.trim() === '', `${figure.measure}: ${en}`).toBe(false);
      }
      expect(figure.formula.trim()).not.toBe('');
    }
  });
});

describe('explanations of the demo company', () => {
  const call: Call = { progress: () => {}, local: true, now: () => new Date('2026-11-01T08:00:00Z') };
  let folder: string;
  let workspace: Workspace;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhiyin-explain-'));
    await copyDemo(folder);
    workspace = await openWorkspace(folder, { doing: 'test' });
  }, 600_000);
  afterAll(async () => {
    await workspace.close();
    await rm(folder, { recursive: true, force: true });
  });

  const explain = async (measure: CompanyMeasure, ...of: readonly string[]): Promise<Explained> => operations.explainCompany.output.parse(await perform('explainCompany', workspace, { measure, of: [...of] }, call));

  test.each(companyPages.flatMap((page) => page.figures.map((figure) => [figure.measure, page, figure] as const)))('%s', async (measure, page, figure) => {
    const instances = (figure as CompanyFigure<unknown>).instances(await page.answer(workspace, [], call));
    expect(new Set(instances.map(({ of }) => JSON.stringify(of))).size).toBe(instances.length);
    for (const instance of new Set([instances[0], instances[1], instances.at(-1)])) {
      if (!instance) continue;
      expect(instance.of).toHaveLength(figure.asked.length);
      const explained = await explain(measure, ...instance.of);
      expect(explained.figure).toMatchObject({ measure, value: instance.value, observations: instance.observations });
      const { low, high, value } = explained.figure;
      for (const number of [low, high, value]) expect(number === null || Number.isFinite(number)).toBe(true);
      expect(low === null).toBe(explained.noInterval !== null);
      if (low !== null && high !== null && typeof value === 'number') expect(low <= value && value <= high).toBe(true);
      expect(explained.card.text).toContain('#');
      const { behind } = explained;
      if (!behind) continue;
      expect(behind.rows.length).toBeLessThanOrEqual(Math.min(20, behind.total ?? 20));
      for (const row of behind.rows) expect(Object.keys(row)).toEqual(expect.arrayContaining(behind.columns.map(({ name }) => name)));
      if (value !== null && value !== 0 && instance.observations > 0 && behind.total !== 0) expect(behind.rows.length, `${measure} ${instance.of.join(' ')}`).toBeGreaterThan(0);
    }
  });

  test('most figures are there to be opened at all', async () => {
    const empty: string[] = [];
    for (const page of companyPages) {
      const answer = await page.answer(workspace, [], call);
      for (const figure of page.figures) if ((figure as CompanyFigure<unknown>).instances(answer).length === 0) empty.push(figure.measure);
    }
    expect(empty).toEqual([]);
  });

  test('what stands behind a sum is what it is made of', async () => {
    const { asOf } = await explain('allCustomers');
    const { behind, figure, list } = await explain('tierNet', 'high');
    const rows = await workspace.warehouse.rows(sql`select subject, net from ${sheetOn(asOf)} s where tier = 'high' order by net desc, subject`);
    expect(behind?.rows.map(({ customer }) => customer)).toEqual(rows.slice(0, 20).map((row) => row['subject']));
    expect(rows.reduce((sum, row) => sum + Number(row['net']), 0)).toBeCloseTo(Number(figure.value), 4);
    expect(behind?.total).toBe(rows.length);
    expect(list).toEqual({ tier: ['high'], sort: 'net' });
  });

  test('the list a figure leads to counts the same customers', async () => {
    for (const [measure, of] of [['tierCustomers', 'high'], ['stageCustomers', 'lost'], ['allCustomers', undefined]] as const) {
      const { figure, list } = await explain(measure, ...(of === undefined ? [] : [of]));
      const { total } = (await perform('listCustomers', workspace, list, call)) as OutputOf<typeof operations.listCustomers>;
      expect(total).toBe(figure.value);
    }
  });

  test('the interval of a mean is that of the customers behind it', async () => {
    const { asOf, figure } = await explain('tierMood', 'high');
    const moods = (await workspace.warehouse.rows(sql`select mood from ${sheetOn(asOf)} s where tier = 'high' and mood is not null`)).map((row) => Number(row['mood']));
    const mean = moods.reduce((sum, mood) => sum + mood, 0) / moods.length;
    const error = Math.sqrt(moods.reduce((sum, mood) => sum + (mood - mean) ** 2, 0) / (moods.length - 1) / moods.length);
    expect(figure.value).toBeCloseTo(mean, 10);
    expect(figure.low).toBeCloseTo(Math.max(-1, mean - quantile80 * error), 8);
    expect(figure.observations).toBe(moods.length);
  });

  test('the change of a mood has the interval of two means', async () => {
    const { moodChanges } = (await perform('today', workspace, {}, call)) as OutputOf<typeof operations.today>;
    const { asOf } = await explain('allCustomers');
    const { touchpoint = '', change = null, changeLow = null, changeHigh = null } = moodChanges.find(({ changeLow: low }) => low !== null) ?? {};
    const rows = await workspace.warehouse.rows(sql`
      select polarity_score as score, date_diff('day', cast("at" as date), cast(${asOf} as date)) as age from reading_view
      where touchpoint = ${touchpoint} and coalesce(direction, 'in') = 'in' and date_diff('day', cast("at" as date), cast(${asOf} as date)) between 0 and 55`);
    const [after, before] = [rows.filter((row) => Number(row['age']) < 28), rows.filter((row) => Number(row['age']) >= 28)].map((half) => {
      const scores = half.map((row) => Number(row['score']));
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
      return { mean, squared: scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length - 1) / scores.length };
    });
    expect(change).toBeCloseTo((after?.mean ?? 0) - (before?.mean ?? 0), 10);
    expect((changeHigh ?? 0) - (changeLow ?? 0)).toBeCloseTo(2 * quantile80 * Math.sqrt((after?.squared ?? 0) + (before?.squared ?? 0)), 8);
  });

  test('tiers together are worth what all are worth, but for those without a tier', async () => {
    const worth = (await perform('worth', workspace, {}, call)) as OutputOf<typeof operations.worth>;
    const stages = worth.stages.reduce((sum, stage) => sum + (stage.valueNext12Months ?? 0), 0);
    expect(stages).toBeCloseTo(worth.totalValue.value ?? 0, 2);
    for (const tier of worth.tiers) if (tier.valueLow !== null && tier.valueHigh !== null) expect(tier.valueLow <= (tier.valueNext12Months ?? 0) && (tier.valueNext12Months ?? 0) <= tier.valueHigh).toBe(true);
  });

  test('asking amiss is told, with what there is', async () => {
    await expect(explain('tierNet')).rejects.toMatchObject({ code: 'BAD_REQUEST', details: { problem: expect.stringMatching(/tier.*high \|/) as string } });
    await expect(explain('tierNet', 'golden')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(explain('allValue', 'high')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(explain('tierMove', 'someday', 'later', 'high', 'low')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(perform('explainCompany', workspace, { measure: 'love' }, call)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(operations.listCompanyFigures.output.parse(await perform('listCompanyFigures', workspace, {}, call)).figures.length).toBe(Object.values(companyMeasures).flat().length);
  });
});

/** Each page with all the paths that its figures explain, wherever they are described. */
function pagesShown(): { operation: Operation; shows: string[] }[] {
  const pages = new Map<Operation, string[]>();
  for (const { operation, figures } of companyPages) pages.set(operation, [...(pages.get(operation) ?? []), ...figures.flatMap(({ shows }) => shows)]);
  return [...pages].map(([operation, shows]) => ({ operation, shows }));
}

interface Shape {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly additionalProperties?: Shape | boolean;
}

/** Paths of all numbers in an operation's answer; a record of numbers is one. */
function numbersIn({ output }: Operation): string[] {
  const walk = (shape: Shape, path: string): string[] => {
    if (shape.anyOf) return shape.anyOf.flatMap((one) => walk(one, path));
    if ([shape.type].flat().some((type) => type === 'number' || type === 'integer')) return [path];
    if (shape.items) return walk(shape.items, `${path}[]`);
    if (shape.properties) return Object.entries(shape.properties).flatMap(([name, inner]) => walk(inner, path === '' ? name : `${path}.${name}`));
    return typeof shape.additionalProperties === 'object' ? [path] : [];
  };
  return [...new Set(walk(z.toJSONSchema(output, { io: 'output' }) as Shape, ''))];
}
