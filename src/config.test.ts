import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bytesOf, readConfiguration } from './config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhiyin-config-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('with nothing set, every value is the default and says so', () => {
  const { settings, list } = readConfiguration({ environment: {} });
  expect(settings).toMatchObject({ host: '127.0.0.1', port: 4477, locale: 'auto', uploadLimit: '2GB' });
  expect(list.every((setting) => setting.from === 'default' && setting.meaning.zh && setting.meaning.en)).toBe(true);
});

test('the command line beats the environment, which beats the file, which beats the default', () => {
  writeFileSync(join(folder, 'zhiyin.json'), JSON.stringify({ port: 1, host: 'file', zone: 'Asia/Shanghai' }));
  const { settings, list } = readConfiguration({ commandLine: { dataFolder: folder, port: 3 }, environment: { ZHIYIN_PORT: '2', ZHIYIN_HOST: 'environment' } });
  expect(settings).toMatchObject({ port: 3, host: 'environment', zone: 'Asia/Shanghai' });
  const from = Object.fromEntries(list.map((setting) => [setting.key, setting.from]));
  expect(from).toMatchObject({ dataFolder: 'command line', port: 'command line', host: 'environment', zone: 'file', locale: 'default' });
});

test.each([
  [{ ZHIYIN_PORT: '70000' }, 'ZHIYIN_PORT'],
  [{ ZHIYIN_LOCALE: 'fr' }, 'ZHIYIN_LOCALE'],
  [{ ZHIYIN_ZONE: 'Mars/Base' }, 'ZHIYIN_ZONE'],
  [{ ZHIYIN_CURRENCY: 'yuan' }, 'ZHIYIN_CURRENCY'],
  [{ ZHIYIN_MEMORY_LIMIT: 'lots' }, 'ZHIYIN_MEMORY_LIMIT'],
  [{ ZHIYIN_READER_THREADS: '0' }, 'ZHIYIN_READER_THREADS'],
])('a wrong value names the setting and its place: %o', (environment, place) => {
  expect(() => readConfiguration({ environment })).toThrow(place);
});

test('a file with an unknown key, the folder itself, or no JSON is refused', () => {
  const read = () => readConfiguration({ commandLine: { dataFolder: folder }, environment: {} });
  writeFileSync(join(folder, 'zhiyin.json'), '{"prot": 1}');
  expect(read).toThrow('may set host, port');
  writeFileSync(join(folder, 'zhiyin.json'), '{"dataFolder": "/elsewhere"}');
  expect(read).toThrow('may set host, port');
  writeFileSync(join(folder, 'zhiyin.json'), '{');
  expect(read).toThrow('cannot be read');
});

test('sizes are decimal or binary', () => {
  expect([bytesOf('2GB'), bytesOf('1.5 MB'), bytesOf('1KiB')]).toEqual([2e9, 1.5e6, 1024]);
});
