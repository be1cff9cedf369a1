/** What a customer brings besides their own orders: entered by people, or computed from who referred whom. */
import { indirectValuesOf, setIndirectValue as enter } from '../actions/indirect-value/index.ts';
import { operations } from '../contract/index.ts';
import { sql } from '../domain/index.ts';
import { customerNamed, shownRun } from './customer-rows.ts';
import { implement } from './implementation.ts';
import { profitOn } from './profit.ts';
import { copyIndirectValues } from './recover-imports.ts';
import { numberOrNull } from './row-values.ts';

export const listIndirectValues = implement(operations.listIndirectValues, async (workspace, input) => {
  const { asOf, currency } = await shownRun(workspace);
  const { id } = await customerNamed(workspace, input.id, asOf);
  const merged = await workspace.warehouse.rows(sql`select merged_id from customer_alias where kept_id = ${id}`);
  const entries = await indirectValuesOf(workspace.desk, [id, ...merged.map((alias) => String(alias['merged_id']))]);
  const [row] = await workspace.warehouse.rows(sql`select net_margin, referred, referral_value from ${profitOn(asOf)} p where subject = ${id}`);
  const live = entries.filter((entry) => entry.endedAt === null);
  return {
    customer: id,
    currency,
    values: entries.map(({ kind, yearlyAmount, reason, enteredAt, endedAt }) => ({
      kind, reason, yearlyAmount: Number(yearlyAmount), enteredAt: new Date(enteredAt).toISOString(), endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    })),
    yearlyAmount: live.reduce((sum, entry) => sum + Number(entry.yearlyAmount), 0),
    referrals: { referred: Number(row?.['referred'] ?? 0), value: Number(row?.['referral_value'] ?? 0), counts: !live.some(({ kind }) => kind === 'referrals') },
    netMargin: numberOrNull(row?.['net_margin']),
  };
});

/** Takes effect at once: nothing has to be computed again. */
export const setIndirectValue = implement(operations.setIndirectValue, async (workspace, input, call) => {
  const { asOf } = await shownRun(workspace);
  const { id } = await customerNamed(workspace, input.id, asOf);
  await enter(workspace.desk, { customerId: id, kind: input.kind, yearlyAmount: input.yearlyAmount, reason: input.reason }, call.now());
  await copyIndirectValues(workspace.warehouse, workspace.desk);
  return { customer: id, yearlyAmount: input.yearlyAmount };
});
