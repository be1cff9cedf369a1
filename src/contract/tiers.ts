/** Tiers: the rules that make them, what a change would mean, who moved, how each tier is served and what came of it. */
import { z } from 'zod';
import { tierNames } from '../domain/index.ts';
import { bilingual, count, day, operation } from './operation.ts';

const tier = z.enum(tierNames);
const points = z.number().min(0).max(100);
const share = z.number().min(0).max(1);
const weight = z.number().min(0);

/** The rules that turn the value score into tiers; the same file for everyone to read. */
export const tierRules = z
  .object({
    /** Four tiers (high, potential, ordinary, lost) or three (high, mid, low). */
    scheme: z.enum(['four', 'three']).default('four'),
    /** Weights of the score's components; they are scaled to sum to 1. */
    weights: z
      .object({ value: weight, recency: weight, frequency: weight, money: weight, fullPrice: weight, satisfaction: weight })
      .refine((weights) => Object.values(weights).some((one) => one > 0), 'at least one weight must be above 0'),
    /** `potential` serves four tiers and is a border of future value, `mid` serves three and is one of the score. */
    thresholds: z.discriminatedUnion('method', [
      z.object({ method: z.literal('rule'), high: points, potential: points, mid: points.default(40) }),
      z.object({ method: z.literal('quantile'), high: share, potential: share, mid: share.default(0.4) }),
      z.object({ method: z.literal('natural-breaks') }),
    ]),
    /** Below this probability of being alive, or after this many of their own usual gaps in silence, a customer counts as lost. */
    lost: z.object({ pAliveBelow: share, silentGaps: z.number().min(1).max(1000) }),
    /** A customer changes tier only when the score has passed the border by this many points. */
    hysteresis: z.number().min(0).max(50),
  })
  .refine(({ scheme, thresholds }) => scheme === 'four' || thresholds.method === 'natural-breaks' || thresholds.mid <= thresholds.high, 'the border of mid must not lie above that of high');
export type TierRules = z.output<typeof tierRules>;

export const getTierRules = operation({
  name: 'getTierRules',
  method: 'get',
  path: '/api/tier-rules',
  tag: 'insights',
  title: { zh: '分层规则', en: 'Tier rules' },
  input: z.object({}),
  /** `isPending`: the latest run followed others. */
  output: z.object({ rules: tierRules, isDefault: z.boolean(), isPending: z.boolean() }),
});

export const saveTierRules = operation({
  name: 'saveTierRules',
  method: 'post',
  path: '/api/tier-rules',
  tag: 'insights',
  title: { zh: '保存分层规则', en: 'Save tier rules' },
  input: z.object({ rules: tierRules }),
  output: z.object({ rules: tierRules }),
});

/** Where tiers begin, in points. `second` is the border of potential or of mid. */
const borders = z.object({ method: z.string(), high: z.number(), second: z.number(), goodness: z.number().nullable() });

const stock = z.object({ customers: z.number(), valueNext12Months: z.number().nullable(), netLastYear: z.number() });

/** A figure with its 80 % interval and the number of customers behind it. */
const measured = z.object({ value: z.number(), low: z.number(), high: z.number(), customers: z.number() });

export const previewTierRules = operation({
  name: 'previewTierRules',
  method: 'post',
  path: '/api/tier-rules/preview',
  tag: 'insights',
  title: { zh: '规则改了会怎样', en: 'What other tier rules would change' },
  input: z.object({ rules: tierRules, from: tier.optional(), to: tier.optional(), offset: count.default(0), limit: count.max(500).default(20) }),
  output: z.object({
    asOf: z.string(),
    currency: z.string(),
    borders: z.object({ now: borders.nullable(), draft: borders }),
    tiers: z.array(z.object({ tier, before: stock, after: stock })),
    /** How many customers go from where to where; staying is among them. `null` is a customer without a score. */
    moves: z.array(stock.extend({ from: tier.nullable(), to: tier.nullable() })),
    service: z.object({
      /** What serving one customer of a tier costs a year: planned in its strategy, or what it was in the last 365 days. */
      tiers: z.array(z.object({ tier, basis: z.enum(['planned', 'measured', 'unknown']), yearlyCost: measured.nullable() })),
      /** Change of the yearly cost of service if everybody is served as their new tier is. Null where a cost is unknown. */
      costChange: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
      /** Contacts a month that the strategies allow, over all customers. */
      contactsBefore: z.number(),
      contactsAfter: z.number(),
    }),
    movers: z.object({
      total: z.number(),
      rows: z.array(z.object({ id: z.string(), name: z.string().nullable(), from: tier.nullable(), to: tier.nullable(), scoreBefore: z.number().nullable(), score: z.number().nullable(), valueNext12Months: z.number().nullable(), netLastYear: z.number() })),
    }),
  }),
});

export const testTierRules = operation({
  name: 'testTierRules',
  method: 'post',
  path: '/api/tier-rules/test',
  tag: 'insights',
  title: { zh: '拿一位客户试规则', en: 'Try tier rules on one customer' },
  input: z.object({ customer: z.string().min(1), rules: tierRules }),
  output: z.object({
    asOf: z.string(),
    currency: z.string(),
    id: z.string(),
    name: z.string().nullable(),
    now: z.object({ tier: tier.nullable(), score: z.number().nullable() }),
    draft: z.object({ tier: tier.nullable(), score: z.number().nullable() }),
    /** The tier at the run before, from which the borders move away. */
    previousTier: tier.nullable(),
    borders,
    parts: z.array(
      z.object({
        component: z.enum(['value', 'recency', 'frequency', 'money', 'fullPrice', 'satisfaction']),
        /** The figure itself and the company's median it is measured against, where it is. */
        figure: z.number().nullable(),
        median: z.number().nullable(),
        /** The component, 0–1; null without data. */
        share: z.number().nullable(),
        /** Its weight after those without data dropped out, 0–1, and the points of the score it gives. */
        weight: z.number(),
        points: z.number().nullable(),
      }),
    ),
    /** The rules in their order; the first that holds decides. */
    rules: z.array(z.object({ tier, holds: z.boolean(), decides: z.boolean(), text: bilingual })),
  }),
});

export const tierMigration = operation({
  name: 'tierMigration',
  method: 'get',
  path: '/api/tier-migration',
  tag: 'insights',
  title: { zh: '层次的迁移', en: 'Moves between tiers' },
  input: z.object({ from: day.optional(), to: day.optional() }),
  output: z.object({
    currency: z.string(),
    /** The days there are snapshots of, earliest first. */
    days: z.array(z.string()),
    /** Null while there is only one snapshot. */
    migration: z
      .object({
        from: z.string(),
        to: z.string(),
        /** `null` on the left is a customer who was not there yet, on the right one who is no longer there. */
        cells: z.array(z.object({ from: tier.nullable(), to: tier.nullable(), customers: z.number(), valueBefore: z.number().nullable(), valueAfter: z.number().nullable() })),
      })
      .nullable(),
  }),
});

/** How a tier is served. Texts are in both languages; practices are one a line. */
export const tierStrategy = z.object({
  approach: z.enum(['focus', 'push', 'trial', 'hold', 'win-back']),
  aim: bilingual,
  practices: bilingual,
  /** Where to reach them, best first. */
  channels: z.array(z.string().min(1).max(40)).max(12),
  /** Within how many hours somebody answers. */
  responseHours: z.number().positive().max(8760),
  /** No more contacts of our own making than this in a month. */
  contactsPerMonth: z.number().int().min(0).max(100),
  /** What serving one such customer may cost a year; null goes by what it did cost. */
  yearlyCost: z.number().min(0).nullable(),
});
export type TierStrategy = z.output<typeof tierStrategy>;

const tierStrategyLine = z.object({ tier, strategy: tierStrategy, isDefault: z.boolean() });

export const listTierStrategies = operation({
  name: 'listTierStrategies',
  method: 'get',
  path: '/api/tier-strategies',
  tag: 'insights',
  title: { zh: '各层的服务策略', en: 'How each tier is served' },
  input: z.object({}),
  /** Of every tier; `scheme` says which of them the rules in force use. */
  output: z.object({ scheme: z.enum(['four', 'three']), strategies: z.array(tierStrategyLine) }),
});

export const saveTierStrategy = operation({
  name: 'saveTierStrategy',
  method: 'post',
  path: '/api/tier-strategies/{tier}',
  tag: 'insights',
  title: { zh: '保存一层的服务策略', en: 'Save how a tier is served' },
  input: z.object({ tier, strategy: tierStrategy }),
  output: tierStrategyLine,
});

export const resetTierStrategy = operation({
  name: 'resetTierStrategy',
  method: 'delete',
  path: '/api/tier-strategies/{tier}',
  tag: 'insights',
  title: { zh: '恢复一层的默认策略', en: 'Take back the default strategy of a tier' },
  input: z.object({ tier }),
  output: tierStrategyLine,
});

/** Null where nobody of the tier has such a fact in the period. */
const result = measured.nullable();

export const tierResults = operation({
  name: 'tierResults',
  method: 'get',
  path: '/api/tier-results',
  tag: 'insights',
  title: { zh: '各层后来怎样', en: 'What became of each tier' },
  /** Snapshots closer together than this are passed over, so that a period has time for something to happen. */
  input: z.object({ minimumDays: count.min(1).max(3660).default(28), limit: count.min(1).max(40).default(12) }),
  output: z.object({
    currency: z.string(),
    periods: z.array(z.object({ from: z.string(), to: z.string(), days: z.number() })),
    /** A line per tier and period. Customers belong to the tier they were in when the period began, wherever they went. */
    results: z.array(
      z.object({
        tier,
        from: z.string(),
        to: z.string(),
        customers: z.number(),
        /** Share who bought again in the period. */
        boughtAgain: measured,
        /** Share who were not lost at the end of it. */
        stayed: result,
        /** Net revenue per customer and 30 days. */
        revenue: result,
        /** Answers to surveys on a scale of 0–100, a customer's mean each. */
        satisfaction: result,
        /** Mood of what they wrote, −1…1, a customer's mean each. */
        mood: result,
      }),
    ),
  }),
});
