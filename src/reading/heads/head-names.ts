import { aspectLabels, claimKinds, emotionalNeeds, emotionLabels, intentLabels, needLevels, objectionCauses, phraseCategories, pickyMotives } from '../../domain/index.ts';
import type { ObjectionCause } from '../../domain/index.ts';

/** One yes-or-no question to a message: `kind.label`. Columns of a table stand in this order. */
export type HeadName = string;

function each(kind: string, labels: readonly string[]): HeadName[] {
  return labels.map((label) => `${kind}.${label}`);
}

/** Putting it off is no reason by itself to answer later: what blocks the way on is answered at once. `when.later` asks of the other causes only. */
export const puttingOff: ReadonlySet<ObjectionCause> = new Set(['not-now', 'mood', 'authority']);

/** What a customer's message feels like, in the order of its heads. */
export const moods = ['negative', 'neutral', 'positive'] as const;

/** What customers' words are asked. */
export const customerHeads: readonly HeadName[] = [
  ...each('intent', intentLabels),
  ...each('aspect', aspectLabels),
  ...each('objection', objectionCauses),
  'when.later',
  ...each('motive', pickyMotives),
  ...each('needLevel', needLevels),
  ...each('emotionalNeed', emotionalNeeds),
  'sarcasm.risk',
  'fact.any',
  'promise.any',
  ...each('mood', moods),
  ...each('emotion', emotionLabels),
];

/** What a colleague does in a turn of a conversation. `summary`: says back what the customer needs or feels; `offer`: asks them to buy, book or sign. */
export const turnActs = ['greet', 'understand', 'recommend', 'related-sale', 'farewell', 'summary', 'offer'] as const;
export type TurnAct = (typeof turnActs)[number];

/** What our own people's words are asked. */
export const agentHeads: readonly HeadName[] = [...each('phrase', phraseCategories), ...each('claim', claimKinds), 'promise.any', 'promise.fulfilled', 'promise.cancelled', ...each('act', turnActs)];

/** What words are asked whose speaker nobody named. */
export const speakerHeads: readonly HeadName[] = ['speaker.agent'];
