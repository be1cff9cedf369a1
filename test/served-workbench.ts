/** A workbench as people start it: `bin/zhiyin` in a process of its own, on a data folder that goes with it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../bin/zhiyin');

export interface ServedWorkbench {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts `bin/zhiyin <words> --data <folder>` and waits until it says where it is. Stopping it leaves the folder. */
export async function serveWorkbench(folder: string, words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<ServedWorkbench> {
  const child = spawn(process.execPath, [program, ...words, '--data', folder, '--port', '0', '--no-open'], { env: { ...process.env, CI: '1', ...environment } });
  try {
    return { url: await addressOf(child), stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

/** Starts `bin/zhiyin serve` on a fresh folder, filled first if wanted. Stopping it removes the folder. */
export async function startWorkbench(fill: (folder: string) => Promise<void> = async () => {}, environment: Readonly<Record<string, string>> = {}): Promise<ServedWorkbench> {
  const folder = await mkdtemp(join(tmpdir(), 'zhiyin-journey-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await fill(folder);
    const served = await serveWorkbench(folder, ['serve'], environment);
    return { url: served.url, stop: () => served.stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url) resolve(url);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`zhiyin ended with ${code} before it served:\n${said}`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
