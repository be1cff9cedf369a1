/** Where a command writes. Results go to `out`, everything else to `err`. */
import { once } from 'node:events';
import type { Bilingual, Locale } from '../domain/index.ts';
import { inLocale } from '../domain/index.ts';

export interface Sink {
  write(text: string): boolean;
  once(event: 'drain', listener: () => void): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface Terminal {
  readonly out: Sink;
  readonly err: Sink;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Writes and waits while the reader is slower than we are. */
export async function writeWithin(sink: Sink, text: string): Promise<void> {
  if (!sink.write(text)) await once(sink as unknown as NodeJS.EventEmitter, 'drain');
}

/** The language to speak: asked for, set, or the system's. */
export function chooseLocale(asked: string | undefined, environment: Terminal['environment']): Locale {
  const tag = [asked, environment['ZHIYIN_LOCALE'], environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find((one) => one && one !== 'auto');
  return /^zh/i.test(tag ?? '') ? 'zh-CN' : 'en';
}

export type Say = (text: Bilingual) => string;

export function speaker(locale: Locale): Say {
  return (text) => inLocale(text, locale);
}
