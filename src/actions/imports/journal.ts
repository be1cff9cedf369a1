/** The import journal: what was imported, when, how it ended. See RULES.md. */
import { and, desc, eq, inArray } from 'drizzle-orm';
import { ZhiyinError } from '../../domain/index.ts';
import type { FactKind } from '../../domain/index.ts';
import { importJournal } from '../../storage/index.ts';
import type { Desk } from '../../storage/index.ts';
import { recordAction } from '../audit.ts';

export type ImportEntry = typeof importJournal.$inferSelect;

export interface NewImport {
  readonly id: string;
  readonly kind: FactKind;
  readonly sourceName: string;
  /** The same file, read the same way, as the same kind. */
  readonly sourceFingerprint: string;
  readonly mapping: Readonly<Record<string, string>>;
  readonly startedAt: Date;
}

export interface FinishedImport {
  readonly counts: unknown;
  readonly totals: unknown;
  readonly rejectedFile: string | null;
  readonly finishedAt: Date;
}

/** Rule 1: an import is in the journal before its first fact is stored. */
export async function beginImport(desk: Desk, entry: NewImport): Promise<void> {
  const { startedAt, ...rest } = entry;
  await desk.database.transaction(async (inside) => {
    await inside.insert(importJournal).values({ ...rest, state: 'running', startedAt: startedAt.toISOString() });
    await recordAction(inside, { what: 'import.begin', subject: entry.id, details: { kind: entry.kind, sourceName: entry.sourceName } });
  });
}

/** Rule 2: done means that the facts are in the warehouse. */
export async function finishImport(desk: Desk, id: string, result: FinishedImport): Promise<void> {
  await move(desk, id, ['running'], { state: 'done', counts: result.counts, totals: result.totals, rejectedFile: result.rejectedFile, finishedAt: result.finishedAt.toISOString() }, 'import.done');
}

/** An import that came to a stop with an error; nothing of it is stored. */
export async function failImport(desk: Desk, id: string, problem: string, at: Date): Promise<void> {
  await move(desk, id, ['running'], { state: 'failed', problem, finishedAt: at.toISOString() }, 'import.failed');
}

/** Rule 4: only what is done can be taken back, once. */
export async function markReverted(desk: Desk, id: string, at: Date): Promise<void> {
  await move(desk, id, ['done'], { state: 'reverted', revertedAt: at.toISOString() }, 'import.revert');
}

/** @throws ZhiyinError NOT_FOUND */
export async function getImport(desk: Desk, id: string): Promise<ImportEntry> {
  const [entry] = await desk.database.select().from(importJournal).where(eq(importJournal.id, id));
  if (!entry) throw new ZhiyinError('NOT_FOUND', { what: 'import', id });
  return entry;
}

/** All imports, the newest first. */
export function listJournal(desk: Desk): Promise<ImportEntry[]> {
  return desk.database.select().from(importJournal).orderBy(desc(importJournal.startedAt), desc(importJournal.id));
}

/** The live import of the same file, if there is one. */
export async function findLiveImport(desk: Desk, sourceFingerprint: string): Promise<ImportEntry | undefined> {
  const [entry] = await desk.database.select().from(importJournal).where(and(eq(importJournal.sourceFingerprint, sourceFingerprint), eq(importJournal.state, 'done'))).orderBy(desc(importJournal.startedAt)).limit(1);
  return entry;
}

/**
 * Rule 3: after a crash the warehouse says what happened. Imports that were running are done if their facts are there,
 * and were interrupted if not; a revert that reached the warehouse is a revert.
 * @returns the imports that were interrupted
 */
export async function reconcileJournal(desk: Desk, committed: ReadonlySet<string>, outcomeOf: (id: string) => Promise<FinishedImport | undefined>, at: Date): Promise<readonly string[]> {
  const open = await desk.database.select().from(importJournal).where(inArray(importJournal.state, ['running', 'done']));
  const interrupted: string[] = [];
  for (const entry of open) {
    if (entry.state === 'done') {
      if (!committed.has(entry.id)) await markReverted(desk, entry.id, at);
    } else if (committed.has(entry.id)) {
      const outcome = await outcomeOf(entry.id);
      await finishImport(desk, entry.id, outcome ?? { counts: null, totals: null, rejectedFile: null, finishedAt: at });
    } else {
      await move(desk, entry.id, ['running'], { state: 'interrupted', finishedAt: at.toISOString() }, 'import.interrupted');
      interrupted.push(entry.id);
    }
  }
  return interrupted;
}

async function move(desk: Desk, id: string, from: readonly ImportEntry['state'][], change: Partial<ImportEntry>, what: string): Promise<void> {
  await desk.database.transaction(async (inside) => {
    const changed = await inside.update(importJournal).set(change).where(and(eq(importJournal.id, id), inArray(importJournal.state, [...from]))).returning({ id: importJournal.id });
    if (changed.length === 0) throw new ZhiyinError('CONFLICT', { problem: `import ${id} is not ${from.join(' or ')}` });
    await recordAction(inside, { what, subject: id });
  });
}
