/** What reading a message in a conversation yields, beyond polarity and emotion. Labels are stable: they appear in the API and in files. */
import type { PolarityLabel, Reading } from './signals.ts';

export const speakers = ['customer', 'agent'] as const;
export type Speaker = (typeof speakers)[number];

export const intentLabels = ['question', 'complaint', 'idea', 'praise', 'request', 'thanks', 'objection'] as const;
export type IntentLabel = (typeof intentLabels)[number];

/** What a message speaks about: the touchpoints of the mission, as words name them. */
export const aspectLabels = ['product', 'price', 'delivery', 'staff', 'channel', 'after-sales', 'environment', 'brand', 'payment', 'marketing'] as const;
export type AspectLabel = (typeof aspectLabels)[number];

export const objectionCauses = ['price', 'no-need', 'no-trust', 'not-now', 'competitor', 'product-doubt', 'authority', 'habit', 'mood'] as const;
export type ObjectionCause = (typeof objectionCauses)[number];

/** `true`: meant as said. Two kinds of false: `pretext` ends the talk, `smokescreen` speaks of what is not the point. `hidden`: the reason is not said at all. */
export const objectionTruths = ['true', 'pretext', 'smokescreen', 'hidden'] as const;
export type ObjectionTruth = (typeof objectionTruths)[number];

/** The emotional need that was hurt. */
export const emotionalNeeds = ['esteem', 'security', 'recognition'] as const;
export type EmotionalNeed = (typeof emotionalNeeds)[number];

/** Why a picky customer picks. */
export const pickyMotives = ['price', 'superiority', 'seller', 'defect'] as const;
export type PickyMotive = (typeof pickyMotives)[number];

export const needLevels = ['basic', 'expected', 'desired', 'unanticipated'] as const;
export type NeedLevel = (typeof needLevels)[number];

/** Words of ours that hurt or end a conversation. */
export const phraseCategories = ['shirking', 'commanding', 'doubting', 'belittling', 'perfunctory', 'forgetting', 'other-first', 'forbidden-opener'] as const;
export type PhraseCategory = (typeof phraseCategories)[number];

export const claimKinds = ['absolute', 'unprovable'] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** What a good colleague remembers of a person. */
export const rememberedKinds = ['family', 'child', 'birthday', 'anniversary', 'favourite', 'dislike', 'health', 'pet', 'occupation', 'hometown', 'plan'] as const;
export type RememberedKind = (typeof rememberedKinds)[number];

/** Words of the text. Offsets count UTF-16 code units of the original, end exclusive. */
export interface Quoted {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

/** Why a label was given: the rule that matched or the head that weighed the words, and the words themselves. */
export interface Signal extends Quoted {
  /** `intent`, `objection`, `motive` … */
  readonly kind: string;
  readonly label: string;
  /** 0 to 1; a rule without a head behind it has the precision measured on the gold set. */
  readonly confidence: number;
  /** The rule's id, or `head`. */
  readonly rule: string;
}

export interface AspectFound extends Quoted {
  readonly aspect: AspectLabel;
  readonly polarity: Exclude<PolarityLabel, 'unsure'>;
}

export interface ObjectionFound {
  readonly cause: ObjectionCause;
  /** Only within a conversation: a hypothesis about it. */
  readonly truth?: ObjectionTruth;
  /** The question that would confirm the hypothesis, in the language of the text. */
  readonly confirm?: string;
  readonly when: 'now' | 'later';
}

export interface PhraseFound extends Quoted {
  readonly category: PhraseCategory;
  /** What could have been said instead, in the language of the text. */
  readonly instead: string;
}

export interface ClaimFound extends Quoted {
  readonly kind: ClaimKind;
}

export interface RememberedFact extends Quoted {
  readonly kind: RememberedKind;
}

export const duePrecisions = ['minute', 'hour', 'part-of-day', 'day', 'week', 'month', 'quarter', 'year', 'vague'] as const;

/** When something is due. Times are ISO 8601 with offset. */
export interface Due {
  readonly start: string;
  /** The earlier bound: remind before it. */
  readonly end: string;
  /** The later bound: broken after it. The same as `end` unless the words are ambiguous ("before tomorrow"). */
  readonly latestEnd: string;
  readonly precision: (typeof duePrecisions)[number];
  /** The rule that read it. */
  readonly rule: string;
}

export interface PromiseFound extends Quoted {
  readonly owner: 'us' | 'customer';
  /** What will be done, as the text says it: `寄`, `call back`. */
  readonly action: string;
  /** To what; empty when the text does not say. */
  readonly object: string;
  readonly due: Due | null;
  /** Nothing that could be checked: no time, or no act. */
  readonly vague: boolean;
  readonly strength: 'firm' | 'soft';
  readonly conditional: boolean;
  readonly confidence: number;
}

/** Personal data in a text, for masking. */
export interface PersonalDataFound extends Quoted {
  readonly kind: string;
}

/** What is known of a message besides its words. */
export interface MessageContext {
  readonly speaker?: Speaker;
  /** When it was said: ISO 8601, with or without offset. Without it, deadlines stay unresolved. */
  readonly at?: string;
  /** IANA zone of the company, for times without an offset and for the due times. */
  readonly zone?: string;
}

/** Everything the reader says of one message. What only one side says (objections, promises …) is empty for the other. */
export interface MessageReading extends Reading {
  readonly intents: readonly IntentLabel[];
  readonly aspects: readonly AspectFound[];
  readonly objection: ObjectionFound | null;
  readonly emotionalNeed: EmotionalNeed | null;
  readonly motive: PickyMotive | null;
  readonly needLevel: NeedLevel | null;
  readonly sarcasmRisk: boolean;
  readonly facts: readonly RememberedFact[];
  readonly phrases: readonly PhraseFound[];
  readonly claims: readonly ClaimFound[];
  readonly promises: readonly PromiseFound[];
  readonly personalData: readonly PersonalDataFound[];
  readonly signals: readonly Signal[];
}

/** Whether a person, or a second reader, should look at how this line feels: the customer's, and the reader abstains. */
export function needsSecondOpinion(line: { readonly speaker?: Speaker | undefined; readonly message: Pick<MessageReading, 'polarity'> }): boolean {
  return line.speaker !== 'agent' && line.message.polarity.label === 'unsure';
}

export const salesSteps = ['greet', 'understand', 'recommend', 'related-sale', 'farewell'] as const;
export type SalesStep = (typeof salesSteps)[number];

/** What becomes of a promise later in its conversation. */
export interface PromiseOutcome {
  /** Turn that reports it done or takes it back, from 0. */
  readonly turn: number;
  readonly kind: 'fulfilled' | 'cancelled';
}

/** Everything the reader says of a conversation as a whole. */
export interface ConversationReading {
  /** Our share of what was said, 0 to 1: characters in Chinese, words × 1.7 in English. */
  readonly talkShare: number;
  /** Questions we asked. */
  readonly questions: number;
  /** Something was offered before one question about the need was answered. */
  readonly prematurePitch: boolean;
  readonly summarisedBack: boolean;
  /** Turns, from 0, with a question of ours that could only be taken or left, and was left. */
  readonly deadEnds: readonly number[];
  readonly steps: readonly SalesStep[];
  readonly objectionTruth: ObjectionTruth | null;
  /** Turn where the objection shows, from 0. */
  readonly objectionTurn: number | null;
  /** The question that would confirm the hypothesis about the objection. */
  readonly confirm: string | null;
  readonly dissatisfied: { readonly probability: number };
  readonly resolved: { readonly probability: number };
  readonly promises: readonly (PromiseFound & { readonly turn: number; readonly outcome: PromiseOutcome | null })[];
}
