import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factColumns, join as list, name, sql } from '../domain/index.ts';
import type { FactKind, Row } from '../domain/index.ts';
import { openDuckdb } from '../storage/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { Intake, typeStage } from './append-intake.ts';
import type { AppendPlan } from './append-plan.ts';

let warehouse: Warehouse;
let folder: string;
beforeAll(async () => {
  warehouse = await openDuckdb({ file: ':memory:' });
  folder = mkdtempSync(join(tmpdir(), 'zhiyin-intake-'));
});
afterAll(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

type Fields = readonly (string | null)[];

const headers = ['id', 'customer', 'when', 'amount', 'back', 'note'];
const mapping = new Map([['id', { field: 0 }], ['customer_id', { field: 1 }], ['ordered_at', { field: 2 }], ['net', { field: 3 }], ['returned', { field: 4 }]]);
const known = { foldedLines: true, blanksAround: true };
const planOf = (kind: FactKind): AppendPlan => ({ importId: 'i', kind, committedAt: '2024-01-01 00:00:00', headers, mapping, decimalComma: false, ...known });

async function written(file: string, rows: readonly Fields[], firstLine: number): Promise<string> {
  const path = join(folder, file);
  const records = rows.map((fields, row) => sql`select cast(${firstLine + row} as bigint) as line, ${list(fields.map((field, index) => sql`cast(${field} as varchar) as ${name(`c${index}`)}`))}`);
  await warehouse.exportRows(list(records, sql` union all `), path, 'parquet');
  return path;
}

interface Typed {
  readonly rows: readonly Row[];
  readonly notes: unknown;
}

async function typedIn(parts: readonly (readonly Fields[])[]): Promise<Typed> {
  return warehouse.turn(async (inside) => {
    const intake = new Intake(inside, planOf('orders'), headers.length);
    let line = 1;
    for (const [index, rows] of parts.entries()) {
      expect(await intake.take({ file: await written(`part-${index}.parquet`, rows, line), ...known })).toBe(rows.length);
      line += rows.length;
    }
    return { notes: await intake.finish(known), rows: await typedRows(inside) };
  });
}

/** As it is read when all rows are there before the first is looked at. */
async function typedAtOnce(rows: readonly Fields[]): Promise<Typed> {
  return warehouse.turn(async (inside) => {
    await inside.viewRecords({ name: 'records', files: [await written('all.parquet', rows, 1)] });
    await inside.temporaryCopy({ name: 'import_stage', query: sql`select * from records` });
    return { notes: await typeStage(inside, planOf('orders')), rows: await typedRows(inside) };
  });
}

async function typedRows(inside: Warehouse): Promise<readonly Row[]> {
  const rows = await inside.rows(sql`select * from import_typed order by line`);
  return rows.map((row) => ({ ...row, surprising: undefined }));
}

const id = fc.constantFrom('A1', '1.0', '2.0', '17850.0', 'na', '3', 'x.0', null);
const date = fc.constantFrom('2024-01-03', '2024-01-03 10:00:00', '3/4/2024', '13/4/2024', '4/13/2024', '2024年1月3日', 'soon', null);
const amount = fc.constantFrom('1', '2.50', '1,234.50', '¥3', 'x', '-', null);
const back = fc.constantFrom('yes', 'no', 'maybe', null);
const note = fc.constantFrom('text', ' blank ', '=1+1', 'two\u001Elines', null);
const row = fc.tuple(id, id, date, amount, back, note);
const plainRow = fc.tuple(fc.constantFrom('A1', 'A2'), fc.constantFrom('17850.0', null), fc.constantFrom('2024-01-03', null), fc.constantFrom('1', '2.50'), back, note);

test('in parts or all at once, rows are read the same, also when later ones contradict the first', { timeout: 180_000 }, async () => {
  const part = fc.oneof(fc.array(plainRow, { minLength: 1, maxLength: 6 }), fc.array(row, { minLength: 1, maxLength: 6 }));
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 4 }), async (parts) => {
      expect(await typedIn(parts)).toEqual(await typedAtOnce(parts.flat()));
    }),
    { numRuns: 15 },
  );
});

test('a file without records gives an empty table', async () => {
  expect(await typedIn([])).toEqual({ rows: [], notes: [] });
});

test('a rejected row keeps its fields as the file has them', async () => {
  const { rows } = await typedIn([[['A1', null, '2024-01-03', 'many', null, 'a\u001Fb']]]);
  expect(rows).toMatchObject([{ line: 1, problem: 'BAD_NUMBER:net', record: 'A1\u001F\u001F2024-01-03\u001Fmany\u001F\u001Fa b' }]);
  expect(factColumns.orders.every(({ name }) => name in rows[0]!)).toBe(true);
});
