/** Customers who left or may leave: whom to win back, and what losing one costs. */
import { z } from 'zod';
import { tierNames } from '../domain/index.ts';
import { customerRow } from './customers.ts';
import { bilingual, count, operation } from './operation.ts';
import { probabilityCheck } from './probability-check.ts';

/** What the company knows of itself and no fact tells. Null is unknown. */
const lossSettings = z.object({
  /** What it costs to win one new customer, in the company's currency. */
  acquisitionCost: z.number().min(0).nullable(),
});

const winBackSorts = ['mostPerAttempt', 'atStake', 'chanceBack', 'valueIfBack', 'mostItMayCost', 'silentDays'] as const;

export const winBack = operation({
  name: 'winBack',
  method: 'get',
  path: '/api/win-back',
  tag: 'insights',
  title: { zh: '挽回名单', en: 'Whom to win back' },
  input: z.object({ sort: z.enum(winBackSorts).default('mostPerAttempt'), order: z.enum(['descending', 'ascending']).default('descending'), offset: count.default(0), limit: count.max(500).default(20) }),
  output: z.object({
    asOf: z.string(),
    currency: z.string(),
    /** Lost customers, and what they have at stake together: it comes only if somebody brings it back. */
    lost: z.object({ customers: z.number(), atStake: z.number().nullable(), atStakeLow: z.number().nullable(), atStakeHigh: z.number().nullable(), expectedBack: z.number().nullable(), expectedBackLow: z.number().nullable(), expectedBackHigh: z.number().nullable() }),
    /** Where the chance comes from: this company's own returns, or the purchase model when too few came back to measure. */
    chanceFrom: z.enum(['returns', 'purchase-model']).nullable(),
    /** Who was lost so many days ago, and how many of them have bought since; the share with its 80 % interval. */
    measured: z.object({ wereLost: z.number(), returned: z.number(), days: z.number(), share: z.number(), low: z.number(), high: z.number() }).nullable(),
    marginShare: z.number().nullable(),
    /** From recorded costs, or for the most part from the assumption of the profit page. */
    marginFrom: z.enum(['costs', 'assumed', 'unknown']),
    acquisitionCost: z.number().nullable(),
    /** What losing one customer costs, on average, of those not lost; intervals at 80 % of the mean. */
    losing: z.array(
      z.object({ tier: z.enum(tierNames), customers: z.number(), residual: z.number().nullable(), residualLow: z.number().nullable(), residualHigh: z.number().nullable(), margin: z.number().nullable(), total: z.number().nullable() }),
    ),
    rows: z.array(
      z.object({
        row: customerRow,
        chanceBack: z.number().nullable(),
        chanceLow: z.number().nullable(),
        chanceHigh: z.number().nullable(),
        valueIfBack: z.number().nullable(),
        valueLow: z.number().nullable(),
        valueHigh: z.number().nullable(),
        atStake: z.number().nullable(),
        atStakeLow: z.number().nullable(),
        atStakeHigh: z.number().nullable(),
        /** Ceiling per customer won back, failed attempts included. */
        mostItMayCost: z.number().nullable(),
        /** Ceiling of one attempt that doubles the odds of coming back. */
        mostPerAttempt: z.number().nullable(),
        reasons: z.array(z.object({ text: bilingual, measure: z.string() })),
      }),
    ),
  }),
});

export const getLossSettings = operation({
  name: 'getLossSettings',
  method: 'get',
  path: '/api/loss-settings',
  tag: 'insights',
  title: { zh: '获客成本', en: 'Acquisition cost' },
  input: z.object({}),
  output: lossSettings,
});

export const saveLossSettings = operation({
  name: 'saveLossSettings',
  method: 'post',
  path: '/api/loss-settings',
  tag: 'insights',
  title: { zh: '保存获客成本', en: 'Save the acquisition cost' },
  input: lossSettings,
  output: lossSettings,
});

export const contracts = operation({
  name: 'contracts',
  method: 'get',
  path: '/api/contracts',
  tag: 'insights',
  title: { zh: '合同客户与退订风险', en: 'Contracts and who may cancel' },
  input: z.object({ offset: count.default(0), limit: count.max(500).default(20) }),
  output: z.object({
    asOf: z.string(),
    currency: z.string(),
    /** `not-applicable` when no customer has or had a contract. */
    status: z.string(),
    /** Running contracts. */
    customers: z.number(),
    monthlyFees: z.number().nullable(),
    /** Cancellations expected within `days`, with the 80 % interval of chance. */
    days: z.number(),
    expected: z.number().nullable(),
    expectedLow: z.number().nullable(),
    expectedHigh: z.number().nullable(),
    atStake: z.number().nullable(),
    verdict: bilingual.extend({ grade: z.string() }).nullable(),
    check: probabilityCheck.nullable(),
    /** Contract months that the risk was learned from. */
    cases: z.number(),
    /** What raises or lowers the odds of cancelling; for a number per standard deviation. */
    effects: z.array(z.object({ column: z.string(), level: z.string().nullable(), baseline: z.string().nullable(), oddsRatio: z.number(), low: z.number(), high: z.number() })),
    plans: z.array(z.object({ plan: z.string(), customers: z.number(), monthlyFees: z.number().nullable(), risk: z.number().nullable() })),
    rows: z.array(
      z.object({
        row: customerRow,
        plan: z.string(),
        tenureDays: z.number(),
        fee: z.number().nullable(),
        endsOn: z.string().nullable(),
        risk: z.number().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
        atStake: z.number().nullable(),
        /** What raises this contract's risk most: factors on the odds, against the average contract. */
        because: z.array(z.object({ column: z.string(), factor: z.number() })),
      }),
    ),
  }),
});
