/** Reading moves between tiers from rows of the engine. */
import { tierNames } from '../domain/index.ts';
import type { Row, Tier } from '../domain/index.ts';
import { textOrNull } from './row-values.ts';

export function tierIn(row: Row, column: string): Tier | null {
  return textOrNull(row[column]) as Tier | null;
}

interface Move {
  readonly from: Tier | null;
  readonly to: Tier | null;
}

/** Best tiers first, by where customers came from, then by where they went; no tier comes last. */
export function inMoveOrder(one: Move, other: Move): number {
  return place(one.from) - place(other.from) || place(one.to) - place(other.to);
}

function place(tier: Tier | null): number {
  return tier === null ? tierNames.length : tierNames.indexOf(tier);
}
