import { hashText } from './hash.ts';
import type { NormalText } from './normalise.ts';

/** What a unit is. A `code` is a bracketed face such as [微笑]; a `place` stands for a link, phone, number or mention. */
export const unitKinds = { han: 1, word: 2, mark: 3, face: 4, code: 5, place: 6 } as const;

/** A text cut into Han characters, words of other scripts, marks and faces. White space parts units and is no unit. */
export interface Units {
  readonly text: NormalText;
  readonly count: number;
  readonly kind: Uint8Array;
  /** Hash of the unit's text: units are compared and matched by it. */
  readonly hash: Int32Array;
  /** Positions in the normalised text, end exclusive. */
  readonly start: Int32Array;
  readonly end: Int32Array;
}

const space = 7;
const classes = new Uint8Array(0x10000);
const letter = /^[\p{L}\p{N}\p{M}]$/u;
const picture = /^\p{Extended_Pictographic}$/u;
const longestCode = 10;
const longestWord = 40;

export function cutUnits(text: NormalText): Units {
  const source = text.text;
  const { kind, hash, start, end } = takeSlices(source.length);
  let count = 0;
  let at = 0;
  while (at < source.length) {
    const unitKind = kindAt(source, at);
    const stop = unitKind === unitKinds.han && source.charCodeAt(at) < 0xd800 ? at + 1 : endOfUnit(source, at, unitKind);
    if (unitKind !== space) {
      kind[count] = unitKind === unitKinds.mark && stop - at > 2 ? unitKinds.code : unitKind;
      start[count] = at;
      end[count] = stop;
      hash[count] = hashText(source, at, stop);
      count++;
    }
    at = stop;
  }
  return { text, count, kind, hash, start, end };
}

/** Arrays are cut from larger ones: making small ones takes longer than filling them. None is used twice. */
let slab = new ArrayBuffer(0);
let used = 0;
const slabSize = 1 << 18;

function takeSlices(length: number): Pick<Units, 'kind' | 'hash' | 'start' | 'end'> {
  const words = length * 4;
  const size = words * 3 + ((length + 3) & ~3);
  if (used + size > slab.byteLength) {
    slab = new ArrayBuffer(Math.max(slabSize, size));
    used = 0;
  }
  const from = used;
  used += size;
  return { hash: new Int32Array(slab, from, length), start: new Int32Array(slab, from + words, length), end: new Int32Array(slab, from + words * 2, length), kind: new Uint8Array(slab, from + words * 3, length) };
}

function endOfUnit(source: string, at: number, kind: number): number {
  const code = source.charCodeAt(at);
  if (kind === unitKinds.word) return endOfWord(source, at);
  if (code === 0x5b) return endOfCode(source, at);
  return at + (isHighSurrogate(code) && at + 1 < source.length ? 2 : 1);
}

function endOfWord(source: string, at: number): number {
  const limit = Math.min(source.length, at + longestWord);
  let end = at;
  while (end < limit) {
    const apostrophe = source.charCodeAt(end) === 0x27 && end + 1 < limit && kindAt(source, end + 1) === unitKinds.word;
    if (!apostrophe && kindAt(source, end) !== unitKinds.word) break;
    end += isHighSurrogate(source.charCodeAt(end)) ? 2 : 1;
  }
  return end;
}

/** End of a face code such as [微笑] opening at `at`, or of the bracket alone when it is none. */
function endOfCode(source: string, at: number): number {
  for (let inside = at + 1; inside <= at + longestCode + 1 && inside < source.length; inside++) {
    if (source.charCodeAt(inside) === 0x5d) return inside > at + 1 ? inside + 1 : at + 1;
    const kind = kindAt(source, inside);
    if (kind !== unitKinds.han && kind !== unitKinds.word) break;
  }
  return at + 1;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function kindAt(source: string, at: number): number {
  const code = source.charCodeAt(at);
  const known = classes[code]!;
  if (known !== 0) return known;
  if (isHighSurrogate(code)) return classify(source.codePointAt(at)!);
  const kind = classify(code);
  classes[code] = kind;
  return kind;
}

function classify(code: number): number {
  if (code < 0x80) return classifyAscii(code);
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x20000 && code <= 0x3ffff)) return unitKinds.han;
  if (code >= 0xe000 && code <= 0xe0ff) return unitKinds.place;
  const character = String.fromCodePoint(code);
  if (letter.test(character)) return unitKinds.word;
  if (/^\s$/u.test(character)) return space;
  if (code > 0xff && picture.test(character)) return unitKinds.face;
  return unitKinds.mark;
}

function classifyAscii(code: number): number {
  if (code === 0x20 || (code >= 9 && code <= 13)) return space;
  const lower = code | 0x20;
  return (code >= 48 && code <= 57) || (lower >= 97 && lower <= 122) ? unitKinds.word : unitKinds.mark;
}
