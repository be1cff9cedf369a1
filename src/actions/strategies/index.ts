/** How each tier is served, as people decided it. Saving adds a version; the latest holds, earlier ones stay to look back on. */
import { asc } from 'drizzle-orm';
import { tierNames } from '../../domain/index.ts';
import type { Tier } from '../../domain/index.ts';
import { tierStrategy } from '../../storage/index.ts';
import type { Desk } from '../../storage/index.ts';
import { recordAction } from '../audit.ts';
import { defaultStrategies } from './defaults.ts';
import type { TierStrategy } from './defaults.ts';

export type { TierStrategy } from './defaults.ts';

/** @param strategy null takes the defaults back */
export function saveStrategy(desk: Desk, tier: Tier, strategy: TierStrategy | null): Promise<void> {
  return desk.database.transaction(async (inside) => {
    await inside.insert(tierStrategy).values({ tier, strategy });
    await recordAction(inside, { what: strategy === null ? 'take back tier strategy' : 'save tier strategy', subject: tier, details: { strategy } });
  });
}

/** The strategy in force for every tier, and whether it is the default. */
export async function tierStrategies(desk: Desk): Promise<ReadonlyMap<Tier, { readonly strategy: TierStrategy; readonly isDefault: boolean }>> {
  const rows = await desk.database.select().from(tierStrategy).orderBy(asc(tierStrategy.id));
  const saved = new Map(rows.map((row) => [row.tier, row.strategy as TierStrategy | null]));
  return new Map(
    tierNames.map((tier) => {
      const own = saved.get(tier) ?? null;
      return [tier, { strategy: own ?? defaultStrategies[tier], isDefault: own === null }];
    }),
  );
}
