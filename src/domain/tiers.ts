/** The ways to divide customers, each best first: by value and prospects, or plainly into three. */
export const tierSchemes = { four: ['high', 'potential', 'ordinary', 'lost'], three: ['high', 'mid', 'low'] } as const;
export type TierScheme = keyof typeof tierSchemes;

/** Every tier of either scheme, best first. */
export const tierNames = ['high', 'mid', 'potential', 'ordinary', 'low', 'lost'] as const;
export type Tier = (typeof tierNames)[number];
