import type { SharedStrength } from './shared-directions.ts';
import { fitSharing, fitSwitches } from './switches.ts';
import type { SwitchHeads, SwitchLesson, SwitchStrength } from './switches.ts';

export type SideName = 'customer' | 'agent' | 'speaker';

/** What the heads of a side learn from, but for the rows. */
export type SideLesson = Omit<SwitchLesson, 'rows'>;

const strength: SwitchStrength = { looseness: 2, denseEase: 100, epochs: 10, rate: 0.5, seed: 20260211, silentRules: 0.4 };
const sharing: Omit<SharedStrength, 'directions' | 'share'> = { looseness: 2, denseEase: 20, epochs: 20, rate: 0.05, seed: 20261122, passedOver: 0.2, silentRules: 0.4 };

/** How the heads of each side learn. What colleagues say is told along shared directions mostly. All of it chosen by cross-validation. */
export const fitSide: Readonly<Record<SideName, (lesson: SwitchLesson) => SwitchHeads>> = {
  customer: (lesson) => fitSharing(lesson, strength, { ...sharing, directions: 48, share: 1.25 }),
  agent: (lesson) => fitSharing(lesson, strength, { ...sharing, directions: 32, share: 4 }),
  speaker: (lesson) => fitSwitches(lesson, strength),
};
