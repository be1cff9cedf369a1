import { count } from 'drizzle-orm';
import type { Progress } from '../contract/index.ts';
import { ZhiyinError } from '../domain/index.ts';
import { importJournal } from '../storage/index.ts';
import { createDemo } from './demo.ts';
import { readDemoMark, writeDemoMark } from './demo-mark.ts';
import type { Workspace } from './workspace.ts';

/** What is wanted; a demo that is there already may have any size and seed that is not said here. */
export interface DemoChoice {
  readonly customers?: number | undefined;
  readonly seed?: number | undefined;
}

export interface EnsuredDemo {
  readonly customers: number;
  readonly seed: number;
  /** Whether anything had to be made. */
  readonly made: boolean;
}

const usual = { customers: 2000, seed: 7 } as const;

/**
 * Fills an empty folder with the demo company; goes on where an interrupted making left off. Someone who has replaced
 * the demo with their own data keeps those.
 * @throws ZhiyinError CONFLICT when the folder holds other data, or a demo of another size or seed
 */
export async function ensureDemo(workspace: Workspace, wanted: DemoChoice, progress: (said: Progress) => void): Promise<EnsuredDemo> {
  const mark = await readDemoMark(workspace.folder);
  const choice = { customers: wanted.customers ?? mark?.customers ?? usual.customers, seed: wanted.seed ?? mark?.seed ?? usual.seed };
  if (mark?.state === 'left') return { ...choice, made: false };
  if (mark && (mark.customers !== choice.customers || mark.seed !== choice.seed)) {
    throw new ZhiyinError('CONFLICT', { problem: `${workspace.folder} holds the demo with ${mark.customers} customers and seed ${mark.seed}; choose another folder with --data` });
  }
  if (mark?.state === 'ready') return { ...choice, made: false };
  if (!mark) {
    const [journal] = await workspace.desk.database.select({ imports: count() }).from(importJournal);
    if (journal && journal.imports > 0) throw new ZhiyinError('CONFLICT', { problem: `${workspace.folder} holds other data; choose another folder for the demo with --data` });
  }
  await writeDemoMark(workspace.folder, { state: 'being made', ...choice });
  await createDemo(workspace, choice, progress);
  await writeDemoMark(workspace.folder, { state: 'ready', ...choice });
  return { ...choice, made: true };
}
