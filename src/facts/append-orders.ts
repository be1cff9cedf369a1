/** Orders worked out from sales lines: one per order id of the file. */
import { dialect, factColumns, join, name, sql } from '../domain/index.ts';
import type { Query } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { derivedOrderPrefix } from './append-settle.ts';
import type { AppendPlan } from './append-plan.ts';

/** An order that is wholly taken back: by its number (C…), by its flag, or because every line is negative. */
const returned = sql`coalesce(bool_or(returned), false) or regexp_like(order_id, '^[Cc][0-9]') or count_if(net >= 0) = 0`;

/**
 * Fills `import_order` with the file's orders. Run it after the lines are in: an order that other files have lines of
 * as well is the sum of all its lines.
 */
export async function deriveOrders(inside: Warehouse, plan: AppendPlan, onlyHere: boolean): Promise<void> {
  await inside.temporaryCopy({
    name: 'import_order_total',
    query: sql`select order_id, sum(net) as net, sum(coalesce(discount, 0)) as discount from fact_order_lines
      where ${onlyHere ? sql`false` : sql`order_id in (select order_id from import_typed where problem is null)`} group by order_id having count_if(import_id <> ${plan.importId}) > 0`,
  });
  const first = (column: string): Query => (plan.mapping.has(column) ? sql`min_by(${name(column)}, line) filter (where ${name(column)} is not null)` : sql`cast(null as varchar)`);
  const grouped = sql`select order_id as id, ${first('customer_id')} as customer_id, min(ordered_at) as ordered_at, max(promised_at) as promised_at, max(delivered_at) as delivered_at,
      cast(sum(net) as decimal(18, 6)) as net, cast(sum(coalesce(discount, 0)) as decimal(18, 6)) as discount, count(discount) > 0 as discounted,
      ${first('currency')} as currency, ${first('channel')} as channel, ${first('campaign')} as campaign, ${first('region')} as region, ${returned} as returned, min(line) as line
    from import_typed where problem is null group by order_id`;
  const summed = sql`select g.id, g.customer_id, g.ordered_at, g.promised_at, g.delivered_at,
      case when g.discounted then cast(coalesce(t.net + t.discount, g.net + g.discount) as decimal(18, 6)) end as gross,
      case when g.discounted then cast(coalesce(t.discount, g.discount) as decimal(18, 6)) end as discount,
      cast(coalesce(t.net, g.net) as decimal(18, 6)) as net, cast(null as decimal(18, 6)) as cost,
      g.currency, g.channel, g.campaign, g.region, g.returned, g.line
    from (${grouped}) g left join import_order_total t on t.order_id = g.id`;
  const content = join(factColumns.orders.map((column) => sql`coalesce(cast(${name(column.name)} as varchar), '')`), sql` || chr(31) || `);
  await inside.temporaryCopy({ name: 'import_order', query: sql`select s.*, ${derivedOrderPrefix} || ${dialect('fingerprint', content)} as fact_id from (${summed}) s where ordered_at is not null` });
  await inside.execute(sql`drop table import_order_total`);
}

/** Stores the orders of `import_order` that are new and claims the ones that are not. */
export async function appendDerivedOrders(inside: Warehouse, plan: AppendPlan): Promise<void> {
  const columns = join(factColumns.orders.map((column) => name(column.name)));
  await inside.execute(sql`insert into import_claim select ${plan.importId}, 'orders', fact_id from import_order where fact_id in (select fact_id from fact_orders)`);
  await inside.execute(sql`insert into fact_orders (${columns}, fact_id, import_id, line)
    select ${columns}, fact_id, ${plan.importId}, line from import_order where fact_id not in (select fact_id from fact_orders)`);
}

/** After lines went away: orders that still have lines are the sum of those. `ids` yields order ids. */
export async function sumDerivedOrdersAgain(inside: Warehouse, ids: Query): Promise<void> {
  const isAffected = sql`fact_id like ${`${derivedOrderPrefix}%`} and id in (${ids})`;
  const columns = factColumns.orders.map(({ name }) => name);
  const summed = columns.map((column) => {
    if (column === 'net') return sql`cast(t.net as decimal(18, 6)) as net`;
    if (column === 'discount') return sql`case when o.discount is not null then cast(t.discount as decimal(18, 6)) end as discount`;
    if (column === 'gross') return sql`case when o.gross is not null then cast(t.net + t.discount as decimal(18, 6)) end as gross`;
    return sql`o.${name(column)}`;
  });
  await inside.temporaryCopy({
    name: 'import_order',
    query: sql`select ${join(summed)}, o.attributes, o.fact_id, o.import_id, o.line from (select * from fact_orders where ${isAffected}) o
      join (select order_id, sum(net) as net, sum(coalesce(discount, 0)) as discount from fact_order_lines where order_id in (${ids}) group by order_id) t on t.order_id = o.id`,
  });
  await inside.execute(sql`delete from fact_orders where ${isAffected}`);
  await inside.execute(sql`insert into fact_orders select * from import_order`);
  await inside.execute(sql`drop table import_order`);
}
