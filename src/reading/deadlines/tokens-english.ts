/** English words of time. Patterns match the folded text from the beginning of a word; families that are tried first stand first. */
import { englishDates } from './dates-english.ts';
import { englishLengths } from './lengths-english.ts';
import { parseEnglishAmount } from './numerals.ts';
import { follows } from './tokens.ts';
import type { Bound, Family, Place, TokenValue } from './tokens.ts';
import { numeric, sticky } from './words-english.ts';

const hourWords = '(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])';
const minuteWords = '(five|ten|twenty|twenty[- ]five|quarter|a quarter|half|\\d{1,2})';
const partTimes: Readonly<Record<string, readonly [from: number, to: number, evening: boolean]>> = {
  morning: [8, 12, false], afternoon: [13, 18, true], evening: [18, 22, true], night: [18, 24, true],
};

const wordedTimes: readonly Family[] = [
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
];

const clockTimes: readonly Family[] = [
  { begins: `ftqah${numeric}`, pattern: sticky(`${minuteWords} (past|to|after|before) ${hourWords}(?:\\s?(am|pm|a\\.m\\.|p\\.m\\.))?|half ${hourWords}(?! (?:hour|day|the|an?\\b|of))`), read: (match) => spokenClock(match) },
  {
    begins: `${numeric}otfsen`,
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
  { begins: 'alofh', follows: true, pattern: sticky('at the (?:very )?latest|latest|or sooner|or earlier|from now|from today|hence'), read: (match, place) => (follows(place, 'date', 'clock', 'part', 'length') ? { kind: 'tail', bound: match[0].startsWith('from') || match[0] === 'hence' ? 'after' : 'by' } : undefined) },
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
  { begins: 'to-a', follows: true, pattern: /(?:to|or|and|-)(?![a-z])/y, read: (match, place) => joinOf(match[0], place) },
];

/** "and" joins only after "between": "at three, and by Friday" are two deadlines. */
function joinOf(word: string, place: Place): TokenValue | undefined {
  if (!follows(place, 'date', 'clock', 'part', 'length')) return undefined;
  if (word === 'and' && !/\bbetween [^.;,]{0,30}$/.test(place.text.slice(Math.max(0, place.start - 40), place.start))) return undefined;
  return { kind: 'join', either: word === 'or' };
}

export const englishFamilies: readonly Family[] = [...vague, ...englishLengths, ...wordedTimes, ...englishDates, ...clockTimes, ...bounds];
