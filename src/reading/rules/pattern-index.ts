import { requiredWords } from './required-words.ts';

/** Finds, of many patterns, the few worth running on a text: those one of whose required words occurs in it. */
export interface PatternIndex {
  /** Numbers of the patterns that may match, each once, in no order. The array is reused by the next call. */
  candidates(text: string): readonly number[];
}

/** The words that patterns require, each once. Finding them takes much longer than using them, so they may be kept. */
export interface WordList {
  readonly words: readonly string[];
  /** At which character of each word the part begins that it is looked up by. */
  readonly offsets: readonly number[];
  /** Numbers of the patterns that require one of several words, this among them. */
  readonly patterns: readonly (readonly number[])[];
  /** Patterns without required words: candidates for every text. */
  readonly always: readonly number[];
}

const slotBits = 15;
const slotMask = (1 << slotBits) - 1;
const filterBits = 17;
/** Letters from the most to the least frequent in English. */
const frequentLetters = ' etaoinshrdlucmwfgypbvk';

/** @param sources of patterns, in the order of their numbers */
export function listWords(sources: readonly string[]): WordList {
  const patternsOf = new Map<string, number[]>();
  const always: number[] = [];
  sources.forEach((source, number) => {
    const words = requiredWords(source);
    if (!words?.every(isTelling)) always.push(number);
    else for (const word of words) {
      const patterns = patternsOf.get(word);
      if (patterns) patterns.push(number);
      else patternsOf.set(word, [number]);
    }
  });
  const words = [...patternsOf.keys()];
  return { words, offsets: words.map(rarestPart), patterns: [...patternsOf.values()], always };
}

/** @param count of all patterns */
export function indexWords(list: WordList, count: number): PatternIndex {
  const table = new WordTable(list);
  const stamps = new Uint32Array(count);
  const found: number[] = [];
  let stamp = 0;
  return {
    candidates(text) {
      stamp++;
      found.length = 0;
      for (const number of list.always) found.push(number);
      const last = text.length - 1;
      let code = text.charCodeAt(0);
      for (let at = 0; at <= last; at++) {
        const following = at < last ? text.charCodeAt(at + 1) : 0;
        const single = singleKeyOf(code);
        if (at < last) {
          const key = code < firstWide && at + 2 <= last ? keyOf(code, following, text.charCodeAt(at + 2)) : keyOf(code, following, 0);
          if (table.mayHold(key)) table.take(key, { text, at, stamps, stamp, found });
        } else if (code < firstWide && table.mayHold(single)) table.take(single, { text, at, stamps, stamp, found });
        if (code >= firstWide && table.mayHold(single)) table.take(single, { text, at, stamps, stamp, found });
        code = following;
      }
      return found;
    },
  };
}

/** Where the patterns of words at a place in a text are gathered. */
interface Gathering {
  readonly text: string;
  readonly at: number;
  /** The stamp of each pattern found in this text. */
  readonly stamps: Uint32Array;
  readonly stamp: number;
  readonly found: number[];
}

/** Words by the hash of the part they are looked up by; a word's number is one more than its position. */
class WordTable {
  /** A bit for some hashes of a key: nearly all places of a text are through with a look at it. */
  private readonly filter = new Int32Array(1 << (filterBits - 5));
  private readonly keys = new Int32Array(1 << slotBits);
  private readonly first = new Uint16Array(1 << slotBits);
  private readonly last = new Uint16Array(1 << slotBits);
  /** The next word with the same key, 0 for none. */
  private readonly next: Uint16Array;
  /** The words one after another, where each begins in it, and at which of its letters it is looked up. */
  private readonly letters: Uint16Array;
  private readonly starts: Uint32Array;
  private readonly offsets: Uint8Array;
  /** The words' patterns one after another, and where those of each begin. */
  private readonly patterns: Uint16Array;
  private readonly firstPattern: Uint32Array;

  constructor({ words, offsets, patterns }: WordList) {
    const joined = words.join('');
    this.letters = new Uint16Array(joined.length);
    for (let at = 0; at < joined.length; at++) this.letters[at] = joined.charCodeAt(at);
    this.starts = startsOf(words);
    this.offsets = Uint8Array.from(offsets);
    this.patterns = Uint16Array.from(patterns.flat());
    this.firstPattern = startsOf(patterns);
    this.next = new Uint16Array(words.length + 1);
    for (let at = 0; at < words.length; at++) this.add(keyIn(words[at]!, offsets[at]!), at + 1);
  }

  mayHold(key: number): boolean {
    const bit = (key ^ (key >>> filterBits)) & ((1 << filterBits) - 1);
    return (this.filter[bit >>> 5]! & (1 << (bit & 31))) !== 0;
  }

  /** Adds the patterns of the words that stand around that place and have that key there. */
  take(key: number, { text, at, stamps, stamp, found }: Gathering): void {
    for (let word = this.first[this.slotOf(key)]!; word !== 0; word = this.next[word]!) {
      if (!this.stands(word - 1, text, at)) continue;
      for (let each = this.firstPattern[word - 1]!; each < this.firstPattern[word]!; each++) {
        const number = this.patterns[each]!;
        if (stamps[number] === stamp) continue;
        stamps[number] = stamp;
        found.push(number);
      }
    }
  }

  private stands(number: number, text: string, at: number): boolean {
    const begin = at - this.offsets[number]!;
    const start = this.starts[number]!;
    const length = this.starts[number + 1]! - start;
    if (begin < 0 || begin + length > text.length) return false;
    for (let each = 0; each < length; each++) if (this.letters[start + each] !== text.charCodeAt(begin + each)) return false;
    return true;
  }

  private add(key: number, number: number): void {
    const bit = (key ^ (key >>> filterBits)) & ((1 << filterBits) - 1);
    this.filter[bit >>> 5]! |= 1 << (bit & 31);
    const slot = this.slotOf(key);
    if (this.first[slot] === 0) {
      this.keys[slot] = key;
      this.first[slot] = number;
    } else this.next[this.last[slot]!] = number;
    this.last[slot] = number;
  }

  private slotOf(key: number): number {
    let slot = (key ^ (key >>> 15)) & slotMask;
    while (this.first[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & slotMask;
    return slot;
  }
}

/** Where each part begins when they stand one after another; at the end, their length. */
function startsOf(parts: readonly { readonly length: number }[]): Uint32Array {
  const starts = new Uint32Array(parts.length + 1);
  parts.forEach(({ length }, at) => (starts[at + 1] = starts[at]! + length));
  return starts;
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

/** The key of the part of a word that begins there: of three letters, or of two wide characters; of one when the word ends there. */
function keyIn(word: string, at: number): number {
  const first = word.charCodeAt(at);
  if (at + 1 >= word.length) return singleKeyOf(first);
  return keyOf(first, word.charCodeAt(at + 1), first < firstWide && at + 2 < word.length ? word.charCodeAt(at + 2) : 0);
}

function keyOf(first: number, second: number, third: number): number {
  return Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
}

function singleKeyOf(code: number): number {
  return Math.imul(code, 0x9e3779b1);
}
