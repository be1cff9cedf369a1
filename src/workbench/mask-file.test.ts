/** Masking files and texts and putting back what was hidden, with the real command line and the real operations. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readConfiguration } from '../config.ts';
import { operations } from '../contract/index.ts';
import { sql } from '../domain/index.ts';
import type { SealKey } from '../sealing/index.ts';
import { openDuckdb } from '../storage/index.ts';
import { maskFile, unmaskFile } from './mask-file.ts';
import { openWorkspace, perform } from './index.ts';
import { makeSealKey, sealKey } from './seal-key.ts';
import type { Workspace } from './workspace.ts';

const key: SealKey = { kind: 'file', secret: new Uint8Array(32).fill(1) };
const table = '编号,备注,电话\n1,"我叫李雷，电话 13800138000，订单号 20261118123456789，¥1,299.00",13800138000\n2,"第一行\n第二行 ship it to 12 Abbey Road, Flat 3 please",\n3,[mobile-1]," 13900139000 ""急"""\n';

let root: string;
let folder: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhiyin-mask-'));
});
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'one-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
async function masked(content: string, columns: readonly string[] = ['备注', '3']): Promise<ReturnType<typeof maskFile>> {
  await writeFile(at('a.csv'), content);
  return maskFile({ path: at('a.csv'), columns, out: at('masked.csv'), map: at('sealed.json'), key });
}
const unmasked = (more: Partial<Parameters<typeof unmaskFile>[0]> = {}): ReturnType<typeof unmaskFile> => unmaskFile({ path: at('masked.csv'), map: at('sealed.json'), out: at('back.csv'), plain: false, key, ...more });
const cells = async (name: string): Promise<unknown> => {
  const warehouse = await openDuckdb({ file: ':memory:' });
  try {
    return await warehouse.rows(sql`select * from read_csv(${at(name)}, all_varchar = true, quote = '"', escape = '"', new_line = '\\r\\n', header = true)`);
  } finally {
    await warehouse.close();
  }
};

describe('a file', () => {
  test('is masked in its columns; order numbers and prices stay, and what was hidden stands nowhere', async () => {
    expect(await masked(table)).toEqual({ rows: 3, leftOut: 0, hidden: { name: 1, mobile: 2, address: 1, mark: 1 } });
    const copy = await readFile(at('masked.csv'), 'utf8');
    expect(copy).toContain('电话 [mobile-1]，订单号 20261118123456789，¥1,299.00",[mobile-1]');
    for (const hidden of ['13800138000', '13900139000', '李雷', 'Abbey']) {
      expect(copy).not.toContain(hidden);
      expect(await readFile(at('sealed.json'), 'utf8')).not.toContain(hidden);
    }
  });

  test('is put back cell by cell', async () => {
    await masked(table);
    expect(await unmasked()).toEqual({ rows: 3, leftOut: 0 });
    const back = await cells('back.csv');
    expect(back).toMatchObject([
      { 编号: '1', 备注: '我叫李雷，电话 13800138000，订单号 20261118123456789，¥1,299.00', 电话: '13800138000' },
      { 编号: '2', 备注: '第一行\n第二行 ship it to 12 Abbey Road, Flat 3 please' },
      { 编号: '3', 备注: '[mobile-1]', 电话: ' 13900139000 "急"' },
    ]);
  });

  test('thousands of rows keep their order and their marks', async () => {
    const rows = Array.from({ length: 12_000 }, (_, index) => `${index},call 138${String(index % 7000).padStart(8, '0')}`);
    expect(await masked(`id,words\n${rows.join('\n')}\n`, ['words'])).toEqual({ rows: 12_000, leftOut: 0, hidden: { mobile: 7000 } });
    await unmasked();
    expect((await readFile(at('back.csv'), 'utf8')).replace('\uFEFF', '').trimEnd().split('\r\n')).toEqual(['id,words', ...rows]);
  });

  test('a broken record is left out and counted', async () => {
    expect(await masked('id,words\n1,13800138000\n2,"never closed\n', ['words'])).toMatchObject({ rows: 1, leftOut: 1 });
  });

  test('any text with its marks is put back', async () => {
    await masked(table);
    await writeFile(at('reply.txt'), '您的电话 [mobile-1] 对吗？[mobile-9]\n');
    await unmasked({ path: at('reply.txt'), out: at('reply.out'), plain: true });
    expect(await readFile(at('reply.out'), 'utf8')).toBe('您的电话 13800138000 对吗？[mobile-9]\n');
  });

  test('what goes wrong is told, and leaves nothing half done', async () => {
    await expect(masked(table, ['nowhere'])).rejects.toMatchObject({ code: 'COLUMN_NOT_FOUND' });
    await masked(table);
    await expect(masked(table)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(unmasked({ key: { kind: 'file', secret: new Uint8Array(32) } })).rejects.toMatchObject({ code: 'WRONG_KEY' });
    await expect(unmasked({ map: at('a.csv') })).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
    await expect(unmasked({ map: at('nowhere') })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    const sealed = JSON.parse(await readFile(at('sealed.json'), 'utf8')) as { data: string };
    await writeFile(at('sealed.json'), JSON.stringify({ ...sealed, data: `AAAA${sealed.data.slice(4)}` }));
    await expect(unmasked()).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
    await expect(readFile(at('back.csv'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('texts, over the operations', () => {
  const call = { local: true, now: () => new Date(), progress: () => {} };
  const texts = ['打 13800138000', '订单 20261118123456789，13800138000'];
  let workspace: Workspace;
  beforeAll(async () => {
    const configuration = readConfiguration({ commandLine: { dataFolder: join(root, 'data') }, environment: {} });
    workspace = await openWorkspace(join(root, 'data'), { doing: 'test', configuration });
  });
  afterAll(() => workspace.close());

  test('are masked with the key of the data folder or a passphrase, and come back only with it', async () => {
    await expect(perform('maskTexts', workspace, { texts }, call)).rejects.toMatchObject({ code: 'NO_KEY' });
    await makeSealKey(workspace.configuration);
    for (const given of [{}, { passphrase: '我的口令' }]) {
      const answer = operations.maskTexts.output.parse(await perform('maskTexts', workspace, { texts, ...given }, call));
      expect(answer).toMatchObject({ texts: ['打 [mobile-1]', '订单 20261118123456789，[mobile-1]'], hidden: { mobile: 1 } });
      expect(await perform('unmaskTexts', workspace, { texts: answer.texts, sealed: answer.sealed, ...given }, call)).toEqual({ texts });
      await expect(perform('unmaskTexts', workspace, { texts, sealed: answer.sealed, passphrase: 'another' }, call)).rejects.toMatchObject({ code: 'WRONG_KEY' });
      await expect(perform('unmaskTexts', workspace, { texts, sealed: { ...answer.sealed, tag: answer.sealed.salt }, ...given }, call)).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
    }
    await expect(perform('unmaskTexts', workspace, { texts, sealed: {} }, call)).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
  });

  test('a passphrase that is set stands in place of the key file', async () => {
    const configuration = readConfiguration({ commandLine: { dataFolder: at('data') }, environment: { ZHIYIN_SEAL_PASSPHRASE: 'secret words' } });
    expect(await sealKey(configuration)).toEqual({ kind: 'passphrase', passphrase: 'secret words' });
    expect(JSON.stringify(configuration.list)).not.toContain('secret words');
    await expect(sealKey(configuration, { keyFile: at('nowhere') })).rejects.toMatchObject({ code: 'NO_KEY' });
  });
});
