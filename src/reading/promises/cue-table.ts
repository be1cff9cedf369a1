/** Finds words of many classes in one pass. A word may carry `^` (only at the beginning of the clause) or `$` (only at its end); `~` at its end lets letters follow. */

interface Word {
  readonly text: string;
  /** Its second character, 0 for none. */
  readonly second: number;
  readonly class: number;
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly open: boolean;
}

export interface CueTable {
  readonly names: readonly string[];
  /** By their first character. */
  readonly words: ReadonlyMap<number, readonly Word[]>;
  /** 1 for every character that a word begins with. */
  readonly begins: Uint8Array;
}

/** Class names and their words, parted by white space; `_` stands for a space within a word. */
export function cueTable(classes: Readonly<Record<string, string>>): CueTable {
  const names = Object.keys(classes);
  const words = new Map<number, Word[]>();
  const begins = new Uint8Array(0x10000);
  names.forEach((name, index) => {
    for (const raw of classes[name]!.trim().split(/\s+/)) {
      const text = raw.replace(/^\^/, '').replace(/[$~]$/, '').replaceAll('_', ' ');
      const word: Word = { text, second: text.length > 1 ? text.charCodeAt(1) : 0, class: index, atStart: raw.startsWith('^'), atEnd: raw.endsWith('$'), open: raw.endsWith('~') };
      const code = text.charCodeAt(0);
      begins[code] = 1;
      words.set(code, [...(words.get(code) ?? []), word]);
    }
  });
  return { names, words, begins };
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** Sets `found[class]` to 1 for each class with a word in the text, and lists the classes. */
export function markCues(table: CueTable, text: string, { found, list }: { found: Uint8Array; list: number[] }): void {
  const end = text.length;
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (table.begins[code] === 0 || (isLetter(code) && at > 0 && isLetter(text.charCodeAt(at - 1)))) continue;
    const following = at + 1 < end ? text.charCodeAt(at + 1) : 0;
    for (const word of table.words.get(code)!) {
      if (found[word.class] === 1 || (word.second !== 0 && word.second !== following)) continue;
      const stop = at + word.text.length;
      if (stop > end || (word.atStart && at !== 0) || (word.atEnd && stop !== end) || !text.startsWith(word.text, at)) continue;
      if (!word.open && isLetter(text.charCodeAt(stop - 1)) && stop < end && isLetter(text.charCodeAt(stop))) continue;
      found[word.class] = 1;
      list.push(word.class);
    }
  }
}
