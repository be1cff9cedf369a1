/** What a language must be able to say. Each list holds fragments for {@link expand}; sentences carry no final stop. */
import type { EmotionLabel } from '../../../src/domain/index.ts';
import type { Desk, Intent } from '../intents.ts';

export const aspects = ['taste', 'packaging', 'delivery', 'price', 'service', 'gift', 'use'] as const;
export type Aspect = (typeof aspects)[number];

type Fragments = readonly string[];
type PerDesk = Readonly<Record<Desk, Fragments>>;
type Strengths = { readonly mild: Fragments; readonly strong: Fragments };

export interface Speech {
  /** Opening words of a conversation. */
  readonly hellos: Fragments;
  readonly statements: Readonly<Record<Intent, Fragments>>;
  readonly feelings: Readonly<Record<EmotionLabel, Strengths>>;
  /** What the customer would like done. */
  readonly asks: PerDesk;
  /** Circumstances: family, plans, habits. Neither good nor bad. */
  readonly backgrounds: Fragments;
  readonly thinking: Fragments;
  /** The customer's second turn, when asked for particulars. */
  readonly particulars: PerDesk;
  readonly accepts: Fragments;
  readonly refuses: Fragments;
  /** A promise of ours has passed: {promised} names it. */
  readonly chases: Fragments;
  readonly emoji: Readonly<Record<EmotionLabel, Fragments>>;
  readonly desk: {
    readonly hellos: Fragments;
    readonly empathy: Readonly<Record<'negative' | 'neutral' | 'positive', Fragments>>;
    readonly questions: PerDesk;
    readonly answers: PerDesk;
    /** Commitments with a due time. */
    readonly promises: PerDesk;
    readonly offhand: Fragments;
    readonly kept: PerDesk;
    readonly sorry: Fragments;
    readonly goodbyes: Fragments;
  };
  readonly reviews: Readonly<Record<Aspect, { readonly positive: Fragments; readonly negative: Fragments }>>;
  readonly verdicts: Readonly<Record<'positive' | 'mixed' | 'negative', Fragments>>;
  readonly but: Fragments;
  readonly reasons: Readonly<Record<'promoter' | 'passive' | 'detractor', Fragments>>;
}
