import type { TurnView } from '../heads/conversation-features.ts';
import { customerHeads } from '../heads/head-names.ts';

const columns = { objection: customerHeads.indexOf('intent.objection'), complaint: customerHeads.indexOf('intent.complaint') };
/** In a conversation an objection is likelier than in a message by itself: this much is enough when no turn is one for certain. */
const leastLikely = 0.16;

/**
 * Whether a conversation in which no turn is an objection for certain most likely objects somewhere: in a customer's turn, unless one of their turns is a complaint
 * more likely still. The bound was chosen on the odd trades of the seed corpus, read by heads that had not learned from them.
 */
export function likelyObjects(views: readonly (TurnView | undefined)[]): boolean {
  const most = (column: number): number => views.reduce((highest, view) => Math.max(highest, view?.speaker === 'customer' ? (view.heads[column] ?? 0) : 0), 0);
  const objection = most(columns.objection);
  return objection >= leastLikely && most(columns.complaint) <= objection;
}
