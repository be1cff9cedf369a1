/** English words of time. Patterns match the folded text from the beginning of a word; families that are tried first stand first. */
import { englishFestivals, festivalSpan } from './festivals.ts';
import { englishAmount, englishOrdinal, parseEnglishAmount, parseEnglishOrdinal } from './numerals.ts';
import { dateOf, dayOf, edgeOf, exactDay, monthSpan, nextDate, nextMonthDate, quarterSpan, spanOfDay, upcoming, weekSpan, yearSpan } from './spans.ts';
import type { Now, Span } from './spans.ts';
import { follows } from './tokens.ts';
import type { Bound, Family, Place, TokenValue, Unit } from './tokens.ts';
import { weekdayOf } from './work-calendar.ts';

const sticky = (source: string): RegExp => new RegExp(`(?:${source})(?![a-z0-9])`, 'y');
const letters = 'abcdefghijklmnopqrstuvwxyz';
const numeric = '0123456789';
const date = (rule: string, read: (now: Now, base: Span | undefined) => Span | undefined): TokenValue => ({ kind: 'date', rule: `en.${rule}`, read });
const past: TokenValue = { kind: 'past' };

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const dayPattern = '(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thur|fri|sat|sun)(?:s(?= (?:morning|noon|evening|night)))?';
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthPattern = '(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?';

const isCapital = ({ original, start }: Place): boolean => original.charCodeAt(start) < 91;

const unitPattern = '(second|sec|minute|min|hour|hr|h|business day|working day|workday|work day|weekday|day|night|fortnight|week|month|quarter|year)s?';

function lengthOf(amounts: readonly [low: number, high: number], word: string): TokenValue | undefined {
  const [low, high] = amounts;
  const table: Readonly<Record<string, readonly [Unit, number]>> = {
    second: ['second', 1], sec: ['second', 1], minute: ['minute', 1], min: ['minute', 1], hour: ['hour', 1], hr: ['hour', 1], h: ['hour', 1], day: ['day', 1], night: ['day', 1],
    week: ['week', 1], fortnight: ['week', 2], month: ['month', 1], quarter: ['quarter', 1], year: ['year', 1],
  };
  const [unit, times] = table[word] ?? (['workday', 1] as const);
  const most = { second: 86_400, minute: 20_000, hour: 2_000, day: 1_000, workday: 500, week: 150, month: 60, quarter: 20, year: 10 }[unit];
  if (high * times > most || high <= 0) return past;
  if (low === 0.5 && unit !== 'minute' && unit !== 'hour') return halfOf(unit);
  return { kind: 'length', rule: unit === 'workday' ? 'en.workdays' : 'en.length', amount: { low: low * times, high: high * times }, unit };
}

function halfOf(unit: Unit): TokenValue | undefined {
  if (unit === 'day') return { kind: 'length', rule: 'en.length', amount: { low: 12, high: 12 }, unit: 'hour' };
  return unit === 'year' ? { kind: 'length', rule: 'en.length', amount: { low: 6, high: 6 }, unit: 'month' } : undefined;
}

const durations: readonly Family[] = [
  {
    begins: `${letters}${numeric}`,
    pattern: sticky(`(${englishAmount})(?:(?: to |-| or |–)(${englishAmount}))?( and a half)?[ -]?(?:more )?${unitPattern}(?: and a (half))?(?:'s?)?(?: time| or (?:so|two))?`),
    read: (match, place) => {
      const [words, first, second, half, unit, halfAfter] = match;
      if (/^\s(?:ago|earlier|old|each|every|per|apart|long|late|running|straight|in a row)\b/.test(place.text.slice(place.end, place.end + 12))) return words.startsWith('a ') ? undefined : past;
      if (/(?:every|each|per|last|past|first|for the|first|after only|took|waited|waiting) $/.test(place.text.slice(Math.max(0, place.start - 12), place.start))) return past;
      if (/^ (?:on|from|come) (?:mon|tue|wed|thu|fri|sat|sun|tod|tom)/.test(place.text.slice(place.end, place.end + 9))) return undefined;
      const low = parseEnglishAmount(first!);
      const high = second === undefined ? low : parseEnglishAmount(second);
      if (!low || !high) return undefined;
      const extra = (half ?? halfAfter) === undefined ? 0 : 0.5;
      const most = words.endsWith('or two') ? 2 : Math.max(low.high, high.high);
      return lengthOf([low.low + extra, most + extra], unit!);
    },
  },
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
];

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
      if (which === 'last' || which === 'every') return past;
      if (which === undefined && /^(?:sat|sun|mon|wed|fri|thu|tue)$/.test(name!) && !isCapital(place) && !follows(place, 'lead', 'join')) return undefined;
      const weekday = dayNames.indexOf(name!.slice(0, 3));
      return date('weekday', (now, base) => weekdaySpan({ now, base, weekday, next: which === 'next' || which === 'the following', later: week === undefined ? 0 : 7 }));
    },
  },
  { begins: 'a', pattern: sticky(`a week (?:on|from|come) ${dayPattern}|a week (?:today|tomorrow)`), read: (match) => date('weekday', (now) => weekFrom(now, match[1], match[0])) },
  { begins: 'lye', pattern: sticky('last (?:week|month|year|quarter|night|time|spring|summer|autumn|fall|winter)|yesterday|every (?:day|week|month|year)|earlier (?:today|this week)'), read: () => past },
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
      if (which === 'last') return past;
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

const hourWords = '(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])';
const minuteWords = '(five|ten|twenty|twenty[- ]five|quarter|a quarter|half|\\d{1,2})';
const partTimes: Readonly<Record<string, readonly [from: number, to: number, evening: boolean]>> = {
  morning: [8, 12, false], afternoon: [13, 18, true], evening: [18, 22, true], night: [18, 24, true],
};

const times: readonly Family[] = [
  {
    begins: 'itmaen',
    pattern: sticky('(?:in the |the )?(morning|afternoon|evening|night)'),
    read: (match, place) => {
      if (!match[0].includes(' ') && !follows(place, 'date') || (match[0].startsWith('the ') && !follows(place, 'lead'))) return undefined;
      const [from, to, evening] = partTimes[match[1]!]!;
      return { kind: 'part', rule: 'en.part-of-day', from: from * 60, to: to * 60, evening };
    },
  },
  {
    begins: 'feb',
    pattern: sticky('first thing(?: in the morning)?|bright and early|early(?= (?:tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday))'),
    read: (match) => match[0].startsWith('early') ? { kind: 'part', rule: 'en.part-of-day', from: 6 * 60, to: 10 * 60, evening: false } : { kind: 'part', rule: 'en.first-thing', from: 8 * 60, to: 10 * 60, evening: false },
  },
  {
    begins: 'tec',
    pattern: sticky("(?:the )?end of (?:the |my |our |your )?(?:working |business |work )?(?:day|play|business|shift)|(?:the )?close(?: of (?:business|play|day|the day|trading))|cob|eod|eob|cop|business close|(?:the )?end of today"),
    read: (match) => {
      const strict = /cob|eob|cop|close|business|work|shift|play/.test(match[0]);
      return { kind: 'clock', rule: 'en.end-of-day', read: (settings) => ({ minute: settings.workEnds, halved: false, ...(strict ? {} : { latest: 1440 }) }) };
    },
  },
  {
    begins: 'nmlbdtsc',
    pattern: sticky('noon|midday|midnight|lunchtime|lunch|breakfast|teatime|tea|dinner|dinnertime|bedtime|dusk|sunset|nightfall|dark|closing(?: time)?|opening(?: time)?'),
    read: (match, place) => {
      const minute = { noon: 720, midday: 720, midnight: 1440, lunch: 720, lunchtime: 720, breakfast: 480, tea: 1020, teatime: 1020, dinner: 1080, dinnertime: 1080, bedtime: 1320, dusk: 1110, sunset: 1110, nightfall: 1140, dark: 1110 }[match[0]];
      if (!/noon|midday|midnight/.test(match[0]) && !follows(place, 'lead', 'date')) return undefined;
      return { kind: 'clock', rule: 'en.clock', read: (settings) => ({ minute: minute ?? (match[0].startsWith('c') ? settings.shopCloses : settings.workBegins), halved: false }) };
    },
  },
  {
    begins: 'wtio',
    pattern: sticky('(?:we|they|i|you)(?: all)? (?:close|shut|lock up|finish|knock off|clock off|go home)(?: up| tonight| today)?'),
    read: (_match, place) => (follows(place, 'lead') ? { kind: 'clock', rule: 'en.end-of-day', read: (settings) => ({ minute: settings.workEnds, halved: false, latest: settings.shopCloses }) } : undefined),
  },
  { begins: `${letters}${numeric}`, pattern: sticky(`${minuteWords} (past|to|after|before) ${hourWords}(?:\\s?(am|pm|a\\.m\\.|p\\.m\\.))?|half ${hourWords}(?! (?:hour|day|the|an?\\b|of))`), read: (match) => spokenClock(match) },
  {
    begins: `${numeric}${letters}`,
    pattern: sticky(`(\\d{1,2})[:.h](\\d{2})\\s?(am|pm|a\\.m\\.?|p\\.m\\.?)?|${hourWords}\\s?(am|pm|a\\.m\\.?|p\\.m\\.?)|${hourWords} o'?clock|${hourWords}(?:-ish|ish)?`),
    read: (match, place) => readClock(match, place),
  },
];

const smallNumbers: Readonly<Record<string, number>> = { quarter: 15, 'a quarter': 15, half: 30 };

function spokenClock(match: RegExpExecArray): TokenValue | undefined {
  const [, minuteText, side, hourText, meridiem, halfHour] = match;
  const hour = parseEnglishAmount((hourText ?? halfHour)!)!.low;
  const minutes = halfHour !== undefined ? 30 : (smallNumbers[minuteText!] ?? parseEnglishAmount(minuteText!)?.low);
  if (minutes === undefined || minutes > 59) return undefined;
  const minute = side === 'to' || side === 'before' ? hour * 60 - minutes : hour * 60 + minutes;
  return clockToken(minute, meridiem);
}

function clockToken(minute: number, meridiem: string | undefined): TokenValue {
  const half = meridiem?.[0];
  const base = half === undefined ? minute : (minute % 720) + (half === 'p' ? 720 : 0);
  return { kind: 'clock', rule: 'en.clock', read: () => ({ minute: base, halved: half === undefined && minute < 780 && minute >= 30 }) };
}

/** A bare number is a time only where something says so: "by six", "at eight", "six this evening". */
function readClock(match: RegExpExecArray, place: Place): TokenValue | undefined {
  const [, hourText, minuteText, meridiem, hour12, meridiem12, oclock, bare] = match;
  if (hourText !== undefined) {
    const minute = Number(hourText) * 60 + Number(minuteText);
    if (Number(hourText) > 24 || Number(minuteText) > 59 || (match[0].includes('.') && meridiem === undefined && !follows(place, 'lead', 'date')) || /[\d.$£€¥]$/.test(place.text.slice(0, place.start))) return undefined;
    return Number(hourText) > 12 || hourText.startsWith('0') ? { kind: 'clock', rule: 'en.clock', read: () => ({ minute, halved: false }) } : clockToken(minute, meridiem);
  }
  if (hour12 !== undefined) return clockToken(parseEnglishAmount(hour12)!.low * 60, meridiem12);
  if (oclock !== undefined) return clockToken(parseEnglishAmount(oclock)!.low * 60, undefined);
  const after = place.text.slice(place.end, place.end + 16);
  const led = /(?:\b(?:at|by|before|till|until|around|after|about|from|past|to|than)) $/.test(place.text.slice(Math.max(0, place.start - 8), place.start)) && follows(place, 'lead', 'join');
  const ends = /^(?:\s?$|\s?[,.;!?](?!\d)|-ish|\s(?:tonight|today|tomorrow|this|sharp|on|in the|latest|at the|if|so|and|or|with|monday|tuesday|wednesday|thursday|friday|saturday|sunday|to|then|but|when|for|o'clock|we|i'?|you|he|she|they|the|your)\b)/.test(after);
  const named = /^\s(?:tonight|this (?:morning|afternoon|evening)|in the (?:morning|afternoon|evening)|tomorrow)/.test(after) && follows(place, 'lead');
  return (led && ends) || named ? clockToken(parseEnglishAmount(bare!)!.low * 60, undefined) : undefined;
}

const vague: readonly Family[] = [
  {
    begins: 'risiaotjm',
    pattern: sticky('right away|right now|immediately|straight ?away|at once|this (?:minute|second|instant|moment)|instantly|in (?:a|one) (?:sec|second|moment|minute|mo|jiffy|tick|flash)|in no time|momentarily|just now|on the double'),
    read: () => ({ kind: 'vague', rule: 'en.immediately', minutes: (settings) => settings.immediatelyMinutes }),
  },
  {
    begins: 'lis',
    pattern: sticky('later(?! than| this| today)(?: on)?|in a (?:bit|while|little while|little bit|wee while)|shortly|in due time'),
    read: () => ({ kind: 'vague', rule: 'en.later', minutes: (settings) => settings.laterMinutes }),
  },
  {
    begins: 'apstefqw',
    pattern: sticky("asap|a\\.s\\.a\\.p\\.?|as soon as (?:possible|i can|we can|i'm able|we're able|ever)|as quickly as (?:possible|we can|i can)|soonest|promptly|soon(?! as)|as fast as (?:possible|we can|i can)|the first chance|the soonest"),
    read: () => ({ kind: 'vague', rule: 'en.soon', minutes: (settings) => settings.soonMinutes }),
  },
  {
    begins: 'iabtnov',
    pattern: sticky('in the (?:near future|coming days|next few days)|any day now|before long|in the next couple of days|very soon|over the (?:coming|next few) days|one of these days|in the coming weeks'),
    read: () => ({ kind: 'vague', rule: 'en.shortly', minutes: (settings) => settings.shortlyDays * 1440 }),
  },
  {
    begins: 'soeindawuft',
    pattern: sticky('some ?day|some ?time(?: soon)?|one (?:fine )?day|one of these days|eventually|in the end|down the (?:road|line|track)|at some (?:stage|point)|in due course|next time|when(?:ever)? (?:we|i|you) get (?:a|the) chance|in (?:the )?future|some future [a-z]+|in time|when the time comes|one way or another'),
    read: () => ({ kind: 'event', rule: 'en.someday' }),
  },
];

const leadBounds: Readonly<Record<string, Bound>> = {
  by: 'by', before: 'before', prior: 'before', ahead: 'before', until: 'until', till: 'until', til: 'until', through: 'until', thru: 'until', within: 'within', inside: 'within', under: 'within', after: 'after', following: 'after',
  in: 'in', on: 'on', at: 'on', from: 'on', come: 'on', this: 'on', for: 'on', around: 'about', about: 'about', approximately: 'about', roughly: 'about', over: 'on', during: 'on', of: 'on', up: 'until', end: 'until', latest: 'until', since: 'on', between: 'on',
};

const bounds: readonly Family[] = [
  { begins: 'alof', pattern: sticky('at the (?:very )?latest|latest|or sooner|or earlier|from now|from today|hence'), read: (match, place) => (follows(place, 'date', 'clock', 'part', 'length') ? { kind: 'tail', bound: match[0].startsWith('from') || match[0] === 'hence' ? 'after' : 'by' } : undefined) },
  {
    begins: 'bnputwiaofclrdse',
    pattern: sticky("(?:by |at )?(?:no|not) later than|by (?:the )?latest|prior to|ahead of|up (?:un)?til|(?:by|before|until|till|'?til|through|thru|within|inside(?: of)?|in under|under|after|in(?: (?:about|around|roughly|the next|less than|just))?|on|at|from|come|around|about|approximately|roughly|over|during|of|for|between)(?: the next| the space of)?"),
    read: (match) => {
      const words = match[0];
      if (/later than|latest/.test(words)) return { kind: 'lead', bound: 'by' };
      if (words === 'in under' || words.includes('less than') || words.includes('the next')) return { kind: 'lead', bound: 'within' };
      const first = words.split(' ')[0]!.replace("'", '');
      return { kind: 'lead', bound: leadBounds[first] ?? 'on' };
    },
  },
  { begins: 'to-a', pattern: /(?:to|or|and|-)(?![a-z])/y, read: (match, place) => joinOf(match[0], place) },
];

/** "and" joins only after "between": "at three, and by Friday" are two deadlines. */
function joinOf(word: string, place: Place): TokenValue | undefined {
  if (!follows(place, 'date', 'clock', 'part', 'length')) return undefined;
  if (word === 'and' && !/\bbetween [^.;,]{0,30}$/.test(place.text.slice(Math.max(0, place.start - 40), place.start))) return undefined;
  return { kind: 'join', either: word === 'or' };
}

export const englishFamilies: readonly Family[] = [...vague, ...durations, ...times.slice(0, 5), ...periods, ...days, ...times.slice(5), ...bounds];
