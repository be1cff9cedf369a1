/** Reads many texts at once: in this thread while they are few, over worker threads when they are many. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Reading } from '../domain/index.ts';
import { shippedReader } from './reader.ts';

export interface ReadingPool {
  /** Readings in the order of the texts. */
  read(texts: readonly string[]): Promise<readonly Reading[]>;
  close(): Promise<void>;
}

/** Below this many texts, starting threads costs more than it saves. */
const fewTexts = 2000;
const textsPerBatch = 500;

/**
 * @param expectedTexts how many texts there will be in all, which decides about threads
 * @param threads at most this many; by default one per processor
 */
export function openReadingPool(expectedTexts: number, threads: number = availableParallelism()): ReadingPool {
  return expectedTexts < fewTexts || threads < 2 ? new ThisThread() : new Threads(threads);
}

class ThisThread implements ReadingPool {
  async read(texts: readonly string[]): Promise<readonly Reading[]> {
    const reader = await shippedReader();
    return texts.map((text) => reader.read(text));
  }

  async close(): Promise<void> {
    // Nothing was started.
  }
}

interface Answer {
  readonly batch: number;
  readonly readings: readonly Reading[];
}

class Threads implements ReadingPool {
  readonly #workers: readonly Worker[];

  constructor(threads: number) {
    this.#workers = Array.from({ length: threads }, () => new Worker(new URL('./reading-thread.mjs', import.meta.url)));
  }

  async read(texts: readonly string[]): Promise<readonly Reading[]> {
    const batches = Array.from({ length: Math.ceil(texts.length / textsPerBatch) }, (_, batch) => texts.slice(batch * textsPerBatch, (batch + 1) * textsPerBatch));
    const answers = Array.from<readonly Reading[]>({ length: batches.length });
    let next = 0;
    await Promise.all(
      this.#workers.map(async (worker) => {
        while (next < batches.length) {
          const batch = next++;
          answers[batch] = await ask(worker, { batch, texts: batches[batch] ?? [] });
        }
      }),
    );
    return answers.flat();
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

function ask(worker: Worker, question: { readonly batch: number; readonly texts: readonly string[] }): Promise<readonly Reading[]> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      worker.off('message', answered);
      worker.off('error', failed);
      finish();
    };
    const answered = (answer: Answer): void => settle(() => resolve(answer.readings));
    const failed = (error: unknown): void => settle(() => reject(error));
    worker.on('message', answered);
    worker.on('error', failed);
    worker.postMessage(question);
  });
}
