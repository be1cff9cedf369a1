/** The language of the page: which one, its texts, its formats. */
import { createContext, Fragment, use, useEffect, useMemo, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { inLocale } from '../../domain/index.ts';
import type { Bilingual, Locale } from '../../domain/index.ts';
import { en } from './en.ts';
import { formatsOf } from './format.ts';
import type { Formats } from './format.ts';
import { fillTemplate } from './template.ts';
import type { Places } from './template.ts';
import { zh } from './zh.ts';

export type TextKey = keyof typeof zh;
type Values<Key extends TextKey, Value> = [Places<(typeof zh)[Key]>] extends [never] ? [] : [values: Readonly<Record<Places<(typeof zh)[Key]>, Value>>];

export interface Texts extends Formats {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
  /** The text of a key, its places filled. */
  readonly t: <Key extends TextKey>(key: Key, ...values: Values<Key, string | number>) => string;
  /** The same with elements in its places. */
  readonly rich: <Key extends TextKey>(key: Key, ...values: Values<Key, ReactNode>) => ReactNode;
  /** The reader's side of a text the server gave in both languages. */
  readonly say: (text: Bilingual) => string;
}

const dictionaries: Readonly<Record<Locale, Readonly<Record<TextKey, string>>>> = { 'zh-CN': zh, en };
const storageKey = 'zhiyin.language';
const TextsContext = createContext<Texts | undefined>(undefined);

/** The language chosen before, or else the browser's. */
export function preferredLocale(): Locale {
  const remembered = localStorage.getItem(storageKey);
  if (remembered === 'zh-CN' || remembered === 'en') return remembered;
  return navigator.languages.some((language) => language.startsWith('zh')) && !navigator.languages[0]?.startsWith('en') ? 'zh-CN' : 'en';
}

function makeTexts(locale: Locale, setLocale: (locale: Locale) => void): Texts {
  const dictionary = dictionaries[locale];
  return {
    ...formatsOf(locale),
    locale,
    setLocale,
    t: (key, ...values) => fillTemplate<string | number>(dictionary[key], values[0] ?? {}, locale).join(''),
    rich: (key, ...values) =>
      fillTemplate<ReactNode>(dictionary[key], values[0] ?? {}, locale).map((piece, index) => <Fragment key={index}>{piece}</Fragment>),
    say: (text) => inLocale(text, locale),
  };
}

export function TextsProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [locale, setLocale] = useState(preferredLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
    localStorage.setItem(storageKey, locale);
  }, [locale]);
  const texts = useMemo(() => makeTexts(locale, setLocale), [locale]);
  return <TextsContext value={texts}>{children}</TextsContext>;
}

export function useTexts(): Texts {
  const texts = use(TextsContext);
  if (!texts) throw new Error('useTexts needs a TextsProvider above it');
  return texts;
}
