import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SideLesson, SideName } from './fit-side.ts';
import type { SwitchHeads } from './switches.ts';

/** What a fitting thread is given: the lesson, and then one lot of rows after another. */
export interface FittingAsked {
  readonly side: SideName;
  readonly lesson: SideLesson;
}

/** Heads of a side for each lot of rows, as many at a time as there are processors. */
export async function fitApart(side: SideName, { texts: { buckets, dense, bits, rulesFrom }, ...lesson }: SideLesson, lots: readonly (readonly number[])[]): Promise<SwitchHeads[]> {
  const asked: FittingAsked = { side, lesson: { ...lesson, texts: { buckets, dense, bits, rulesFrom } } };
  const fitted: SwitchHeads[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('../../src/workbench/worker-start.mjs', import.meta.url), { workerData: { work: new URL('fitting-thread.ts', import.meta.url).href, ...asked } });
    try {
      while (next < lots.length) {
        const lot = next++;
        worker.postMessage(lots[lot]);
        fitted[lot] = await new Promise<SwitchHeads>((resolve, reject) => worker.once('message', resolve).once('error', reject));
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), lots.length) }, work));
  return fitted;
}
