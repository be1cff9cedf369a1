/** Where a test run keeps its demo company (see demo-company.ts): a fresh folder of the run, gone when the run ends. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    readonly demoFolder: string;
  }
}

export default async function keepDemoFolder(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'zhiyin-demo-'));
  project.provide('demoFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
