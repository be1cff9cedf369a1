import { objectionCauses } from '../../domain/index.ts';
import type { ObjectionCause } from '../../domain/index.ts';
import type { TurnView } from '../heads/conversation-features.ts';
import { customerHeads } from '../heads/head-names.ts';

const columns = {
  objection: customerHeads.indexOf('intent.objection'),
  complaint: customerHeads.indexOf('intent.complaint'),
  causes: objectionCauses.map((cause) => ({ cause, column: customerHeads.indexOf(`objection.${cause}`) })),
};
/** In a conversation an objection is likelier than in a message by itself: this much is enough when no turn is one for certain. */
const leastLikely = 0.16;

/**
 * Where a conversation in which no turn is an objection for certain most likely objects, and to what: the customer's turn with the highest probability,
 * unless one of their turns is a complaint more likely still. The bound was chosen on the odd trades of the seed corpus, read by heads that had not learned from them.
 */
export function likeliestObjection(views: readonly (TurnView | undefined)[]): { readonly turn: number; readonly cause: ObjectionCause } | undefined {
  let turn = -1;
  let most = leastLikely;
  let complaint = 0;
  views.forEach((view, at) => {
    if (view?.speaker !== 'customer') return;
    const probability = view.heads[columns.objection] ?? 0;
    complaint = Math.max(complaint, view.heads[columns.complaint] ?? 0);
    if (probability >= most && (turn < 0 || probability > most)) [turn, most] = [at, probability];
  });
  const heads = views[turn]?.heads;
  if (!heads || complaint > most) return undefined;
  const { cause } = columns.causes.reduce((best, each) => ((heads[each.column] ?? 0) > (heads[best.column] ?? 0) ? each : best));
  return { turn, cause };
}
