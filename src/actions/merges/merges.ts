/** Merges of customers who are one person, and their undoing. See RULES.md. */
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { ZhiyinError } from '../../domain/index.ts';
import { customerMerge } from '../../storage/index.ts';
import type { Desk } from '../../storage/index.ts';
import { recordAction } from '../audit.ts';

export type Merge = typeof customerMerge.$inferSelect;

/** A merged id and the id that stands for it in the end. */
export interface Alias {
  readonly mergedId: string;
  readonly keptId: string;
}

/**
 * Merges one customer into another.
 * @throws ZhiyinError CONFLICT when it would merge a customer into itself, twice, or in a circle (rules 1–3)
 */
export function mergeCustomer(desk: Desk, merge: { readonly keptId: string; readonly mergedId: string; readonly reason: string }): Promise<Merge> {
  return desk.database.transaction(async (inside) => {
    const live = await inside.select().from(customerMerge).where(isNull(customerMerge.undoneAt)).for('update');
    if (merge.keptId === merge.mergedId) throw new ZhiyinError('CONFLICT', { problem: `${merge.keptId} cannot be merged into itself` });
    if (live.some(({ mergedId }) => mergedId === merge.mergedId)) throw new ZhiyinError('CONFLICT', { problem: `${merge.mergedId} is merged already` });
    if (finalId(merge.keptId, live) === merge.mergedId) throw new ZhiyinError('CONFLICT', { problem: `${merge.keptId} is itself merged into ${merge.mergedId}` });
    const [row] = await inside.insert(customerMerge).values(merge).returning();
    await recordAction(inside, { what: 'merge customers', subject: merge.mergedId, details: { keptId: merge.keptId, reason: merge.reason } });
    return row as Merge;
  });
}

/**
 * Takes a merge back (rule 4).
 * @throws ZhiyinError NOT_FOUND, or CONFLICT when it was taken back before
 */
export function undoMerge(desk: Desk, id: number, at: Date): Promise<void> {
  return desk.database.transaction(async (inside) => {
    const [merge] = await inside.select().from(customerMerge).where(eq(customerMerge.id, id)).for('update');
    if (!merge) throw new ZhiyinError('NOT_FOUND', { what: 'merge', id });
    if (merge.undoneAt !== null) throw new ZhiyinError('CONFLICT', { problem: `merge ${id} was undone before` });
    await inside.update(customerMerge).set({ undoneAt: at.toISOString() }).where(and(eq(customerMerge.id, id), isNull(customerMerge.undoneAt)));
    await recordAction(inside, { what: 'undo merge', subject: merge.mergedId, details: { keptId: merge.keptId } });
  });
}

/** All merges, the newest first. */
export function listMerges(desk: Desk): Promise<Merge[]> {
  return desk.database.select().from(customerMerge).orderBy(desc(customerMerge.id));
}

/** Every merged id with the id that stands for it in the end, chains followed (rule 5). */
export async function liveAliases(desk: Desk): Promise<readonly Alias[]> {
  const live = await desk.database.select().from(customerMerge).where(isNull(customerMerge.undoneAt)).orderBy(asc(customerMerge.id));
  const next = new Map(live.map(({ mergedId, keptId }) => [mergedId, keptId]));
  return live.map(({ mergedId }) => ({ mergedId, keptId: follow(mergedId, next) }));
}

function finalId(id: string, live: readonly Merge[]): string {
  return follow(id, new Map(live.map(({ mergedId, keptId }) => [mergedId, keptId])));
}

function follow(id: string, next: ReadonlyMap<string, string>): string {
  let current = id;
  for (let to = next.get(current); to !== undefined; to = next.get(current)) current = to;
  return current;
}
