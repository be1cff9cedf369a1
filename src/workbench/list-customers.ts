import { operations } from '../contract/index.ts';
import { countSheet, pageOfSheet, sheetLandmarks } from '../facts/index.ts';
import type { Landmark, SheetFilters, SheetPage } from '../facts/index.ts';
import { customerRowOf, sheetColumnOf, shownRun } from './customer-rows.ts';
import { implement } from './implementation.ts';
import { keptAnswer } from './kept-answers.ts';
import type { Workspace } from './workspace.ts';

/** A page of customers, filtered and sorted inside the engine. */
export const listCustomers = implement(operations.listCustomers, async (workspace, { sort, order, offset, limit, ...filters }) => {
  const { asOf, currency } = await shownRun(workspace);
  const page = { sort: sheetColumnOf[sort], descending: order === 'descending', offset, limit };
  const counted = keptAnswer(workspace, { restsOn: 'insights', question: ['countSheet', asOf, filters] }, () => countSheet(workspace.warehouse, asOf, filters));
  const landmarks = offset < nearRows ? [] : await landmarksOf(workspace, asOf, { filters, page, total: await counted });
  const [total, rows] = await Promise.all([counted, pageOfSheet(workspace.warehouse, asOf, { filters, page, landmarks })]);
  return { asOf, currency, total, rows: rows.map(customerRowOf) };
});

/** So far down the engine gets to a page by ordering what comes before; from here on by landmarks. */
const nearRows = 2000;
/** A list of any length has so many landmarks at most. */
const mostLandmarks = 1000;

/** The landmarks of a long list; none of a short one. Ordering everything once is what makes every further jump a short way. */
async function landmarksOf(workspace: Workspace, asOf: string, { filters, page, total }: { filters: SheetFilters; page: SheetPage; total: number }): Promise<readonly Landmark[]> {
  if (total < 4 * nearRows) return [];
  const { sort, descending } = page;
  const every = Math.max(nearRows / 2, Math.ceil(total / mostLandmarks));
  const question = ['sheetLandmarks', asOf, filters, sort, descending];
  return keptAnswer(workspace, { restsOn: 'insights', question }, () => sheetLandmarks(workspace.warehouse, asOf, { filters, order: { sort, descending }, every }));
}
