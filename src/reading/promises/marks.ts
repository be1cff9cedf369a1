/** The marks of a clause that speak for or against a promise: words, turns of phrase, and what comes together. */
import { chineseCues } from './cues-chinese.ts';
import { englishCues } from './cues-english.ts';
import { markCues } from './cue-table.ts';
import { chineseForms, englishForms } from './forms.ts';

export type PromiseLanguage = 'zh' | 'en';

const shapes = [
  'bias', 'due', 'bounded', 'length', 'soon', 'unbounded', 'asked', 'short', 'long', 'first', 'conditionBefore', 'conditionIn', 'dueBefore', 'dueFirst',
  'selfSubject', 'kinSubject', 'selfNearDue', 'result', 'perfective', 'experience', 'willParticle', 'twiceVerb', 'free', 'again', 'youSubject', 'progressive', 'stateByThen', 'contracted', 'selfAct', 'selfTells', 'meet', 'consequence', 'putAct', 'helpOffer', 'laterWord',
  'act', 'clean', 'cleanDue', 'cleanSelf', 'cleanSelfDue', 'cleanGive', 'cleanGiveDue', 'cleanActDue', 'cleanCondition', 'cleanStrong', 'cleanSoft', 'cleanSoon', 'cleanIndirect', 'cleanYouGet', 'cleanStaffDue', 'cleanSelfAct', 'cleanSelfActDue', 'cleanConsequence', 'cleanTopicDue', 'besideGive', 'besideDue', 'besideSelf',
] as const;
export type Shape = (typeof shapes)[number];

/** What is known of a clause besides its words. */
export type Around = 'due' | 'bounded' | 'length' | 'soon' | 'unbounded' | 'asked' | 'short' | 'long' | 'first' | 'conditionBefore' | 'conditionIn' | 'dueBefore' | 'dueFirst';

/** Words and shapes that say more together than apart. */
const pairs: Readonly<Record<PromiseLanguage, readonly string[]>> = {
  zh: [
    'self+due', 'self+bounded', 'self+toYou', 'self+sendYou', 'toYou+due', 'toYou+bounded', 'sendYou+due', 'deliver+due', 'deliver+bounded', 'money+due', 'work+due', 'work+bounded', 'inform+due', 'bring+due', 'keep+toYou', 'keep+due', 'self+keep', 'self+work',
    'complete+due', 'staff+due', 'staff+toYou', 'youStart+due', 'youStart+toYou', 'past+toYou', 'past+due', 'done+toYou', 'done+due', 'question+toYou', 'question+due', 'asked+toYou', 'asked+due', 'negation+due', 'negation+self', 'strong+future', 'strong+self', 'strong+due', 'soft+toYou', 'soft+self',
    'soon+self', 'soon+toYou', 'soon+work', 'unbounded+toYou', 'unbounded+self', 'conditionBefore+self', 'conditionBefore+toYou', 'conditionBefore+money', 'future+toYou', 'future+due', 'self+bring', 'self+inform', 'self+deliver', 'self+money', 'selfStart+bring', 'length+deliver', 'length+money', 'length+work', 'length+bring', 'length+atYourPlace', 'atYourPlace+due',
    'put+due', 'put+self', 'put+toYou', 'put+sendYou', 'isClause+due', 'policy+due', 'reported+due', 'request+due', 'absolute+strong', 'selfTell+self', 'conditionIn+self', 'conditionIn+toYou', 'delegate+toYou', 'ability+due', 'ability+toYou', 'conditionBefore+due', 'selfStart+due', 'bargain+toYou', 'bargain+self',
  ],
  en: [
    'willSelf+due', 'willSelf+bounded', 'willSelf+toYou', 'willSelf+send', 'willSelf+call', 'willSelf+work', 'willSelf+keep', 'willSelf+come', 'willSelf+soft', 'willSelf+money', 'goingSelf+due', 'goingSelf+bounded', 'goingSelf+toYou', 'goingSelf+send', 'goingSelf+call', 'goingSelf+work', 'youGet+due', 'youGet+bounded', 'willOther+due', 'willOther+toYou',
    'staff+due', 'staff+toYou', 'send+due', 'send+bounded', 'call+due', 'work+due', 'work+bounded', 'money+due', 'come+due', 'keep+due', 'passive+due', 'passive+bounded', 'past+due', 'past+toYou', 'past+willSelf', 'done+due', 'question+due', 'question+willSelf', 'question+toYou', 'imperative+due', 'imperative+toYou', 'youMust+due', 'negation+due', 'negation+willSelf',
    'letMe+toYou', 'letMe+work', 'soft+toYou', 'soft+due', 'unbounded+willSelf', 'soon+willSelf', 'soon+toYou', 'conditionBefore+willSelf', 'conditionIn+willSelf', 'conditionBefore+toYou', 'conditionBefore+passive', 'isClause+due', 'policy+due', 'asked+due', 'asked+willSelf', 'strong+willSelf', 'strong+due', 'indirect+willSelf', 'purchase+willSelf', 'selfState+due', 'dueBefore+willSelf', 'introduce+willSelf', 'length+passive', 'length+staff', 'length+send', 'away+willSelf', 'away+goingSelf',
  ],
};

const tables = { zh: chineseCues, en: englishCues };
const forms = { zh: chineseForms, en: englishForms };

/** Cues that many composed marks look for, by language. */
const groups = {
  zh: {
    act: ['deliver', 'money', 'work', 'inform', 'keep', 'bring'], self: ['company', 'delegate'], give: ['toYou', 'sendYou'],
    against: ['question', 'past', 'reported', 'refusal', 'policy', 'request', 'youStart', 'done'], strong: ['strong'], soft: ['soft'], away: ['away'], indirect: ['indirect'], youGet: [], staff: ['staff'],
  },
  en: {
    act: ['send', 'call', 'money', 'work', 'keep', 'come', 'introduce', 'passive'], self: ['willSelf', 'goingSelf'], give: ['toYou'],
    against: ['question', 'past', 'reported', 'refusal', 'policy', 'imperative', 'youMust', 'done', 'selfState'], strong: ['strong'], soft: ['soft'], away: ['away'], indirect: ['indirect'], youGet: ['youGet'], staff: ['staff'],
  },
} as const;
type Group = keyof (typeof groups)['zh'];

interface Layout {
  readonly names: readonly string[];
  readonly cueCount: number;
  readonly shape: Readonly<Record<Shape, number>>;
  readonly groups: Readonly<Record<Group, readonly number[]>>;
  readonly forms: readonly (readonly [index: number, pattern: RegExp])[];
  readonly pairs: readonly (readonly [one: number, other: number])[];
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
    forms: Object.entries(forms[language]).map(([name, pattern]) => [indexOf(name), pattern] as const),
    pairs: pairs[language].map((pair) => pair.split('+').map(indexOf) as [number, number]),
  };
}

const layouts = { zh: layoutOf('zh'), en: layoutOf('en') };
const most = Math.max(layouts.zh.names.length, layouts.en.names.length);
const found = new Uint8Array(most);

/** What the marks are, by index. */
export function featureNames(language: PromiseLanguage): readonly string[] {
  return layouts[language].names;
}

/** Indices of the marks of a clause, rising. `words` is the clause with its deadlines blanked. */
export function findMarks(language: PromiseLanguage, words: string, around: readonly Around[]): number[] {
  const layout = layouts[language];
  found.fill(0);
  markCues(tables[language], words, found);
  found[layout.shape.bias] = 1;
  for (const name of around) found[layout.shape[name]] = 1;
  for (const [index, pattern] of layout.forms) if (pattern.test(words)) found[index] = 1;
  compose(language, layout);
  for (let at = 0; at < layout.pairs.length; at++) {
    const [one, other] = layout.pairs[at]!;
    if (found[one] === 1 && found[other] === 1) found[layout.singles + at] = 1;
  }
  const features: number[] = [];
  for (let at = 0; at < layout.names.length; at++) if (found[at] === 1) features.push(at);
  return features;
}

/** Marks that need several others: a time, an actor or an act with nothing that speaks against a promise. */
function compose(language: PromiseLanguage, { shape, groups: group }: Layout): void {
  const is = (name: Shape): boolean => found[shape[name]] === 1;
  const any = (name: Group): boolean => {
    for (const index of group[name]) if (found[index] === 1) return true;
    return false;
  };
  const put = (name: Shape, value: boolean): void => {
    if (value) found[shape[name]] = 1;
  };
  const act = any('act') || (language === 'zh' && is('result'));
  put('act', act);
  if (is('asked') || is('perfective') || is('experience') || is('youSubject') || any('against')) return;
  const self = any('self') || is(language === 'zh' ? 'selfSubject' : 'progressive');
  const give = any('give');
  const timed = is('due') || is('length');
  const conditional = is('conditionBefore') || is('conditionIn');
  put('clean', true);
  put('cleanDue', timed);
  put('cleanSelf', self);
  put('cleanSelfDue', self && timed);
  put('cleanGive', give && act);
  put('cleanGiveDue', give && timed);
  put('cleanActDue', act && timed);
  put('cleanCondition', conditional && (self || give || act || is('free')));
  put('cleanStrong', any('strong'));
  put('cleanSoft', self && (any('soft') || is('twiceVerb')));
  put('cleanSoon', (is('soon') || any('away')) && (self || give || act));
  put('cleanIndirect', any('indirect'));
  put('cleanYouGet', any('youGet'));
  put('cleanStaffDue', any('staff') && timed);
  put('cleanSelfAct', is('selfAct') && !is('selfTells'));
  put('cleanSelfActDue', is('selfAct') && timed);
  put('cleanConsequence', is('consequence') && conditional);
  put('cleanTopicDue', timed && !self && !give && act);
}

const beside: readonly (readonly [own: Shape, neighbours: Shape])[] = [['besideGive', 'cleanGive'], ['besideDue', 'cleanDue'], ['besideSelf', 'cleanSelfAct']];

/** Marks that a clause takes from those next to it. */
export function marksBeside(language: PromiseLanguage, neighbours: readonly (readonly number[])[]): number[] {
  const { shape } = layouts[language];
  return beside.filter(([, mark]) => neighbours.some((features) => features.includes(shape[mark]))).map(([own]) => shape[own]);
}
