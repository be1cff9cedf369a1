import { join, name, sql } from '../../../domain/index.ts';
import type { Fitted, ScoredInsight, InsightContext, Query, Row } from '../../../domain/index.ts';
import { quantile80 } from '../../numeric/index.ts';
import { ordersBehind } from '../../order-facts.ts';

const double = (value: number): Query => sql`cast(${value} as double)`;

/** What counts as asking for an attitude: by the name of the questionnaire, its item or its dimension. */
const attitudeNames = ['nps', 'recommend', 'recommendation', 'loyalty', 'intention', 'repurchase', 'repurchase intention', 'stay', 'likelihood to stay', 'renewal', 'retention', '推荐', '推荐意愿', '推荐度', '忠诚', '忠诚度', '复购意愿', '续约意愿', '留存意愿'];

/** Variance of one answer on 0–100 where too few people answered twice to pool their own: a standard deviation of 30. */
const unknownVariance = 900;

/** Answers about recommending, staying or buying again, on 0–100, with the weight that time has left them. */
function attitudes(context: InsightContext): Query {
  const names = join(attitudeNames.map((word) => sql`${word}`));
  return sql`
    select customer_id, "at", instrument, item, perceived, 100 * (perceived - low) / (high - low) as score,
           power(${double(0.5)}, cast(coalesce(date_diff('day', cast("at" as date), cast(${context.asOf} as date)), 0) as double) / ${Number(context.settings['attitudeHalfLifeDays'])}) as weight
    from (
      select customer_id, "at", instrument, item, perceived, coalesce(scale_low, case lower(instrument) when 'nps' then 0 end) as low, coalesce(scale_high, case lower(instrument) when 'nps' then 10 end) as high
      from ${context.facts('feedback')}
      where customer_id is not null and perceived is not null and (lower(instrument) in (${names}) or lower(item) in (${names}) or lower(dimension) in (${names}))
    ) answers where high > low and perceived >= low and perceived <= high`;
}

function attitudeFacts(context: InsightContext, subject: string): Query {
  return sql`select "at", instrument, item, perceived, score from (${attitudes(context)}) answers where customer_id = ${subject} order by "at" desc, item`;
}

function textFacts(context: InsightContext, subject: string): Query {
  return sql`
    select r."at", r.touchpoint, coalesce(m.text, f.text) as text, r.polarity_label, r.polarity_score, r.emotion_label
    from ${context.facts('readings')} r
    left join ${context.facts('moments')} m on m.fact_id = r.text_id and r.text_source = 'moments'
    left join ${context.facts('feedback')} f on f.fact_id = r.text_id and r.text_source = 'feedback'
    where r.customer_id = ${subject} and coalesce(r.direction, 'in') = 'in' order by r."at" desc, r.text_id`;
}

function fit(rows: readonly Row[]): Fitted {
  const [answers, customers] = [Number(rows[0]?.['answers'] ?? 0), Number(rows[0]?.['customers'] ?? 0)];
  const degrees = answers - customers;
  const variance = degrees >= 30 ? Number(rows[0]?.['within']) / degrees : unknownVariance;
  return { status: 'known', parameters: { attitudeVariance: variance, attitudeAnswers: answers, attitudeCustomers: customers }, observations: answers };
}

/** Quarters of the last year that the customer could have bought in. */
const quartersPossible = sql`least(4, floor(l.age_days / 91.0e0))`;

function score(context: InsightContext, fitted: Fitted | undefined): Query {
  const setting = (key: string): Query => double(Number(context.settings[key]));
  const variance = double(Number(fitted?.parameters['attitudeVariance'] ?? unknownVariance));
  const behaviour = sql`100 * (coalesce(active, 0) + regularity + repeat_share) / case when active is null then 2 else 3 end`;
  const deviation = sql`100 * sqrt(regularity * (1 - regularity) / (quarters + 3) + repeat_share * (1 - repeat_share) / (x + 3)) / case when active is null then 2 else 3 end`;
  const margin = (suffix: string): Query => {
    const [emotional, attitudinal] = [sql`(${name(`emotional${suffix}`)} - ${setting('emotionalBorder')})`, sql`(${name(`attitudinal${suffix}`)} - ${setting('attitudinalBorder')})`];
    return sql`case when emotional is null then ${attitudinal} when attitudinal is null then ${emotional} else (${emotional} + ${attitudinal}) / 2 end`;
  };
  return sql`
    with answered as (
      select customer_id, sum(weight * score) / sum(weight) as attitudinal, sum(weight) * sum(weight) / sum(weight * weight) as effective, count(*) as answers from (${attitudes(context)}) answers group by customer_id
    ),
    behaved as (
      select l.subject, l.x, l.orders, l.chance_12m as active, ${quartersPossible} as quarters,
             (cast(least(l.quarters_active, ${quartersPossible}) as double) + 0.5) / (${quartersPossible} + 1) as regularity, cast(l.x as double) / (l.x + 1) as repeat_share
      from ${context.insight('worth.lifetime')} l where l.age_days >= 91
    ),
    measured as (
      select c.id as subject, b.active, b.regularity, b.repeat_share, ${behaviour} as behavioural,
             case when b.subject is not null then greatest(0, ${behaviour} - ${quantile80} * ${deviation}) end as behavioural_low,
             case when b.subject is not null then least(100, ${behaviour} + ${quantile80} * ${deviation}) end as behavioural_high,
             50 * (1 + f.mood) as emotional, 50 * (1 + f.mood_low) as emotional_low, 50 * (1 + f.mood_high) as emotional_high, a.attitudinal,
             case when a.attitudinal is not null then greatest(0, a.attitudinal - ${quantile80} * sqrt(${variance} / a.effective)) end as attitudinal_low,
             case when a.attitudinal is not null then least(100, a.attitudinal + ${quantile80} * sqrt(${variance} / a.effective)) end as attitudinal_high,
             coalesce(b.orders, 0) as orders, coalesce(f.texts, 0) as texts, coalesce(a.answers, 0) as answers
      from ${context.facts('customers')} c
      left join behaved b on b.subject = c.id
      left join ${context.insight('feeling.customers')} f on f.subject = c.id
      left join answered a on a.customer_id = c.id
      where b.subject is not null or f.subject is not null or a.customer_id is not null
    )
    select subject, active, regularity, repeat_share, behavioural, behavioural_low, behavioural_high, emotional, emotional_low, emotional_high, attitudinal, attitudinal_low, attitudinal_high,
           heart, case when behavioural is null or heart is null then null when behavioural >= ${setting('behaviouralBorder')} then case when heart >= 0 then 'both' else 'habit' end
             else case when heart >= 0 then 'heart' else 'neither' end end as kind,
           case when (behavioural_low >= ${setting('behaviouralBorder')} or behavioural_high < ${setting('behaviouralBorder')}) and (heart_low >= 0 or heart_high < 0) then 1 else 0 end as is_clear,
           orders, texts, answers, orders + texts + answers as observations
    from (select measured.*, ${margin('')} as heart, ${margin('_low')} as heart_low, ${margin('_high')} as heart_high from measured) judged`;
}

/** Behavioural, emotional and attitudinal loyalty, each only where there is evidence of it, and where they disagree. */
export const loyaltyKinds: ScoredInsight = {
  name: 'loyalty.kinds',
  version: 1,
  title: { zh: '三种忠诚', en: 'Kinds of loyalty' },
  question: { zh: '他是真忠诚，还是只是习惯？', en: 'Are they loyal at heart, or by habit?' },
  reads: ['customers', 'feedback'],
  needs: ['worth.lifetime', 'feeling.customers'],
  subject: 'customer',
  columns: [
    { name: 'active', type: 'number' },
    { name: 'regularity', type: 'number' },
    { name: 'repeat_share', type: 'number' },
    { name: 'behavioural', type: 'number' },
    { name: 'behavioural_low', type: 'number' },
    { name: 'behavioural_high', type: 'number' },
    { name: 'emotional', type: 'number' },
    { name: 'emotional_low', type: 'number' },
    { name: 'emotional_high', type: 'number' },
    { name: 'attitudinal', type: 'number' },
    { name: 'attitudinal_low', type: 'number' },
    { name: 'attitudinal_high', type: 'number' },
    { name: 'heart', type: 'number' },
    { name: 'kind', type: 'text' },
    { name: 'is_clear', type: 'integer' },
    { name: 'orders', type: 'integer' },
    { name: 'texts', type: 'integer' },
    { name: 'answers', type: 'integer' },
    { name: 'observations', type: 'integer' },
  ],
  settings: { behaviouralBorder: 60, emotionalBorder: 60, attitudinalBorder: 70, attitudeHalfLifeDays: 180 },
  summary: (context) => sql`
    select coalesce(sum(n), 0) as answers, count(*) as customers, coalesce(sum(greatest(squares - total * total / n, 0)), 0) as within
    from (select cast(count(*) as double) as n, sum(score) as total, sum(score * score) as squares from (${attitudes(context)}) answers group by customer_id) each_customer`,
  fit,
  score,
  measures: [
    {
      name: 'behaviouralLoyalty',
      column: 'behavioural',
      title: { zh: '行为忠诚', en: 'Behavioural loyalty' },
      unit: 'score',
      formula: '100 × mean of: P(buys in the next 12 months) · (quarters of the last year with a purchase + ½) / (quarters possible + 1) · repeat purchases / (repeat purchases + 1)',
      meaning: { zh: '0–100，看他怎么做：还会不会买、买得规不规律、回头多不多。认识不满一个季度的不评。', en: 'From 0 to 100, by what they do: whether they will buy, how regularly, how often they came back. Not judged within a quarter of the first purchase.' },
      inputs: [
        { column: 'active', title: { zh: '未来一年会买的可能', en: 'Chance of buying in the next 12 months' } },
        { column: 'regularity', title: { zh: '规律（有购买的季度占比）', en: 'Regularity (share of quarters with a purchase)' } },
        { column: 'repeat_share', title: { zh: '回头占比', en: 'Share of repeat purchases' } },
      ],
      interval: { low: 'behavioural_low', high: 'behavioural_high', level: 0.8 },
      observations: 'orders',
      facts: ordersBehind,
    },
    {
      name: 'emotionalLoyalty',
      column: 'emotional',
      title: { zh: '情感忠诚', en: 'Emotional loyalty' },
      unit: 'score',
      formula: '50 × (1 + mood)',
      meaning: { zh: '0–100，看他自己说的话里的感情，越近越算数；50 是不喜不怒。没说过话的不评。', en: 'From 0 to 100, by the feeling in their own words, recent ones counting more; 50 is neither glad nor sore. Not judged where nothing was said.' },
      inputs: [{ column: 'texts', title: { zh: '说过的话', en: 'Texts' } }],
      interval: { low: 'emotional_low', high: 'emotional_high', level: 0.8 },
      observations: 'texts',
      facts: textFacts,
    },
    {
      name: 'attitudinalLoyalty',
      column: 'attitudinal',
      title: { zh: '态度忠诚', en: 'Attitudinal loyalty' },
      unit: 'score',
      formula: 'Σ wᵢ·100·(answerᵢ − lowest) / (highest − lowest) / Σ wᵢ over answers about recommending, staying, buying again; wᵢ = ½^(ageᵢ in days / 180)',
      meaning: { zh: '0–100，看他在问卷里怎么说：愿不愿推荐、留下、再买。没答过的不评。', en: 'From 0 to 100, by what they say in surveys: whether they would recommend, stay, buy again. Not judged where they never answered.' },
      inputs: [{ column: 'answers', title: { zh: '相关回答', en: 'Answers' } }],
      interval: { low: 'attitudinal_low', high: 'attitudinal_high', level: 0.8 },
      observations: 'answers',
      facts: attitudeFacts,
    },
    {
      name: 'loyaltyKind',
      column: 'kind',
      title: { zh: '忠诚的样子', en: 'What kind of loyalty' },
      unit: 'label',
      formula: 'buys: behavioural ≥ 60 · loves: mean of (emotional − 60) and (attitudinal − 70), of those known, ≥ 0 · both, habit (buys only), heart (loves only), neither',
      meaning: { zh: '人在心在、人在心不在、心在人不在，还是都不在。', en: 'Loyal in deed and at heart, by habit only, at heart only, or neither.' },
      inputs: [
        { column: 'behavioural', title: { zh: '行为忠诚', en: 'Behavioural loyalty' } },
        { column: 'emotional', title: { zh: '情感忠诚', en: 'Emotional loyalty' } },
        { column: 'attitudinal', title: { zh: '态度忠诚', en: 'Attitudinal loyalty' } },
      ],
      observations: 'observations',
      facts: ordersBehind,
    },
  ],
  card: 'loyalty/kinds/card.md',
};
