import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeKeyFile, readKeyFile, readSealed, seal, unseal } from './index.ts';
import type { Sealed, SealKey } from './index.ts';

const passphrase: SealKey = { kind: 'passphrase', passphrase: '知音 café' };
const fileKey: SealKey = { kind: 'file', secret: new Uint8Array(32).fill(7) };

describe('sealing', () => {
  test('is undone with the key, whatever was sealed', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      expect(await unseal(readSealed(JSON.stringify(await seal(text, fileKey))), fileKey)).toBe(text);
    }), { numRuns: 50 });
    const { passphrase: words } = passphrase as { passphrase: string };
    expect(await unseal(await seal('13800138000', passphrase), { kind: 'passphrase', passphrase: words.normalize('NFD') })).toBe('13800138000');
  });

  test('shows nothing of the text, and never the same twice', async () => {
    const [one, other] = [await seal('13800138000', fileKey), await seal('13800138000', fileKey)];
    expect(JSON.stringify(one)).not.toContain('13800138000');
    for (const part of ['salt', 'nonce', 'data', 'check'] as const) expect(one[part]).not.toBe(other[part]);
  });

  test('another key is told as such', async () => {
    await expect(unseal(await seal('x', passphrase), { kind: 'passphrase', passphrase: 'wrong' })).rejects.toMatchObject({ code: 'WRONG_KEY' });
    await expect(unseal(await seal('x', fileKey), { kind: 'file', secret: new Uint8Array(32).fill(8) })).rejects.toMatchObject({ code: 'WRONG_KEY' });
    await expect(unseal(await seal('x', fileKey), passphrase)).rejects.toMatchObject({ code: 'WRONG_KEY', details: { problem: expect.stringContaining('key file') } });
  });

  test('one changed bit anywhere inside is noticed', async () => {
    const whole = await seal('王小明 13800138000', fileKey);
    for (const part of ['salt', 'check', 'nonce', 'tag', 'data'] as const) {
      const changed = Buffer.from(whole[part], 'base64');
      for (const at of [0, changed.length - 1]) {
        const copy = Buffer.from(changed);
        copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
        await expect(unseal({ ...whole, [part]: copy.toString('base64') }, fileKey)).rejects.toMatchObject({ code: part === 'salt' || part === 'check' ? 'WRONG_KEY' : 'SEAL_BROKEN' });
      }
    }
    const short: Sealed = { ...whole, tag: Buffer.from(whole.tag, 'base64').subarray(0, 4).toString('base64') };
    await expect(unseal(short, fileKey)).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
  });

  test.each(['', 'nonsense', '{}', '[]', 'null', '{"zhiyin":"sealed","version":2}', '{"zhiyin":"sealed","version":1,"key":"file","salt":"?","check":"","nonce":"","tag":"","data":""}'])('%j was never sealed', (text) => {
    expect(() => readSealed(text)).toThrow(expect.objectContaining({ code: 'SEAL_BROKEN' }));
  });
});

describe('the key file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhiyin-key-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is made once, for its owner alone, and opens what it sealed', async () => {
    const path = join(folder, 'deep', 'seal.key');
    await makeKeyFile(path);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    const sealed = await seal('x', await readKeyFile(path));
    expect(await unseal(sealed, await readKeyFile(path))).toBe('x');
    await expect(makeKeyFile(path)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await unseal(sealed, await readKeyFile(path))).toBe('x');
  });

  test('what is missing or no key is told', async () => {
    await expect(readKeyFile(join(folder, 'nowhere.key'))).rejects.toMatchObject({ code: 'NO_KEY' });
    await writeFile(join(folder, 'wrong.key'), 'hello');
    await expect(readKeyFile(join(folder, 'wrong.key'))).rejects.toMatchObject({ code: 'FILE_NOT_READABLE' });
  });
});
