/** Who leaves, on real customers, through the command's own path: from the file to the verdict. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { churnFile } from '../../src/workbench/churn-file.ts';
import type { ChurnFileReport } from '../../src/workbench/churn-file.ts';

const path = join(import.meta.dirname, '../../../shared/data/telco-churn.train.csv.gz');

describe.skipIf(!existsSync(path))('telecom customers (skipped without ../shared/data/telco-churn.train.csv.gz)', () => {
  let report: ChurnFileReport;
  beforeAll(async () => {
    report = await churnFile({ path, customer: 'customerID', churned: 'Churn' });
  }, 60_000);

  test('every customer is accounted for', () => {
    expect(report.customers).toBe(5611);
    expect(report.churned).toBe(1507);
    expect(report.leftOut).toEqual({ noCustomer: 0, noOutcome: 0, repeated: 0, broken: 0 });
  });

  test('numbers and categories are told apart; what other columns already say is named', () => {
    const use = Object.fromEntries(report.columns.map((column) => [column.name, column.use]));
    expect(use).toMatchObject({ tenure: 'number', MonthlyCharges: 'number', TotalCharges: 'number', SeniorCitizen: 'category', Contract: 'category' });
    expect(report.columns.find(({ name }) => name === 'TotalCharges')?.missing).toBe(7);
    const unsaid = report.coefficients.filter(({ estimate }) => estimate === null).map(({ level }) => level);
    expect(new Set(unsaid)).toEqual(new Set(['No phone service', 'No internet service']));
  });

  test('held out: AUC near .845, as every published logistic fit of these columns; calibrated within 3 points', () => {
    expect(report.holdOut?.auc).toBeGreaterThan(0.83);
    expect(report.holdOut?.auc).toBeLessThan(0.87);
    expect(report.holdOut?.skill).toBeGreaterThan(0.25);
    expect(report.holdOut?.calibrationError).toBeLessThan(0.03);
    expect(Math.abs((report.holdOut?.calibrationSlope ?? 0) - 1)).toBeLessThan(0.15);
    expect(report.holdOut?.deciles[0]?.lift).toBeGreaterThan(2.5);
    expect(report.verdict.grade).toBe('good');
    expect(report.regularised).toBe(false);
  });

  test('long contracts and long custom keep people, and the figures say by how much', () => {
    const of = (column: string, level: string | null): number => report.coefficients.find((row) => row.column === column && row.level === level)?.z ?? 0;
    expect(of('Contract', 'Two year')).toBeLessThan(-5);
    expect(of('Contract', 'One year')).toBeLessThan(-4);
    expect(of('tenure', null)).toBeLessThan(-5);
  });
});

describe('files as people have them', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhiyin-churn-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const fileOf = async (lines: readonly string[]): Promise<string> => {
    const file = join(folder, `${lines.length}-${lines[0]?.length}.csv`);
    await writeFile(file, lines.join('\n'));
    return file;
  };
  /** Two thirds of plan b leave, one sixth of plan a; whatever else is said is noise. */
  const lines = (more: (index: number, left: boolean) => string): string[] =>
    Array.from({ length: 1200 }, (_, index) => {
      const left = index % 2 === 0 ? index % 12 === 0 : index % 3 !== 0;
      return `u${index},${index % 2 === 0 ? '甲' : '乙'},${left ? '是' : '否'}${more(index, left)}`;
    });

  test('Chinese headers and words; a column that was written down afterwards is found out', async () => {
    const file = await fileOf(['会员号,套餐,是否流失,退订原因', ...lines((_, left) => (left ? ',太贵' : ','))]);
    const report = await churnFile({ path: file, customer: '会员号', churned: '是否流失' });
    expect(report.columns.find(({ name }) => name === '退订原因')?.use).toBe('tells-the-outcome');
    expect(report.columns.find(({ name }) => name === '套餐')?.use).toBe('category');
    const [plan] = report.coefficients;
    expect(Math.abs(plan?.estimate ?? 0)).toBeCloseTo(Math.log(2 / (1 / 5)), 1);
  });

  test('repeated customers count once, lines without an outcome are counted apart', async () => {
    const file = await fileOf(['id,plan,left,x', ...lines((index) => `,${index % 5}`), 'u1,甲,是,2', ',甲,是,1', 'u5000,甲,maybe,1']);
    const report = await churnFile({ path: file, customer: 'id', churned: 'left' });
    expect(report.leftOut).toEqual({ noCustomer: 1, noOutcome: 1, repeated: 1, broken: 0 });
    expect(report.customers).toBe(1200);
  });

  test('an outcome that is neither yes nor no, one customer only, and columns that do not vary are said plainly', async () => {
    await expect(churnFile({ path: await fileOf(['id,plan,left', 'a,x,perhaps', 'b,y,later']), customer: 'id', churned: 'left' })).rejects.toThrow(/perhaps|later/);
    await expect(churnFile({ path: await fileOf(['id,plan,left,n', 'a,x,1,2']), customer: 'id', churned: 'left' })).rejects.toMatchObject({ code: 'TOO_LITTLE_DATA' });
    await expect(churnFile({ path: await fileOf(['id,plan,left,no', 'a,x,1,2']), customer: 'id', churned: 'nowhere' })).rejects.toMatchObject({ code: 'COLUMN_NOT_FOUND' });
    const few = await churnFile({ path: await fileOf(['id,plan,left,q', 'a,x,1,3', 'b,y,0,4', 'c,x,0,5']), customer: 'id', churned: 'left' });
    expect(few.status).toBe('too-little-data');
    expect(few.verdict.grade).toBe('unknown');
  });
});
