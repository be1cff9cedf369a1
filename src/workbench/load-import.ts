/**
 * The transaction of an import: records are loaded while they are read, typed, checked and stored. All of it happens or
 * nothing does.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, ZhiyinError } from '../domain/index.ts';
import type { Bilingual } from '../domain/index.ts';
import { appendRecords, createRejectStage, createStage, dropWorkTables, exportRejected, Intake, keepOutcome, typeStage } from '../facts/index.ts';
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
      const { plan, notes, ...staged } = await takeIn(inside, request, { feed, folder, meter });
      const outcome = await appendRecords(inside, plan, notes);
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
}

interface Feeding {
  readonly feed: Feed;
  readonly folder: string;
  readonly meter: ProgressMeter;
}

/** Records typed in `import_typed`, broken ones in `import_reject`. */
async function takeIn(inside: Warehouse, { plan, fields }: LoadRequest, { feed, folder, meter }: Feeding): Promise<Staged & { readonly plan: AppendPlan; readonly notes: readonly Bilingual[] }> {
  let known = { foldedLines: false, blanksAround: true };
  if ('fill' in feed) {
    await createRejectStage(inside);
    const { records } = await feed.fill(inside);
    meter.begin('checking', records);
    const whole = { ...plan, ...known };
    return { records, rejects: 0, plan: whole, notes: await typeStage(inside, whole) };
  }
  const intake = new Intake(inside, { ...plan, ...known }, fields);
  const taken = await takeParts(inside, { parts: feed.parts, folder, meter }, async ({ records, folded, blanksAround }) => {
    known = { foldedLines: folded, blanksAround };
    if (records) requireAll(await intake.take({ file: records.file, ...known }), records);
  });
  meter.begin('checking', taken.records);
  return { ...taken, plan: { ...plan, ...known }, notes: await intake.finish(known) };
}

/** Loads a feed's records as text into `import_stage`, broken ones into `import_reject`. */
export async function stage(inside: Warehouse, request: Pick<LoadRequest, 'fields'>, { feed, folder, meter }: Feeding): Promise<Staged> {
  if ('fill' in feed) {
    await createRejectStage(inside);
    return { ...(await feed.fill(inside)), rejects: 0 };
  }
  await createStage(inside, request.fields);
  return takeParts(inside, { parts: feed.parts, folder, meter }, async ({ records }) => {
    if (records) await loadPart(inside, 'import_stage', records);
  });
}

/** Takes in one part while the next is being read. */
async function takeParts(inside: Warehouse, { parts, folder, meter }: Omit<Feeding, 'feed'> & Extract<Feed, { parts: unknown }>, take: (parts: Parts) => Promise<void>): Promise<Staged> {
  await createRejectStage(inside);
  let loading: Promise<unknown> = Promise.resolve();
  let records = 0;
  let rejects = 0;
  const load = async (some: Parts): Promise<void> => {
    await take(some);
    if (some.rejects) await loadPart(inside, 'import_reject', some.rejects);
  };
  meter.begin('reading', 0);
  for await (const some of parts(folder, (count, share) => meter.report(count, share))) {
    records += some.records?.records ?? 0;
    rejects += some.rejects?.records ?? 0;
    await loading;
    loading = load(some);
    loading.catch(() => {});
  }
  meter.begin('loading', records);
  await loading;
  return { records, rejects };
}

async function loadPart(inside: Warehouse, table: string, part: { readonly file: string; readonly records: number }): Promise<void> {
  requireAll(await inside.loadRecords({ table, file: part.file }), part);
  await rm(part.file, { force: true });
}

function requireAll(loaded: number, { records }: { readonly records: number }): void {
  if (loaded !== records) throw new ZhiyinError('UNEXPECTED', { problem: `the warehouse took ${loaded} of ${records} records` });
}
