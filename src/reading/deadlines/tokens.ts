/** The words that deadlines are made of. Reading a text yields tokens; their meaning is computed only when a clock is known. */
import type { DeadlineSettings } from './settings.ts';
import type { Amount } from './numerals.ts';
import type { Now, Span } from './spans.ts';

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'workday' | 'week' | 'month' | 'quarter' | 'year';
/** `in` is English: the day itself for a date, that much later for a length. `on` binds nothing. */
export type Bound = 'before' | 'by' | 'until' | 'within' | 'after' | 'about' | 'in' | 'on';

/** Which minute of the day: `halved` when five may be seventeen; `latest` for ends that are vague. */
export interface ClockTime {
  readonly minute: number;
  readonly halved: boolean;
  readonly latest?: number;
}

export type TokenValue =
  | { readonly kind: 'date'; readonly rule: string; readonly read: (now: Now, base: Span | undefined) => Span | undefined }
  /** Minutes of the day; `to` may pass midnight. */
  | { readonly kind: 'part'; readonly rule: string; readonly from: number; readonly to: number; readonly evening: boolean }
  | { readonly kind: 'clock'; readonly rule: string; readonly read: (settings: DeadlineSettings) => ClockTime }
  | { readonly kind: 'length'; readonly rule: string; readonly amount: Amount; readonly unit: Unit; readonly bound?: Bound }
  | { readonly kind: 'vague'; readonly rule: string; readonly minutes: (settings: DeadlineSettings) => number }
  /** Words that bound what stands after them (`lead`) or before them (`tail`). */
  | { readonly kind: 'lead'; readonly bound: Bound }
  | { readonly kind: 'tail'; readonly bound: Bound }
  /** to, or, 到 between two deadlines. */
  | { readonly kind: 'join'; readonly either: boolean }
  /** A time that hangs on an event: known to be one, not when. */
  | { readonly kind: 'event'; readonly rule: string }
  /** What is over is no deadline; it only keeps its words from being read as one. */
  | { readonly kind: 'past' };

export type Token = TokenValue & { readonly start: number; readonly end: number };

/** What a family sees of the text around its match. */
export interface Place {
  readonly text: string;
  readonly original: string;
  readonly start: number;
  readonly end: number;
  readonly previous: Token | undefined;
}

/** One kind of words: a sticky pattern, and what a match means (nothing: not one after all). */
export interface Family {
  /** The characters a match may begin with. */
  readonly begins: string;
  /** Tried only right after other words of time. */
  readonly follows?: true;
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, place: Place) => TokenValue | undefined;
}

/** Whether `place` comes right after a token of that kind. */
export function follows(place: Place, ...kinds: readonly Token['kind'][]): boolean {
  const { previous } = place;
  return previous !== undefined && kinds.includes(previous.kind) && /^[\s的,]*$/.test(place.text.slice(previous.end, place.start));
}

/** Families by the first character of what they match. */
export interface FamilyTable {
  readonly families: ReadonlyMap<number, readonly Family[]>;
  /** 1 for every character that some family begins with. */
  readonly begins: Uint8Array;
}

export function tableOf(families: readonly Family[]): FamilyTable {
  const table = new Map<number, Family[]>();
  const begins = new Uint8Array(0x10000);
  for (const family of families) {
    for (const character of new Set(family.begins)) {
      const code = character.charCodeAt(0);
      const known = table.get(code);
      if (known) known.push(family);
      else table.set(code, [family]);
      begins[code] = 1;
    }
  }
  return { families: table, begins };
}
