import { insightSettings } from '../actions/settings/index.ts';
import { saveStrategy, tierStrategies } from '../actions/strategies/index.ts';
import { operations, tierStrategy } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import type { Tier } from '../domain/index.ts';
import { implement } from './implementation.ts';
import { rulesIn } from './tier-rules.ts';
import type { Workspace } from './workspace.ts';

type Line = OutputOf<typeof operations.saveTierStrategy>;

/** How each tier is served: as people decided it, or the defaults. */
export const listTierStrategies = implement(operations.listTierStrategies, async ({ desk }) => {
  const [strategies, settings] = await Promise.all([tierStrategies(desk), insightSettings(desk)]);
  return { scheme: rulesIn(settings).scheme, strategies: [...strategies].map(([tier, { strategy, isDefault }]) => ({ tier, strategy: tierStrategy.parse(strategy), isDefault })) };
});

export const saveTierStrategy = implement(operations.saveTierStrategy, async (workspace, { tier, strategy }) => {
  await saveStrategy(workspace.desk, tier, strategy);
  return lineOf(workspace, tier);
});

export const resetTierStrategy = implement(operations.resetTierStrategy, async (workspace, { tier }) => {
  await saveStrategy(workspace.desk, tier, null);
  return lineOf(workspace, tier);
});

async function lineOf({ desk }: Workspace, tier: Tier): Promise<Line> {
  const line = (await tierStrategies(desk)).get(tier);
  return { tier, strategy: tierStrategy.parse(line?.strategy), isDefault: line?.isDefault ?? true };
}
