/** Learns in a thread of its own. */
import { parentPort } from 'node:worker_threads';
import type { Answered, Asked } from './learner.ts';
import { startLearning } from './learning.ts';

const learning = startLearning();
const answer = (answered: Answered): void => parentPort?.postMessage(answered);

parentPort?.on('message', async (asked: Asked) => {
  const started = await learning;
  if ('batch' in asked) {
    started.add(asked.batch);
    answer({ taken: true });
  } else answer({ learned: started.finish(asked.finish, (lesson, share) => answer({ lesson, share })) });
});
