import { request } from 'node:http';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '../config.ts';
import { operations, problem } from '../contract/index.ts';
import type { Job, Operation } from '../contract/index.ts';
import { errorCatalogue } from '../domain/index.ts';
import { openWorkspace, readLock } from '../workbench/index.ts';
import type { Workspace } from '../workbench/index.ts';
import { startServer } from './index.ts';
import type { RunningServer } from './index.ts';

let folder: string;
let workspace: Workspace;
let server: RunningServer;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-server-'));
  const webFolder = join(folder, 'web');
  await mkdir(join(webFolder, 'assets'), { recursive: true });
  await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(webFolder, 'assets', 'app-1a2b.js'), 'export {};');
  const configuration = readConfiguration({ commandLine: { dataFolder: join(folder, 'data'), port: 0, uploadLimit: '1MB', logLevel: 'silent' }, environment: {} });
  workspace = await openWorkspace(join(folder, 'data'), { doing: 'serve', configuration });
  server = await startServer(workspace, { webFolder, version: '0.0.0' });
  port = Number(new URL(server.url).port);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Unlike fetch, sets whatever headers a hostile client would. */
function ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const json = { 'content-type': 'application/json' };

describe('who may speak to the server', () => {
  test.each([
    ['another name that leads here', { host: 'evil.example' }],
    ['our name with another port', { host: 'localhost:1' }],
    ['a name that begins like ours', { host: 'localhost.evil.example' }],
    ['another site', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['another server on this machine', { origin: 'http://localhost:1' }],
    ['a cross-site request without an origin', { 'sec-fetch-site': 'cross-site' }],
    ['a same-site request from another port', { 'sec-fetch-site': 'same-site' }],
    ['a link to the API', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
  ])('%s is refused', async (_, headers) => {
    const answer = await ask('/api/health', { headers });
    expect(answer.status).toBe(403);
    expect(problem.parse(JSON.parse(answer.text)).code).toBe('FOREIGN_REQUEST');
  });

  test('a foreign page is refused on every path and method', async () => {
    for (const path of ['/', '/customers', '/assets/app-1a2b.js', '/api/openapi.json', '/api/jobs', '/api/nowhere']) {
      expect((await ask(path, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
    }
    expect((await ask('/api/runs', { method: 'POST', headers: { origin: 'https://evil.example', 'content-type': 'text/plain' }, body: '{}' })).status).toBe(403);
    expect((await ask('/api/uploads?name=a', { method: 'PUT', headers: { host: 'evil.example' }, body: 'x' })).status).toBe(403);
  });

  test("this machine's own addresses are served, and a link from elsewhere may open a page", async () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST']) {
      expect((await ask('/api/health', { headers: { host: `${host}:${port}`, origin: `http://${host}:${port}`, 'sec-fetch-site': 'same-origin' } })).status).toBe(200);
    }
    expect((await ask('/customers', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' } })).status).toBe(200);
  });

  test('a body that a form on another site could send is refused', async () => {
    const answer = await ask('/api/views', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"name":"x","filters":{}}' });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('application/json') as string });
  });

  test('every answer tells the browser not to sniff, frame or load from elsewhere', async () => {
    for (const path of ['/', '/api/health', '/api/nowhere']) {
      const { headers } = await ask(path);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).toContain("default-src 'self'");
    }
  });
});

describe('problems', () => {
  test('have one shape, the status of the catalogue and the language of the caller', async () => {
    const chinese = await ask('/api/nowhere', { headers: { 'accept-language': 'fr;q=0.9, zh-CN;q=0.8, en;q=0.7' } });
    const english = await ask('/api/nowhere?locale=en', { headers: { 'accept-language': 'zh-CN' } });
    expect([chinese.status, english.status]).toEqual([404, 404]);
    expect(problem.parse(JSON.parse(chinese.text))).toMatchObject({ code: 'NOT_FOUND', fix: errorCatalogue.NOT_FOUND.fix.zh });
    expect(problem.parse(JSON.parse(english.text))).toMatchObject({ code: 'NOT_FOUND', fix: errorCatalogue.NOT_FOUND.fix.en, details: { id: '/api/nowhere' } });
  });

  test('name what is wrong with the input', async () => {
    for (const body of ['{', '[]', '{"filters":{}}']) {
      const answer = await ask('/api/views', { method: 'POST', headers: json, body });
      expect(answer.status).toBe(400);
      expect(problem.parse(JSON.parse(answer.text)).code).toBe('BAD_REQUEST');
    }
  });
});

describe('the API', () => {
  test('health', async () => {
    const answer = JSON.parse((await ask('/api/health')).text) as unknown;
    expect(operations.health.output.parse(answer)).toMatchObject({ status: 'ok', demo: false });
  });

  test('the OpenAPI document describes every operation completely', async () => {
    const document = JSON.parse((await ask('/api/openapi.json')).text) as OpenApi;
    expect(document.openapi).toBe('3.1.0');
    for (const operation of Object.values(operations) as Operation[]) {
      const entry = document.paths[operation.path]?.[operation.method];
      expect(entry).toMatchObject({ operationId: operation.name, responses: { 200: { content: { 'application/json': { schema: { type: 'object' } } } }, default: {} } });
      expect(entry?.summary).toContain(operation.title.en);
      const inPath = (entry?.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
      expect(inPath).toEqual(operation.path.match(/\{\w+\}/g) ?? []);
      expect(Boolean(entry?.requestBody)).toBe(operation.method === 'post');
      expect(Boolean(entry?.responses[200].content['application/x-ndjson'])).toBe(operation.long === true);
    }
    const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map((entry) => entry.operationId));
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)) expect(Object.keys(document.components.schemas)).toContain(name);
    const parameters = document.paths['/api/customers']?.['get']?.parameters ?? [];
    expect(parameters.find(({ name }) => name === 'limit')).toMatchObject({ in: 'query', required: false, schema: { type: 'integer', maximum: 1000 } });
  });

  test('every operation has a route', async () => {
    const withoutRoute: string[] = [];
    for (const operation of Object.values(operations) as Operation[]) {
      const path = operation.path.replaceAll(/\{\w+\}/g, '1');
      const answer = await ask(path, { method: operation.method.toUpperCase(), headers: json, ...(operation.method === 'post' ? { body: '"not an object"' } : {}) });
      const said = JSON.parse(answer.text) as { details?: { what?: string } };
      if (said.details?.what === 'address') withoutRoute.push(operation.name);
    }
    expect(withoutRoute).toEqual([]);
  });

  test('an address in the path may hold any character', async () => {
    const answer = JSON.parse((await ask(`/api/imports/${encodeURIComponent('a/b 张%')}/rejected`)).text) as { details: unknown };
    expect(answer.details).toEqual({ what: 'import', id: 'a/b 张%' });
  });
});

describe('long operations', () => {
  const target = (name: string): string => JSON.stringify({ target: join(folder, name) });
  const lines = (text: string): Record<string, unknown>[] => text.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

  test("what names a path on this machine is for this machine's command line", async () => {
    const answer = await ask('/api/backup', { method: 'POST', headers: json, body: target('refused') });
    expect(answer.status).toBe(400);
    const wrong = await ask('/api/backup', { method: 'POST', headers: { ...json, authorization: 'Bearer guessed' }, body: target('refused') });
    expect(wrong.status).toBe(400);
  });

  test('answer a stream of progress with the result at the end, or the result alone', async () => {
    const token = (await readLock(join(folder, 'data')))?.server?.token ?? '';
    const headers = { ...json, authorization: `Bearer ${token}` };
    const streamed = await ask('/api/backup', { method: 'POST', headers: { ...headers, accept: 'application/x-ndjson' }, body: target('one') });
    expect(streamed.headers['content-type']).toContain('application/x-ndjson');
    const said = lines(streamed.text);
    expect(said.slice(0, -1).every((line) => 'progress' in line)).toBe(true);
    expect(operations.backup.output.parse(said.at(-1)?.['result'])).toMatchObject({ target: join(folder, 'one') });
    const alone = await ask('/api/backup', { method: 'POST', headers, body: target('two') });
    expect(operations.backup.output.parse(JSON.parse(alone.text)).bytes).toBeGreaterThan(0);

    const { jobs } = JSON.parse((await ask('/api/jobs')).text) as { jobs: Job[] };
    expect(jobs.find(({ state }) => state === 'done')).toMatchObject({ operation: 'backup', problem: null });
    const id = String(streamed.headers['x-zhiyin-job']);
    const followed = await ask(`/api/jobs/${id}`, { headers: { accept: 'application/x-ndjson' } });
    expect(lines(followed.text).at(-1)).toEqual(said.at(-1));
  });

  test('go on when the caller leaves', async () => {
    const token = (await readLock(join(folder, 'data')))?.server?.token ?? '';
    const leaving = new AbortController();
    const asked = fetch(`${server.url}/api/backup`, {
      method: 'POST', headers: { ...json, authorization: `Bearer ${token}`, accept: 'application/x-ndjson' }, body: target('left'), signal: leaving.signal,
    });
    await expect.poll(async () => JSON.parse((await ask('/api/jobs')).text) as { jobs: Job[] }).toMatchObject({ jobs: expect.arrayContaining([expect.objectContaining({ state: 'running' })]) as Job[] });
    leaving.abort();
    await expect(asked).rejects.toThrow('abort');
    await expect.poll(() => readdir(folder), { timeout: 20_000 }).toContain('left');
  });
});

describe('files', () => {
  test('an upload is stored under its id with its name, without folders', async () => {
    const answer = await fetch(`${server.url}/api/uploads?name=${encodeURIComponent('../../销售 2024.csv')}`, { method: 'PUT', body: '订单号\n1\n' });
    const said = (await answer.json()) as { upload: string; name: string; bytes: number };
    expect(said).toMatchObject({ name: '销售 2024.csv', bytes: 12 });
    expect(await readFile(join(folder, 'data', 'uploads', said.upload, said.name), 'utf8')).toBe('订单号\n1\n');
  });

  test('an upload beyond the limit is refused and leaves nothing behind', async () => {
    const before = await readdir(join(folder, 'data', 'uploads'));
    const body = Readable.toWeb(Readable.from(Array.from({ length: 20 }, () => Buffer.alloc(100_000)))) as ReadableStream;
    const answer = await fetch(`${server.url}/api/uploads?name=big.csv`, { method: 'PUT', body, duplex: 'half' } as RequestInit);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'UPLOAD_TOO_LARGE' });
    expect(await readdir(join(folder, 'data', 'uploads'))).toEqual(before);
  });

  test('the page answers for every place inside it; assets are cached for long, missing ones are not found', async () => {
    const page = await ask('/customers/C-1');
    expect([page.status, page.text]).toEqual([200, '<!doctype html><title>page</title>']);
    const asset = await ask('/assets/app-1a2b.js');
    expect(asset.headers['cache-control']).toContain('immutable');
    expect((await ask('/assets/gone.js')).status).toBe(404);
    expect((await ask('/..%2f..%2fdata%2fzhiyin.lock')).text).not.toContain('token');
  });
});

test('a port that is taken is said so', async () => {
  const configuration = readConfiguration({ commandLine: { dataFolder: workspace.folder, port, logLevel: 'silent' }, environment: {} });
  await expect(startServer({ ...workspace, configuration }, { webFolder: folder, version: '0' })).rejects.toMatchObject({ code: 'PORT_IN_USE', details: { port } });
});

interface OpenApi {
  readonly openapi: string;
  readonly components: { readonly schemas: Record<string, unknown> };
  readonly paths: Record<string, Record<string, {
    readonly operationId: string;
    readonly summary: string;
    readonly parameters?: { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: unknown }[];
    readonly requestBody?: unknown;
    readonly responses: Record<200, { readonly content: Record<string, unknown> }>;
  }>>;
}
