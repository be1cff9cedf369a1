/** Learning at home: training from the company's own labels, which model reads, and how it fares over time. */
import { z } from 'zod';
import { lessonNames, lessonVerdicts } from '../domain/index.ts';
import { operation } from './operation.ts';

const difference = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** Old and new reader on labels neither has seen. Intervals are of 95 %, with the labels of one customer taken together. */
const lessonFigures = z.object({
  judged: z.number(),
  customers: z.number(),
  oldAccuracy: z.number(),
  newAccuracy: z.number(),
  accuracyGain: difference,
  /** Logarithmic loss, nats. */
  oldLoss: z.number(),
  newLoss: z.number(),
  lossGain: difference,
  /** Labels that only the new reader, and only the old one, gets right. */
  won: z.number(),
  lost: z.number(),
  /** Sure readings nobody corrected, the share that would change although no label asks for it, and the share that labels contradict. */
  sure: z.number(),
  overturned: z.number(),
  contradicted: z.number(),
});

const lessonReport = z.object({
  lesson: z.enum(lessonNames),
  verdict: z.enum(lessonVerdicts),
  labels: z.number(),
  /** How many more labels would do; 0 when there are enough. */
  needed: z.number(),
  /** How labels were kept aside: the latest of customers nothing was learned from; customers alone; every fifth of the customers in turn. */
  split: z.enum(['time-and-customer', 'customer', 'folds']).nullable(),
  figures: lessonFigures.nullable(),
});

const trainingReport = z.object({
  intake: z.object({ stars: z.number(), corrected: z.number(), conversations: z.number(), repeated: z.number(), contradicting: z.number(), boilerplate: z.number() }),
  /** Texts with stars there are; more than were taken when there are very many: then the latest were. */
  starTexts: z.number(),
  lessons: z.array(lessonReport),
  /** Texts that are read as people labelled them, wherever the same words come again. */
  remembered: z.number(),
  /** First and last day of the labels. */
  from: z.string().nullable(),
  to: z.string().nullable(),
});

export const trainReading = operation({
  name: 'trainReading',
  method: 'post',
  path: '/api/reading-models',
  tag: 'reading',
  title: { zh: '用自己的标注训练读法', en: 'Learn reading from your own labels' },
  long: true,
  input: z.object({ /** Says what would become of it and keeps nothing. */ dryRun: z.boolean().default(false) }),
  output: z.object({
    /** `activated`: reads from now on. `unchanged`: what reads now has learned all this. `not-better`: nothing reads better than what is shipped. `too-little-data`: see `needed` of the lessons. */
    outcome: z.enum(['activated', 'would-activate', 'unchanged', 'not-better', 'too-little-data']),
    version: z.string().nullable(),
    report: trainingReport,
    seconds: z.number(),
  }),
});

export const listReadingModels = operation({
  name: 'listReadingModels',
  method: 'get',
  path: '/api/reading-models',
  tag: 'reading',
  title: { zh: '读法模型的历史', en: 'Reading models over time' },
  input: z.object({}),
  output: z.object({
    /** Version of the shipped model. */
    shipped: z.string(),
    /** The home model in force; null: the shipped model alone. */
    active: z.string().nullable(),
    canRollBack: z.boolean(),
    /** Corrections made since the last training. */
    newCorrections: z.number(),
    models: z.array(
      z.object({
        version: z.string().nullable(),
        trainedAt: z.string(),
        active: z.boolean(),
        /** `retired`: it stands on an earlier shipped model. `missing`: its file is gone. `empty`: nothing was taken up. */
        state: z.enum(['ready', 'retired', 'missing', 'empty']),
        report: trainingReport,
      }),
    ),
    activations: z.array(z.object({ version: z.string().nullable(), reason: z.enum(['trained', 'chosen', 'rolled-back']), at: z.string() })),
  }),
});

const inForce = z.object({ /** Null: the shipped model alone. */ active: z.string().nullable() });

export const activateReadingModel = operation({
  name: 'activateReadingModel',
  method: 'post',
  path: '/api/reading-models/{version}/activate',
  tag: 'reading',
  title: { zh: '启用一个读法模型', en: 'Put a reading model in force' },
  /** `shipped` for the shipped model alone. */
  input: z.object({ version: z.string().min(1) }),
  output: inForce,
});

export const rollBackReadingModel = operation({
  name: 'rollBackReadingModel',
  method: 'post',
  path: '/api/reading-models/roll-back',
  tag: 'reading',
  title: { zh: '退回上一个读法模型', en: 'Go back to the reading model before' },
  input: z.object({}),
  output: inForce,
});

const share = z.object({ value: z.number(), low: z.number(), high: z.number(), count: z.number() });
const labelShares = z.object({ negative: z.number(), neutral: z.number(), positive: z.number(), unsure: z.number() });
const driftSigns = ['agreement', 'unsure', 'labels', 'unknown'] as const;

/** One stretch of time. Shares with intervals of 95 %; null where there was nothing to judge by. */
const driftPeriod = z.object({
  texts: z.number(),
  /** Of texts with stars and a reading of their own, the share that agrees. */
  agreement: share.nullable(),
  unsure: share.nullable(),
  labels: labelShares.nullable(),
  /** Of a sample of texts, the share of words and pairs of words that a sample of the reference does not hold. */
  unknown: share.nullable(),
});

export const readingDrift = operation({
  name: 'readingDrift',
  method: 'get',
  path: '/api/reading-drift',
  tag: 'reading',
  title: { zh: '读法是否跟得上', en: 'Whether reading keeps up' },
  input: z.object({}),
  output: z.object({
    status: z.enum(['known', 'too-little-data']),
    reader: z.string(),
    /** What months are compared with: the time the model in force learned from, or the first three months on record. */
    reference: driftPeriod.extend({ from: z.string(), to: z.string(), kind: z.enum(['training', 'first-months']) }).nullable(),
    months: z.array(
      driftPeriod.extend({
        month: z.string(),
        /** The model in force learned from these texts: agreement with their stars flatters it. */
        learned: z.boolean(),
        /** Half the sum of the absolute differences of the label shares from the reference, 0 to 1. */
        shift: z.number().nullable(),
        /** What has changed for the worse beyond chance. */
        signs: z.array(z.enum(driftSigns)),
      }),
    ),
  }),
});
