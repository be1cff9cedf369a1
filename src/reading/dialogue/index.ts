/** What a conversation as a whole tells: its shape, and whether an objection in it is meant. Weighs words and what the heads say of the single turns; reading those is done above. */
export { describeShape, readShape } from './dialogue.ts';
export type { DialogueShape } from './dialogue.ts';
export { likelyObjects } from './objected.ts';
export { confirmingQuestions, describeCandidates, describeObjection, hearCustomer, supposeTruth } from './objection-truth.ts';
export type { TruthHypothesis } from './objection-truth.ts';
export { shapeQuestions } from './questions.ts';
export type { DialogueQuestion, DialogueTurn, Judge, ShapeQuestion } from './questions.ts';
