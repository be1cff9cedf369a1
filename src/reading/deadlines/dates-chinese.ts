/** Chinese words for days, weeks, months and longer, and festivals. */
import { chineseFestivals, festivalSpan } from './festivals.ts';
import { lunarDay } from './lunar.ts';
import { parseChineseNumber } from './numerals.ts';
import { addMonths, dateOf, dayOf, edgeOf, exactDay, monthSpan, nextDate, nextMonthDate, quarterSpan, spanOfDay, upcoming, weekSpan, yearSpan } from './spans.ts';
import type { Now, Span } from './spans.ts';
import { follows } from './tokens.ts';
import type { Family, TokenValue } from './tokens.ts';
import { date, han, number, past, sticky } from './words-chinese.ts';

const ahead: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 这: 0, 这个: 0, 本: 0, 当: 0, 下: 1, 下下: 2 };
const weekdays: Readonly<Record<string, number>> = { 一: 0, 二: 1, 三: 2, 四: 3, 五: 4, 六: 5, 日: 6, 天: 6, 1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 6 };

const weeks: Family = {
  begins: '上这本下当周星礼',
  pattern: sticky('(上上?|这|本|下下?|当)?(?:一?个)?(?:周|星期|礼拜)([一二三四五六日天](?!到位)|[1-7](?![\\d个天月年折:])|末|中(?!旬|午|心)|初|底|内(?!衣))?'),
  read: (match, place) => {
    const [, prefix, part] = match;
    if (prefix === undefined && (part === undefined || /[每逢]$/.test(place.text.slice(0, place.start)))) return undefined;
    if (prefix?.startsWith('上')) return past();
    const count = ahead[prefix ?? '这']!;
    if (part === undefined || part === '内') return date('week', (now) => weekSpan(now.today, count));
    return date('weekday', (now, base) => weekPart({ now, base, part, count, bare: prefix === undefined }));
  },
};

function weekPart({ now, base, part, count, bare }: { now: Now; base: Span | undefined; part: string; count: number; bare: boolean }): Span {
  const from = base?.precision === 'week' ? base : weekSpan(now.today, count);
  if (part === '末') {
    const weekend = { first: from.first + 5, last: from.first + 6, precision: 'day' as const };
    return bare && weekend.last < now.today ? { ...weekend, first: weekend.first + 7, last: weekend.last + 7 } : weekend;
  }
  if (part === '初') return { first: from.first, last: from.first + 1, precision: 'week' };
  if (part === '中') return { first: from.first + 2, last: from.first + 2, latest: from.first + 3, precision: 'week' };
  if (part === '底') return { first: from.first + 4, last: from.first + 6, precision: 'week', closing: true };
  const day = from.first + weekdays[part]!;
  if (base?.precision === 'day') return base;
  return spanOfDay(bare && base === undefined && day < now.today ? day + 7 : day);
}

const dayWords: Readonly<Record<string, number>> = { 今: 0, 当: 0, 本: 0, 明: 1, 次: 1, 翌: 1, 隔: 1, 第二: 1, 后: 2, 大后: 3 };
const partAhead = '(?=一?早|晚(?!点|些|一|了|于)|夜|晨|清晨|凌晨|上午|中午|下午|傍晚|午)';
const days: readonly Family[] = [
  { begins: '今明后近', pattern: sticky('今明两?[天日]|明后两?[天日]|(?:近|今后)?这?(?:两|几)天(?=内|之内)|近几[天日]'), read: (match) => severalDays(match[0]) },
  { begins: '这', pattern: sticky('这(?:一)?(两|二|几|三两|两三)[天日]'), read: (match) => severalDays(match[0]) },
  {
    begins: '今明后大当次翌隔第本',
    pattern: sticky(`(大后|今|明|后|当|次|翌|隔|第二|本)(?:天(?!猫|花|气|生|道)|日(?!期|本|常|用|子))|(今|明|后)儿个?|(今|明|后|当)${partAhead}`),
    read: (match) => {
      const word = match[1] ?? match[2] ?? match[3]!;
      return date(word === '当' || word === '次' || word === '翌' || word === '隔' || word === '第二' ? 'day-of-event' : 'day', (now) => spanOfDay(now.today + dayWords[word]!));
    },
  },
  { begins: '昨前大上去', pattern: sticky('昨[天日晚夜儿]|大?前[天日晚](?!台)|上(?:个)?月|去年|上次|上回|上季度'), read: past },
];

function severalDays(words: string): TokenValue {
  if (words.startsWith('今明')) return date('days', ({ today }) => ({ first: today, last: today, latest: today + 1, precision: 'day' }));
  if (words.startsWith('明后')) return date('days', ({ today }) => ({ first: today + 1, last: today + 1, latest: today + 2, precision: 'day' }));
  const few = /几|三/.test(words);
  return date('days', ({ today }) => ({ first: today, last: today + (few ? 2 : 1), latest: today + (few ? 6 : 2), precision: 'vague' }));
}

const edges: Readonly<Record<string, 'start' | 'middle' | 'end'>> = { 初: 'start', 头: 'start', 中: 'middle', 底: 'end', 末: 'end', 尾: 'end' };

/** The month that words name: 本, 下, 下下, a number (this year or next), or the one running. */
function namedMonth(word: string | undefined, now: Now, base: Span | undefined): Span | undefined {
  const { year, month } = dateOf(now.today);
  if (word === undefined) return base?.precision === 'month' ? base : monthSpan(year, month);
  if (word in ahead) return monthSpan(year, month + ahead[word]!);
  const named = parseChineseNumber(word);
  if (named === undefined || named < 1 || named > 12) return undefined;
  if (base?.precision === 'year') return monthSpan(dateOf(base.first).year, named);
  return upcoming([monthSpan(year, named), monthSpan(year + 1, named)], now.today);
}

const monthWord = `(这个?|本|当|下下?(?=个?月)|1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])`;
const months: readonly Family[] = [
  {
    begins: `这本当下月123456789十一二三四五六七八九`,
    pattern: sticky(`(?:${monthWord}个?月份?)(底|末|初|头|中旬|中(?!秋|午|间)|上旬|下旬)|月(底|末|初|头|中旬|中(?!间)|上旬|下旬|尾)`),
    read: (match) => {
      const edge = match[2] ?? match[3]!;
      return date('month-edge', (now, base) => {
        const month = namedMonth(match[1]?.replace(/个$/, ''), now, base);
        if (!month) return undefined;
        if (edge.endsWith('旬')) return third(month, edge);
        const span = edgeOf(month, edges[edge[0]!]!);
        // 月初 said when it is over means the next one.
        return match[1] === undefined && (span.latest ?? span.last) < now.today ? edgeOf(monthSpan(dateOf(now.today).year, dateOf(now.today).month + 1), edges[edge[0]!]!) : span;
      });
    },
  },
  {
    begins: `0123456789${han}明今后来`,
    pattern: sticky(`(?:(20\\d{2}|[二〇零一二三四五六七八九]{4})年|(明|今|后|来)年)?(${number})月份?(${number})(?:日|号)?(?:(?:-|~|到|至)(${number})(?:日|号))?(?![个天点])`),
    read: (match) => {
      const [, yearText, yearWord, monthText, dateText, lastText] = match;
      const [month, first, last] = [monthText, dateText, lastText].map((text) => (text === undefined ? undefined : parseChineseNumber(text))) as [number, number, number | undefined];
      if (!month || !first || month > 12 || first > 31) return undefined;
      return date('date', (now) => {
        const year = yearText !== undefined ? parseChineseNumber(yearText) : yearWord === undefined ? undefined : dateOf(now.today).year + yearAhead[yearWord]!;
        return throughDate(year === undefined ? nextMonthDate(month, first, now.today) : exactSpan(year, month, first), last);
      });
    },
  },
  {
    begins: '下这本当1234567890十一二三四五六七八九两',
    pattern: sticky(`(?:(这个?|本|当|下下?(?=个?月))个?月份?|(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?!\\d|内|后|之内|以内|以后|之后|之久|嫂|子|饼|亮|卡|租|费|付|供|薪|结|票))`),
    read: (match, place) => {
      if (match[2] !== undefined && /[每个满第]$/.test(place.text.slice(0, place.start))) return undefined;
      return date('month', (now, base) => namedMonth(match[1] ?? match[2], now, base));
    },
  },
  {
    begins: `0123456789${han}`,
    pattern: sticky(`(${number})(?:号|日)?(?:-|~|到|至)(${number})(?:号|日)(?![楼线店门厅桌房柜机电车馆院仓口窗位码色包])|(${number})(?:号(?![楼线店门厅桌房柜机电车馆院仓口窗位码色包台院人球箱])|日(?!元|子|常|用))`),
    read: (match, place) => {
      if (/[第每月]$/.test(place.text.slice(0, place.start)) && !follows(place, 'date')) return undefined;
      const first = parseChineseNumber(match[1] ?? match[3]!);
      const last = match[2] === undefined ? undefined : parseChineseNumber(match[2]);
      if (first === undefined || first < 1 || first > 31 || !Number.isInteger(first) || (last !== undefined && last > 31)) return undefined;
      return date('date', (now, base) => {
        if (base?.precision !== 'month') return throughDate(nextDate(first, now.today), last);
        const { year, month } = dateOf(base.first);
        return throughDate(exactSpan(year, month, first), last);
      });
    },
  },
  {
    begins: '0123456789',
    pattern: sticky('(?:(20\\d{2})[-/.](\\d{1,2})[-/.](\\d{1,2})|(\\d{1,2})/(\\d{1,2})(?![\\d/%折倍])|(\\d{1,2})[.-](\\d{1,2})(?=号|日|前|之前|以前|后|当天))(?:号|日)?'),
    read: (match, place) => {
      if (/[\d./-]$/.test(place.text.slice(0, place.start))) return undefined;
      const year = match[1] === undefined ? undefined : Number(match[1]);
      const month = Number(match[2] ?? match[4] ?? match[6]);
      const day = Number(match[3] ?? match[5] ?? match[7]);
      if (month < 1 || month > 12 || day < 1 || day > 31 || (match[4] !== undefined && !/[\u4e00-\u9fff]/.test(place.text))) return undefined;
      return date('date', (now) => (year === undefined ? nextMonthDate(month, day, now.today) : exactSpan(year, month, day)));
    },
  },
];

function third(month: Span, edge: string): Span {
  if (edge === '上旬') return { first: month.first, last: month.first + 9, precision: 'month' };
  if (edge === '中旬') return { first: month.first + 10, last: month.first + 19, precision: 'month' };
  return { first: month.first + 20, last: month.last, precision: 'month' };
}

function exactSpan(year: number, month: number, day: number): Span | undefined {
  const found = exactDay(year, month, day);
  return found === undefined ? undefined : spanOfDay(found);
}

function throughDate(span: Span | undefined, last: number | undefined): Span | undefined {
  if (!span || last === undefined) return span;
  const { year, month, date: first } = dateOf(span.first);
  return { ...span, last: last > first ? dayOf(year, month, last) : addMonths(dayOf(year, month, last), 1) };
}

const quarters: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 };
const yearAhead: Readonly<Record<string, number>> = { 今: 0, 本: 0, 明: 1, 来: 1, 后: 2 };

const longPeriods: readonly Family[] = [
  {
    begins: '这本下第一二三四1234季q',
    pattern: sticky('(?:(这个?|本|下下?个?|下)(?:一个)?季度?|(?:第)([一二三四1-4])季度|([一二三四])季度|q([1-4])|季度?(?=底|末|初|内))(底|末|初|内|结束)?'),
    read: (match) => {
      const [, relative, ...rest] = match;
      const named = rest[0] ?? rest[1] ?? rest[2];
      const edge = rest[3];
      return date(edge === undefined || edge === '内' ? 'quarter' : 'quarter-edge', (now) => {
        const { year, month } = dateOf(now.today);
        const running = Math.ceil(month / 3);
        const wanted = named === undefined ? running + (ahead[relative?.replace(/个$/, '') ?? '本'] ?? 0) : quarters[named]!;
        const span = named === undefined ? quarterSpan(year, wanted) : upcoming([quarterSpan(year, wanted), quarterSpan(year + 1, wanted)], now.today)!;
        if (edge === undefined || edge === '内') return span;
        const found = edgeOf(monthSpan(dateOf(edge === '初' ? span.first : span.last).year, dateOf(edge === '初' ? span.first : span.last).month), edge === '初' ? 'start' : 'end');
        return { ...found, precision: 'quarter' };
      });
    },
  },
  {
    begins: '今明后来本年上下',
    pattern: sticky('(今|明|后|来|本)年(底|末|终|初|内|中|春天|夏天|秋天|冬天|上半年|下半年)?|年(底|末|终(?=前|之前)|初|内|中(?=前|之前|的时候)|前|后)|(上|下)半年'),
    read: (match, place) => {
      const [, word, edge, bareEdge, half] = match;
      if (bareEdge !== undefined && new RegExp(`[\\d${han}几半今明后去多]$`, 'u').test(place.text.slice(0, place.start))) return undefined;
      if (bareEdge === '前' || bareEdge === '后') return date(bareEdge === '前' ? 'before-new-year' : 'after-new-year', (now) => aroundNewYear(now, bareEdge));
      return date(edge ?? bareEdge ?? half ? 'year-edge' : 'year', (now) => partOfYear(now, word, edge ?? bareEdge ?? (half && `${half}半年`)));
    },
  },
];

function partOfYear(now: Now, word: string | undefined, edge: string | undefined): Span {
  const year = dateOf(now.today).year + (yearAhead[word ?? '今'] ?? 0);
  const span = yearSpan(year);
  switch (edge) {
    case undefined:
    case '内':
      return span;
    case '底':
    case '末':
    case '终':
      return { ...edgeOf(monthSpan(year, 12), 'end'), precision: 'year' };
    case '初': {
      const next = word === undefined && dateOf(now.today).month > 1 ? year + 1 : year;
      return { first: dayOf(next, 1, 1), last: dayOf(next, 1, 15), latest: dayOf(next, 1, 31), precision: 'year' };
    }
    case '中':
      return { first: dayOf(year, 6, 1), last: dayOf(year, 6, 30), latest: dayOf(year, 7, 31), precision: 'year' };
    case '上半年':
      return { first: span.first, last: dayOf(year, 6, 30), precision: 'year' };
    case '下半年':
      return { first: dayOf(year, 7, 1), last: span.last, precision: 'year' };
    default: {
      const start = { 春天: 3, 夏天: 6, 秋天: 9 }[edge] ?? 12;
      return { first: dayOf(year, start, 1), last: dayOf(year, start + 3, 1) - 1, precision: 'quarter' };
    }
  }
}

/** 年 means the end of December or the spring festival: before it holds by the earlier, at the latest by the later. */
function aroundNewYear(now: Now, edge: string): Span | undefined {
  const { year, month } = dateOf(now.today);
  const spring = upcoming([year, year + 1].map((each) => daySpan(lunarDay(each, 1, 1))), now.today);
  if (!spring) return undefined;
  if (edge === '后') return { first: spring.first + 7, last: spring.first + 15, latest: spring.first + 30, precision: 'vague' };
  const december = dayOf(year, 12, 31);
  return { first: now.today, last: month < 3 && spring.first < december ? spring.first - 1 : Math.min(december, spring.first - 1), latest: spring.first - 1, precision: 'year', closing: true };
}

function daySpan(day: number | undefined): Span | undefined {
  return day === undefined ? undefined : spanOfDay(day);
}

const lunarMonths = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];
const festivals: readonly Family[] = [
  {
    begins: '农阴旧正二三四五六七八九十一冬腊大年初',
    pattern: sticky('(?:(农历|阴历|旧历)的?)?(?:(正|十一|十二|[二三四五六七八九十]|冬|腊)月)?(?:(?:大年|年)(?=初))?(初(?:十|[一二三四五六七八九])|(?:十|廿|二十)[一二三四五六七八九]?|三十)(?:日|号)?'),
    read: (match, place) => {
      const [words, lunarWord, monthWord, dayText] = match;
      if (lunarWord === undefined && !dayText!.startsWith('初') && !/^[正冬腊]/.test(words) && !/廿/.test(words)) return undefined;
      if (/[最当起年]$/.test(place.text.slice(0, place.start)) && dayText!.startsWith('初')) return undefined;
      const dayInMonth = parseChineseNumber(dayText!.replace('初', ''));
      if (dayInMonth === undefined) return undefined;
      const newYear = words.startsWith('大年') || words.startsWith('年');
      return date('lunar-date', (now) => {
        const month = newYear ? 1 : monthWord === undefined ? undefined : monthWord === '十一' ? 11 : monthWord === '十二' ? 12 : lunarMonths.indexOf(monthWord) + 1;
        return nextLunarDay(now.today, month, dayInMonth);
      });
    },
  },
  {
    begins: '元跨春过大新农除年小腊端七中八重情妇三植劳五青母儿六父建教国十万双感黑平圣复立雨惊清谷夏芒处白秋寒霜冬',
    pattern: sticky(chineseFestivals),
    read: (match) => date('festival', (now) => festivalSpan(match[0], now.today)),
  },
  { begins: '6', pattern: sticky('618(?=前|之前|以前|后|之后|当天|大促|活动)'), read: () => date('festival', (now) => festivalSpan('618', now.today)) },
];

function nextLunarDay(today: number, month: number | undefined, dayInMonth: number): Span | undefined {
  const { year } = dateOf(today);
  const wanted = month === undefined ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] : [month];
  return upcoming([year - 1, year, year + 1].flatMap((each) => wanted.map((one) => daySpan(lunarDay(each, one, dayInMonth)))), today);
}

export const chineseDates: readonly Family[] = [...festivals, ...days, ...longPeriods, ...months, weeks];
