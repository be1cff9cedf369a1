/** Brings readings up to date: each text once per reader version, then the corrections people made. */
import { applyCorrection, countUnread, dropStaleReadings, nextUnread, storeReadings } from '../facts/index.ts';
import { listCorrections } from '../actions/corrections/index.ts';
import type { Progress } from '../contract/index.ts';
import type { MessageReading } from '../domain/index.ts';
import { openReadingPool, readMessages, threadsOf } from './reading-pool.ts';
import { shippedReader } from './reader.ts';
import type { Workspace } from './workspace.ts';

const textsPerTransaction = 20_000;

/**
 * Reads what is unread. Killed half-way, it goes on from the last stored batch.
 * @returns how many texts were read, and in what time
 */
export async function readNewTexts(workspace: Workspace, progress: (progress: Progress) => void): Promise<{ read: number; seconds: number }> {
  const started = performance.now();
  const reader = await shippedReader();
  const { warehouse } = workspace;
  await dropStaleReadings(warehouse, reader.version);
  const total = await countUnread(warehouse, reader.version);
  const pool = openReadingPool(total, threadsOf(workspace.configuration.settings));
  let read = 0;
  try {
    while (read < total) {
      const batch = await nextUnread(warehouse, reader.version, textsPerTransaction);
      if (batch.length === 0) break;
      const readings = await readMessages(pool, batch);
      await storeReadings(warehouse, reader.version, batch.map((of, index) => ({ of, reading: readings[index] as MessageReading })));
      read += batch.length;
      const perSecond = read / ((performance.now() - started) / 1000);
      progress({ step: 'reading texts', done: read, share: read / total, perSecond, secondsLeft: (total - read) / perSecond });
    }
  } finally {
    await pool.close();
  }
  if (read > 0) for (const correction of await listCorrections(workspace.desk)) await applyCorrection(warehouse, correction);
  return { read, seconds: (performance.now() - started) / 1000 };
}
