import type { TextLanguage } from '../domain/index.ts';
import { unitKinds } from './units.ts';
import type { Units } from './units.ts';

/** A Han character carries about as much as 1.7 Latin letters' share of a word; words count by their length over this. */
const lettersPerHan = 3;

/**
 * Routes by the share of Han characters: at least 60 % Chinese, under 10 % English, between them mixed. Texts in neither script,
 * or with nothing to read, are `other`. Statistical identifiers do worse on short messages.
 */
export function routeLanguage(units: Units): TextLanguage {
  let han = 0;
  let latin = 0;
  let foreign = 0;
  for (let at = 0; at < units.count; at++) {
    if (units.kind[at] === unitKinds.han) han++;
    else if (units.kind[at] === unitKinds.word) {
      const letters = (units.end[at]! - units.start[at]!) / lettersPerHan;
      const script = scriptOf(units.text.text.charCodeAt(units.start[at]!));
      if (script === 'latin') latin += letters;
      else if (script === 'foreign') foreign += letters;
    }
  }
  const total = han + latin + foreign;
  if (total === 0 || foreign > total / 2) return 'other';
  const share = han / (han + latin);
  if (share >= 0.6) return 'zh';
  return share < 0.1 ? 'en' : 'mixed';
}

function scriptOf(code: number): 'latin' | 'foreign' | 'digit' {
  if (code >= 48 && code <= 57) return 'digit';
  return code < 0x250 || (code >= 0x1e00 && code <= 0x1eff) ? 'latin' : 'foreign';
}
