import { operations } from '../contract/index.ts';
import { emotionLabels, sql } from '../domain/index.ts';
import type { EmotionLabel } from '../domain/index.ts';
import { insightTable, sheetOn } from '../facts/index.ts';
import { shownRun } from './customer-rows.ts';
import { implement } from './implementation.ts';

/** Where people are glad and where they are sore: by touchpoint and by product, with how many customers speak at all. */
export const feeling = implement(operations.feeling, async (workspace) => {
  const { asOf, customers } = await shownRun(workspace);
  const { warehouse } = workspace;
  const rows = await warehouse.rows(sql`
    select f.*, p.name as product_name from ${insightTable('feeling.subjects')} f
    left join fact_products_view p on f.subject = 'product:' || p.id
    where f.as_of = cast(${asOf} as date) and f.mood is not null order by f.texts desc, f.subject`);
  const [said] = await warehouse.rows(sql`select count(*) filter (where texts > 0) as customers, sum(texts) as texts from ${sheetOn(asOf)} s`);
  return {
    asOf,
    texts: Number(said?.['texts'] ?? 0),
    customersShare: customers === 0 ? 0 : Number(said?.['customers']) / customers,
    subjects: rows.map((row) => {
      const [kind, ...id] = String(row['subject']).split(':') as ['touchpoint' | 'product', ...string[]];
      return {
        kind,
        id: id.join(':'),
        name: row['product_name'] == null ? null : String(row['product_name']),
        texts: Number(row['texts']),
        mood: Number(row['mood']),
        low: Number(row['low']),
        high: Number(row['high']),
        raw: Number(row['raw']),
        emotions: Object.fromEntries(emotionLabels.map((label) => [label, Number(row[`e_${label}`])])) as Record<EmotionLabel, number>,
      };
    }),
  };
});
