/**
 * Which conversations a customer has, without their words: why, when, with whom, how long it took, and what came of
 * it. Enough for costs and surveys; the words are composed elsewhere from the same plan.
 */
import type { EmotionLabel } from '../../src/domain/index.ts';
import { type Calendar, secondsPerDay } from './calendar.ts';
import { agents, drinkable, giftProducts } from './catalogue.ts';
import { type Intent, type IntentTraits, intents } from './intents.ts';
import { clamp, type Latent } from './latent.ts';
import { moodAt } from './mood.ts';
import type { Order, Purchases } from './orders.ts';
import { purpose } from './purposes.ts';
import type { SeededRandom } from './seeded-random.ts';

type ContactChannel = 'web-chat' | 'wechat' | 'hotline' | 'email' | 'shop' | 'social';

export interface Contact {
  /** 1 for the customer's first. */
  readonly number: number;
  readonly intent: Intent;
  readonly at: number;
  readonly channel: ContactChannel;
  readonly agent: number;
  readonly order: Order | undefined;
  readonly product: number | undefined;
  readonly campaign: string | undefined;
  /** How the customer feels as it opens, −1 … 1, and the emotion they show. */
  readonly mood: number;
  readonly emotion: EmotionLabel;
  readonly waitSeconds: number;
  readonly durationSeconds: number;
  readonly promise: 'kept' | 'broken' | 'none';
  readonly resolved: boolean;
}

export interface Situation {
  readonly seed: number;
  readonly latent: Latent;
  readonly purchases: Purchases;
  readonly calendar: Calendar;
}

type Occasion = readonly [intent: Intent, chance: number];

/** What may come up around any order, with its chance for a customer of usual talkativeness and neutral mood. */
const beforeOrder: readonly Occasion[] = [['advice', 0.016], ['price-objection', 0.016], ['gift-advice', 0.006], ['payment-failed', 0.01], ['app-trouble', 0.014], ['campaign-question', 0.005], ['company-gifts', 0.003]];
const afterOrder: readonly Occasion[] = [['brewing', 0.012], ['invoice', 0.01], ['idea', 0.014], ['taste-great', 0.018], ['taste-off', 0.018], ['exchange', 0.005], ['brand-praise', 0.01], ['brand-critique', 0.008], ['service-great', 0.01], ['service-poor', 0.009], ['campaign-annoyed', 0.007], ['campaign-pleased', 0.006]];

export function drawContacts(random: SeededRandom, { seed, latent, purchases, calendar }: Situation): readonly Contact[] {
  random.restart(seed, latent.index, purpose.contacts);
  const contacts: Contact[] = [];
  const open = (intent: Intent, at: number, order: Order | undefined): void => {
    const when = Math.round(at);
    if (when < 0 || when > calendar.endAt || contacts.length >= 400) return;
    contacts.push(drawContact(random, { latent, purchases, calendar }, { intent, at: when, order, number: contacts.length + 1 }));
  };
  if (purchases.orders.length === 0) {
    if (random.chance(0.6)) open(random.pick(['advice', 'gift-advice', 'price-objection', 'campaign-question']), random.next() * calendar.endAt, undefined);
    return contacts;
  }
  for (const order of purchases.orders) drawAround(random, latent, { order, mood: moodAt(latent, purchases.orders, order.at), open, endAt: calendar.endAt });
  return contacts;
}

interface Around {
  readonly order: Order;
  readonly mood: number;
  readonly open: (intent: Intent, at: number, order: Order | undefined) => void;
  readonly endAt: number;
}

function drawAround(random: SeededRandom, latent: Latent, { order, mood, open, endAt }: Around): void {
  const talk = latent.talkativeness;
  const hours = (low: number, high: number): number => 3_600 * (low + (high - low) * random.next());
  for (const [intent, chance] of beforeOrder) if (random.chance(chance * talk * leaning(intent, mood))) open(intent, order.at - hours(0.2, 30), undefined);
  const arrived = order.deliveredAt ?? order.at;
  if (order.promisedAt !== undefined) {
    if (order.lateBy > 0) {
      if (random.chance(Math.min(0.85, 0.25 + 0.4 * latent.lateSensitivity))) open('parcel-late', order.promisedAt + hours(0.5, Math.min(30, 2 + order.lateBy / 3600)), order);
    } else if (order.deliveredAt !== undefined) {
      if (random.chance(0.035 * talk)) open('parcel-where', order.at + (order.deliveredAt - order.at) * random.next(), order);
      if (random.chance(0.02 * talk * leaning('parcel-fast', mood))) open('parcel-fast', order.deliveredAt + hours(0.5, 20), order);
    }
    if (order.deliveredAt !== undefined && random.chance(0.012)) open('damaged', order.deliveredAt + hours(0.3, 30), order);
  } else if (random.chance(0.02 * talk * leaning('shop-visit', mood))) open('shop-visit', order.at + hours(2, 40), order);
  if (order.deliveredAt === undefined && order.promisedAt !== undefined) return;
  for (const [intent, chance] of afterOrder) if (random.chance(chance * talk * leaning(intent, mood))) open(intent, arrived + hours(5, 200), order);
  if (latent.picky && random.chance(0.35)) open('picky', arrived + hours(4, 80), order);
  if (order.returned) {
    const asked = arrived + hours(3, 120);
    if (random.chance(0.85)) open('return', asked, order);
    if (random.chance(0.22) && asked + 5 * secondsPerDay < endAt) open('refund-slow', asked + hours(72, 240), order);
  }
}

/** People in a good mood praise more and complain less. */
function leaning(intent: Intent, mood: number): number {
  const { tone } = intents[intent];
  return tone === 'positive' ? Math.exp(1.6 * mood) : tone === 'negative' ? Math.exp(-1.6 * mood) : 1;
}

interface Opening {
  readonly intent: Intent;
  readonly at: number;
  readonly order: Order | undefined;
  readonly number: number;
}

function drawContact(random: SeededRandom, { latent, purchases, calendar }: Omit<Situation, 'seed'>, { intent, at, order, number }: Opening): Contact {
  const traits: IntentTraits = intents[intent];
  const emotion = traits.emotions[random.weighted(traits.emotions.map(([, weight]) => weight))]?.[0] ?? 'neutral';
  const usual = moodAt(latent, purchases.orders, at);
  const strength = clamp(0.55 + 0.3 * (traits.tone === 'negative' ? -usual : usual) + 0.2 * random.normal(), 0.2, 1);
  const agent = random.below(agents.length);
  const care = agents[agent]?.care ?? 0.5;
  const promising = traits.tone !== 'positive';
  const promised = promising && random.chance(traits.tone === 'negative' || traits.desk === 'company' ? 0.55 : 0.2);
  const kept = random.chance(0.3 + 0.65 * care);
  return {
    number,
    intent,
    at,
    channel: drawContactChannel(random, traits),
    agent,
    order,
    product: drawProduct(random, intent, order),
    campaign: traits.touchpoint === 'marketing' ? (order?.campaign ?? calendar.campaigns.findLast(({ from }) => from * secondsPerDay <= at)?.id) : undefined,
    mood: traits.tone === 'negative' ? -strength : traits.tone === 'positive' ? strength : 0,
    emotion,
    waitSeconds: Math.round(30 + 240 * random.exponential() * (1.5 - care) * (calendar.peakOn(Math.floor(at / secondsPerDay)) ? 2.2 : 1)),
    durationSeconds: Math.round(60 * traits.minutes * (0.5 + random.gamma(2) / 2)),
    promise: promised ? (kept ? 'kept' : 'broken') : 'none',
    resolved: traits.tone !== 'negative' || random.chance(0.2 + 0.7 * care - (promised && !kept ? 0.4 : 0)),
  };
}

const aboutTea: ReadonlySet<Intent> = new Set(['taste-off', 'taste-great', 'brewing', 'idea', 'picky', 'advice', 'price-objection']);

function drawProduct(random: SeededRandom, intent: Intent, order: Order | undefined): number | undefined {
  if (intent === 'gift-advice' || intent === 'company-gifts') return random.pick(giftProducts);
  const bought = order ? random.pick(order.lines).product : undefined;
  if (!aboutTea.has(intent)) return bought;
  return bought !== undefined && drinkable.includes(bought) ? bought : random.pick(drinkable);
}

function drawContactChannel(random: SeededRandom, { touchpoint }: IntentTraits): ContactChannel {
  if (touchpoint === 'brand') return 'social';
  if (touchpoint === 'sales' && random.chance(0.3)) return 'shop';
  return random.pick(['web-chat', 'web-chat', 'wechat', 'wechat', 'wechat', 'hotline', 'hotline', 'email']);
}
