import { sql } from '../../domain/index.ts';
import type { Query } from '../../domain/index.ts';
import { sheetOn } from '../../facts/index.ts';
import { behindShown, words } from './company-figure.ts';
import type { Behind, BehindColumn, Shown } from './company-figure.ts';

const headings = {
  sorest: { zh: '最难受的话', en: 'The sorest of the texts' },
  gladdest: { zh: '最高兴的话', en: 'The gladdest of the texts' },
  latest: { zh: '最近的话', en: 'The latest of the texts' },
} as const;

const columns: readonly BehindColumn[] = [
  { name: 'at', title: { zh: '时间', en: 'When' }, unit: 'day' },
  { name: 'customer', title: words.customer, unit: 'label' },
  { name: 'text', title: { zh: '原话', en: 'In their words' }, unit: 'label' },
  { name: 'amount', title: { zh: '情绪', en: 'Mood' }, unit: 'score' },
];

interface Asked {
  /** On the readings, as `r`. */
  readonly where: Query;
  /** Only of so many days up to the as-of day. */
  readonly days?: number;
  readonly order: keyof typeof headings;
  readonly total?: number;
}

/** Texts of customers that a figure is made of. Only those that are shown are looked up in the facts. */
export function textsBehind({ asOf }: Shown, { where, days, order, total }: Asked): Behind {
  const inTime = days === undefined ? sql`true` : sql`date_diff('day', cast(r."at" as date), cast(${asOf} as date)) between 0 and ${days - 1}`;
  const by = { sorest: sql`p.score, p."at" desc, p.text_id`, gladdest: sql`p.score desc, p."at" desc, p.text_id`, latest: sql`p."at" desc nulls last, p.text_id` }[order];
  return {
    kind: 'texts',
    title: headings[order],
    columns,
    query: sql`
      select cast(p."at" as date) as "at", p.customer_id as customer, s.name, coalesce(m.text, f.text) as text, p.score as amount
      from (
        select * from (
          select r.text_id, r.customer_id, r."at", r.polarity_score as score from reading_view r
          where coalesce(r.direction, 'in') = 'in' and ${inTime} and ${where}
        ) p order by ${by} limit ${behindShown}
      ) p
      left join fact_moments m on m.fact_id = p.text_id
      left join fact_feedback f on f.fact_id = p.text_id
      left join ${sheetOn(asOf)} s on s.subject = p.customer_id
      order by ${by}`,
    ...(total !== undefined && { total }),
  };
}
