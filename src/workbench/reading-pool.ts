/** Reads many texts at once: in this thread while they are few, over worker threads when they are many. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Settings } from '../config.ts';
import type { MessageReading } from '../domain/index.ts';
import type { Turn } from '../reading/index.ts';
import { readerWith } from './reader.ts';
import type { HomeFile } from './reader.ts';
import { readTalk } from './reading-talks.ts';
import type { Talk, TalkRead } from './reading-talks.ts';

export interface ReadingPool {
  /** Readings in the order of the talks. */
  read(talks: readonly Talk[]): Promise<readonly TalkRead[]>;
  close(): Promise<void>;
}

/** Below this many texts, starting threads costs more than it saves. */
const fewTexts = 2000;
const textsPerBatch = 500;

/**
 * @param expectedTexts how many texts there will be in all, which decides about threads
 * @param home the home model to read with
 * @param threads at most this many; by default one per processor
 */
export function openReadingPool(expectedTexts: number, home: HomeFile | undefined, threads: number = availableParallelism()): ReadingPool {
  return expectedTexts < fewTexts || threads < 2 ? new ThisThread(home) : new Threads(threads, home);
}

/** As many threads as the settings allow. */
export function threadsOf({ readerThreads }: Pick<Settings, 'readerThreads'>): number | undefined {
  return readerThreads === 'auto' ? undefined : readerThreads;
}

/** Readings of messages that have nothing to do with each other, in their order. */
export async function readMessages(pool: ReadingPool, turns: readonly Turn[]): Promise<readonly MessageReading[]> {
  const talks = Array.from({ length: Math.ceil(turns.length / textsPerBatch) }, (_, batch) => ({ turns: turns.slice(batch * textsPerBatch, (batch + 1) * textsPerBatch), together: false }));
  return (await pool.read(talks)).flatMap(({ messages }) => messages);
}

class ThisThread implements ReadingPool {
  readonly #home: HomeFile | undefined;

  constructor(home: HomeFile | undefined) {
    this.#home = home;
  }

  async read(talks: readonly Talk[]): Promise<readonly TalkRead[]> {
    const reader = await readerWith(this.#home);
    return talks.map((talk) => readTalk(reader, talk));
  }

  async close(): Promise<void> {
    // Nothing was started.
  }
}

interface Answer {
  readonly batch: number;
  readonly read: readonly TalkRead[];
}

class Threads implements ReadingPool {
  readonly #workers: readonly Worker[];

  constructor(threads: number, home: HomeFile | undefined) {
    this.#workers = Array.from({ length: threads }, () => new Worker(new URL('./worker-start.mjs', import.meta.url), { workerData: { work: './reading-worker.ts', home } }));
  }

  async read(talks: readonly Talk[]): Promise<readonly TalkRead[]> {
    const batches = cutBatches(talks);
    const answers = Array.from<readonly TalkRead[]>({ length: batches.length });
    let next = 0;
    await Promise.all(
      this.#workers.map(async (worker) => {
        while (next < batches.length) {
          const batch = next++;
          answers[batch] = await ask(worker, { batch, talks: batches[batch] ?? [] });
        }
      }),
    );
    return answers.flat();
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

function cutBatches(talks: readonly Talk[]): readonly Talk[][] {
  const batches: Talk[][] = [];
  let room = 0;
  for (const talk of talks) {
    if (room <= 0) {
      batches.push([]);
      room = textsPerBatch;
    }
    batches.at(-1)?.push(talk);
    room -= talk.turns.length;
  }
  return batches;
}

function ask(worker: Worker, question: { readonly batch: number; readonly talks: readonly Talk[] }): Promise<readonly TalkRead[]> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      worker.off('message', answered);
      worker.off('error', failed);
      finish();
    };
    const answered = (answer: Answer): void => settle(() => resolve(answer.read));
    const failed = (error: unknown): void => settle(() => reject(error));
    worker.on('message', answered);
    worker.on('error', failed);
    worker.postMessage(question);
  });
}
