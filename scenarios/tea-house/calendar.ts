/**
 * The company's calendar: which days sell, which campaigns run, and how a moment is written down. Moments are whole
 * seconds since midnight of the first day, in the company's local time.
 */
import { type Day, dayFromNumber, dayNumber } from '../../src/domain/index.ts';

export const secondsPerDay = 86_400;

/** Spring festival (first day of the lunar year) and mid-autumn (fifteenth of the eighth lunar month). */
const festivals: readonly (readonly [springFestival: string, midAutumn: string])[] = [
  ['2018-02-16', '2018-09-24'],
  ['2019-02-05', '2019-09-13'],
  ['2020-01-25', '2020-10-01'],
  ['2021-02-12', '2021-09-21'],
  ['2022-02-01', '2022-09-10'],
  ['2023-01-22', '2023-09-29'],
  ['2024-02-10', '2024-09-17'],
  ['2025-01-29', '2025-10-06'],
  ['2026-02-17', '2026-09-25'],
  ['2027-02-06', '2027-09-15'],
  ['2028-01-26', '2028-10-03'],
  ['2029-02-13', '2029-09-22'],
  ['2030-02-03', '2030-09-12'],
  ['2031-01-23', '2031-10-01'],
  ['2032-02-11', '2032-09-19'],
  ['2033-01-31', '2033-09-08'],
  ['2034-02-19', '2034-09-27'],
  ['2035-02-08', '2035-09-16'],
  ['2036-01-28', '2036-10-04'],
];

interface Campaign {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** First and last day, counted from the first day of the window. */
  readonly from: number;
  readonly to: number;
  /** Share off the list price. */
  readonly discount: number;
  /** How many times the usual number of orders. */
  readonly pull: number;
  readonly gifts: boolean;
}

export interface Calendar {
  readonly firstDay: Day;
  readonly days: number;
  /** The last second of the window. */
  readonly endAt: number;
  readonly campaigns: readonly Campaign[];
  readonly campaignOn: (day: number) => Campaign | undefined;
  /** Busy enough that every carrier is slower. */
  readonly peakOn: (day: number) => boolean;
  /**
   * Cumulative demand: entry d is the demand of the days before d, in days of average demand. One for customers who
   * pay little attention to campaigns, one for those who wait for them.
   */
  readonly demand: { readonly steady: Float64Array; readonly bargain: Float64Array };
  readonly day: (day: number) => Day;
  readonly timestamp: (at: number) => string;
  /** 0 = Sunday. */
  readonly weekday: (day: number) => number;
}

const daysPerMonth = 30.4375;

export function openCalendar(endDay: Day, months: number): Calendar {
  const days = Math.round(months * daysPerMonth);
  const first = dayNumber(endDay) - days + 1;
  const campaigns = campaignsBetween(first, days);
  const campaignOfDay: (Campaign | undefined)[] = Array.from({ length: days }, (_, day) => campaigns.find(({ from, to }) => day >= from && day <= to));
  const holiday = springHolidays(first, days);
  const weekday = (day: number): number => (((first + day + 4) % 7) + 7) % 7;
  const pull = (day: number, eagerness: number): number => {
    const weekend = weekday(day) % 6 === 0 ? 1.25 : 1;
    const campaign = 1 + ((campaignOfDay[day]?.pull ?? 1) - 1) * eagerness;
    return weekend * campaign * (holiday.has(day) ? 0.35 : 1);
  };
  const dayTexts: readonly string[] = Array.from({ length: days + daysAfter }, (_, day) => `${dayFromNumber(first + day)} `);
  return {
    firstDay: dayFromNumber(first),
    days,
    endAt: days * secondsPerDay - 1,
    campaigns,
    campaignOn: (day) => campaignOfDay[day],
    peakOn: (day) => campaignOfDay[day]?.gifts ?? false,
    demand: { steady: cumulate(days, (day) => pull(day, 1)), bargain: cumulate(days, (day) => pull(day, 2.5)) },
    day: (day) => dayFromNumber(first + day),
    timestamp: (at) => {
      const day = Math.floor(at / secondsPerDay);
      const second = at - day * secondsPerDay;
      return (dayTexts[day] as string) + (minuteTexts[Math.floor(second / 60)] as string) + (secondTexts[second % 60] as string);
    },
    weekday,
  };
}

/** Promises may fall due this many days after the last day. */
const daysAfter = 60;

const secondTexts: readonly string[] = Array.from({ length: 60 }, (_, second) => String(second).padStart(2, '0'));
const minuteTexts: readonly string[] = Array.from({ length: 1440 }, (_, minute) => `${secondTexts[Math.floor(minute / 60)]}:${secondTexts[minute % 60]}:`);

/** Sums day by day and scales so that the average day counts 1. */
function cumulate(days: number, demandOf: (day: number) => number): Float64Array {
  const sums = new Float64Array(days + 1);
  for (let day = 0; day < days; day++) sums[day + 1] = (sums[day] as number) + demandOf(day);
  const scale = days / (sums[days] as number);
  return sums.map((sum) => sum * scale);
}

function campaignsBetween(first: number, days: number): Campaign[] {
  const yearOf = (number: number): number => Number(dayFromNumber(number).slice(0, 4));
  const found: Campaign[] = [];
  const add = (from: number, to: number, campaign: Omit<Campaign, 'from' | 'to'>): void => {
    if (to >= first && from < first + days) found.push({ ...campaign, from: from - first, to: to - first });
  };
  for (let year = yearOf(first); year <= yearOf(first + days) + 1; year++) {
    const on = (monthAndDay: string): number => dayNumber(`${year}-${monthAndDay}` as Day);
    const festival = festivals.find(([spring]) => spring.startsWith(String(year)));
    if (festival) {
      const [spring, autumn] = festival.map((day) => dayNumber(day as Day)) as [number, number];
      add(spring - 26, spring - 4, { id: `spring-festival-${year}`, zh: '年货节', en: 'New Year gift', discount: 0.1, pull: 2.1, gifts: true });
      add(autumn - 21, autumn - 2, { id: `mid-autumn-${year}`, zh: '中秋礼遇', en: 'Mid-Autumn gift', discount: 0.1, pull: 1.9, gifts: true });
    }
    add(on('04-03'), on('04-20'), { id: `new-tea-${year}`, zh: '春茶上新', en: 'spring tea', discount: 0.08, pull: 1.35, gifts: false });
    add(on('06-10'), on('06-18'), { id: `mid-year-${year}`, zh: '年中茶会', en: 'mid-year sale', discount: 0.2, pull: 1.4, gifts: false });
    add(on('11-01'), on('11-11'), { id: `double-eleven-${year}`, zh: '双十一', en: 'Double Eleven', discount: 0.22, pull: 1.7, gifts: false });
  }
  return found;
}

/** The week from the eve of the lunar year, when shops and parcels rest. */
function springHolidays(first: number, days: number): ReadonlySet<number> {
  const resting = new Set<number>();
  for (const [spring] of festivals) {
    const eve = dayNumber(spring as Day) - 1 - first;
    for (let day = eve; day < eve + 7; day++) if (day >= 0 && day < days) resting.add(day);
  }
  return resting;
}
