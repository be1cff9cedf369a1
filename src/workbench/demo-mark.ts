/** The mark of a data folder that holds the demo company, so that it is neither made twice nor mixed with real data. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const mark = z.object({ state: z.enum(['being made', 'ready', 'left']), customers: z.number(), seed: z.number() });
export type DemoMark = z.output<typeof mark>;

const fileName = 'demo.json';

/** The mark, or `undefined` where the folder is not the demo's. */
export async function readDemoMark(folder: string): Promise<DemoMark | undefined> {
  try {
    return mark.parse(JSON.parse(await readFile(join(folder, fileName), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Whether the folder's data are the demo's: it was made there and its user has not replaced it. */
export async function showsDemo(folder: string): Promise<boolean> {
  const found = await readDemoMark(folder);
  return found !== undefined && found.state !== 'left';
}

export async function writeDemoMark(folder: string, said: DemoMark): Promise<void> {
  const path = join(folder, fileName);
  await writeFile(`${path}.next`, JSON.stringify(said), { flush: true });
  await rename(`${path}.next`, path);
}
