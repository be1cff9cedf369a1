/** Long operations at work. They belong to the server, not to the request that started them, and can be followed by many. */
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Job, Operation, Progress } from '../contract/index.ts';
import { asZhiyinError, describe } from '../domain/index.ts';
import type { Locale, ZhiyinError } from '../domain/index.ts';

export interface LiveJob {
  readonly id: string;
  readonly operation: Operation;
  readonly startedAt: Date;
  /** Settles when the work has ended, well or not; never rejects. */
  readonly ended: Promise<void>;
  progress: Progress | undefined;
  outcome: { readonly at: Date; readonly result: unknown } | { readonly at: Date; readonly error: ZhiyinError } | undefined;
}

export interface Jobs {
  start(operation: Operation, work: (progress: (said: Progress) => void) => Promise<unknown>): LiveJob;
  find(id: string): LiveJob | undefined;
  /** Newest first. */
  list(): readonly LiveJob[];
}

/** How many ended jobs are remembered, for a page that comes back to see how they went. */
const remembered = 50;
const lookEveryMilliseconds = 100;
/** A stream that says nothing for minutes is taken for dead on the way; an empty line keeps it alive. */
const emptyLineAfterMilliseconds = 15_000;

export function createJobs(now: () => Date): Jobs {
  const jobs = new Map<string, LiveJob>();
  const forgetOldest = (): void => {
    const ended = [...jobs.values()].filter((job) => job.outcome);
    for (const job of ended.slice(0, Math.max(0, ended.length - remembered))) jobs.delete(job.id);
  };
  return {
    start: (operation, work) => {
      let end: () => void = () => {};
      const job: LiveJob = {
        id: randomBytes(9).toString('base64url'), operation, startedAt: now(), ended: new Promise((resolve) => (end = resolve)), progress: undefined, outcome: undefined,
      };
      jobs.set(job.id, job);
      void work((said) => (job.progress = said))
        .then((result) => (job.outcome = { at: now(), result }))
        .catch((error: unknown) => (job.outcome = { at: now(), error: asZhiyinError(error) }))
        .finally(() => {
          forgetOldest();
          end();
        });
      return job;
    },
    find: (id) => jobs.get(id),
    list: () => [...jobs.values()].toReversed(),
  };
}

/** Waits until a job has something to say or has ended. */
export async function firstWord(job: LiveJob): Promise<void> {
  for (let waits = 0; waits < 3 && !job.progress && !job.outcome; waits += 1) await pause(job);
}

/** What a job says from now on, at a pace a reader can follow: progress until it ends, then its result or problem. */
export async function* follow(job: LiveJob, locale: Locale): AsyncGenerator<string> {
  let said: Progress | undefined;
  let saidAt = performance.now();
  for (;;) {
    if (job.progress !== said || performance.now() - saidAt > emptyLineAfterMilliseconds) {
      yield job.progress === said ? '\n' : line({ progress: job.progress });
      said = job.progress;
      saidAt = performance.now();
    }
    if (job.outcome) break;
    await pause(job);
  }
  yield line('error' in job.outcome ? { error: describe(job.outcome.error, locale) } : { result: job.outcome.result });
}

/** A job as the API shows it. */
export function shownJob(job: LiveJob, locale: Locale): Job {
  const { outcome } = job;
  return {
    job: job.id,
    operation: job.operation.name,
    title: job.operation.title,
    state: outcome ? ('error' in outcome ? 'failed' : 'done') : 'running',
    startedAt: job.startedAt.toISOString(),
    finishedAt: outcome ? outcome.at.toISOString() : null,
    progress: job.progress ?? null,
    result: outcome && 'result' in outcome ? outcome.result : null,
    problem: outcome && 'error' in outcome ? describe(outcome.error, locale) : null,
  };
}

function pause(job: LiveJob): Promise<unknown> {
  return Promise.race([job.ended, setTimeout(lookEveryMilliseconds)]);
}

function line(content: unknown): string {
  return `${JSON.stringify(content)}\n`;
}
