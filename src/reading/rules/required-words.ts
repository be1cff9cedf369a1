/** Which words any match of a pattern must hold. */
import { foldPattern } from '../pattern-fold.ts';
import type { PatternFold } from '../pattern-fold.ts';

/** `exact`: all the texts that match, when they are few. `must`: every match holds one of these; null when nothing is known. */
interface Span {
  readonly exact: readonly string[] | null;
  readonly must: readonly string[] | null;
}

const anything: Span = { exact: null, must: null };
const mostExact = 24;

/** Words of which every match of a pattern with that source holds at least one; null when there are no such words. */
export function requiredWords(source: string): readonly string[] | null {
  return plain.test(source) ? [source] : wordsOf(foldPattern(source, fold));
}

function wordsOf(span: Span): readonly string[] | null {
  return span.exact && !span.exact.includes('') ? span.exact : span.must;
}

const plain = /^[^\\[\](){}.?*+^$|]+$/;

const fold: PatternFold<Span> = {
  nothing: { exact: [''], must: null },
  anyText: anything,
  oneOf: (characters) => (characters && characters.length <= mostExact && !isSeparator(characters) ? { exact: characters, must: null } : anything),
  either,
  inOrder,
  repeated: (once, { least, most }) => {
    if (least > 0) return { exact: null, must: wordsOf(once) };
    return most === 1 && once.exact ? { exact: [...new Set([...once.exact, ''])], must: null } : anything;
  },
};

/** A hyphen or something else in its place: the words on both sides are enough to look for. */
function isSeparator(characters: readonly string[]): boolean {
  return characters.length > 1 && characters.includes('-');
}

function either(branches: readonly Span[]): Span {
  const exact = branches.every((branch) => branch.exact) ? [...new Set(branches.flatMap((branch) => branch.exact ?? []))] : null;
  const words = branches.map(wordsOf);
  const must = words.every((found) => found !== null) ? [...new Set(words.flat())] : null;
  return { exact: exact && exact.length <= mostExact ? exact : null, must };
}

function inOrder(items: readonly Span[]): Span {
  let run: readonly string[] = [''];
  let isWhole = true;
  const candidates: (readonly string[])[] = [];
  for (const { exact, must } of items) {
    if (exact && exact.length * run.length <= mostExact) {
      run = exact.length === 1 && run.length === 1 ? [run[0]! + exact[0]!] : run.flatMap((head) => exact.map((tail) => head + tail));
      continue;
    }
    isWhole = false;
    if (!run.includes('')) candidates.push(run);
    if (must) candidates.push(must);
    run = exact ?? [''];
  }
  if (isWhole) return { exact: run.length === 1 ? run : [...new Set(run)], must: null };
  if (!run.includes('')) candidates.push(run);
  return { exact: null, must: candidates.length < 2 ? (candidates[0] ?? null) : rarest(candidates) };
}

function rarest(candidates: readonly (readonly string[])[]): readonly string[] {
  const frequencies = candidates.map(frequency);
  return candidates[frequencies.indexOf(Math.min(...frequencies))]!;
}

const commonCharacters = /^[的一不是了我有在人这个来们说就你到要会对没也那得着里还都给看去点想能好上下天回小大多少他她您先再让把等真]$/u;
const commonWords = /^ ?(?:the|my|our|you|your|for|and|that|it's|it|i|i'm|i've|so|was|not|what|how|is|to|in|off|with|take|can|have) ?$/u;

/** About the share of texts that hold one of the words; words of one or two letters cannot be looked up. A wide character says as much as three letters. */
function frequency(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + wordFrequency(word), 0);
}

function wordFrequency(word: string): number {
  const isWide = /[\u2e80-\uffff]/u.test(word);
  if (!isWide && word.length < 3) return 10;
  if (commonCharacters.test(word) || commonWords.test(word)) return 0.3;
  const length = isWide ? word.length * 3 : word.length;
  return length <= 3 ? 0.03 : 0.06 / 2 ** (length - 3);
}
