/** Customers: the list, one customer, their timeline. */
import { z } from 'zod';
import { emotionLabels, tierNames } from '../domain/index.ts';
import { figure } from './explanations.ts';
import { bilingual, count, listOf, operation } from './operation.ts';

export const lifeCycleStages = ['new', 'growing', 'steady', 'slowing', 'lost', 'returning', 'prospect'] as const;

/** One customer as a row: the figures of the latest run. Null where there is too little data. */
export const customerRow = z.object({
  id: z.string(),
  name: z.string().nullable(),
  segment: z.string().nullable(),
  region: z.string().nullable(),
  tier: z.enum(tierNames).nullable(),
  stage: z.enum(lifeCycleStages).nullable(),
  /** Value score, 0–100. */
  score: z.number().nullable(),
  orders: z.number(),
  net: z.number(),
  lastOrderOn: z.string().nullable(),
  /** Days since the last order, and the customer's own usual gap. */
  silentDays: z.number().nullable(),
  usualGapDays: z.number().nullable(),
  pAlive: z.number().nullable(),
  expectedPurchases52Weeks: z.number().nullable(),
  valueNext12Months: z.number().nullable(),
  valueLow: z.number().nullable(),
  valueHigh: z.number().nullable(),
  /** What is at risk: the part of the value that silence and hurt feelings put in doubt. */
  valueAtStake: z.number().nullable(),
  /** −1…1. */
  mood: z.number().nullable(),
  moodLow: z.number().nullable(),
  moodHigh: z.number().nullable(),
  emotion: z.enum(emotionLabels).nullable(),
  texts: z.number(),
  lateDeliveries: z.number(),
  deliveries: z.number(),
  /** Perceived minus expected in surveys, in scale points; negative is a disappointment. */
  expectationGap: z.number().nullable(),
});
export type CustomerRow = z.output<typeof customerRow>;

export const customerSorts = ['valueAtStake', 'valueNext12Months', 'score', 'net', 'orders', 'lastOrderOn', 'silentDays', 'pAlive', 'mood', 'expectationGap', 'name', 'id'] as const;

export const customerFilters = z.object({
  search: z.string().optional(),
  tier: listOf(z.enum(tierNames)).optional(),
  stage: listOf(z.enum(lifeCycleStages)).optional(),
  emotion: listOf(z.enum(emotionLabels)).optional(),
  segment: listOf(z.string()).optional(),
  region: listOf(z.string()).optional(),
  minimumValue: z.coerce.number().optional(),
  maximumMood: z.coerce.number().optional(),
  lateDeliveries: count.optional(),
});

export const listCustomers = operation({
  name: 'listCustomers',
  method: 'get',
  path: '/api/customers',
  tag: 'customers',
  title: { zh: '客户列表', en: 'List customers' },
  input: customerFilters.extend({
    sort: z.enum(customerSorts).default('valueAtStake'),
    order: z.enum(['descending', 'ascending']).default('descending'),
    offset: count.default(0),
    limit: count.max(1000).default(50),
  }),
  output: z.object({ asOf: z.string(), currency: z.string(), total: z.number(), rows: z.array(customerRow) }),
});

const reason = z.object({ text: bilingual, weight: z.number(), measure: z.string().optional() });

export const getCustomer = operation({
  name: 'getCustomer',
  method: 'get',
  path: '/api/customers/{id}',
  tag: 'customers',
  title: { zh: '一位客户', en: 'One customer' },
  input: z.object({ id: z.string() }),
  output: z.object({
    asOf: z.string(),
    currency: z.string(),
    row: customerRow,
    profile: z.object({
      phone: z.string().nullable(),
      email: z.string().nullable(),
      kind: z.string().nullable(),
      birthday: z.string().nullable(),
      birthdayCalendar: z.string().nullable(),
      joinedOn: z.string().nullable(),
      /** Null for customers who never had one. Dates after the as-of day are not told. */
      contract: z.object({ plan: z.string().nullable(), start: z.string().nullable(), end: z.string().nullable(), monthlyFee: z.number().nullable(), cancelledOn: z.string().nullable() }).nullable(),
      attributes: z.record(z.string(), z.unknown()),
      mergedIds: z.array(z.string()),
    }),
    /** One sentence that answers "how do things stand", and what to do next with its reasons. */
    summary: bilingual,
    reasons: z.array(reason),
    suggestion: z.object({ title: bilingual, why: bilingual, opening: bilingual }).nullable(),
    figures: z.array(figure),
    expectation: z.array(
      z.object({ title: bilingual, expected: z.number().nullable(), actual: z.number().nullable(), gap: z.number().nullable(), unit: z.string(), observations: z.number(), peersGap: z.number().nullable() }),
    ),
    tierHistory: z.array(z.object({ asOf: z.string(), tier: z.enum(tierNames).nullable(), score: z.number().nullable() })),
  }),
});

/** Something that happened with a customer: an order, a delivery, something said, an answer given. */
export const timelineEntry = z.object({
  id: z.string(),
  source: z.enum(['orders', 'moments', 'feedback']),
  at: z.string(),
  touchpoint: z.string().nullable(),
  channel: z.string().nullable(),
  direction: z.string().nullable(),
  agent: z.string().nullable(),
  conversation: z.string().nullable(),
  product: z.string().nullable(),
  text: z.string().nullable(),
  amount: z.number().nullable(),
  /** Whole days after (positive) or before (negative) the promised delivery. */
  lateDays: z.number().nullable(),
  rating: z.object({ instrument: z.string().nullable(), item: z.string().nullable(), expected: z.number().nullable(), perceived: z.number().nullable() }).nullable(),
  polarity: z.object({ label: z.string(), score: z.number(), corrected: z.boolean() }).nullable(),
  emotion: z.object({ label: z.string(), probability: z.number(), corrected: z.boolean() }).nullable(),
  evidence: z.array(z.object({ start: z.number(), end: z.number(), text: z.string(), weight: z.number() })),
  /** What the text says beyond its feeling: `kind` is intent, objection, emotionalNeed, fact, phrase, claim, promise and so on. */
  signals: z.array(z.object({ kind: z.string(), label: z.string(), quote: z.string(), start: z.number(), end: z.number() })),
});
export type TimelineEntry = z.output<typeof timelineEntry>;

export const customerTimeline = operation({
  name: 'customerTimeline',
  method: 'get',
  path: '/api/customers/{id}/timeline',
  tag: 'customers',
  title: { zh: '客户时间线', en: 'Customer timeline' },
  input: z.object({ id: z.string(), offset: count.default(0), limit: count.max(500).default(100) }),
  output: z.object({ total: z.number(), entries: z.array(timelineEntry), mood: z.array(z.object({ day: z.string(), mood: z.number(), low: z.number(), high: z.number() })) }),
});

export const findDuplicates = operation({
  name: 'findDuplicates',
  method: 'get',
  path: '/api/duplicates',
  tag: 'customers',
  title: { zh: '疑似重复的客户', en: 'Customers that may be the same' },
  input: z.object({ limit: count.max(500).default(100) }),
  output: z.object({
    total: z.number(),
    pairs: z.array(
      z.object({
        kept: z.object({ id: z.string(), name: z.string().nullable(), phone: z.string().nullable(), email: z.string().nullable(), orders: z.number() }),
        merged: z.object({ id: z.string(), name: z.string().nullable(), phone: z.string().nullable(), email: z.string().nullable(), orders: z.number() }),
        reasons: z.array(z.enum(['phone', 'email', 'name'])),
      }),
    ),
  }),
});

export const mergeCustomers = operation({
  name: 'mergeCustomers',
  method: 'post',
  path: '/api/merges',
  tag: 'customers',
  title: { zh: '合并客户', en: 'Merge customers' },
  input: z.object({ keptId: z.string().min(1), mergedId: z.string().min(1), reason: z.string().default('') }),
  output: z.object({ merge: z.number() }),
});

export const listMerges = operation({
  name: 'listMerges',
  method: 'get',
  path: '/api/merges',
  tag: 'customers',
  title: { zh: '合并记录', en: 'Merges' },
  input: z.object({}),
  output: z.object({ merges: z.array(z.object({ merge: z.number(), keptId: z.string(), mergedId: z.string(), reason: z.string(), mergedAt: z.string(), undoneAt: z.string().nullable() })) }),
});

export const undoMerge = operation({
  name: 'undoMerge',
  method: 'post',
  path: '/api/merges/{merge}/undo',
  tag: 'customers',
  title: { zh: '撤销合并', en: 'Undo a merge' },
  input: z.object({ merge: z.coerce.number().int() }),
  output: z.object({ merge: z.number() }),
});

const savedView = z.object({ id: z.number(), name: z.string(), filters: z.record(z.string(), z.unknown()), pinned: z.boolean() });

export const listViews = operation({
  name: 'listViews',
  method: 'get',
  path: '/api/views',
  tag: 'customers',
  title: { zh: '保存的视图', en: 'Saved views' },
  input: z.object({}),
  output: z.object({ views: z.array(savedView) }),
});

export const saveView = operation({
  name: 'saveView',
  method: 'post',
  path: '/api/views',
  tag: 'customers',
  title: { zh: '保存视图', en: 'Save a view' },
  input: z.object({ name: z.string().trim().min(1).max(80), filters: z.record(z.string(), z.unknown()), pinned: z.boolean().default(false) }),
  output: savedView,
});

export const deleteView = operation({
  name: 'deleteView',
  method: 'delete',
  path: '/api/views/{id}',
  tag: 'customers',
  title: { zh: '删除视图', en: 'Delete a view' },
  input: z.object({ id: z.coerce.number().int() }),
  output: z.object({ id: z.number() }),
});
