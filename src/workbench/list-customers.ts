import { operations } from '../contract/index.ts';
import { countSheet, pageOfSheet } from '../facts/index.ts';
import { customerRowOf, sheetColumnOf, shownRun } from './customer-rows.ts';
import { implement } from './implementation.ts';

/** A page of customers, filtered and sorted inside the engine. */
export const listCustomers = implement(operations.listCustomers, async (workspace, input) => {
  const { asOf, currency } = await shownRun(workspace);
  const page = { sort: sheetColumnOf[input.sort], descending: input.order === 'descending', offset: input.offset, limit: input.limit };
  const [total, rows] = await Promise.all([countSheet(workspace.warehouse, asOf, input), pageOfSheet(workspace.warehouse, asOf, { filters: input, page })]);
  return { asOf, currency, total, rows: rows.map(customerRowOf) };
});
