/**
 * What the company sells, and where, and who serves: all invented. Prices and costs in cents (分), weights in grams.
 */
interface Product {
  readonly id: string;
  readonly name: string;
  /** What customers call it in a sentence. */
  readonly zh: string;
  readonly en: string;
  readonly category: string;
  readonly priceCents: number;
  readonly costCents: number;
  readonly gift: boolean;
  /** How well it is made, added to how customers feel about it: −0.5 … 0.4. */
  readonly quality: number;
  readonly features: string;
}

interface Benefit {
  readonly feature: string;
  readonly benefit: string;
  readonly need: string;
}

const benefitOf: Readonly<Record<string, Benefit>> = {
  '绿茶 Green tea': { feature: '当季鲜采 first flush', benefit: '清甜不苦 fresh and sweet', need: '日常提神 a clear head' },
  '乌龙 Oolong': { feature: '炭火慢焙 slow charcoal roast', benefit: '耐泡有回甘 many infusions', need: '待客体面 good company' },
  '红茶 Black tea': { feature: '小种工艺 small-leaf craft', benefit: '暖胃 gentle and warm', need: '安心好喝 comfort' },
  '普洱 Pu-erh': { feature: '古树原料 old trees', benefit: '越陈越香 ages well', need: '收藏 something to keep' },
  '白茶 White tea': { feature: '日光萎凋 sun withered', benefit: '清淡 light', need: '给长辈 for the elders' },
  '花草茶 Herbal': { feature: '无添加 nothing added', benefit: '不含咖啡因 caffeine free', need: '睡得好 better sleep' },
  '茶器 Teaware': { feature: '手工制作 made by hand', benefit: '顺手好看 a pleasure to hold', need: '仪式感 a small ritual' },
  '礼盒 Gift box': { feature: '可刻字 can be engraved', benefit: '送得出手 ready to give', need: '心意 to say thank you' },
  '茶点 Tea snacks': { feature: '少糖 less sugar', benefit: '配茶不腻 goes with tea', need: '分享 to share' },
};

type Line = readonly [name: string, zh: string, en: string, category: keyof typeof benefitOf & string, yuan: number, costShare: number, origin: string, grams: number, quality: number];

const lines: readonly Line[] = [
  ['明前龙井 Pre-Qingming Longjing 100 g', '明前龙井', 'Longjing', '绿茶 Green tea', 328, 0.46, '杭州', 100, 0.25],
  ['雨前龙井 Grain Rain Longjing 150 g', '雨前龙井', 'spring Longjing', '绿茶 Green tea', 168, 0.42, '杭州', 150, 0.1],
  ['碧螺春 Biluochun 50 g', '碧螺春', 'Biluochun', '绿茶 Green tea', 128, 0.45, '苏州', 50, 0.1],
  ['安吉白茶 Anji green 80 g', '安吉白茶', 'Anji tea', '绿茶 Green tea', 148, 0.44, '安吉', 80, 0.05],
  ['茉莉花茶 Jasmine pearls 120 g', '茉莉花茶', 'jasmine pearls', '绿茶 Green tea', 88, 0.38, '福州', 120, 0.15],
  ['炒青小罐 Everyday roasted green 60 g', '炒青', 'everyday green', '绿茶 Green tea', 36, 0.4, '黄山', 60, -0.1],
  ['铁观音清香 Light Tieguanyin 125 g', '铁观音', 'Tieguanyin', '乌龙 Oolong', 118, 0.4, '安溪', 125, 0],
  ['武夷肉桂 Wuyi Rougui 50 g', '肉桂', 'Rougui', '乌龙 Oolong', 198, 0.43, '武夷山', 50, 0.2],
  ['大红袍 Da Hong Pao 80 g', '大红袍', 'Da Hong Pao', '乌龙 Oolong', 238, 0.42, '武夷山', 80, 0.15],
  ['凤凰单丛鸭屎香 Phoenix Dancong 60 g', '鸭屎香', 'Dancong', '乌龙 Oolong', 158, 0.41, '潮州', 60, 0.25],
  ['冻顶乌龙 Dongding oolong 100 g', '冻顶乌龙', 'Dongding', '乌龙 Oolong', 138, 0.44, '南投', 100, 0.05],
  ['正山小种 Lapsang Souchong 100 g', '正山小种', 'Lapsang', '红茶 Black tea', 108, 0.4, '武夷山', 100, 0.1],
  ['金骏眉 Jin Jun Mei 50 g', '金骏眉', 'Jin Jun Mei', '红茶 Black tea', 218, 0.45, '武夷山', 50, 0.1],
  ['祁门红茶 Keemun 100 g', '祁红', 'Keemun', '红茶 Black tea', 98, 0.41, '祁门', 100, 0.05],
  ['滇红金针 Dianhong golden needle 120 g', '滇红', 'Dianhong', '红茶 Black tea', 78, 0.4, '凤庆', 120, 0.05],
  ['蜜香红茶袋泡 Honey black tea bags 20', '蜜香红茶包', 'honey black tea bags', '红茶 Black tea', 45, 0.36, '台东', 50, -0.15],
  ['熟普小沱 Ripe pu-erh mini tuo 150 g', '小沱茶', 'mini tuo', '普洱 Pu-erh', 68, 0.37, '勐海', 150, -0.05],
  ['古树生普 Old-tree raw pu-erh cake 357 g', '古树生普', 'raw pu-erh cake', '普洱 Pu-erh', 468, 0.44, '易武', 357, 0.1],
  ['十年熟普饼 Ten-year ripe cake 357 g', '十年熟普', 'ten-year ripe cake', '普洱 Pu-erh', 588, 0.46, '勐海', 357, 0.2],
  ['柑普茶 Tangerine pu-erh 8 pieces', '小青柑', 'tangerine pu-erh', '普洱 Pu-erh', 96, 0.39, '新会', 120, 0],
  ['白毫银针 Silver Needle 50 g', '白毫银针', 'Silver Needle', '白茶 White tea', 258, 0.44, '福鼎', 50, 0.2],
  ['白牡丹 White Peony 100 g', '白牡丹', 'White Peony', '白茶 White tea', 138, 0.42, '福鼎', 100, 0.1],
  ['老寿眉饼 Aged Shoumei cake 300 g', '老寿眉', 'Shoumei cake', '白茶 White tea', 188, 0.4, '福鼎', 300, 0.1],
  ['胎菊 Chrysanthemum buds 40 g', '胎菊', 'chrysanthemum', '花草茶 Herbal', 32, 0.35, '桐乡', 40, 0.05],
  ['玫瑰陈皮 Rose and tangerine peel 60 g', '玫瑰陈皮茶', 'rose and peel', '花草茶 Herbal', 42, 0.36, '云南', 60, 0],
  ['桂花乌龙袋泡 Osmanthus oolong bags 15', '桂花乌龙', 'osmanthus oolong', '花草茶 Herbal', 39, 0.37, '桂林', 45, 0.1],
  ['酸枣仁晚安茶 Good-night blend 12 bags', '晚安茶', 'good-night blend', '花草茶 Herbal', 49, 0.34, '赞皇', 48, -0.2],
  ['大麦茶 Roasted barley 200 g', '大麦茶', 'barley tea', '花草茶 Herbal', 18, 0.4, '盐城', 200, 0],
  ['陈皮白茶 Tangerine white 90 g', '陈皮白茶', 'tangerine white', '花草茶 Herbal', 76, 0.38, '福鼎', 90, 0.1],
  ['白瓷盖碗 Porcelain gaiwan', '盖碗', 'gaiwan', '茶器 Teaware', 86, 0.42, '德化', 0, 0],
  ['紫砂西施壶 Yixing teapot', '紫砂壶', 'Yixing pot', '茶器 Teaware', 498, 0.48, '宜兴', 0, 0.1],
  ['玻璃公道杯 Glass fairness cup', '公道杯', 'glass pitcher', '茶器 Teaware', 46, 0.45, '景德镇', 0, -0.3],
  ['品茗杯一对 Pair of tasting cups', '品茗杯', 'tasting cups', '茶器 Teaware', 72, 0.41, '景德镇', 0, 0.05],
  ['便携旅行茶具 Travel tea set', '旅行茶具', 'travel set', '茶器 Teaware', 168, 0.46, '德化', 0, -0.1],
  ['飘逸杯 Quick brewer 500 ml', '飘逸杯', 'quick brewer', '茶器 Teaware', 88, 0.44, '台州', 0, -0.2],
  ['竹制茶盘 Bamboo tray', '竹茶盘', 'bamboo tray', '茶器 Teaware', 208, 0.47, '安吉', 0, -0.15],
  ['一盏初见礼盒 First Lamp gift box', '初见礼盒', 'First Lamp box', '礼盒 Gift box', 198, 0.43, '杭州', 300, 0.15],
  ['月圆礼盒 Full Moon gift box', '月圆礼盒', 'Full Moon box', '礼盒 Gift box', 298, 0.44, '杭州', 600, 0.1],
  ['岁岁安礼盒 Peaceful Years gift box', '岁岁安礼盒', 'Peaceful Years box', '礼盒 Gift box', 398, 0.42, '杭州', 500, 0.15],
  ['寿星茶礼 Birthday tea gift', '寿星茶礼', 'birthday gift set', '礼盒 Gift box', 268, 0.43, '福鼎', 400, 0.1],
  ['山间四味 Four Mountains sampler', '四味礼盒', 'Four Mountains sampler', '礼盒 Gift box', 158, 0.42, '杭州', 160, 0.2],
  ['公司定制礼盒 Company gift box', '定制礼盒', 'company gift box', '礼盒 Gift box', 688, 0.45, '杭州', 800, 0],
  ['龙井酥 Longjing shortbread 8', '龙井酥', 'Longjing shortbread', '茶点 Tea snacks', 48, 0.4, '杭州', 240, 0.15],
  ['桂花糕 Osmanthus cake 6', '桂花糕', 'osmanthus cake', '茶点 Tea snacks', 38, 0.42, '苏州', 200, 0],
  ['抹茶生巧 Matcha ganache 16', '抹茶生巧', 'matcha ganache', '茶点 Tea snacks', 66, 0.44, '上海', 120, 0.1],
  ['盐津话梅 Salted plums 150 g', '话梅', 'salted plums', '茶点 Tea snacks', 26, 0.38, '潮州', 150, 0.05],
  ['山核桃仁 Hickory nuts 180 g', '山核桃', 'hickory nuts', '茶点 Tea snacks', 79, 0.5, '临安', 180, -0.05],
  ['茶香瓜子 Tea sunflower seeds 200 g', '茶瓜子', 'tea sunflower seeds', '茶点 Tea snacks', 22, 0.4, '包头', 200, 0],
];

/** All products, cheapest first. */
export const products: readonly Product[] = lines
  .map(([name, zh, en, category, yuan, costShare, origin, grams, quality], index) => ({
    id: `P${String(index + 1).padStart(3, '0')}`,
    name,
    zh,
    en,
    category,
    priceCents: yuan * 100,
    costCents: Math.round(yuan * costShare * 100),
    gift: category === '礼盒 Gift box',
    quality,
    features: JSON.stringify({ origin, grams, ...benefitOf[category] }),
  }))
  .toSorted((left, right) => left.priceCents - right.priceCents);

/** Pairs that people like together, by what customers call them. */
const companions: readonly (readonly [string, string])[] = [
  ['明前龙井', '龙井酥'],
  ['盖碗', '品茗杯'],
  ['十年熟普', '竹茶盘'],
  ['晚安茶', '胎菊'],
  ['抹茶生巧', '桂花乌龙'],
  ['旅行茶具', '蜜香红茶包'],
];
const placeOf = (name: string): number => products.findIndex(({ zh }) => zh === name);

/** Places in {@link products} of pairs that are bought together more often than chance has it. */
export const affinities: readonly (readonly [number, number])[] = companions.map(([one, other]) => [placeOf(one), placeOf(other)]);

/** What goes with the product in a place. */
export const companionOf: ReadonlyMap<number, number> = new Map(affinities.flatMap(([one, other]): [number, number][] => [[one, other], [other, one]]));

const notDrunk: ReadonlySet<string> = new Set(['茶器 Teaware', '茶点 Tea snacks', '礼盒 Gift box']);

/** Places in {@link products} of what goes into the cup. */
export const drinkable: readonly number[] = products.flatMap(({ category }, index) => (notDrunk.has(category) ? [] : [index]));

/** Places in {@link products} of what is made to be given. */
export const giftProducts: readonly number[] = products.flatMap(({ gift }, index) => (gift ? [index] : []));

interface Region {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly weight: number;
  /** A shop to walk into. */
  readonly store: string | undefined;
  readonly deliveryDays: number;
  /** Parcels go with the delivery partner, not with the company's own riders. */
  readonly partner: boolean;
  readonly shippingCents: number;
}

const region = (zh: string, en: string, weight: number, more: Omit<Region, 'name' | 'zh' | 'en' | 'weight'>): Region => ({ name: `${zh} ${en}`, zh, en, weight, ...more });

export const regions: readonly Region[] = [
  region('杭州', 'Hangzhou', 20, { store: '杭州南山店', deliveryDays: 1, partner: false, shippingCents: 600 }),
  region('上海', 'Shanghai', 20, { store: '上海愚园店', deliveryDays: 1, partner: false, shippingCents: 800 }),
  region('北京', 'Beijing', 13, { store: '北京五道营店', deliveryDays: 2, partner: true, shippingCents: 1200 }),
  region('深圳', 'Shenzhen', 9, { store: undefined, deliveryDays: 2, partner: true, shippingCents: 1200 }),
  region('广州', 'Guangzhou', 8, { store: undefined, deliveryDays: 2, partner: true, shippingCents: 1200 }),
  region('成都', 'Chengdu', 8, { store: undefined, deliveryDays: 3, partner: true, shippingCents: 1400 }),
  region('苏州', 'Suzhou', 6, { store: undefined, deliveryDays: 1, partner: false, shippingCents: 800 }),
  region('武汉', 'Wuhan', 5, { store: undefined, deliveryDays: 2, partner: true, shippingCents: 1100 }),
  region('西安', "Xi'an", 4, { store: undefined, deliveryDays: 3, partner: true, shippingCents: 1400 }),
  region('青岛', 'Qingdao', 3, { store: undefined, deliveryDays: 3, partner: true, shippingCents: 1300 }),
  region('昆明', 'Kunming', 2, { store: undefined, deliveryDays: 4, partner: true, shippingCents: 1500 }),
  region('香港', 'Hong Kong', 2, { store: undefined, deliveryDays: 4, partner: true, shippingCents: 3500 }),
];

/** The delivery partner, whose punctuality is the story's trouble. */
export const carrier = { zh: '飞雀快运', zhShort: '飞雀', en: 'Finch Express', enShort: 'Finch' } as const;

interface Agent {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** How likely this person cares, answers fully and keeps a promise: 0 … 1. */
  readonly care: number;
}

export const agents: readonly Agent[] = [
  { id: 'A01', zh: '小满', en: 'Mandy', care: 0.95 },
  { id: 'A02', zh: '阿芷', en: 'Iris', care: 0.9 },
  { id: 'A03', zh: '老程', en: 'Victor', care: 0.82 },
  { id: 'A04', zh: '小禾', en: 'Hazel', care: 0.85 },
  { id: 'A05', zh: '知秋', en: 'Autumn', care: 0.75 },
  { id: 'A06', zh: '大川', en: 'Chuan', care: 0.45 },
  { id: 'A07', zh: '小麦', en: 'Maya', care: 0.7 },
  { id: 'A08', zh: '云起', en: 'Rowan', care: 0.35 },
];
