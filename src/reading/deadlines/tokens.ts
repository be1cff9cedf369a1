/** The words that deadlines are made of. Reading a text yields tokens; their meaning is computed only when a clock is known. */
import { anyCharacter, beginningsOf } from './beginnings.ts';
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

/** Families by the two characters that what they match may begin with: most of those that share a first character are through with a look at the second. */
export class FamilyTable {
  /** 1 for every character that some family begins with. */
  readonly begins: Uint8Array = new Uint8Array(0x10000);
  private readonly byFirst = new Map<number, Family[]>();
  /** By both characters; without the second where no family asks for it. */
  private readonly byBoth = new Map<number, readonly Family[]>();
  private readonly seconds = new Map<number, ReadonlySet<number>>();
  private readonly beginnings = new Map<Family, ReadonlySet<string>>();

  constructor(families: readonly Family[]) {
    for (const family of families) {
      for (const character of new Set(family.begins)) {
        const code = character.charCodeAt(0);
        const known = this.byFirst.get(code);
        if (known) known.push(family);
        else this.byFirst.set(code, [family]);
        this.begins[code] = 1;
      }
    }
  }

  /** The families worth trying at a place of a text, in their order. */
  at(text: string, at: number): readonly Family[] {
    const first = text.charCodeAt(at);
    const second = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
    const known = this.byBoth.get(pairOf(first, second));
    if (known !== undefined) return known;
    const asked = this.secondsOf(first).has(second) ? second : 0;
    const found = this.byBoth.get(pairOf(first, asked)) ?? (this.byFirst.get(first) ?? []).filter((family) => this.mayBegin(family, first, asked));
    this.byBoth.set(pairOf(first, asked), found);
    if (this.byBoth.size < mostPairs) this.byBoth.set(pairOf(first, second), found);
    return found;
  }

  private secondsOf(first: number): ReadonlySet<number> {
    let known = this.seconds.get(first);
    if (known === undefined) {
      known = new Set((this.byFirst.get(first) ?? []).flatMap((family) => [...this.beginningsOf(family)].map((text) => text.charCodeAt(1))));
      this.seconds.set(first, known);
    }
    return known;
  }

  private mayBegin(family: Family, first: number, second: number): boolean {
    const beginnings = this.beginningsOf(family);
    for (const head of [String.fromCharCode(first), anyCharacter]) {
      if (beginnings.has(head + anyCharacter) || (second !== 0 && beginnings.has(head + String.fromCharCode(second)))) return true;
    }
    return false;
  }

  private beginningsOf(family: Family): ReadonlySet<string> {
    let known = this.beginnings.get(family);
    if (known === undefined) this.beginnings.set(family, (known = beginningsOf(family.pattern.source)));
    return known;
  }
}

/** So many pairs of characters are remembered, so that memory stays bounded whatever is read. */
const mostPairs = 20_000;

function pairOf(first: number, second: number): number {
  return (first << 16) | second;
}
