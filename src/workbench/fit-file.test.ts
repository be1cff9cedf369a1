import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../domain/index.ts';
import type { Day } from '../domain/index.ts';
import { seededRandom } from '../insights/numeric/index.ts';
import { fitFile } from './fit-file.ts';
import type { FileFitReport, FitFileRequest } from './fit-file.ts';

const today = '2026-11-01' as Day;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-fit-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(lines: readonly string[]): Promise<string> {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.csv`);
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

async function fit(lines: readonly string[], asked: Partial<FitFileRequest> = {}): Promise<FileFitReport> {
  const report = await fitFile({ model: 'bg-nbd', path: await file(['id,date,amount,currency', ...lines]), customer: 'id', date: 'date', spend: 'amount', timeUnit: 'week', today, ...asked });
  expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity/);
  expect(findNotFinite(report)).toEqual([]);
  return report;
}

/** Numbers that JSON would turn into null. */
function findNotFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => findNotFinite(inner, `${path}.${key}`));
}

/** A hundred weeks of customers who come at their own rates and leave. */
function world(count: number, random = seededRandom(81)): string[] {
  return Array.from({ length: count }, (_, index) => {
    const first = addDays('2024-01-01' as Day, Math.floor(random.uniform() * 200));
    const rate = random.gamma(0.9) / 40;
    const leaves = random.beta(0.8, 3);
    const lines = [`c${index},${first},${(10 + 20 * random.uniform()).toFixed(2)},CNY`];
    for (let day = random.exponential() / rate; day < 700; day += random.exponential() / rate) {
      lines.push(`c${index},${addDays(first, Math.ceil(day))},${(10 + 20 * random.uniform()).toFixed(2)},CNY`);
      if (random.uniform() < leaves) break;
    }
    return lines;
  }).flat();
}

const customers = world(400);
const says = (report: FileFitReport, language: 'zh' | 'en' = 'en'): string => [...report.notes, ...report.verdict.reasons.map(({ text }) => text)].map((text) => text[language]).join('\n');

describe('odd input', () => {
  test('one customer only', async () => {
    const report = await fit(['c1,2026-01-01,10,CNY', 'c1,2026-02-01,10,CNY']);
    expect(report).toMatchObject({ status: 'too-little-data', customers: 1, parameters: null, holdOut: null, verdict: { trust: 'none' } });
    expect(says(report)).toContain('at least 10 customers');
    expect(says(report, 'zh')).toContain('至少要 10 位客户');
  });

  test.each(['bg-nbd', 'mbg-nbd', 'pareto-nbd'])('all customers once: %s says so', async (model) => {
    const report = await fit(Array.from({ length: 50 }, (_, index) => `c${index},2026-01-${String(1 + (index % 28)).padStart(2, '0')},10,CNY`), { model, calibrateUntil: '2026-05-01', holdOutUntil: '2026-09-01' });
    expect(report).toMatchObject({ status: 'too-little-data', customers: 50, holdOut: null });
    expect(says(report)).toContain('0 of whom bought more than once');
  });

  test('refunds are no purchases', async () => {
    const plain = await fit(customers);
    const refunded = await fit([...customers, 'c1,2025-03-03,-20,CNY', 'c2,2025-03-04,-1,CNY']);
    expect(refunded.parameters).toEqual(plain.parameters);
    expect(says(refunded)).toContain('2 lines have a negative amount');
  });

  test('several purchases on one day are one', async () => {
    const plain = await fit(customers);
    const doubled = await fit([...customers, ...customers.map((line) => line.replace(/,[^,]*,CNY/, ',1.00,CNY'))]);
    expect(doubled.parameters).toEqual(plain.parameters);
    expect(says(doubled)).toContain('a day counts as one purchase');
  });

  test('dates after today are left out, and asked for they are refused', async () => {
    const plain = await fit(customers);
    const dreaming = await fit([...customers, 'c1,2031-01-01,20,CNY']);
    expect(dreaming.parameters).toEqual(plain.parameters);
    expect(says(dreaming)).toContain('1 lines are dated after today');
    await expect(fit(customers, { calibrateUntil: '2030-01-01' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('the commonest currency counts, where the column is named', async () => {
    const mixed = await fit([...customers, 'c1,2025-03-03,20,USD'], { currency: 'currency' });
    expect(mixed.parameters).toEqual((await fit(customers)).parameters);
    expect(says(mixed)).toContain('only CNY counts');
  });

  test('nothing to fit at all is an error with words', async () => {
    await expect(fit(['c1,2026-02-02,-5,CNY'])).rejects.toMatchObject({ code: 'TOO_LITTLE_DATA' });
    await expect(fit(customers, { calibrateUntil: '2020-01-01' })).rejects.toMatchObject({ code: 'TOO_LITTLE_DATA' });
    await expect(fit(customers, { model: 'magic' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(fit(customers, { date: 'when' })).rejects.toMatchObject({ code: 'COLUMN_NOT_FOUND' });
  });

  test('spend of nothing, and of one customer', async () => {
    expect(await fit(['c1,2026-01-01,0,CNY', 'c1,2026-02-01,0,CNY'], { model: 'gamma-gamma' })).toMatchObject({ status: 'too-little-data' });
  });
});

describe('a report that can be trusted', () => {
  test('auto splits in time, compares, and says what it did', async () => {
    const report = await fit(customers, { model: 'auto' });
    expect(report.candidates.map(({ model }) => model)).toEqual(['bg-nbd', 'mbg-nbd', 'pareto-nbd']);
    expect(report.candidates.filter(({ chosen }) => chosen).map(({ model }) => model)).toEqual([report.model]);
    const best = Math.max(...report.candidates.map(({ logScore }) => logScore as number));
    expect(report.holdOut?.logScore).toBe(best);
    expect(report.period?.holdOutUntil).not.toBeNull();
    expect(says(report)).toContain('Split in time');
    await expect(fit(['a,2026-01-01,1,CNY', 'b,2026-01-20,1,CNY'], { model: 'auto' })).rejects.toMatchObject({ code: 'TOO_LITTLE_DATA' });
  });

  test('tracking counts every repeat purchase once, and the parts agree', async () => {
    const { tracking, holdOut } = await fit(customers, { calibrateUntil: '2025-02-01', holdOutUntil: '2025-08-02' });
    const judged = tracking!.weeks.filter((week) => week.holdOut);
    expect(judged.reduce((sum, week) => sum + week.actual, 0)).toBeGreaterThan(0.9 * holdOut!.actual);
    expect(tracking!.weeks.at(-1)!.cumulativeActual).toBe(tracking!.weeks.reduce((sum, week) => sum + week.actual, 0));
    for (const week of tracking!.weeks) expect(week.expected).toBeGreaterThanOrEqual(0);
    expect(holdOut!.gains.at(-1)).toEqual({ customersShare: 1, purchasesShare: 1 });
    expect(holdOut!.calibration!.deciles.reduce((sum, row) => sum + row.cases, 0)).toBeCloseTo(holdOut!.byFrequency.reduce((sum, row) => sum + row.customers, 0), 6);
    expect(holdOut!.low).toBeLessThan(holdOut!.expected);
  });

  test('opportunities by month, from transactions', async () => {
    const report = await fit(customers, { model: 'bg-bb', timeUnit: 'month', calibrateUntil: '2025-01-31', holdOutUntil: '2025-07-31' });
    expect(report).toMatchObject({ model: 'bg-bb', status: 'known', holdOut: { length: 6 } });
  });

  test('a summary is recognised by the names that packages use', async () => {
    const path = await file(['frequency,recency,periods,weights', '0,0,6,30', '1,2,6,12', '2,5,6,8', '3,6,6,5', '6,6,6,2']);
    expect(await fitFile({ model: 'bg-bb', path, timeUnit: 'year', today })).toMatchObject({ model: 'bg-bb', customers: 57, groups: 5, verdict: { trust: 'untested' } });
    await expect(fitFile({ model: 'auto', path, timeUnit: 'year', today })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const odd = await file(['frequency,recency,periods', '5,9,6']);
    await expect(fitFile({ model: 'bg-bb', path: odd, timeUnit: 'year', today })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('covariates: numbers, words, gaps, and a key that matches nobody', async () => {
    const known = (row: (index: number) => string): Promise<string> => file(['客户,渠道,vip', ...Array.from({ length: 399 }, (_, index) => row(index))]);
    const path = await known((index) => `c${index},${['门店', '网店', '网店'][index % 3]},${index % 2}`);
    const report = await fit(customers, { covariates: path, covariateKey: '客户' });
    expect(report.covariates.map(({ name }) => name)).toEqual(['渠道=门店', 'vip']);
    expect(report.customers).toBe(399);
    expect(says(report)).toContain('1 customers are not in the file of covariates');
    await expect(fit(customers, { covariates: path, covariateKey: 'vip' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(fit(customers, { covariates: await known((index) => `c${index},店${index},1`), covariateKey: '客户' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(fit(customers, { covariates: path })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
