/** What a scenario gives: rows as a company would have them, and the truth behind them. */
import type { Bilingual, Day, EmotionLabel, FactKind } from '../../src/domain/index.ts';
import type { Intent } from './intents.ts';
import type { DayPart, LatentClass } from './latent.ts';

export type ScenarioRow = Readonly<Record<string, string | number | boolean | null>>;

/** What is true of a customer. No insight may look; tests compare. */
export interface CustomerTruth {
  readonly id: string;
  /** The id of a second, unlinked record of the same person. */
  readonly otherId: string | null;
  readonly latentClass: LatentClass;
  readonly language: 'zh' | 'en';
  /** Expected orders per average week while active; for fading customers at the start. */
  readonly purchasesPerWeek: number;
  /** Weeks after which the rate has halved; null when it does not fade. */
  readonly halvingWeeks: number | null;
  /** Day of the first possible order; null for those who never buy. */
  readonly firstOrderOn: Day | null;
  /** Day on which they decided not to come back; null while they may. */
  readonly droppedOutOn: Day | null;
  /** Mean net order in yuan, before festival gifts. */
  readonly meanSpend: number;
  /** −1 … 1. */
  readonly baselineMood: number;
  readonly moodAtEnd: number;
  /** 0 … 1. */
  readonly lateSensitivity: number;
  /** Their tea subscription, if they ever had one. */
  readonly subscription: SubscriptionTruth | null;
  readonly orders: number;
  /** The product they come back to in three baskets of ten, where they can afford it; null for those who never buy. */
  readonly favouriteProduct: string | null;
  /** Share of their orders placed in a shop. */
  readonly shopShare: number;
  /** When they prefer to order; null when they do not care. */
  readonly dayPart: DayPart | null;
  readonly lateDeliveries: number;
  /** Cared for with visits and samples that eat up what they buy. */
  readonly costlyToServe: boolean;
  /** Yuan: what they paid, less what the goods and serving them cost; returned orders bring and cost nothing but their after-sales. */
  readonly netMargin: number;
}

export interface SubscriptionTruth {
  readonly plan: string;
  readonly startedOn: Day;
  readonly cancelledOn: Day | null;
  /** True chance of cancelling within 90 days after the last day, as things stand then; null when it has been cancelled. */
  readonly leavingNext90Days: number | null;
}

/** What is true of a text: how its writer felt and why they wrote. */
export interface TextTruth {
  readonly id: string;
  readonly kind: 'moments' | 'feedback';
  readonly customerId: string;
  readonly direction: 'in' | 'out';
  readonly language: 'zh' | 'en';
  /** −1 … 1; 0 for what the company itself writes. */
  readonly mood: number;
  readonly emotion: EmotionLabel;
  readonly intent: Intent | 'review' | 'survey';
  /** When this text promises something: by when, and whether it was done in time (null while open). */
  readonly promise: { readonly due: string; readonly kept: boolean | null } | null;
}

export interface TeaHouseOptions {
  readonly customers: number;
  /** A whole number. Same seed, same company. */
  readonly seed: number;
  /** The last day with data. */
  readonly endDay: Day;
  /** Length of the history; 18 unless told. */
  readonly months?: number;
}

export interface Scenario {
  readonly company: { readonly name: Bilingual; readonly currency: string; readonly zone: string };
  readonly firstDay: Day;
  readonly endDay: Day;
  readonly kinds: readonly FactKind[];
  /** Rows of one kind, each with the columns of `factColumns[kind]`. */
  readonly rows: (kind: FactKind) => Iterable<ScenarioRow>;
  /** Products that are bought together more often than chance has it. */
  readonly affinities: readonly (readonly [string, string])[];
  readonly truth: () => Iterable<CustomerTruth>;
  readonly textTruth: () => Iterable<TextTruth>;
}
