import { activateHomeModel, activeHomeModel } from '../actions/home-models/index.ts';
import { listJournal } from '../actions/imports/index.ts';
import { operations } from '../contract/index.ts';
import { ZhiyinError } from '../domain/index.ts';
import { forgetSnapshots } from '../facts/index.ts';
import { insights } from '../insights/index.ts';
import { demoSourcePrefix } from './demo.ts';
import { readDemoMark, showsDemo, writeDemoMark } from './demo-mark.ts';
import { implement } from './implementation.ts';
import { revertImport } from './revert-import.ts';

/** Takes the demo company back, import by import, and makes the folder the user's own. Their own imports stay. */
export const leaveDemo = implement(operations.leaveDemo, async (workspace, _input, call) => {
  const mark = await readDemoMark(workspace.folder);
  if (!mark || !(await showsDemo(workspace.folder))) throw new ZhiyinError('CONFLICT', { problem: 'the folder does not hold the demo company' });
  const journal = await listJournal(workspace.desk);
  const live = journal.filter((entry) => entry.state === 'done' && entry.sourceName.startsWith(demoSourcePrefix));
  for (const entry of live) await revertImport.run(workspace, { import: entry.id }, call);
  await forgetSnapshots(workspace.warehouse, insights);
  // What was learned from invented people must not read real ones.
  if ((await activeHomeModel(workspace.desk)) !== null) await activateHomeModel(workspace.desk, null);
  await writeDemoMark(workspace.folder, { ...mark, state: 'left' });
  return { removedImports: live.length };
});
