/** English words for days, weeks, months and longer, and festivals. */
import { englishFestivals, festivalSpan } from './festivals.ts';
import { lengthOf } from './lengths-english.ts';
import { englishOrdinal, parseEnglishOrdinal } from './numerals.ts';
import { dateOf, dayOf, edgeOf, exactDay, monthSpan, nextDate, nextMonthDate, quarterSpan, spanOfDay, upcoming, weekSpan, yearSpan } from './spans.ts';
import type { Now, Span } from './spans.ts';
import { follows } from './tokens.ts';
import type { Family, Place, TokenValue } from './tokens.ts';
import { weekdayOf } from './work-calendar.ts';
import { date, numeric, past, sticky } from './words-english.ts';

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const dayPattern = '(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thur|fri|sat|sun)(?:s(?= (?:morning|noon|evening|night)))?';
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthPattern = '(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?';

const isCapital = ({ original, start }: Place): boolean => original.charCodeAt(start) < 91;

function periodSpan(unit: string, count: number, today: number): Span {
  const { year, month } = dateOf(today);
  if (unit === 'week') return weekSpan(today, count);
  if (unit === 'month') return monthSpan(year, month + count);
  if (unit === 'quarter') return quarterSpan(year, Math.ceil(month / 3) + count);
  if (unit === 'year') return yearSpan(year + count);
  return spanOfDay(today + count);
}

function period(unit: string, count: number): TokenValue {
  return date(unit, (now) => periodSpan(unit, count, now.today));
}

const days: readonly Family[] = [
  {
    begins: 'iw',
    pattern: sticky('(?:with)?in the (hour|day|week|fortnight|month|quarter|year)'),
    read: (match) => {
      const unit = match[1]!;
      if (unit === 'hour') return { kind: 'length', rule: 'en.length', amount: { low: 1, high: 1 }, unit: 'hour', bound: 'within' };
      if (unit === 'fortnight') return { kind: 'length', rule: 'en.length', amount: { low: 2, high: 2 }, unit: 'week', bound: 'within' };
      return match[0].startsWith('within') ? period(unit, 0) : undefined;
    },
  },
  {
    begins: 'todnsl',
    pattern: sticky("the day after tomorrow|day after tomorrow|overmorrow|tomorrow|tomorow|tmrw|tmr|tomoz|today|tonight|this(?= (?:morning|afternoon|evening))|the same day|same day|the next day|next day|the following day|overnight|later today"),
    read: (match) => {
      const words = match[0];
      if (words === 'tonight') return { kind: 'part', rule: 'en.tonight', from: 18 * 60, to: 24 * 60, evening: true };
      if (words === 'overnight') return { kind: 'part', rule: 'en.tonight', from: 20 * 60, to: 32 * 60, evening: true };
      const away = /after tomorrow|overmorrow/.test(words) ? 2 : /^tom|^tm|next|following/.test(words) ? 1 : 0;
      return date(/same|next|following/.test(words) ? 'day-of-event' : 'day', ({ today }) => spanOfDay(today + away));
    },
  },
  {
    begins: 't',
    pattern: sticky('the (day|night|weekend|week|fortnight|month)(?= (?:before|after|ahead of|prior to|following))'),
    read: (match) => lengthOf([1, 1], match[1] === 'weekend' ? 'week' : match[1]!),
  },
  {
    begins: 'tncmwfsaue',
    pattern: sticky(`(?:(this|next|coming|this coming|the following|last|every) )?${dayPattern}( week)?(?:-ish|ish)?`),
    read: (match, place) => {
      const [, which, name, week] = match;
      if (which === 'last' || which === 'every') return past();
      if (which === undefined && /^(?:sat|sun|mon|wed|fri|thu|tue)$/.test(name!) && !isCapital(place) && !follows(place, 'lead', 'join')) return undefined;
      const weekday = dayNames.indexOf(name!.slice(0, 3));
      return date('weekday', (now, base) => weekdaySpan({ now, base, weekday, next: which === 'next' || which === 'the following', later: week === undefined ? 0 : 7 }));
    },
  },
  { begins: 'a', pattern: sticky(`a week (?:on|from|come) ${dayPattern}|a week (?:today|tomorrow)`), read: (match) => date('weekday', (now) => weekFrom(now, match[1], match[0])) },
  { begins: 'lye', pattern: sticky('last (?:week|month|year|quarter|night|time|spring|summer|autumn|fall|winter)|yesterday|every (?:day|week|month|year)|earlier (?:today|this week)'), read: past },
];

function weekdaySpan({ now, base, weekday, next, later }: { now: Now; base: Span | undefined; weekday: number; next: boolean; later: number }): Span {
  if (base?.precision === 'day') return base;
  if (base?.precision === 'week') return spanOfDay(base.first + weekday);
  const monday = now.today - weekdayOf(now.today);
  const day = next ? monday + 7 + weekday : monday + weekday + (monday + weekday < now.today ? 7 : 0);
  return spanOfDay(day + later);
}

function weekFrom(now: Now, name: string | undefined, words: string): Span {
  if (name !== undefined) return weekdaySpan({ now, base: undefined, weekday: dayNames.indexOf(name.slice(0, 3)), next: false, later: 7 });
  return spanOfDay(now.today + (words.endsWith('tomorrow') ? 8 : 7));
}

const edgeWords: Readonly<Record<string, 'start' | 'middle' | 'end'>> = { end: 'end', close: 'end', late: 'end', later: 'end', start: 'start', beginning: 'start', early: 'start', mid: 'middle', middle: 'middle', first: 'start', top: 'start' };

const periods: readonly Family[] = [
  {
    begins: 'tecsbmlf',
    pattern: sticky(`(?:the )?(?:very )?(end|close|start|beginning|middle|top|early|mid|late|later)(?:[ -]of[ -]|[ -]in[ -]|[ -])?(?:(this|next|this coming|the following|coming)[ -]|the )?(?:(week|month|quarter|year)|q([1-4])|${monthPattern})`),
    read: (match) => readEdge(match),
  },
  {
    begins: 'emyqw',
    pattern: sticky('(week|month|quarter|year)[ -]?end|eow|eom|eoq|eoy|midweek|mid-week'),
    read: (match) => {
      const word = match[0];
      if (word === 'weekend') return date('weekend', (now) => weekendSpan(now, 0));
      if (word.startsWith('mid')) return date('week-edge', (now) => midweek(now, 0));
      const unit = match[1] ?? { w: 'week', m: 'month', q: 'quarter' }[word[2]!] ?? 'year';
      return date(`${unit}-edge`, ({ today }) => periodEdge(unit, 'end', periodSpan(unit, 0, today)));
    },
  },
  {
    begins: 'tnocal',
    pattern: sticky('(?:(?:the|this|this coming|next|over the|at the|the coming) )weekend'),
    read: (match) => date('weekend', (now) => weekendSpan(now, match[0].startsWith('next') ? 1 : 0)),
  },
  {
    begins: 'tncla',
    pattern: sticky('(?:(this|next|the coming|coming|the following|the next|later this) )(week|month|quarter|year)|the week after next|the month after next'),
    read: (match) => {
      const [words, which, unit] = match;
      if (unit === undefined) return period(words.includes('week') ? 'week' : 'month', 2);
      return period(unit, which!.endsWith('this') ? 0 : 1);
    },
  },
  {
    begins: 'tqfsn',
    pattern: sticky('(?:the )?(first|second|third|fourth|last|final) quarter|q([1-4])'),
    read: (match) => {
      const quarter = match[2] === undefined ? Math.max(1, ['', 'first', 'second', 'third', 'fourth'].indexOf(match[1]!)) : Number(match[2]);
      return date('quarter', (now) => nextQuarter(now, /last|final/.test(match[1] ?? '') ? 4 : quarter));
    },
  },
  {
    begins: 'jfmasond',
    pattern: sticky(`${monthPattern} (?:the )?(?:(\\d{1,2})(?:st|nd|rd|th)?|(${englishOrdinal}))(?:,? (20\\d{2}))?(?!:)`),
    read: (match, place) => (match[1] === 'may' || match[1] === 'march' ? isCapital(place) : true) ? monthDate(match[1]!, Number(match[2] ?? parseEnglishOrdinal(match[3]!)), match[4]) : undefined,
  },
  {
    begins: `${numeric}tfsenw`,
    pattern: sticky(`(?:the )?(?:(\\d{1,2})|(${englishOrdinal}))(?: of)? ${monthPattern}(?:,? (20\\d{2}))?`),
    read: (match) => monthDate(match[3]!, Number(match[1] ?? parseEnglishOrdinal(match[2]!)), match[4]),
  },
  {
    begins: 'jfmasondtnl',
    pattern: sticky(`(?:(this|next|last) )?${monthPattern}(?: (20\\d{2}))?`),
    read: (match, place) => {
      const [, which, name, yearText] = match;
      if (which === 'last') return past();
      const plain = /^(?:may|march|mar|jan|sept?|jun|dec|oct)$/.test(name!);
      if (plain && which === undefined && (!isCapital(place) || (name === 'may' && !follows(place, 'lead')))) return undefined;
      const month = monthNames.indexOf(name!.slice(0, 3)) + 1;
      return date('month', (now) => {
        const { year } = dateOf(now.today);
        if (yearText !== undefined) return monthSpan(Number(yearText), month);
        return which === 'next' ? upcoming([monthSpan(year, month), monthSpan(year + 1, month)], now.today + 28) : upcoming([monthSpan(year, month), monthSpan(year + 1, month)], now.today);
      });
    },
  },
  {
    begins: `t${numeric}`,
    pattern: sticky(`the (${englishOrdinal})(?: of (this|the|next) month)?`),
    read: (match, place) => {
      const day = parseEnglishOrdinal(match[1]!)!;
      const spelled = !/^\d/.test(match[1]!);
      const after = place.text.slice(place.end, place.end + 12);
      const free = /^(?:$|[\s]*[.,;:!?)\n]|\s(?:at|by|of|and|or|in|on|if|so|as|for|the|then|we|i|but|before|after|noon|latest|with|to|without|from|no|she|he|they|you)\b)/.test(after);
      if (day > 31 || !free || (spelled && match[2] === undefined && !follows(place, 'lead', 'join')) || (match[2] === undefined && !spelled && /^\s(?:floor|time|one|of [a-z])/.test(after))) return undefined;
      return date('date', (now) => (match[2] === 'next' ? dayInMonth(now, 1, day) : match[2] === undefined ? nextDate(day, now.today) : dayInMonth(now, 0, day)));
    },
  },
  { begins: numeric, pattern: sticky('(20\\d{2})-(\\d{1,2})-(\\d{1,2})|(\\d{1,2})/(\\d{1,2})(?:/(20\\d{2}|\\d{2}))?(?![/%])'), read: (match, place) => slashDate(match, place) },
  { begins: 'cxnbetgwvasijmlphfdrk4', pattern: sticky(englishFestivals), read: (match) => date('festival', (now) => festivalSpan(match[0], now.today)) },
];

function readEdge(match: RegExpExecArray): TokenValue | undefined {
  const [, edgeWord, which, unit, quarter, monthName] = match;
  const edge = edgeWords[edgeWord!]!;
  const count = which === 'next' || which === 'the following' ? 1 : 0;
  if (unit === 'week' && edge === 'middle') return date('week-edge', (now) => midweek(now, count));
  if (unit !== undefined) return date(`${unit}-edge`, ({ today }) => periodEdge(unit, edge, periodSpan(unit, count, today), today));
  if (quarter !== undefined) return date('quarter-edge', (now) => periodEdge('quarter', edge, nextQuarter(now, Number(quarter))));
  const month = monthNames.indexOf(monthName?.slice(0, 3) ?? '') + 1;
  if (month === 0) return undefined;
  return date('month-edge', (now) => {
    const { year } = dateOf(now.today);
    const span = upcoming([monthSpan(year, month), monthSpan(year + 1, month)], now.today);
    return span && edgeOf(span, edge);
  });
}

function midweek(now: Now, count: number): Span {
  const week = weekSpan(now.today, count);
  const over = count === 0 && week.first + 3 < now.today ? 7 : 0;
  return { first: week.first + 1 + over, last: week.first + 2 + over, latest: week.first + 3 + over, precision: 'week' };
}

/** The end of a week is its Friday, at the latest its Sunday; ends of longer periods are in their last days. */
function periodEdge(unit: string, edge: 'start' | 'middle' | 'end', span: Span, today = span.first): Span {
  if (unit === 'week') {
    if (edge === 'start') return { first: span.first, last: span.first + 1, precision: 'week' };
    if (edge === 'end') return today > span.first + 4 ? { first: today, last: span.last, precision: 'week', closing: true } : { first: span.first + 4, last: span.first + 4, latest: span.last, precision: 'week', closing: true };
  }
  if (unit === 'month' || edge === 'middle') {
    const found = edgeOf(span, edge);
    return edge === 'start' && (found.latest ?? found.last) < today ? edgeOf(monthSpan(dateOf(today).year, dateOf(today).month + 1), edge) : found;
  }
  const { year, month } = dateOf(edge === 'start' ? span.first : span.last);
  return { ...edgeOf(monthSpan(year, month), edge), precision: span.precision };
}

function weekendSpan(now: Now, count: number): Span {
  const week = weekSpan(now.today, count);
  return { first: week.first + 5, last: week.first + 6, precision: 'day' };
}

function nextQuarter(now: Now, quarter: number): Span {
  const { year } = dateOf(now.today);
  return upcoming([quarterSpan(year, quarter), quarterSpan(year + 1, quarter)], now.today)!;
}

function monthDate(name: string, day: number, yearText: string | undefined): TokenValue | undefined {
  const month = monthNames.indexOf(name.slice(0, 3)) + 1;
  if (!(day >= 1 && day <= 31)) return undefined;
  return date('date', (now) => (yearText === undefined ? nextMonthDate(month, day, now.today) : exactSpan(Number(yearText), month, day)));
}

function exactSpan(year: number, month: number, day: number): Span | undefined {
  const found = exactDay(year, month, day);
  return found === undefined ? undefined : spanOfDay(found);
}

function dayInMonth(now: Now, count: number, day: number): Span | undefined {
  const { year, month } = dateOf(now.today);
  const { year: inYear, month: inMonth } = dateOf(dayOf(year, month + count, 1));
  return exactSpan(inYear, inMonth, day);
}

/** 3/4 is the fourth of March or the third of April: both bounds are kept. */
function slashDate(match: RegExpExecArray, place: Place): TokenValue | undefined {
  if (match[1] !== undefined) return date('date', () => exactSpan(Number(match[1]), Number(match[2]), Number(match[3])));
  if (/[\d./-]$/.test(place.text.slice(0, place.start)) || !/(?:by|on|before|until|till|from|due|than|to|\bor|and|the) $/.test(place.text.slice(0, place.start))) return undefined;
  const [first, second] = [Number(match[4]), Number(match[5])];
  const year = match[6] === undefined ? undefined : Number(match[6].length === 2 ? `20${match[6]}` : match[6]);
  const read = (month: number, day: number, now: Now): Span | undefined => (month > 12 ? undefined : year === undefined ? nextMonthDate(month, day, now.today) : exactSpan(year, month, day));
  return date('date', (now) => {
    const both = [read(first, second, now), read(second, first, now)].filter((each) => each !== undefined).toSorted((a, b) => a.first - b.first);
    return both.length === 2 ? { ...both[0]!, latest: both[1]!.last } : both[0];
  });
}

export const englishDates: readonly Family[] = [...periods, ...days];
