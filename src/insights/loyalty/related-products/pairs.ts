import { once } from '../../basket-facts.ts';
import { sql } from '../../../domain/index.ts';
import type { Query } from '../../../domain/index.ts';
import { quantile80 } from '../../numeric/index.ts';

/**
 * How often two products lie together against chance, with small counts drawn towards what is usual: gamma-Poisson shrinkage.
 * N ~ Poisson(λE), E = nₐ n_b / B; λ ~ Gamma(shape a, mean μ), μ = ΣN/ΣE and a = μ²/τ² by moments over all pairs, also those never
 * seen together: τ² = max(0, (Σ(N − μE)² − ΣN) / ΣE²). Lift = (a + N)/(a/μ + E); its 80 % interval is the gamma's, by Wilson and Hilferty.
 * @param items table or query with `order_id, product_id`, each pair once
 * @returns common table expressions `item_counts`, `pair_prior` and `pair_lifts` (`one, other, together, one_baskets, other_baskets, baskets,
 *   lift, low, high, prior_mean`; one < other) to be put after `with`
 * Source: W. DuMouchel, Bayesian data mining in large frequency tables, The American Statistician 53(3), 1999 (one gamma instead of
 * two); E. B. Wilson, M. M. Hilferty, The distribution of chi-square, PNAS 17, 1931.
 */
export function pairLifts(items: Query): Query {
  const shape = sql`(prior_shape + together)`;
  const rate = sql`(prior_shape / prior_mean + expected)`;
  const bound = (z: number): Query => sql`${shape} / ${rate} * power(greatest(0, 1 - 1 / (9 * ${shape}) + cast(${z} as double) / (3 * sqrt(${shape}))), 3)`;
  return sql`
    ${once('item_counts', sql`select product_id, cast(count(*) as double) as baskets from ${items} i group by product_id`)},
    ${once('basket_count', sql`select cast(count(distinct order_id) as double) as baskets from ${items} i`)},
    ${once('pair_counts', sql`
      select one, other, cast(together as double) as together, n.baskets as one_baskets, m.baskets as other_baskets, b.baskets, n.baskets * m.baskets / b.baskets as expected
      from (
        select a.product_id as one, o.product_id as other, count(*) as together
        from ${items} a join ${items} o on o.order_id = a.order_id and a.product_id < o.product_id group by a.product_id, o.product_id
      ) pairs join item_counts n on n.product_id = one join item_counts m on m.product_id = other cross join basket_count b`)},
    ${once('pair_prior', sql`
      select mean as prior_mean, mean * mean / greatest(1e-4 * mean * mean, (squares - 2 * mean * products + mean * mean * expected_squares - together) / expected_squares) as prior_shape
      from (
        select together, squares, products, expected_squares, together / expected as mean
        from (select sum(together) as together, sum(together * together) as squares, sum(together * expected) as products from pair_counts) seen
        cross join (
          select (power(sum(c.baskets), 2) - sum(c.baskets * c.baskets)) / (2 * max(b.baskets)) as expected,
                 (power(sum(c.baskets * c.baskets), 2) - sum(power(c.baskets, 4))) / (2 * max(b.baskets) * max(b.baskets)) as expected_squares
          from item_counts c cross join basket_count b
        ) chance where together > 0 and expected_squares > 0
      ) moments`)},
    pair_lifts as (
      select one, other, together, one_baskets, other_baskets, baskets, prior_mean, ${shape} / ${rate} as lift, ${bound(-quantile80)} as low, ${bound(quantile80)} as high
      from pair_counts cross join pair_prior
    )`;
}

/** Which pairs are worth keeping. */
export interface Partnership {
  /** Baskets with both, at least. */
  readonly minimumTogether: number;
  /** So many of each product's partners, those first that most baskets would follow from. */
  readonly partners: number;
}

export const usualPartnership: Partnership = { minimumTogether: 3, partners: 30 };

/** The pairs above chance from both sides, as `pair_partners` (the columns of `pair_lifts`, `one` and `other` in either order), after those of {@link pairLifts}. */
export function pairPartners({ minimumTogether, partners }: Partnership): Query {
  return once('pair_partners', sql`
    select * from (
      select both_ways.*, row_number() over (partition by one order by lift * other_baskets desc, other) as partner
      from (
        select one, other, together, one_baskets, other_baskets, baskets, lift, low, high, prior_mean from pair_lifts
        union all
        select other, one, together, other_baskets, one_baskets, baskets, lift, low, high, prior_mean from pair_lifts
      ) both_ways where together >= ${minimumTogether} and lift > 1
    ) ranked where partner <= ${partners}`);
}
