/** Festivals by name. Days are numbers since 1970-01-01. */
import { lunarDay, solarTermDay, solarTermNames } from './lunar.ts';
import { dateOf, dayOf, spanOfDay } from './spans.ts';
import type { Span } from './spans.ts';
import { weekdayOf } from './work-calendar.ts';

interface Festival {
  /** Its first day in a year. */
  readonly dayIn: (year: number) => number | undefined;
  /** Usual holidays from that day on. */
  readonly days: number;
}

const fixed = (month: number, date: number, days = 1): Festival => ({ dayIn: (year) => dayOf(year, month, date), days });
const lunar = (month: number, date: number, days = 1): Festival => ({ dayIn: (year) => lunarDay(year, month, date), days });
const before = (festival: Festival, count: number): Festival => ({ dayIn: (year) => { const day = festival.dayIn(year); return day === undefined ? undefined : day - count; }, days: 1 });
/** The `nth` given weekday (0 = Monday) of a month; 0 for the last. */
const nth = (month: number, weekday: number, count: number, after = 0): Festival => ({
  dayIn: (year) => {
    if (count === 0) {
      const last = dayOf(year, month + 1, 1) - 1;
      return last - ((weekdayOf(last) - weekday + 7) % 7);
    }
    const first = dayOf(year, month, 1);
    return first + ((weekday - weekdayOf(first) + 7) % 7) + (count - 1) * 7 + after;
  },
  days: 1,
});

/** Easter Sunday, Gregorian (the anonymous algorithm: Meeus, Astronomical Algorithms, ch. 8). */
function easterDay(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return dayOf(year, Math.floor((h + l - 7 * m + 114) / 31), ((h + l - 7 * m + 114) % 31) + 1);
}
const easter = (after: number, days = 1): Festival => ({ dayIn: (year) => easterDay(year) + after, days });

const springFestival = lunar(1, 1, 7);
const terms = Object.fromEntries(solarTermNames.map((name): [string, Festival] => [name, { dayIn: (year) => solarTermDay(name, year), days: name === '清明' ? 3 : 1 }]));

const chinese: Readonly<Record<string, Festival>> = {
  ...terms,
  元旦: fixed(1, 1), 跨年: fixed(12, 31), 春节: springFestival, 过年: springFestival, 大年: springFestival, 新年: springFestival, 农历新年: springFestival,
  除夕: before(springFestival, 1), 大年三十: before(springFestival, 1), 年三十: before(springFestival, 1), 年夜饭: before(springFestival, 1), 小年: lunar(12, 23), 腊八: lunar(12, 8),
  元宵: lunar(1, 15), 端午: lunar(5, 5, 3), 七夕: lunar(7, 7), 中元: lunar(7, 15), 中秋: lunar(8, 15, 3), 重阳: lunar(9, 9),
  情人节: fixed(2, 14), 妇女节: fixed(3, 8), 三八: fixed(3, 8), 植树节: fixed(3, 12), 劳动节: fixed(5, 1, 5), 五一: fixed(5, 1, 5), 青年节: fixed(5, 4), 五四: fixed(5, 4),
  母亲节: nth(5, 6, 2), 儿童节: fixed(6, 1), 六一: fixed(6, 1), 父亲节: nth(6, 6, 3), '618': fixed(6, 18), 六一八: fixed(6, 18), 建党节: fixed(7, 1), 七一: fixed(7, 1), 建军节: fixed(8, 1), 八一: fixed(8, 1),
  教师节: fixed(9, 10), 国庆: fixed(10, 1, 7), 十一长假: fixed(10, 1, 7), 万圣节: fixed(10, 31), 双十一: fixed(11, 11), 双11: fixed(11, 11), 双十二: fixed(12, 12), 双12: fixed(12, 12),
  感恩节: nth(11, 3, 4), 黑五: nth(11, 3, 4, 1), 平安夜: fixed(12, 24), 圣诞: fixed(12, 25), 复活节: easter(0),
};

const english: Readonly<Record<string, Festival>> = {
  christmas: fixed(12, 25), xmas: fixed(12, 25), 'christmas day': fixed(12, 25), 'christmas eve': fixed(12, 24), 'boxing day': fixed(12, 26),
  'new year': fixed(1, 1), "new year's": fixed(1, 1), 'new years': fixed(1, 1), "new year's day": fixed(1, 1), "new year's eve": fixed(12, 31), 'burns night': fixed(1, 25),
  easter: easter(0, 2), 'easter sunday': easter(0), 'easter monday': easter(1), 'good friday': easter(-2), 'ash wednesday': easter(-46), 'shrove tuesday': easter(-47), 'pancake day': easter(-47),
  whitsun: easter(49), pentecost: easter(49), "valentine's": fixed(2, 14), "valentine's day": fixed(2, 14), 'valentines day': fixed(2, 14), "st patrick's day": fixed(3, 17), "april fool's": fixed(4, 1), 'may day': fixed(5, 1),
  'memorial day': nth(5, 0, 0), juneteenth: fixed(6, 19), 'independence day': fixed(7, 4), 'fourth of july': fixed(7, 4), '4th of july': fixed(7, 4), 'labor day': nth(9, 0, 1), 'columbus day': nth(10, 0, 2),
  'presidents day': nth(2, 0, 3), "presidents' day": nth(2, 0, 3), 'mlk day': nth(1, 0, 3), halloween: fixed(10, 31), 'bonfire night': fixed(11, 5), 'guy fawkes': fixed(11, 5), 'remembrance day': fixed(11, 11), 'veterans day': fixed(11, 11),
  thanksgiving: nth(11, 3, 4, 0), 'black friday': nth(11, 3, 4, 1), 'cyber monday': nth(11, 3, 4, 4), "mother's day": nth(5, 6, 2), "father's day": nth(6, 6, 3), "singles' day": fixed(11, 11), 'singles day': fixed(11, 11),
  'chinese new year': springFestival, 'lunar new year': springFestival, 'spring festival': springFestival, 'lantern festival': lunar(1, 15), 'dragon boat festival': lunar(5, 5, 3), 'mid-autumn festival': lunar(8, 15, 3), 'mid-autumn': lunar(8, 15, 3), 'national day': fixed(10, 1, 7),
};

const byLength = (names: readonly string[]): string => names.toSorted((a, b) => b.length - a.length).join('|');
/** Terms that are mostly weather or a name are read only where a word of time follows. */
const weather = ['雨水', '小满', '小雪', '大雪', '大寒', '跨年', '三八', '五四', '七一', '八一', '618', '六一八', '五一', '六一', '新年', '大年', '过年', '黑五'];
const timeFollows = '(?=节|前|之前|以前|后|之后|以后|那天|那一|当天|当晚|期间|假期|长假|放假|大促|活动|的时候|时|我|给|再|就|上门|[,，。、]|$)';
const ownNames = Object.keys(chinese);
/** Patterns for their names, longest first. */
export const chineseFestivals: string = `(?:${byLength(ownNames.filter((name) => !weather.includes(name)))}|(?:${byLength(weather)})${timeFollows})(?:节)?(?:假期|长假|放假)?`;
export const englishFestivals: string = `(?:${byLength(Object.keys(english)).replaceAll("'", "'?")})`;

/** The festival of this year, or of the next when its days are over. `words` may carry 节 or 假期. */
export function festivalSpan(words: string, today: number, year?: number): Span | undefined {
  const name = words.replace(/(?:假期|长假|放假)$/, '');
  const festival = chinese[words] ?? chinese[name] ?? chinese[name.replace(/节$/, '')] ?? chinese[`${name}节`] ?? english[name] ?? english[name.replaceAll("'", '')] ?? withApostrophe(name);
  if (!festival) return undefined;
  const thisYear = dateOf(today).year;
  for (const candidate of year === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [year]) {
    const day = festival.dayIn(candidate);
    if (day !== undefined && (year !== undefined || day + festival.days > today)) return { ...spanOfDay(day), holidaysLast: day + festival.days - 1 };
  }
  return undefined;
}

function withApostrophe(name: string): Festival | undefined {
  return english[name.replace(/s( day| eve)?$/, "'s$1")];
}
