/** What is bought together, what to recommend, and what each group of customers needs. */
import { z } from 'zod';
import { tierNames } from '../domain/index.ts';
import { count, operation } from './operation.ts';

const share = z.coerce.number().min(0).max(1);

/** Association rules with one item on the right. */
export const basketRules = z.object({
  baskets: z.number(),
  /** Different items. */
  items: z.number(),
  /** Frequent itemsets of any size. */
  itemsets: z.number(),
  /** Highest lift first. */
  rules: z.array(z.object({ left: z.array(z.string()), right: z.array(z.string()), support: z.number(), count: z.number(), confidence: z.number(), lift: z.number() })),
  /** Present when a limit was met: what was left out. */
  capped: z
    .object({ by: z.array(z.enum(['itemsets', 'work', 'rules'])), maximumSize: z.number().nullable(), support: z.number().nullable(), rulesFound: z.number() })
    .optional(),
});
export type BasketRules = z.output<typeof basketRules>;

export const companyBaskets = operation({
  name: 'companyBaskets',
  method: 'get',
  path: '/api/baskets',
  tag: 'insights',
  title: { zh: '什么和什么一起买', en: 'What is bought together' },
  input: z.object({ support: z.coerce.number().gt(0).max(1).default(0.005), confidence: share.default(0.1) }),
  /** Items are named by product where names differ, otherwise by id. */
  output: basketRules.extend({ asOf: z.string(), since: z.string().nullable() }),
});

const product = z.object({ id: z.string(), name: z.string().nullable(), category: z.string().nullable() });
const pair = z.object({
  product,
  other: product,
  /** Baskets with both, with the one, with the other, and in all. */
  together: z.number(),
  baskets: z.number(),
  otherBaskets: z.number(),
  allBaskets: z.number(),
  /** Share of the baskets with the product that also hold the other. */
  confidence: z.number(),
  confidenceLow: z.number(),
  confidenceHigh: z.number(),
  /** How many times as often as chance, shrunk, with its 80 % interval. */
  lift: z.number(),
  low: z.number(),
  high: z.number(),
  /** The interval lies above what is usual for any two products. */
  related: z.boolean(),
});
export type RelatedPair = z.output<typeof pair>;

/** What a list of pairs may be sorted by. */
export const pairSorts = ['lift', 'low', 'together', 'confidence', 'name', 'other'] as const;

const hitRate = z.object({ hits: z.number(), share: z.number(), low: z.number(), high: z.number() });

export const relatedProducts = operation({
  name: 'relatedProducts',
  method: 'get',
  path: '/api/related-products',
  tag: 'insights',
  title: { zh: '关联商品', en: 'Related products' },
  input: z.object({
    /** Text in the name or id of either product. */
    search: z.string().optional(),
    /** Only what goes with this product. */
    product: z.string().optional(),
    sort: z.enum(pairSorts).default('low'),
    order: z.enum(['descending', 'ascending']).default('descending'),
    offset: count.default(0),
    limit: count.max(500).default(50),
  }),
  output: z.object({
    asOf: z.string(),
    status: z.enum(['known', 'too-little-data']),
    /** Baskets looked at, and how many products one of them may have. */
    baskets: z.number(),
    itemsPerBasket: z.number(),
    total: z.number(),
    /** Pairs in all that lie together clearly more often than chance. */
    relatedPairs: z.number(),
    pairs: z.array(pair),
    /** What there is to look up, most often bought first. */
    products: z.array(product.extend({ baskets: z.number() })),
    /** Recommendations examined on baskets they had not seen, against the most popular products. */
    check: z.object({
      status: z.string(),
      shown: z.number(),
      splitDay: z.string().nullable(),
      tasks: z.array(
        z.object({
          task: z.enum(['same-basket', 'next-purchase']),
          cases: z.number(),
          related: hitRate,
          popular: hitRate,
          difference: z.object({ value: z.number(), low: z.number(), high: z.number() }),
          verdict: z.enum(['better', 'worse', 'no-difference']),
        }),
      ),
    }),
  }),
});

export const customerRecommendations = operation({
  name: 'customerRecommendations',
  method: 'get',
  path: '/api/customers/{id}/recommendations',
  tag: 'customers',
  title: { zh: '可以推荐给他的', en: 'What to recommend to a customer' },
  input: z.object({ id: z.string(), limit: count.max(20).default(3) }),
  output: z.object({
    customer: z.string(),
    asOf: z.string(),
    /** Different products the customer has bought, the latest fifty at most. */
    bought: z.number(),
    recommendations: z.array(
      z.object({
        product,
        /** Against what sells most everywhere: 1 is no more likely than for anybody. */
        strength: z.number(),
        /** The product of theirs that speaks for it most; null when only its popularity does. */
        because: z.object({ product, together: z.number(), lift: z.number(), low: z.number(), high: z.number() }).nullable(),
        /** Baskets it lies in, of all that were looked at. */
        baskets: z.number(),
        allBaskets: z.number(),
      }),
    ),
  }),
});

const leaning = z.object({
  /** A channel, weekday, part of the day, price band or category. */
  value: z.string(),
  customers: z.number(),
  /** Share of the tier's customers who lean this way, with its 80 % interval, and of all customers. */
  share: z.number(),
  low: z.number(),
  high: z.number(),
  overall: z.number(),
});

/** What is done about a tier's needs: look after what they love, offer what goes with it, or let them try something small. */
export const needStrategies = ['focus', 'push', 'trial'] as const;

export const needs = operation({
  name: 'needs',
  method: 'get',
  path: '/api/needs',
  tag: 'insights',
  title: { zh: '每一层客户的需要', en: 'What each tier needs' },
  input: z.object({}),
  output: z.object({
    asOf: z.string(),
    currency: z.string(),
    status: z.enum(['known', 'too-little-data']),
    tiers: z.array(
      z.object({
        tier: z.enum(tierNames),
        customers: z.number(),
        /** Mean chance that an order is a discounted one. */
        discountShare: z.number().nullable(),
        discountLow: z.number().nullable(),
        discountHigh: z.number().nullable(),
        /** Most customers first; categories by how far they stand out. */
        categories: z.array(leaning),
        channels: z.array(leaning),
        weekdays: z.array(leaning),
        dayParts: z.array(leaning),
        priceBands: z.array(leaning),
        suggestion: z
          .object({
            strategy: z.enum(needStrategies),
            category: z.string().nullable(),
            product,
            /** For `push`: the product it goes with. */
            because: z.object({ product, together: z.number(), lift: z.number() }).nullable(),
            price: z.number().nullable(),
          })
          .nullable(),
      }),
    ),
  }),
});
