/** CDNOW once more, from the file to the verdict: 39 weeks to learn from, 39 to foresee. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Day } from '../../src/domain/index.ts';
import { fitFile } from '../../src/workbench/fit-file.ts';
import type { FileFitReport } from '../../src/workbench/fit-file.ts';
import { dataFolder, hasCdnow } from './cdnow.ts';

const card = readFileSync(join(import.meta.dirname, '../../src/insights/worth/card.md'), 'utf8');
const thousands = (value: number): string => Math.round(value).toLocaleString('en');

describe.skipIf(!hasCdnow)('CDNOW (skipped where ../shared/data/cdnow is absent)', () => {
  let report: FileFitReport;
  beforeAll(async () => {
    const path = join(dataFolder, 'cdnow/CDNOW_sample.txt');
    report = await fitFile({ model: 'auto', path, customer: '2', date: '3', spend: '5', calibrateUntil: '1997-09-30', holdOutUntil: '1998-06-30', timeUnit: 'week', today: '2026-11-01' as Day });
  }, 60_000);

  test('the totals of the method card', () => {
    expect(report.holdOut?.actual).toBe(1882);
    expect(card).toContain(`39 weeks held out: ${thousands(1882)} purchases`);
    const names = { 'bg-nbd': 'BG/NBD expects', 'mbg-nbd': 'MBG/NBD', 'pareto-nbd': 'Pareto/NBD' } as const;
    for (const { model, expected } of report.candidates) expect(card).toContain(`${names[model]} ${thousands(expected as number)}`);
  });

  test('every model beats both naive rules, and the tracking of 78 weeks ends where the purchases do', () => {
    for (const { rmse } of report.candidates) for (const baseline of report.holdOut!.baselines) expect(rmse).toBeLessThan(baseline.rmse);
    expect(report.tracking?.weeks).toHaveLength(78);
    expect(report.tracking?.weeks.filter(({ holdOut }) => holdOut)).toHaveLength(39);
    expect(report.tracking?.weeks.at(-1)?.cumulativeActual).toBe(2457 + 1882);
  });

  test('the verdict says what the figures say', () => {
    expect(report.verdict.trust).toBe('fair');
    expect(report.verdict.reasons.map(({ trust }) => trust)).toEqual(['fair', 'good', 'fair']);
    expect(report.verdict.reasons[0]?.text.en).toContain('there were 1,882');
  });
});
