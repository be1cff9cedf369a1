/** Reads batches of texts in a thread of its own. */
import { parentPort } from 'node:worker_threads';
import { shippedReader } from './reader.ts';

parentPort?.on('message', async ({ batch, texts }: { readonly batch: number; readonly texts: readonly string[] }) => {
  const reader = await shippedReader();
  parentPort?.postMessage({ batch, readings: texts.map((text) => reader.read(text)) });
});
