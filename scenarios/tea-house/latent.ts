/**
 * What is true of a customer and no table shows: how often they would buy, how easily they leave, what they spend, how
 * they feel. The insights are judged by how well they recover it.
 */
import type { Calendar } from './calendar.ts';
import { regions } from './catalogue.ts';
import { purpose } from './purposes.ts';
import type { SeededRandom } from './seeded-random.ts';

const latentClasses = ['loyal', 'occasional', 'bargain hunter', 'fading', 'lost'] as const;
export type LatentClass = (typeof latentClasses)[number];

const dayParts = ['morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof dayParts)[number];

/** The part of the day an hour lies in; none at night. */
export function dayPartOf(hour: number): DayPart | undefined {
  return hour < 6 ? undefined : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}

export interface Latent {
  readonly index: number;
  readonly latentClass: LatentClass;
  readonly language: 'zh' | 'en';
  readonly region: number;
  /** Expected orders per average week while active and not fading. */
  readonly purchasesPerWeek: number;
  /** Weeks after which a fading customer's rate has halved; infinite for the others. */
  readonly halvingWeeks: number;
  /** Chance of leaving after any order, however well it went. */
  readonly leavingPerOrder: number;
  /** Mean net value of an order in cents, festival gifts aside. */
  readonly meanSpendCents: number;
  /** How this customer feels when nothing happens: −1 … 1. */
  readonly baselineMood: number;
  /** How much a broken promise hurts: 0 … 1. */
  readonly lateSensitivity: number;
  /** How readily they speak up: factor on the number of contacts and reviews. */
  readonly talkativeness: number;
  readonly picky: boolean;
  /** Day of the window on which they first could order; no orders ever when infinite. */
  readonly startsOn: number;
  /** They also have a web account of their own, not linked to the shop's record. */
  readonly twoRecords: boolean;
  readonly shopShare: number;
  /** What visits, samples and special wishes cost, as a share of what they buy; 0 for customers without such claims. */
  readonly careShare: number;
  /** When they prefer to order; undefined when they do not care. */
  readonly dayPart: DayPart | undefined;
}

interface ClassTraits {
  readonly share: number;
  readonly rateShape: number;
  readonly rateMean: number;
  readonly leaving: readonly [alpha: number, beta: number];
  readonly spendFactor: number;
  readonly mood: number;
  readonly sensitivity: number;
}

const traits: Readonly<Record<LatentClass, ClassTraits>> = {
  loyal: { share: 0.24, rateShape: 3, rateMean: 0.42, leaving: [1, 160], spendFactor: 1.1, mood: 0.42, sensitivity: 0.3 },
  occasional: { share: 0.32, rateShape: 2, rateMean: 0.14, leaving: [1, 45], spendFactor: 1, mood: 0.2, sensitivity: 0.25 },
  'bargain hunter': { share: 0.17, rateShape: 2, rateMean: 0.24, leaving: [1, 30], spendFactor: 0.75, mood: 0, sensitivity: 0.3 },
  fading: { share: 0.13, rateShape: 3, rateMean: 0.42, leaving: [1, 40], spendFactor: 1, mood: -0.1, sensitivity: 0.45 },
  lost: { share: 0.14, rateShape: 2, rateMean: 0.3, leaving: [2, 7], spendFactor: 0.95, mood: -0.2, sensitivity: 0.6 },
};

const classShares = latentClasses.map((name) => traits[name].share);
const regionWeights = regions.map(({ weight }) => weight);

/** Net order value: gamma with this shape around the customer's mean, whose inverse is gamma (Fader and Hardie's gamma-gamma). */
export const spendShape = 5;
const spendMeanShape = 4;
const spendMeanCents = 23_000;

/** Who would buy for more than this knows what they are worth to us, and asks for more: one in three is cared for at a loss. */
const bigCentsPerWeek = 10_000;

export function drawLatent(random: SeededRandom, seed: number, index: number, calendar: Calendar): Latent {
  random.restart(seed, index, purpose.latent);
  const latentClass = latentClasses[random.weighted(classShares)] as LatentClass;
  const trait = traits[latentClass];
  const alpha = random.gamma(trait.leaving[0]);
  const beta = random.gamma(trait.leaving[1]);
  const region = random.weighted(regionWeights);
  const neverBuys = random.chance(0.025);
  const early = random.chance(0.5);
  const start = early ? random.below(56) : random.below(Math.max(1, calendar.days - 14));
  const drawn: Omit<Latent, 'careShare' | 'dayPart'> = {
    index,
    latentClass,
    language: random.chance(0.7) ? 'zh' : 'en',
    region,
    purchasesPerWeek: (random.gamma(trait.rateShape) / trait.rateShape) * trait.rateMean,
    halvingWeeks: latentClass === 'fading' ? 10 + 8 * random.next() : Infinity,
    leavingPerOrder: alpha / (alpha + beta),
    meanSpendCents: Math.max(3_000, (spendMeanCents * trait.spendFactor * (spendMeanShape - 1)) / random.gamma(spendMeanShape)),
    baselineMood: clamp(trait.mood + 0.2 * random.normal(), -0.8, 0.9),
    lateSensitivity: clamp(trait.sensitivity + 0.22 * random.normal(), 0.02, 0.98),
    talkativeness: random.gamma(2) / 2,
    picky: random.chance(0.04),
    startsOn: neverBuys ? Infinity : Math.min(start, calendar.days - 1),
    twoRecords: random.chance(0.018),
    shopShare: regions[region]?.store === undefined ? 0.02 : 0.15 + 0.5 * random.next(),
  };
  const isBig = drawn.purchasesPerWeek * drawn.meanSpendCents > bigCentsPerWeek;
  const isDemanding = random.chance(isBig ? 0.35 : 0.03);
  const careShare = isDemanding ? 0.5 + 0.6 * random.next() : 0;
  return { ...drawn, careShare, dayPart: random.chance(0.5) ? random.pick(dayParts) : undefined };
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
