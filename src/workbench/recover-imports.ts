/** What is put right when a data folder is opened: the import journal, leftovers of killed imports, copies of what the desk says. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { reconcileJournal } from '../actions/imports/index.ts';
import type { FinishedImport } from '../actions/imports/index.ts';
import { liveIndirectValues } from '../actions/indirect-value/index.ts';
import { liveAliases } from '../actions/merges/index.ts';
import { committedImports, importOutcome, writeAliases, writeIndirectValues } from '../facts/index.ts';
import type { Desk, Warehouse } from '../storage/index.ts';

/** Makes the desk say what the warehouse holds, and the warehouse read customers as the desk says. */
export async function recoverImports(folder: string, warehouse: Warehouse, desk: Desk, now: Date): Promise<void> {
  const outcomeOf = async (id: string): Promise<FinishedImport | undefined> => {
    const kept = (await importOutcome(warehouse, id)) as Omit<FinishedImport, 'finishedAt'> | undefined;
    return kept && { ...kept, finishedAt: now };
  };
  const interrupted = await reconcileJournal(desk, await committedImports(warehouse), outcomeOf, now);
  for (const id of interrupted) await rm(join(folder, 'rejected', `${id}.csv`), { force: true });
  await rm(join(folder, 'work'), { recursive: true, force: true });
  await writeAliases(warehouse, await liveAliases(desk));
  await copyIndirectValues(warehouse, desk);
}

/** Rule 6 of indirect value: the warehouse's copy is written anew. */
export async function copyIndirectValues(warehouse: Warehouse, desk: Desk): Promise<void> {
  const live = await liveIndirectValues(desk);
  await writeIndirectValues(warehouse, live.map(({ customerId, kind, yearlyAmount }) => ({ customerId, kind, yearlyAmount: Number(yearlyAmount) })));
}
