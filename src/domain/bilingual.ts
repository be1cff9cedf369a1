/** The languages every page, message and card exists in. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

/** A text in both languages. Neither is a translation of the other: each reads as written by a colleague. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Picks the text for a locale. */
export function inLocale(text: Bilingual, locale: Locale): string {
  return locale === 'zh-CN' ? text.zh : text.en;
}
