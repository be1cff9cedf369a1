import { unitKinds } from '../units.ts';
import type { Units } from '../units.ts';

/** Units of one clause, end exclusive; the mark that ends it is left out. */
export interface Clause {
  readonly start: number;
  readonly end: number;
}

const ends = new Set(Array.from(',.;:!?。、…~', (mark) => mark.charCodeAt(0)));
const digit = 48;
/** A clause shorter than this joins the next one: "well, …", "亲，…". */
const leastUnits = 2;

/** Cuts a text at its marks; a point or comma inside a number is none. */
export function cutClauses(units: Units): Clause[] {
  const { text, count, kind } = units;
  const clauses: Clause[] = [];
  let start = 0;
  for (let at = 0; at < count; at++) {
    if (kind[at] !== unitKinds.mark || !ends.has(text.text.charCodeAt(units.start[at]!)) || isInNumber(units, at)) continue;
    if (at - start >= leastUnits) {
      clauses.push({ start, end: at });
      start = at + 1;
    } else if (at === start) start = at + 1;
  }
  if (count > start) clauses.push({ start, end: count });
  return clauses;
}

function isInNumber({ text, start, end }: Units, at: number): boolean {
  return text.text.charCodeAt(start[at]! - 1) === digit && text.text.charCodeAt(end[at]!) === digit;
}
