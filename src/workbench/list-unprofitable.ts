import { operations } from '../contract/index.ts';
import type { UnprofitableCustomer } from '../contract/index.ts';
import { join, name, sql } from '../domain/index.ts';
import type { Query, Row } from '../domain/index.ts';
import { shownRun } from './customer-rows.ts';
import { implement } from './implementation.ts';
import { keptAnswer } from './kept-answers.ts';
import { savedAssumptions, sizeNamed, sizeNumber, waysOutOn } from './profit.ts';
import { proposalReason } from './profit-story.ts';
import { textOrNull } from './row-values.ts';

/** Which column each sort reads, and which end comes first: the worst, the largest. */
const sorts = {
  netMargin: sql`net_margin asc`,
  nextLoss: sql`next_loss desc`,
  proposedGain: sql`proposed_gain desc`,
  revenue: sql`revenue desc`,
  serviceCost: sql`service_cost desc`,
} as const satisfies Record<string, Query>;

/** Buyers who cost more than they brought, a page of them, with the ways out in money and in words. */
export const listUnprofitable = implement(operations.listUnprofitable, async (workspace, { proposal, size, sort, offset, limit }) => {
  const { asOf, currency } = await shownRun(workspace);
  const { assumptions } = await savedAssumptions(workspace);
  const ways = waysOutOn(asOf, assumptions);
  const oneOf = (column: string, values: readonly (string | number)[] | undefined): Query[] => (values === undefined || values.length === 0 ? [] : [sql`${name(column)} in (${join(values.map((value) => sql`${value}`))})`]);
  const where = join([sql`true`, ...oneOf('proposal', proposal), ...oneOf('size', size?.map(sizeNumber))], sql` and `);
  const [counted] = await keptAnswer(workspace, { restsOn: 'insights', question: ['countUnprofitable', asOf, assumptions, proposal, size] }, () => workspace.warehouse.rows(sql`select count(*) as n from (${ways}) ways where ${where}`));
  const rows = await keptAnswer(workspace, { restsOn: 'insights', question: ['listUnprofitable', asOf, assumptions, proposal, size, sort, offset, limit] }, () =>
    workspace.warehouse.rows(sql`select * from (${ways}) ways where ${where} order by ${sorts[sort]}, subject offset ${offset} limit ${limit}`));
  return { asOf, currency, total: Number(counted?.['n']), rows: rows.map((row) => customerOf(row, currency)) };
});

function customerOf(row: Row, currency: string): UnprofitableCustomer {
  const value = (column: string): number => Number(row[column]);
  const customer: Omit<UnprofitableCustomer, 'why'> = {
    id: String(row['subject']),
    name: textOrNull(row['name']),
    tier: textOrNull(row['tier']) as UnprofitableCustomer['tier'],
    stage: textOrNull(row['stage']) as UnprofitableCustomer['stage'],
    size: sizeNamed(row['size']),
    orders: value('orders'),
    revenue: value('revenue'),
    productCost: value('product_cost'),
    serviceCost: value('service_cost'),
    assumed: value('assumed'),
    netMargin: value('net_margin'),
    nextLoss: value('next_loss'),
    gains: { raisePrice: value('raise_gain'), cutCost: value('cut_gain'), letGo: value('let_go_gain') },
    indirect: { entered: value('entered_value'), referrals: value('referral_value'), referred: value('referred') },
    proposal: String(row['proposal']) as UnprofitableCustomer['proposal'],
    proposedGain: value('proposed_gain'),
  };
  return { ...customer, why: proposalReason(customer, currency) };
}
