/** The desk's tables as Drizzle sees them. The migrations beside this file create them; a test compares the two. */
import { bigint, boolean, integer, jsonb, numeric, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();
const moment = (column: string) => timestamp(column, { withTimezone: true, mode: 'string' });

export const importJournal = pgTable('import_journal', {
  id: text('id').primaryKey(),
  kind: text('kind').notNull(),
  sourceName: text('source_name').notNull(),
  sourceFingerprint: text('source_fingerprint').notNull(),
  mapping: jsonb('mapping').notNull(),
  state: text('state', { enum: ['running', 'done', 'failed', 'interrupted', 'reverted'] }).notNull(),
  counts: jsonb('counts'),
  totals: jsonb('totals'),
  rejectedFile: text('rejected_file'),
  problem: text('problem'),
  startedAt: moment('started_at').notNull().defaultNow(),
  finishedAt: moment('finished_at'),
  revertedAt: moment('reverted_at'),
});

export const importMapping = pgTable(
  'import_mapping',
  {
    headerFingerprint: text('header_fingerprint').notNull(),
    kind: text('kind').notNull(),
    mapping: jsonb('mapping').notNull(),
    savedAt: moment('saved_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.headerFingerprint, table.kind] })],
);

export const customerMerge = pgTable('customer_merge', {
  id: id(),
  keptId: text('kept_id').notNull(),
  mergedId: text('merged_id').notNull(),
  reason: text('reason').notNull(),
  mergedAt: moment('merged_at').notNull().defaultNow(),
  undoneAt: moment('undone_at'),
});

export const savedView = pgTable('saved_view', {
  id: id(),
  name: text('name').notNull(),
  filters: jsonb('filters').notNull(),
  pinned: boolean('pinned').notNull().default(false),
  createdAt: moment('created_at').notNull().defaultNow(),
});

export const insightSetting = pgTable('insight_setting', {
  id: id(),
  insight: text('insight').notNull(),
  settings: jsonb('settings').notNull(),
  savedAt: moment('saved_at').notNull().defaultNow(),
});

export const labelCorrection = pgTable('label_correction', {
  id: id(),
  textSource: text('text_source', { enum: ['moments', 'feedback', 'pasted'] }).notNull(),
  textId: text('text_id').notNull(),
  labelKind: text('label_kind', { enum: ['polarity', 'emotion', 'intent', 'objection'] }).notNull(),
  label: text('label').notNull(),
  correctedAt: moment('corrected_at').notNull().defaultNow(),
  pastedText: text('pasted_text'),
  speaker: text('speaker', { enum: ['customer', 'agent'] }),
});

export const indirectValue = pgTable('indirect_value', {
  id: id(),
  customerId: text('customer_id').notNull(),
  kind: text('kind', { enum: ['referrals', 'volume', 'reference', 'other'] }).notNull(),
  yearlyAmount: numeric('yearly_amount', { precision: 18, scale: 2 }).notNull(),
  reason: text('reason').notNull(),
  enteredAt: moment('entered_at').notNull().defaultNow(),
  endedAt: moment('ended_at'),
});

export const auditTrail = pgTable('audit_trail', {
  id: id(),
  at: moment('at').notNull().defaultNow(),
  who: text('who').notNull(),
  what: text('what').notNull(),
  subject: text('subject').notNull(),
  details: jsonb('details').notNull().default({}),
});

export const tierStrategy = pgTable('tier_strategy', {
  id: id(),
  tier: text('tier').notNull(),
  /** Null takes the defaults back. */
  strategy: jsonb('strategy'),
  savedAt: moment('saved_at').notNull().defaultNow(),
});

export const promiseDecision = pgTable('promise_decision', {
  id: id(),
  textId: text('text_id').notNull(),
  quoteStart: integer('quote_start').notNull(),
  quote: text('quote').notNull(),
  decision: text('decision', { enum: ['confirmed', 'rejected'] }).notNull(),
  decidedAt: moment('decided_at').notNull().defaultNow(),
});

export const homeModel = pgTable('home_model', {
  id: id(),
  /** Null when nothing was taken up. */
  version: text('version').unique(),
  base: text('base').notNull(),
  report: jsonb('report').notNull(),
  trainedAt: moment('trained_at').notNull().defaultNow(),
});

export const homeModelActivation = pgTable('home_model_activation', {
  id: id(),
  /** Null: the shipped model alone. */
  version: text('version'),
  reason: text('reason', { enum: ['trained', 'chosen', 'rolled-back'] }).notNull(),
  activatedAt: moment('activated_at').notNull().defaultNow(),
});
