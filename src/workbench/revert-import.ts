/** Takes an import back: what it brought is gone, except what another import brought as well. */
import { getImport, markReverted } from '../actions/imports/index.ts';
import { operations } from '../contract/index.ts';
import { ZhiyinError } from '../domain/index.ts';
import type { FactKind } from '../domain/index.ts';
import { revertFacts } from '../facts/index.ts';
import { implement } from './implementation.ts';

export const revertImport = implement(operations.revertImport, async (workspace, input, call) => {
  const entry = await getImport(workspace.desk, input.import);
  if (entry.state !== 'done') throw new ZhiyinError('CONFLICT', { problem: `import ${entry.id} is ${entry.state}; only one that is done can be reverted` });
  const outcome = await workspace.warehouse.transaction((inside) => revertFacts(inside, entry.id, entry.kind as FactKind));
  await markReverted(workspace.desk, entry.id, call.now());
  return { import: entry.id, removed: outcome.removed, keptForOtherImports: outcome.kept };
});
