/** Fits in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FitAnswered, FitAsked } from './fit-apart.ts';
import { fitObserved } from './fit-observed.ts';

const { asked } = workerData as { readonly asked: FitAsked };
const answer = (answered: FitAnswered): void => parentPort?.postMessage(answered);

try {
  answer({ fitted: fitObserved(asked) });
} catch (failed) {
  answer({ failed });
}
