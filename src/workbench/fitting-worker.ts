/** Fits in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { ZhiyinError } from '../domain/index.ts';
import type { FitAnswered, FitAsked } from './fit-apart.ts';
import { fitObserved } from './fit-observed.ts';

const { asked } = workerData as { readonly asked: FitAsked };
const answer = (answered: FitAnswered): void => parentPort?.postMessage(answered);

try {
  answer({ fitted: fitObserved(asked) });
} catch (failed) {
  if (!(failed instanceof ZhiyinError)) throw failed;
  answer({ failed: { code: failed.code, details: failed.details } });
}
