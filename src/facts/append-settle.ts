/**
 * Which fact of an id counts. Facts stay; the ones a later fact corrects are named in `superseded_…`, so that
 * reading the current ones costs no sort. Also: customers who are only mentioned by other facts.
 */
import { factTable, join, name, sql } from '../domain/index.ts';
import type { FactKind, Query } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { supersededTable } from './schema.ts';

/** Marks orders that were worked out from sales lines: an order that was given as such counts before them. */
export const derivedOrderPrefix = 'lines:';
/** Marks customers known only because another fact names them. */
export const mentionPrefix = 'mention:';

/** Kinds whose facts name a customer. */
const mentioningKinds: readonly FactKind[] = ['orders', 'moments', 'feedback', 'costs'];

/**
 * Decides again which fact counts for some ids: given before worked out, then the import that came last, then the line
 * that came last.
 * @param ids a query of one column `id`; `undefined` means every id of the table
 */
export async function settle(inside: Warehouse, kind: FactKind, ids: Query | undefined): Promise<void> {
  const table = name(factTable(kind));
  const among = ids === undefined ? sql`` : sql`where id in (${ids})`;
  await inside.temporaryCopy({ name: 'import_contested', query: sql`select id from ${table} ${among} group by id having count(*) > 1` });
  if (ids !== undefined) {
    await inside.execute(sql`delete from ${supersededTable(kind)} where fact_id in (select fact_id from ${table} where id in (${ids}))`);
  }
  await inside.execute(sql`insert into ${supersededTable(kind)} select fact_id from (
    select f.fact_id, row_number() over (partition by f.id order by case when f.fact_id like ${`${derivedOrderPrefix}%`} then 1 else 0 end, i.committed_at desc, f.import_id desc, f.line desc) as recency
    from ${table} f join warehouse_import i on i.import_id = f.import_id where f.id in (select id from import_contested)
  ) ranked where recency > 1`);
  await inside.execute(sql`drop table import_contested`);
}

/** Makes customers of the ids that facts mention. `mentions` yields `customer_id`, `import_id`. */
export async function addMentioned(inside: Warehouse, mentions: Query): Promise<void> {
  await inside.execute(sql`insert into fact_customers (id, fact_id, import_id)
    select m.customer_id, ${mentionPrefix} || m.customer_id, max(m.import_id) from (${mentions}) m
    left join (select distinct id from fact_customers) c on c.id = m.customer_id
    where m.customer_id is not null and c.id is null group by m.customer_id`);
}

/** A customer who is described is no longer only mentioned. */
export async function dropMentioned(inside: Warehouse, ids: Query): Promise<void> {
  await inside.execute(sql`delete from fact_customers where fact_id like ${`${mentionPrefix}%`} and id in (${ids})`);
}

/** All live mentions of some customers. */
export function mentionsOf(ids: Query): Query {
  const each = mentioningKinds.map((kind) => sql`select customer_id, import_id from ${name(factTable(kind))} where customer_id in (${ids})`);
  return join(each, sql` union all `);
}
