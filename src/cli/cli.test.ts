import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '../config.ts';
import { operations, problem } from '../contract/index.ts';
import { startServer } from '../server/index.ts';
import { openWorkspace, readLock } from '../workbench/index.ts';
import { commands } from './commands/index.ts';
import { main } from './main.ts';

const bin = join(import.meta.dirname, '../../bin/zhiyin');

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhiyin-cli-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function zhiyin(words: string, environment: Record<string, string> = { LANG: 'en_US.UTF-8' }): Promise<{ exitCode: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const sink = (name: 'out' | 'err') => ({ write: (text: string): boolean => ((said[name] += text), true), once: () => {} });
  const exitCode = await main(words.split(' ').filter(Boolean), '1.2.3', { out: sink('out'), err: sink('err'), environment });
  return { exitCode, ...said };
}

describe('help', () => {
  test('lists every command, in both languages', async () => {
    const english = await zhiyin('');
    expect(english).toMatchObject({ exitCode: 0, err: '', out: expect.stringContaining('Commands:') as string });
    for (const name of ['demo', 'serve', 'import', 'run', 'customers', 'customer', 'tiers', 'explain', 'fit', 'read', 'config', 'doctor', 'backup', 'restore']) {
      expect(english.out).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    }
    expect((await zhiyin('--help', { LANG: 'zh_CN.UTF-8' })).out).toContain('命令：');
    expect((await zhiyin('--locale zh-CN --help')).out).toContain('命令：');
    expect((await zhiyin('--version')).out).toBe('1.2.3\n');
  });

  test('of every command describes its options, the common ones and gives examples', async () => {
    const names = [...(await zhiyin('--help')).out.matchAll(/^ {2}([a-z]+(?:-[a-z]+)*)\b/gm)].map(([, name]) => name ?? '');
    expect(names).toHaveLength(commands.length);
    for (const name of names) {
      const english = await zhiyin(`${name} --help`);
      expect(english).toMatchObject({ exitCode: 0, err: '' });
      expect(english.out).toContain(`zhiyin ${name}`);
      expect(english.out).toContain('Examples:');
      expect(english.out).toContain('--json');
      expect(english.out).not.toMatch(/\p{Script=Han}.*\n.*(Options|Usage)/u);
      expect((await zhiyin(`${name} --help --locale zh-CN`)).out).toContain('例子：');
    }
  });
});

describe('what goes wrong', () => {
  test.each(['nonsense', 'customers --nonsense', 'explain', 'customers --limit many', 'fit auto file', 'baskets --support much', 'baskets file --basket 1', 'baskets file --support 0'])('%s is a usage error', async (words) => {
    const { exitCode, out, err } = await zhiyin(`${words} --json`);
    expect({ exitCode, out }).toEqual({ exitCode: 64, out: '' });
    expect(problem.parse(JSON.parse(err)).code).toBe('BAD_REQUEST');
  });

  test('a data folder that does not exist is not made by looking into it', async () => {
    const { exitCode, err } = await zhiyin(`config --data ${root}/config-only --json`);
    expect([exitCode, err]).toEqual([0, '']);
    const looked = await zhiyin(`imports --data ${root}/nowhere --json`);
    expect(looked).toMatchObject({ exitCode: 66, out: '' });
    expect(JSON.parse(looked.err)).toMatchObject({ code: 'FILE_NOT_FOUND', details: { path: join(root, 'nowhere') } });
    expect(await readdir(root)).toEqual([]);
  });

  test('is told in the language of the person', async () => {
    const { err } = await zhiyin(`imports --data ${root}/nowhere`, { LANG: 'zh_CN.UTF-8' });
    expect(err).toContain('找不到文件');
  });
});

test('config tells each value, where it came from and what it means', async () => {
  const { out } = await zhiyin(`config --data ${root}/elsewhere --json`, { ZHIYIN_PORT: '8080' });
  const { settings } = operations.showConfig.output.parse(JSON.parse(out));
  expect(settings.find(({ key }) => key === 'port')).toMatchObject({ value: 8080, from: 'environment' });
  expect(settings.find(({ key }) => key === 'dataFolder')).toMatchObject({ value: join(root, 'elsewhere'), from: 'command line' });
});

test('doctor reports on a folder that cannot be opened', async () => {
  const { exitCode, out } = await zhiyin(`doctor --data ${root}/nowhere --json`);
  expect(exitCode).toBe(65);
  const { checks, healthy } = operations.doctor.output.parse(JSON.parse(out));
  expect(healthy).toBe(false);
  expect(checks.find(({ name }) => name === 'folder')?.ok).toBe(false);
});

describe('on a data folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = join(root, 'data');
    await (await openWorkspace(folder, { doing: 'test' })).close();
  });

  test('commands answer with exactly one JSON document, here and through a running server alike', async () => {
    const alone = await zhiyin(`doctor --data ${folder} --json`);
    const configuration = readConfiguration({ commandLine: { dataFolder: folder, port: 0, logLevel: 'silent' }, environment: {} });
    const server = await startServer(await openWorkspace(folder, { doing: 'serve', configuration }), { webFolder: root, version: '0' });
    try {
      const served = await zhiyin(`doctor --data ${folder} --json`);
      const names = (out: string): string[] => operations.doctor.output.parse(JSON.parse(out)).checks.map(({ name }) => name);
      expect(names(served.out)).toEqual(names(alone.out));
      expect(served.out).toContain(server.url);

      const backedUp = await zhiyin(`backup ${root}/copy.tgz --data ${folder} --json`);
      expect(operations.backup.output.parse(JSON.parse(backedUp.out)).target).toBe(join(root, 'copy.tgz'));
      expect(backedUp.out.trimEnd()).not.toContain('\n');
      const again = await zhiyin(`backup ${root}/copy.tgz --data ${folder} --json`);
      expect(again).toMatchObject({ exitCode: 65, out: '' });
      expect(JSON.parse(again.err.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ code: 'CONFLICT' });
    } finally {
      await server.stop();
    }
    const restored = await zhiyin(`restore ${root}/copy.tgz --data ${root}/restored --json`);
    expect(JSON.parse(restored.out)).toMatchObject({ folder: join(root, 'restored') });
  });

  test('a folder held by another command is busy', async () => {
    const other = await openWorkspace(folder, { doing: 'import sales.csv' });
    const { exitCode, err } = await zhiyin(`imports --data ${folder}`);
    await other.close();
    expect(exitCode).toBe(75);
    expect(err).toContain('import sales.csv');
  });
});

describe('bin/zhiyin', () => {
  const run = promisify(execFile);

  test('works from any folder, through a link, and with the exit codes of the catalogue', async () => {
    const linked = join(root, 'zhiyin-link');
    await symlink(bin, linked);
    expect((await run(linked, ['--version'], { cwd: root })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    await expect(run(linked, ['nonsense'], { cwd: root })).rejects.toMatchObject({ code: 64 });
  });

  test('where nothing is installed it says so', async () => {
    const copy = join(root, 'zhiyin.mjs');
    await writeFile(copy, (await import('node:fs')).readFileSync(bin));
    await expect(run(process.execPath, [copy, '--help'], { cwd: root })).rejects.toMatchObject({ code: 69, stderr: expect.stringContaining('npm install') as string });
  });

  test('serve tells where it is, and stops cleanly when asked', async () => {
    const folder = join(root, 'data');
    const child = spawn(bin, ['serve', '--data', folder, '--port', '0', '--no-open', '--json']);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { url } = JSON.parse(line.toString()) as { url: string };
    expect(operations.health.output.parse(await (await fetch(`${url}/api/health`)).json()).folder).toBe(folder);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await readLock(folder)).toBeUndefined();
    expect(await readdir(folder)).not.toContain('zhiyin.lock');
  });
});
