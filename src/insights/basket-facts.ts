import { name, sql } from '../domain/index.ts';
import type { InsightContext, Query } from '../domain/index.ts';

/** How much of the order lines is looked at, so that any history costs about the same. */
export interface BasketWindow {
  /** About so many of the latest orders, in whole days. */
  readonly baskets: number;
  /** Of a basket with more products, so many that cost most. */
  readonly itemsPerBasket: number;
}

/** The window that rooms use. */
export const usualWindow: BasketWindow = { baskets: 200_000, itemsPerBasket: 30 };

/**
 * The latest baskets, one row per order and product: `order_id, customer_id, day, product_id, description, category, place` (rank by what
 * was paid for it, up to one beyond the limit, which shows that a basket was cut). Returned orders and negative quantities are left out.
 */
export function basketItems(context: InsightContext, window: BasketWindow): Query {
  const orders = sql`
    select id, customer_id, cast(ordered_at as date) as day from ${context.facts('orders')}
    where ordered_at is not null and net >= 0 and not coalesce(returned, false)`;
  const since = sql`
    select coalesce(min(case when so_far <= ${window.baskets} then day end), max(day)) as day
    from (select day, sum(orders) over (order by day desc) as so_far from (select day, count(*) as orders from (${orders}) o group by day) days) counted`;
  return sql`
    select * from (
      select l.order_id, max(o.customer_id) as customer_id, max(o.day) as day, l.product_id, max(l.description) as description, max(l.category) as category,
             row_number() over (partition by l.order_id order by sum(l.net) desc, l.product_id) as place
      from ${context.facts('order-lines')} l
      join (select id, customer_id, day from (${orders}) o where day >= (select day from (${since}) first_day)) o on o.id = l.order_id
      where l.quantity > 0 group by l.order_id, l.product_id
    ) ranked where place <= ${window.itemsPerBasket + 1}`;
}

/** A product with the name people know it by: `id, name, category`, from the product list where there is one. */
export function namedProducts(context: InsightContext, items: Query): Query {
  return sql`
    select s.product_id as id, coalesce(max(p.name), max(s.description)) as name, coalesce(max(p.category), max(s.category)) as category
    from (select product_id, max(description) as description, max(category) as category from ${items} i group by product_id) s
    left join ${context.facts('products')} p on p.id = s.product_id group by s.product_id`;
}

/** A common table expression, `with <table> as (…)`; the engine computes it once when it is read several times. */
export function once(table: string, query: Query): Query {
  return sql`${name(table)} as (${query})`;
}
