import type { Row } from '../domain/index.ts';

/** Values of warehouse rows as the contract gives them out: null stays null, everything else is text or a number. */
export function textOrNull(value: unknown): string | null {
  return value == null ? null : String(value);
}

export function numberOrNull(value: unknown): number | null {
  return value == null ? null : Number(value);
}

/** Rows by the text of one of their columns, in their order. */
export function rowsBy(rows: readonly Row[], column: string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = String(row[column]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
