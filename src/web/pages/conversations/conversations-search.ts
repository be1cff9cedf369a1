/** What the address of the conversations says: which ones, in which order, which page. */
import { conversationTraits } from '../../../contract/index.ts';

export interface ConversationsSearch {
  readonly traits?: readonly (typeof conversationTraits)[number][];
  readonly sort?: 'dissatisfied';
  /** From 1. */
  readonly page?: number;
}

/** Whatever is not understood is left out. */
export function readConversationsSearch(raw: Readonly<Record<string, unknown>>): ConversationsSearch {
  const given = Array.isArray(raw['traits']) ? raw['traits'] : String(raw['traits'] ?? '').split(',');
  const traits = conversationTraits.filter((trait) => given.includes(trait));
  const page = Number(raw['page']);
  return { ...(traits.length > 0 && { traits }), ...(raw['sort'] === 'dissatisfied' && { sort: 'dissatisfied' as const }), ...(Number.isInteger(page) && page > 1 && { page }) };
}
