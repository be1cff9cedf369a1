/**
 * What a customer buys and how it arrives. Poisson purchases in the calendar's demand time, gamma spend, and after each
 * order a chance of leaving that a late parcel raises. This is the lean path: millions of orders, no texts.
 */
import { type Calendar, secondsPerDay } from './calendar.ts';
import { companionOf, giftProducts, products, regions } from './catalogue.ts';
import { dayPartOf, type Latent, spendShape } from './latent.ts';
import { purpose } from './purposes.ts';
import type { SeededRandom } from './seeded-random.ts';

type OrderChannel = 'shop' | 'web' | 'mini-program' | 'phone';

interface OrderLine {
  readonly product: number;
  readonly quantity: number;
  readonly discountCents: number;
  readonly netCents: number;
}

export interface Order {
  /** 1 for the customer's first. */
  readonly number: number;
  readonly at: number;
  readonly channel: OrderChannel;
  /** Undefined when taken home from the shop. */
  readonly promisedAt: number | undefined;
  /** Undefined when taken home, lost, or still under way on the last day. */
  readonly deliveredAt: number | undefined;
  /** Seconds after the promise, 0 when kept. A lost parcel counts as six days. */
  readonly lateBy: number;
  readonly lines: readonly OrderLine[];
  readonly grossCents: number;
  readonly discountCents: number;
  readonly netCents: number;
  readonly costCents: number;
  readonly campaign: string | undefined;
  readonly gift: boolean;
  readonly returned: boolean;
}

export interface Purchases {
  readonly orders: readonly Order[];
  /** Place in the catalogue of the product they come back to. */
  readonly favourite: number | undefined;
  /** When the customer decided not to come back; undefined while they may. */
  readonly leftAt: number | undefined;
}

export function drawPurchases(random: SeededRandom, seed: number, latent: Latent, calendar: Calendar): Purchases {
  random.restart(seed, latent.index, purpose.orders);
  const orders: Order[] = [];
  if (latent.startsOn === Infinity) return { orders, favourite: undefined, leftAt: undefined };
  const demand = latent.latentClass === 'bargain hunter' ? calendar.demand.bargain : calendar.demand.steady;
  const perDay = latent.purchasesPerWeek / 7;
  const favourite = random.below(products.length);
  let day = latent.startsOn;
  let second = secondOfDay(random, latent);
  let demandTime = demand[day] as number;
  for (;;) {
    const order = drawOrder(random, { latent, calendar, day, second, number: orders.length + 1, favourite });
    orders.push(order);
    const hurt = order.lateBy > 0 ? latent.lateSensitivity * Math.min(1, 0.25 + order.lateBy / (4 * secondsPerDay)) * 0.45 : 0;
    if (random.chance(1 - (1 - latent.leavingPerOrder) * (1 - hurt))) {
      const leftAt = Math.max(order.at, order.deliveredAt ?? order.promisedAt ?? order.at);
      return { orders, favourite, leftAt: Math.min(leftAt, calendar.endAt) };
    }
    do {
      demandTime += random.exponential() / perDay;
      while (day < calendar.days && (demand[day + 1] as number) <= demandTime) day++;
      if (day >= calendar.days) return { orders, favourite, leftAt: undefined };
    } while (latent.halvingWeeks < Infinity && !random.chance(2 ** (-(day - latent.startsOn) / 7 / latent.halvingWeeks)));
    const previous = order.at;
    second = secondOfDay(random, latent);
    if (day * secondsPerDay + second <= previous) second = Math.min(secondsPerDay - 1, previous - day * secondsPerDay + 600);
  }
}

interface Occasion {
  readonly latent: Latent;
  readonly calendar: Calendar;
  readonly day: number;
  readonly second: number;
  readonly number: number;
  readonly favourite: number;
}

function drawOrder(random: SeededRandom, { latent, calendar, day, second, number, favourite }: Occasion): Order {
  const at = day * secondsPerDay + second;
  const running = calendar.campaignOn(day);
  const bargain = latent.latentClass === 'bargain hunter';
  const campaign = running && random.chance(bargain ? 0.85 : 0.4) ? running : undefined;
  const couponChance = bargain ? 0.4 : 0.1;
  const discountRate = campaign ? campaign.discount : random.chance(couponChance) ? 0.05 + 0.05 * random.below(3) : 0;
  const gift = random.chance(running?.gifts ? 0.5 : 0.06);
  const target = ((latent.meanSpendCents * random.gamma(spendShape)) / spendShape / (1 - discountRate)) * (gift ? 1.2 : 1);
  const lines = drawLines(random, { target, discountRate, gift, favourite });
  let grossCents = 0;
  let discountCents = 0;
  let costCents = 0;
  for (const line of lines) {
    discountCents += line.discountCents;
    grossCents += line.netCents + line.discountCents;
    costCents += (products[line.product]?.costCents ?? 0) * line.quantity;
  }
  const channel = drawChannel(random, latent);
  const delivery = channel === 'shop' ? undefined : drawDelivery(random, { latent, calendar, at, day });
  const lateBy = delivery?.lateBy ?? 0;
  return {
    number,
    at,
    channel,
    promisedAt: delivery?.promisedAt,
    deliveredAt: delivery?.deliveredAt,
    lateBy,
    lines,
    grossCents,
    discountCents,
    netCents: grossCents - discountCents,
    costCents,
    campaign: campaign?.id,
    gift,
    returned: random.chance(0.018 + (lateBy > 0 ? 0.05 : 0) + (latent.picky ? 0.05 : 0)),
  };
}

interface Basket {
  readonly target: number;
  readonly discountRate: number;
  readonly gift: boolean;
  readonly favourite: number;
}

/** How often the next thing into the basket is what goes with the last. */
const affinity = 0.45;

const linesPerOrder = [0.33, 0.35, 0.18, 0.09, 0.05] as const;

/** How many products cost at most this many yuan. */
const affordable: readonly number[] = Array.from({ length: 1 + Math.ceil(Math.max(...products.map(({ priceCents }) => priceCents)) / 100) }, (_, yuan) =>
  products.filter(({ priceCents }) => priceCents <= yuan * 100).length,
);

function drawLines(random: SeededRandom, { target, discountRate, gift, favourite }: Basket): OrderLine[] {
  const count = 1 + random.weighted(linesPerOrder);
  const lines: OrderLine[] = [];
  let left = target;
  for (let place = 0; place < count; place++) {
    const share = place === count - 1 ? left : (left / (count - place)) * (0.6 + 0.8 * random.next());
    const reach = affordable[Math.min(affordable.length - 1, Math.max(0, Math.round((share * 1.2) / 100)))] as number;
    let product = Math.floor(Math.max(1, reach) * Math.sqrt(random.next()));
    if (gift && place === 0) {
      const choice = giftProducts[random.below(giftProducts.length)] as number;
      if ((products[choice]?.priceCents ?? 0) <= target * 1.4) product = choice;
    } else if (favourite < reach && random.chance(0.3)) product = favourite;
    const companion = companionOf.get(lines.at(-1)?.product ?? -1);
    if (companion !== undefined && random.chance(affinity)) product = companion;
    if (place > 0 && lines.some((line) => line.product === product)) continue;
    const priceCents = products[product]?.priceCents ?? 0;
    const quantity = Math.min(24, Math.max(1, Math.round(share / priceCents)));
    const grossCents = priceCents * quantity;
    const discountCents = Math.floor(grossCents * discountRate);
    lines.push({ product, quantity, discountCents, netCents: grossCents - discountCents });
    left -= grossCents;
    if (left < 1_500) break;
  }
  return lines;
}

function drawChannel(random: SeededRandom, latent: Latent): OrderChannel {
  const draw = random.next();
  if (draw < latent.shopShare) return 'shop';
  const online = (draw - latent.shopShare) / (1 - latent.shopShare);
  if (online < 0.06) return 'phone';
  const web = latent.language === 'zh' ? 0.4 : 0.7;
  return online < web ? 'web' : 'mini-program';
}

/** The partner's punctuality worsens over these last days of the window. */
export const troubledDays = 90;

interface Dispatch {
  readonly latent: Latent;
  readonly calendar: Calendar;
  readonly at: number;
  readonly day: number;
}

function drawDelivery(random: SeededRandom, { latent, calendar, at, day }: Dispatch): { promisedAt: number; deliveredAt: number | undefined; lateBy: number } {
  const region = regions[latent.region] as (typeof regions)[number];
  const promisedAt = (day + region.deliveryDays + 1) * secondsPerDay + 20 * 3600;
  const trouble = region.partner ? Math.max(0, 1 - (calendar.days - day) / troubledDays) : 0;
  const lateChance = 0.05 + (region.partner ? 0.03 : 0) + (calendar.peakOn(day) ? 0.05 : 0) + 0.5 * Math.sqrt(trouble);
  const late = random.chance(lateChance);
  const lost = random.chance(0.003);
  const wobble = random.exponential();
  const deliveredAt = late
    ? promisedAt + Math.round(3_600 * (3 + 34 * wobble * (1 + trouble)))
    : Math.max(at + 3 * 3600 + Math.floor(3600 * random.next()), promisedAt - Math.floor(3_600 * (2 + 14 * Math.min(3, wobble))));
  const lateBy = lost ? 6 * secondsPerDay : Math.max(0, deliveredAt - promisedAt);
  return {
    promisedAt,
    deliveredAt: lost || deliveredAt > calendar.endAt ? undefined : deliveredAt,
    lateBy: promisedAt < calendar.endAt ? lateBy : 0,
  };
}

const hourWeights = [1, 0.5, 0.3, 0.2, 0.2, 0.3, 1, 2, 4, 6, 8, 7, 6, 6, 6, 7, 7, 6, 6, 8, 9, 9, 6, 3] as const;
/** 1,024 equally likely hours. */
const hours: readonly number[] = (() => {
  const total = hourWeights.reduce<number>((sum, weight) => sum + weight, 0);
  let passed = 0;
  const ends = hourWeights.map((weight) => (passed += weight) / total);
  return Array.from({ length: 1024 }, (_, place) => ends.findIndex((end) => (place + 0.5) / 1024 < end));
})();

/** Some keep to their part of the day most of the time. */
function secondOfDay(random: SeededRandom, { dayPart }: Latent): number {
  let hour = hours[random.below(1024)] as number;
  if (dayPart !== undefined && random.chance(0.75)) while (dayPartOf(hour) !== dayPart) hour = hours[random.below(1024)] as number;
  return hour * 3600 + random.below(3600);
}
