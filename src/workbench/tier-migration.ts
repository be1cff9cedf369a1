import { operations } from '../contract/index.ts';
import { sql, ZhiyinError } from '../domain/index.ts';
import type { Query, Tier } from '../domain/index.ts';
import { insightTable } from '../facts/index.ts';
import { tiers } from '../insights/index.ts';
import { shownRun } from './customer-rows.ts';
import { implement } from './implementation.ts';
import { keptAnswer } from './kept-answers.ts';
import { numberOrNull } from './row-values.ts';
import { inMoveOrder, tierIn } from './tier-moves.ts';
import type { Workspace } from './workspace.ts';

/** Who went from which tier to which between any two snapshots; by default the shown one and the one before. */
export const tierMigration = implement(operations.tierMigration, async (workspace, input) => {
  const { asOf, currency } = await shownRun(workspace);
  const days = await snapshotDays(workspace);
  const to = input.to ?? asOf;
  const from = input.from ?? days.findLast((day) => day < to);
  for (const day of [from, to]) if (day !== undefined && !days.includes(day)) throw new ZhiyinError('NOT_FOUND', { what: 'snapshot', id: day });
  if (from === undefined) return { currency, days, migration: null };
  if (from >= to) throw new ZhiyinError('BAD_REQUEST', { problem: `from: ${from} must be earlier than ${to}` });
  return { currency, days, migration: { from, to, cells: await keptAnswer(workspace, { restsOn: 'insights', question: ['tierMigration', from, to] }, () => cellsBetween(workspace, from, to)) } };
});

/** The days that tiers were computed for, earliest first. */
export async function snapshotDays({ warehouse }: Workspace): Promise<string[]> {
  const rows = await warehouse.rows(sql`select as_of from insight_fit where insight = ${tiers.name} order by as_of`);
  return rows.map((row) => String(row['as_of']));
}

type Cells = { from: Tier | null; to: Tier | null; customers: number; valueBefore: number | null; valueAfter: number | null }[];

async function cellsBetween({ warehouse }: Workspace, from: string, to: string): Promise<Cells> {
  const on = (day: string): Query => sql`
    (select t.subject, t.tier, l.value_12m from ${insightTable(tiers.name)} t
     left join ${insightTable('worth.lifetime')} l on l.subject = t.subject and l.as_of = t.as_of where t.as_of = cast(${day} as date))`;
  const rows = await warehouse.rows(sql`
    select b.tier as from_tier, a.tier as to_tier, count(*) as customers, sum(b.value_12m) as value_before, sum(a.value_12m) as value_after
    from ${on(from)} b full outer join ${on(to)} a on a.subject = b.subject group by b.tier, a.tier`);
  return rows
    .map((row) => ({ from: tierIn(row, 'from_tier'), to: tierIn(row, 'to_tier'), customers: Number(row['customers']), valueBefore: numberOrNull(row['value_before']), valueAfter: numberOrNull(row['value_after']) }))
    .toSorted(inMoveOrder);
}
