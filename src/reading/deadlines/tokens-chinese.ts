/** Chinese words of time. Patterns match the folded text; families that are tried first stand first. */
import { chineseFestivals, festivalSpan } from './festivals.ts';
import { lunarDay } from './lunar.ts';
import { parseChineseAmount, parseChineseNumber } from './numerals.ts';
import { addMonths, dateOf, dayOf, edgeOf, exactDay, monthSpan, nextDate, nextMonthDate, quarterSpan, spanOfDay, upcoming, weekSpan, yearSpan } from './spans.ts';
import type { Now, Span } from './spans.ts';
import { follows } from './tokens.ts';
import type { Bound, Family, Place, TokenValue, Unit } from './tokens.ts';

const han = '〇零一二两俩仨三四五六七八九十百';
const number = `(?:\\d{1,4}(?:\\.\\d)?|[${han}]{1,5})`;
const numberStarts = `0123456789${han}几数半好`;
const sticky = (source: string): RegExp => new RegExp(source, 'yu');
const date = (rule: string, read: (now: Now, base: Span | undefined) => Span | undefined): TokenValue => ({ kind: 'date', rule: `zh.${rule}`, read });
const event = (rule: string): TokenValue => ({ kind: 'event', rule: `zh.${rule}` });
const past: TokenValue = { kind: 'past' };

const units: readonly (readonly [pattern: string, unit: Unit, times: number])[] = [
  ['工作日|交易日|个?班', 'workday', 1], ['秒', 'second', 1], ['刻', 'minute', 15], ['分', 'minute', 1], ['小时|钟头|钟', 'hour', 1], ['周|星期|礼拜', 'week', 1],
  ['季度', 'quarter', 1], ['月', 'month', 1], ['年', 'year', 1], ['天|日|自然日|晚|宿', 'day', 1],
];
const unitPattern = '(工作日|交易日|自然日|秒钟?|分钟|分(?=内|后|之内|以内|之后|以后|左右)|刻钟|个?小时|个?钟头|个?钟(?=内|后|之内|左右|我|给|就|到|能)|天|日(?=内|后|之内|以内|之后|以后)|周|星期|礼拜|(?<=[个半])月|(?<=个)季度|年)';

function unitOf(word: string): readonly [Unit, number] {
  const found = units.find(([pattern]) => new RegExp(`^(?:个)?(?:${pattern})`).test(word)) ?? units.at(-1)!;
  return [found[1], found[2]];
}

function lengthToken(low: number, high: number, word: string): TokenValue | undefined {
  const [unit, times] = unitOf(word);
  const most = { second: 86_400, minute: 20_000, hour: 2_000, day: 1_000, workday: 500, week: 150, month: 60, quarter: 20, year: 10 }[unit];
  if (high * times > most || high <= 0) return past;
  return { kind: 'length', rule: `zh.${unit === 'workday' ? 'workdays' : 'length'}`, amount: { low: low * times, high: high * times }, unit };
}

/** 每天, 第三天, 前两天, 等了三天 are no deadlines. */
function isNoDeadline(place: Place): boolean {
  return place.previous?.kind !== 'tail' && /[每第逢前头]$/.test(place.text.slice(0, place.start));
}

const durations: readonly Family[] = [
  {
    begins: `${numberStarts}十`,
    pattern: sticky(`(?:(${number}|几|数|好几|十几)(?:(?:-|~|到|至|、|或)(${number}))?|(半))(来|多|几)?\\s?(?:个)?(多)?(半(?=小时|钟头|月|年|天))?${unitPattern}(半)?(?:的?(?:时间|功夫|工夫))?`),
    read: (match, place) => {
      const [words, first, second, onlyHalf, , , half, unit, halfAfter] = match;
      if (/^\d{4}年/.test(words)) return undefined;
      if (isNoDeadline(place) || /^\s?(?:多?前(?!把|给|我|发)|之前|以前|了(?!结))/.test(place.text.slice(place.end, place.end + 4))) return past;
      return readLength({ first, second, onlyHalf: onlyHalf !== undefined, andHalf: (half ?? halfAfter) !== undefined, unit: unit! });
    },
  },
  {
    begins: '个一',
    pattern: sticky('(?:一)?个把(小时|钟头|月|星期|礼拜)'),
    read: (match) => lengthToken(1, 2, match[1]!),
  },
  {
    begins: '过隔再',
    pattern: sticky(`(?:再?过|隔)(${number}|几|半)(?:个)?(半)?${unitPattern}`),
    read: (match) => {
      const onlyHalf = match[1] === '半';
      const value = readLength({ first: match[1], second: undefined, onlyHalf, andHalf: match[2] !== undefined, unit: match[3]! });
      if (value?.kind !== 'length') return value;
      const loose = match[1] === '几' || (match[1] === '两' && value.unit === 'day');
      return { ...value, amount: loose ? { low: value.amount.low, high: value.amount.high + 2 } : value.amount, bound: 'after' };
    },
  },
];

interface LengthWords {
  readonly first: string | undefined;
  readonly second: string | undefined;
  /** 半天, 半年: nothing but a half. */
  readonly onlyHalf: boolean;
  readonly andHalf: boolean;
  readonly unit: string;
}

function readLength({ first, second, onlyHalf, andHalf, unit }: LengthWords): TokenValue | undefined {
  if (onlyHalf) {
    if (unit === '天') return lengthToken(12, 12, '小时');
    if (unit === '月') return lengthToken(15, 15, '天');
    if (unit === '年') return lengthToken(6, 6, '月');
    return lengthToken(0.5, 0.5, unit);
  }
  const low = parseChineseAmount(first!);
  const high = second === undefined ? low : parseChineseAmount(second);
  if (!low || !high) return undefined;
  const extra = andHalf ? 0.5 : 0;
  return lengthToken(low.low + extra, Math.max(low.high, high.high) + extra, unit);
}

const ahead: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 这: 0, 这个: 0, 本: 0, 当: 0, 下: 1, 下下: 2 };
const weekdays: Readonly<Record<string, number>> = { 一: 0, 二: 1, 三: 2, 四: 3, 五: 4, 六: 5, 日: 6, 天: 6, 1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 6 };

const weeks: Family = {
  begins: '上这本下当周星礼',
  pattern: sticky('(上上?|这|本|下下?|当)?(?:一?个)?(?:周|星期|礼拜)([一二三四五六日天](?!到位)|[1-7](?![\\d个天月年折:])|末|中(?!旬|午|心)|初|底|内(?!衣))?'),
  read: (match, place) => {
    const [, prefix, part] = match;
    if (prefix === undefined && (part === undefined || /[每逢]$/.test(place.text.slice(0, place.start)))) return undefined;
    if (prefix?.startsWith('上')) return past;
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
  { begins: '昨前大上去', pattern: sticky('昨[天日晚夜儿]|大?前[天日晚](?!台)|上(?:个)?月|去年|上次|上回|上季度'), read: () => past },
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

type Hours = readonly [from: number, to: number, evening: boolean];
const parts: Readonly<Record<string, Hours>> = {
  凌晨: [0, 6, false], 清晨: [5, 8, false], 清早: [5, 9, false], 早上: [6, 9, false], 早晨: [6, 9, false], 早间: [6, 9, false], 一早: [6, 9, false], 早: [6, 9, false], 晨: [6, 9, false],
  上午: [8, 12, false], 午前: [8, 12, false], 中午: [12, 13, true], 正午: [12, 12, true], 晌午: [12, 13, true], 午后: [13, 18, true], 下午: [13, 18, true], 傍晚: [17, 19, true], 黄昏: [17, 19, true], 天黑: [18, 19, true],
  晚上: [18, 24, true], 晚间: [18, 24, true], 晚: [18, 24, true], 夜里: [20, 24, true], 夜间: [20, 24, true], 入夜: [19, 24, true], 夜: [20, 24, true], 半夜: [23, 30, true], 深夜: [22, 26, true], 午夜: [24, 24, true], 天亮: [5, 7, false],
};
const clockEdges: Readonly<Record<string, (settings: { workBegins: number; workEnds: number; shopCloses: number }) => number>> = {
  下班: (settings) => settings.workEnds, 收工: (settings) => settings.workEnds, 放学: () => 17 * 60, 上班: (settings) => settings.workBegins, 开门: (settings) => settings.workBegins,
  打烊: (settings) => settings.shopCloses, 关门: (settings) => settings.shopCloses, 闭店: (settings) => settings.shopCloses, 收摊: (settings) => settings.shopCloses,
  早饭: () => 8 * 60, 午饭: () => 12 * 60, 中饭: () => 12 * 60, 午休: () => 12 * 60, 晚饭: () => 18 * 60, 睡: () => 22 * 60,
};

const times: readonly Family[] = [
  {
    begins: '凌清大一早晨上午中正晌下傍黄天晚夜入半深',
    pattern: sticky('凌晨|清晨|大?清早|大?一早|早上|早晨|早间|上午|午前|中午|正午|晌午|午后|下午|傍晚|黄昏|天黑|天亮|晚上|晚间|夜里|夜间|入夜|半夜|深夜|午夜|早(?!已|就|知|点|些|日|先|期|该|晚|教|退|餐|茶|饭|安|班|鸟)|晚(?!点|些|一|了|于|会|辈|安|饭|餐|报|宴|到|班)|晨|夜'),
    read: (match, place) => {
      const word = match[0].replace(/^大(?=清早|一早)/, '');
      const short = word.length === 1;
      if (short && !(place.previous?.kind === 'date' && place.previous.end === place.start)) return undefined;
      const [from, to, evening] = parts[word]!;
      return { kind: 'part', rule: 'zh.part-of-day', from: from * 60, to: to * 60, evening };
    },
  },
  {
    begins: `0123456789${han}`,
    pattern: sticky(`(${number})点(?:(半)|(一刻|三刻)|整|钟)?(?:过?(?:零)?(${number})分?)?(?!子|心|儿|击|评|单|菜|餐|名|头|赞|意见|建议|要求|问题|好处|不同|\\d)|([01]?\\d|2[0-4])[::]([0-5]\\d)(?!\\d|\\s?[ap]\\.?m)`),
    read: (match, place) => readClock(match, place),
  },
  {
    begins: '下打关收上开午中晚早放闭睡',
    pattern: sticky('(下班|收工|放学|上班|开门|打烊|关门|闭店|收摊|早饭|午饭|中饭|午休|晚饭)(?=前|之前|以前|后|之后|以后|时|的时候)|(下班|打烊|关门)|睡(?=前|觉前)觉?'),
    read: (match, place) => {
      if (match[2] !== undefined && !follows(place, 'date') && !/最[迟晚]$|不晚于$/.test(place.text.slice(0, place.start))) return undefined;
      const edge = clockEdges[match[1] ?? match[2] ?? '睡']!;
      return { kind: 'clock', rule: 'zh.work-day', read: (settings) => ({ minute: edge(settings), halved: false }) };
    },
  },
];

function readClock(match: RegExpExecArray, place: Place): TokenValue | undefined {
  const hour = parseChineseNumber(match[1] ?? match[5]!);
  const minute = match[2] !== undefined ? 30 : match[3] === '一刻' ? 15 : match[3] === '三刻' ? 45 : match[4] !== undefined ? parseChineseNumber(match[4]) : match[6] !== undefined ? Number(match[6]) : 0;
  if (hour === undefined || minute === undefined || hour > 24 || minute > 59 || !Number.isInteger(hour)) return undefined;
  const exact = match[5] !== undefined || match[2] !== undefined || match[3] !== undefined || /[整钟分]$/.test(match[0]);
  const after = place.text.slice(place.end, place.end + 3);
  const led = follows(place, 'date', 'part', 'join', 'lead') || /^(?:前|之前|以前|左右|到(?!位)|准时|来|过来|送|给|见|我|就|再|之后|以后|后(?!面)|出|发|打|上|开|关|[-~至,，。、]|$)/.test(after);
  if (!exact && (!led || (!follows(place, 'date', 'part') && /[有快早晚差一些慢]$/.test(place.text.slice(0, place.start))) || (hour < 3 && !follows(place, 'date', 'part', 'join') && !/^(?:前|之前|以前|钟|左右)/.test(after)))) return undefined;
  const halved = hour >= 1 && hour <= 12 && !(match[5]?.startsWith('0') ?? false) && !(match[5] !== undefined && match[5].length === 2 && hour < 12);
  return { kind: 'clock', rule: 'zh.clock', read: () => ({ minute: hour * 60 + minute, halved }) };
}

const vague: readonly Family[] = [
  {
    begins: '马立即这就现火当眼',
    pattern: sticky('马上|立刻|立即|立马|即刻|即时|这就|眼下就|现在(?=就|给|去|帮|开始|过去|马上)|火速|当场|随即'),
    read: () => ({ kind: 'vague', rule: 'zh.immediately', minutes: (settings) => settings.immediatelyMinutes }),
  },
  {
    begins: '稍一待等过晚回迟',
    pattern: sticky('稍后|稍晚|稍候再|一会儿?(?=就|给|我|再|把|发|到|回|$|[,，。])|[待等呆过]一?会儿?|等下(?!次|周|个|回)|等一下(?=给|我|就|发)|晚一?点儿?|晚些(?:时候)?|迟点|回头'),
    read: () => ({ kind: 'vague', rule: 'zh.later', minutes: (settings) => settings.laterMinutes }),
  },
  {
    begins: '尽抓第早赶从加优',
    pattern: sticky('尽快|尽早|抓紧(?:时间)?|第一时间|早日|赶紧|赶快|从速|加急|优先'),
    read: () => ({ kind: 'vague', rule: 'zh.soon', minutes: (settings) => settings.soonMinutes }),
  },
  {
    begins: '近不过短最',
    pattern: sticky('近期|近日|不久(?:之?后)?|不日|过(?:一)?(?:阵子?|段时间|些日子|些天)|短期内|最近(?=就|会|给|安排)'),
    read: () => ({ kind: 'vague', rule: 'zh.shortly', minutes: (settings) => settings.shortlyDays * 1440 }),
  },
  {
    begins: '改哪有以将下往早迟得空后什回天',
    pattern: sticky('改[天日]|哪天|有空|得空|有机会|有时间|空了|以后(?!的)|将来|往后|下(?:次|回)(?:来|见|课|到店)?|下一[节批趟班期轮顿]|早晚|迟早|日后|后面(?=会|给|再|我)|什么时候|到时候?|届时'),
    read: (match, place) => (match[0] === '以后' && follows(place, 'date', 'clock', 'part', 'length') ? undefined : event('someday')),
  },
];

const bounds: readonly Family[] = [
  {
    begins: '之以前内里后左上起为那当期过止的',
    pattern: sticky('之前|以前|前(?!台|面|提|途|景|天|后|几|者|期|段|辈)|之内|以内|内(?!容|部|衣|存|饰)|里(?!面|程)|之后|以后|过后|后(?!面|台|续|来|天|期|果|厨|悔|者)|左右|上下|前后|为止|止'),
    read: (match, place) => {
      if (!follows(place, 'date', 'clock', 'part', 'length', 'event')) return undefined;
      const word = match[0];
      const bound: Bound = word.startsWith('左') || word.startsWith('上下') || word === '前后' ? 'about' : word.includes('前') ? 'before' : word.includes('后') ? 'after' : word.endsWith('止') ? 'until' : 'within';
      if (word === '里' && place.previous?.kind !== 'length') return undefined;
      return { kind: 'tail', bound };
    },
  },
  { begins: '最至不截务', pattern: sticky('最迟|最晚|至迟|至多|不晚于|不迟于|不超过|截止到?|截至'), read: () => ({ kind: 'lead', bound: 'until' }) },
  { begins: '留保等', pattern: sticky('(?:留|保留|等|有效)到'), read: () => ({ kind: 'lead', bound: 'until' }) },
  { begins: '到至-~或', pattern: sticky('到|至|-|~|或者?'), read: (match, place) => (follows(place, 'date', 'clock', 'part', 'length') ? { kind: 'join', either: match[0].startsWith('或') } : undefined) },
];

export const chineseFamilies: readonly Family[] = [...vague, ...durations, ...festivals, ...days, ...longPeriods, ...months, weeks, ...times, ...bounds];
