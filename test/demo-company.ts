/**
 * The demo company for tests that look at it or change it: made once in a test run by `bin/zhiyin demo`, by whichever file needs it first, and
 * copied for each. Making it takes longer than most tests that need it.
 */
import { existsSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { serveWorkbench } from './served-workbench.ts';

const customers = 300;
const seed = 7;
const lookAgainMilliseconds = 200;

/** Fills an empty or missing folder with the demo company. */
export async function copyDemo(folder: string): Promise<void> {
  const kept = inject('demoFolder');
  const company = join(kept, 'company');
  const made = join(kept, 'made');
  const failed = join(kept, 'failed');
  if (await isFirstTo(join(kept, 'making'))) {
    try {
      const workbench = await serveWorkbench(company, ['demo', '--customers', `${customers}`, '--seed', `${seed}`]);
      await workbench.stop();
      await writeFile(made, '');
    } catch (error) {
      await writeFile(failed, `${error}`);
      throw error;
    }
  }
  while (!existsSync(made)) {
    if (existsSync(failed)) throw new Error(`the demo company could not be made; the first test that needed it says why (${failed})`);
    await setTimeout(lookAgainMilliseconds);
  }
  await cp(company, folder, { recursive: true });
}

/** Whoever makes the folder is the first. */
async function isFirstTo(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
