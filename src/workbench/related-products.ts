import { insightSettings } from '../actions/settings/index.ts';
import { operations } from '../contract/index.ts';
import type { OutputOf, RelatedPair } from '../contract/index.ts';
import { join, name, sql } from '../domain/index.ts';
import type { Query, Row } from '../domain/index.ts';
import { insightTable } from '../facts/index.ts';
import { recommendationCheck, relatedProducts as room, wilsonInterval } from '../insights/index.ts';
import { shownRun } from './customer-rows.ts';
import { insightFit } from './explain.ts';
import { implement } from './implementation.ts';
import { textOrNull } from './row-values.ts';
import type { Workspace } from './workspace.ts';

type Related = OutputOf<typeof operations.relatedProducts>;

const columnOf = { lift: 'lift', low: 'low', together: 'together', confidence: 'confidence', name: 'name', other: 'other_name' } as const;

/** Products in the list to choose from. */
const productsListed = 2000;

/** What is bought together, a page of it, and whether recommending it has proved itself. */
export const relatedProducts = implement(operations.relatedProducts, async (workspace, input) => {
  const { asOf } = await shownRun(workspace);
  const { warehouse } = workspace;
  const rows = pairsOn(asOf);
  // Each pair once in the whole list; from its own side when one product is asked for.
  const eachOnce = pairedOnce(asOf);
  const conditions: Query[] = [input.product === undefined ? eachOnce : sql`subject = ${input.product}`];
  if (input.search) {
    const found = (column: string): Query => sql`strpos(lower(${name(column)}), lower(${input.search ?? ''})) > 0`;
    conditions.push(sql`(${join(['name', 'other_name', 'subject', 'other'].map(found), sql` or `)})`);
  }
  const where = join(conditions, sql` and `);
  const [counted] = await warehouse.rows(sql`select count(*) as n from ${rows} r where ${where}`);
  const page = await warehouse.rows(sql`
    select * from ${rows} r where ${where}
    order by ${name(columnOf[input.sort])} ${input.order === 'descending' ? sql`desc` : sql`asc`} nulls last, subject, other offset ${input.offset} limit ${input.limit}`);
  const [whole] = await warehouse.rows(sql`select max(all_baskets) as baskets, count(*) filter (where related and ${eachOnce}) as related_pairs from ${rows} r`);
  const products = await warehouse.rows(sql`select subject, max(name) as name, max(category) as category, max(baskets) as baskets from ${rows} r group by subject order by baskets desc, subject limit ${productsListed}`);
  const settings = { ...room.settings, ...(await insightSettings(workspace.desk))[room.name] };
  return {
    asOf,
    status: whole?.['baskets'] == null ? ('too-little-data' as const) : ('known' as const),
    baskets: Number(whole?.['baskets'] ?? 0),
    itemsPerBasket: Number(settings['itemsPerBasket']),
    total: Number(counted?.['n']),
    relatedPairs: Number(whole?.['related_pairs']),
    pairs: page.map(pairOf),
    products: products.map((row) => ({ id: String(row['subject']), name: textOrNull(row['name']), category: textOrNull(row['category']), baskets: Number(row['baskets']) })),
    check: await checkOf(workspace, asOf),
  };
});

/** The pairs of a day, from both sides. */
export function pairsOn(asOf: string): Query {
  return sql`(select * from ${insightTable(room.name)} where as_of = cast(${asOf} as date))`;
}

/** Of a pair that stands on both sides, called `r`, only the one. */
export function pairedOnce(asOf: string): Query {
  return sql`(subject < other or not exists (select 1 from ${pairsOn(asOf)} b where b.subject = r.other and b.other = r.subject))`;
}

function pairOf(row: Row): RelatedPair {
  const share = wilsonInterval(Number(row['together']), Number(row['baskets']), 0.8);
  return {
    product: { id: String(row['subject']), name: textOrNull(row['name']), category: textOrNull(row['category']) },
    other: { id: String(row['other']), name: textOrNull(row['other_name']), category: textOrNull(row['other_category']) },
    together: Number(row['together']),
    baskets: Number(row['baskets']),
    otherBaskets: Number(row['other_baskets']),
    allBaskets: Number(row['all_baskets']),
    confidence: Number(row['confidence']),
    confidenceLow: share.low,
    confidenceHigh: share.high,
    lift: Number(row['lift']),
    low: Number(row['low']),
    high: Number(row['high']),
    related: Boolean(row['related']),
  };
}

async function checkOf(workspace: Workspace, asOf: string): Promise<Related['check']> {
  const fit = await insightFit(workspace, recommendationCheck, asOf);
  const rows = await workspace.warehouse.rows(sql`select * from ${insightTable(recommendationCheck.name)} where as_of = cast(${asOf} as date) order by subject desc`);
  const rate = (row: Row, of: 'related' | 'popular') => ({ hits: Number(row[`${of}_hits`]), share: Number(row[`${of}_share`]), low: Number(row[`${of}_low`]), high: Number(row[`${of}_high`]) });
  return {
    status: fit.status,
    shown: Number(recommendationCheck.settings?.['shown']),
    splitDay: textOrNull(fit.parameters['splitDay']),
    tasks: rows.map((row) => ({
      task: String(row['subject']) as Related['check']['tasks'][number]['task'],
      cases: Number(row['cases']),
      related: rate(row, 'related'),
      popular: rate(row, 'popular'),
      difference: { value: Number(row['difference']), low: Number(row['difference_low']), high: Number(row['difference_high']) },
      verdict: String(row['verdict']) as Related['check']['tasks'][number]['verdict'],
    })),
  };
}
