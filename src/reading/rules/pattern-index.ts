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
  const { words, offsets, patterns, always } = list;
  const stamps = new Uint32Array(count);
  const found: number[] = [];
  let stamp = 0;
  const take = (first: number, text: string, at: number): void => {
    for (let word = first; word !== 0; word = table.next[word]!) {
      if (!text.startsWith(words[word - 1]!, at - offsets[word - 1]!)) continue;
      for (const number of patterns[word - 1]!) {
        if (stamps[number] === stamp) continue;
        stamps[number] = stamp;
        found.push(number);
      }
    }
  };
  return {
    candidates(text) {
      stamp++;
      found.length = 0;
      for (const number of always) found.push(number);
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        const begins = table.begins[code]!;
        if ((begins & 1) !== 0) take(table.find(keyOf(text, at)), text, at);
        if ((begins & 2) !== 0) take(table.find(singleKeyOf(code)), text, at);
      }
      return found;
    },
  };
}

/** Words by the hash of the part they are looked up by; a word's number is one more than its position. */
class WordTable {
  /** The next word with the same key, 0 for none. */
  readonly next: Uint16Array;
  /** By the first character of the part: 1 when it may be several characters, 2 when it may be one. */
  readonly begins: Uint8Array = new Uint8Array(0x10000);
  private readonly keys = new Int32Array(1 << slotBits);
  private readonly first = new Uint16Array(1 << slotBits);
  private readonly last = new Uint16Array(1 << slotBits);

  constructor({ words, offsets }: WordList) {
    this.next = new Uint16Array(words.length + 1);
    for (let at = 0; at < words.length; at++) this.add(words[at]!, offsets[at]!, at + 1);
  }

  /** The first word with that key, 0 when there is none. */
  find(key: number): number {
    return this.first[this.slotOf(key)]!;
  }

  private add(word: string, offset: number, number: number): void {
    const code = word.charCodeAt(offset);
    const isSingle = offset + 1 >= word.length;
    this.begins[code]! |= isSingle && code >= firstWide ? 2 : 1;
    const key = keyOf(word, offset);
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
  if (at + 1 >= text.length) return singleKeyOf(first);
  const third = first < firstWide && at + 2 < text.length ? text.charCodeAt(at + 2) : 0;
  return Math.imul(first, 0x9e3779b1) ^ Math.imul(text.charCodeAt(at + 1), 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
}

function singleKeyOf(code: number): number {
  return Math.imul(code, 0x9e3779b1);
}
