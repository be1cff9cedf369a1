/** What a promise says will be done, and to what, as the words say it. */
import type { Deed } from './deed.ts';
import { chineseDeedOf } from './deeds-chinese.ts';
import { englishDeedOf } from './deeds-english.ts';
import type { PromiseLanguage } from './marks.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Both are words of the quote, in its order; empty where it does not say. */
export function nameDeed(language: PromiseLanguage, quote: string, times: readonly Range[]): Deed {
  const words = blank(quote, times);
  return language === 'zh' ? chineseDeedOf(words) : englishDeedOf(words);
}

/** The quote without the words that say when; `|` marks the gap. */
function blank(quote: string, times: readonly Range[]): string {
  let words = '';
  let from = 0;
  for (const { start, end } of times) {
    words += `${quote.slice(from, Math.max(from, start))}|`;
    from = Math.max(from, end);
  }
  return words + quote.slice(from);
}
