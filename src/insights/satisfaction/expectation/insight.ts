import { sql } from '../../../domain/index.ts';
import type { Insight, InsightContext, Query } from '../../../domain/index.ts';
import { quantile80 } from '../../numeric/index.ts';

/** Every delivery that was promised: how many days after the promise it came, or is overdue by now. */
function promisedDeliveries(context: InsightContext): Query {
  return sql`
    select customer_id, id, promised_at, delivered_at,
           date_diff('day', cast(promised_at as date), coalesce(cast(delivered_at as date), cast(${context.asOf} as date))) as late_days
    from ${context.facts('orders')}
    where customer_id is not null and promised_at is not null
      and (cast(delivered_at as date) <= cast(${context.asOf} as date) or (delivered_at is null and cast(promised_at as date) < cast(${context.asOf} as date)))`;
}

/** Every survey answer that records both what was expected and what was perceived. */
function answeredGaps(context: InsightContext): Query {
  return sql`
    select customer_id, perceived - expected as gap, expected, perceived
    from ${context.facts('feedback')} where customer_id is not null and expected is not null and perceived is not null`;
}

function deliveryFacts(context: InsightContext, subject: string): Query {
  return sql`select id, promised_at, delivered_at, late_days from (${promisedDeliveries(context)}) deliveries where customer_id = ${subject} order by promised_at desc, id`;
}

function answerFacts(context: InsightContext, subject: string): Query {
  return sql`
    select "at", instrument, coalesce(dimension, item) as dimension, expected, perceived, perceived - expected as gap
    from ${context.facts('feedback')} where customer_id = ${subject} and expected is not null and perceived is not null order by "at" desc, id`;
}

/** Expected against actual: promised against real delivery, expected against perceived service. */
export const expectation: Insight = {
  name: 'satisfaction.expectation',
  version: 1,
  title: { zh: '期望与实际', en: 'Expected against actual' },
  question: { zh: '我们说的和做到的，差多少？', en: 'How far apart are what we said and what we did?' },
  reads: ['orders', 'order-lines', 'feedback'],
  needs: [],
  subject: 'customer',
  columns: [
    { name: 'deliveries', type: 'integer' },
    { name: 'late_deliveries', type: 'integer' },
    { name: 'overdue', type: 'integer' },
    { name: 'mean_late_days', type: 'number' },
    { name: 'latest_late_days', type: 'integer' },
    { name: 'answers', type: 'integer' },
    { name: 'expected', type: 'number' },
    { name: 'perceived', type: 'number' },
    { name: 'gap', type: 'number' },
    { name: 'gap_low', type: 'number' },
    { name: 'gap_high', type: 'number' },
  ],
  score: (context) => sql`
    with deliveries as (
      select customer_id, count(*) as deliveries, count_if(late_days > 0) as late_deliveries, count_if(delivered_at is null) as overdue,
             avg(cast(late_days as double)) as mean_late_days, max_by(late_days, promised_at) as latest_late_days
      from (${promisedDeliveries(context)}) promised group by customer_id
    ),
    answers as (
      select customer_id, count(*) as answers, avg(expected) as expected, avg(perceived) as perceived, avg(gap) as gap,
             case when count(*) >= 5 then ${quantile80} * stddev_samp(gap) / sqrt(cast(count(*) as double)) end as half_width
      from (${answeredGaps(context)}) gaps group by customer_id
    )
    select coalesce(d.customer_id, a.customer_id) as subject, coalesce(deliveries, 0) as deliveries, coalesce(late_deliveries, 0) as late_deliveries, coalesce(overdue, 0) as overdue,
           mean_late_days, latest_late_days, coalesce(answers, 0) as answers, expected, perceived, gap, gap - half_width as gap_low, gap + half_width as gap_high
    from deliveries d full outer join answers a on a.customer_id = d.customer_id`,
  measures: [
    {
      name: 'lateDeliveries',
      column: 'late_deliveries',
      title: { zh: '晚到次数', en: 'Late deliveries' },
      unit: 'count',
      formula: 'deliveries whose day came after the promised day, or that are overdue now',
      meaning: { zh: '答应的日子没送到的次数，还没送到的也算。', en: 'How often the promised day passed without the parcel; those still on their way past it count too.' },
      inputs: [
        { column: 'deliveries', title: { zh: '有承诺的送货', en: 'Promised deliveries' } },
        { column: 'overdue', title: { zh: '至今未到', en: 'Overdue now' } },
        { column: 'mean_late_days', title: { zh: '平均晚到天数', en: 'Mean days late' } },
      ],
      observations: 'deliveries',
      facts: deliveryFacts,
    },
    {
      name: 'meanLateDays',
      column: 'mean_late_days',
      title: { zh: '平均晚到天数', en: 'Mean days late' },
      unit: 'days',
      formula: 'mean of (actual day − promised day); negative is early',
      meaning: { zh: '平均比答应的晚几天，负数是提前。', en: 'Days after the promise on average; negative means early.' },
      inputs: [{ column: 'deliveries', title: { zh: '有承诺的送货', en: 'Promised deliveries' } }],
      observations: 'deliveries',
      facts: deliveryFacts,
    },
    {
      name: 'expectationGap',
      column: 'gap',
      title: { zh: '感知与期望之差', en: 'Perceived minus expected' },
      unit: 'score',
      formula: 'mean of (perceived − expected) over the answers, in scale points',
      meaning: { zh: '问卷里感受到的减去期望的；负数就是失望。', en: 'What they perceived minus what they expected, in scale points; below zero is a disappointment.' },
      inputs: [
        { column: 'expected', title: { zh: '期望均分', en: 'Mean expected' } },
        { column: 'perceived', title: { zh: '感知均分', en: 'Mean perceived' } },
      ],
      interval: { low: 'gap_low', high: 'gap_high', level: 0.8 },
      observations: 'answers',
      facts: answerFacts,
    },
  ],
  card: 'satisfaction/expectation/card.md',
};
