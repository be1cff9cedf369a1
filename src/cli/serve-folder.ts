/** Serves a data folder until somebody stops it: what `serve` and `demo` share. */
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startServer } from '../server/index.ts';
import { openWorkspace, readLock, version, webFolder } from '../workbench/index.ts';
import type { Workspace } from '../workbench/index.ts';
import type { Session } from './session.ts';

export interface ServeOptions {
  readonly open: boolean;
  /** Done before serving, with the folder already ours. */
  readonly prepare?: (workspace: Workspace) => Promise<void>;
  /** Prepare only. */
  readonly only?: boolean;
}

/**
 * Opens the folder and serves it until SIGINT or SIGTERM. When a server already holds it, tells where.
 * @throws ZhiyinError FOLDER_BUSY, PORT_IN_USE
 */
export async function serveFolder(session: Session, doing: 'serve' | 'demo', options: ServeOptions): Promise<void> {
  const running = (await readLock(session.folder))?.server;
  if (running && !options.only) return tell(session, { url: running.url, open: options.open, already: true });
  const workspace = await openWorkspace(session.folder, { doing, configuration: session.configuration });
  try {
    await options.prepare?.(workspace);
    if (options.only) return;
    const server = await startServer(workspace, { webFolder, version: version() });
    await tell(session, { url: server.url, open: options.open, already: false });
    giveBackMemory();
    await stopSignal();
    await server.stop();
  } finally {
    await workspace.close();
  }
}

/** Starting takes several hundred megabytes that idling would keep for long, as nothing more is allocated. */
function giveBackMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setTimeout(collect, 1_000).unref();
  setTimeout(collect, 3_000).unref();
}

/** A second signal does not wait. */
async function stopSignal(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
}

async function tell(session: Session, where: { readonly url: string; readonly open: boolean; readonly already: boolean }): Promise<void> {
  const { url } = where;
  const words = where.already
    ? { zh: `工作台已经开着：${url}`, en: `The workbench is already open at ${url}` }
    : { zh: `工作台：${url}\n按 Ctrl+C 停止`, en: `The workbench is at ${url}\nCtrl+C stops it` };
  await session.answer({ url, folder: session.folder, alreadyRunning: where.already }, () => session.say(words));
  if (!where.open || !hasDisplay(session)) return;
  const { default: openInBrowser } = await import('open');
  await openInBrowser(url).catch(() => {});
}

function hasDisplay(session: Session): boolean {
  const { environment } = session.terminal;
  if (environment['CI']) return false;
  return process.platform !== 'linux' || Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);
}
