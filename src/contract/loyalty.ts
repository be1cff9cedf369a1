/** Kinds of loyalty: what customers do, feel and say, and where these disagree. */
import { z } from 'zod';
import { customerRow } from './customers.ts';
import { count, operation } from './operation.ts';

export const loyaltyKinds = ['behavioural', 'emotional', 'attitudinal'] as const;
/** In deed and at heart; by habit only; at heart only; neither. */
export const loyaltyFields = ['both', 'habit', 'heart', 'neither'] as const;

const measured = z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable();

export const loyalty = operation({
  name: 'loyalty',
  method: 'get',
  path: '/api/loyalty',
  tag: 'insights',
  title: { zh: '三种忠诚', en: 'Kinds of loyalty' },
  input: z.object({}),
  output: z.object({
    asOf: z.string(),
    currency: z.string(),
    customers: z.number(),
    /** Each with how many are measured, the mean of those with its 80 % interval, and how they spread in steps of ten points. */
    kinds: z.array(z.object({ kind: z.enum(loyaltyKinds), measured: z.number(), mean: measured, spread: z.array(z.number()) })),
    /** How far two kinds go together, over the customers that have both: −1 … 1, with its 80 % interval; null below ten such customers. */
    agreement: z.array(z.object({ one: z.enum(loyaltyKinds), other: z.enum(loyaltyKinds), customers: z.number(), correlation: measured })),
    /** Of the customers whose deeds and heart are both measured; `clear` when neither interval crosses its border. */
    fields: z.array(z.object({ field: z.enum(loyaltyFields), customers: z.number(), clear: z.number(), netLastYear: z.number(), valueNext12Months: z.number().nullable() })),
  }),
});

export const loyaltyCustomers = operation({
  name: 'loyaltyCustomers',
  method: 'get',
  path: '/api/loyalty/customers',
  tag: 'insights',
  title: { zh: '某种忠诚的客户', en: 'Customers of one kind of loyalty' },
  input: z.object({ field: z.enum(loyaltyFields).default('habit'), offset: count.default(0), limit: count.max(500).default(20) }),
  output: z.object({
    asOf: z.string(),
    currency: z.string(),
    total: z.number(),
    rows: z.array(z.object({ row: customerRow, clear: z.boolean(), behavioural: measured, emotional: measured, attitudinal: measured, texts: z.number(), answers: z.number() })),
  }),
});
