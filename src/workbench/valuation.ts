import { insightSettings, saveInsightSettings } from '../actions/settings/index.ts';
import { operations } from '../contract/index.ts';
import { defaultLifetimeSettings } from '../insights/index.ts';
import { implement } from './implementation.ts';
import type { Workspace } from './workspace.ts';

const insight = 'worth.lifetime';

async function valuationOf({ desk }: Workspace) {
  return operations.getValuation.output.parse({ ...defaultLifetimeSettings, ...(await insightSettings(desk))[insight] });
}

/** The purchase model and the discount rate, as somebody decided or as they come. */
export const getValuation = implement(operations.getValuation, valuationOf);

/** Keeps what is not given. It takes effect with the next run. */
export const saveValuation = implement(operations.saveValuation, async (workspace, given) => {
  const settings = operations.saveValuation.output.parse({ ...(await valuationOf(workspace)), ...given });
  await saveInsightSettings(workspace.desk, { [insight]: settings });
  return settings;
});
