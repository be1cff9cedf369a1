import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../domain/index.ts';
import type { Query } from '../domain/index.ts';
import { openDuckdb } from '../storage/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { decimal, parsed, timestamp } from './append-parse.ts';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openDuckdb({ file: ':memory:' });
});
afterAll(() => warehouse.close());

const options = { dayFirst: true, decimalComma: false, plain: new Set<string>(), blanksAround: true };
const read = async (text: string, expression: (text: Query) => Query): Promise<unknown> => (await warehouse.rows(sql`select ${expression(sql`t`)} as value from (select ${text} as t) texts`))[0]?.['value'];

describe('dates', () => {
  test.each([
    ['2024-01-03', '2024-01-03 00:00:00'],
    ['2024/1/3 8:05', '2024-01-03 08:05:00'],
    ['2024年1月3日', '2024-01-03 00:00:00'],
    ['2024年1月3日 8时5分', '2024-01-03 08:05:00'],
    ['２０２４／０１／０３', '2024-01-03 00:00:00'],
    ['20240103', '2024-01-03 00:00:00'],
    ['3/1/2024', '2024-01-03 00:00:00'],
    ['3/1/24', '2024-01-03 00:00:00'],
    ['03.01.2024 08:05', '2024-01-03 08:05:00'],
    ['2024-01-03T08:05:09.123+08:00', '2024-01-03 08:05:09'],
    ['2024-01-03T08:05:09Z', '2024-01-03 08:05:09'],
    ['2024-01-03 3:05 PM', '2024-01-03 15:05:00'],
    ['Jan 3, 2024', '2024-01-03 00:00:00'],
    ['3 January 2024', '2024-01-03 00:00:00'],
    ['45294.5', '2024-01-03 12:00:00'],
    ['1704240000', '2024-01-03 00:00:00'],
    ['2024-13-01', null],
    ['12/25/2024', null],
    ['0001-01-01', null],
    ['soon', null],
  ])('%s', async (text, value) => {
    expect(await read(text, (t) => timestamp(t, options))).toBe(value);
  });

  test('month first', async () => {
    expect(await read('12/25/2024', (t) => timestamp(t, { ...options, dayFirst: false }))).toBe('2024-12-25 00:00:00');
  });
});

describe('numbers', () => {
  test.each([
    ['1234.5', '1234.500000'], ['1,234.50', '1234.500000'], ['¥1,234', '1234.000000'], ['￥12.5元', '12.500000'], ['(12.00)', '-12.000000'], ['12.00-', '-12.000000'],
    ['12.5%', '0.125000'], ['１２３．５', '123.500000'], ['$-5.10', '-5.100000'], ['USD 5', '5.000000'], ['-0.000001', '-0.000001'], ['999999999999.999999', '999999999999.999999'],
    ['abc', null], ['1.2.3', null], ['12abc', null], ['1,23', null], ['nan', null], ['inf', null],
  ])('%s', async (text, value) => {
    expect(await read(text, (t) => decimal(t, options))).toBe(value);
  });

  test.each([['1.234,50', '1234.500000'], ['12,5', '12.500000'], ['1.234', '1234.000000'], ['-3,00 €', '-3.000000']])('with a decimal comma: %s', async (text, value) => {
    expect(await read(text, (t) => decimal(t, { ...options, decimalComma: true }))).toBe(value);
  });
});

test.each([['是', true], ['Yes', true], ['否', false], ['0', false], ['maybe', null]])('yes or no: %s', async (text, value) => {
  expect(await read(text, (t) => parsed({ name: 'resolved', type: 'boolean', title: { zh: '', en: '' } }, t, options))).toBe(value);
});
