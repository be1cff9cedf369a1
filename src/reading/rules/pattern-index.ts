import { requiredWords } from './required-words.ts';

/** Finds, of many patterns, the few worth running on a text: those one of whose required words may occur in it. */
export interface PatternIndex {
  /** Numbers of the patterns that may match, ascending. */
  candidates(text: string): readonly number[];
}

const slotBits = 14;
const slotMask = (1 << slotBits) - 1;
/** Letters from the most to the least frequent in both languages' Latin text. */
const frequentLetters = ' etaoinshrdlucmwfgypbvk';

/** A pattern without required words is a candidate for every text. */
export function indexPatterns(patterns: readonly RegExp[]): PatternIndex {
  const slots = new Map<number, Set<number>>();
  const always: number[] = [];
  patterns.forEach((pattern, number) => {
    const keys = requiredWords(pattern)?.map(keyOf);
    if (!keys || keys.includes(0)) always.push(number);
    else for (const key of keys) slots.set(key, (slots.get(key) ?? new Set()).add(number));
  });
  const lists = [...slots.values()].map((numbers) => [...numbers]);
  const listAt = new Uint16Array(1 << slotBits);
  [...slots.keys()].forEach((key, at) => (listAt[key] = at + 1));
  return { candidates: candidateFinder({ listAt, lists, always, count: patterns.length }) };
}

interface Tables {
  /** By slot: one more than the number of its list, 0 for none. */
  readonly listAt: Uint16Array;
  readonly lists: readonly (readonly number[])[];
  readonly always: readonly number[];
  readonly count: number;
}

function candidateFinder({ listAt, lists, always, count }: Tables): PatternIndex['candidates'] {
  const stamps = new Uint32Array(count);
  const found: number[] = [];
  let stamp = 0;
  const take = (list: number): void => {
    for (const number of lists[list - 1]!) {
      if (stamps[number] === stamp) continue;
      stamps[number] = stamp;
      found.push(number);
    }
  };
  return (text) => {
    stamp++;
    found.length = 0;
    for (const number of always) found.push(number);
    for (let at = 0; at < text.length; at++) {
      const first = text.charCodeAt(at);
      const second = text.charCodeAt(at + 1);
      const isLetter = first < 0x2e80;
      const one = isLetter ? 0 : listAt[slotOf(first, 0, 0)]!;
      const two = listAt[slotOf(first, second, 0)]!;
      const three = isLetter ? listAt[slotOf(first, second, text.charCodeAt(at + 2))]! : 0;
      if (one !== 0) take(one);
      if (two !== 0) take(two);
      if (three !== 0) take(three);
    }
    return found.toSorted((a, b) => a - b);
  };
}

/** Slot of a word's rarest part: two characters, or three letters. 0 for a part too short to tell anything. */
function keyOf(word: string): number {
  if (word.charCodeAt(0) >= 0x2e80) return slotOf(word.charCodeAt(0), word.charCodeAt(1), 0);
  if (word.length < 2) return 0;
  let best = 0;
  for (let at = 1; at + 2 < word.length; at++) if (seldom(word, at) > seldom(word, best)) best = at;
  return slotOf(word.charCodeAt(best), word.charCodeAt(best + 1), isThree(word, best) ? word.charCodeAt(best + 2) : 0);
}

function isThree(word: string, at: number): boolean {
  return word.length - at >= 3;
}

function seldom(word: string, at: number): number {
  let sum = 0;
  for (let letter = at; letter < at + 3; letter++) {
    const rank = frequentLetters.indexOf(word[letter] ?? ' ');
    sum += rank < 0 ? frequentLetters.length : rank;
  }
  return sum;
}

/** Of up to three code units; a missing one (NaN at the end of a text, too) counts as 0. Never 0. */
function slotOf(first: number, second: number, third: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second | 0, 0x85ebca6b) ^ Math.imul(third | 0, 0xc2b2ae35);
  hash ^= hash >>> 15;
  return (hash & slotMask) | 1;
}
