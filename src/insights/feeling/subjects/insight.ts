import { emotionLabels, join, name, sql } from '../../../domain/index.ts';
import type { Insight, InsightContext, Query } from '../../../domain/index.ts';
import { shrinkGroups } from './model.ts';

/** Every customer text of the window once per thing it speaks of: its touchpoint and its product. */
function subjectTexts(context: InsightContext): Query {
  const texts = sql`
    select touchpoint, product_id, customer_id, polarity_score as score, emotion_label as emotion
    from ${context.facts('readings')}
    where coalesce(direction, 'in') = 'in' and ("at" is null or date_diff('day', cast("at" as date), cast(${context.asOf} as date)) < ${Number(context.settings['windowDays'])})`;
  return sql`
    select 'touchpoint:' || touchpoint as subject, customer_id, score, emotion from (${texts}) by_touchpoint where touchpoint is not null
    union all
    select 'product:' || product_id as subject, customer_id, score, emotion from (${texts}) by_product where product_id is not null`;
}

const emotionColumn = (emotion: string): string => `e_${emotion}`;

/** How people feel at each touchpoint and about each product, with small groups drawn towards the whole. */
export const subjectFeeling: Insight = {
  name: 'feeling.subjects',
  version: 1,
  title: { zh: '接触点与商品的情绪', en: 'Feeling by touchpoint and product' },
  question: { zh: '哪里让人高兴，哪里让人难受？', en: 'Where are people glad, and where are they sore?' },
  reads: ['readings'],
  needs: [],
  subject: 'touchpoint',
  columns: [
    { name: 'texts', type: 'integer' },
    { name: 'customers', type: 'integer' },
    { name: 'raw', type: 'number' },
    { name: 'mood', type: 'number' },
    { name: 'low', type: 'number' },
    { name: 'high', type: 'number' },
    ...emotionLabels.map((emotion) => ({ name: emotionColumn(emotion), type: 'integer' as const })),
  ],
  settings: { windowDays: 365 },
  summary: (context) => sql`
    select subject, count(*) as texts, sum(score) as total, sum(score * score) as squares from (${subjectTexts(context)}) texts group by subject`,
  fit: shrinkGroups,
  score: (context, fitted) => {
    const counts = join(emotionLabels.map((emotion) => sql`count(*) filter (where emotion = ${emotion}) as ${name(emotionColumn(emotion))}`));
    const raw = sql`select subject, count(*) as texts, count(distinct customer_id) as customers, avg(score) as raw, ${counts} from (${subjectTexts(context)}) texts group by subject`;
    const emotions = join(emotionLabels.map((emotion) => sql`r.${name(emotionColumn(emotion))}`));
    if (fitted?.status !== 'known') {
      return sql`select subject, texts, customers, raw, cast(null as double) as mood, cast(null as double) as low, cast(null as double) as high, ${emotions} from (${raw}) r`;
    }
    return sql`select r.subject, r.texts, r.customers, r.raw, g.mood, g.low, g.high, ${emotions} from (${raw}) r join ${context.groups} g on g.subject = r.subject`;
  },
  measures: [],
  card: 'feeling/subjects/card.md',
};
