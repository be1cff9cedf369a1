import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../domain/index.ts';
import { openDuckdb } from '../storage/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { DelimitedScanner } from './delimited-scanner.ts';
import type { ScanOptions } from './delimited-scanner.ts';
import { RecordWriter } from './record-writer.ts';

let folder: string;
let warehouse: Warehouse;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhiyin-scan-'));
  warehouse = await openDuckdb({ file: ':memory:' });
});
afterAll(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

const plain: ScanOptions = { delimiter: 0x2c, collapse: false, quotes: true, newline: 10, skipRecords: 0, decoded: false };

type Line = readonly (number | string | null)[];

/** What a scan makes of bytes that arrive in chunks: the records and the rejects, each with its line, as the warehouse reads them. */
async function scan(chunks: readonly Buffer[], fields: number, options: Partial<ScanOptions> = {}): Promise<{ readonly records: Line[]; readonly rejects: Line[]; readonly handed: number }> {
  const layout = { ...plain, ...options };
  const writer = new RecordWriter(folder, fields, layout);
  const scanner = new DelimitedScanner(layout, writer);
  for (const chunk of chunks) scanner.push(chunk);
  scanner.end();
  const parts = writer.take();
  const lines = (file: string | undefined): Promise<Line[]> =>
    warehouse.turn(async (inside) => {
      if (file === undefined) return [];
      await inside.viewRecords({ name: 'records', files: [file] });
      return (await inside.rows(sql`select * from records order by line`)).map((row) => Object.values(row) as Line);
    });
  return { records: await lines(parts.records?.file), rejects: await lines(parts.rejects?.file), handed: scanner.records };
}

const scanText = (text: string, fields: number, options: Partial<ScanOptions> = {}) => scan([Buffer.from(text)], fields, options);

describe('records', () => {
  test.each([
    ['LF, CRLF and a last line without an end', 'a,b\nc,d\r\ne,f', [[1, 'a', 'b'], [2, 'c', 'd'], [3, 'e', 'f']]],
    ['quoted delimiters, doubled marks and line breaks', '"a,1","say ""hi"""\n"x\r\ny",z\n1,2\n', [[1, 'a,1', 'say "hi"'], [2, 'x\u001ey', 'z'], [4, '1', '2']]],
    ['a mark in the middle of a field is a character', '5" disc,b\n"a "b" c",d\n', [[1, '5" disc', 'b'], [2, 'a "b" c', 'd']]],
    ['blank lines are no records', '\na,b\n\n  \nc,d\n', [[2, 'a', 'b'], [5, 'c', 'd']]],
    ['empty fields are empty, quoted or not', ',""\n', [[1, null, null]]],
    ['empty fields too many are dropped', 'a,b,,\n', [[1, 'a', 'b']]],
    ['spaces around quoted fields', ' "a" , "b"\n', [[1, 'a', 'b']]],
  ])('%s', async (_, text, records) => {
    expect(await scanText(text, 2)).toMatchObject({ records, rejects: [] });
  });

  test('other delimiters', async () => {
    expect((await scanText('a;1,5\nb;2\n', 2, { delimiter: 0x3b })).records).toEqual([[1, 'a', '1,5'], [2, 'b', '2']]);
    expect((await scanText(' 004 01  2 \r\n005\t02 3', 3, { delimiter: 32, collapse: true, quotes: false })).records).toEqual([[1, '004', '01', '2'], [2, '005', '02', '3']]);
    expect((await scanText('a,b\rc,d', 2, { newline: 13 })).records).toEqual([[1, 'a', 'b'], [2, 'c', 'd']]);
  });

  test('a broken record is rejected alone, with its line and text', async () => {
    const { records, rejects } = await scanText('a,b\nonly\n"open,x\nc,d\n1,2,3\n', 2);
    expect(records).toEqual([[1, 'a', 'b'], [4, 'c', 'd']]);
    expect(rejects).toEqual([[2, 'WRONG_FIELD_COUNT', 'only'], [3, 'BROKEN_QUOTE', '"open,x'], [5, 'WRONG_FIELD_COUNT', '1,2,3']]);
  });

  test('bytes that are not UTF-8 and zeros are rejected, the lines around them are not', async () => {
    const data = Buffer.concat([Buffer.from('a,b\n'), Buffer.from([0xff, 0xfe, 0x2c, 0x31, 0x0a]), Buffer.from('客,户\n\0,x\n')]);
    const { records, rejects } = await scan([data], 2);
    expect(records).toEqual([[1, 'a', 'b'], [3, '客', '户']]);
    expect(rejects.map((line) => line.slice(0, 2))).toEqual([[2, 'BAD_BYTES'], [4, 'BAD_BYTES']]);
  });

  test('a line without an end does not fill the memory', async () => {
    const megabyte = Buffer.alloc(1 << 20, 'x');
    const { records, rejects } = await scan([Buffer.from('a,b\n'), ...Array.from({ length: 12 }, () => megabyte), Buffer.from('\nc,d\n')], 2);
    expect(records).toEqual([[1, 'a', 'b'], [3, 'c', 'd']]);
    expect(rejects.map((line) => line.slice(0, 2))).toEqual([[2, 'TOO_LONG']]);
  });
});

const field = fc.string({ unit: fc.constantFrom('a', '客', ',', '"', '\n', ' ', ';', '1', '😀', '\t'), maxLength: 6 });
const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

describe('laws', { timeout: 180_000 }, () => {
  test('what was written after RFC 4180 is read back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 12 }), async (rows) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join('\n');
        const { records, rejects } = await scanText(text, 3);
        expect(rejects).toEqual([]);
        expect(records.map((line) => line.slice(1).map((value) => String(value ?? '').replaceAll('\u001e', '\n')))).toEqual(rows.map((row) => [...row]));
      }),
      { numRuns: 200 },
    );
  });

  test('where chunks are cut makes no difference', async () => {
    const bytes = fc.array(fc.constantFrom(...Buffer.from('a1,"\n\r ;'), 0xe5, 0xae, 0xa2, 0xff, 0), { maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.nat(120), { maxLength: 6 }), async (values, cuts) => {
        const data = Buffer.from(values);
        const places = [0, ...cuts.map((cut) => Math.min(cut, data.length)).toSorted((a, b) => a - b), data.length];
        const chunks = places.slice(1).map((end, index) => data.subarray(places[index], end));
        expect(await scan(chunks, 2)).toEqual(await scan([data], 2));
      }),
      { numRuns: 200 },
    );
  });

  test('any bytes: nothing crashes, and every non-blank line is in exactly one record or rejected', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 4 }), async (bytes, fields) => {
        const { records, rejects, handed } = await scan([Buffer.from(bytes)], fields);
        expect(records.length + rejects.length).toBe(handed);
        const lines = [...records, ...rejects].map(([line]) => line);
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: 200 },
    );
  });

  test('long texts stand between short ones as they were', async () => {
    const texts = [1, 20_000, 3, 400_000, 0, 3_000_000, 7].map((length) => 'x'.repeat(length));
    const { records } = await scanText(texts.map((text) => `a,${text},${text}\n`).join(''), 3);
    expect(records).toEqual(texts.map((text, row) => [row + 1, 'a', text || null, text || null]));
  });

  test('parts of several groups, with and without values, lose nothing', async () => {
    const rows = 150_000;
    const text = Array.from({ length: rows }, (_, row) => `${row},${row % 3 === 0 ? '' : 'x'.repeat(row % 50)},`).join('\n');
    const { records } = await scanText(`${text}\n`, 3);
    expect(records).toHaveLength(rows);
    expect(records.every(([line, first, second, third], row) => line === row + 1 && first === String(row) && (second ?? '') === (row % 3 === 0 ? '' : 'x'.repeat(row % 50)) && third === null)).toBe(true);
  });
});
