/** Getting data in, end to end, on a data folder of its own. Rules: src/actions/imports/RULES.md. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ImportResult } from '../contract/index.ts';
import { factKinds, factTable, name, sql } from '../domain/index.ts';
import { factView } from '../facts/index.ts';
import { importJournal, importMapping } from '../storage/index.ts';
import { perform } from './implementations.ts';
import { importRows } from './import-rows.ts';
import { openWorkspace } from './workspace.ts';
import type { Workspace } from './workspace.ts';

let folder: string;
let workspace: Workspace;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-import-'));
  workspace = await openWorkspace(join(folder, 'data'), { doing: 'test' });
});
afterAll(async () => {
  await workspace.close();
  await rm(folder, { recursive: true, force: true });
});
/** Whatever a test imported, reverting all of it leaves nothing. */
afterEach(async () => {
  for (const { id, state } of await workspace.desk.database.select().from(importJournal)) if (state === 'done') await perform('revertImport', workspace, { import: id }, call);
  expect(await stored()).toEqual(empty);
  await workspace.desk.database.delete(importJournal);
  await workspace.desk.database.delete(importMapping);
});

const call = { local: true, now: () => new Date(), progress: () => {} };
const realData = join(import.meta.dirname, '../../../shared/data');

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const bring = (path: string, kind: string, more: object = {}): Promise<ImportResult> => perform('importFile', workspace, { source: { path }, kind, ...more }, call) as Promise<ImportResult>;
const revert = (result: ImportResult) => perform('revertImport', workspace, { import: result.import }, call) as Promise<{ removed: number; keptForOtherImports: number }>;
const rows = (kind: (typeof factKinds)[number], columns = '*') => workspace.warehouse.rows({ kind: 'query', parts: [{ kind: 'text', text: `select ${columns} from ${factTable(kind)}_view order by 1, 2` }] });

/** Everything that is stored, for "nothing is left" and "nothing changed". */
async function stored(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const kind of factKinds) counts[kind] = Number((await workspace.warehouse.rows(sql`select count(*) as n from ${name(factTable(kind))}`))[0]?.['n']);
  return counts;
}

const empty = Object.fromEntries(factKinds.map((kind) => [kind, 0]));
const orders = '订单号,客户,下单时间,金额,备注\nA1,c1,2024-01-03 10:00,"1,200.50",快\nA2,c2,2024年1月4日,¥20,\nA3,,2024/1/5,30,\n';

describe('orders', () => {
  test('read with names, dates and amounts as people write them; what is not mapped is kept', async () => {
    const result = await bring(await file('orders.csv', orders), 'orders');
    expect(result).toMatchObject({ read: 3, accepted: 3, rejected: 0, duplicates: 0, totals: { orders: 3, customers: 2, anonymousLines: 1, netRevenue: '1250.5' } });
    expect(await rows('orders', 'id, customer_id, cast(ordered_at as varchar) as at, net, attributes, line')).toEqual([
      { id: 'A1', customer_id: 'c1', at: '2024-01-03 10:00:00', net: '1200.500000', attributes: '{"备注":"快"}', line: 2 },
      { id: 'A2', customer_id: 'c2', at: '2024-01-04 00:00:00', net: '20.000000', attributes: null, line: 3 },
      { id: 'A3', customer_id: null, at: '2024-01-05 00:00:00', net: '30.000000', attributes: null, line: 4 },
    ]);
    expect((await rows('customers', 'id, name')).map(({ id }) => id)).toEqual(['c1', 'c2']);
  });

  test('rule 7: every rejected row is in the rejected file with line, reason and text, and no cell starts a formula', async () => {
    const result = await bring(await file('orders.csv', 'id,customer,date,amount\nA1,c1,2024-01-03,5\n=cmd(),c1,never,5\nA2,c1,2024-01-03\n,c1,2024-01-03,7\nA3,c1,2024-01-03,-x\n'), 'orders');
    expect(result).toMatchObject({ read: 5, accepted: 1, rejected: 4 });
    expect(result.rejectedReasons.map(({ code }) => code).toSorted()).toEqual(['BAD_DATE:ordered_at', 'BAD_NUMBER:net', 'MISSING:id', 'WRONG_FIELD_COUNT']);
    const text = await readFile(result.rejectedFile ?? '', 'utf8');
    expect(text.split('\n').slice(0, -1).map((line) => line.split(',').slice(0, 2).join())).toEqual(['line,code', '3,BAD_DATE:ordered_at', '4,WRONG_FIELD_COUNT', '5,MISSING:id', '6,BAD_NUMBER:net']);
    expect(text).toContain("'=cmd()");
    expect(text).toContain("'-x");
  });

  test('rule 8: the same file again changes nothing', async () => {
    const path = await file('orders.csv', orders);
    const first = await bring(path, 'orders');
    const before = await stored();
    expect(await bring(path, 'orders')).toMatchObject({ import: first.import, read: 3, accepted: 0, duplicates: 3, totals: first.totals });
    expect(await stored()).toEqual(before);
  });

  test('a dry run says everything and stores nothing', async () => {
    expect(await bring(await file('orders.csv', orders), 'orders', { dryRun: true })).toMatchObject({ read: 3, accepted: 3, dryRun: true, totals: { netRevenue: '1250.5' } });
    expect(await stored()).toEqual(empty);
    expect(await perform('listImports', workspace, {}, call)).toEqual({ imports: [] });
  });

  test('a correction is another fact: the newest counts, and reverting it brings the old one back', async () => {
    await bring(await file('a.csv', 'id,customer,date,amount\nA1,c1,2024-01-03,5\n'), 'orders');
    const correction = await bring(await file('b.csv', 'id,customer,date,amount\nA1,c1,2024-01-03,6\n'), 'orders');
    expect(await rows('orders', 'id, net')).toEqual([{ id: 'A1', net: '6.000000' }]);
    await revert(correction);
    expect(await rows('orders', 'id, net')).toEqual([{ id: 'A1', net: '5.000000' }]);
  });

  test('columns that cannot be found are named, and can be given', async () => {
    const path = await file('odd.csv', 'aa,bb,cc,dd\nA1,c1,2024-01-03,5\n');
    await expect(bring(path, 'orders')).rejects.toMatchObject({ code: 'COLUMNS_NOT_MAPPED' });
    const mapping = { id: 'aa', customer_id: '#2', ordered_at: 'cc', net: 'dd', currency: '=CNY' };
    expect(await bring(path, 'orders', { mapping })).toMatchObject({ accepted: 1 });
    expect(await rows('orders', 'id, currency')).toEqual([{ id: 'A1', currency: 'CNY' }]);
    await expect(bring(path, 'orders', { mapping: { id: 'zz' } })).rejects.toMatchObject({ code: 'COLUMN_NOT_FOUND' });
    const other = await file('odd2.csv', 'aa,bb,cc,dd\nA2,c1,2024-01-03,5\n');
    expect(await perform('previewImport', workspace, { source: { path: other }, kind: 'orders' }, call)).toMatchObject({ mappingFrom: 'saved', mapping, missing: [] });
  });

  test('ids that a spreadsheet turned into numbers are whole again', async () => {
    await bring(await file('orders.csv', 'id,customer,date,amount\nA1,17850.0,2024-01-03,5\nA2,17851.0,2024-01-03,5\nA3,,2024-01-03,5\n'), 'orders');
    expect((await rows('orders', 'id, customer_id')).map((row) => row['customer_id'])).toEqual(['17850', '17851', null]);
  });

  test('an ambiguous day order is decided by the rows that tell', async () => {
    await bring(await file('us.csv', 'id,customer,date,amount\nA1,c,01/02/2024,5\nA2,c,01/25/2024,5\n'), 'orders');
    expect((await rows('orders', "id, cast(ordered_at as varchar) as at")).map((row) => row['at'])).toEqual(['2024-01-02 00:00:00', '2024-01-25 00:00:00']);
  });
});

describe('formats', () => {
  const expected = { read: 3, accepted: 3, rejected: 0, totals: { netRevenue: '1250.5' } };
  test.each([
    ['GB18030', iconv.encode(orders, 'gb18030')],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${orders}`)],
    ['UTF-16', iconv.encode(orders, 'utf-16le', { addBOM: true })],
    ['gzip', gzipSync(orders)],
    ['line ends of Windows', Buffer.from(orders.replaceAll('\n', '\r\n'))],
    ['tabs', Buffer.from(orders.replace('"1,200.50"', '1200.50').replaceAll(',', '\t'))],
    ['semicolons and decimal commas', Buffer.from(orders.replace('"1,200.50"', '1.200.50').replaceAll(',', ';').replace('1.200.50', '1.200,50').replace('30;', '30,00;'))],
  ])('%s', async (_, content) => {
    expect(await bring(await file('orders.csv', content), 'orders')).toMatchObject(expected);
  });

  test('Excel, with a title above the table and real dates', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('销售');
    sheet.addRows([['2024 年销售'], ['订单号', '客户', '下单时间', '金额'], ['A1', 'c1', new Date('2024-01-03T10:00:00Z'), 1200.5], ['A2', 'c2', new Date('2024-01-04T00:00:00Z'), 20], ['A3', null, '2024/1/5', '30']]);
    const path = join(folder, 'orders.xlsx');
    await workbook.xlsx.writeFile(path);
    expect(await bring(path, 'orders')).toMatchObject(expected);
    expect((await rows('orders', 'id, cast(ordered_at as varchar) as at')).map((row) => row['at'])).toEqual(['2024-01-03 10:00:00', '2024-01-04 00:00:00', '2024-01-05 00:00:00']);
  });

  test('JSON lines: keys that come late are columns too, a line that is no object is rejected', async () => {
    const text = '{"order_id":"A1","customer":"c1","date":"2024-01-03","amount":1200.5}\n{"order_id":"A2","customer":"c2","date":"2024-01-04","amount":20,"tags":["x"]}\nnope\n{"order_id":"A3","date":"2024-01-05","amount":"30"}\n';
    expect(await bring(await file('orders.jsonl', text), 'orders')).toMatchObject({ ...expected, read: 4, rejected: 1, rejectedReasons: [{ code: 'BAD_JSON', rows: 1 }] });
    expect((await rows('orders', 'id, attributes'))[1]).toEqual({ id: 'A2', attributes: '{"tags":"[\\"x\\"]"}' });
  });

  test('Parquet', async () => {
    const path = join(folder, 'orders.parquet');
    await workspace.warehouse.exportRows(sql`select 'A' || cast(i as varchar) as order_id, 'c1' as customer, timestamp '2024-01-03 10:00:00' as ordered_at, cast(i * 1.5 as decimal(10, 2)) as amount from range(1, 4) r(i)`, path, 'parquet');
    expect(await bring(path, 'orders')).toMatchObject({ read: 3, accepted: 3, totals: { netRevenue: '9' } });
  });

  test('a file that is missing, empty or of another kind says so', async () => {
    await expect(bring(join(folder, 'none.csv'), 'orders')).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    await expect(bring(await file('empty.csv', ''), 'orders')).rejects.toMatchObject({ code: 'COLUMNS_NOT_MAPPED' });
    await expect(bring(await file('broken.gz', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3])), 'orders')).rejects.toMatchObject({ code: 'FILE_NOT_READABLE' });
    await expect(bring(await file('broken.xlsx', Buffer.from('PK\u0003\u0004rubbish')), 'orders')).rejects.toMatchObject({ code: 'FILE_NOT_READABLE' });
  });

  test('only this machine may name paths, and uploads cannot climb out of their folder', async () => {
    const remote = { ...call, local: false };
    const path = await file('orders.csv', orders);
    await expect(perform('importFile', workspace, { source: { path }, kind: 'orders' }, remote)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(perform('importFile', workspace, { source: { upload: '../orders.csv' }, kind: 'orders' }, remote)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const upload = join(await workspace.place('uploads'), 'u-0123456789abcdef01');
    await mkdir(upload);
    await writeFile(join(upload, 'orders.csv'), orders);
    expect(await perform('importFile', workspace, { source: { upload: 'u-0123456789abcdef01' }, kind: 'orders' }, remote)).toMatchObject({ accepted: 3 });
  });
});

const lines = (...rows: readonly string[]): string => ['order,sku,qty,price,date,customer', ...rows].join('\n');

describe('sales lines', () => {
  test('yield both lines and orders; identical lines are kept; importing elsewhere adds only what is new', async () => {
    const first = await bring(await file('a.csv', lines('1,x,2,1.5,2024-01-03,c1', '1,x,2,1.5,2024-01-03,c1', 'C2,y,-1,4,2024-01-04,')), 'order-lines');
    expect(first).toMatchObject({ accepted: 3, totals: { orders: 2, orderLines: 3, customers: 1, anonymousLines: 1, returns: 1, netRevenue: '2' } });
    const second = await bring(await file('b.csv', lines('1,x,2,1.5,2024-01-03,c1', '1,x,2,1.5,2024-01-03,c1', '1,x,2,1.5,2024-01-03,c1', '3,z,1,1,2024-01-05,c2')), 'order-lines');
    expect(second).toMatchObject({ read: 4, accepted: 2, duplicates: 2 });
    expect(await rows('orders', 'id, net, returned')).toEqual([
      { id: '1', net: '9.000000', returned: false },
      { id: '3', net: '1.000000', returned: false },
      { id: 'C2', net: '-4.000000', returned: true },
    ]);
  });

  test('rule 5: reverting one of two overlapping imports leaves exactly the other', async () => {
    const a = await file('a.csv', lines('1,x,2,1.5,2024-01-03,c1', '2,y,1,4,2024-01-04,c1'));
    const b = await file('b.csv', lines('2,y,1,4,2024-01-04,c1', '2,w,1,1,2024-01-04,c1', '3,z,1,1,2024-01-05,c2'));
    const view = async () => ({ lines: await rows('order-lines', 'order_id, product_id, net'), orders: await rows('orders', 'id, net, customer_id'), customers: await rows('customers', 'id, name') });
    await bring(b, 'order-lines');
    const onlyB = await view();
    await revert((await bring(a, 'order-lines')));
    expect(await view()).toEqual(onlyB);
    const again = await bring(a, 'order-lines');
    const live = (await perform('listImports', workspace, {}, call)) as { imports: { import: string; sourceName: string; state: string }[] };
    const importB = live.imports.find(({ sourceName, state }) => sourceName === 'b.csv' && state === 'done');
    expect(await perform('revertImport', workspace, { import: importB?.import }, call)).toMatchObject({ removed: 2, keptForOtherImports: 1 });
    expect(await rows('order-lines', 'order_id, product_id')).toEqual([{ order_id: '1', product_id: 'x' }, { order_id: '2', product_id: 'y' }]);
    expect(await rows('orders', 'id, net')).toEqual([{ id: '1', net: '3.000000' }, { id: '2', net: '4.000000' }]);
    await revert(again);
    expect(await stored()).toEqual(empty);
  });

  test('orders given as such count before orders worked out from lines', async () => {
    await bring(await file('orders.csv', 'id,customer,date,amount\n1,c1,2024-01-03,12\n'), 'orders');
    await bring(await file('lines.csv', lines('1,x,2,1.5,2024-01-03,c1')), 'order-lines');
    expect(await rows('orders', 'id, net')).toEqual([{ id: '1', net: '12.000000' }]);
  });
});

describe('reverting', () => {
  test('rule 4: only once', async () => {
    const result = await bring(await file('orders.csv', orders), 'orders');
    expect(await revert(result)).toEqual({ import: result.import, removed: 3, keptForOtherImports: 0 });
    await expect(revert(result)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await stored()).toEqual(empty);
  });

  test('customers who are described and mentioned stay mentioned when their description goes', async () => {
    await bring(await file('orders.csv', orders), 'orders');
    const described = await bring(await file('customers.csv', '客户编号,姓名\nc1,张三\nc9,李四\n'), 'customers');
    expect(await rows('customers', 'id, name')).toEqual([{ id: 'c1', name: '张三' }, { id: 'c2', name: null }, { id: 'c9', name: '李四' }]);
    await revert(described);
    expect(await rows('customers', 'id, name')).toEqual([{ id: 'c1', name: null }, { id: 'c2', name: null }]);
  });
});

test('rows made in this process go the same way', async () => {
  const result = await importRows(workspace, 'orders', [{ id: 'A1', customer_id: 'c1', ordered_at: '2024-01-03 10:00:00', net: 5, gift: true }], { name: 'demo', call });
  expect(result).toMatchObject({ read: 1, accepted: 1, totals: { netRevenue: '5' } });
  expect(await rows('orders', 'id, attributes')).toEqual([{ id: 'A1', attributes: '{"gift":"true"}' }]);
});

test('fuzzed files never crash, and every record is accounted for', { timeout: 300_000 }, async () => {
  const mutation = fc.tuple(fc.nat(400), fc.constantFrom(...Buffer.from('",\n\r;\t 0=')), fc.boolean());
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { maxLength: 8 }), fc.uint8Array({ maxLength: 12 }), async (mutations, tail) => {
      let content = Buffer.concat([Buffer.from(orders.repeat(4)), Buffer.from(tail)]);
      for (const [at, byte, insert] of mutations) content = Buffer.concat([content.subarray(0, at), Buffer.from([byte]), content.subarray(insert ? at : at + 1)]);
      number += 1;
      const path = await file(`fuzz-${number}.csv`, content);
      const mapping = { id: '#1', customer_id: '#2', ordered_at: '#3', net: '#4' };
      const result = await bring(path, 'orders', { mapping, dryRun: true, reading: { delimiter: ',', header: true } }).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'COLUMN_NOT_FOUND' });
      });
      if (!result) return;
      expect(result.read).toBe(result.accepted + result.rejected + result.duplicates);
      if (result.rejected > 0) {
        const rejected = await bring(result.rejectedFile ?? '', 'orders', { mapping: { id: '=x', ordered_at: '=2024-01-01', net: '=1' }, dryRun: true, reading: { delimiter: ',', header: true } });
        expect(rejected.read).toBe(result.rejected);
      }
    }),
    { numRuns: 25 },
  );
});

describe.skipIf(!existsSync(realData))('real files (skipped: ../shared/data is not here)', () => {
  test('online retail: every line accounted for, revenue exact', { timeout: 300_000 }, async () => {
    const path = join(realData, 'online-retail-2010-12..2011-08.csv.gz');
    const totals = { orders: 16_459, orderLines: 320_705, customers: 3_360, anonymousLines: 88_652, netRevenue: '5761931.382' };
    const first = await bring(path, 'order-lines');
    expect(first).toMatchObject({ read: 320_705, accepted: 320_705, rejected: 0, duplicates: 0, rejectedFile: null, totals });
    const before = await stored();
    expect(await bring(path, 'order-lines')).toMatchObject({ read: 320_705, accepted: 0, duplicates: 320_705, totals });
    expect(await stored()).toEqual(before);
    const [known] = await workspace.warehouse.rows(sql`select count(*) as customers, (select count(*) from ${factView('orders')} where returned and id like 'C%') as returns from ${factView('customers')}`);
    expect(known).toMatchObject({ customers: 3_360 });
    expect(Number(known?.['returns'])).toBeGreaterThan(2_000);
    await revert(first);
    expect(await stored()).toEqual(empty);
  });

  test('CDNOW: no header, spaces', async () => {
    const result = await bring(join(realData, 'cdnow/CDNOW_sample.txt'), 'orders');
    expect(result).toMatchObject({ read: 6_919, accepted: 6_919, rejected: 0, totals: { orders: 6_919, customers: 2_357, netRevenue: '244091.94' } });
  });

  test.each([['zh-hotel-reviews', 6_255], ['zh-takeaway-reviews', 9_497], ['zh-shopping-reviews', 50_192]])('%s as feedback', { timeout: 300_000 }, async (name, count) => {
    const result = await bring(join(realData, `${name}.train.csv.gz`), 'feedback');
    expect(result).toMatchObject({ read: count, accepted: count, rejected: 0, duplicates: 0 });
    const [sum] = await workspace.warehouse.rows(sql`select count(distinct id) as ids, count(text) as texts, min(scale_low) as low, max(scale_high) as high, max(instrument) as instrument from ${factView('feedback')}`);
    expect(sum).toEqual({ ids: count, texts: count, low: 0, high: 1, instrument: 'label' });
  });
});
