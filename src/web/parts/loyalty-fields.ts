import type { Output } from '../api/client.ts';

export type LoyaltyField = Output<'loyalty'>['fields'][number]['field'];
export type LoyaltyKind = Output<'loyalty'>['kinds'][number]['kind'];

/** In deed and at heart; by habit only; at heart only; neither. */
export const loyaltyFields: readonly LoyaltyField[] = ['both', 'habit', 'heart', 'neither'];
export const loyaltyKinds: readonly LoyaltyKind[] = ['behavioural', 'emotional', 'attitudinal'];
