/**
 * The transaction of an import: records are loaded while they are read, typed, checked and stored. All of it happens or
 * nothing does.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, ZhiyinError } from '../domain/index.ts';
import { appendRecords, createRejectStage, createStage, dropWorkTables, exportRejected, keepOutcome } from '../facts/index.ts';
import type { AppendOutcome, AppendPlan } from '../facts/index.ts';
import { readParts } from '../sources/index.ts';
import type { Parts, Source } from '../sources/index.ts';
import type { Warehouse } from '../storage/index.ts';
import type { Call } from './implementation.ts';
import { ProgressMeter } from './progress-meter.ts';
import type { Workspace } from './workspace.ts';

export interface Loaded extends AppendOutcome {
  readonly read: number;
  /** All rejected, broken records included. */
  readonly rejected: number;
  /** Relative to the data folder. */
  readonly rejectedFile: string | null;
}

/** What the journal keeps of an import. */
export interface JournalOutcome {
  readonly counts: Pick<Loaded, 'read' | 'accepted' | 'rejected' | 'duplicates' | 'rejectedReasons'>;
  readonly totals: Loaded['totals'];
  readonly rejectedFile: string | null;
}

export function journalOutcome({ read, accepted, rejected, duplicates, rejectedReasons, totals, rejectedFile }: Loaded): JournalOutcome {
  return { counts: { read, accepted, rejected, duplicates, rejectedReasons }, totals, rejectedFile };
}

export interface LoadRequest {
  readonly plan: Omit<AppendPlan, 'foldedLines' | 'blanksAround'>;
  readonly fields: number;
  readonly dryRun: boolean;
}

/** Gives records in parts, or fills the stage itself and tells how many records of which columns it put there. */
export type Feed = { readonly parts: (folder: string, onRecords: (records: number, share: number | undefined) => void) => AsyncIterable<Parts> } | { readonly fill: (inside: Warehouse) => Promise<Pick<Staged, 'records' | 'headers'>> };

/** What a described file feeds into an import. */
export function feedOf(source: Source): Feed {
  if (source.format === 'parquet') {
    return {
      fill: async (inside) => {
        const headers = await inside.loadParquet({ table: 'import_stage', file: source.file.path });
        const [counted] = await inside.rows(sql`select count(*) as staged from import_stage`);
        return { records: Number(counted?.['staged']), headers };
      },
    };
  }
  return { parts: (folder, onRecords) => readParts(source, folder, ({ records, share }) => onRecords(records, source.format === 'excel' ? undefined : share)) };
}

/** Undoes a dry run's transaction on its way out. */
class DryRun extends Error {
  readonly loaded: Loaded;
  constructor(loaded: Loaded) {
    super('dry run');
    this.loaded = loaded;
  }
}

/** Runs the whole import in one transaction. A dry run does everything and takes it back. */
export async function loadImport(workspace: Pick<Workspace, 'warehouse' | 'place'>, request: LoadRequest, feed: Feed, call: Call): Promise<Loaded> {
  const folder = await mkdtemp(join(await workspace.place('work'), 'import-'));
  const rejectedFolder = await workspace.place('rejected');
  try {
    return await workspace.warehouse.transaction(async (inside) => {
      const meter = new ProgressMeter(call);
      const staged = await stage(inside, request, { feed, folder, meter });
      meter.begin('checking', staged.records);
      const plan: AppendPlan = { ...request.plan, foldedLines: staged.folded, blanksAround: staged.blanksAround };
      const outcome = await appendRecords(inside, plan);
      meter.begin('storing', staged.records);
      const rejected = outcome.rejected + staged.rejects;
      const rejectedFile = rejected === 0 ? null : `rejected/${plan.importId}.csv`;
      if (rejected > 0) await exportRejected(inside, plan, outcome.rejectedReasons, join(rejectedFolder, `${plan.importId}.csv`));
      await dropWorkTables(inside);
      const loaded = { ...outcome, read: staged.records + staged.rejects, rejected, rejectedFile };
      if (loaded.read !== loaded.accepted + loaded.rejected + loaded.duplicates) throw new ZhiyinError('UNEXPECTED', { problem: `${loaded.read} records read, but ${loaded.accepted} + ${loaded.rejected} + ${loaded.duplicates} accounted for` });
      if (request.dryRun) throw new DryRun(loaded);
      await keepOutcome(inside, plan.importId, journalOutcome(loaded));
      return loaded;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.loaded;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Staged {
  /** The columns of a file that names them only once the engine has opened it. */
  readonly headers?: readonly string[];
  readonly records: number;
  readonly rejects: number;
  readonly folded: boolean;
  readonly blanksAround: boolean;
}

/** Loads one part while the next is being read. */
export async function stage(inside: Warehouse, request: Pick<LoadRequest, 'fields'>, { feed, folder, meter }: { feed: Feed; folder: string; meter: ProgressMeter }): Promise<Staged> {
  const rejectColumns = await createRejectStage(inside);
  if ('fill' in feed) return { ...(await feed.fill(inside)), rejects: 0, folded: false, blanksAround: true };
  const columns = await createStage(inside, request.fields);
  let loading: Promise<unknown> = Promise.resolve();
  let records = 0;
  let rejects = 0;
  let folded = false;
  let blanksAround = false;
  const load = async (parts: Parts): Promise<void> => {
    if (parts.records) await loadPart(inside, 'import_stage', columns, parts.records);
    if (parts.rejects) await loadPart(inside, 'import_reject', rejectColumns, parts.rejects);
  };
  meter.begin('reading', 0);
  for await (const parts of feed.parts(folder, (count, share) => meter.report(count, share))) {
    records += parts.records?.records ?? 0;
    rejects += parts.rejects?.records ?? 0;
    ({ folded, blanksAround } = parts);
    await loading;
    loading = load(parts);
    loading.catch(() => {});
  }
  meter.begin('loading', records);
  await loading;
  return { records, rejects, folded, blanksAround };
}

async function loadPart(inside: Warehouse, table: string, columns: readonly string[], part: { readonly file: string; readonly records: number }): Promise<void> {
  const loaded = await inside.loadRecords({ table, file: part.file, columns });
  if (loaded !== part.records) throw new ZhiyinError('UNEXPECTED', { problem: `the warehouse took ${loaded} of ${part.records} records` });
  await rm(part.file, { force: true });
}
