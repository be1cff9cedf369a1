/** Promises in Chinese and English: commitments with owner, deed and deadline, and what becomes of them. Pure. */
export { findPromises, promiseFinder } from './promises.ts';
export type { FindPromises, PromiseContext } from './promises.ts';
export { featureNames } from './marks.ts';
export type { PromiseLanguage } from './marks.ts';
export { findStatements } from './statements.ts';
export type { PromiseWeights } from './judgement.ts';
export { findOutcome, followPromises } from './outcomes.ts';
export type { FollowedPromise, OutcomeFound, PromiseTurn } from './outcomes.ts';
