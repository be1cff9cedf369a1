/** What a language must be able to say. Each list holds fragments for {@link expand}; sentences carry no final stop. */
import type { EmotionLabel } from '../../../src/domain/index.ts';
import type { Desk, Intent } from '../intents.ts';

export type Aspect = 'taste' | 'packaging' | 'delivery' | 'price' | 'service' | 'gift' | 'use';

type Fragments = readonly string[];
type Strengths = { readonly mild: Fragments; readonly strong: Fragments };

/** What is said about one kind of matter. */
export interface Matter {
  /** What the customer would like done. */
  readonly asks: Fragments;
  /** The customer's second turn, when asked for particulars. */
  readonly particulars: Fragments;
  /** The desk asks, answers, and commits itself: a promise always names {due}. */
  readonly questions: Fragments;
  readonly answers: Fragments;
  readonly promises: Fragments;
  /** The desk reports that it did what it promised. */
  readonly kept: Fragments;
  /** How the customer agrees. */
  readonly settles: Fragments;
}

export interface Speech {
  /** Opening words of a conversation. */
  readonly hellos: Fragments;
  readonly statements: Readonly<Record<Intent, Fragments>>;
  readonly feelings: Readonly<Record<EmotionLabel, Strengths>>;
  readonly matters: Readonly<Record<Desk, Matter>>;
  /** Circumstances: family, plans, habits. Neither good nor bad. */
  readonly backgrounds: Fragments;
  readonly thinking: Fragments;
  readonly accepts: Fragments;
  readonly refuses: Fragments;
  /** A promise of ours has passed: {promised} names it. */
  readonly chases: Fragments;
  readonly emoji: Readonly<Record<EmotionLabel, Fragments>>;
  readonly desk: {
    readonly hellos: Fragments;
    readonly empathy: Readonly<Record<'negative' | 'neutral' | 'positive', Fragments>>;
    /** What those say who do not care. */
    readonly offhand: Fragments;
    readonly sorry: Fragments;
    readonly goodbyes: Fragments;
  };
  readonly reviews: Readonly<Record<Aspect, { readonly positive: Fragments; readonly negative: Fragments }>>;
  readonly verdicts: Readonly<Record<'positive' | 'mixed' | 'negative', Fragments>>;
  readonly but: Fragments;
  readonly reasons: Readonly<Record<'promoter' | 'passive' | 'detractor', Fragments>>;
}
