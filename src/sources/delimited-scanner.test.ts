import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DelimitedScanner } from './delimited-scanner.ts';
import type { ScanOptions } from './delimited-scanner.ts';
import { RecordWriter } from './record-writer.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhiyin-scan-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain: ScanOptions = { delimiter: 0x2c, collapse: false, quotes: true, newline: 10, skipRecords: 0, decoded: false };

/** What a scan makes of bytes that arrive in chunks: the records' and the rejects' lines. */
function scan(chunks: readonly Buffer[], fields: number, options: Partial<ScanOptions> = {}): { readonly records: string[]; readonly rejects: string[]; readonly handed: number } {
  const layout = { ...plain, ...options };
  const writer = new RecordWriter(folder, fields, layout);
  const scanner = new DelimitedScanner(layout, writer);
  for (const chunk of chunks) scanner.push(chunk);
  scanner.end();
  const parts = writer.take();
  const lines = (file: string | undefined): string[] => (file === undefined ? [] : readFileSync(file, 'utf8').split('\n').slice(0, -1));
  return { records: lines(parts.records?.file), rejects: lines(parts.rejects?.file), handed: scanner.records };
}

const scanText = (text: string, fields: number, options: Partial<ScanOptions> = {}) => scan([Buffer.from(text)], fields, options);

describe('records', () => {
  test.each([
    ['LF, CRLF and a last line without an end', 'a,b\nc,d\r\ne,f', ['1,a,b', '2,c,d', '3,e,f']],
    ['quoted delimiters, doubled marks and line breaks', '"a,1","say ""hi"""\n"x\r\ny",z\n1,2\n', ['1,"a,1","say ""hi"""', '2,"x\u001ey",z', '4,1,2']],
    ['a mark in the middle of a field is a character', '5" disc,b\n"a "b" c",d\n', ['1,"5"" disc",b', '2,"a ""b"" c",d']],
    ['blank lines are no records', '\na,b\n\n  \nc,d\n', ['2,a,b', '5,c,d']],
    ['empty fields are empty, quoted or not', ',""\n', ['1,,']],
    ['empty fields too many are dropped', 'a,b,,\n', ['1,a,b']],
    ['spaces around quoted fields', ' "a" , "b"\n', ['1,a,b']],
  ])('%s', (_, text, records) => {
    expect(scanText(text, 2)).toMatchObject({ records, rejects: [] });
  });

  test('other delimiters become commas', () => {
    expect(scanText('a;1,5\nb;2\n', 2, { delimiter: 0x3b }).records).toEqual(['1,a,"1,5"', '2,b,2']);
    expect(scanText(' 004 01  2 \r\n005\t02 3', 3, { delimiter: 32, collapse: true, quotes: false }).records).toEqual(['1,004,01,2', '2,005,02,3']);
    expect(scanText('a,b\rc,d', 2, { newline: 13 }).records).toEqual(['1,a,b', '2,c,d']);
  });

  test('a broken record is rejected alone, with its line and text', () => {
    const { records, rejects } = scanText('a,b\nonly\n"open,x\nc,d\n1,2,3\n', 2);
    expect(records).toEqual(['1,a,b', '4,c,d']);
    expect(rejects).toEqual(['2,WRONG_FIELD_COUNT,only', '3,BROKEN_QUOTE,"""open,x"', '5,WRONG_FIELD_COUNT,"1,2,3"']);
  });

  test('bytes that are not UTF-8 and zeros are rejected, the lines around them are not', () => {
    const data = Buffer.concat([Buffer.from('a,b\n'), Buffer.from([0xff, 0xfe, 0x2c, 0x31, 0x0a]), Buffer.from('客,户\n\0,x\n')]);
    const { records, rejects } = scan([data], 2);
    expect(records).toEqual(['1,a,b', '3,客,户']);
    expect(rejects.map((line) => line.split(',').slice(0, 2).join())).toEqual(['2,BAD_BYTES', '4,BAD_BYTES']);
  });

  test('a line without an end does not fill the memory', () => {
    const megabyte = Buffer.alloc(1 << 20, 'x');
    const { records, rejects } = scan([Buffer.from('a,b\n'), ...Array.from({ length: 12 }, () => megabyte), Buffer.from('\nc,d\n')], 2);
    expect(records).toEqual(['1,a,b', '3,c,d']);
    expect(rejects.map((line) => line.slice(0, 10))).toEqual(['2,TOO_LONG']);
  });
});

const field = fc.string({ unit: fc.constantFrom('a', '客', ',', '"', '\n', ' ', ';', '1', '😀', '\t'), maxLength: 6 });
const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

describe('laws', () => {
  test('what was written after RFC 4180 is read back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 12 }), (rows) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join('\n');
        const { records, rejects } = scanText(text, 3);
        const read = records.map((line) => {
          const fields = line.slice(line.indexOf(',') + 1).match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.slice(0, 3) ?? [];
          return fields.map((part) => part.replace(/,$/, '').replace(/^"(.*)"$/s, '$1').replaceAll('""', '"').replaceAll('\u001e', '\n'));
        });
        expect(rejects).toEqual([]);
        expect(read).toEqual(rows.map((row) => [...row]));
      }),
      { numRuns: 300 },
    );
  });

  test('where chunks are cut makes no difference', () => {
    const bytes = fc.array(fc.constantFrom(...Buffer.from('a1,"\n\r ;'), 0xe5, 0xae, 0xa2, 0xff, 0), { maxLength: 120 });
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(120), { maxLength: 6 }), (values, cuts) => {
        const data = Buffer.from(values);
        const places = [0, ...cuts.map((cut) => Math.min(cut, data.length)).toSorted((a, b) => a - b), data.length];
        const chunks = places.slice(1).map((end, index) => data.subarray(places[index], end));
        expect(scan(chunks, 2)).toEqual(scan([data], 2));
      }),
      { numRuns: 500 },
    );
  });

  test('any bytes: nothing crashes, and every non-blank line is in exactly one record or rejected', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 4 }), (bytes, fields) => {
        const { records, rejects, handed } = scan([Buffer.from(bytes)], fields);
        expect(records.length + rejects.length).toBe(handed);
        const lines = [...records, ...rejects].map((line) => Number.parseInt(line, 10)).toSorted((a, b) => a - b);
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: 500 },
    );
  });
});
