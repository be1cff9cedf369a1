import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../domain/index.ts';
import { openDuckdb } from '../storage/index.ts';
import { readFile } from './read-file.ts';
import type { ConversationLine, ReadFileColumns, ReadLine } from './read-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-read-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(rows: readonly string[], columns: ReadFileColumns): Promise<(ReadLine | ConversationLine)[]> {
  const path = join(folder, 'talks.csv');
  await writeFile(path, `${rows.join('\n')}\n`);
  const lines: (ReadLine | ConversationLine)[] = [];
  await readFile({ path, columns, zone: 'Asia/Shanghai', onLine: (line) => void lines.push(line) });
  return lines;
}

const order = (lines: readonly (ReadLine | ConversationLine)[]): (number | string)[] => lines.map((line) => ('conversation' in line ? line.conversation : line.row));

test('rows of a conversation follow each other by time, conversations by their first row, single rows stay in their place', async () => {
  const lines = await read(
    ['who,when,chat,words', '客服,2026/3/4 10:05,7,公司规定的，我也没办法'.replace('，', ' '), '顾客,2026-03-04 10:00,7,太贵了', 'user,,,thanks', 'Agent,2026年3月4日 9:05,b,one', 'Customer,,b,two'],
    { text: 'words', speaker: 'who', at: 'when', conversation: 'chat' },
  );
  expect(order(lines)).toEqual([2, 1, '7', 3, 4, 5, 'b']);
  expect(lines[0]).toMatchObject({ objection: { cause: 'price', truth: expect.any(String) }, phrases: [] });
  expect(lines[1]).toMatchObject({ objection: null, phrases: [{ category: 'shirking' }, { category: 'perfunctory' }] });
  expect(lines[2]).toMatchObject({ conversation: '7', talkShare: expect.any(Number), objectionTurn: 0, dissatisfied: { probability: expect.any(Number) }, promises: [] });
});

test('without a conversation column every row is read on its own, in order', async () => {
  const lines = await read(['words,who', '太贵了,店员', '太贵了,客户', '太贵了,?'], { text: 'words', speaker: '2' });
  expect(order(lines)).toEqual([1, 2, 3]);
  expect(lines.map((line) => 'row' in line && line.objection?.cause)).toEqual([undefined, 'price', 'price']);
});

test('columns of a Parquet file are known by their names', async () => {
  const warehouse = await openDuckdb({ file: ':memory:' });
  await warehouse.exportRows(sql`select '客户' as who, '太贵了' as words`, join(folder, 'talks.parquet'), 'parquet');
  await warehouse.close();
  const lines: (ReadLine | ConversationLine)[] = [];
  await readFile({ path: join(folder, 'talks.parquet'), columns: { text: 'words', speaker: 'who' }, zone: 'Asia/Shanghai', onLine: (line) => void lines.push(line) });
  expect(lines).toMatchObject([{ row: 1, objection: { cause: 'price' } }]);
});

test('a column that is not there is named', async () => {
  await expect(read(['words', 'a'], { text: 'words', conversation: 'chat' })).rejects.toMatchObject({ code: 'COLUMN_NOT_FOUND' });
});

test('thousands of interleaved rows keep every row once', async () => {
  const rows = Array.from({ length: 12_000 }, (_, index) => `${index % 700},ok ${index}`);
  const lines = await read(['chat,words', ...rows], { text: 'words', conversation: 'chat' });
  const numbers = order(lines).filter((place) => typeof place === 'number');
  expect(new Set(numbers).size).toBe(12_000);
  expect(order(lines).filter((place) => typeof place === 'string')).toHaveLength(700);
  expect(numbers.slice(0, 3)).toEqual([1, 701, 1401]);
});
