/** The purchase model looked at closely: whether it can be trusted, and what it says of one customer. */
import { z } from 'zod';
import { bilingual, count, operation } from './operation.ts';
import { probabilityCheck } from './probability-check.ts';

const unknownReasons = ['too-little-data', 'not-identified', 'not-converged', 'not-applicable'] as const;
const purchaseModels = ['bg-nbd', 'mbg-nbd', 'pareto-nbd'] as const;
const status = z.enum(['known', ...unknownReasons]);

/** Errors are expected − actual purchases per customer. */
const errors = {
  expected: z.number(),
  bias: z.number(),
  mae: z.number(),
  rmse: z.number(),
  /** Purchases per customer in the tenth of whom most was expected, over everybody's. */
  topTenthLift: z.number().nullable(),
};

const holdOut = z.object({
  /** In the time unit. */
  length: z.number(),
  actual: z.number(),
  low: z.number(),
  high: z.number(),
  ...errors,
  /** Mean ln P(what each customer did); the highest wins. */
  logScore: z.number(),
  byFrequency: z.array(z.object({ repeatPurchases: z.number(), orMore: z.boolean(), customers: z.number(), actual: z.number(), expected: z.number(), low: z.number(), high: z.number() })),
  calibration: probabilityCheck.nullable(),
  gains: z.array(z.object({ customersShare: z.number(), purchasesShare: z.number() })),
  baselines: z.array(z.object({ name: z.enum(['same-rate', 'recency-only']), ...errors })),
});

const tracking = z.object({
  weeks: z.array(z.object({ week: z.number(), actual: z.number(), expected: z.number(), cumulativeActual: z.number(), cumulativeExpected: z.number(), holdOut: z.boolean() })),
  holdOutError: z.number().nullable(),
});

/** How customers are valued. It takes effect with the next run. */
const valuation = z.object({
  /** Which model says when customers buy and when they leave. */
  purchaseModel: z.enum(['bg-nbd', 'mbg-nbd']),
  /** What money a year from now is worth less: 0.1 for 10 %. */
  annualDiscountRate: z.number().min(0).max(1),
});

export const getValuation = operation({
  name: 'getValuation',
  method: 'get',
  path: '/api/worth/valuation',
  tag: 'insights',
  title: { zh: '估值的设定', en: 'How customers are valued' },
  input: z.object({}),
  output: valuation,
});

export const saveValuation = operation({
  name: 'saveValuation',
  method: 'post',
  path: '/api/worth/valuation',
  tag: 'insights',
  title: { zh: '保存估值的设定', en: 'Save how customers are valued' },
  input: valuation.partial(),
  output: valuation,
});

export const modelReport = operation({
  name: 'modelReport',
  method: 'get',
  path: '/api/worth/model',
  tag: 'insights',
  title: { zh: '模型可不可信', en: 'Can the model be trusted' },
  input: z.object({}),
  output: z.object({
    asOf: z.string(),
    /** Null where the record is too short to hold anything back. */
    period: z.object({ firstDay: z.string(), calibrateUntil: z.string(), holdOutUntil: z.string().nullable() }).nullable(),
    /** The model that foresaw the hold-out best. */
    model: z.enum(purchaseModels),
    timeUnit: z.enum(['day', 'week', 'month', 'year']),
    status,
    customers: z.number(),
    groups: z.number(),
    parameters: z.record(z.string(), z.number()).nullable(),
    standardErrors: z.record(z.string(), z.number()).nullable(),
    logLikelihood: z.number().nullable(),
    converged: z.boolean(),
    regularised: z.boolean(),
    holdOut: holdOut.nullable(),
    tracking: tracking.nullable(),
    verdict: z.object({
      trust: z.enum(['good', 'fair', 'poor', 'untested', 'none']),
      title: bilingual,
      reasons: z.array(z.object({ trust: z.enum(['good', 'fair', 'poor']), text: bilingual })),
    }),
    candidates: z.array(
      z.object({ model: z.enum(purchaseModels), status, logLikelihood: z.number().nullable(), logScore: z.number().nullable(), expected: z.number().nullable(), rmse: z.number().nullable(), chosen: z.boolean() }),
    ),
    /** What does not count as a purchase, and how much of it there is. */
    notes: z.array(bilingual),
  }),
});

/** A figure with the 80 % interval that the uncertainty of the parameters leaves it. */
const predicted = z.object({ value: z.number(), low: z.number(), high: z.number() });

export const forecastCustomer = operation({
  name: 'forecastCustomer',
  method: 'get',
  path: '/api/customers/{id}/forecast',
  tag: 'customers',
  title: { zh: '一位客户今后如何', en: 'What is to be expected of a customer' },
  input: z.object({ id: z.string(), weeks: count.min(1).max(520).default(26) }),
  output: z.object({
    customer: z.string(),
    asOf: z.string(),
    currency: z.string(),
    timeUnit: z.literal('week'),
    weeks: z.number(),
    annualDiscountRate: z.number(),
    level: z.number(),
    aliveNow: predicted,
    aliveThen: predicted,
    /** Mean number of purchase days in the next `weeks`. */
    purchases: predicted,
    /** How many there will be, with 80 % probability: chance, the customer and the parameters. */
    count: z.object({ low: z.number(), high: z.number() }),
    counts: z.array(z.object({ count: z.number(), probability: z.number() })),
    /** Discounted expected residual transactions: all that is to come. */
    residualPurchases: predicted,
    spend: predicted.nullable(),
    revenue: predicted.nullable(),
    residualValue: predicted.nullable(),
  }),
});
