/** Statements: clauses with their deadlines, and the marks that speak for or against a promise. */
import { foldUnits, holdsHan, timesIn as timesOf } from '../deadlines/index.ts';
import type { TimeFound } from '../deadlines/index.ts';
import { cutClauses } from './clauses.ts';
import type { Clause } from './clauses.ts';
import { isCondition, isLateCondition, isWaitedFor } from './conditions.ts';
import { timeMark } from './forms.ts';
import { findMarks, marksBeside } from './marks.ts';
import type { Around, PromiseLanguage } from './marks.ts';
import { longestRead } from '../normalise.ts';

/** A clause, with a neighbour that only says when joined to it. */
export interface Statement {
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly times: readonly TimeFound[];
  /** It depends on something said in it or beside it. */
  readonly conditional: boolean;
  /** Indices into `featureNames` of its language; empty when nothing in it could promise. */
  readonly features: readonly number[];
}

export function promiseLanguage(text: string): PromiseLanguage {
  return holdsHan(text) ? 'zh' : 'en';
}

/** Who could promise, or what could be promised. Without any of these and without a time, a clause is no promise. */
const hints = {
  zh: /[我咱俺您你会定保赔免换补送退寄修留包兜放办改管]/,
  en: /\b(?:i|we|you|your|our|us|me|my|will|gets?|goes|comes?|coming|sending|yours?|free|somebody|someone|promise|guarantee|sort|leave|let|rest|first|consider)\b|'ll\b|'s\b/,
};

export interface Statements {
  readonly language: PromiseLanguage;
  readonly statements: readonly Statement[];
}

/** The statements of a text: nothing where no clause could hold a promise. */
export function findStatements(original: string): Statements {
  const text = foldUnits(original.length > longestRead ? original.slice(0, longestRead) : original);
  const language = promiseLanguage(text);
  const times = timesOf({ original, folded: text }, true);
  if (times.length === 0 && !hints[language].test(text)) return { language, statements: [] };
  const clauses = joinTimes(cutClauses(text), times);
  const view: View = {
    text, language, times, clauses, condition: clauses.map(({ start, end }) => isCondition(language, text.slice(start, end))),
    asked: askedIn(clauses),
  };
  const drafts = clauses.map((_, at) => draftOf(view, at));
  return { language, statements: drafts.map((draft, at) => completed(language, draft, (sameSentence(draft, drafts[at - 1]) | sameSentence(draft, drafts[at + 1])))) };
}

interface View {
  readonly text: string;
  readonly language: PromiseLanguage;
  readonly times: readonly TimeFound[];
  readonly clauses: readonly Clause[];
  /** Which clauses are conditions. */
  readonly condition: readonly boolean[];
  /** Sentences that ask. */
  readonly asked: readonly number[];
}

function askedIn(clauses: readonly Clause[]): number[] {
  const asked: number[] = [];
  for (const { mark, sentence } of clauses) if (mark !== '' && (mark.includes('?') || mark.includes('？'))) asked.push(sentence);
  return asked;
}

interface Draft {
  readonly statement: Statement;
  /** See `Marks`. */
  readonly noticed: number;
}

const reach = 2;

function draftOf(view: View, at: number): Draft {
  const { text, language, times, clauses } = view;
  const clause = clauses[at]!;
  const { start, end, sentence } = clause;
  const own = timesIn(times, clause);
  const conditionIn = view.condition[at]!;
  if (own.length === 0 && !hints[language].test(text.slice(start, end))) return { statement: { start, end, sentence, times: own, conditional: conditionIn, features: [] }, noticed: 0 };
  const conditionBefore = dependsBefore(view, at);
  const next = clauses[at + 1];
  const conditionAfter = next?.sentence === sentence && view.condition[at + 1]! && isLateCondition(language, text.slice(next.start, next.end));
  const around = placeMarks(view, at);
  for (const time of own) around.push(...timeMarks(time, clause));
  if (conditionBefore) around.push('conditionBefore');
  if (conditionIn) around.push('conditionIn');
  if (conditionIn && next?.sentence === sentence && !view.condition[at + 1]!) around.push('conditionOnly');
  const { features, noticed } = findMarks(language, blankTimes(text, clause, own), around);
  return { statement: { start, end, sentence, times: own, conditional: conditionIn || conditionBefore || conditionAfter, features }, noticed };
}

/** What a neighbour has to notice, if it stands in the same sentence. */
function sameSentence({ statement }: Draft, neighbour: Draft | undefined): number {
  return neighbour?.statement.sentence === statement.sentence ? neighbour.noticed : 0;
}

/** With what the clauses next to it say, too. */
function completed(language: PromiseLanguage, { statement }: Draft, noticed: number): Statement {
  if (noticed === 0 || statement.features.length === 0) return statement;
  return { ...statement, features: [...statement.features, ...marksBeside(language, noticed)] };
}

function dependsBefore({ text, language, clauses, condition }: View, at: number): boolean {
  const { sentence } = clauses[at]!;
  for (let before = at - 1; before >= Math.max(0, at - reach) && clauses[before]!.sentence === sentence; before--) {
    if (condition[before]! || (before === at - 1 && isWaitedFor(language, text.slice(clauses[before]!.start, clauses[before]!.end)))) return true;
  }
  return false;
}

function timeMarks({ kind, bounded, start }: TimeFound, clause: Clause): Around[] {
  const marks: Around[] = [kind === 'dated' ? 'due' : kind === 'length' ? 'length' : kind === 'soon' ? 'soon' : 'unbounded'];
  if (bounded) marks.push('bounded');
  if (start - clause.start <= 1) marks.push('dueFirst');
  return marks;
}

function placeMarks({ language, times, clauses, asked }: View, at: number): Around[] {
  const clause = clauses[at]!;
  const marks: Around[] = [];
  const long = clause.end - clause.start;
  if (asked.includes(clause.sentence)) marks.push('asked');
  if (long < (language === 'zh' ? 5 : 14)) marks.push('short');
  if (long > (language === 'zh' ? 18 : 60)) marks.push('long');
  const before = clauses[at - 1];
  if (!before) marks.push('first');
  else if (before.sentence === clause.sentence && timesIn(times, before).length > 0 && timesIn(times, clause).length === 0) marks.push('dueBefore');
  return marks;
}

/** The times that stand in a clause, wholly or in part; they are in order and do not overlap. */
function timesIn(times: readonly TimeFound[], { start, end }: { readonly start: number; readonly end: number }): readonly TimeFound[] {
  if (times.length === 0) return times;
  let from = 0;
  for (let to = times.length; from < to; ) {
    const middle = (from + to) >> 1;
    if (times[middle]!.end > start) to = middle;
    else from = middle + 1;
  }
  let last = from;
  while (last < times.length && times[last]!.start < end) last++;
  return times.slice(from, last);
}

/** The clause with each of its deadlines as one mark. */
function blankTimes(text: string, { start, end }: Clause, own: readonly TimeFound[]): string {
  let words = '';
  let from = start;
  for (const time of own) {
    words += text.slice(from, Math.max(from, time.start)) + timeMark;
    from = Math.min(end, Math.max(from, time.end));
  }
  return words + text.slice(from, end);
}

/** "今晚打烊之前，回您一个准信": a clause that only says when belongs to the one after it, or else before it. */
function joinTimes(clauses: readonly Clause[], times: readonly TimeFound[]): readonly Clause[] {
  if (times.length === 0 || clauses.length < 2) return clauses;
  const onlyTime = clauses.map(({ start, end }) => timesIn(times, { start, end }).some((time) => Math.min(end, time.end) - Math.max(start, time.start) >= (end - start) * 0.75));
  const joined: Clause[] = [];
  let lastOnlyTime = false;
  clauses.forEach((clause, at) => {
    const last = joined.at(-1);
    const withNext = onlyTime[at]! && clauses[at + 1]?.sentence === clause.sentence;
    if (last && last.sentence === clause.sentence && (lastOnlyTime || onlyTime[at]!) && !withNext) joined[joined.length - 1] = { ...clause, start: last.start };
    else joined.push(clause);
    lastOnlyTime = onlyTime[at]! && withNext;
  });
  return joined;
}
