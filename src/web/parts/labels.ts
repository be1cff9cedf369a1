/** Names of the fixed words that facts carry: touchpoints, channels. */
import { touchpoints } from '../../domain/index.ts';
import type { Texts } from '../texts/texts.tsx';

export function touchpointName({ t }: Texts, name: string | null): string {
  const known = touchpoints.find((touchpoint) => touchpoint === name);
  return known ? t(`touchpoint.${known}`) : (name ?? t('touchpoint.none'));
}

export function channelName({ t }: Texts, name: string): string {
  const known = channels.find((channel) => channel === name.toLowerCase());
  return known ? t(`channel.${known}`) : name;
}

const channels = ['shop', 'web', 'phone', 'chat', 'email', 'app', 'review', 'survey', 'wechat', 'social'] as const;
