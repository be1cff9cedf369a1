/** Stretches of wall time: whole days, weeks, months. Days are numbers since 1970-01-01. */
import type { Due } from '../../domain/index.ts';
import { secondsPerDay } from './wall-clock.ts';
import type { WallClock } from './wall-clock.ts';
import { weekdayOf } from './work-calendar.ts';
import type { WorkCalendar } from './work-calendar.ts';
import type { DeadlineSettings } from './settings.ts';

/** Days from `first` to `last`, inclusive. */
export interface Span {
  readonly first: number;
  readonly last: number;
  /** The later last day of an ambiguous span. */
  readonly latest?: number;
  readonly precision: Due['precision'];
  /** The end of something: "before the end of the month" means by it. */
  readonly closing?: boolean;
  /** The last day of the holidays that the day begins. */
  readonly holidaysLast?: number;
}

/** What a reading of words may look at. */
export interface Now extends WallClock {
  readonly calendar: WorkCalendar;
  readonly settings: DeadlineSettings;
}

export function spanOfDay(day: number, precision: Due['precision'] = 'day'): Span {
  return { first: day, last: day, precision };
}

export function dayOf(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

export function dateOf(day: number): CalendarDate {
  const moment = new Date(day * secondsPerDay * 1000);
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, date: moment.getUTCDate() };
}

/** The week `ahead` weeks after the one `day` lies in, from Monday. */
export function weekSpan(day: number, ahead: number): Span {
  const first = day - weekdayOf(day) + ahead * 7;
  return { first, last: first + 6, precision: 'week' };
}

/** A month; months beyond 12 run into the next years. */
export function monthSpan(year: number, month: number): Span {
  return { first: dayOf(year, month, 1), last: dayOf(year, month + 1, 1) - 1, precision: 'month' };
}

export function quarterSpan(year: number, quarter: number): Span {
  return { first: dayOf(year, quarter * 3 - 2, 1), last: dayOf(year, quarter * 3 + 1, 1) - 1, precision: 'quarter' };
}

export function yearSpan(year: number): Span {
  return { first: dayOf(year, 1, 1), last: dayOf(year + 1, 1, 1) - 1, precision: 'year' };
}

/** The same date `months` later, or the last of its month where that lacks it. */
export function addMonths(day: number, months: number): number {
  const { year, month, date } = dateOf(day);
  return Math.min(dayOf(year, month + months, date), monthSpan(year, month + months).last);
}

/** Beginning, middle or end of a span, as people say it: 月初 is the first to the fifth, at the latest the tenth. */
export function edgeOf(span: Span, edge: 'start' | 'middle' | 'end'): Span {
  const length = span.last - span.first + 1;
  const share = (days: number): number => Math.max(1, Math.round((length * days) / 30));
  if (edge === 'start') return { first: span.first, last: span.first + share(5) - 1, latest: span.first + share(10) - 1, precision: span.precision };
  if (edge === 'end') return { first: span.last - share(5) + 1, last: span.last, precision: span.precision, closing: true };
  const middle = span.first + Math.floor((length - 1) / 2);
  return { first: middle - share(1) + (length > 10 ? 0 : 1), last: middle + (length > 10 ? share(1) : 0), latest: middle + share(5), precision: span.precision };
}

/** The first of the candidates, earliest first, that is not over yet. */
export function upcoming(spans: Iterable<Span | undefined>, today: number): Span | undefined {
  for (const span of spans) if (span && (span.latest ?? span.last) >= today) return span;
  return undefined;
}

/** Day `date` of this month, or of the next month that has it. */
export function nextDate(date: number, today: number): Span | undefined {
  const { year, month } = dateOf(today);
  for (let ahead = 0; ahead < 14; ahead++) {
    const span = monthSpan(year, month + ahead);
    const day = span.first + date - 1;
    if (day <= span.last && day >= today) return spanOfDay(day);
  }
  return undefined;
}

/** `month`/`date` of a year, or of the next year that has it and is not over. */
export function nextMonthDate(month: number, date: number, today: number): Span | undefined {
  const { year } = dateOf(today);
  for (let ahead = 0; ahead < 9; ahead++) {
    const day = exactDay(year + ahead, month, date);
    if (day !== undefined && day >= today) return spanOfDay(day);
  }
  return undefined;
}

/** The day, if it exists. */
export function exactDay(year: number, month: number, date: number): number | undefined {
  if (month < 1 || month > 12 || date < 1 || year < 1900 || year > 2200) return undefined;
  const span = monthSpan(year, month);
  const day = span.first + date - 1;
  return day <= span.last ? day : undefined;
}
