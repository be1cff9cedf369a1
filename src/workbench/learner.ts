/** Learns from texts handed over batch by batch: in this thread while they are few, in one of its own when they are many, so that the server goes on answering. */
import { Worker } from 'node:worker_threads';
import type { LessonName } from '../domain/index.ts';
import type { PersonLabels } from '../reading/index.ts';
import { startLearning } from './learning.ts';
import type { Learned, Learning, LearningBatch, TellLesson } from './learning.ts';

export interface Learner {
  add(batch: LearningBatch): Promise<void>;
  /** @param remembered labels of people by the key of the words */
  finish(remembered: ReadonlyMap<string, PersonLabels>, tell: TellLesson): Promise<Learned>;
  close(): Promise<void>;
}

const fewTexts = 2000;

export function openLearner(expectedTexts: number): Learner {
  return expectedTexts < fewTexts ? new ThisThread() : new OwnThread();
}

class ThisThread implements Learner {
  readonly #learning: Promise<Learning> = startLearning();

  async add(batch: LearningBatch): Promise<void> {
    (await this.#learning).add(batch);
  }

  async finish(remembered: ReadonlyMap<string, PersonLabels>, tell: TellLesson): Promise<Learned> {
    return (await this.#learning).finish(remembered, tell);
  }

  async close(): Promise<void> {
    // Nothing was started.
  }
}

export type Asked = { readonly batch: LearningBatch } | { readonly finish: ReadonlyMap<string, PersonLabels> };
export type Answered = { readonly taken: true } | { readonly lesson: LessonName; readonly share: number } | { readonly learned: Learned };

class OwnThread implements Learner {
  readonly #worker = new Worker(new URL('./worker-start.mjs', import.meta.url), { workerData: { work: './learning-worker.ts' } });

  async add(batch: LearningBatch): Promise<void> {
    await this.#ask({ batch }, () => {});
  }

  async finish(remembered: ReadonlyMap<string, PersonLabels>, tell: TellLesson): Promise<Learned> {
    const answered = await this.#ask({ finish: remembered }, tell);
    if (!('learned' in answered)) throw new RangeError('the learning thread ended without a result');
    return answered.learned;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask(asked: Asked, tell: TellLesson): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void): void => {
        this.#worker.off('message', hear);
        this.#worker.off('error', fail);
        finish();
      };
      const hear = (answered: Answered): void => {
        if ('lesson' in answered) tell(answered.lesson, answered.share);
        else settle(() => resolve(answered));
      };
      const fail = (error: unknown): void => settle(() => reject(error));
      this.#worker.on('message', hear);
      this.#worker.on('error', fail);
      this.#worker.postMessage(asked);
    });
  }
}
