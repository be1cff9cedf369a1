/** From words to times: computed on the wall clock of the company, given out as instants. */
import type { Due } from '../../domain/index.ts';
import type { Expression } from './expressions.ts';
import type { Bound, ClockTime, Unit } from './tokens.ts';
import { addMonths, spanOfDay } from './spans.ts';
import type { Now, Span } from './spans.ts';
import { secondsPerDay } from './wall-clock.ts';
import { addWorkdays } from './work-calendar.ts';

/** Instants in milliseconds; `end` is the earlier bound. */
interface Times {
  readonly start: number;
  readonly end: number;
  readonly latest: number;
  readonly precision: Due['precision'];
}

const minute = 60_000;
const daysOfAfter = 3;

/** When the words are due, or nothing where they do not say (改天, when you collect) or name no day that exists. */
export function resolveExpression(expression: Expression, now: Now): Due | undefined {
  const times = timesOf(expression, now);
  if (!times) return undefined;
  const end = Math.max(times.end, times.start);
  return {
    start: now.isoOf(times.start), end: now.isoOf(end), latestEnd: now.isoOf(Math.max(times.latest, end)),
    precision: times.precision, rule: ruleOf(expression),
  };
}

function ruleOf({ dates, part, clock, length, vague, offset, bound }: Expression): string {
  const rule = offset?.length.rule ?? length?.rule ?? vague?.rule ?? clock?.rule ?? part?.rule ?? dates.at(-1)?.rule ?? 'none';
  return bound === undefined || bound === 'on' || bound === 'in' ? rule : `${rule}.${bound}`;
}

function timesOf(expression: Expression, now: Now): Times | undefined {
  const { other } = expression;
  const first = oneOf(other ? { ...expression, other: undefined, bound: expression.length ? expression.bound : undefined } : expression, now);
  if (!other || !first) return first;
  const from = { ...now, today: Math.max(now.today, Math.floor((now.wallAt + (first.start - now.at) / 1000) / secondsPerDay)) };
  const second = oneOf({ ...other.expression, bound: expression.length ? expression.bound : undefined }, rollsOn(expression, other.expression) ? from : now);
  if (!second || second.latest < first.start) return first;
  const either = other.either || expression.length !== undefined;
  const window: Times = { start: first.start, end: either ? first.end : second.end, latest: second.latest, precision: first.precision };
  return expression.bound === 'before' || expression.bound === 'by' ? { ...window, start: now.at } : window;
}

/** 周一到周三 said on a Tuesday: the second day is looked for after the first. */
function rollsOn(first: Expression, second: Expression): boolean {
  return second.dates !== first.dates && /\.(?:weekday|date)$/.test(second.dates.at(-1)?.rule ?? '');
}

function oneOf(expression: Expression, now: Now): Times | undefined {
  const { length, vague, event, clock, part, offset } = expression;
  if (event) return undefined;
  if (vague) {
    const until = now.at + vague.minutes(now.settings) * minute;
    return { start: now.at, end: until, latest: until, precision: 'vague' };
  }
  if (length) return afterLength(expression, now);
  const named = foldDates(expression, now);
  if (named === null) return undefined;
  if (offset) return offsetTimes(expression, named, now);
  if (clock) return clockTimes(expression, clock.read(now.settings), named, now);
  if (part && (named === undefined || named.first === named.last)) return partTimes(expression, named, now);
  return named && spanTimes(named, expression.bound, now);
}

/** What the dates say together; `undefined` without dates, `null` when they name no day. */
function foldDates({ dates }: Expression, now: Now): Span | undefined | null {
  let span: Span | undefined;
  for (const date of dates) {
    span = date.read(now, span);
    if (!span) return null;
  }
  return span;
}

function endOfDay(day: number, now: Now): number {
  return now.instantOf((day + 1) * secondsPerDay - 1);
}

function startOfDay(day: number, now: Now): number {
  return now.instantOf(day * secondsPerDay);
}

function spanTimes(span: Span, bound: Bound | undefined, now: Now): Times {
  const { first, precision } = span;
  const begins = startOfDay(first, now);
  // Said during the holidays that the day began: they are meant.
  const last = endOfDay(span.last < now.today ? Math.max(span.last, span.holidaysLast ?? span.last) : span.last, now);
  const latest = span.latest === undefined ? last : endOfDay(span.latest, now);
  const within: Times = { start: now.at <= last && now.at > begins ? now.at : begins, end: last, latest, precision };
  const soon = { ...within, start: Math.min(now.at, last) };
  switch (bound) {
    case 'before':
      return span.closing || begins <= now.at ? soon : { ...soon, end: begins - 1000 };
    case 'by':
      return span.closing || first === span.last || begins <= now.at ? soon : { ...soon, end: begins - 1000 };
    case 'until':
    case 'within':
      return soon;
    case 'about':
      return { ...within, latest: endOfDay((span.latest ?? span.last) + 1, now) };
    case 'after': {
      const from = Math.max(span.holidaysLast ?? span.last, span.last) + 1;
      return { start: startOfDay(from, now), end: endOfDay(from + daysOfAfter - 1, now), latest: endOfDay(from + 6, now), precision: 'vague' };
    }
    default:
      return within;
  }
}

function partTimes({ part, bound }: Expression, named: Span | undefined, now: Now): Times {
  const { from, to } = part!;
  let day = named?.first ?? now.today;
  const at = (minutes: number): number => now.instantOf(day * secondsPerDay + minutes * 60 - (minutes > from && minutes % 1440 === 0 ? 1 : 0));
  if (named === undefined && at(to) < now.at) day++;
  const [begins, ends] = [at(from), at(to)];
  const start = now.at > begins && now.at <= ends ? now.at : begins;
  const precision = 'part-of-day';
  if (bound === 'before' || bound === 'by') return { start: Math.min(now.at, ends), end: begins <= now.at ? ends : begins, latest: ends, precision };
  if (bound === 'after') return { start: ends, end: now.instantOf((day + 1) * secondsPerDay - 1), latest: now.instantOf((day + 1) * secondsPerDay - 1), precision: 'vague' };
  return { start: bound === 'until' || bound === 'within' ? Math.min(now.at, ends) : start, end: ends, latest: ends, precision };
}

const noon = 720;
const earliestSaid = 7 * 60;

/** Five is seventeen when nothing says morning and the day is another one, or when five is over today. */
function minuteOf({ minute: said, halved }: ClockTime, { part, named, now }: { part: Expression['part']; named: Span | undefined; now: Now }): number {
  if (!halved) return part && part.from >= 23 * 60 && said < noon ? said + 1440 : said;
  if (part) return minuteInPart(said, part);
  const sinceMidnight = (now.wallAt - now.today * secondsPerDay) / 60;
  const today = named === undefined || named.first === now.today;
  const later = said < noon ? said + noon : said === noon ? noon : said;
  const usual = said < earliestSaid ? later : said;
  if (!today) return usual;
  if (said > sinceMidnight && said >= earliestSaid) return said;
  if (later > sinceMidnight) return later;
  return named === undefined ? usual : later;
}

function minuteInPart(said: number, part: NonNullable<Expression['part']>): number {
  const late = part.from >= 17 * 60;
  if (said >= noon) return late ? said + noon : part.evening ? said : said - (part.from < 6 * 60 ? noon : 0);
  if (!part.evening) return said;
  if (late && said < 5 * 60) return said + 1440;
  return said + (part.from === noon && said >= 11 * 60 ? 0 : noon);
}

function clockTimes(expression: Expression, clock: ClockTime, named: Span | undefined, now: Now): Times {
  const { part, bound } = expression;
  const chosen = minuteOf(clock, { part, named, now });
  let day = named ? (named.precision === 'day' || named.precision === 'vague' ? named.first : named.last) : now.today;
  const at = (minutes: number): number => now.instantOf(day * secondsPerDay + minutes * 60);
  const latestMinute = clock.latest;
  const over = (): boolean => (latestMinute === undefined ? at(chosen) : at(latestMinute)) <= now.at;
  if (named === undefined && over()) day++;
  const weekly = named !== undefined && expression.dates.at(-1)!.rule.endsWith('.weekday') && named.first === now.today && over();
  if (weekly) day += 7;
  const latest = latestMinute === undefined ? at(chosen) : at(latestMinute) - 1000;
  const point = at(chosen) <= now.at && latestMinute !== undefined && latest > now.at ? latest : at(chosen);
  const precision = 'minute';
  switch (bound) {
    case 'before':
    case 'by':
    case 'until':
    case 'within':
      return { start: Math.min(now.at, point), end: point, latest, precision };
    case 'after': {
      const night = now.instantOf((day + 1) * secondsPerDay - 1);
      return { start: point, end: Math.max(point, night), latest: Math.max(point, night), precision: 'vague' };
    }
    case 'about':
      return { start: point - 30 * minute, end: point, latest: point + 30 * minute, precision: 'hour' };
    default:
      return { start: latest > point ? Math.min(now.at, point) : point, end: point, latest, precision };
  }
}

const exactUnits: Readonly<Partial<Record<Unit, number>>> = { second: 1000, minute, hour: 60 * minute };

function afterLength({ length, bound: outer }: Expression, now: Now): Times {
  const { amount, unit } = length!;
  const bound = length!.bound ?? outer;
  const later = bound === 'after' || bound === 'in';
  const exact = exactUnits[unit];
  if (exact !== undefined) {
    const [low, high] = [now.at + amount.low * exact, now.at + amount.high * exact];
    return { start: later ? low : now.at, end: low, latest: bound === 'about' ? high + Math.max(minute, (high - now.at) * 0.2) : high, precision: unit === 'hour' ? 'hour' : 'minute' };
  }
  const [low, high] = [dayAfter(amount.low, unit, now), dayAfter(amount.high, unit, now)];
  const precision = unit === 'workday' ? 'day' : (unit as Due['precision']);
  return { start: later ? startOfDay(low, now) : now.at, end: endOfDay(low, now), latest: endOfDay(high + (bound === 'about' ? 1 : 0), now), precision };
}

function dayAfter(count: number, unit: Unit, now: Now): number {
  return shiftDay(now.today, { count, unit, now });
}

function shiftDay(day: number, { count, unit, now }: { count: number; unit: Unit; now: Now }): number {
  if (unit === 'workday' && count > 0) return addWorkdays(day, count, now.calendar);
  if (unit === 'week') return day + Math.round(count * 7);
  if (unit === 'month' || unit === 'quarter' || unit === 'year') {
    const months = count * { month: 1, quarter: 3, year: 12 }[unit];
    return addMonths(day, Math.trunc(months)) + Math.round((months - Math.trunc(months)) * 30);
  }
  return day + Math.ceil(count);
}

/** "Three days before the festival" is a day; without a date known, nothing. */
function offsetTimes({ offset, clock, part, bound }: Expression, named: Span | undefined, now: Now): Times | undefined {
  if (!named) return undefined;
  const { length, side } = offset!;
  const exact = exactUnits[length.unit];
  if (exact !== undefined) {
    const base = clock ? clockTimes({ ...emptyOf(part), clock, dates: [] } as Expression, clock.read(now.settings), named, now).end : startOfDay(named.first, now);
    const point = base + (side === 'before' ? -1 : 1) * length.amount.low * exact;
    return { start: point, end: point, latest: point, precision: 'hour' };
  }
  const shift = (count: number): number => (side === 'before' ? shiftDay(named.first, { count: -count, unit: length.unit === 'workday' ? 'day' : length.unit, now }) : shiftDay(length.unit === 'day' ? (named.holidaysLast ?? named.last) : named.last, { count, unit: length.unit, now }));
  const [near, far] = [shift(length.amount.low), shift(length.amount.high)];
  if (length.unit === 'week' && bound !== 'by') {
    const from = side === 'before' ? far : named.last + 1;
    return spanTimes({ first: from, last: side === 'before' ? named.first - 1 : near, precision: 'week' }, undefined, now);
  }
  return spanTimes({ ...spanOfDay(Math.min(near, far)), latest: Math.max(near, far) }, undefined, now);
}

function emptyOf(part: Expression['part']): Partial<Expression> {
  return { part, bound: undefined };
}
