/** A file becomes facts: `zhiyin import`, and the last step of the import wizard. */
import { join } from 'node:path';
import { beginImport, failImport, findLiveImport, finishImport, saveMapping } from '../actions/imports/index.ts';
import type { ImportEntry, Mapping } from '../actions/imports/index.ts';
import { operations } from '../contract/index.ts';
import type { ImportResult } from '../contract/index.ts';
import { asZhiyinError, ZhiyinError } from '../domain/index.ts';
import type { Bilingual, FactKind } from '../domain/index.ts';
import type { Source } from '../sources/index.ts';
import { describeImport, sourceFingerprint } from './describe-import.ts';
import { implement } from './implementation.ts';
import type { Call } from './implementation.ts';
import { chooseMapping, dayFirstOf, fieldSources, headerFingerprint, usesDecimalComma } from './import-mapping.ts';
import { newImportId, sourceFile } from './import-source.ts';
import { feedOf, journalOutcome, loadImport } from './load-import.ts';
import type { Feed, Loaded, LoadRequest } from './load-import.ts';
import { ProgressMeter } from './progress-meter.ts';
import { draftEarlyInsights } from './run-insights.ts';
import type { Workspace } from './workspace.ts';

export const importFile = implement(operations.importFile, async (workspace, input, call) => {
  const started = performance.now();
  const file = await sourceFile(workspace, input.source, call);
  const meter = new ProgressMeter(call);
  meter.begin('reading', 0);
  const reading = input.reading ?? {};
  const source = await describeImport(workspace, file, reading);
  const { mapping, missing } = await chooseMapping(workspace, source, input.kind, input.mapping);
  if (missing.length > 0) throw new ZhiyinError('COLUMNS_NOT_MAPPED', { kind: input.kind, missing: missing.join(', ') });
  const fingerprint = sourceFingerprint(source, input.kind, mapping, reading);
  const earlier = await findLiveImport(workspace.desk, fingerprint);
  if (earlier) return repeated(workspace, earlier, input.dryRun, started);
  const sources = fieldSources(mapping, source.headers);
  const importId = newImportId(call.now());
  const request: LoadRequest = {
    plan: {
      importId,
      kind: input.kind,
      committedAt: call.now().toISOString().slice(0, 23).replace('T', ' '),
      headers: source.headers,
      mapping: sources,
      dayFirst: dayFirstOf(reading.dateFormat),
      decimalComma: reading.decimalComma ?? usesDecimalComma(source, input.kind, sources),
    },
    fields: source.headers.length,
    dryRun: input.dryRun,
  };
  const loaded = await journalled(workspace, request, feedOf(source), { name: file.name, fingerprint, mapping }, call);
  if (!input.dryRun) {
    meter.begin('summarising', loaded.read);
    // The import stands: what cannot be drafted now, the next run computes.
    await draftEarlyInsights(workspace, input.kind, call.now()).catch(() => {});
  }
  if (!input.dryRun && input.saveMapping) await saveMapping(workspace.desk, headerFingerprint(source), input.kind, mapping);
  return { ...resultOf(workspace, importId, input.kind, loaded), dryRun: input.dryRun, seconds: secondsSince(started), notes: [...notesOf(source), ...loaded.notes] };
});

/** Where an import's records come from, for the journal. */
export interface JournalSource {
  readonly name: string;
  readonly fingerprint: string;
  readonly mapping: Mapping;
}

/** Runs an import with its journal entry before and after. A dry run leaves no trace but its rejected rows. */
export async function journalled(workspace: Workspace, request: LoadRequest, feed: Feed, source: JournalSource, call: Call): Promise<Loaded> {
  const { importId, kind } = request.plan;
  if (request.dryRun) return loadImport(workspace, request, feed, call);
  await beginImport(workspace.desk, { id: importId, kind, sourceName: source.name, sourceFingerprint: source.fingerprint, mapping: source.mapping, startedAt: call.now() });
  const loaded = await loadImport(workspace, request, feed, call).catch(async (error: unknown) => {
    await failImport(workspace.desk, importId, asZhiyinError(error).message, call.now());
    throw error;
  });
  await finishImport(workspace.desk, importId, { ...journalOutcome(loaded), finishedAt: call.now() });
  return loaded;
}

export function resultOf(workspace: Workspace, importId: string, kind: FactKind, loaded: Loaded): Omit<ImportResult, 'dryRun' | 'seconds' | 'notes'> {
  const { read, accepted, rejected, duplicates, totals, rejectedFile } = loaded;
  const rejectedReasons = loaded.rejectedReasons.map((reason) => ({ ...reason, text: { ...reason.text } }));
  return { import: importId, kind, read, accepted, rejected, duplicates, rejectedFile: rejectedFile === null ? null : join(workspace.folder, rejectedFile), rejectedReasons, totals: { ...totals } };
}

/** Rule 8: the same file again changes nothing. */
function repeated(workspace: Workspace, earlier: ImportEntry, dryRun: boolean, started: number): ImportResult {
  const counts = earlier.counts as Pick<ImportResult, 'read' | 'rejected' | 'rejectedReasons'>;
  return {
    import: earlier.id,
    kind: earlier.kind as FactKind,
    dryRun,
    read: counts.read,
    accepted: 0,
    rejected: counts.rejected,
    duplicates: counts.read - counts.rejected,
    rejectedFile: earlier.rejectedFile === null ? null : join(workspace.folder, earlier.rejectedFile),
    rejectedReasons: counts.rejectedReasons,
    seconds: secondsSince(started),
    totals: earlier.totals as ImportResult['totals'],
    notes: [{ zh: `这个文件已经导入过（${earlier.id}），没有任何改变。`, en: `This file was imported before (${earlier.id}); nothing changed.` }],
  };
}

function notesOf(source: Source): Bilingual[] {
  const { encoding } = source.inspected;
  return encoding === 'utf-8' || source.format === 'excel' || source.format === 'parquet' ? [] : [{ zh: `按 ${encoding} 编码读取。`, en: `Read as ${encoding}.` }];
}

function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000;
}
