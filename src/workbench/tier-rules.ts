import { isDeepStrictEqual } from 'node:util';
import { insightSettings, saveInsightSettings } from '../actions/settings/index.ts';
import { operations, tierRules } from '../contract/index.ts';
import type { TierRules } from '../contract/index.ts';
import type { Row } from '../domain/index.ts';
import { latestRun } from '../facts/index.ts';
import { defaultTierRules, lifeCycle, tiers } from '../insights/index.ts';
import { implement } from './implementation.ts';

type Settings = Readonly<Record<string, Row>>;

/** The rules in force. Those of `lost` are the life cycle's; everything else is the tiers' own. */
export function rulesIn(settings: Settings): TierRules {
  const cycle = { ...lifeCycle.settings, ...settings[lifeCycle.name] };
  return tierRules.parse({ ...defaultTierRules, ...settings[tiers.name], lost: { pAliveBelow: Number(cycle['lostPAlive']), silentGaps: Number(cycle['lostGaps']) } });
}

/** Rules as the settings of the insights that follow them, whatever else those have been told. */
export function settingsWith(rules: TierRules, settings: Settings): Settings {
  const { lost, ...own } = rules;
  return { ...settings, [tiers.name]: own, [lifeCycle.name]: { ...settings[lifeCycle.name], lostGaps: lost.silentGaps, lostPAlive: lost.pAliveBelow } };
}

/** The rules that turn the score into tiers. They take effect with the next run. */
export const getTierRules = implement(operations.getTierRules, async ({ desk, warehouse }) => {
  const [settings, run] = await Promise.all([insightSettings(desk), latestRun(warehouse)]);
  const rules = rulesIn(settings);
  return { rules, isDefault: settings[tiers.name] === undefined, isPending: !isDeepStrictEqual(rules, rulesIn(run?.settings ?? {})) };
});

export const saveTierRules = implement(operations.saveTierRules, async ({ desk }, { rules }) => {
  const settings = settingsWith(rules, await insightSettings(desk));
  const changed = [tiers.name, lifeCycle.name].map((insight) => [insight, settings[insight] ?? {}] as const);
  await saveInsightSettings(desk, Object.fromEntries(changed));
  return { rules };
});
