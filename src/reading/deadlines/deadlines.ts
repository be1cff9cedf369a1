import type { Due, Quoted } from '../../domain/index.ts';
import { groupTokens, scanTokens } from './expressions.ts';
import type { Expression } from './expressions.ts';
import { foldUnits } from './fold.ts';
import { resolveExpression } from './resolve.ts';
import { defaultSettings } from './settings.ts';
import type { DeadlineSettings } from './settings.ts';
import type { Now } from './spans.ts';
import { openClock } from './wall-clock.ts';
import { chinaCalendar, isChineseZone } from './work-calendar-china.ts';
import { plainCalendar } from './work-calendar.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** When and where words were said, and how the company reads them. */
export interface DeadlineContext {
  /** ISO 8601, with or without offset. Without it, deadlines are found but not resolved. */
  readonly at?: string | undefined;
  /** IANA zone; without it the offset of `at`, or UTC. */
  readonly zone?: string | undefined;
  /** Days off and make-up days. By default those of China in Chinese zones, elsewhere Monday to Friday. */
  readonly calendar?: WorkCalendar | undefined;
  readonly settings?: DeadlineSettings | undefined;
  /** Also report lengths that nothing marks as a deadline (八分钟端上来): sensible in a promise only. */
  readonly bareLengths?: boolean | undefined;
}

/** Words that say when. */
export interface DeadlineFound extends Quoted {
  /** Nothing when no time was given as reference, or the words hang on an event (改天, when you collect). */
  readonly due: Due | null;
  /** 马上, soon, someday: no time that could be checked. */
  readonly vague: boolean;
}

const longestRead = 10_000;

/**
 * Finds the deadlines of a Chinese or English text and resolves them: whole days end at 23:59:59, ambiguous words keep both bounds
 * (明天前: the end of today, at the latest that of tomorrow). Dates without a year roll forward. What is over (昨天, three days ago) is no deadline.
 * Reads at most 10,000 characters.
 * @example findDeadlines('周五前给您', { at: '2026-03-03T10:00:00+08:00', zone: 'Asia/Shanghai' })[0].due.latestEnd // 2026-03-06T23:59:59+08:00
 */
export function findDeadlines(original: string, context: DeadlineContext): DeadlineFound[] {
  const times = findTimes(original, context);
  if (times.length === 0) return [];
  const now = openNow(context);
  return times.map(({ start, end, kind, expression }) => ({
    quote: original.slice(start, end), start, end, due: (now && resolveExpression(expression, now)) ?? null, vague: kind === 'soon' || kind === 'someday',
  }));
}

/** Words of time before anything is computed: most are never asked when they are. */
export interface TimeFound {
  readonly start: number;
  readonly end: number;
  /** `dated` names a day or an hour; `length` is nothing but a length (八分钟); `soon` has only a customary time; `someday` none. */
  readonly kind: 'dated' | 'length' | 'soon' | 'someday';
  /** By, before, within, until, after. */
  readonly bounded: boolean;
  readonly expression: Expression;
}

/** {@link findDeadlines} without resolving them. */
function findTimes(original: string, { bareLengths = false }: Pick<DeadlineContext, 'bareLengths'>): TimeFound[] {
  return timesIn({ original, folded: foldUnits(original.length > longestRead ? original.slice(0, longestRead) : original) }, bareLengths);
}

/** {@link findTimes} in a text whose first 10,000 characters are folded already. */
export function timesIn({ original, folded: text }: { readonly original: string; readonly folded: string }, bareLengths: boolean): TimeFound[] {
  const tokens = scanTokens(text, original);
  if (!tokens.some(({ kind }) => kind !== 'lead')) return [];
  return groupTokens(tokens, text)
    .filter((expression) => isDeadline(expression, bareLengths))
    .map((expression) => ({ start: expression.start, end: expression.end, kind: kindOf(expression), bounded: expression.bound !== undefined && !/^(?:on|in|about)$/.test(expression.bound), expression }));
}

/** When words of time are due; nothing where no reference is known or the words do not say. */
export function resolveTime({ expression }: TimeFound, context: DeadlineContext): Due | null {
  const now = openNow(context);
  return (now && resolveExpression(expression, now)) ?? null;
}

function kindOf({ vague, event, length, bound }: Expression): TimeFound['kind'] {
  if (vague) return 'soon';
  if (event) return 'someday';
  return length && bound === undefined && length.bound === undefined ? 'length' : 'dated';
}

function openNow({ at, zone, calendar, settings }: DeadlineContext): Now | undefined {
  const clock = at === undefined ? undefined : openClock(at, zone);
  return clock && { ...clock, calendar: calendar ?? (isChineseZone(zone) ? chinaCalendar : plainCalendar), settings: settings ?? defaultSettings };
}

function isDeadline({ length, bound, offset, dates, clock }: Expression, bareLengths: boolean): boolean {
  if (offset && dates.length === 0 && !clock) return bareLengths;
  if (!length || length.bound !== undefined) return true;
  if (bound === 'on') return false;
  return bound === undefined || bound === 'about' || bound === 'until' ? bareLengths : true;
}
