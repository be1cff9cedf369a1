import type { AspectFound, PolarityLabel } from '../../domain/index.ts';

/** Marks and contrasts that end what is said of one thing. */
const breaks = /[，,。.！!？?；;\n]|但是?|不过|可是|就是|\b(?:but|though|although|however)\b/giu;
const longestClause = 400;

/** The clause of a text that holds a place. */
export function clauseAround(text: string, at: number): { readonly start: number; readonly end: number } {
  const from = Math.max(0, at - longestClause);
  let start = from;
  for (const { index, 0: found } of text.slice(from, at + longestClause).matchAll(breaks)) {
    const place = from + index;
    if (place <= at) start = /^[\p{L}]/u.test(found) ? place : place + found.length;
    else return { start: Math.min(start, at), end: place };
  }
  return { start: Math.min(start, at), end: Math.min(text.length, at + longestClause) };
}

/** A lean too weak for a whole text decides about a part of it when the part has any opinion at all. */
const leastLean = 0.2;

export function settlePolarity({ label, score }: { readonly label: PolarityLabel; readonly score: number }): AspectFound['polarity'] {
  if (label !== 'unsure') return label;
  return Math.abs(score) < leastLean ? 'neutral' : score > 0 ? 'positive' : 'negative';
}
