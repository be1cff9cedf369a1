/** What a conversation as a whole tells: its shape, and whether an objection in it is meant. Reads words and causes; reading the single messages is done above. */
export { readShape } from './dialogue.ts';
export type { DialogueShape, DialogueTurn } from './dialogue.ts';
export { likeliestObjection } from './objected.ts';
export { confirmingQuestions, supposeTruth } from './objection-truth.ts';
export type { ObjectionTurn, TruthHypothesis } from './objection-truth.ts';
