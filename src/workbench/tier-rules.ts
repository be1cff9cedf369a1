import { insightSettings, saveInsightSettings } from '../actions/settings/index.ts';
import { operations, tierRules } from '../contract/index.ts';
import { defaultTierRules } from '../insights/index.ts';
import { implement } from './implementation.ts';

const insight = 'worth.tiers';

/** The rules that turn the score into tiers. They take effect with the next run. */
export const getTierRules = implement(operations.getTierRules, async ({ desk }) => {
  const saved = (await insightSettings(desk))[insight];
  return saved === undefined ? { rules: tierRules.parse(defaultTierRules), isDefault: true } : { rules: tierRules.parse(saved), isDefault: false };
});

export const saveTierRules = implement(operations.saveTierRules, async ({ desk }, { rules }) => {
  await saveInsightSettings(desk, insight, rules);
  return { rules };
});
