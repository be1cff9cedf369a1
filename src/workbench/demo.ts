import { teaHouse } from '../../scenarios/index.ts';
import type { Progress } from '../contract/index.ts';
import { addDays, parseDay } from '../domain/index.ts';
import type { Day } from '../domain/index.ts';
import type { Call } from './implementation.ts';
import { importRows } from './import-rows.ts';
import { runInsights } from './run-insights.ts';
import type { Workspace } from './workspace.ts';

export interface DemoOptions {
  readonly customers: number;
  readonly seed: number;
}

/** The demo's record ends here, so that the same seed gives the same company whenever it is made. */
const lastDay = parseDay('2026-10-31') as Day;
/** What the journal calls the demo's imports; nobody's file is called so. */
export const demoSourcePrefix = '一盏茶 One Lamp Tea · ';
/** An earlier run shows who has moved between tiers since. */
const daysBetweenRuns = 91;

/** Fills a folder with the demo company, through the same imports as anybody's data, and computes it twice. */
export async function createDemo(workspace: Workspace, options: DemoOptions, progress: (said: Progress) => void): Promise<void> {
  const scenario = teaHouse({ ...options, endDay: lastDay });
  const call: Call = { progress, local: true, now: () => new Date() };
  for (const kind of scenario.kinds) {
    await importRows(workspace, kind, scenario.rows(kind), { name: `${demoSourcePrefix}${kind}`, call });
  }
  for (const asOf of [addDays(lastDay, -daysBetweenRuns), lastDay]) await runInsights.run(workspace, { asOf, force: false }, call);
}
