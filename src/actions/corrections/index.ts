/** Labels that people put right. The latest correction of a text and kind holds; none is ever overwritten. */
import { asc, desc, ne } from 'drizzle-orm';
import type { Speaker } from '../../domain/index.ts';
import type { Correction } from '../../facts/index.ts';
import { labelCorrection } from '../../storage/index.ts';
import type { Desk } from '../../storage/index.ts';
import { recordAction } from '../audit.ts';

/** A text of the record, or a pasted one, which is kept with its correction: nothing else holds it. */
export type NewCorrection = Correction & ({ readonly source: 'moments' | 'feedback' } | { readonly source: 'pasted'; readonly pasted: { readonly text: string; readonly speaker: Speaker | null } });

/** Writes a correction down and returns its number. */
export function addCorrection(desk: Desk, correction: NewCorrection): Promise<number> {
  const pasted = correction.source === 'pasted' ? { pastedText: correction.pasted.text, speaker: correction.pasted.speaker } : {};
  return desk.database.transaction(async (inside) => {
    const [row] = await inside
      .insert(labelCorrection)
      .values({ textSource: correction.source, textId: correction.textId, labelKind: correction.kind, label: correction.label, ...pasted })
      .returning({ id: labelCorrection.id });
    await recordAction(inside, { what: 'correct label', subject: correction.textId, details: { kind: correction.kind, label: correction.label } });
    return row?.id ?? 0;
  });
}

/** The corrections of the record's texts that hold: the latest of each text and kind. */
export async function listCorrections(desk: Desk): Promise<Correction[]> {
  const rows = await desk.database.select().from(labelCorrection).where(ne(labelCorrection.textSource, 'pasted')).orderBy(desc(labelCorrection.id));
  const latest = new Map<string, Correction>();
  for (const row of rows) {
    const key = `${row.labelKind} ${row.textId}`;
    if (!latest.has(key)) latest.set(key, { textId: row.textId, kind: row.labelKind, label: row.label } as Correction);
  }
  return [...latest.values()];
}

/** A correction to learn from: of the record's text, or with the words that were pasted. */
export interface LearnedCorrection {
  readonly correction: Correction;
  /** Null: the text is in the record. */
  readonly pasted: { readonly text: string; readonly speaker: Speaker | null } | null;
  /** ISO. */
  readonly at: string;
}

/** Every correction that holds, in the order they were made. */
export async function correctionsToLearn(desk: Desk): Promise<LearnedCorrection[]> {
  const rows = await desk.database.select().from(labelCorrection).orderBy(asc(labelCorrection.id));
  const latest = new Map<string, LearnedCorrection>();
  for (const { textSource, textId, labelKind, label, pastedText, speaker, correctedAt } of rows) {
    const correction = { textId, kind: labelKind, label } as Correction;
    latest.set(`${labelKind} ${textId}`, { correction, pasted: textSource === 'pasted' ? { text: pastedText ?? '', speaker } : null, at: new Date(correctedAt).toISOString() });
  }
  return [...latest.values()];
}
