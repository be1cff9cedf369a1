/** What the HTTP API says beyond the operations: problems, progress, jobs and uploads. */
import { z } from 'zod';
import { bilingual } from './operation.ts';

/** What went wrong, in the caller's language. `code` is one of the error catalogue's. */
export const problem = z.object({
  code: z.string(),
  message: z.string(),
  fix: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const progress = z.object({
  step: z.string(),
  title: bilingual.optional(),
  done: z.number(),
  share: z.number().optional(),
  perSecond: z.number().optional(),
  secondsLeft: z.number().optional(),
});

/** A long operation that is running or has ended not long ago. */
export const job = z.object({
  job: z.string(),
  operation: z.string(),
  title: bilingual,
  state: z.enum(['running', 'done', 'failed']),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  progress: progress.nullable(),
  /** What the operation answered, once done. */
  result: z.unknown(),
  problem: problem.nullable(),
});
export type Job = z.output<typeof job>;

export const jobList = z.object({ jobs: z.array(job) });

/** The answer to an upload; `upload` names the file in a `source`. */
export const uploaded = z.object({ upload: z.string(), name: z.string(), bytes: z.number() });
export type Uploaded = z.output<typeof uploaded>;

/**
 * A line of a stream (`Accept: application/x-ndjson`): any number of progress lines, then a result or an error. The
 * header `x-zhiyin-job` names the job, so that it can be followed again at `/api/jobs/{job}`.
 */
export type StreamLine = { readonly progress: z.output<typeof progress> } | { readonly result: unknown } | { readonly error: z.output<typeof problem> };
