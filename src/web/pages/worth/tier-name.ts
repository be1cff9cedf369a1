import type { Tier } from '../../../domain/index.ts';
import type { TextKey, Texts } from '../../texts/texts.tsx';

type WithoutPlaces = Extract<TextKey, 'preview.noTier' | 'migration.notYet' | 'migration.gone'>;

/** A tier's name, or what it means that there is none. */
export function tierName({ t }: Texts, tier: Tier | null, none: WithoutPlaces): string {
  return tier === null ? t(none) : t(`tier.${tier}`);
}
