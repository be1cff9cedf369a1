import { teaHouse } from '../../scenarios/index.ts';
import type { Progress } from '../contract/index.ts';
import { parseDay } from '../domain/index.ts';
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
/** Ends of quarters before it: they show who has moved between tiers since and what became of each tier. */
const earlierDays = ['2025-07-31', '2025-10-31', '2026-01-31', '2026-04-30', '2026-07-31'] as Day[];

/** Fills a folder with the demo company, through the same imports as anybody's data, and computes it quarter by quarter. */
export async function createDemo(workspace: Workspace, options: DemoOptions, progress: (said: Progress) => void): Promise<void> {
  const scenario = teaHouse({ ...options, endDay: lastDay });
  const call: Call = { progress, local: true, now: () => new Date() };
  for (const kind of scenario.kinds) {
    await importRows(workspace, kind, scenario.rows(kind), { name: `${demoSourcePrefix}${kind}`, call });
  }
  for (const asOf of [...earlierDays, lastDay]) await runInsights.run(workspace, { asOf, force: false }, call);
}
