import { simplify } from './simplified.ts';

/** A text as the classifier sees it, with the way back to the original. */
export interface NormalText {
  readonly text: string;
  /** For each code unit of `text`: where it began in the original. */
  readonly from: Int32Array;
  /** For each code unit of `text`: where it ended in the original, exclusive. */
  readonly to: Int32Array;
}

/** Longer texts are read up to here: the reader's time and memory stay bounded whatever it is fed. */
export const longestRead = 10_000;

/** One private-use character stands for each kind of thing whose exact value says nothing about feelings. */
export const placeholders = { link: '\uE000', phone: '\uE001', number: '\uE002', email: '\uE003', mention: '\uE004' } as const;

const longestRun = 3;
const placeholderPattern =
  /(?:https?:\/\/|www\.)[a-z0-9\-._~:/?#@!$&'()*+,;=%]+|[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}|@[\p{L}\p{N}_-]{1,30}|(?<![0-9a-z])(?:\+?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}(?![0-9])|(?<![0-9a-z])[a-z]{0,4}-?[0-9][0-9-]{6,30}[0-9](?![0-9a-z])/gu;

/** Folded forms of characters outside the fast paths, remembered: NFKC of one character is slow, its answer never changes. */
const folded = new Map<number, string>();

/**
 * Folds width, case, traditional characters, digits (to 0), long repeats (4 or more to 3) and replaces links, phones,
 * e-mail addresses, mentions and long numbers by placeholders. Skin tones, variation selectors and joiners vanish, so an emoji is one character.
 * Lone surrogates become U+FFFD. Reads at most {@link longestRead} code units.
 */
export function normalise(original: string): NormalText {
  return foldUnitByUnit(original) ?? shorten(foldCharacters(original));
}

/** What one code unit by itself becomes; 0 while nobody asked, {@link several} where more than one unit takes part or comes out. */
const forms = new Uint16Array(0x10000);
const several = 0xffff;
const positions = Int32Array.from({ length: longestRead + 1 }, (_, at) => at);
const positionsBehind = positions.subarray(1);

/** The usual text in one pass: nothing in it changes its length, so that positions stay. Undefined for the others. */
function foldUnitByUnit(original: string): NormalText | undefined {
  if (original.length > longestRead) return undefined;
  let text = '';
  let copied = 0;
  let before = 0;
  let run = 1;
  /** Digits, spaces and hyphens since a digit. */
  let numeric = 0;
  for (let at = 0; at < original.length; at++) {
    const code = original.charCodeAt(at);
    let form = forms[code]!;
    if (form === 0) form = forms[code] = formOf(code);
    if (form === several) return undefined;
    run = form === before ? run + 1 : 1;
    if (run > longestRun || (form === 0x2e && before === 0x77) || (form === 0x2f && before === 0x3a)) return undefined;
    before = form;
    if (form >= 48 && form <= 57) {
      numeric++;
      form = 48;
    } else numeric = numeric > 0 && (form === 0x20 || form === 0x2d) ? numeric + 1 : 0;
    if (numeric > longestPlainNumber) return undefined;
    if (form === code) continue;
    text += original.slice(copied, at) + String.fromCharCode(form);
    copied = at + 1;
  }
  return { text: copied === 0 ? original : text + original.slice(copied), from: positions, to: positionsBehind };
}

/** What is longer may be a phone or another number to be replaced. */
const longestPlainNumber = 5;

function formOf(code: number): number {
  if (isCombining(code) || (code >= 0xd800 && code <= 0xdfff)) return several;
  const { text } = foldCharacters(String.fromCharCode(code));
  return text.length === 1 && text !== '@' ? text.charCodeAt(0) : several;
}

function foldCharacters(original: string): NormalText {
  const limit = Math.min(original.length, longestRead);
  const from: number[] = [];
  const to: number[] = [];
  let text = '';
  let at = 0;
  while (at < limit) {
    const code = original.charCodeAt(at);
    let end = at + 1;
    let form: string;
    if (code < 0x80 && !isCombining(original.charCodeAt(at + 1))) {
      form = code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : code < 32 || code === 127 ? ' ' : original[at]!;
    } else if (code >= 0x4e00 && code <= 0x9fff) {
      form = String.fromCharCode(simplify(code));
    } else {
      end = clusterEnd(original, at);
      form = foldCluster(original, at, end);
    }
    for (let unit = 0; unit < form.length; unit++) {
      from.push(at);
      to.push(end);
    }
    text += form;
    at = end;
  }
  return { text, from: Int32Array.from(from), to: Int32Array.from(to) };
}

/** End of the character at `at` with the combining marks that follow it (at most eight: more is decoration). */
function clusterEnd(original: string, at: number): number {
  let end = at + (isPair(original, at) ? 2 : 1);
  for (let marks = 0; marks < 8 && isCombining(original.charCodeAt(end)); marks++) end++;
  return end;
}

function isPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at);
  const low = text.charCodeAt(at + 1);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}

function isCombining(code: number): boolean {
  return code >= 0x300 && code <= 0x36f;
}

function foldCluster(original: string, at: number, end: number): string {
  const first = original.codePointAt(at)!;
  const single = end === at + (first > 0xffff ? 2 : 1);
  if (!single) return foldForm(original.slice(at, end));
  const known = folded.get(first);
  if (known !== undefined) return known;
  const form = foldForm(original.slice(at, end));
  folded.set(first, form);
  return form;
}

function foldForm(cluster: string): string {
  const code = cluster.codePointAt(0)!;
  if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD';
  if (code >= 0xe000 && code <= 0xf8ff) return ' ';
  if (code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0x1f3fb && code <= 0x1f3ff)) return '';
  if (code === 0x2018 || code === 0x2019) return "'";
  return cluster.normalize('NFKC').toLowerCase();
}

/** Placeholders, digits and repeats in one pass over the folded characters. */
function shorten(folded: NormalText): NormalText {
  const { text } = folded;
  const from = new Int32Array(text.length);
  const to = new Int32Array(text.length);
  let result = '';
  let length = 0;
  const put = (form: string, start: number, end: number): void => {
    result += form;
    from[length] = folded.from[start]!;
    to[length] = folded.to[end - 1]!;
    length++;
  };
  const copy = (start: number, end: number): void => {
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      const form = code >= 48 && code <= 57 ? '0' : text[at]!;
      if (isRun(text, at, start)) {
        to[length - 1] = folded.to[at]!;
        continue;
      }
      put(form, at, at + 1);
    }
  };
  let done = 0;
  if (mayHoldPlaceholder(text)) {
    for (const match of text.matchAll(placeholderPattern)) {
      copy(done, match.index);
      done = match.index + match[0].length;
      put(placeholderFor(match[0]), match.index, done);
    }
  }
  copy(done, text.length);
  return { text: result, from: from.subarray(0, length), to: to.subarray(0, length) };
}

/** Whether the character at `at` repeats the {@link longestRun} before it. Halves of a pair never repeat alone. */
function isRun(text: string, at: number, start: number): boolean {
  if (at - start < longestRun) return false;
  const code = text.charCodeAt(at);
  for (let back = 1; back <= longestRun; back++) if (text.charCodeAt(at - back) !== code) return false;
  return true;
}

function mayHoldPlaceholder(text: string): boolean {
  return text.includes('@') || text.includes('://') || text.includes('www.') || /[0-9][0-9 -]{5}/.test(text);
}

function placeholderFor(matched: string): string {
  if (matched.startsWith('@')) return placeholders.mention;
  if (matched.startsWith('http') || matched.startsWith('www.')) return placeholders.link;
  if (matched.includes('@')) return placeholders.email;
  const digits = matched.replace(/[^0-9]/g, '');
  return /^(?:86)?1[3-9][0-9]{9}$/.test(digits) ? placeholders.phone : placeholders.number;
}
