/** Explanations: where a customer's figure comes from, and where a figure about everybody does. */
import { z } from 'zod';
import { bilingual, operation } from './operation.ts';

/** A figure as pages show it; `measure` opens its explanation. */
export const figure = z.object({
  measure: z.string(),
  title: bilingual,
  unit: z.string(),
  value: z.union([z.number(), z.string()]).nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number().nullable(),
  observations: z.number(),
  status: z.string(),
});
export type Figure = z.output<typeof figure>;

/** What every explanation tells, whoever the figure is about. */
const explanation = z.object({
  figure,
  meaning: bilingual,
  formula: z.string(),
  inputs: z.array(z.object({ title: bilingual, value: z.union([z.number(), z.string()]).nullable(), unit: z.string().optional() })),
  /** The model's parameters behind the figure, where there is a model. */
  parameters: z.record(z.string(), z.unknown()),
  asOf: z.string(),
  method: z.string(),
  card: z.object({ title: bilingual, question: bilingual, text: z.string() }),
});

export const explain = operation({
  name: 'explain',
  method: 'get',
  path: '/api/customers/{id}/explain/{measure}',
  tag: 'customers',
  title: { zh: '这个数怎么来的', en: 'Where a figure comes from' },
  input: z.object({ id: z.string(), measure: z.string() }),
  output: explanation.extend({ customer: z.string(), facts: z.object({ total: z.number(), rows: z.array(z.record(z.string(), z.unknown())) }) }),
});

/** Every figure about everybody that pages show, by the operation whose answer holds it. */
export const companyMeasures = {
  today: ['customersAtStake', 'listedAtStake', 'moodChange', 'lateShare'],
  worth: ['allCustomers', 'allValue', 'topValueShare', 'tierCustomers', 'tierNet', 'tierValue', 'tierMood', 'tierLateShare', 'stageCustomers', 'stageValue', 'scoreSpread', 'valueSpread', 'modelParameter'],
  tierMigration: ['tierMove', 'tierMovesTogether'],
  tierResults: ['tierBoughtAgain', 'tierStayed', 'tierRevenue', 'tierSatisfaction', 'tierLaterMood'],
  modelReport: ['forecastPurchases', 'forecastMae', 'forecastRmse', 'forecastLift', 'forecastByFrequency', 'forecastScore', 'trackingError', 'chanceError', 'chanceRanking'],
  winBack: ['lostCustomers', 'lostValue', 'expectedBack', 'returnShare', 'losingRevenue', 'losingMargin', 'losingCost'],
  contracts: ['runningContracts', 'contractFees', 'expectedCancellations', 'feesAtStake', 'riskRanking', 'riskSquaredError', 'riskError', 'cancelledShare', 'cancelOdds'],
  profit: [
    'profitCustomers', 'revenue', 'productCosts', 'serviceCosts', 'assumedCosts', 'netMargins', 'marginRate', 'unprofitableCustomers', 'losses', 'lossShare', 'earnedProfit', 'earnersShare',
    'knownCostShare', 'costsOnRecord', 'costOfKind', 'wayCustomers', 'wayGain', 'wayLoss', 'referredCustomers', 'referralValue', 'enteredValue',
  ],
  loyalty: ['fieldCustomers', 'fieldClear', 'fieldNet', 'fieldValue', 'measuredBoth', 'loyaltyMean', 'loyaltyMeasured', 'loyaltyAgreement'],
  relatedProducts: ['basketsRead', 'relatedPairs', 'pairBaskets', 'pairShare', 'pairLift', 'hitCases', 'hitShare', 'hitDifference'],
  needs: ['needsCustomers', 'discountShare', 'leaningShare'],
  feeling: ['textsRead', 'speakersShare', 'subjectMood', 'subjectTexts', 'subjectEmotion'],
  voiceSignals: ['saidTexts', 'saidCustomers', 'objectionTruth', 'phraseTexts', 'promisesFound', 'promisesTimed'],
} as const;

export type CompanyMeasure = (typeof companyMeasures)[keyof typeof companyMeasures][number];

const companyMeasure = z.enum(Object.values(companyMeasures).flat() as [CompanyMeasure, ...CompanyMeasure[]]);

/** What stands behind a figure about everybody. */
const behindKinds = ['customers', 'texts', 'orders', 'conversations', 'pairs', 'products'] as const;

export const explainCompany = operation({
  name: 'explainCompany',
  method: 'get',
  path: '/api/explain/{measure}',
  tag: 'insights',
  title: { zh: '全体的一个数怎么来的', en: 'Where a figure about everybody comes from' },
  input: z.object({
    measure: companyMeasure,
    /** Which one: a tier, a touchpoint, a pair of products. `listCompanyFigures` says what each measure is asked of. */
    of: z.preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(z.string()).default([])),
  }),
  output: explanation.extend({
    of: z.array(z.string()),
    currency: z.string(),
    /** When the run was finished that the figure is of. */
    computedAt: z.string(),
    /** Why there is no interval, where there is none. */
    noInterval: bilingual.nullable(),
    /** The largest contributions, or those that decide, ranked in the engine; null where the figure is not made of single ones. */
    behind: z
      .object({
        kind: z.enum(behindKinds),
        title: bilingual,
        /** How many there are in all; null where nobody counts them. */
        total: z.number().nullable(),
        columns: z.array(z.object({ name: z.string(), title: bilingual, unit: z.string() })),
        rows: z.array(z.record(z.string(), z.union([z.number(), z.string()]).nullable())),
      })
      .nullable(),
    /** Filters and order of the customer list that show who is counted, where the list can. */
    list: z.record(z.string(), z.unknown()).nullable(),
  }),
});

export const listCompanyFigures = operation({
  name: 'listCompanyFigures',
  method: 'get',
  path: '/api/explain',
  tag: 'insights',
  title: { zh: '全体有哪些数', en: 'Figures about everybody' },
  input: z.object({}),
  output: z.object({
    /** `of` names what has to be given, in this order; `page` is the operation whose answer holds the figure. */
    figures: z.array(z.object({ measure: companyMeasure, page: z.string(), title: bilingual, unit: z.string(), of: z.array(z.string()) })),
  }),
});
