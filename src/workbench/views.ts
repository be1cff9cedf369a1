import { deleteSavedView, listSavedViews, saveSavedView } from '../actions/views/index.ts';
import { operations } from '../contract/index.ts';
import { implement } from './implementation.ts';

/** Views of the customer list that people keep. */
export const listViews = implement(operations.listViews, async ({ desk }) => ({ views: await listSavedViews(desk) }));
export const saveView = implement(operations.saveView, ({ desk }, input) => saveSavedView(desk, input));
export const deleteView = implement(operations.deleteView, async ({ desk }, { id }) => ({ id: await deleteSavedView(desk, id) }));
