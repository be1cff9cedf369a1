/** Saved views of the customer list: a name and the filters behind it. Saving under a name that exists replaces it. */
import { asc, desc, eq } from 'drizzle-orm';
import { ZhiyinError } from '../../domain/index.ts';
import { savedView } from '../../storage/index.ts';
import type { Desk } from '../../storage/index.ts';
import { recordAction } from '../audit.ts';

export interface SavedView {
  readonly id: number;
  readonly name: string;
  readonly filters: Record<string, unknown>;
  readonly pinned: boolean;
}

type ViewRow = typeof savedView.$inferSelect;
const plain = (row: ViewRow): SavedView => ({ id: row.id, name: row.name, filters: row.filters as Record<string, unknown>, pinned: row.pinned });

/** Pinned ones first, then by name. */
export async function listSavedViews(desk: Desk): Promise<SavedView[]> {
  return (await desk.database.select().from(savedView).orderBy(desc(savedView.pinned), asc(savedView.name))).map(plain);
}

export function saveSavedView(desk: Desk, view: Omit<SavedView, 'id'>): Promise<SavedView> {
  return desk.database.transaction(async (inside) => {
    const [row] = await inside
      .insert(savedView)
      .values(view)
      .onConflictDoUpdate({ target: savedView.name, set: { filters: view.filters, pinned: view.pinned } })
      .returning();
    await recordAction(inside, { what: 'save view', subject: view.name });
    return plain(row as ViewRow);
  });
}

/** @throws ZhiyinError NOT_FOUND */
export function deleteSavedView(desk: Desk, id: number): Promise<number> {
  return desk.database.transaction(async (inside) => {
    const [row] = await inside.delete(savedView).where(eq(savedView.id, id)).returning({ name: savedView.name });
    if (!row) throw new ZhiyinError('NOT_FOUND', { what: 'view', id });
    await recordAction(inside, { what: 'delete view', subject: row.name });
    return id;
  });
}
