/** Why a customer gets in touch, where that happens, and how they feel when they do. */
import type { EmotionLabel, Touchpoint } from '../../src/domain/index.ts';

type Tone = 'negative' | 'neutral' | 'positive';

export interface IntentTraits {
  readonly touchpoint: Touchpoint;
  readonly tone: Tone;
  /** Emotions that go with it, with weights. */
  readonly emotions: readonly (readonly [EmotionLabel, number])[];
  /** Minutes of work for the service desk. */
  readonly minutes: number;
  /** Which of the desk's replies fit. */
  readonly desk: Desk;
}

/** What kind of matter it is for the service desk. */
export type Desk = 'parcel' | 'damage' | 'taste' | 'return' | 'refund' | 'invoice' | 'advice' | 'brewing' | 'price' | 'company' | 'thanks' | 'idea' | 'complaint' | 'screen' | 'messages';

const cross: IntentTraits['emotions'] = [['anger', 5], ['disappointment', 5], ['disgust', 1]];
const letDown: IntentTraits['emotions'] = [['disappointment', 7], ['anger', 3]];
const calm: IntentTraits['emotions'] = [['neutral', 1]];
const glad: IntentTraits['emotions'] = [['joy', 5], ['gratitude', 4], ['surprise', 1]];

export const intents = {
  'parcel-late': { touchpoint: 'delivery', tone: 'negative', emotions: [['anger', 5], ['disappointment', 4], ['fear', 3]], minutes: 9, desk: 'parcel' },
  'parcel-where': { touchpoint: 'delivery', tone: 'neutral', emotions: calm, minutes: 4, desk: 'parcel' },
  'parcel-fast': { touchpoint: 'delivery', tone: 'positive', emotions: [['joy', 4], ['surprise', 3], ['gratitude', 3]], minutes: 2, desk: 'thanks' },
  damaged: { touchpoint: 'after-sales', tone: 'negative', emotions: cross, minutes: 11, desk: 'damage' },
  return: { touchpoint: 'after-sales', tone: 'negative', emotions: letDown, minutes: 10, desk: 'return' },
  exchange: { touchpoint: 'after-sales', tone: 'neutral', emotions: calm, minutes: 7, desk: 'return' },
  'refund-slow': { touchpoint: 'payment', tone: 'negative', emotions: [['anger', 5], ['fear', 3], ['disappointment', 3]], minutes: 9, desk: 'refund' },
  'payment-failed': { touchpoint: 'payment', tone: 'negative', emotions: [['fear', 4], ['disappointment', 3], ['anger', 2]], minutes: 6, desk: 'refund' },
  invoice: { touchpoint: 'payment', tone: 'neutral', emotions: calm, minutes: 4, desk: 'invoice' },
  'taste-off': { touchpoint: 'product', tone: 'negative', emotions: [['disappointment', 6], ['disgust', 3], ['anger', 2], ['surprise', 1]], minutes: 8, desk: 'taste' },
  'taste-great': { touchpoint: 'product', tone: 'positive', emotions: glad, minutes: 2, desk: 'thanks' },
  brewing: { touchpoint: 'product', tone: 'neutral', emotions: calm, minutes: 5, desk: 'brewing' },
  idea: { touchpoint: 'product', tone: 'neutral', emotions: calm, minutes: 4, desk: 'idea' },
  picky: { touchpoint: 'product', tone: 'negative', emotions: letDown, minutes: 14, desk: 'taste' },
  advice: { touchpoint: 'sales', tone: 'neutral', emotions: calm, minutes: 7, desk: 'advice' },
  'gift-advice': { touchpoint: 'sales', tone: 'neutral', emotions: calm, minutes: 9, desk: 'advice' },
  'company-gifts': { touchpoint: 'sales', tone: 'neutral', emotions: calm, minutes: 16, desk: 'company' },
  'price-objection': { touchpoint: 'sales', tone: 'negative', emotions: [['disappointment', 6], ['surprise', 2], ['anger', 1]], minutes: 8, desk: 'price' },
  'campaign-annoyed': { touchpoint: 'marketing', tone: 'negative', emotions: [['anger', 5], ['disgust', 3], ['disappointment', 2]], minutes: 3, desk: 'messages' },
  'campaign-question': { touchpoint: 'marketing', tone: 'neutral', emotions: calm, minutes: 3, desk: 'price' },
  'campaign-pleased': { touchpoint: 'marketing', tone: 'positive', emotions: glad, minutes: 2, desk: 'thanks' },
  'app-trouble': { touchpoint: 'channel', tone: 'negative', emotions: cross, minutes: 7, desk: 'screen' },
  'shop-visit': { touchpoint: 'channel', tone: 'positive', emotions: glad, minutes: 2, desk: 'thanks' },
  'service-poor': { touchpoint: 'service', tone: 'negative', emotions: [['anger', 7], ['disappointment', 3], ['disgust', 1]], minutes: 12, desk: 'complaint' },
  'service-great': { touchpoint: 'service', tone: 'positive', emotions: [['gratitude', 7], ['joy', 3]], minutes: 2, desk: 'thanks' },
  'brand-praise': { touchpoint: 'brand', tone: 'positive', emotions: glad, minutes: 1, desk: 'thanks' },
  'brand-critique': { touchpoint: 'brand', tone: 'negative', emotions: [['disappointment', 6], ['anger', 2], ['disgust', 2]], minutes: 3, desk: 'complaint' },
} as const satisfies Readonly<Record<string, IntentTraits>>;

export type Intent = keyof typeof intents;
