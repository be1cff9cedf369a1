/** Two customer ids turn out to be one person. */
import { liveAliases, mergeCustomer } from '../actions/merges/index.ts';
import { operations } from '../contract/index.ts';
import { ZhiyinError } from '../domain/index.ts';
import { customerExists, writeAliases } from '../facts/index.ts';
import { implement } from './implementation.ts';

export const mergeCustomers = implement(operations.mergeCustomers, async ({ desk, warehouse }, input) => {
  for (const id of [input.keptId, input.mergedId]) if (!(await customerExists(warehouse, id))) throw new ZhiyinError('NOT_FOUND', { what: 'customer', id });
  const merge = await mergeCustomer(desk, input);
  await writeAliases(warehouse, await liveAliases(desk));
  return { merge: merge.id };
});
