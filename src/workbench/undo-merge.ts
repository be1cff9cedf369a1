/** Two customers are two people after all. */
import { liveAliases, undoMerge as undo } from '../actions/merges/index.ts';
import { operations } from '../contract/index.ts';
import { writeAliases } from '../facts/index.ts';
import { implement } from './implementation.ts';

export const undoMerge = implement(operations.undoMerge, async ({ desk, warehouse }, input, call) => {
  await undo(desk, input.merge, call.now());
  await writeAliases(warehouse, await liveAliases(desk));
  return { merge: input.merge };
});
