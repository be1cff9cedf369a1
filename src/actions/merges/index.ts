/** Which customers are one person, as people decided it. The warehouse's aliases are made from this; see RULES.md. */
export { listMerges, liveAliases, mergeCustomer, undoMerge } from './merges.ts';
export type { Alias, Merge } from './merges.ts';
