/** The marks of a clause that speak for or against a promise: words, turns of phrase, and what comes together. */
import { chineseCues } from './cues-chinese.ts';
import { englishCues } from './cues-english.ts';
import { markCues } from './cue-table.ts';
import { formsInChinese, formsInEnglish } from './form-needs.ts';
import { chineseForms, englishForms } from './forms.ts';
import { shapes } from './shapes.ts';
import type { Shape } from './shapes.ts';

export type PromiseLanguage = 'zh' | 'en';

/** What is known of a clause besides its words. */
export type Around = 'due' | 'bounded' | 'length' | 'soon' | 'unbounded' | 'asked' | 'short' | 'long' | 'first' | 'conditionBefore' | 'conditionIn' | 'conditionOnly' | 'dueBefore' | 'dueFirst';

/** Words and shapes that say more together than apart. */
const pairs: Readonly<Record<PromiseLanguage, readonly string[]>> = {
  zh: [
    'self+due', 'self+bounded', 'self+toYou', 'self+sendYou', 'toYou+due', 'toYou+bounded', 'sendYou+due', 'deliver+due', 'deliver+bounded', 'money+due', 'work+due', 'work+bounded', 'inform+due', 'bring+due', 'keep+toYou', 'keep+due', 'self+keep', 'self+work',
    'complete+due', 'staff+due', 'staff+toYou', 'past+toYou', 'past+due', 'done+toYou', 'done+due', 'question+toYou', 'question+due', 'asked+toYou', 'asked+due', 'negation+due', 'negation+self', 'strong+future', 'strong+self', 'strong+due', 'soft+toYou', 'soft+self',
    'soon+self', 'soon+toYou', 'soon+work', 'unbounded+toYou', 'unbounded+self', 'conditionBefore+self', 'conditionBefore+toYou', 'conditionBefore+money', 'future+toYou', 'future+due', 'self+bring', 'self+inform', 'self+deliver', 'self+money', 'selfStart+bring', 'length+deliver', 'length+money', 'length+work', 'length+bring', 'length+atYourPlace', 'atYourPlace+due',
    'put+due', 'put+self', 'put+toYou', 'put+sendYou', 'isClause+due', 'policy+due', 'reported+due', 'absolute+strong', 'selfTell+self', 'conditionIn+self', 'conditionIn+toYou', 'delegate+toYou', 'ability+due', 'ability+toYou', 'conditionBefore+due', 'selfStart+due', 'bargain+toYou', 'bargain+self',
  ],
  en: [
    'willSelf+due', 'willSelf+bounded', 'willSelf+toYou', 'willSelf+send', 'willSelf+call', 'willSelf+work', 'willSelf+keep', 'willSelf+come', 'willSelf+soft', 'willSelf+money', 'goingSelf+due', 'goingSelf+bounded', 'goingSelf+toYou', 'goingSelf+send', 'goingSelf+call', 'goingSelf+work', 'youGet+due', 'youGet+bounded', 'willOther+due', 'willOther+toYou',
    'staff+due', 'staff+toYou', 'send+due', 'send+bounded', 'call+due', 'work+due', 'work+bounded', 'money+due', 'come+due', 'keep+due', 'passive+due', 'passive+bounded', 'past+due', 'past+toYou', 'past+willSelf', 'done+due', 'question+due', 'question+willSelf', 'question+toYou', 'negation+due', 'negation+willSelf',
    'letMe+toYou', 'letMe+work', 'soft+toYou', 'soft+due', 'unbounded+willSelf', 'soon+willSelf', 'soon+toYou', 'conditionBefore+willSelf', 'conditionIn+willSelf', 'conditionBefore+toYou', 'conditionBefore+passive', 'isClause+due', 'policy+due', 'asked+due', 'asked+willSelf', 'strong+willSelf', 'strong+due', 'indirect+willSelf', 'purchase+willSelf', 'selfState+due', 'dueBefore+willSelf', 'introduce+willSelf', 'length+passive', 'length+staff', 'length+send', 'away+willSelf', 'away+goingSelf',
  ],
};

const tables = { zh: chineseCues, en: englishCues };
const forms = { zh: chineseForms, en: englishForms };

/** Cues that many composed marks look for, by language. */
const groups = {
  zh: {
    act: ['deliver', 'money', 'work', 'inform', 'keep', 'bring'], self: ['company', 'delegate'], give: ['toYou', 'sendYou'],
    against: ['question', 'past', 'reported', 'refusal', 'policy', 'rulebook', 'request', 'youStart', 'done'], strong: ['strong'], soft: ['soft'], away: ['away'], indirect: ['indirect'], youGet: [], staff: ['staff'],
  },
  en: {
    act: ['send', 'call', 'money', 'work', 'keep', 'come', 'introduce', 'passive'], self: ['willSelf', 'goingSelf'], give: ['toYou'],
    against: ['question', 'past', 'reported', 'refusal', 'policy', 'rulebook', 'imperative', 'youMust', 'done', 'selfState'], strong: ['strong'], soft: ['soft'], away: ['away'], indirect: ['indirect'], youGet: ['youGet'], staff: ['staff'],
  },
} as const;
type Group = keyof (typeof groups)['zh'];

interface Layout {
  readonly names: readonly string[];
  readonly cueCount: number;
  readonly shape: Readonly<Record<Shape, number>>;
  readonly groups: Readonly<Record<Group, readonly number[]>>;
  /** Turns of phrase: the mark of each, and its pattern. */
  readonly forms: Uint8Array;
  readonly patterns: readonly RegExp[];
  /** Marks that neighbours take notice of. */
  readonly beside: readonly number[];
  /** Two marks each. */
  readonly pairs: Uint16Array;
  /** Where the pairs begin. */
  readonly singles: number;
}

function layoutOf(language: PromiseLanguage): Layout {
  const single = [...tables[language].names, ...shapes];
  const indexOf = (name: string): number => {
    const index = single.indexOf(name);
    if (index < 0) throw new Error(`no such mark: ${name}`);
    return index;
  };
  return {
    names: [...single, ...pairs[language]], cueCount: tables[language].names.length, singles: single.length,
    shape: Object.fromEntries(shapes.map((name) => [name, indexOf(name)])) as Record<Shape, number>,
    groups: Object.fromEntries(Object.entries(groups[language]).map(([name, cues]) => [name, cues.map(indexOf)])) as unknown as Record<Group, readonly number[]>,
    forms: Uint8Array.from(Object.keys(forms[language]), indexOf),
    patterns: Object.values(forms[language]),
    beside: besideMarks.map(([, mark]) => indexOf(mark)),
    pairs: Uint16Array.from(pairs[language].flatMap((pair) => pair.split('+').map(indexOf))),
  };
}

const besideMarks: readonly (readonly [own: Shape, neighbours: Shape])[] = [['besideGive', 'cleanGive'], ['besideDue', 'cleanDue'], ['besideSelf', 'cleanSelfAct']];

const layouts = { zh: layoutOf('zh'), en: layoutOf('en') };

/** The marks of the clause being read: a flag for each and a list of those set. Reading a clause leaves nothing behind but what it returns. */
const found = new Uint8Array(Math.max(layouts.zh.names.length, layouts.en.names.length));
let list: number[] = [];

export interface Marks {
  /** Indices into {@link featureNames}. */
  readonly features: readonly number[];
  /** What neighbours take notice of: bits of {@link besideMarks}. */
  readonly noticed: number;
}

/** What the marks are, by index. */
export function featureNames(language: PromiseLanguage): readonly string[] {
  return layouts[language].names;
}

/** The marks of a clause, none where it denies a promise. `words` is the clause with its deadlines blanked. */
export function findMarks(language: PromiseLanguage, words: string, around: readonly Around[]): Marks {
  const layout = layouts[language];
  for (const index of list) found[index] = 0;
  list = [];
  markCues(tables[language], words, { found, list });
  put(layout.shape.bias, true);
  for (const name of around) put(layout.shape[name], true);
  const { forms: marks, patterns } = layout;
  const worth = language === 'zh' ? formsInChinese(words) : formsInEnglish(words);
  for (let at = 0; at < patterns.length; at++) if ((worth & (1 << at)) !== 0 && patterns[at]!.test(words)) put(marks[at]!, true);
  if (found[layout.shape.denies] === 1) return { features: [], noticed: 0 };
  compose(language, layout);
  let noticed = 0;
  for (let bit = 0; bit < layout.beside.length; bit++) noticed |= found[layout.beside[bit]!]! << bit;
  const { pairs: together, singles } = layout;
  for (let at = 0; at < together.length; at += 2) {
    if (found[together[at]!] === 1 && found[together[at + 1]!] === 1) put(singles + (at >> 1), true);
  }
  return { features: list, noticed };
}

/** Marks that need several others: a time, an actor or an act with nothing that speaks against a promise. */
function compose(language: PromiseLanguage, { shape, groups: group }: Layout): void {
  const act = any(group.act) || (language === 'zh' && is(shape.result));
  put(shape.act, act);
  if (is(shape.asked) || is(shape.perfective) || is(shape.experience) || (is(shape.youSubject) && !is(shape.youWillGet)) || is(shape.demand) || any(group.against)) return;
  const self = any(group.self) || is(language === 'zh' ? shape.selfSubject : shape.progressive);
  const give = any(group.give);
  const timed = is(shape.due) || is(shape.length);
  const conditional = is(shape.conditionBefore) || is(shape.conditionIn);
  put(shape.clean, true);
  put(shape.cleanDue, timed);
  put(shape.cleanSelf, self);
  put(shape.cleanSelfDue, self && timed);
  put(shape.cleanGive, give && act);
  put(shape.cleanGiveDue, give && timed);
  put(shape.cleanActDue, act && timed);
  put(shape.cleanCondition, conditional && (self || give || act || is(shape.free)));
  put(shape.cleanStrong, any(group.strong));
  put(shape.cleanSoft, self && (any(group.soft) || is(shape.twiceVerb)));
  put(shape.cleanSoon, (is(shape.soon) || any(group.away)) && (self || give || act));
  put(shape.cleanIndirect, any(group.indirect));
  put(shape.cleanYouGet, any(group.youGet) || is(shape.youWillGet));
  put(shape.cleanStaffDue, any(group.staff) && timed);
  put(shape.cleanSelfAct, is(shape.selfAct) && !is(shape.selfTells));
  put(shape.cleanSelfActDue, is(shape.selfAct) && timed);
  put(shape.cleanConsequence, is(shape.consequence) && conditional);
  put(shape.cleanTopicDue, timed && !self && !give && act);
  put(shape.cleanPlace, is(shape.placesYours) && (timed || is(shape.soon)));
  put(shape.cleanState, is(shape.stateByThen) && timed);
}

function is(index: number): boolean {
  return found[index] === 1;
}

function any(indices: readonly number[]): boolean {
  for (const index of indices) if (found[index] === 1) return true;
  return false;
}

function put(index: number, value: boolean): void {
  if (!value || found[index] === 1) return;
  found[index] = 1;
  list.push(index);
}

/** Marks that a clause takes from those next to it. */
export function marksBeside(language: PromiseLanguage, noticed: number): number[] {
  const { shape } = layouts[language];
  return besideMarks.filter((_, bit) => (noticed & (1 << bit)) !== 0).map(([own]) => shape[own]);
}
