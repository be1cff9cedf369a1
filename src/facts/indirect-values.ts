/** Indirect value that people have entered, as the engine reads it beside the figures: a projection of the desk, never a source. */
import { sql } from '../domain/index.ts';
import type { Query, Row } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';

export interface EnteredValue {
  readonly customerId: string;
  readonly kind: string;
  /** A year, in the company's currency. */
  readonly yearlyAmount: number;
}

/** Writes the amounts anew. */
export async function writeIndirectValues(warehouse: Warehouse, values: readonly EnteredValue[]): Promise<void> {
  await warehouse.transaction(async (inside) => {
    await inside.temporaryTable({
      name: 'live_indirect_value',
      columns: [{ name: 'customer_id', type: 'text' }, { name: 'kind', type: 'text' }, { name: 'yearly_amount', type: 'number' }],
      rows: values.map(({ customerId, kind, yearlyAmount }) => [customerId, kind, yearlyAmount]),
    });
    await inside.execute(sql`delete from indirect_value`);
    await inside.execute(sql`insert into indirect_value select customer_id, kind, yearly_amount from live_indirect_value`);
    await inside.execute(sql`drop table live_indirect_value`);
  });
}

const resolved = sql`select coalesce(a.kept_id, v.customer_id) as subject, v.kind, v.yearly_amount from indirect_value v left join customer_alias a on a.merged_id = v.customer_id`;

/** What has been entered, each amount by itself. */
export function indirectValues(warehouse: Warehouse): Promise<Row[]> {
  return warehouse.rows(sql`select subject, kind, yearly_amount from (${resolved}) resolved order by subject, kind, yearly_amount`);
}

/** `subject`, `yearly_amount`: one row per customer, merged customers as one. */
export const enteredValues: Query = sql`(select subject, sum(yearly_amount) as yearly_amount from (${resolved}) resolved group by subject)`;

/** `subject`: customers whose referrals have been valued by hand. */
export const enteredReferrals: Query = sql`(select distinct subject from (${resolved}) resolved where kind = 'referrals')`;
