import { salesSteps } from '../../domain/index.ts';
import type { SalesStep, Speaker } from '../../domain/index.ts';
import type { TurnView } from '../heads/conversation-features.ts';

/** What is answered with yes or no of a conversation as a whole. */
export type ShapeQuestion = SalesStep | 'prematurePitch' | 'summarisedBack';
export const shapeQuestions: readonly ShapeQuestion[] = [...salesSteps, 'prematurePitch', 'summarisedBack'];

/** `objectionTurn` is asked of every turn of the customer's and answered by the likeliest; `objectionTruth` has a class for each of `objectionTruths`. */
export type DialogueQuestion = ShapeQuestion | 'objectionTurn' | 'objectionTruth';

/** Asks a model of conversations. @returns the logits of its classes */
export type Judge = (question: DialogueQuestion, described: Float64Array) => Float64Array;

/** A turn, in the order it was said, with what the heads of its speaker say of it; no view where there is nothing to read. */
export interface DialogueTurn {
  readonly speaker: Speaker;
  readonly text: string;
  readonly view?: TurnView | undefined;
}

/** Of a longer turn, what it does shows at its beginning. */
const longestLooked = 2000;

/** As the patterns of this folder expect texts. */
export function folded(text: string): string {
  return text.slice(0, longestLooked).normalize('NFKC').toLowerCase().replaceAll('’', "'");
}
