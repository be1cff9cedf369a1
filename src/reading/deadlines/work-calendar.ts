/** Which days are worked. Days are numbers since 1970-01-01 (a Thursday); weekdays count from 0 = Monday. */

/** Days that differ from Monday to Friday, as `YYYY-MM-DD` or `YYYY-MM-DD/YYYY-MM-DD`. A day in both is worked. */
export interface WorkCalendar {
  readonly off: readonly string[];
  readonly work: readonly string[];
}

/** Monday to Friday, no holidays. */
export const plainCalendar: WorkCalendar = { off: [], work: [] };

interface WorkDays {
  readonly off: ReadonlySet<number>;
  readonly work: ReadonlySet<number>;
}

const read = new WeakMap<WorkCalendar, WorkDays>();
const longestRange = 400;

export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function isWorkday(day: number, calendar: WorkCalendar): boolean {
  let days = read.get(calendar);
  if (!days) read.set(calendar, (days = { off: readDays(calendar.off), work: readDays(calendar.work) }));
  return days.work.has(day) || (weekdayOf(day) < 5 && !days.off.has(day));
}

/** The `count`-th day worked after `day`, which itself does not count. */
export function addWorkdays(day: number, count: number, calendar: WorkCalendar): number {
  let left = Math.ceil(count);
  let at = day;
  while (left > 0) if (isWorkday(++at, calendar)) left--;
  return at;
}

/** The calendar with another's days added; where both know a day, the addition says. */
export function extendCalendar(base: WorkCalendar, addition: WorkCalendar): WorkCalendar {
  const worked = readDays(addition.work);
  const off = readDays(addition.off);
  const known = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  const baseWork = base.work.filter((day) => !off.has(known(day)) || worked.has(known(day)));
  return { off: [...base.off, ...addition.off], work: [...baseWork, ...addition.work] };
}

function readDays(texts: readonly string[]): Set<number> {
  const days = new Set<number>();
  for (const text of texts) {
    const [first, last] = text.split('/').map((each) => Date.parse(`${each}T00:00:00Z`) / 86_400_000) as [number, number | undefined];
    for (let day = first; day <= Math.min(last ?? first, first + longestRange); day++) days.add(day);
  }
  return days;
}
