/** With which two characters a match of a pattern may begin. */
import { foldPattern } from '../pattern-fold.ts';
import type { PatternFold } from '../pattern-fold.ts';

/** Stands for any character. */
export const anyCharacter = '\uffff';
const length = 2;
/** Texts of at most two characters; those of fewer go on with what comes next. */
type Beginnings = ReadonlySet<string>;

const fold: PatternFold<Beginnings> = {
  nothing: new Set(['']),
  anyText: new Set(['', anyCharacter, anyCharacter + anyCharacter]),
  oneOf: (characters) => new Set(characters ?? [anyCharacter]),
  either: (branches) => new Set(branches.flatMap((branch) => [...branch])),
  inOrder: (items) => items.reduce(joined, fold.nothing),
  repeated: (once, { least, most }) => new Set([...(least === 0 ? [''] : []), ...once, ...(most > 1 ? joined(once, once) : [])]),
};

/** The two characters that a match of a pattern with that source may begin with, {@link anyCharacter} where any will do. */
export function beginningsOf(source: string): Beginnings {
  return joined(foldPattern(source, fold), new Set([anyCharacter + anyCharacter]));
}

function joined(first: Beginnings, second: Beginnings): Beginnings {
  const found = new Set<string>();
  for (const head of first) {
    if (head.length >= length) found.add(head.slice(0, length));
    else for (const tail of second) found.add((head + tail).slice(0, length));
  }
  return found;
}
