import { requiredWords } from './required-words.ts';

/** Finds, of many patterns, the few worth running on a text: those one of whose required words occurs in it. */
export interface PatternIndex {
  /** Numbers of the patterns that may match, each once, in no order. The array is reused by the next call. */
  candidates(text: string): readonly number[];
}

const slotBits = 15;
const slotMask = (1 << slotBits) - 1;
/** Letters from the most to the least frequent in English. */
const frequentLetters = ' etaoinshrdlucmwfgypbvk';

/** A required word, and at which of its characters the part begins that it is looked up by. */
interface Entry {
  readonly word: string;
  readonly offset: number;
  readonly patterns: number[];
}

/** A pattern without required words is a candidate for every text. */
export function indexPatterns(patterns: readonly RegExp[]): PatternIndex {
  const entries = new Map<string, Entry>();
  const always: number[] = [];
  patterns.forEach((pattern, number) => {
    const words = requiredWords(pattern);
    if (!words?.every(isTelling)) always.push(number);
    else for (const word of words) {
      const entry = entries.get(word) ?? { word, offset: rarestPart(word), patterns: [] };
      entry.patterns.push(number);
      entries.set(word, entry);
    }
  });
  const table = new EntryTable();
  for (const entry of entries.values()) table.add(entry);
  return { candidates: candidateFinder(table, always, patterns.length) };
}

/** Entries by the hash of the part they are looked up by. */
class EntryTable {
  readonly lists: Entry[][] = [];
  private readonly keys = new Int32Array(1 << slotBits);
  private readonly listAt = new Uint16Array(1 << slotBits);

  add(entry: Entry): void {
    const key = keyOf(entry.word, entry.offset);
    const slot = this.slotOf(key);
    if (this.listAt[slot] === 0) {
      this.keys[slot] = key;
      this.listAt[slot] = this.lists.push([]);
    }
    this.lists[this.listAt[slot]! - 1]!.push(entry);
  }

  /** One more than the number of the key's list, 0 when it has none. */
  find(key: number): number {
    return this.listAt[this.slotOf(key)]!;
  }

  private slotOf(key: number): number {
    let slot = (key ^ (key >>> 15)) & slotMask;
    while (this.listAt[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & slotMask;
    return slot;
  }
}

function candidateFinder(table: EntryTable, always: readonly number[], count: number): PatternIndex['candidates'] {
  const stamps = new Uint32Array(count);
  const found: number[] = [];
  let stamp = 0;
  const take = (list: number, text: string, at: number): void => {
    for (const { word, offset, patterns } of table.lists[list - 1]!) {
      if (!text.startsWith(word, at - offset)) continue;
      for (const number of patterns) {
        if (stamps[number] === stamp) continue;
        stamps[number] = stamp;
        found.push(number);
      }
    }
  };
  return (text) => {
    stamp++;
    found.length = 0;
    for (const number of always) found.push(number);
    for (let at = 0; at < text.length; at++) {
      const several = table.find(keyOf(text, at));
      if (several !== 0) take(several, text, at);
      if (text.charCodeAt(at) < firstWide) continue;
      const single = table.find(singleKeyOf(text, at));
      if (single !== 0) take(single, text, at);
    }
    return found;
  };
}

/** From here on a character tells about as much as a word; below it three letters are looked up together. */
const firstWide = 0x2e80;

function isTelling(word: string): boolean {
  return word.length >= 3 || firstWideAt(word) >= 0;
}

function firstWideAt(word: string): number {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) >= firstWide) return at;
  return -1;
}

/** Where in a word the part begins that occurs least in other texts. */
function rarestPart(word: string): number {
  const wide = firstWideAt(word);
  if (wide >= 0) return wide;
  let best = 0;
  for (let at = 1; at + 2 < word.length; at++) if (seldom(word, at) > seldom(word, best)) best = at;
  return best;
}

function seldom(word: string, at: number): number {
  let sum = 0;
  for (let letter = at; letter < at + 3; letter++) {
    const rank = frequentLetters.indexOf(word[letter]!);
    sum += rank < 0 ? frequentLetters.length : rank;
  }
  return sum;
}

/** Of three letters, or of two wide characters; of one when the text ends there. */
function keyOf(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (at + 1 >= text.length) return singleKeyOf(text, at);
  const third = first < firstWide && at + 2 < text.length ? text.charCodeAt(at + 2) : 0;
  return Math.imul(first, 0x9e3779b1) ^ Math.imul(text.charCodeAt(at + 1), 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
}

function singleKeyOf(text: string, at: number): number {
  return Math.imul(text.charCodeAt(at), 0x9e3779b1);
}
