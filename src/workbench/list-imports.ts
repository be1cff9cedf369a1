/** The imports there have been, the newest first. */
import { listJournal } from '../actions/imports/index.ts';
import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import type { FactKind } from '../domain/index.ts';
import { implement } from './implementation.ts';

type Entry = OutputOf<typeof operations.listImports>['imports'][number];

export const listImports = implement(operations.listImports, async ({ desk }) => {
  const entries = await listJournal(desk);
  return {
    imports: entries.map((entry): Entry => {
      const counts = entry.counts as NonNullable<Entry['counts']> | null;
      const totals = entry.totals as { readonly netRevenue?: string } | null;
      return {
        import: entry.id,
        kind: entry.kind as FactKind,
        sourceName: entry.sourceName,
        state: entry.state,
        counts: counts === null ? null : { read: counts.read, accepted: counts.accepted, rejected: counts.rejected, duplicates: counts.duplicates },
        netRevenue: totals?.netRevenue ?? null,
        rejected: entry.rejectedFile !== null,
        problem: entry.problem,
        startedAt: iso(entry.startedAt),
        finishedAt: entry.finishedAt === null ? null : iso(entry.finishedAt),
        revertedAt: entry.revertedAt === null ? null : iso(entry.revertedAt),
      };
    }),
  };
});

function iso(timestamp: string): string {
  return new Date(timestamp).toISOString();
}
