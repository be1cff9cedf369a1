import { dialect, join, sql } from '../../../domain/index.ts';
import type { Insight, InsightContext, Query } from '../../../domain/index.ts';
import { basketItems, once, usualWindow } from '../../basket-facts.ts';
import { pairLifts, pairPartners, usualPartnership } from '../related-products/pairs.ts';
import { recommendationScore } from '../related-products/recommend.ts';
import { judgeRecommendations } from './model.ts';

/** Baskets before the split teach; those from it on are the examination. */
function halves(context: InsightContext): Query {
  const setting = (key: string): number => Number(context.settings[key]);
  const window = { baskets: setting('baskets'), itemsPerBasket: setting('itemsPerBasket') };
  return sql`
    ${once('found_items', sql`select order_id, customer_id, day, product_id from (${basketItems(context, window)}) i where place <= ${window.itemsPerBasket}`)},
    ${once('split', sql`
      select min(day) as split_day from (
        select day, sum(orders) over (order by day) as so_far, sum(orders) over () as orders_in_all
        from (select day, count(distinct order_id) as orders from found_items group by day) days
      ) counted where so_far >= (1 - cast(${setting('holdOutShare')} as double)) * orders_in_all`)},
    ${once('taught', sql`select f.* from found_items f cross join split where day < split_day`)},
    ${once('examined', sql`select f.* from found_items f cross join split where day >= split_day`)}`;
}

/**
 * The cases of the two tasks, at most so many of each, picked by a fingerprint of their ids. `owned` holds what is there
 * already, `evidence` the latest of it, `targets` what is to be guessed.
 */
function cases(cap: number, evidenceProducts: number): Query {
  const picked = (ids: Query): Query => sql`select case_id from (select case_id, row_number() over (order by ${dialect('fingerprint', sql`case_id`)}, case_id) as place from (${ids}) ids) ranked where place <= ${cap}`;
  return sql`
    ${once('full_baskets', picked(sql`select order_id as case_id from examined group by order_id having count(*) > 1`))},
    ${once('hidden', sql`
      select order_id as case_id, min_by(product_id, ${dialect('fingerprint', sql`order_id || '/' || product_id`)}) as product_id
      from examined e join full_baskets b on b.case_id = e.order_id group by order_id`)},
    ${once('last_baskets', sql`select customer_id, max_by(order_id, cast(day as varchar) || order_id) as order_id from examined where customer_id is not null group by customer_id`)},
    ${once('known', sql`
      select customer_id, product_id, row_number() over (partition by customer_id order by max(day) desc, product_id) as place
      from taught where customer_id is not null group by customer_id, product_id`)},
    ${once('new_products', sql`
      select b.customer_id as case_id, e.product_id
      from last_baskets b join examined e on e.order_id = b.order_id
      left join known k on k.customer_id = b.customer_id and k.product_id = e.product_id
      where k.product_id is null and b.customer_id in (select customer_id from known)`)},
    ${once('revisits', picked(sql`select distinct case_id from new_products`))},
    ${once('owned', sql`
      select 'same-basket' as task, e.order_id as case_id, e.product_id, 1 as place from examined e join hidden h on h.case_id = e.order_id and h.product_id <> e.product_id
      union all select 'next-purchase', k.customer_id, k.product_id, k.place from known k join revisits r on r.case_id = k.customer_id`)},
    ${once('evidence', sql`select task, case_id, product_id from owned where place <= ${evidenceProducts}`)},
    ${once('targets', sql`
      select 'same-basket' as task, case_id, product_id from hidden
      union all select 'next-purchase', n.case_id, n.product_id from new_products n join revisits r on r.case_id = n.case_id`)}`;
}

/** Hits of the first `shown` recommendations and of the most popular products, case by case, counted together. */
function summary(context: InsightContext): Query {
  const shown = Number(context.settings['shown']);
  const best = (order: Query): Query => sql`
    select task, case_id, product_id from (select c.*, row_number() over (partition by task, case_id order by ${order} desc, product_id) as place from candidates c) ranked where place <= ${shown}`;
  const hits = (of: Query): Query => sql`select distinct b.task, b.case_id from (${of}) b join targets t on t.task = b.task and t.case_id = b.case_id and t.product_id = b.product_id`;
  const counted = join([
    sql`count(*) as cases`,
    sql`count(r.case_id) as related_hits`,
    sql`count(p.case_id) as popular_hits`,
    sql`count(case when p.case_id is not null then r.case_id end) as both_hits`,
  ]);
  return sql`
    with ${halves(context)}, ${pairLifts(sql`taught`)}, ${pairPartners(usualPartnership)}, ${cases(Number(context.settings['cases']), Number(context.settings['evidenceProducts']))},
    ${recommendationScore({ evidence: sql`evidence`, owned: sql`owned`, keys: [sql`task`, sql`case_id`] })}
    select c.task, ${counted}, max(cast(split_day as varchar)) as split_day, max(b.baskets) as baskets
    from (select distinct task, case_id from targets) c
    left join (${hits(best(sql`score`))}) r on r.task = c.task and r.case_id = c.case_id
    left join (${hits(best(sql`popularity`))}) p on p.task = c.task and p.case_id = c.case_id
    cross join split cross join basket_count b group by c.task`;
}

/** Whether recommending what goes together hits more often than recommending what everybody buys. */
export const recommendationCheck: Insight = {
  name: 'loyalty.recommendation-check',
  version: 1,
  title: { zh: '推荐的检验', en: 'Do the recommendations hit?' },
  question: { zh: '按关联推荐，比推荐最畅销的更准吗？', en: 'Does recommending what goes together beat recommending what sells most?' },
  reads: ['orders', 'order-lines'],
  needs: [],
  subject: 'company',
  columns: [
    { name: 'cases', type: 'integer' },
    { name: 'related_hits', type: 'integer' },
    { name: 'popular_hits', type: 'integer' },
    { name: 'both_hits', type: 'integer' },
    { name: 'related_share', type: 'number' },
    { name: 'related_low', type: 'number' },
    { name: 'related_high', type: 'number' },
    { name: 'popular_share', type: 'number' },
    { name: 'popular_low', type: 'number' },
    { name: 'popular_high', type: 'number' },
    { name: 'difference', type: 'number' },
    { name: 'difference_low', type: 'number' },
    { name: 'difference_high', type: 'number' },
    { name: 'verdict', type: 'text' },
  ],
  settings: { ...usualWindow, baskets: 100_000, holdOutShare: 0.2, cases: 2_500, evidenceProducts: 50, shown: 3 },
  summary,
  fit: judgeRecommendations,
  score: (context, fitted) =>
    fitted?.groups ? sql`select * from ${context.groups}` : sql`
      select cast(null as varchar) as subject, cast(0 as bigint) as cases, cast(0 as bigint) as related_hits, cast(0 as bigint) as popular_hits, cast(0 as bigint) as both_hits,
             cast(null as double) as related_share, cast(null as double) as related_low, cast(null as double) as related_high, cast(null as double) as popular_share,
             cast(null as double) as popular_low, cast(null as double) as popular_high, cast(null as double) as difference, cast(null as double) as difference_low,
             cast(null as double) as difference_high, 'too-little-data' as verdict
      where 1 = 0`,
  measures: [],
  card: 'loyalty/recommendation-check/card.md',
};
