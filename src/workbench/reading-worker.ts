/** Reads batches of texts in a thread of its own. */
import { parentPort } from 'node:worker_threads';
import { shippedReader } from './reader.ts';
import { readTalk } from './reading-talks.ts';
import type { Talk } from './reading-talks.ts';

parentPort?.on('message', async ({ batch, talks }: { readonly batch: number; readonly talks: readonly Talk[] }) => {
  const reader = await shippedReader();
  parentPort?.postMessage({ batch, read: talks.map((talk) => readTalk(reader, talk)) });
});
