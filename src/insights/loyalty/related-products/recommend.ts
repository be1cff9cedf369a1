import { once } from '../../basket-facts.ts';
import { join, sql } from '../../../domain/index.ts';
import type { Query } from '../../../domain/index.ts';

/** The best sellers are candidates for everybody; more would hardly ever be among the first. */
const popularCandidates = 60;

/**
 * Scores what to recommend in each case: score(c) = p(c) · (1 + Σₑ (λ(e, c) − 1) / |evidence|), e what is already there, p the share of
 * baskets with c, λ the shrunk lift. Without any related pair that is the order of popularity. What is already there is no candidate.
 * @param evidence table with the key columns and `product_id`: what speaks for what comes next
 * @param owned table with the same columns: what is not recommended any more
 * @returns common table expressions ending in `candidates` (keys, `product_id, score, popularity`), after those of `pairLifts` and `pairPartners`
 */
export function recommendationScore({ evidence, owned, keys }: { readonly evidence: Query; readonly owned: Query; readonly keys: readonly Query[] }): Query {
  const key = join(keys);
  const of = (table: Query): Query => join(keys.map((column) => sql`${table}.${column}`));
  const same = (one: Query, other: Query): Query => join(keys.map((column) => sql`${one}.${column} = ${other}.${column}`), sql` and `);
  return sql`
    ${once('popular', sql`select product_id, baskets, row_number() over (order by baskets desc, product_id) as place from item_counts`)},
    ${once('scored', sql`
      select ${key}, product_id, sum(gain) as gain from (
        select ${of(sql`e`)}, l.other as product_id, (l.lift - 1) / s.size as gain
        from ${evidence} e join pair_partners l on l.one = e.product_id join (select ${key}, cast(count(*) as double) as size from ${evidence} x group by ${key}) s on ${same(sql`s`, sql`e`)}
        union all
        select ${of(sql`s`)}, p.product_id, 0 as gain from (select distinct ${key} from ${evidence} x) s cross join popular p where p.place <= ${popularCandidates}
      ) gains group by ${key}, product_id`)},
    ${once('candidates', sql`
      select ${of(sql`c`)}, c.product_id, p.baskets * (1 + c.gain) as score, p.baskets as popularity
      from scored c join popular p on p.product_id = c.product_id
      left join ${owned} o on ${same(sql`o`, sql`c`)} and o.product_id = c.product_id where o.product_id is null`)}`;
}
