import { sql } from '../../../domain/index.ts';
import type { Fitted, Insight, InsightContext, Query, Row } from '../../../domain/index.ts';
import { quantile80 } from '../../numeric/index.ts';

/** What customers said themselves, with the weight that time has left it. */
function weightedTexts(context: InsightContext): Query {
  const halfLifeDays = Number(context.settings['halfLifeDays']);
  return sql`
    select customer_id, text_id, "at", touchpoint, polarity_score as score, emotion_label as emotion,
           power(cast(0.5 as double), cast(date_diff('day', cast("at" as date), cast(${context.asOf} as date)) as double) / ${halfLifeDays}) as weight
    from ${context.facts('readings')}
    where customer_id is not null and "at" is not null and coalesce(direction, 'in') = 'in'`;
}

/** Emotions of one side add up before the strongest among them is named: four kinds of sore outweigh one kind of glad. */
const side = sql`case when emotion in ('joy', 'gratitude') then 'glad' when emotion in ('anger', 'disappointment', 'fear', 'disgust') then 'sore' else emotion end`;

function textFacts(context: InsightContext, subject: string): Query {
  return sql`
    select r."at", r.touchpoint, coalesce(m.text, f.text) as text, r.polarity_label, r.polarity_score, r.emotion_label, r.corrected
    from ${context.facts('readings')} r
    left join ${context.facts('moments')} m on m.fact_id = r.text_id and r.text_source = 'moments'
    left join ${context.facts('feedback')} f on f.fact_id = r.text_id and r.text_source = 'feedback'
    where r.customer_id = ${subject} and coalesce(r.direction, 'in') = 'in'
    order by r."at" desc, r.text_id`;
}

function fit(rows: readonly Row[]): Fitted {
  const texts = Number(rows[0]?.['texts'] ?? 0);
  const degrees = texts - Number(rows[0]?.['customers'] ?? 0);
  const variance = degrees >= 30 ? Number(rows[0]?.['within']) / degrees : null;
  if (variance === null) return { status: 'too-little-data', parameters: { withinVariance: null }, observations: texts };
  return { status: 'known', parameters: { withinVariance: variance }, observations: texts };
}

const observations = 'texts';
const moodInputs = [
  { column: 'texts', title: { zh: '说过的话', en: 'Texts' } },
  { column: 'effective_texts', title: { zh: '折算条数', en: 'Effective texts after decay' } },
  { column: 'end_at', title: { zh: '最近一次', en: 'Latest' } },
] as const;

/** How each customer feels by their own words: decayed mood, the peak, and the end. */
export const customerFeeling: Insight = {
  name: 'feeling.customers',
  version: 1,
  title: { zh: '客户情绪', en: 'How customers feel' },
  question: { zh: '他现在感觉怎样？', en: 'How do they feel now?' },
  reads: ['readings'],
  needs: [],
  subject: 'customer',
  columns: [
    { name: 'mood', type: 'number' },
    { name: 'mood_low', type: 'number' },
    { name: 'mood_high', type: 'number' },
    { name: 'texts', type: 'integer' },
    { name: 'effective_texts', type: 'number' },
    { name: 'emotion', type: 'text' },
    { name: 'peak_score', type: 'number' },
    { name: 'peak_at', type: 'timestamp' },
    { name: 'peak_touchpoint', type: 'text' },
    { name: 'peak_text_id', type: 'text' },
    { name: 'end_score', type: 'number' },
    { name: 'end_at', type: 'timestamp' },
    { name: 'end_touchpoint', type: 'text' },
    { name: 'end_text_id', type: 'text' },
  ],
  settings: { halfLifeDays: 90 },
  summary: (context) => sql`
    select coalesce(sum(n), 0) as texts, count(*) as customers, coalesce(sum(greatest(squares - total * total / n, 0)), 0) as within
    from (select cast(count(*) as double) as n, sum(score) as total, sum(score * score) as squares from (${weightedTexts(context)}) texts group by customer_id) each_customer`,
  fit,
  score: (context, fitted) => {
    // Without a pooled variance the widest a score between −1 and 1 can have serves, and the interval says as much.
    const variance = Number(fitted?.parameters['withinVariance'] ?? 1);
    const halfWidth = sql`${quantile80} * sqrt(${variance} / effective_texts)`;
    return sql`
      with texts as (${weightedTexts(context)}),
      moods as (
        select customer_id, sum(weight * score) / sum(weight) as mood, count(*) as texts, sum(weight) * sum(weight) / sum(weight * weight) as effective_texts,
               max_by(score, abs(score)) as peak_score, max_by("at", abs(score)) as peak_at, max_by(touchpoint, abs(score)) as peak_touchpoint, max_by(text_id, abs(score)) as peak_text_id,
               max_by(score, "at") as end_score, max("at") as end_at, max_by(touchpoint, "at") as end_touchpoint, max_by(text_id, "at") as end_text_id
        from texts group by customer_id
      ),
      emotions as (
        select customer_id, emotion, row_number() over (partition by customer_id order by side_share desc, share desc, emotion) as place
        from (
          select customer_id, emotion, sum(weight) as share, sum(sum(weight) * case emotion when 'neutral' then 0.5 else 1 end) over (partition by customer_id, ${side}) as side_share
          from texts group by customer_id, emotion
        ) shares
      )
      select m.customer_id as subject, mood, greatest(-1, mood - ${halfWidth}) as mood_low, least(1, mood + ${halfWidth}) as mood_high, texts, effective_texts, e.emotion,
             peak_score, peak_at, peak_touchpoint, peak_text_id, end_score, end_at, end_touchpoint, end_text_id
      from moods m join emotions e on e.customer_id = m.customer_id and e.place = 1`;
  },
  measures: [
    {
      name: 'mood',
      column: 'mood',
      title: { zh: '情绪', en: 'Mood' },
      unit: 'score',
      formula: 'Σ wᵢ·polarityᵢ / Σ wᵢ, wᵢ = ½^(ageᵢ in days / 90)',
      meaning: {
        zh: '从 −1（很不满）到 1（很满意）。只看客户自己说的话，越近的话越算数，90 天减半。',
        en: 'From −1 (very unhappy) to 1 (very happy), from the customer’s own words only. Recent words count more: the weight halves every 90 days.',
      },
      inputs: moodInputs,
      interval: { low: 'mood_low', high: 'mood_high', level: 0.8 },
      observations,
      facts: textFacts,
    },
    {
      name: 'emotion',
      column: 'emotion',
      title: { zh: '主要情绪', en: 'Main emotion' },
      unit: 'label',
      formula: 'the strongest emotion by Σ wᵢ on the side (glad, sore, surprise, neutral) with the largest Σ wᵢ; neutral counts half',
      meaning: { zh: '近来的话里最突出的一种情绪。', en: 'The emotion that stands out in what they said lately.' },
      inputs: moodInputs,
      observations,
      facts: textFacts,
    },
    {
      name: 'peak',
      column: 'peak_score',
      title: { zh: '最强烈的一刻', en: 'Peak' },
      unit: 'score',
      formula: 'the polarity with the largest |polarity|',
      meaning: { zh: '记忆最深的往往是最强烈的一刻。', en: 'The strongest moment is the one people remember.' },
      inputs: [
        { column: 'peak_at', title: { zh: '时间', en: 'When' } },
        { column: 'peak_touchpoint', title: { zh: '接触点', en: 'Touchpoint' } },
      ],
      observations,
      facts: textFacts,
    },
    {
      name: 'end',
      column: 'end_score',
      title: { zh: '最近一刻', en: 'End' },
      unit: 'score',
      formula: 'the polarity of the latest text',
      meaning: { zh: '最近一次留下的感觉。', en: 'The feeling the latest contact left.' },
      inputs: [
        { column: 'end_at', title: { zh: '时间', en: 'When' } },
        { column: 'end_touchpoint', title: { zh: '接触点', en: 'Touchpoint' } },
      ],
      observations,
      facts: textFacts,
    },
  ],
  card: 'feeling/customers/card.md',
};
