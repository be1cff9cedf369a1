/** Names of the fixed words that facts carry: touchpoints, channels, questionnaires. */
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

/** The channels that have a name in both languages. */
export const channels = ['shop', 'web', 'phone', 'chat', 'email', 'app', 'review', 'survey', 'wechat', 'social', 'mini-program', 'web-chat', 'hotline'] as const;

/** What kind of personal data was found. */
export function personalDataName({ t }: Texts, kind: string): string {
  const known = personalDataKinds.find((one) => one === kind);
  return known ? t(`personalData.${known}`) : kind;
}

const personalDataKinds = ['identity', 'bank-card', 'mobile', 'landline', 'email', 'company-code', 'passport', 'plate', 'wechat', 'qq', 'address', 'name'] as const;

export function instrumentName({ t }: Texts, name: string): string {
  const known = instruments.find((instrument) => instrument === name.toLowerCase());
  return known ? t(`instrument.${known}`) : name;
}

/** A stable word for a day of the week, a part of the day or a price band; anything else as it is. */
export function habitName({ t }: Texts, value: string): string {
  const weekday = weekdays.find((known) => known === value);
  if (weekday) return t(`weekday.${weekday}`);
  const dayPart = dayParts.find((known) => known === value);
  if (dayPart) return t(`dayPart.${dayPart}`);
  const band = priceBands.find((known) => known === value);
  return band ? t(`priceBand.${band}`) : value;
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const dayParts = ['morning', 'afternoon', 'evening', 'night'] as const;
const priceBands = ['lower', 'middle', 'upper'] as const;

const instruments = ['csat', 'nps', 'ces', 'servqual', 'stars'] as const;

export function itemName({ t }: Texts, name: string): string {
  const known = items.find((item) => item === name.toLowerCase());
  return known ? t(`item.${known}`) : name;
}

const items = ['reliability', 'assurance', 'tangibles', 'empathy', 'responsiveness', 'overall'] as const;
