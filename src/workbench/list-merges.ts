/** The merges there have been, the newest first. */
import { listMerges as mergesOf } from '../actions/merges/index.ts';
import { operations } from '../contract/index.ts';
import { implement } from './implementation.ts';

export const listMerges = implement(operations.listMerges, async ({ desk }) => ({
  merges: (await mergesOf(desk)).map(({ id, keptId, mergedId, reason, mergedAt, undoneAt }) => ({
    merge: id, keptId, mergedId, reason, mergedAt: new Date(mergedAt).toISOString(), undoneAt: undoneAt === null ? null : new Date(undoneAt).toISOString(),
  })),
}));
