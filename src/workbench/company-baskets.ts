import { insightSettings } from '../actions/settings/index.ts';
import { operations } from '../contract/index.ts';
import type { BasketRules } from '../contract/index.ts';
import { sql } from '../domain/index.ts';
import type { Day, Row } from '../domain/index.ts';
import { insightContext } from '../facts/index.ts';
import { associationRules, BasketCollector, basketItems, relatedProducts } from '../insights/index.ts';
import { shownRun } from './customer-rows.ts';
import { implement } from './implementation.ts';
import { textOrNull } from './row-values.ts';
import type { Workspace } from './workspace.ts';

/** Rules of any length are found in this process, so of fewer baskets, and within limits that keep others from waiting. */
const window = { baskets: 50_000, itemsPerBasket: 30 };
const limits = { itemsets: 50_000, work: 3e8, rules: 5_000 };

/** Association rules of the company's own latest baskets. */
export const companyBaskets = implement(operations.companyBaskets, async (workspace, wanted) => {
  const { asOf, currency } = await shownRun(workspace);
  const context = insightContext(relatedProducts, { asOf: asOf as Day, currency, settings: await insightSettings(workspace.desk) });
  const rows = await workspace.warehouse.rows(sql`
    select order_id, product_id, description, cast(day as varchar) as day from (${basketItems(context, window)}) i where place <= ${window.itemsPerBasket} order by order_id, product_id`);
  const collector = new BasketCollector();
  for (const basket of basketsIn(rows)) collector.add(basket);
  const found = associationRules(collector.baskets(), wanted, limits);
  const since = rows.reduce<string | null>((first, row) => (first === null || String(row['day']) < first ? String(row['day']) : first), null);
  return { ...(await named(workspace, found, rows)), asOf, since };
});

function* basketsIn(rows: readonly Row[]): Generator<string[]> {
  for (let start = 0; start < rows.length; ) {
    const order = rows[start]?.['order_id'];
    let end = start;
    while (rows[end]?.['order_id'] === order && end < rows.length) end++;
    yield rows.slice(start, end).map((row) => String(row['product_id']));
    start = end;
  }
}

/** Products by name, unless two share one. */
async function named({ warehouse }: Workspace, found: BasketRules, rows: readonly Row[]): Promise<BasketRules> {
  const names = new Map(rows.flatMap((row): [string, string][] => (row['description'] == null ? [] : [[String(row['product_id']), String(row['description'])]])));
  for (const row of await warehouse.rows(sql`select id, max(name) as name from fact_products_view group by id`)) {
    const name = textOrNull(row['name']);
    if (name !== null) names.set(String(row['id']), name);
  }
  const times = new Map<string, number>();
  for (const name of names.values()) times.set(name, (times.get(name) ?? 0) + 1);
  const nameOf = (id: string): string => {
    const name = names.get(id);
    return name === undefined || (times.get(name) ?? 0) > 1 ? id : name;
  };
  return { ...found, rules: found.rules.map((rule) => ({ ...rule, left: rule.left.map(nameOf), right: rule.right.map(nameOf) })) };
}
