/** How much of a text is in words that were not used before: what grows when customers begin to speak of other things, or otherwise. */
import { finish, hashSeed, mix } from '../hash.ts';
import { normalise } from '../normalise.ts';
import { cutUnits } from '../units.ts';

/** Words and pairs of words (characters, in Chinese), by their hashes. */
export type Vocabulary = ReadonlySet<number>;

export function vocabularyOf(texts: readonly string[]): Vocabulary {
  return new Set(texts.flatMap(termsOf));
}

/** Share of a text's words and pairs that a vocabulary does not hold; undefined for a text with nothing to read. */
export function unknownShare(vocabulary: Vocabulary, text: string): number | undefined {
  const terms = [...new Set(termsOf(text))];
  return terms.length === 0 ? undefined : terms.filter((term) => !vocabulary.has(term)).length / terms.length;
}

function termsOf(text: string): number[] {
  const { hash, count } = cutUnits(normalise(text));
  return Array.from({ length: count }, (_, at) => hash[at]!).flatMap((unit, at) => (at + 1 < count ? [unit, finish(mix(mix(hashSeed, unit), hash[at + 1]!))] : [unit]));
}
