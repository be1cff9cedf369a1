/** Stars and words that customers leave about what they bought. */
import type { EmotionLabel } from '../../src/domain/index.ts';
import { secondsPerDay } from './calendar.ts';
import { products } from './catalogue.ts';
import type { Situation } from './contacts.ts';
import { clamp } from './latent.ts';
import { moodAt } from './mood.ts';
import type { Order } from './orders.ts';
import { purpose } from './purposes.ts';
import type { SeededRandom } from './seeded-random.ts';
import { slotsFor } from './texts/slots.ts';
import type { Aspect } from './texts/speech.ts';
import { speechOf } from './texts/index.ts';
import { drawWriter, write } from './texts/writer.ts';

interface Review {
  readonly order: Order;
  readonly product: number;
  readonly at: number;
  readonly stars: number;
  readonly text: string | undefined;
  /** The parcel, not the product, is what it is about. */
  readonly aboutDelivery: boolean;
  readonly mood: number;
  readonly emotion: EmotionLabel;
}

export function* drawReviews(random: SeededRandom, { seed, latent, purchases, calendar }: Situation): Generator<Review> {
  for (const order of purchases.orders) {
    random.restart(seed, latent.index, purpose.reviews + order.number);
    const received = order.promisedAt === undefined ? order.at : order.deliveredAt;
    if (received === undefined || !random.chance(Math.min(0.6, 0.13 * latent.talkativeness * (order.lateBy > 0 ? 1.8 : 1)))) continue;
    const at = received + Math.round(secondsPerDay * (0.3 + 5 * random.exponential()));
    if (at > calendar.endAt) continue;
    const { product } = random.pick(order.lines);
    const felt = moodAt(latent, purchases.orders, at) + (products[product]?.quality ?? 0) + 0.45 * random.normal() - (order.returned ? 0.7 : 0);
    const stars = felt < -0.7 ? 1 : felt < -0.35 ? 2 : felt < 0.02 ? 3 : felt < 0.42 ? 4 : 5;
    yield { order, product, at, stars, ...describe(random, { seed, latent, purchases, calendar }, { order, product, at, stars }) };
  }
}

type Told = Pick<Review, 'text' | 'aboutDelivery' | 'mood' | 'emotion'>;

function describe(random: SeededRandom, { seed, latent, calendar }: Situation, review: Pick<Review, 'order' | 'product' | 'at' | 'stars'>): Told {
  const { order, product, at, stars } = review;
  const speech = speechOf(latent.language);
  const writer = drawWriter(random.restart(seed, latent.index, purpose.contactText), latent.language);
  random.restart(seed, latent.index, purpose.reviewText + order.number);
  const late = order.lateBy > 0;
  const possible = aspectsOf(order, product);
  const aspect = (): Aspect => random.pick(possible);
  const first = late && stars <= 3 && random.chance(0.6) ? 'delivery' : aspect();
  const good = (about: Aspect): string => random.pick(speech.reviews[about].positive);
  const bad = (about: Aspect): string => random.pick(speech.reviews[about].negative);
  const other = (): Aspect => random.pick(possible.filter((about) => about !== first));
  const turn = (clause: string): string => random.pick(speech.but) + (latent.language === 'en' ? ' ' : '') + clause;
  const emotion: EmotionLabel = stars >= 4 ? random.pick(['joy', 'joy', 'gratitude', 'surprise']) : stars === 3 ? 'neutral' : random.pick(['disappointment', 'disappointment', 'anger', 'disgust']);
  const feeling = (): string[] => (emotion !== 'neutral' && random.chance(0.4) ? [random.pick(stars === 5 || stars === 1 ? speech.feelings[emotion].strong : speech.feelings[emotion].mild)] : []);
  const aside = random.chance(0.2) ? [random.pick(speech.backgrounds)] : [];
  const fragments =
    stars >= 4
      ? [...aside, good(late && first === 'delivery' ? other() : first), ...(random.chance(0.6) ? [good(other())] : []), ...(stars === 4 && random.chance(0.4) ? [turn(bad(late ? 'delivery' : other()))] : []), ...feeling(), ...(random.chance(0.6) ? [random.pick(speech.verdicts.positive)] : [])]
      : stars === 3
        ? [...aside, good(first === 'delivery' ? other() : first), turn(bad(late ? 'delivery' : other())), ...(random.chance(0.6) ? [random.pick(speech.verdicts.mixed)] : [])]
        : [...aside, bad(first), ...(random.chance(0.6) ? [bad(other())] : []), ...feeling(), ...(random.chance(0.6) ? [random.pick(speech.verdicts.negative)] : [])];
  const slots = slotsFor({ random, latent, calendar, at, order, product, agent: undefined, waitSeconds: undefined, promised: undefined });
  return {
    text: random.chance(0.13) ? undefined : write(writer, { random, slots, speech }, fragments, emotion),
    aboutDelivery: first === 'delivery' && stars <= 2,
    mood: clamp((stars - 3) / 2, -1, 1),
    emotion,
  };
}

function aspectsOf(order: Order, product: number): Aspect[] {
  const category = products[product]?.category ?? '';
  const kind: Aspect[] = category === '茶器 Teaware' ? ['use', 'use', 'use'] : ['taste', 'taste', 'taste'];
  return [...kind, 'packaging', 'price', 'service', ...(order.promisedAt !== undefined && order.lateBy === 0 ? (['delivery'] as const) : []), ...(order.gift ? (['gift'] as const) : [])];
}
