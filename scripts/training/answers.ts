import { agentHeads, customerHeads, puttingOff } from '../../src/reading/heads/head-names.ts';
import type { HeadName } from '../../src/reading/heads/head-names.ts';
import type { CorpusMessage } from './corpus.ts';

/** What the corpus answers to every customer head: 1 yes, 0 no, −1 does not say. */
export function customerAnswers(message: CorpusMessage): Int8Array {
  const yes = new Set<HeadName>([
    ...(message.intents ?? []).map((intent) => `intent.${intent}`),
    ...Object.keys(message.aspects ?? {}).map((aspect) => `aspect.${aspect}`),
    ...(message.objection === undefined ? [] : [`objection.${message.objection.cause}`, `when.${message.objection.when}`]),
    ...(message.motive === undefined ? [] : [`motive.${message.motive}`]),
    ...(message.level === undefined ? [] : [`needLevel.${message.level}`]),
    ...(message.hurt === undefined ? [] : [`emotionalNeed.${message.hurt}`]),
    ...(message.sarcasm === true ? ['sarcasm.risk'] : []),
    ...((message.facts ?? []).length > 0 ? ['fact.any'] : []),
    ...((message.promises ?? []).length > 0 ? ['promise.any'] : []),
    `mood.${message.polarity ?? 'neutral'}`,
    `emotion.${message.emotion ?? 'neutral'}`,
  ]);
  return Int8Array.from(customerHeads, (head) => (head === 'when.later' && (message.objection === undefined || puttingOff.has(message.objection.cause)) ? -1 : yes.has(head) ? 1 : 0));
}

export function agentAnswers(message: CorpusMessage): Int8Array {
  const yes = new Set<HeadName>([
    ...(message.phrases ?? []).map(({ category }) => `phrase.${category}`),
    ...(message.claims ?? []).map(({ kind }) => `claim.${kind}`),
    ...((message.promises ?? []).length > 0 ? ['promise.any'] : []),
    ...(message.done === true ? ['promise.fulfilled'] : []),
    ...(message.cancelled === true ? ['promise.cancelled'] : []),
    ...(message.acts ?? []).map((act) => `act.${act}`),
  ]);
  return Int8Array.from(agentHeads, (head) => (message.acts === undefined && head.startsWith('act.') ? -1 : yes.has(head) ? 1 : 0));
}
