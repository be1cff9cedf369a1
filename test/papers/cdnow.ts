/**
 * The CDNOW sample (1/10 of the customers who first bought in the first quarter of 1997), reduced as the papers do:
 * same-day purchases merged, calibration to 1997-09-30, hold-out to 1998-06-30.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayNumber, parseDay } from '../../src/domain/index.ts';
import type { Day } from '../../src/domain/index.ts';

export const dataFolder: string = join(import.meta.dirname, '../../../shared/data');
export const hasCdnow: boolean = existsSync(join(dataFolder, 'cdnow/CDNOW_sample.txt'));

export interface CdnowCustomer {
  readonly repeatPurchases: number;
  readonly recencyWeeks: number;
  readonly ageWeeks: number;
  /** Over the repeat purchases of the calibration; 0 when there were none. */
  readonly meanSpend: number;
  readonly holdOutPurchases: number;
}

const calibrationEnds = dayNumber('1997-09-30' as Day);

/** The customers in the order of the file. */
export function cdnowCustomers(): CdnowCustomer[] {
  const spendByDay = new Map<string, Map<number, number>>();
  for (const line of readFileSync(join(dataFolder, 'cdnow/CDNOW_sample.txt'), 'utf8').trim().split('\n')) {
    const [id, , date, , dollars] = line.trim().split(/\s+/) as [string, string, string, string, string];
    const day = dayNumber(parseDay(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`) as Day);
    const days = spendByDay.get(id) ?? new Map<number, number>();
    days.set(day, (days.get(day) ?? 0) + Number(dollars));
    spendByDay.set(id, days);
  }
  return [...spendByDay.values()].map(customerOf);
}

function customerOf(spendByDay: ReadonlyMap<number, number>): CdnowCustomer {
  const days = [...spendByDay.keys()].toSorted((a, b) => a - b);
  const first = days[0] as number;
  const calibration = days.filter((day) => day <= calibrationEnds);
  const repeats = calibration.slice(1);
  return {
    repeatPurchases: repeats.length,
    recencyWeeks: ((calibration.at(-1) as number) - first) / 7,
    ageWeeks: (calibrationEnds - first) / 7,
    meanSpend: repeats.length > 0 ? repeats.reduce((sum, day) => sum + (spendByDay.get(day) as number), 0) / repeats.length : 0,
    holdOutPurchases: days.length - calibration.length,
  };
}

/** Groups of equal (x, t_x, T), with their customers counted. */
export function groupsOf(customers: readonly CdnowCustomer[]): { repeatPurchases: number[]; recencyWeeks: number[]; ageWeeks: number[]; weights: number[] } {
  const groups = new Map<string, { customer: CdnowCustomer; weight: number }>();
  for (const customer of customers) {
    const key = `${customer.repeatPurchases} ${customer.recencyWeeks} ${customer.ageWeeks}`;
    const group = groups.get(key);
    if (group) group.weight++;
    else groups.set(key, { customer, weight: 1 });
  }
  const all = [...groups.values()];
  return {
    repeatPurchases: all.map(({ customer }) => customer.repeatPurchases),
    recencyWeeks: all.map(({ customer }) => customer.recencyWeeks),
    ageWeeks: all.map(({ customer }) => customer.ageWeeks),
    weights: all.map(({ weight }) => weight),
  };
}

/** Every customer's mean spend, as a group of one. */
export function spendOf(customers: readonly CdnowCustomer[]): { purchases: number[]; meanSpend: number[]; weights: number[] } {
  return {
    purchases: customers.map((customer) => customer.repeatPurchases),
    meanSpend: customers.map((customer) => customer.meanSpend),
    weights: customers.map(() => 1),
  };
}

/** Mean spend per customer as published with the data, rounded to cents. */
export function publishedSpend(): { purchases: number; meanSpend: number }[] {
  const [, ...lines] = readFileSync(join(dataFolder, 'cdnow/cdnow_customers_summary_with_transactions.csv'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [, x, , , mean] = line.split(',').map(Number);
    return { purchases: x as number, meanSpend: mean as number };
  });
}
