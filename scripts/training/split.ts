import { finish, hashText, mix } from '../../src/reading/hash.ts';
import { normalise } from '../../src/reading/normalise.ts';
import type { LabelledRow } from './sets.ts';

export type Part = 'train' | 'development' | 'test';

export interface SplitRow extends LabelledRow {
  readonly part: Part;
  /** The same text stands in an earlier set: it is measured where it belongs but learned from once. */
  readonly repeated: boolean;
}

/**
 * Parts are drawn by the hash of the bare text, so the same text falls into the same part in every set: nothing measured was learned
 * from. Within a set a text counts once; a text that one set labels in two ways is dropped.
 */
export function splitRows(rows: readonly LabelledRow[]): SplitRow[] {
  const labels = new Map<string, Set<string>>();
  const keyed = rows.map((row) => ({ row, key: bareText(row.text) }));
  for (const { row, key } of keyed) {
    const place = `${row.set} ${key}`;
    labels.set(place, (labels.get(place) ?? new Set()).add(row.original));
  }
  const inSet = new Set<string>();
  const anywhere = new Set<string>();
  return keyed.flatMap(({ row, key }): SplitRow[] => {
    const place = `${row.set} ${key}`;
    if (key === '' || inSet.has(place) || labels.get(place)!.size > 1) return [];
    inSet.add(place);
    const repeated = anywhere.has(key);
    anywhere.add(key);
    return [{ ...row, part: partOf(key), repeated }];
  });
}

/** What a text is known again by: its letters, digits and pictures. */
export function bareText(text: string): string {
  const bare = normalise(text).text.replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]/gu, '');
  return bare === '' ? text.trim() : bare;
}

/** Draws the parts. Choices are made on the development part; a new draw forgets what earlier test parts have shown. */
const splitSeed = 20260302;

function partOf(key: string): Part {
  const draw = (finish(mix(hashText(key, 0, key.length), splitSeed)) >>> 0) % 100;
  return draw < 8 ? 'test' : draw < 16 ? 'development' : 'train';
}
