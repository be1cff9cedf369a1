/** Chinese words of time. Patterns match the folded text; families that are tried first stand first. */
import { chineseDates } from './dates-chinese.ts';
import { chineseLengths } from './lengths-chinese.ts';
import { parseChineseNumber } from './numerals.ts';
import { follows } from './tokens.ts';
import type { Bound, Family, Place, TokenValue } from './tokens.ts';
import { han, number, sticky } from './words-chinese.ts';

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
    read: (match, place) => (match[0] === '以后' && follows(place, 'date', 'clock', 'part', 'length') ? undefined : { kind: 'event', rule: 'zh.someday' }),
  },
];

const bounds: readonly Family[] = [
  {
    begins: '之以前内里后左上为过止',
    follows: true,
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
  { begins: '到至-~或', follows: true, pattern: sticky('到|至|-|~|或者?'), read: (match, place) => (follows(place, 'date', 'clock', 'part', 'length') ? { kind: 'join', either: match[0].startsWith('或') } : undefined) },
];

export const chineseFamilies: readonly Family[] = [...vague, ...chineseLengths, ...chineseDates, ...times, ...bounds];
