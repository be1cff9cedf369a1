/** Finds words of many classes in one pass. A word may carry `^` (only at the beginning of the clause) or `$` (only at its end); `~` at its end lets letters follow. */

interface Word {
  readonly text: string;
  readonly class: number;
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly open: boolean;
}

export interface CueTable {
  readonly names: readonly string[];
  readonly words: ReadonlyMap<number, readonly Word[]>;
}

/** Class names and their words, parted by white space; `_` stands for a space within a word. */
export function cueTable(classes: Readonly<Record<string, string>>): CueTable {
  const names = Object.keys(classes);
  const words = new Map<number, Word[]>();
  names.forEach((name, index) => {
    for (const raw of classes[name]!.trim().split(/\s+/)) {
      const text = raw.replace(/^\^/, '').replace(/[$~]$/, '').replaceAll('_', ' ');
      const word: Word = { text, class: index, atStart: raw.startsWith('^'), atEnd: raw.endsWith('$'), open: raw.endsWith('~') };
      const code = text.charCodeAt(0);
      words.set(code, [...(words.get(code) ?? []), word]);
    }
  });
  return { names, words };
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** Sets `found[class]` to 1 for each class with a word in the text, and lists the classes. */
export function markCues(table: CueTable, text: string, { found, list }: { found: Uint8Array; list: number[] }): void {
  const end = text.length;
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    const candidates = table.words.get(code);
    if (!candidates) continue;
    if (isLetter(code) && at > 0 && isLetter(text.charCodeAt(at - 1))) continue;
    for (const word of candidates) {
      const stop = at + word.text.length;
      if (stop > end || found[word.class] === 1 || (word.atStart && at !== 0) || (word.atEnd && stop !== end) || !text.startsWith(word.text, at)) continue;
      if (!word.open && isLetter(text.charCodeAt(stop - 1)) && stop < end && isLetter(text.charCodeAt(stop))) continue;
      found[word.class] = 1;
      list.push(word.class);
    }
  }
}
