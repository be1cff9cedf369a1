/** Fits in this thread while there are few groups of customers, in one of its own when there are many, so that the server goes on answering. */
import { Worker } from 'node:worker_threads';
import { ZhiyinError } from '../domain/index.ts';
import { fitObserved } from './fit-observed.ts';
import type { FitWithCandidates } from './fit-observed.ts';

export type FitAsked = Parameters<typeof fitObserved>[0];
/** A failure that has a code crosses as its parts: a message between threads makes any error a plain one. */
export type FitAnswered = { readonly fitted: FitWithCandidates } | { readonly failed: Pick<ZhiyinError, 'code' | 'details'> };

/** Fitting so many groups takes about as long as an answer may take. */
const fewGroups = 2000;

/** @see fitObserved */
export async function fitApart(asked: FitAsked): Promise<FitWithCandidates> {
  if (asked.customers.weights.length < fewGroups) return fitObserved(asked);
  const worker = new Worker(new URL('./worker-start.mjs', import.meta.url), { workerData: { work: './fitting-worker.ts', asked } });
  // Whoever closes the workspace meanwhile does not wait for it.
  worker.unref();
  try {
    const answered = await new Promise<FitAnswered>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new RangeError('the fitting thread ended without a result')));
    });
    if ('failed' in answered) throw new ZhiyinError(answered.failed.code, answered.failed.details);
    return answered.fitted;
  } finally {
    await worker.terminate();
  }
}
