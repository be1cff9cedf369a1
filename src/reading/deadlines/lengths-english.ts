/** English lengths of time: two working days, half an hour, a couple of weeks. */
import { englishAmount, parseEnglishAmount } from './numerals.ts';
import type { Family, TokenValue, Unit } from './tokens.ts';
import { numeric, past, sticky } from './words-english.ts';

const unitPattern = '(second|sec|minute|min|hour|hr|h|business day|working day|workday|work day|weekday|day|night|fortnight|week|month|quarter|year)s?';

export function lengthOf(amounts: readonly [low: number, high: number], word: string): TokenValue | undefined {
  const [low, high] = amounts;
  const table: Readonly<Record<string, readonly [Unit, number]>> = {
    second: ['second', 1], sec: ['second', 1], minute: ['minute', 1], min: ['minute', 1], hour: ['hour', 1], hr: ['hour', 1], h: ['hour', 1], day: ['day', 1], night: ['day', 1],
    week: ['week', 1], fortnight: ['week', 2], month: ['month', 1], quarter: ['quarter', 1], year: ['year', 1],
  };
  const [unit, times] = table[word] ?? (['workday', 1] as const);
  const most = { second: 86_400, minute: 20_000, hour: 2_000, day: 1_000, workday: 500, week: 150, month: 60, quarter: 20, year: 10 }[unit];
  if (high * times > most || high <= 0) return past();
  if (low === 0.5 && unit !== 'minute' && unit !== 'hour') return halfOf(unit);
  return { kind: 'length', rule: unit === 'workday' ? 'en.workdays' : 'en.length', amount: { low: low * times, high: high * times }, unit };
}

function halfOf(unit: Unit): TokenValue | undefined {
  if (unit === 'day') return { kind: 'length', rule: 'en.length', amount: { low: 12, high: 12 }, unit: 'hour' };
  return unit === 'year' ? { kind: 'length', rule: 'en.length', amount: { low: 6, high: 6 }, unit: 'month' } : undefined;
}

export const englishLengths: readonly Family[] = [
  {
    begins: `otfsenah${numeric}`,
    pattern: sticky(`(${englishAmount})(?:(?: to |-| or |–)(${englishAmount}))?( and a half)?[ -]?(?:more )?${unitPattern}(?: and a (half))?(?:'s?)?(?: time| or (?:so|two))?`),
    read: (match, place) => {
      const [words, first, second, half, unit, halfAfter] = match;
      if (/^\s(?:ago|earlier|old|each|every|per|apart|long|late|running|straight|in a row)\b/.test(place.text.slice(place.end, place.end + 12))) return words.startsWith('a ') ? undefined : past();
      if (/(?:every|each|per|last|past|first|for the|first|after only|took|waited|waiting) $/.test(place.text.slice(Math.max(0, place.start - 12), place.start))) return past();
      if (/^ (?:on|from|come) (?:mon|tue|wed|thu|fri|sat|sun|tod|tom)/.test(place.text.slice(place.end, place.end + 9))) return undefined;
      const low = parseEnglishAmount(first!);
      const high = second === undefined ? low : parseEnglishAmount(second);
      if (!low || !high) return undefined;
      const extra = (half ?? halfAfter) === undefined ? 0 : 0.5;
      const most = words.endsWith('or two') ? 2 : Math.max(low.high, high.high);
      return lengthOf([low.low + extra, most + extra], unit!);
    },
  },
];
