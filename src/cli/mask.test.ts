import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from './main.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhiyin-mask-cli-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function zhiyin(words: string, environment: Record<string, string> = {}): Promise<{ exitCode: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const sink = (name: 'out' | 'err') => ({ write: (text: string): boolean => ((said[name] += text), true), once: () => {} });
  const exitCode = await main([...words.split(' '), '--data', join(root, 'data'), '--json'], '0', { out: sink('out'), err: sink('err'), environment: { LANG: 'en_US.UTF-8', ...environment } });
  return { exitCode, ...said };
}

test('a file is masked with a key of one’s own and put back with it alone', async () => {
  const file = join(root, 'talks.csv');
  await writeFile(file, 'id,words\n1,call 13800138000\n');
  expect(await zhiyin(`mask ${file} --text words`)).toMatchObject({ exitCode: 66, err: expect.stringContaining('NO_KEY') as string });
  expect(JSON.parse((await zhiyin('config --make-key')).out)).toEqual({ key: join(root, 'data', 'seal.key') });
  expect(await zhiyin('config --make-key')).toMatchObject({ exitCode: 65 });
  const made = { out: join(root, 'talks.masked.csv'), map: join(root, 'talks.sealed.json'), rows: 1, leftOut: 0, hidden: { mobile: 1 } };
  expect(JSON.parse((await zhiyin(`mask ${file} --text words`)).out)).toEqual(made);
  expect(await readFile(made.out, 'utf8')).toBe('\uFEFFid,words\r\n1,call [mobile-1]\r\n');
  expect(await zhiyin(`unmask ${made.out}`, { ZHIYIN_SEAL_PASSPHRASE: 'guess' })).toMatchObject({ exitCode: 65, err: expect.stringContaining('WRONG_KEY') as string });
  const back = JSON.parse((await zhiyin(`unmask ${made.out}`)).out) as { out: string };
  expect(back).toEqual({ out: join(root, 'talks.unmasked.csv'), rows: 1, leftOut: 0 });
  expect(await readFile(back.out, 'utf8')).toBe('\uFEFFid,words\r\n1,call 13800138000\r\n');
});
