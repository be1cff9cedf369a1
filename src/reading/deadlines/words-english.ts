/** What the families of English words share. */
import type { Now, Span } from './spans.ts';
import type { TokenValue } from './tokens.ts';

/** Matches up to the end of a word. */
export function sticky(source: string): RegExp {
  return new RegExp(`(?:${source})(?![a-z0-9])`, 'y');
}

export const numeric = '0123456789';

export function date(rule: string, read: (now: Now, base: Span | undefined) => Span | undefined): TokenValue {
  return { kind: 'date', rule: `en.${rule}`, read };
}

export function past(): TokenValue {
  return { kind: 'past' };
}
