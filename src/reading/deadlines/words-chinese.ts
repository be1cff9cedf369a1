/** What the families of Chinese words share. */
import type { Now, Span } from './spans.ts';
import type { TokenValue } from './tokens.ts';

export const han = '〇零一二两俩仨三四五六七八九十百';
/** A number in digits or Chinese numerals. */
export const number: string = `(?:\\d{1,4}(?:\\.\\d)?|[${han}]{1,5})`;

export function sticky(source: string): RegExp {
  return new RegExp(source, 'yu');
}

export function date(rule: string, read: (now: Now, base: Span | undefined) => Span | undefined): TokenValue {
  return { kind: 'date', rule: `zh.${rule}`, read };
}

export function past(): TokenValue {
  return { kind: 'past' };
}
