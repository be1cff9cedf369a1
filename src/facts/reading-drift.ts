/** How well stored readings fit what else is known of the same texts, month by month. */
import { sql } from '../domain/index.ts';
import type { Row } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { starTexts } from './training-labels.ts';

/** Readings and the stars given with the same words, where the reader has a view and nobody corrected it: month, texts, agreeing. */
export function agreementByMonth(warehouse: Warehouse): Promise<Row[]> {
  return warehouse.rows(sql`
    select substr(cast(cast(s."at" as date) as varchar), 1, 7) as month, count(*) as texts, count_if((r.polarity_score > 0) = (s.stars = 'positive')) as agreeing
    from (${starTexts}) s join reading r on r.text_id = s.fact_id
    where s."at" is not null and r.polarity_label <> 'neutral' and (r.corrected is null or strpos(r.corrected, 'polarity') = 0)
    group by substr(cast(cast(s."at" as date) as varchar), 1, 7) order by month`);
}

/** What customers' words were read as: month, texts, negative, neutral, positive, unsure. */
export function labelsByMonth(warehouse: Warehouse): Promise<Row[]> {
  return warehouse.rows(sql`
    select substr(cast(cast("at" as date) as varchar), 1, 7) as month, count(*) as texts, count_if(polarity_label = 'negative') as negative, count_if(polarity_label = 'neutral') as neutral,
           count_if(polarity_label = 'positive') as positive, count_if(polarity_label = 'unsure') as unsure
    from reading where "at" is not null and direction = 'in' group by substr(cast(cast("at" as date) as varchar), 1, 7) order by month`);
}

/** Some of customers' texts of each month since `from` (a month), always the same ones: month, place within it, text. */
export function sampleByMonth(warehouse: Warehouse, from: string, perMonth: number): Promise<Row[]> {
  return warehouse.rows(sql`
    with picked as (
      select text_id, month, place from (
        select text_id, substr(cast(cast("at" as date) as varchar), 1, 7) as month, row_number() over (partition by substr(cast(cast("at" as date) as varchar), 1, 7) order by text_id) as place
        from reading where "at" is not null and direction = 'in'
      ) placed where place <= ${perMonth} and month >= ${from}
    )
    select p.month, p.place, m.text from picked p join fact_moments m on m.fact_id = p.text_id
    union all select p.month, p.place, f.text from picked p join fact_feedback f on f.fact_id = p.text_id`);
}
