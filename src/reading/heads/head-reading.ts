import type { AspectFound, ClaimFound, EmotionalNeed, IntentLabel, NeedLevel, ObjectionFound, PhraseCategory, PickyMotive, Quoted, Reading, RememberedFact, Signal, Speaker } from '../../domain/index.ts';
import type { RuleMatch } from '../rules/rule.ts';
import type { TurnView } from './conversation-features.ts';

/** A phrase of ours that may hurt; what to say instead is the rules' to know. */
export interface PhraseHint extends Quoted {
  readonly category: PhraseCategory;
  readonly confidence: number;
}

/** What the heads say of one message. Customers' labels are empty for agents and the other way round. */
export interface HeadReading {
  /** As given, or the likelier one. */
  readonly speaker: Speaker;
  /** How a customer feels by this message: surer than the base for messages of a conversation, less so for reviews. Null for agents. */
  readonly mood: Pick<Reading, 'polarity' | 'emotion' | 'evidence'> | null;
  readonly intents: readonly IntentLabel[];
  readonly aspects: readonly AspectFound[];
  readonly objection: ObjectionFound | null;
  readonly motive: PickyMotive | null;
  readonly needLevel: NeedLevel | null;
  readonly emotionalNeed: EmotionalNeed | null;
  readonly sarcasmRisk: boolean;
  /** Whether a fact worth remembering is told. */
  readonly hasFact: boolean;
  /** What it most likely is, for where no rule finds its words: by the topics spoken of. */
  readonly factHint: RememberedFact | null;
  readonly promiseProbability: number;
  readonly hasPromise: boolean;
  /** An agent reports a promise fulfilled, or takes one back. */
  readonly fulfils: boolean;
  readonly cancels: boolean;
  readonly phrases: readonly PhraseHint[];
  readonly claims: readonly (ClaimFound & { readonly confidence: number })[];
  /** Every label given, with its probability and the words that weighed most. */
  readonly signals: readonly Signal[];
  /** Rules that matched on this side's words. */
  readonly matches: readonly RuleMatch[];
  /** For reading the conversation. */
  readonly view: TurnView;
}
