import { sql } from '../../../domain/index.ts';
import type { Insight, InsightContext, Query } from '../../../domain/index.ts';
import { once } from '../../basket-facts.ts';
import { concentration } from '../leaning.ts';

/** What a product counts as: its category, or, where nobody gave one, itself. */
function linesOf(context: InsightContext, restriction: Query): Query {
  return sql`
    select o.customer_id, o.ordered_at, l.order_id, l.product_id, l.description, l.quantity, l.net, coalesce(p.category, l.category, l.description, l.product_id) as taste
    from ${context.facts('orders')} o join ${context.facts('order-lines')} l on l.order_id = o.id
    left join (select id, max(category) as category from ${context.facts('products')} group by id) p on p.id = l.product_id
    where o.customer_id is not null and o.net >= 0 and l.quantity > 0 and not coalesce(o.returned, false) and ${restriction}`;
}

/** What each customer likes most, against what everybody likes. */
export const tastes: Insight = {
  name: 'needs.tastes',
  version: 1,
  title: { zh: '偏好的品类', en: 'Favourite category' },
  question: { zh: '他偏爱什么？', en: 'What do they like best?' },
  reads: ['orders', 'order-lines', 'products'],
  needs: [],
  subject: 'customer',
  columns: [
    { name: 'taste', type: 'text' },
    { name: 'share', type: 'number' },
    { name: 'lift', type: 'number' },
    { name: 'taste_lines', type: 'integer' },
    { name: 'lines', type: 'integer' },
  ],
  score: (context) => sql`
    with ${once('counted', sql`select customer_id, taste, count(*) as n from (${linesOf(context, sql`true`)}) l group by customer_id, taste`)},
    ${once('each', sql`select customer_id, sum(n) as lines from counted group by customer_id`)},
    ${once('overall', sql`select taste, cast(sum(n) as double) / (select cast(sum(n) as double) from counted) as q from counted group by taste`)},
    ${once('prior', sql`
      select ${concentration(sql`agreeing`, sql`pairs`, sql`overlap`)} as k
      from (select sum(n * (n - 1)) as agreeing from counted) a cross join (select sum(lines * (lines - 1)) as pairs from each) p cross join (select sum(q * q) as overlap from overall) o`)}
    select subject, taste, share, share / q as lift, n as taste_lines, lines
    from (
      select c.customer_id as subject, c.taste, c.n, e.lines, o.q, (c.n + k * o.q) / (e.lines + k) as share,
             row_number() over (partition by c.customer_id order by (c.n + k * o.q) / (e.lines + k) - o.q desc, c.n desc, c.taste) as place
      from counted c join each e on e.customer_id = c.customer_id join overall o on o.taste = c.taste cross join prior
    ) ranked where place = 1`,
  measures: [
    {
      name: 'favouriteCategory',
      column: 'taste',
      title: { zh: '偏好的品类', en: 'Favourite category' },
      unit: 'label',
      formula: 'the category with the greatest (n + κ q) / (lines + κ) − q; q everybody’s share of the category, κ = (1 − S)/(S − Σq²), S = Σ n(n − 1) / Σ lines(lines − 1)',
      meaning: {
        zh: '和全体客户相比，他买得最多的品类：看超出全体占比多少，而不是件数，否则人人都偏好最畅销的。明细少时向全体靠拢。',
        en: 'What they buy more of than others do: by how far their share exceeds everybody’s, not by count, or everybody would prefer the best seller. With few lines it leans on everybody.',
      },
      inputs: [
        { column: 'share', title: { zh: '占比（收缩后）', en: 'Share, shrunk' } },
        { column: 'lift', title: { zh: '对全体的倍数', en: 'Against everybody' } },
        { column: 'taste_lines', title: { zh: '这一品类的明细', en: 'Lines of this category' } },
        { column: 'lines', title: { zh: '全部明细', en: 'Lines in all' } },
      ],
      observations: 'lines',
      facts: (context, subject) => sql`select order_id, ordered_at, product_id, description, taste, quantity, net from (${linesOf(context, sql`o.customer_id = ${subject}`)}) l order by ordered_at desc, order_id, product_id`,
    },
  ],
  card: 'needs/tastes/card.md',
};
