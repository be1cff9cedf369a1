import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { join, sql } from '../domain/index.ts';
import type { Row } from '../domain/index.ts';
import { customerNamed, shownRun } from './customer-rows.ts';
import { implement } from './implementation.ts';
import { pairsOn } from './related-products.ts';
import { textOrNull } from './row-values.ts';

type Recommendations = OutputOf<typeof operations.customerRecommendations>;

/** What was bought speaks for what comes next, as if it were so many products at most. */
const boughtProducts = 50;

/**
 * What goes with what a customer has bought and they have not bought yet. The same score that the hold-out check examines:
 * the share of baskets with a product × (1 + mean over what was bought of (lift − 1)).
 */
export const customerRecommendations = implement(operations.customerRecommendations, async (workspace, input) => {
  const { asOf } = await shownRun(workspace);
  const { id } = await customerNamed(workspace, input.id, asOf);
  const bought = await workspace.warehouse.rows(sql`
    select l.product_id
    from fact_orders_view o join fact_order_lines_view l on l.order_id = o.id
    where o.customer_id = ${id} and cast(o.ordered_at as date) <= cast(${asOf} as date) and o.net >= 0 and l.quantity > 0 and not coalesce(o.returned, false) and l.product_id is not null group by l.product_id`);
  if (bought.length === 0) return { customer: id, asOf, bought: 0, recommendations: [] };
  const evidence = Math.min(boughtProducts, bought.length);
  const known = join(bought.map((row) => sql`${String(row['product_id'])}`));
  const gains = sql`select p.other, sum(p.lift - 1) as gain, max_by(p.subject, p.lift) as reason from ${pairsOn(asOf)} p where p.subject in (${known}) group by p.other`;
  const everything = sql`select subject as id, max(name) as name, max(category) as category, max(baskets) as baskets, max(all_baskets) as all_baskets from ${pairsOn(asOf)} a group by subject`;
  const rows = await workspace.warehouse.rows(sql`
    select s.*, r.name as reason_name, r.category as reason_category, r.together, r.lift, r.low, r.high
    from (
      select a.*, g.reason, 1 + coalesce(g.gain, 0) / ${evidence} as strength
      from (${everything}) a left join (${gains}) g on g.other = a.id
      where a.id not in (${known})
    ) s left join ${pairsOn(asOf)} r on r.subject = s.reason and r.other = s.id
    order by s.strength * s.baskets desc, s.id limit ${input.limit}`);
  return { customer: id, asOf, bought: evidence, recommendations: rows.map(recommendationOf) };
});

function recommendationOf(row: Row): Recommendations['recommendations'][number] {
  return {
    product: { id: String(row['id']), name: textOrNull(row['name']), category: textOrNull(row['category']) },
    strength: Number(row['strength']),
    because:
      row['reason'] == null
        ? null
        : {
            product: { id: String(row['reason']), name: textOrNull(row['reason_name']), category: textOrNull(row['reason_category']) },
            together: Number(row['together']),
            lift: Number(row['lift']),
            low: Number(row['low']),
            high: Number(row['high']),
          },
    baskets: Number(row['baskets']),
    allBaskets: Number(row['all_baskets']),
  };
}
