/** Tea by contract: a box every month or season, or a year's agreement. Some customers have one; some cancel it. */
import { secondsPerDay } from './calendar.ts';
import type { Situation } from './contacts.ts';
import { moodAt } from './mood.ts';
import type { Order } from './orders.ts';
import { purpose } from './purposes.ts';
import type { SeededRandom } from './seeded-random.ts';

interface Plan {
  readonly name: string;
  readonly share: number;
  /** Chance of cancelling in an uneventful month after the first quarter. */
  readonly leavingPerMonth: number;
  readonly feesCents: readonly number[];
  /** Months of a term; without one it can be cancelled any month. */
  readonly termMonths?: number;
}

const plans: readonly Plan[] = [
  { name: '每月一盒 Monthly box', share: 0.5, leavingPerMonth: 0.045, feesCents: [6_800, 9_800, 12_800] },
  { name: '四季茶盒 Seasonal box', share: 0.3, leavingPerMonth: 0.025, feesCents: [8_800, 12_800], termMonths: 3 },
  { name: '全年茶约 Year of tea', share: 0.2, leavingPerMonth: 0.01, feesCents: [15_800, 19_800], termMonths: 12 },
];

const subscribersShare = 0.34;
const daysPerMonth = 30;
/** How much each thing multiplies the monthly chance of cancelling. */
const effects = { late: 2.2, sore: 1.6, gone: 3, firstQuarter: 1.5 } as const;
const mostPerMonth = 0.6;

export interface Subscription {
  readonly plan: string;
  /** Days of the window. */
  readonly startsOn: number;
  /** Last day of the running or last term; undefined when it can be cancelled any month. */
  readonly endsOn: number | undefined;
  readonly cancelledOn: number | undefined;
  readonly feeCents: number;
  /** Undefined once cancelled. */
  readonly leavingNext90Days: number | undefined;
}

/** @param situationOf draws their purchases, which is only done for subscribers */
export function drawSubscription(random: SeededRandom, who: { readonly seed: number; readonly index: number }, situationOf: () => Situation): Subscription | undefined {
  const subscribes = (): boolean => random.restart(who.seed, who.index, purpose.subscription).chance(subscribersShare);
  if (!subscribes()) return undefined;
  const situation = situationOf();
  subscribes();
  const { calendar, purchases } = situation;
  const first = purchases.orders[0];
  if (first === undefined) return undefined;
  const plan = plans[random.weighted(plans.map(({ share }) => share))] as Plan;
  const feeCents = random.pick(plan.feesCents);
  const startsOn = Math.floor(first.at / secondsPerDay) + random.between(1, 150);
  if (startsOn >= calendar.days) return undefined;
  const chance = (day: number): number => leavingInMonth(situation, plan, { startsOn, day });
  for (let day = startsOn; day < calendar.days; day += daysPerMonth) {
    const leaves = random.chance(chance(day));
    const cancelledOn = day + random.between(1, daysPerMonth);
    if (leaves && cancelledOn < calendar.days) return { plan: plan.name, startsOn, feeCents, cancelledOn, endsOn: termEnd(plan, startsOn, cancelledOn), leavingNext90Days: undefined };
  }
  const stays = (1 - chance(calendar.days - 1)) ** (90 / daysPerMonth);
  return { plan: plan.name, startsOn, feeCents, cancelledOn: undefined, endsOn: termEnd(plan, startsOn, calendar.days), leavingNext90Days: 1 - stays };
}

function leavingInMonth({ latent, purchases }: Situation, plan: Plan, { startsOn, day }: { readonly startsOn: number; readonly day: number }): number {
  const at = day * secondsPerDay;
  const late = Math.min(2, purchases.orders.filter((order) => wasLate(order, at)).length);
  const sore = moodAt(latent, purchases.orders, at) < -0.2;
  const gone = purchases.leftAt !== undefined && purchases.leftAt < at;
  const factor = effects.late ** late * (sore ? effects.sore : 1) * (gone ? effects.gone : 1) * (day - startsOn < 90 ? effects.firstQuarter : 1);
  return Math.min(mostPerMonth, plan.leavingPerMonth * factor);
}

/** A parcel that broke its promise in the 90 days before. */
function wasLate({ promisedAt, lateBy }: Order, at: number): boolean {
  return lateBy > 0 && promisedAt !== undefined && promisedAt <= at && promisedAt > at - 90 * secondsPerDay;
}

function termEnd({ termMonths }: Plan, startsOn: number, day: number): number | undefined {
  if (termMonths === undefined) return undefined;
  const term = termMonths * daysPerMonth;
  return startsOn + term * (Math.floor((day - startsOn) / term) + 1) - 1;
}
