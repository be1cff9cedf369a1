import { sql } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { refreshFactViews } from './schema.ts';

/** Writes the aliases anew: a projection of the desk's live merges, never a source. */
export async function writeAliases(warehouse: Warehouse, aliases: readonly { readonly mergedId: string; readonly keptId: string }[]): Promise<void> {
  await warehouse.transaction(async (inside) => {
    await inside.temporaryTable({
      name: 'live_alias',
      columns: [{ name: 'merged_id', type: 'text' }, { name: 'kept_id', type: 'text' }],
      rows: aliases.map(({ mergedId, keptId }) => [mergedId, keptId]),
    });
    await inside.execute(sql`delete from customer_alias`);
    await inside.execute(sql`insert into customer_alias select merged_id, kept_id from live_alias`);
    await inside.execute(sql`drop table live_alias`);
    await refreshFactViews(inside);
  });
}

/** Whether some fact speaks of this customer. */
export async function customerExists(warehouse: Warehouse, id: string): Promise<boolean> {
  return (await warehouse.rows(sql`select id from fact_customers where id = ${id} limit 1`)).length > 0;
}
