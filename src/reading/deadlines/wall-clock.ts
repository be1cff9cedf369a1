/** Time as a wall clock in a zone shows it. Wall times are seconds since 1970-01-01T00:00 of that clock, as if it never jumped. */
export interface WallClock {
  /** When it was said, milliseconds since 1970-01-01T00:00Z. */
  readonly at: number;
  /** The same moment on the wall, seconds. */
  readonly wallAt: number;
  /** Day number of `wallAt`. */
  readonly today: number;
  /** Of a wall time that happens twice, the first; of one that is skipped, as far after the jump. */
  readonly instantOf: (wall: number) => number;
  readonly isoOf: (instant: number) => string;
}

export const secondsPerDay = 86_400;
const stamp = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?\s?(Z|[+-]\d{2}:?\d{2})?$/i;

/** The clock of a zone at a moment, or `undefined` when either is not one. Without a zone, the offset of `at` itself, or UTC. */
export function openClock(at: string, zone?: string): WallClock | undefined {
  const match = stamp.exec(at);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number];
  const wall = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  if (hour > 24 || minute > 59 || second > 59 || new Date(wall * 1000).getUTCDate() !== (hour === 24 ? new Date(wall * 1000).getUTCDate() : day)) return undefined;
  const offset = match[7] === undefined ? undefined : fixedOffset(match[7]);
  const offsetAt = zone === undefined ? () => offset ?? 0 : zoneOffset(zone);
  if (!offsetAt) return undefined;
  const instantOf = (time: number): number => {
    const first = time - offsetAt(time * 1000);
    const second = time - offsetAt(first * 1000);
    return (time - offsetAt(second * 1000) === second ? second : Math.max(first, second)) * 1000;
  };
  const instant = offset === undefined ? instantOf(wall) : (wall - offset) * 1000;
  const wallAt = instant / 1000 + offsetAt(instant);
  const isoOf = (moment: number): string => isoWith(moment, offsetAt(moment));
  return { at: instant, wallAt, today: Math.floor(wallAt / secondsPerDay), instantOf, isoOf };
}

function isoWith(instant: number, offset: number): string {
  const minutes = Math.abs(Math.trunc(offset / 60));
  const sign = offset < 0 ? '-' : '+';
  const local = new Date(instant + offset * 1000).toISOString().slice(0, 19);
  return `${local}${sign}${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function fixedOffset(text: string): number {
  if (text === 'Z' || text === 'z') return 0;
  const digits = text.replace(':', '');
  return (text.startsWith('-') ? -1 : 1) * (Number(digits.slice(1, 3)) * 3600 + Number(digits.slice(3, 5)) * 60);
}

type OffsetAt = (instant: number) => number;
const zones = new Map<string, OffsetAt | null>();
const mostDaysKept = 4_000;

/** Seconds east of UTC at a moment, asked of Intl once a day (twice on days when the clock jumps every hour anew). */
function zoneOffset(zone: string): OffsetAt | undefined {
  const known = zones.get(zone);
  if (known !== undefined) return known ?? undefined;
  const made = /^[+-]\d{2}:?\d{2}$/.test(zone) ? fixedZone(zone) : namedZone(zone);
  if (zones.size < 500) zones.set(zone, made ?? null);
  return made;
}

function fixedZone(zone: string): OffsetAt {
  const offset = fixedOffset(zone);
  return () => offset;
}

function namedZone(zone: string): OffsetAt | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
  } catch {
    return undefined;
  }
  const ask = (instant: number): number => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
    const wall = Date.UTC(parts['year']!, parts['month']! - 1, parts['day']!, parts['hour']!, parts['minute']!, parts['second']!);
    return Math.round((wall - Math.floor(instant / 1000) * 1000) / 1000);
  };
  const days = new Map<number, number | null>();
  return (instant) => {
    const day = Math.floor(instant / 86_400_000);
    let offset = days.get(day);
    if (offset === undefined) {
      const first = ask(day * 86_400_000);
      offset = first === ask((day + 1) * 86_400_000) ? first : null;
      if (days.size >= mostDaysKept) days.clear();
      days.set(day, offset);
    }
    return offset ?? ask(instant);
  };
}
