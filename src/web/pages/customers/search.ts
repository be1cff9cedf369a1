/** What the customer list shows, as it stands in the address and in saved views. */
import { emotionLabels, tierNames } from '../../../domain/index.ts';
import type { EmotionLabel, Tier } from '../../../domain/index.ts';
import { stageNames } from '../../parts/pill.tsx';
import type { Stage } from '../../parts/pill.tsx';

export const sorts = ['valueAtStake', 'valueNext12Months', 'score', 'net', 'orders', 'lastOrderOn', 'silentDays', 'pAlive', 'mood', 'expectationGap', 'name', 'id'] as const;
export type Sort = (typeof sorts)[number];

export interface CustomerSearch {
  readonly search?: string;
  readonly tier?: readonly Tier[];
  readonly stage?: readonly Stage[];
  readonly emotion?: readonly EmotionLabel[];
  readonly segment?: readonly string[];
  readonly minimumValue?: number;
  readonly maximumMood?: number;
  readonly lateDeliveries?: number;
  readonly sort?: Sort;
  readonly order?: 'ascending' | 'descending';
}

/** Reads an address or a saved view; what does not make sense is left out. */
export function readCustomerSearch(raw: Readonly<Record<string, unknown>>): CustomerSearch {
  return withoutNothing({
    search: typeof raw['search'] === 'string' || typeof raw['search'] === 'number' ? String(raw['search']) : undefined,
    tier: someOf(raw['tier'], tierNames),
    stage: someOf(raw['stage'], stageNames),
    emotion: someOf(raw['emotion'], emotionLabels),
    segment: words(raw['segment']),
    minimumValue: amount(raw['minimumValue']),
    maximumMood: amount(raw['maximumMood']),
    lateDeliveries: amount(raw['lateDeliveries']),
    sort: sorts.find((sort) => sort === raw['sort']),
    order: raw['order'] === 'ascending' || raw['order'] === 'descending' ? raw['order'] : undefined,
  });
}

/** How many filters narrow the list. */
export function filterCount(search: CustomerSearch): number {
  return Object.keys(search).filter((field) => field !== 'sort' && field !== 'order').length;
}

/** The same search without the fields that say nothing, so that addresses stay short. */
export function withoutNothing(fields: { readonly [Field in keyof CustomerSearch]: CustomerSearch[Field] | undefined }): CustomerSearch {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0))) as CustomerSearch;
}

function words(raw: unknown): string[] | undefined {
  const list = Array.isArray(raw) ? raw : typeof raw === 'string' ? raw.split(',') : [];
  return list.filter((item): item is string => typeof item === 'string' && item !== '');
}

function someOf<Name extends string>(raw: unknown, names: readonly Name[]): Name[] {
  const given = words(raw) ?? [];
  return names.filter((name) => given.includes(name));
}

function amount(raw: unknown): number | undefined {
  const value = typeof raw === 'string' && raw !== '' ? Number(raw) : raw;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
