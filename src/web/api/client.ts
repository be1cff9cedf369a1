/** Speaks to the workbench's API, typed by the contract. Nothing else in the web layer fetches. */
import type { InputOf, Job, OperationName, operations, OutputOf, Progress } from '../../contract/index.ts';
import type { ErrorCode, Problem } from '../../domain/index.ts';
import { routes } from './routes.ts';

export type Input<Name extends OperationName> = InputOf<(typeof operations)[Name]>;
export type Output<Name extends OperationName> = OutputOf<(typeof operations)[Name]>;

/** A problem the server described in the reader's language, or none when it could not be reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode | 'UNREACHABLE';
  readonly problem: Problem | undefined;

  constructor(problem: Problem | undefined, options?: ErrorOptions) {
    super(problem?.message ?? 'unreachable', options);
    this.code = problem?.code ?? 'UNREACHABLE';
    this.problem = problem;
  }
}

/** Performs an operation. @throws ApiError */
export async function call<Name extends OperationName>(name: Name, input: Input<Name>, signal?: AbortSignal): Promise<Output<Name>> {
  const response = await send(name, input, signal === undefined ? {} : { signal });
  return (await response.json()) as Output<Name>;
}

/** What is heard of a long operation while it works. */
export interface Listener {
  readonly onJob: (job: string) => void;
  readonly onProgress: (progress: Progress) => void;
}

/** Performs a long operation and reports how far it is. It goes on when this page leaves. @throws ApiError */
export async function callLong<Name extends OperationName>(name: Name, input: Input<Name>, { onJob, onProgress }: Listener): Promise<Output<Name>> {
  const response = await send(name, input, { headers: { accept: 'application/x-ndjson' } });
  if (!response.body) throw new ApiError(undefined);
  const job = response.headers.get('x-zhiyin-job');
  if (job !== null) onJob(job);
  for await (const line of linesOf(response.body)) {
    const said = JSON.parse(line) as { progress?: Progress; result?: Output<Name>; error?: Problem };
    if (said.error) throw new ApiError(said.error);
    if (said.progress) onProgress(said.progress);
    if (said.result !== undefined) return said.result;
  }
  throw new ApiError(undefined);
}

/** The long operations of the server, running and ended, newest first. @throws ApiError */
export async function listJobs(signal: AbortSignal): Promise<readonly Job[]> {
  const response = await request('/api/jobs', { signal });
  return ((await response.json()) as { readonly jobs: readonly Job[] }).jobs;
}

/** Sends a file to the server; `upload` names it in an import. @throws ApiError */
export function uploadFile(file: File, onShare: (share: number) => void): Promise<{ readonly upload: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/api/uploads?name=${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.upload.addEventListener('progress', (event) => onShare(event.total > 0 ? event.loaded / event.total : 0));
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.response as { upload: string });
      else reject(new ApiError(problemIn(request.response)));
    });
    request.addEventListener('error', () => reject(new ApiError(undefined)));
    request.send(file);
  });
}

/** Where the rows that an import refused can be fetched as a file. */
export function rejectedRowsUrl(importId: string): string {
  return `/api/imports/${encodeURIComponent(importId)}/rejected`;
}

async function send<Name extends OperationName>(name: Name, input: Input<Name>, more: RequestInit): Promise<Response> {
  const { method } = routes[name];
  const { url, rest } = placed(routes[name].path, input as Readonly<Record<string, unknown>>);
  const query = method === 'get' ? queryText(rest) : '';
  return request(url + query, {
    ...more,
    method: method.toUpperCase(),
    headers: { ...(method === 'post' ? { 'content-type': 'application/json' } : {}), ...(more.headers as Record<string, string>) },
    ...(method === 'post' ? { body: JSON.stringify(rest) } : {}),
  });
}

async function request(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, headers: { 'accept-language': document.documentElement.lang, ...(init.headers as Record<string, string>) } });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(undefined, { cause: error });
  }
  if (!response.ok) throw new ApiError(problemIn(await response.json().catch(() => undefined)));
  return response;
}

/** Puts fields into the path; the rest goes into the query or the body. */
export function placed(path: string, input: Readonly<Record<string, unknown>>): { readonly url: string; readonly rest: Readonly<Record<string, unknown>> } {
  const rest = { ...input };
  const url = path.replace(/\{(\w+)\}/g, (_, field: string) => {
    delete rest[field];
    return encodeURIComponent(String(input[field]));
  });
  return { url, rest };
}

/** Lists item by item; what is not given is left out. */
export function queryText(fields: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) for (const one of value as readonly unknown[]) query.append(name, String(one));
    else if (value !== undefined && value !== null && value !== '') query.set(name, String(value as string | number | boolean));
  }
  return query.size > 0 ? `?${query.toString()}` : '';
}

function problemIn(body: unknown): Problem | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  if ('code' in body && 'message' in body) return body as Problem;
  return 'problem' in body ? problemIn(body.problem) : undefined;
}

/** Splits a stream of bytes into its lines; a last line needs no line end. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) if (line.trim() !== '') yield line;
    if (done) return;
  }
}
