import { insightSettings, saveInsightSettings } from '../actions/settings/index.ts';
import { operations } from '../contract/index.ts';
import { implement } from './implementation.ts';

const insight = 'worth.win-back';

/** What acquiring a customer costs, as somebody entered it. It takes effect with the next run. */
export const getLossSettings = implement(operations.getLossSettings, async ({ desk }) => {
  const saved = (await insightSettings(desk))[insight];
  return operations.getLossSettings.output.parse({ acquisitionCost: null, ...saved });
});

export const saveLossSettings = implement(operations.saveLossSettings, async ({ desk }, settings) => {
  await saveInsightSettings(desk, { [insight]: settings });
  return settings;
});
