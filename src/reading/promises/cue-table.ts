/** Finds words of many classes in one pass. A word may carry `^` (only at the beginning of the clause) or `$` (only at its end); `~` at its end lets letters follow. */

/** Words side by side in arrays: those with the same first character stand together, in the order of the classes. */
export interface CueTable {
  readonly names: readonly string[];
  /** By first character: the number of its group, 0 for none. */
  readonly groups: Uint16Array;
  /** Where a group's words begin; the next group's beginning is their end. */
  readonly firsts: Uint16Array;
  readonly texts: readonly string[];
  /** Of each word: its second character (0 for none), its length, its class, and bits of {@link flags}. */
  readonly seconds: Uint16Array;
  readonly lengths: Uint8Array;
  readonly classes: Uint8Array;
  readonly flags: Uint8Array;
}

const flags = { atStart: 1, atEnd: 2, open: 4 } as const;

/** Class names and their words, parted by white space; `_` stands for a space within a word. */
export function cueTable(classes: Readonly<Record<string, string>>): CueTable {
  const names = Object.keys(classes);
  const words = names.flatMap((name, at) => classes[name]!.trim().split(/\s+/).map((raw) => wordOf(raw, at)));
  const groups = new Uint16Array(0x10000);
  const byFirst: (typeof words)[] = [];
  for (const word of words) {
    const code = word.text.charCodeAt(0);
    if (groups[code] === 0) groups[code] = byFirst.push([]);
    byFirst[groups[code]! - 1]!.push(word);
  }
  const firsts = new Uint16Array(byFirst.length + 2);
  byFirst.forEach((group, at) => (firsts[at + 2] = firsts[at + 1]! + group.length));
  const inOrder = byFirst.flat();
  return {
    names, groups, firsts,
    texts: inOrder.map(({ text }) => text),
    seconds: Uint16Array.from(inOrder, ({ text }) => (text.length > 1 ? text.charCodeAt(1) : 0)),
    lengths: Uint8Array.from(inOrder, ({ text }) => text.length),
    classes: Uint8Array.from(inOrder, (word) => word.class),
    flags: Uint8Array.from(inOrder, (word) => word.flags),
  };
}

function wordOf(raw: string, at: number): { readonly text: string; readonly class: number; readonly flags: number } {
  const text = raw.replace(/^\^/, '').replace(/[$~]$/, '').replaceAll('_', ' ');
  return { text, class: at, flags: (raw.startsWith('^') ? flags.atStart : 0) | (raw.endsWith('$') ? flags.atEnd : 0) | (raw.endsWith('~') ? flags.open : 0) };
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** Sets `found[class]` to 1 for each class with a word in the text, and lists the classes. */
export function markCues(table: CueTable, text: string, { found, list }: { found: Uint8Array; list: number[] }): void {
  const { groups, firsts, seconds, classes } = table;
  const end = text.length;
  let before = 0;
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    const group = groups[code]!;
    const isInside = isLetter(code) && isLetter(before);
    before = code;
    if (group === 0 || isInside) continue;
    const following = at + 1 < end ? text.charCodeAt(at + 1) : 0;
    const last = firsts[group + 1]!;
    for (let word = firsts[group]!; word < last; word++) {
      const second = seconds[word]!;
      if ((second !== 0 && second !== following) || found[classes[word]!] === 1 || !stands(table, word, { text, at })) continue;
      found[classes[word]!] = 1;
      list.push(classes[word]!);
    }
  }
}

/** Whether a word stands there, its first two characters known to. */
function stands({ texts, lengths, flags: bits }: CueTable, word: number, { text, at }: { readonly text: string; readonly at: number }): boolean {
  const length = lengths[word]!;
  const stop = at + length;
  const flag = bits[word]!;
  const end = text.length;
  if (stop > end || ((flag & flags.atStart) !== 0 && at !== 0) || ((flag & flags.atEnd) !== 0 && stop !== end)) return false;
  const own = texts[word]!;
  for (let next = 2; next < length; next++) if (text.charCodeAt(at + next) !== own.charCodeAt(next)) return false;
  return (flag & flags.open) !== 0 || stop === end || !isLetter(text.charCodeAt(stop - 1)) || !isLetter(text.charCodeAt(stop));
}
