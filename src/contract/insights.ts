/** Computing and looking at the whole: runs, today, worth, feeling, settings. */
import { z } from 'zod';
import { emotionLabels, tierNames } from '../domain/index.ts';
import { customerRow, lifeCycleStages } from './customers.ts';
import { bilingual, count, day, operation } from './operation.ts';

export const runInsights = operation({
  name: 'runInsights',
  method: 'post',
  path: '/api/runs',
  tag: 'insights',
  title: { zh: '计算', en: 'Run the insights' },
  long: true,
  input: z.object({ asOf: day.optional(), force: z.boolean().default(false) }),
  output: z.object({
    asOf: z.string(),
    insights: z.array(z.object({ name: z.string(), customers: z.number(), seconds: z.number(), fresh: z.boolean(), status: z.string() })),
    texts: z.object({ read: z.number(), seconds: z.number() }),
    seconds: z.number(),
  }),
});

export const listRuns = operation({
  name: 'listRuns',
  method: 'get',
  path: '/api/runs',
  tag: 'insights',
  title: { zh: '历次计算', en: 'Runs' },
  input: z.object({}),
  output: z.object({
    runs: z.array(z.object({ asOf: z.string(), finishedAt: z.string(), seconds: z.number(), customers: z.number() })),
    /** Facts have come or gone since the latest run. */
    stale: z.boolean(),
  }),
});

export const today = operation({
  name: 'today',
  method: 'get',
  path: '/api/today',
  tag: 'insights',
  title: { zh: '今日', en: 'Today' },
  input: z.object({ limit: count.max(200).default(20) }),
  output: z.object({
    asOf: z.string(),
    currency: z.string(),
    /** How many customers have value at stake in all. */
    customersAtStake: z.number(),
    /** What the listed people have at stake together, with its 80 % interval. */
    valueAtStake: z.number(),
    valueLow: z.number(),
    valueHigh: z.number(),
    people: z.array(
      z.object({ row: customerRow, what: bilingual, why: bilingual, evidence: z.array(z.object({ text: bilingual, measure: z.string() })), quote: z.object({ text: z.string(), at: z.string(), score: z.number() }).nullable() }),
    ),
    /** Mood by touchpoint over the last weeks, worst change first. */
    moodChanges: z.array(
      z.object({ touchpoint: z.string(), texts: z.number(), customersShare: z.number(), weeks: z.array(z.object({ week: z.string(), mood: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), texts: z.number() })), /** The last four weeks against the four before, with its 80 % interval where both have more than one text. */ change: z.number().nullable(), changeLow: z.number().nullable(), changeHigh: z.number().nullable() }),
    ),
    lateDeliveries: z.object({ share: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), deliveries: z.number() }),
  }),
});

const bin = z.object({ from: z.number(), to: z.number(), customers: z.number(), value: z.number() });

export const worth = operation({
  name: 'worth',
  method: 'get',
  path: '/api/worth',
  tag: 'insights',
  title: { zh: '客户值多少', en: 'Worth' },
  input: z.object({}),
  output: z.object({
    asOf: z.string(),
    currency: z.string(),
    customers: z.number(),
    /** Intervals at 80 %. */
    tiers: z.array(
      z.object({
        tier: z.enum(tierNames),
        customers: z.number(),
        net: z.number(),
        valueNext12Months: z.number().nullable(),
        valueLow: z.number().nullable(),
        valueHigh: z.number().nullable(),
        mood: z.number().nullable(),
        moodLow: z.number().nullable(),
        moodHigh: z.number().nullable(),
        moodCustomers: z.number(),
        lateShare: z.number().nullable(),
        lateLow: z.number().nullable(),
        lateHigh: z.number().nullable(),
        deliveries: z.number(),
      }),
    ),
    stages: z.array(z.object({ stage: z.enum(lifeCycleStages), customers: z.number(), valueNext12Months: z.number().nullable(), valueLow: z.number().nullable(), valueHigh: z.number().nullable() })),
    scoreDistribution: z.array(bin),
    valueDistribution: z.array(bin),
    /** Share of value held by the top share of customers. */
    concentration: z.array(z.object({ customersShare: z.number(), valueShare: z.number() })),
    model: z.object({ status: z.string(), observations: z.number(), parameters: z.record(z.string(), z.unknown()) }),
    totalValue: z.object({ value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() }),
  }),
});

export const feeling = operation({
  name: 'feeling',
  method: 'get',
  path: '/api/feeling',
  tag: 'insights',
  title: { zh: '心声与情绪', en: 'Feeling' },
  input: z.object({}),
  output: z.object({
    asOf: z.string(),
    texts: z.number(),
    customersShare: z.number(),
    subjects: z.array(
      z.object({ kind: z.enum(['touchpoint', 'product']), id: z.string(), name: z.string().nullable(), texts: z.number(), mood: z.number(), low: z.number(), high: z.number(), raw: z.number(), emotions: z.record(z.enum(emotionLabels), z.number()) }),
    ),
  }),
});
