import { sql } from '../../../domain/index.ts';
import type { Insight } from '../../../domain/index.ts';
import { basketItems, namedProducts, once, usualWindow } from '../../basket-facts.ts';
import { pairLifts, pairPartners, usualPartnership } from './pairs.ts';

/** What goes with each product: one row per product and partner, from what people really buy together. */
export const relatedProducts: Insight = {
  name: 'loyalty.related-products',
  version: 1,
  title: { zh: '关联商品', en: 'Related products' },
  question: { zh: '买了这件的人，还一起买了什么？', en: 'What is bought together with what?' },
  reads: ['orders', 'order-lines', 'products'],
  needs: [],
  subject: 'product',
  columns: [
    { name: 'name', type: 'text' },
    { name: 'category', type: 'text' },
    { name: 'other', type: 'text' },
    { name: 'other_name', type: 'text' },
    { name: 'other_category', type: 'text' },
    { name: 'together', type: 'integer' },
    { name: 'baskets', type: 'integer' },
    { name: 'other_baskets', type: 'integer' },
    { name: 'all_baskets', type: 'integer' },
    { name: 'confidence', type: 'number' },
    { name: 'lift', type: 'number' },
    { name: 'low', type: 'number' },
    { name: 'high', type: 'number' },
    { name: 'related', type: 'boolean' },
  ],
  settings: { ...usualWindow, ...usualPartnership },
  score: (context) => {
    const setting = (key: string): number => Number(context.settings[key]);
    const window = { baskets: setting('baskets'), itemsPerBasket: setting('itemsPerBasket') };
    return sql`
      with ${once('found_items', basketItems(context, window))},
      ${once('basket_items', sql`select * from found_items where place <= ${window.itemsPerBasket}`)},
      ${pairLifts(sql`basket_items`)}, ${pairPartners({ minimumTogether: setting('minimumTogether'), partners: setting('partners') })},
      ${once('named', namedProducts(context, sql`basket_items`))}
      select one as subject, n.name, n.category, other, o.name as other_name, o.category as other_category, cast(together as bigint) as together, cast(one_baskets as bigint) as baskets,
             cast(other_baskets as bigint) as other_baskets, cast(baskets as bigint) as all_baskets, together / one_baskets as confidence, lift, low, high, low > greatest(1, prior_mean) as related
      from pair_partners join named n on n.id = one join named o on o.id = other`;
  },
  measures: [],
  card: 'loyalty/related-products/card.md',
};
