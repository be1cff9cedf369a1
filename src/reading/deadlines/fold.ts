import { simplify } from '../simplified.ts';

/** Text that folding leaves alone. */
const plain = /^[\s!-@[-~]*$/;

/**
 * The text with full-width letters, digits and marks made narrow, capitals small and traditional characters simplified,
 * one code unit for each of the original: offsets are the same in both. Digits stay.
 */
export function foldUnits(original: string): string {
  if (plain.test(original)) return original;
  let text = '';
  let copied = 0;
  for (let at = 0; at < original.length; at++) {
    const code = original.charCodeAt(at);
    const form = foldCode(code);
    if (form === code) continue;
    text += original.slice(copied, at) + String.fromCharCode(form);
    copied = at + 1;
  }
  return copied === 0 ? original : text + original.slice(copied);
}

function foldCode(code: number): number {
  if (code < 0x80) return code >= 65 && code <= 90 ? code + 32 : code;
  if (code >= 0x4e00 && code <= 0x9fff) return simplify(code);
  if (code >= 0xff01 && code <= 0xff5e) return foldCode(code - 0xfee0);
  if (code === 0x3000 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a)) return 0x20;
  if (code === 0x2018 || code === 0x2019) return 0x27;
  if (code === 0x201c || code === 0x201d) return 0x22;
  if (code === 0x2013 || code === 0x2014 || code === 0x301c) return 0x2d;
  return code;
}

/** Whether any of the usual Han characters stands in a text. */
export function holdsHan(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) return true;
  }
  return false;
}
