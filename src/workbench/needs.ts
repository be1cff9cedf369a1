import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { sql, tierNames } from '../domain/index.ts';
import type { Query, Row } from '../domain/index.ts';
import { insightTable, sheetOn } from '../facts/index.ts';
import { habits, quantile80, tastes, wilsonInterval } from '../insights/index.ts';
import { shownRun } from './customer-rows.ts';
import { implement } from './implementation.ts';
import { keptAnswer } from './kept-answers.ts';
import { pairsOn } from './related-products.ts';
import { numberOrNull, textOrNull } from './row-values.ts';
import type { Workspace } from './workspace.ts';

type Needs = OutputOf<typeof operations.needs>;
type TierNeeds = Needs['tiers'][number];
type Leaning = TierNeeds['categories'][number];
type Suggestion = NonNullable<TierNeeds['suggestion']>;

const level = 0.8;
const kinds = ['category', 'channel', 'weekday', 'day_part', 'price_band'] as const;
/** Of everything a tier leans towards, so many are named per kind. */
const named = 8;

/** What customers of each tier like, how they buy, and what follows for what to offer them. */
export const needs = implement(operations.needs, async (workspace) => {
  const { asOf, currency } = await shownRun(workspace);
  const [counts, discounts] = await keptAnswer(workspace, { restsOn: 'insights', question: ['needs', asOf] }, () => Promise.all([countedLeanings(workspace, asOf), discountShares(workspace, asOf)]));
  const products = await productsBought(workspace, asOf);
  const found: TierNeeds[] = tierNames.flatMap((tier) => {
    const row = discounts.find((one) => one['tier'] === tier);
    if (!row) return [];
    const leanings = (kind: (typeof kinds)[number]): Leaning[] => leaningsOf(counts.filter((one) => one['kind'] === kind), tier);
    const categories = leanings('category').toSorted((one, other) => other.low / other.overall - one.low / one.overall);
    return [
      {
        tier,
        customers: Number(row['customers']),
        ...discountOf(row),
        categories: categories.slice(0, named),
        channels: leanings('channel').slice(0, named),
        weekdays: leanings('weekday').slice(0, named),
        dayParts: leanings('day_part').slice(0, named),
        priceBands: leanings('price_band').slice(0, named),
        suggestion: suggestFor(tier, categories, products),
      },
    ];
  });
  return { asOf, currency, status: found.length === 0 ? ('too-little-data' as const) : ('known' as const), tiers: found };
});

function on(insight: string, asOf: string): Query {
  return sql`(select * from ${insightTable(insight)} where as_of = cast(${asOf} as date))`;
}

function discountShares({ warehouse }: Workspace, asOf: string): Promise<Row[]> {
  return warehouse.rows(sql`
    select s.tier, count(*) as customers, avg(h.discount_share) as discount_share, stddev_samp(h.discount_share) as deviation, count(h.discount_share) as measured
    from ${sheetOn(asOf)} s join ${on(habits.name, asOf)} h on h.subject = s.subject where s.tier is not null group by s.tier`);
}

/** The mean of the customers' own shares, with its interval where there are at least two. */
function discountOf(row: Row): Pick<TierNeeds, 'discountShare' | 'discountLow' | 'discountHigh'> {
  const [share, measured] = [numberOrNull(row['discount_share']), Number(row['measured'])];
  if (share === null || measured < 2) return { discountShare: share, discountLow: null, discountHigh: null };
  const halfWidth = (quantile80 * Number(row['deviation'])) / Math.sqrt(measured);
  return { discountShare: share, discountLow: Math.max(0, share - halfWidth), discountHigh: Math.min(1, share + halfWidth) };
}

/** What each customer leans to: `subject`, `tier`, `kind`, `value`. */
export function leaningsOn(asOf: string): Query {
  const habit = (kind: Query, column: Query): Query => sql`select s.subject, s.tier, ${kind} as kind, h.${column} as value from ${sheetOn(asOf)} s join ${on(habits.name, asOf)} h on h.subject = s.subject where h.${column} is not null`;
  return sql`
    ${habit(sql`'channel'`, sql`channel`)} union all ${habit(sql`'weekday'`, sql`weekday`)} union all ${habit(sql`'day_part'`, sql`day_part`)} union all ${habit(sql`'price_band'`, sql`price_band`)}
    union all select s.subject, s.tier, 'category' as kind, t.taste as value from ${sheetOn(asOf)} s join ${on(tastes.name, asOf)} t on t.subject = s.subject`;
}

/** Customers by tier, kind of leaning and value, counted inside the engine. */
async function countedLeanings({ warehouse }: Workspace, asOf: string): Promise<Row[]> {
  return warehouse.rows(sql`select tier, kind, value, count(*) as customers from (${leaningsOn(asOf)}) leanings where tier is not null group by tier, kind, value order by customers desc, value`);
}

function leaningsOf(rows: readonly Row[], tier: string): Leaning[] {
  const sum = (of: readonly Row[]): number => of.reduce((total, row) => total + Number(row['customers']), 0);
  const own = rows.filter((row) => row['tier'] === tier);
  const [all, everybody] = [sum(own), sum(rows)];
  return own.map((row) => {
    const customers = Number(row['customers']);
    const overall = sum(rows.filter((other) => other['value'] === row['value'])) / everybody;
    return { value: String(row['value']), customers, share: customers / all, ...wilsonInterval(customers, all, level), overall };
  });
}

interface Bought {
  readonly id: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly baskets: number;
  readonly price: number | null;
  /** What goes with it most surely. */
  readonly partner: { readonly product: Suggestion['product']; readonly together: number; readonly lift: number; readonly low: number } | null;
}

/** Products that are bought with others, most often bought first, each with its surest partner. */
async function productsBought({ warehouse }: Workspace, asOf: string): Promise<Bought[]> {
  const rows = await warehouse.rows(sql`
    select a.*, p.price, r.other, r.other_name, r.other_category, r.together, r.lift, r.low
    from (select subject, max(name) as name, max(category) as category, max(baskets) as baskets, max_by(other, case when related then low end) as partner from ${pairsOn(asOf)} x group by subject) a
    left join (select id, cast(max(price) as double) as price from fact_products_view group by id) p on p.id = a.subject
    left join ${pairsOn(asOf)} r on r.subject = a.subject and r.other = a.partner and r.related
    order by a.baskets desc, a.subject limit 5000`);
  return rows.map((row) => ({
    id: String(row['subject']),
    name: textOrNull(row['name']),
    category: textOrNull(row['category']),
    baskets: Number(row['baskets']),
    price: numberOrNull(row['price']),
    partner:
      row['other'] == null
        ? null
        : { product: { id: String(row['other']), name: textOrNull(row['other_name']), category: textOrNull(row['other_category']) }, together: Number(row['together']), lift: Number(row['lift']), low: Number(row['low']) },
  }));
}

const strategyOf = { high: 'focus', mid: 'push', potential: 'push', ordinary: 'push', low: 'trial', lost: 'trial' } as const;
/** A trial is the cheapest of so many that sell best. */
const trialChoice = 5;

/**
 * The best customers are looked after in what they love most; those in the middle are offered what goes with what they buy;
 * who has gone is let to try something small of what they used to like. Nothing where nobody knows what is bought.
 */
function suggestFor(tier: keyof typeof strategyOf, categories: readonly Leaning[], products: readonly Bought[]): Suggestion | null {
  const strategy = strategyOf[tier];
  const standsOut = categories.find(({ low, overall }) => low > overall) ?? categories.toSorted((one, other) => other.customers - one.customers)[0];
  const inCategory = products.filter(({ id, name, category }) => [category, name, id].includes(standsOut?.value ?? null));
  const choice = inCategory.length > 0 ? inCategory : products;
  const plain = ({ id, name, category }: Bought): Suggestion['product'] => ({ id, name, category });
  const [first] = choice;
  if (!first) return null;
  const category = standsOut?.value ?? null;
  if (strategy === 'push') {
    const base = choice.filter(({ partner }) => partner !== null).toSorted((one, other) => (other.partner?.low ?? 0) - (one.partner?.low ?? 0))[0];
    if (base?.partner) {
      const { product, together, lift } = base.partner;
      return { strategy, category, product, because: { product: plain(base), together, lift }, price: products.find(({ id }) => id === product.id)?.price ?? null };
    }
  }
  const small = choice.slice(0, trialChoice).toSorted((one, other) => (one.price ?? Infinity) - (other.price ?? Infinity))[0];
  const given = strategy === 'trial' && small ? small : first;
  return { strategy, category, product: plain(given), because: null, price: given.price };
}
