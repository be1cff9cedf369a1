/** Fills the slots of a fragment with the particulars of one customer and one occasion. */
import { type Calendar, secondsPerDay } from '../calendar.ts';
import { agents, carrier, drinkable, products, regions } from '../catalogue.ts';
import type { Latent } from '../latent.ts';
import type { Order } from '../orders.ts';
import type { SeededRandom } from '../seeded-random.ts';
import type { Slots } from './grammar.ts';

export interface Occasion {
  readonly random: SeededRandom;
  readonly latent: Latent;
  readonly calendar: Calendar;
  readonly at: number;
  readonly order: Order | undefined;
  readonly product: number | undefined;
  readonly agent: number | undefined;
  readonly waitSeconds: number | undefined;
  /** What our side promised, in the customer's words. */
  readonly promised: string | undefined;
}

const zhDigits = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'] as const;
const zhWeekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const enWeekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

const people = {
  zh: ['我妈', '我爸', '岳父', '婆婆', '奶奶', '外公', '我老公', '我媳妇', '女儿', '导师', '老领导', '一个客户', '大学室友', '隔壁王姐', '我姑姑', '未来丈母娘', '小舅子', '师父', '同事', '我弟'],
  en: ['my mum', 'my dad', 'my father-in-law', 'my mother-in-law', 'my grandma', 'my husband', 'my wife', 'my daughter', 'my thesis advisor', 'my old boss', 'a client', 'my college roommate', 'the neighbours', 'my aunt', 'my landlord', 'my sister', 'a colleague', 'my yoga teacher', 'my brother'],
} as const;

const occasions = {
  zh: ['六十大寿', '生日', '结婚纪念日', '乔迁', '谢师宴', '满月酒', '退休', '订婚', '出院', '升职', '周年庆', '家庭聚会', '年会', '第一次上门'],
  en: ['60th birthday', 'birthday', 'wedding anniversary', 'housewarming', 'retirement', 'graduation', 'engagement party', 'promotion', 'family dinner', 'farewell party', 'first visit to the in-laws', 'baby shower'],
} as const;

const competitors = { zh: ['楼下茶庄', '别家旗舰店', '超市里', '老家茶农', '小区团购', '直播间'], en: ['the place downstairs', 'another online shop', 'the supermarket', 'a farmer I know', 'the group-buy chat', 'a livestream'] } as const;

/** Words for each slot of a fragment in one language. */
type Fillings = Readonly<Record<string, (occasion: Occasion) => string>>;

export function slotsFor(occasion: Occasion): Slots {
  const fillings = occasion.latent.language === 'zh' ? chinese : english;
  return (slot) => fillings[slot]?.(occasion) ?? '';
}

function subject({ random, product }: Occasion): (typeof products)[number] {
  return products[product ?? random.pick(drinkable)] as (typeof products)[number];
}

function yuan(occasion: Occasion): number {
  return subject(occasion).priceCents / 100;
}

function daysLate({ order, at }: Occasion): number {
  return order?.promisedAt === undefined ? 2 + (at % 4) : Math.min(30, Math.max(1, Math.round((at - order.promisedAt) / secondsPerDay)));
}

function daysSince({ order, at }: Occasion): number {
  return order === undefined ? 2 + (at % 5) : Math.min(60, Math.max(0, Math.floor(at / secondsPerDay) - Math.floor(order.at / secondsPerDay)));
}

/** What people remember of a wait they mention: this one if it was long, else an earlier one. */
function waitMinutes({ waitSeconds, random }: Occasion): number {
  return waitSeconds !== undefined && waitSeconds > 600 ? Math.round(waitSeconds / 60) : random.between(11, 55);
}

const common: Fillings = {
  price: (occasion) => String(yuan(occasion)),
  cheaper: (occasion) => String(Math.round(yuan(occasion) * (0.55 + 0.3 * occasion.random.next()))),
  order: ({ latent, order, random }) => String(1000 + ((latent.index * 7919 + (order?.number ?? random.below(90)) * 613) % 9000)),
  total: (occasion) => String(occasion.order ? occasion.order.netCents / 100 : yuan(occasion) * 2),
  degrees: ({ random }) => String(random.pick([75, 80, 85, 88, 90, 95, 100])),
  grams: ({ random }) => String(random.pick([3, 4, 5, 6, 7, 8])),
  people: ({ random }) => String(random.pick([8, 12, 15, 20, 24, 30, 36, 40, 50, 60, 80, 120])),
  small: ({ random }) => String(random.between(2, 9)),
  due: ({ promised }) => promised ?? '',
  promised: ({ promised }) => promised ?? '',
};

function zhNumber(count: number, random: SeededRandom): string {
  return count <= 10 && random.chance(0.6) ? (zhDigits[count] as string) : String(count);
}

function zhDay(occasion: Occasion): string {
  const { random, calendar, at } = occasion;
  const since = daysSince(occasion);
  const day = Math.floor(at / secondsPerDay) - since;
  if (since === 0) return '今天';
  if (since === 1) return '昨天';
  if (since === 2) return random.pick(['前天', '两天前']);
  if (since < 7) return random.pick([zhWeekdays[calendar.weekday(day)] ?? '', `${since}天前`]);
  const date = calendar.day(day);
  return random.pick([`${Number(date.slice(5, 7))}月${Number(date.slice(8))}号`, '上次', '之前']);
}

const chinese: Fillings = {
  ...common,
  p: (occasion) => subject(occasion).zh,
  q: ({ random }) => products[random.pick(drinkable)]?.zh ?? '',
  city: ({ latent }) => regions[latent.region]?.zh ?? '',
  store: ({ latent, random }) => regions[latent.region]?.store?.slice(2) ?? random.pick(['南山店', '愚园店', '五道营店']),
  carrier: ({ random }) => random.pick([carrier.zh, carrier.zhShort, carrier.zhShort, '快递']),
  agent: ({ agent, random }) => agents[agent ?? random.below(agents.length)]?.zh ?? '',
  who: ({ random }) => random.pick(people.zh),
  occ: ({ random }) => random.pick(occasions.zh),
  rival: ({ random }) => random.pick(competitors.zh),
  day: zhDay,
  late: (occasion) => zhNumber(daysLate(occasion), occasion.random),
  since: (occasion) => zhNumber(Math.max(1, daysSince(occasion)), occasion.random),
  n: ({ random }) => zhNumber(random.between(2, 6), random),
  wait: (occasion) => `${waitMinutes(occasion)}${occasion.random.pick(['分钟', '多分钟', '来分钟'])}`,
};

const enDigits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

function enNumber(count: number, random: SeededRandom): string {
  return count <= 10 && random.chance(0.6) ? (enDigits[count] as string) : String(count);
}

function enDays(count: number, random: SeededRandom): string {
  return `${enNumber(count, random)} day${count === 1 ? '' : 's'}`;
}

function enDay(occasion: Occasion): string {
  const { random, calendar, at } = occasion;
  const since = daysSince(occasion);
  if (since === 0) return 'today';
  if (since === 1) return 'yesterday';
  const weekday = enWeekdays[calendar.weekday(Math.floor(at / secondsPerDay) - since)] ?? '';
  return random.pick([`${enDays(since, random)} ago`, ...(since < 7 ? [`on ${weekday}`] : ['last time', 'a while ago'])]);
}

const english: Fillings = {
  ...common,
  p: (occasion) => subject(occasion).en,
  q: ({ random }) => products[random.pick(drinkable)]?.en ?? '',
  city: ({ latent }) => regions[latent.region]?.en ?? '',
  store: ({ random }) => random.pick(['the Nanshan shop', 'the Yuyuan shop', 'the Wudaoying shop', 'your shop']),
  carrier: ({ random }) => random.pick([carrier.en, carrier.enShort, 'the courier', 'your courier']),
  agent: ({ agent, random }) => agents[agent ?? random.below(agents.length)]?.en ?? '',
  who: ({ random }) => random.pick(people.en),
  occ: ({ random }) => random.pick(occasions.en),
  rival: ({ random }) => random.pick(competitors.en),
  day: enDay,
  late: (occasion) => enDays(daysLate(occasion), occasion.random),
  since: (occasion) => enDays(Math.max(1, daysSince(occasion)), occasion.random),
  n: ({ random }) => enNumber(random.between(2, 6), random),
  wait: (occasion) => `${waitMinutes(occasion)} minutes`,
};
