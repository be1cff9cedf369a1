/** Chinese lengths of time: 三个工作日, 半小时, 两三天. */
import { parseChineseAmount } from './numerals.ts';
import type { Family, Place, TokenValue, Unit } from './tokens.ts';
import { han, number, past, sticky } from './words-chinese.ts';

const numberStarts = `0123456789${han}几数半好`;
const units: readonly (readonly [pattern: RegExp, unit: Unit, times: number])[] = [
  [/^个?(?:工作日|交易日|个?班)/, 'workday', 1], [/^个?秒/, 'second', 1], [/^个?刻/, 'minute', 15], [/^个?分/, 'minute', 1], [/^个?(?:小时|钟头|钟)/, 'hour', 1], [/^个?(?:周|星期|礼拜)/, 'week', 1],
  [/^个?季度/, 'quarter', 1], [/^个?月/, 'month', 1], [/^个?年/, 'year', 1], [/^个?(?:天|日|自然日|晚|宿)/, 'day', 1],
];
const unitPattern = '(工作日|交易日|自然日|秒钟?|分钟|分(?=内|后|之内|以内|之后|以后|左右)|刻钟|个?小时|个?钟头|个?钟(?=内|后|之内|左右|我|给|就|到|能)|天|日(?=内|后|之内|以内|之后|以后)|周|星期|礼拜|(?<=[个半])月|(?<=个)季度|年)';

function unitOf(word: string): readonly [Unit, number] {
  const found = units.find(([pattern]) => pattern.test(word)) ?? units.at(-1)!;
  return [found[1], found[2]];
}

function lengthToken(low: number, high: number, word: string): TokenValue | undefined {
  const [unit, times] = unitOf(word);
  const most = { second: 86_400, minute: 20_000, hour: 2_000, day: 1_000, workday: 500, week: 150, month: 60, quarter: 20, year: 10 }[unit];
  if (high * times > most || high <= 0) return past();
  return { kind: 'length', rule: `zh.${unit === 'workday' ? 'workdays' : 'length'}`, amount: { low: low * times, high: high * times }, unit };
}

/** 每天, 第三天, 前两天, 等了三天 are no deadlines. */
function isNoDeadline(place: Place): boolean {
  return place.previous?.kind !== 'tail' && /[每第逢前头]$/.test(place.text.slice(0, place.start));
}

export const chineseLengths: readonly Family[] = [
  {
    begins: `${numberStarts}十`,
    pattern: sticky(`(?:(${number}|几|数|好几|十几)(?:(?:-|~|到|至|、|或)(${number}))?|(半))(来|多|几)?\\s?(?:个)?(多)?(半(?=小时|钟头|月|年|天))?${unitPattern}(半)?(?:的?(?:时间|功夫|工夫))?`),
    read: (match, place) => {
      const [words, first, second, onlyHalf, , , half, unit, halfAfter] = match;
      if (/^\d{4}年/.test(words)) return undefined;
      if (isNoDeadline(place) || /^\s?(?:多?前(?!把|给|我|发)|之前|以前|了(?!结))/.test(place.text.slice(place.end, place.end + 4))) return past();
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
