/** The routes of all operations, derived from the contract: where the input is found, and how the answer is given. */
import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { operations } from '../contract/index.ts';
import type { Operation, OperationName } from '../contract/index.ts';
import { ZhiyinError } from '../domain/index.ts';
import { perform } from '../workbench/index.ts';
import type { Call, Workspace } from '../workbench/index.ts';
import { answerProblem, localeOf } from './answers.ts';
import { firstWord, follow, shownJob } from './jobs.ts';
import type { Jobs, LiveJob } from './jobs.ts';

export interface Serving {
  readonly workspace: Workspace;
  readonly jobs: Jobs;
  /** What this machine's command line presents; nobody is local before it is known. */
  readonly token: () => string | undefined;
  readonly now: () => Date;
}

export function operationRoutes(serving: Serving): Hono {
  const app = new Hono();
  for (const [name, operation] of Object.entries(operations) as [OperationName, Operation][]) {
    app.on(operation.method.toUpperCase(), honoPath(operation.path), async (context) => {
      const input = await inputOf(context, operation);
      const call = { local: isLocal(context, serving.token()), now: serving.now };
      const run = (progress: Call['progress']): Promise<unknown> => perform(name, serving.workspace, input, { ...call, progress });
      return operation.long ? answerJob(context, serving.jobs.start(operation, run)) : context.json(await run(() => {}));
    });
  }
  app.get('/api/jobs', (context) => context.json({ jobs: serving.jobs.list().map((job) => shownJob(job, localeOf(context))) }));
  app.get('/api/jobs/:job', (context) => {
    const job = serving.jobs.find(context.req.param('job'));
    if (!job) throw new ZhiyinError('NOT_FOUND', { what: 'job', id: context.req.param('job') });
    return wantsStream(context) ? stream(context, job) : context.json(shownJob(job, localeOf(context)));
  });
  return app;
}

/** `/api/customers/{id}` as Hono writes it. */
export function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** A stream of progress for who asked for one, otherwise the result when it is there. */
async function answerJob(context: Context, job: LiveJob): Promise<Response> {
  await (wantsStream(context) ? firstWord(job) : job.ended);
  if (job.outcome && 'error' in job.outcome) return answerProblem(context, job.outcome.error);
  if (wantsStream(context)) return stream(context, job);
  return context.json(job.outcome?.result);
}

function wantsStream(context: Context): boolean {
  return context.req.header('accept')?.includes('application/x-ndjson') ?? false;
}

function stream(context: Context, job: LiveJob): Response {
  const lines = follow(job, localeOf(context));
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(new TextEncoder().encode(value));
    },
    cancel: async () => void (await lines.return(undefined)),
  });
  return context.body(body, 200, { 'content-type': 'application/x-ndjson; charset=utf-8', 'x-zhiyin-job': job.id });
}

/** Path parameters, with the query (get, delete) or the JSON body (post). */
async function inputOf(context: Context, operation: Operation): Promise<Record<string, unknown>> {
  const given = operation.method === 'post' ? await bodyOf(context) : queryOf(context);
  return { ...given, ...context.req.param() };
}

function queryOf(context: Context): Record<string, unknown> {
  const given = Object.entries(context.req.queries()).filter(([key]) => key !== 'locale');
  return Object.fromEntries(given.map(([key, values]) => [key, values.length === 1 ? values[0] : values]));
}

async function bodyOf(context: Context): Promise<Record<string, unknown>> {
  const text = await context.req.text();
  if (text === '') return {};
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new ZhiyinError('BAD_REQUEST', { problem: `the body must be application/json, not ${type || 'untyped'}` });
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new ZhiyinError('BAD_REQUEST', { problem: `the body is not JSON: ${(error as Error).message}` }, { cause: error });
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new ZhiyinError('BAD_REQUEST', { problem: 'the body must be a JSON object' });
  return body as Record<string, unknown>;
}

function isLocal(context: Context, token: string | undefined): boolean {
  const presented = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
  if (presented === undefined || token === undefined) return false;
  const [given, expected] = [Buffer.from(presented), Buffer.from(token)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
