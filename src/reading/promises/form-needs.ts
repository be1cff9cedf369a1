/** Which turns of phrase are worth trying on a clause: most need a character or a word that it does not hold. */
import { indexWords, listWords } from '../rules/pattern-index.ts';
import type { PatternIndex } from '../rules/pattern-index.ts';
import { chineseForms, englishForms, timeMark } from './forms.ts';
import type { Shape } from './shapes.ts';

/** Characters one of which a Chinese form needs. */
const characterNeeds: Partial<Record<Shape, string>> = {
  selfNearDue: timeMark, meet: `${timeMark}等不`, selfSubject: '我咱俺本', kinSubject: '我咱', selfAct: '我咱俺', selfTells: '我咱', putAct: '把将', helpOffer: '帮替', laterWord: '再就', perfective: '了', experience: '过', willParticle: '的', youSubject: '您你', placesYours: '您你到进回退原', denies: '不没别无您你', yourThing: '您你贵', youWillGet: '您你', brushOff: '考想看商合琢斟', bears: '出赔付担责补兜贴包认吃不算身交', free: '分退收出赔付承负兜算免包', again: '重补',
  result: '好到齐完妥清出回掉上进过下', consequence: '免不全赔重补换退出承送算兜', demand: '请麻劳记我带填签交准提过来确', standing: '每天平一通历从周全常开营打上下休关',
};

const anyCharacter = 0;
/** By character: which of the sets of forms below need it or another. */
const sets = new Uint8Array(0x10000);
/** Bits of forms, in the order of `chineseForms`; the first are those that any character will do for. */
const bits: Int32Array = (() => {
  const names = Object.keys(chineseForms) as Shape[];
  const needed = new Map<string, number>();
  let always = 0;
  names.forEach((name, at) => {
    const needs = characterNeeds[name];
    if (needs === undefined) always |= 1 << at;
    else for (const character of needs) needed.set(character, (needed.get(character) ?? 0) | (1 << at));
  });
  [...needed.keys()].forEach((character, at) => (sets[character.charCodeAt(0)] = at + 1));
  return Int32Array.of(always, ...needed.values());
})();

/** A bit for each of `chineseForms` that may match. */
export function formsInChinese(clause: string): number {
  let worth = bits[anyCharacter]!;
  for (let at = 0; at < clause.length; at++) worth |= bits[sets[clause.charCodeAt(at)]!]!;
  return worth;
}

let english: PatternIndex | undefined;

/** A bit for each of `englishForms` that may match. */
export function formsInEnglish(clause: string): number {
  english ??= indexEnglish();
  let worth = 0;
  for (const form of english.candidates(clause)) worth |= 1 << form;
  return worth;
}

function indexEnglish(): PatternIndex {
  const sources = Object.values(englishForms).map(({ source }) => source);
  return indexWords(listWords(sources), sources.length);
}
