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

export function slotsFor(occasion: Occasion): Slots {
  return occasion.latent.language === 'zh' ? zhSlots(occasion) : enSlots(occasion);
}

function subject({ random, product }: Occasion): (typeof products)[number] {
  return products[product ?? random.pick(drinkable)] as (typeof products)[number];
}

function daysLate({ order, at, random }: Occasion): number {
  return order?.promisedAt === undefined ? random.between(2, 5) : Math.min(30, Math.max(1, Math.round((at - order.promisedAt) / secondsPerDay)));
}

function daysSince({ order, at, random }: Occasion): number {
  return order === undefined ? random.between(2, 6) : Math.min(60, Math.max(0, Math.floor(at / secondsPerDay) - Math.floor(order.at / secondsPerDay)));
}

/** What people remember of a wait they mention: this one if it was long, else an earlier one. */
function waitMinutes({ waitSeconds, random }: Occasion): number {
  return waitSeconds !== undefined && waitSeconds > 600 ? Math.round(waitSeconds / 60) : random.between(11, 55);
}

function common(occasion: Occasion): Slots {
  const { random, order, latent } = occasion;
  const chosen = subject(occasion);
  return {
    price: () => String(chosen.priceCents / 100),
    cheaper: () => String(Math.round((chosen.priceCents / 100) * (0.55 + 0.3 * random.next()))),
    order: () => String(1000 + ((latent.index * 7919 + (order?.number ?? random.below(90)) * 613) % 9000)),
    total: () => (order ? String(order.netCents / 100) : String(chosen.priceCents / 50)),
    degrees: () => String(random.pick([75, 80, 85, 88, 90, 95, 100])),
    grams: () => String(random.pick([3, 4, 5, 6, 7, 8])),
    people: () => String(random.pick([8, 12, 15, 20, 24, 30, 36, 40, 50, 60, 80, 120])),
    small: () => String(random.between(2, 9)),
    hour: () => String(random.between(1, 11)),
    due: () => occasion.promised ?? '',
    promised: () => occasion.promised ?? '',
  };
}

function zhSlots(occasion: Occasion): Slots {
  const { random, latent, calendar, at } = occasion;
  const chosen = subject(occasion);
  const number = (count: number): string => (count <= 10 && random.chance(0.6) ? (zhDigits[count] as string) : String(count));
  const since = daysSince(occasion);
  return {
    ...common(occasion),
    p: () => chosen.zh,
    q: () => products[random.pick(drinkable)]?.zh ?? '',
    city: () => regions[latent.region]?.zh ?? '',
    store: () => regions[latent.region]?.store?.slice(2) ?? random.pick(['南山店', '愚园店', '五道营店']),
    carrier: () => random.pick([carrier.zh, carrier.zhShort, carrier.zhShort, '快递']),
    agent: () => agents[occasion.agent ?? random.below(agents.length)]?.zh ?? '',
    who: () => random.pick(people.zh),
    occ: () => random.pick(occasions.zh),
    rival: () => random.pick(competitors.zh),
    day: () => (since === 0 ? '今天' : since === 1 ? '昨天' : since === 2 ? random.pick(['前天', '两天前']) : since < 7 ? random.pick([zhWeekdays[calendar.weekday(Math.floor(at / secondsPerDay) - since)] ?? '', `${since}天前`]) : random.pick([`${Number(calendar.day(Math.floor(at / secondsPerDay) - since).slice(5, 7))}月${Number(calendar.day(Math.floor(at / secondsPerDay) - since).slice(8))}号`, '上次', '之前'])),
    late: () => number(daysLate(occasion)),
    since: () => number(Math.max(1, since)),
    n: () => number(random.between(2, 6)),
    wait: () => `${waitMinutes(occasion)}${random.pick(['分钟', '多分钟', '来分钟'])}`,
  };
}

function enSlots(occasion: Occasion): Slots {
  const { random, latent, calendar, at } = occasion;
  const chosen = subject(occasion);
  const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;
  const number = (count: number): string => (count <= 10 && random.chance(0.6) ? (words[count] as string) : String(count));
  const days = (count: number): string => `${number(count)} day${count === 1 ? '' : 's'}`;
  const since = daysSince(occasion);
  return {
    ...common(occasion),
    p: () => chosen.en,
    q: () => products[random.pick(drinkable)]?.en ?? '',
    city: () => regions[latent.region]?.en ?? '',
    store: () => random.pick(['the Nanshan shop', 'the Yuyuan shop', 'the Wudaoying shop', 'your shop']),
    carrier: () => random.pick([carrier.en, carrier.enShort, 'the courier', 'your courier']),
    agent: () => agents[occasion.agent ?? random.below(agents.length)]?.en ?? '',
    who: () => random.pick(people.en),
    occ: () => random.pick(occasions.en),
    rival: () => random.pick(competitors.en),
    day: () => (since === 0 ? 'today' : since === 1 ? 'yesterday' : since < 7 ? random.pick([`on ${enWeekdays[calendar.weekday(Math.floor(at / secondsPerDay) - since)] ?? ''}`, `${days(since)} ago`]) : random.pick([`${days(since)} ago`, 'last time', 'a while ago'])),
    late: () => days(daysLate(occasion)),
    since: () => days(Math.max(1, since)),
    n: () => number(random.between(2, 6)),
    wait: () => `${waitMinutes(occasion)} minutes`,
  };
}
