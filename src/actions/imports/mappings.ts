/** Mappings people have confirmed by importing with them, per header and kind. */
import { and, eq } from 'drizzle-orm';
import type { FactKind } from '../../domain/index.ts';
import { importMapping } from '../../storage/index.ts';
import type { Desk } from '../../storage/index.ts';

export type Mapping = Readonly<Record<string, string>>;

/** Rule 6: the mapping last used for files with this header. */
export async function savedMapping(desk: Desk, headerFingerprint: string, kind: FactKind): Promise<Mapping | undefined> {
  const [saved] = await desk.database.select().from(importMapping).where(and(eq(importMapping.headerFingerprint, headerFingerprint), eq(importMapping.kind, kind)));
  return saved?.mapping as Mapping | undefined;
}

/** The kind that files with this header were last imported as. */
export async function savedKinds(desk: Desk, headerFingerprint: string): Promise<ReadonlySet<string>> {
  const saved = await desk.database.select({ kind: importMapping.kind }).from(importMapping).where(eq(importMapping.headerFingerprint, headerFingerprint));
  return new Set(saved.map(({ kind }) => kind));
}

export async function saveMapping(desk: Desk, headerFingerprint: string, kind: FactKind, mapping: Mapping): Promise<void> {
  await desk.database
    .insert(importMapping)
    .values({ headerFingerprint, kind, mapping })
    .onConflictDoUpdate({ target: [importMapping.headerFingerprint, importMapping.kind], set: { mapping, savedAt: new Date().toISOString() } });
}
