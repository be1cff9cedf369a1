/** A calendar day without time or zone, written `YYYY-MM-DD`. Days compare correctly as strings. */
export type Day = string & { readonly __brand: 'Day' };

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisecondsPerDay = 86_400_000;

/**
 * Reads a calendar day.
 * @param text `YYYY-MM-DD`, a day that exists (2026-02-30 does not)
 * @returns the day, or `undefined` when the text is not one
 * @example parseDay('2026-02-30') // undefined
 */
export function parseDay(text: string): Day | undefined {
  const match = dayPattern.exec(text);
  if (!match) return undefined;
  const milliseconds = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return fromMilliseconds(milliseconds) === text ? (text as Day) : undefined;
}

/** Days since 1970-01-01; negative before it. */
export function dayNumber(day: Day): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return Date.UTC(year, month - 1, date) / millisecondsPerDay;
}

/** The inverse of {@link dayNumber}. */
export function dayFromNumber(number: number): Day {
  return fromMilliseconds(number * millisecondsPerDay);
}

/** The day `count` days after `day` (before it when negative). */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

function fromMilliseconds(milliseconds: number): Day {
  return new Date(milliseconds).toISOString().slice(0, 10) as Day;
}
