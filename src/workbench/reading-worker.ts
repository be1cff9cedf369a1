/** Reads batches of texts in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { readerWith } from './reader.ts';
import type { HomeFile } from './reader.ts';
import { readTalk } from './reading-talks.ts';
import type { Talk } from './reading-talks.ts';

const { home } = workerData as { readonly home: HomeFile | undefined };

parentPort?.on('message', async ({ batch, talks }: { readonly batch: number; readonly talks: readonly Talk[] }) => {
  const reader = await readerWith(home);
  parentPort?.postMessage({ batch, read: talks.map((talk) => readTalk(reader, talk)) });
});
