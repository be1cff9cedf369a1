/** Getting data in: preview, mapping, import, revert, coverage. */
import { z } from 'zod';
import { factKinds } from '../domain/index.ts';
import { bilingual, operation } from './operation.ts';

export const factKind = z.enum(factKinds);

/** A file: by path for the person at this machine's command line, or one uploaded before. */
export const source = z.union([z.object({ path: z.string().min(1) }), z.object({ upload: z.string().min(1) })]);

/** Fact column → column of the file, by header or, without headers, by position counted from 1 (`#1`). */
export const mapping = z.record(z.string(), z.string());

/** How a file is read. Everything that is not given is detected. */
export const reading = z.object({
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  header: z.boolean().optional(),
  sheet: z.string().optional(),
  dateFormat: z.string().optional(),
  decimalComma: z.boolean().optional(),
});

export const previewImport = operation({
  name: 'previewImport',
  method: 'post',
  path: '/api/imports/preview',
  tag: 'data',
  title: { zh: '导入预览', en: 'Preview an import' },
  input: z.object({ source, kind: factKind.optional(), mapping: mapping.optional(), reading: reading.optional() }),
  output: z.object({
    fileName: z.string(),
    format: z.enum(['csv', 'excel', 'json-lines', 'parquet', 'fixed-spaces']),
    reading,
    /** Best kind first. */
    kinds: z.array(z.object({ kind: factKind, confidence: z.number(), missing: z.array(z.string()) })),
    kind: factKind,
    columns: z.array(
      z.object({ name: z.string(), samples: z.array(z.string()), target: z.string().nullable(), confidence: z.number(), reason: bilingual }),
    ),
    targets: z.array(z.object({ name: z.string(), title: bilingual, required: z.boolean() })),
    mapping,
    /** Where the mapping came from: recognised now, or saved from an earlier import of files with this header. */
    mappingFrom: z.enum(['detected', 'saved', 'given']),
    missing: z.array(z.string()),
    sampleRows: z.array(z.array(z.string().nullable())),
    estimatedRows: z.number().nullable(),
    alreadyImported: z.string().nullable(),
  }),
});

export const importCounts = z.object({
  read: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  duplicates: z.number(),
});

export const importResult = importCounts.extend({
  import: z.string(),
  kind: factKind,
  dryRun: z.boolean(),
  rejectedFile: z.string().nullable(),
  rejectedReasons: z.array(z.object({ code: z.string(), text: bilingual, rows: z.number() })),
  seconds: z.number(),
  totals: z.object({
    orders: z.number(),
    orderLines: z.number(),
    customers: z.number(),
    /** Rows of sales without a customer, kept as anonymous. */
    anonymousLines: z.number(),
    returns: z.number(),
    /** Exact decimal. */
    netRevenue: z.string(),
  }),
  notes: z.array(bilingual),
});
export type ImportResult = z.output<typeof importResult>;

export const importFile = operation({
  name: 'importFile',
  method: 'post',
  path: '/api/imports',
  tag: 'data',
  title: { zh: '导入文件', en: 'Import a file' },
  long: true,
  input: z.object({
    source,
    kind: factKind,
    mapping: mapping.optional(),
    reading: reading.optional(),
    dryRun: z.boolean().default(false),
    saveMapping: z.boolean().default(true),
  }),
  output: importResult,
});

export const listImports = operation({
  name: 'listImports',
  method: 'get',
  path: '/api/imports',
  tag: 'data',
  title: { zh: '导入记录', en: 'Imports' },
  input: z.object({}),
  output: z.object({
    imports: z.array(
      z.object({
        import: z.string(),
        kind: factKind,
        sourceName: z.string(),
        state: z.enum(['running', 'done', 'failed', 'interrupted', 'reverted']),
        counts: importCounts.nullable(),
        netRevenue: z.string().nullable(),
        rejected: z.boolean(),
        problem: z.string().nullable(),
        startedAt: z.string(),
        finishedAt: z.string().nullable(),
        revertedAt: z.string().nullable(),
      }),
    ),
  }),
});

export const revertImport = operation({
  name: 'revertImport',
  method: 'post',
  path: '/api/imports/{import}/revert',
  tag: 'data',
  title: { zh: '撤回导入', en: 'Revert an import' },
  input: z.object({ import: z.string() }),
  output: z.object({ import: z.string(), removed: z.number(), keptForOtherImports: z.number() }),
});

export const coverage = operation({
  name: 'coverage',
  method: 'get',
  path: '/api/coverage',
  tag: 'data',
  title: { zh: '数据覆盖', en: 'Coverage' },
  input: z.object({}),
  output: z.object({
    customers: z.number(),
    kinds: z.array(
      z.object({ kind: factKind, facts: z.number(), customers: z.number(), anonymous: z.number(), firstDay: z.string().nullable(), lastDay: z.string().nullable() }),
    ),
    columns: z.array(z.object({ kind: factKind, column: z.string(), title: bilingual, filledShare: z.number() })),
    currencies: z.array(z.object({ currency: z.string().nullable(), orders: z.number() })),
    texts: z.object({ total: z.number(), read: z.number() }),
  }),
});
