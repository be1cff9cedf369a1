import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { pino } from 'pino';
import { ZhiyinError } from '../domain/index.ts';
import { removeOldUploads } from '../workbench/index.ts';
import type { Workspace } from '../workbench/index.ts';
import { createApp } from './app.ts';
import { ownHosts } from './guard.ts';
import { createJobs } from './jobs.ts';

export interface ServerOptions {
  /** The folder of the built workbench. */
  readonly webFolder: string;
  readonly version: string;
}

export interface RunningServer {
  readonly url: string;
  /** Stops answering, gives running jobs a moment to end, and closes the workspace. Whatever had not ended is undone. */
  stop(): Promise<void>;
}

const patienceMilliseconds = 5_000;

/**
 * Serves an opened workspace at its configured address, and leaves that address in the folder's lock.
 * @throws ZhiyinError PORT_IN_USE
 */
export async function startServer(workspace: Workspace, options: ServerOptions): Promise<RunningServer> {
  const { host, port, logLevel } = workspace.configuration.settings;
  const log = pino({ level: logLevel, base: null }, pino.destination({ fd: 2, sync: true }));
  const now = (): Date => new Date();
  const jobs = createJobs(now);
  let hosts: ReadonlySet<string> = new Set();
  let token: string | undefined;
  const app = createApp({ ...options, workspace, jobs, log, now, hosts: () => hosts, token: () => token });
  const server = createServer(getRequestListener(app.fetch));
  // An upload may take as long as it takes; headers may not.
  server.requestTimeout = 0;
  const address = await listen(server, host, port);
  hosts = ownHosts(host, address.port);
  const url = `http://${reachable(host)}:${address.port}`;
  if (!isLoopback(address.address)) log.warn({ host }, 'whoever reaches this address sees all data: there is no sign-in yet');
  token = await workspace.lock.announce(url);
  await removeOldUploads(workspace, now());
  log.info({ url, folder: workspace.folder }, 'serving');
  return {
    url,
    stop: async () => {
      log.info('stopping');
      server.close();
      server.closeIdleConnections();
      const running = jobs.list().filter((job) => !job.outcome);
      await within(Promise.all(running.map((job) => job.ended)));
      server.closeAllConnections();
      await within(workspace.close());
      await workspace.lock.release();
    },
  };
}

/** A host to write in an address; one that stands for all of this machine's is reached at its own. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

/** Waits for something, but not for ever. */
function within(work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, setTimeout(patienceMilliseconds, undefined, { ref: false })]);
}

function listen(server: ReturnType<typeof createServer>, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new ZhiyinError('PORT_IN_USE', { port }, { cause: error }) : error);
    });
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}
