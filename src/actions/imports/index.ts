/** The journal of imports and the mappings used in them. The facts themselves are in the warehouse; see RULES.md. */
export { beginImport, failImport, findLiveImport, finishImport, getImport, listJournal, markReverted, reconcileJournal } from './journal.ts';
export type { FinishedImport, ImportEntry } from './journal.ts';
export { savedKinds, savedMapping, saveMapping } from './mappings.ts';
export type { Mapping } from './mappings.ts';
