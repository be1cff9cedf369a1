/** Performs an operation where the data folder is: in the server that holds it, or here when nobody does. */
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Configuration } from '../config.ts';
import { operations } from '../contract/index.ts';
import type { InputOf, Operation, OperationName, OutputOf, Progress, StreamLine } from '../contract/index.ts';
import { errorCatalogue, ZhiyinError } from '../domain/index.ts';
import type { ErrorCode, Locale, Problem } from '../domain/index.ts';
import { readLock } from '../workbench/folder-lock.ts';
import type { LockHolder } from '../workbench/folder-lock.ts';
import { progressLine } from './progress-line.ts';
import type { Say, Terminal } from './terminal.ts';

type Server = NonNullable<LockHolder['server']>;

/** What an invocation needs to know of the session. */
export interface InvokeContext {
  readonly terminal: Terminal;
  readonly configuration: Configuration;
  readonly folder: string;
  readonly locale: Locale;
  readonly say: Say;
}

export interface InvokeOptions {
  /** Make the data folder when there is none: for what brings data in. */
  readonly create?: boolean;
}

export type Invoke = <Name extends OperationName>(
  name: Name, input: InputOf<(typeof operations)[Name]>, options?: InvokeOptions,
) => Promise<OutputOf<(typeof operations)[Name]>>;

const patienceMilliseconds = 3_000;

/**
 * @throws ZhiyinError FILE_NOT_FOUND when there is no data folder, FOLDER_BUSY when another command holds it, and
 *   whatever the operation throws
 */
export async function invoke<Name extends OperationName>(
  context: InvokeContext, asked: InvokeOptions & { readonly name: Name; readonly input: InputOf<(typeof operations)[Name]> },
): Promise<OutputOf<(typeof operations)[Name]>> {
  if (!asked.create && !existsSync(context.folder)) throw new ZhiyinError('FILE_NOT_FOUND', { path: context.folder });
  const shown = progressLine(context.terminal.err, context.say);
  try {
    const server = await serverOf(context.folder);
    const work = { input: asked.input, progress: shown.show };
    const result = server ? await ask(server, operations[asked.name], { ...work, locale: context.locale }) : await performHere(context, asked.name, work);
    return result as OutputOf<(typeof operations)[Name]>;
  } finally {
    shown.end();
  }
}

/** The server that holds the folder. A short command of somebody else is waited for. */
async function serverOf(folder: string): Promise<Server | undefined> {
  const giveUpAt = performance.now() + patienceMilliseconds;
  for (;;) {
    const holder = await readLock(folder);
    if (!holder) return undefined;
    if (holder.server) return holder.server;
    if (performance.now() > giveUpAt) throw new ZhiyinError('FOLDER_BUSY', { folder, pid: holder.pid, doing: holder.doing });
    await setTimeout(100);
  }
}

interface Work {
  readonly input: unknown;
  readonly progress: (progress: Progress) => void;
}

async function performHere(context: InvokeContext, name: OperationName, work: Work): Promise<unknown> {
  const { openWorkspace, perform } = await import('../workbench/index.ts');
  const workspace = await openWorkspace(context.folder, { doing: name, configuration: context.configuration });
  try {
    return await perform(name, workspace, work.input, { progress: work.progress, local: true, now: () => new Date() });
  } finally {
    await workspace.close();
  }
}

async function ask(server: Server, operation: Operation, work: Work & { readonly locale: Locale }): Promise<unknown> {
  const { url, rest } = placed(operation.path, work.input as Readonly<Record<string, unknown>>);
  const isPost = operation.method === 'post';
  const response = await fetch(server.url + url + (isPost ? '' : queryText(rest)), {
    method: operation.method.toUpperCase(),
    headers: {
      authorization: `Bearer ${server.token}`,
      'accept-language': work.locale,
      ...(isPost ? { 'content-type': 'application/json' } : {}),
      ...(operation.long ? { accept: 'application/x-ndjson' } : {}),
    },
    ...(isPost ? { body: JSON.stringify(rest) } : {}),
  });
  if (!response.ok) throw errorFrom((await response.json()) as Problem);
  if (!response.headers.get('content-type')?.includes('ndjson')) return response.json();
  for await (const line of linesOf(response.body as AsyncIterable<Uint8Array>)) {
    const said = JSON.parse(line) as StreamLine;
    if ('result' in said) return said.result;
    if ('error' in said) throw errorFrom(said.error as Problem);
    work.progress(said.progress as Progress);
  }
  throw new ZhiyinError('UNEXPECTED', { problem: 'the server ended before the work did' });
}

/** Puts fields into the path; the rest goes into the query or the body. */
function placed(path: string, input: Readonly<Record<string, unknown>>): { readonly url: string; readonly rest: Record<string, unknown> } {
  const rest = { ...input };
  const url = path.replaceAll(/\{(\w+)\}/g, (_, field: string) => {
    delete rest[field];
    return encodeURIComponent(String(input[field]));
  });
  return { url, rest };
}

function queryText(fields: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) if (one !== undefined) query.append(name, String(one));
  }
  return query.size > 0 ? `?${query.toString()}` : '';
}

/** A problem told by the server, as the error it was there. */
function errorFrom(problem: Problem): ZhiyinError {
  const code: ErrorCode = problem.code in errorCatalogue ? problem.code : 'UNEXPECTED';
  return new ZhiyinError(code, { problem: problem.message, ...problem.details } as unknown as ZhiyinError['details']);
}

async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield line;
  }
}
