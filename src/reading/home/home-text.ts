import type { Speaker } from '../../domain/index.ts';
import type { TurnView } from '../heads/conversation-features.ts';
import type { PersonLabels } from './home-model.ts';

/** A text of the company to learn from. Without stars and labels it only holds the reader where it is. */
export interface HomeText {
  readonly text: string;
  readonly speaker?: Speaker | undefined;
  /** Texts of one customer are never learned from and judged by at once. */
  readonly customer: string | null;
  /** Calendar day, YYYY-MM-DD. */
  readonly day: string | null;
  /** What the stars given with it say: 1–2 of 5 against 4–5. */
  readonly stars?: 'positive' | 'negative' | undefined;
  readonly labels?: PersonLabels | undefined;
}

/** A conversation of which somebody recorded how it ended. */
export interface HomeConversation {
  readonly turns: readonly { readonly text: string; readonly speaker?: Speaker | undefined }[];
  readonly customer: string | null;
  readonly day: string | null;
  readonly resolved?: boolean | undefined;
  readonly dissatisfied?: boolean | undefined;
}

/** The views of a conversation's turns, or nothing where nobody's words can be read. */
export type ViewsOf = (turns: HomeConversation['turns']) => readonly TurnView[];
