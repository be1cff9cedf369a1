/** Profit: what is left of each customer's money, who costs more than they bring, and what customers bring besides. */
import { z } from 'zod';
import { tierNames } from '../domain/index.ts';
import { customerRow } from './customers.ts';
import { bilingual, count, listOf, operation } from './operation.ts';

/** By what they bought: `none` have bought nothing they kept. */
export const customerSizes = ['big', 'middle', 'small', 'none'] as const;
export const profitProposals = ['raise-price', 'cut-cost', 'let-go', 'keep', 'wait', 'gone'] as const;
export const indirectKinds = ['referrals', 'volume', 'reference', 'other'] as const;

const share = z.number().min(0).max(1);

/** What stands in where the record is silent; the same file for everyone to read. */
export const profitAssumptions = z.object({
  /** Of orders without a cost; null takes that of the orders with one. */
  grossMargin: z.number().min(-1).max(1).nullable(),
  costPerContact: z.number().min(0).max(1e9),
  writeOffShare: share,
  priceRise: z.number().min(0).max(5),
  priceElasticity: z.number().min(0).max(20),
  largestCut: share,
  avoidableShare: share,
  referralShare: share,
  fewestOrders: z.number().int().min(1).max(1000),
  bigShare: share,
  middleShare: share,
  referrerColumns: z.array(z.string().trim().min(1).max(80)).max(20),
});
export type ProfitAssumptions = z.output<typeof profitAssumptions>;

const rate = z.object({ rate: z.number(), low: z.number(), high: z.number() });

const money = z.object({
  customers: z.number(),
  /** What kept orders brought, less money given back. */
  revenue: z.number(),
  discount: z.number(),
  productCost: z.number(),
  serviceCost: z.number(),
  /** Of both costs, what rests on an assumption. */
  assumed: z.number(),
  netMargin: z.number(),
  unprofitable: z.number(),
  /** What the unprofitable ones lost, as a positive amount. */
  loss: z.number(),
});

export const profit = operation({
  name: 'profit',
  method: 'get',
  path: '/api/profit',
  tag: 'insights',
  title: { zh: '净利', en: 'Profit' },
  input: z.object({}),
  output: z.object({
    asOf: z.string(),
    currency: z.string(),
    status: z.string(),
    total: money,
    finding: bilingual,
    /** Customers sorted by net margin, highest first, in up to a hundred steps; the profit so far, from (0, 0). */
    whaleCurve: z.array(z.object({ customersShare: z.number(), profit: z.number() })),
    /** Where the curve is highest: after everybody who brings something. */
    peak: z.object({ customersShare: z.number(), profit: z.number() }),
    sizes: z.array(
      money.extend({
        size: z.enum(customerSizes),
        /** Buys at least this much; null for the smallest and for those without purchases. */
        from: z.number().nullable(),
        /** What is left of each unit of revenue, with its 80 % interval over customers. */
        marginRate: rate.nullable(),
      }),
    ),
    coverage: z.object({
      /** Share of revenue whose product cost is known. */
      knownCostShare: z.number().nullable(),
      grossMargin: z.number(),
      grossMarginFrom: z.enum(['own-orders', 'setting', 'fallback']),
      costFacts: z.number(),
      costsFrom: z.string().nullable(),
      costKinds: z.array(z.object({ kind: z.string(), amount: z.number(), facts: z.number() })),
      otherCurrencyCosts: z.number(),
    }),
    /** The unprofitable buyers by what is proposed; amounts are for the next twelve months. */
    waysOut: z.array(z.object({ proposal: z.enum(profitProposals), customers: z.number(), nextLoss: z.number(), gain: z.number() })),
    indirect: z.object({ entered: z.object({ customers: z.number(), yearlyAmount: z.number() }), referrals: z.object({ customers: z.number(), referred: z.number(), value: z.number() }) }),
    assumptions: profitAssumptions,
    isDefault: z.boolean(),
  }),
});

export const unprofitableSorts = ['netMargin', 'nextLoss', 'proposedGain', 'revenue', 'serviceCost'] as const;

const unprofitableCustomer = z.object({
  id: z.string(),
  name: z.string().nullable(),
  tier: z.enum(tierNames).nullable(),
  stage: customerRow.shape.stage,
  size: z.enum(customerSizes),
  orders: z.number(),
  revenue: z.number(),
  productCost: z.number(),
  serviceCost: z.number(),
  assumed: z.number(),
  netMargin: z.number(),
  /** All of what follows is for the next twelve months. */
  nextLoss: z.number(),
  gains: z.object({ raisePrice: z.number(), cutCost: z.number(), letGo: z.number() }),
  indirect: z.object({ entered: z.number(), referrals: z.number(), referred: z.number() }),
  proposal: z.enum(profitProposals),
  proposedGain: z.number(),
  why: bilingual,
});
export type UnprofitableCustomer = z.output<typeof unprofitableCustomer>;

export const listUnprofitable = operation({
  name: 'listUnprofitable',
  method: 'get',
  path: '/api/profit/unprofitable',
  tag: 'insights',
  title: { zh: '亏本的客户', en: 'Unprofitable customers' },
  input: z.object({
    proposal: listOf(z.enum(profitProposals)).optional(),
    size: listOf(z.enum(customerSizes)).optional(),
    sort: z.enum(unprofitableSorts).default('netMargin'),
    offset: count.default(0),
    limit: count.max(1000).default(20),
  }),
  output: z.object({ asOf: z.string(), currency: z.string(), total: z.number(), rows: z.array(unprofitableCustomer) }),
});

export const saveProfitAssumptions = operation({
  name: 'saveProfitAssumptions',
  method: 'post',
  path: '/api/profit/assumptions',
  tag: 'insights',
  title: { zh: '保存净利的假设', en: 'Save the assumptions of profit' },
  input: z.object({ assumptions: profitAssumptions.refine(({ bigShare, middleShare }) => bigShare + middleShare <= 1, { message: 'bigShare and middleShare together are at most 1', path: ['middleShare'] }) }),
  output: z.object({ assumptions: profitAssumptions }),
});

export const listIndirectValues = operation({
  name: 'listIndirectValues',
  method: 'get',
  path: '/api/customers/{id}/indirect-values',
  tag: 'customers',
  title: { zh: '间接价值', en: 'Indirect value' },
  input: z.object({ id: z.string() }),
  output: z.object({
    customer: z.string(),
    currency: z.string(),
    /** What holds now, a year, and what was entered before. */
    values: z.array(z.object({ kind: z.enum(indirectKinds), yearlyAmount: z.number(), reason: z.string(), enteredAt: z.string(), endedAt: z.string().nullable() })),
    yearlyAmount: z.number(),
    /** Computed from who referred whom, over the whole time; `counts` is false while referrals have been valued by hand. */
    referrals: z.object({ referred: z.number(), value: z.number(), counts: z.boolean() }),
    netMargin: z.number().nullable(),
  }),
});

export const setIndirectValue = operation({
  name: 'setIndirectValue',
  method: 'post',
  path: '/api/customers/{id}/indirect-values',
  tag: 'customers',
  title: { zh: '填写间接价值', en: 'Enter indirect value' },
  input: z.object({
    id: z.string(),
    kind: z.enum(indirectKinds),
    /** A year, in the company's currency, whole cents; 0 ends what was entered. */
    yearlyAmount: z.coerce.number().min(0).max(1e12).refine((amount) => amount === 0 || amount >= 0.005, 'at least one cent'),
    reason: z.string().trim().max(500).default(''),
  }),
  output: z.object({ customer: z.string(), yearlyAmount: z.number() }),
});
