/**
 * Personal data in a text: where it is, and the text with it masked. Order numbers, prices, days and quantities are no personal data and stay.
 * A number counts when its check digits hold, or when the words around it say what it is.
 */
import type { PersonalDataFound } from '../../domain/index.ts';
import { isCompanyCode, isIdentityNumber, passesLuhn } from './checks.ts';

type PersonalDataKind = 'identity' | 'bank-card' | 'mobile' | 'landline' | 'email' | 'company-code' | 'passport' | 'plate' | 'wechat' | 'qq' | 'address' | 'name';

interface Finder {
  readonly kind: PersonalDataKind;
  /** With the flags `dgu`; the group `data`, where there is one, is the personal data, else the whole match. */
  readonly pattern: RegExp;
  /** Every match holds a digit. */
  readonly digits?: true;
  /** What every match holds, where looking for it first is much cheaper. */
  readonly needs?: RegExp;
  /** Words at the beginning of a match that are not part of it. */
  readonly without?: RegExp;
  readonly holds?: (found: { readonly data: string; readonly text: string; readonly start: number }) => boolean;
}

const digitsOf = (data: string): string => data.replaceAll(/[^0-9]/g, '');

/** How far back a word may stand that says what a number is. */
const contextReach = 24;

function isNear(text: string, start: number, words: RegExp): boolean {
  return words.test(text.slice(Math.max(0, start - contextReach), start));
}

const orderWords = /(订单|单号|运单|快递|物流|工单|编号|流水|发票|order|tracking|invoice|ticket|ref(erence)?|case|booking)\W*(号|no\.?|number|id|#)?\W*(是|为|is)?\W*$/iu;
const cardWords = /(银行卡|卡号|信用卡|借记卡|储蓄卡|账号|账户|工行|农行|建行|招行|中行|交行|card|account)/iu;
const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊惠甄曲家封芮储靳汲邴松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴郁胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公';
/** Words that begin with a surname and follow 我是 all the same. */
const noNames: ReadonlySet<string> = new Set(['常客', '常来', '家长', '高中', '高三', '高一', '单位', '单身', '单独', '方便', '安心', '时候', '于是', '老客户', '金卡', '白领', '包月', '包年', '农民', '司机', '管家', '房东', '房主', '经理', '经办人', '成人', '成年人', '通过', '全款', '全家', '向你', '和你', '都是']);
const leadingWords = /^[\p{Script=Han}]*?(?:寄|送|发|邮|搬|住|家|在|是)(?:到|至|往|在)?(?=[\p{Script=Han}]{3})|^(?:请|麻烦|地址|收货地址|就在|位于|到|在)+/u;
const roadWords = '路|街|道|巷|弄|胡同|大街|大道';

/** What stands behind is looked at only where what is looked for may begin: a look back costs more than a look ahead. */
const finders: readonly Finder[] = [
  { kind: 'email', needs: /@/, pattern: /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/dgu },
  { kind: 'identity', digits: true, pattern: /(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])/dgu, holds: ({ data }) => isIdentityNumber(data) },
  { kind: 'company-code', pattern: /(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Za-z])/dgu, holds: ({ data }) => isCompanyCode(data) },
  {
    kind: 'bank-card',
    digits: true,
    pattern: /(?<![0-9A-Za-z])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![0-9A-Za-z])/dgu,
    holds: ({ data, text, start }) => {
      const digits = digitsOf(data);
      if (digits.length < 14 || digits.length > 19 || !passesLuhn(digits) || isNear(text, start, orderWords)) return false;
      return isNear(text, start, cardWords) || /^\d{4}[ -]/.test(data) || /^(62|4|5[1-5]|3[47])/.test(digits);
    },
  },
  { kind: 'mobile', digits: true, pattern: /(?<![0-9A-Za-z])(?:(?:\+|00)?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?![0-9A-Za-z])/dgu, holds: ({ text, start }) => !isNear(text, start, orderWords) },
  { kind: 'mobile', digits: true, pattern: /(?<![0-9A-Za-z+])\+(?!86)[1-9]\d{0,2}[ -]?\(?\d{1,4}\)?(?:[ -]?\d{2,4}){2,4}(?![0-9A-Za-z])/dgu },
  { kind: 'mobile', digits: true, pattern: /(?=[(\d])(?<=\b(?:call|phone|mobile|cell|text|ring|number is|reach)\b[^0-9+]{0,16})(?<![0-9A-Za-z])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![0-9A-Za-z])/dgiu },
  { kind: 'mobile', digits: true, pattern: /(?<![0-9A-Za-z])07\d{3}[ -]?\d{3}[ -]?\d{3}(?![0-9A-Za-z])/dgu, holds: ({ text, start }) => !isNear(text, start, orderWords) },
  { kind: 'landline', digits: true, pattern: /(?<![0-9A-Za-z])(?:0(?:10|2\d|[3-9]\d{2})[ -]|\(0(?:10|2\d|[3-9]\d{2})\) ?)[2-8]\d{6,7}(?:[ -]?转?\d{1,5})?(?![0-9A-Za-z])/dgu },
  { kind: 'landline', digits: true, pattern: /(?=0)(?<=(?:座机|固话|电话)[^0-9]{0,6})(?<![0-9A-Za-z])0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}(?![0-9A-Za-z])/dgu },
  { kind: 'plate', pattern: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|(?:[DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF]))(?![0-9A-Za-z])/dgu },
  { kind: 'passport', digits: true, pattern: /(?=[A-Za-z]{1,2}\d{7})(?<=(?:护照|passport)[^0-9A-Za-z]{0,4}(?:号码?|no\.?|number)?[^0-9A-Za-z]{0,4}(?:是|为|is)?[^0-9A-Za-z]{0,4})[A-Za-z]{1,2}\d{7,8}(?![0-9A-Za-z])/dgiu },
  { kind: 'passport', digits: true, pattern: /(?<![0-9A-Za-z])[EG]\d{8}(?![0-9A-Za-z])/dgu, holds: ({ text, start }) => isNear(text, start, /护照|passport|证件/iu) },
  { kind: 'wechat', pattern: /(?:微信号?|薇信|vx|v信|wechat(?: id)?|weixin)(?:号码?)?[ :：是为加]{0,3}(?:is )?(?<data>[A-Za-z][A-Za-z0-9_-]{5,19}|1[3-9]\d{9})(?![0-9A-Za-z])/dgiu },
  { kind: 'qq', digits: true, pattern: /(?<![A-Za-z])(?:qq|扣扣|企鹅号)号?(?:码)?[ :：是为加]{0,3}(?:is )?(?<data>[1-9]\d{4,10})(?![0-9A-Za-z])/dgiu },
  {
    kind: 'address',
    needs: new RegExp(`(?:${roadWords}) ?\\d`, 'u'),
    pattern: new RegExp(
      `(?:[\\p{Script=Han}]{2,8}?(?:省|自治区))?(?:[\\p{Script=Han}]{2,8}?(?:市|自治州|盟))?(?:[\\p{Script=Han}]{1,8}?(?:区|县|镇|乡))?[\\p{Script=Han}]{1,10}?(?:${roadWords}) ?\\d{1,5} ?(?:号(?!线)|弄)(?:[\\p{Script=Han}A-Za-z0-9 -]{0,12}?(?:号楼|栋|幢|座|单元|楼|层|室|房|号))*`,
      'dgu',
    ),
    without: leadingWords,
  },
  { kind: 'address', needs: /(?:区|园|公寓|村|苑)[A-Za-z0-9]/u, pattern: /[\p{Script=Han}]{2,10}(?:小区|花园|公寓|家园|新村|苑)[A-Za-z0-9]{1,4}(?:号楼|栋|幢|座)(?:[A-Za-z0-9]{1,4}单元)?[A-Za-z0-9]{0,5}(?:室|房|号)?/dgu, without: leadingWords },
  { kind: 'address', digits: true, pattern: /(?<![0-9A-Za-z])\d{1,5} (?:[A-Z][a-z]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Square|Close|Way|Terrace)\b\.?(?:,? (?:Apt|Flat|Unit|Suite) ?[0-9A-Z-]{1,5})?/dgu },
  { kind: 'name', pattern: new RegExp(`(?:我叫|我是|名字(?:叫|是)|姓名[:： ]?|收件人[:： ]?|联系人[:： ]?|收货人[:： ]?)(?<data>[${surnames}][\\p{Script=Han}]{1,2})(?=[，,。.;；!！?？\\s：:、（(]|$|的|电话|手机|\\d)`, 'dgu'), holds: ({ data }) => !noNames.has(data) },
  { kind: 'name', needs: /先生|女士|小姐|太太|阿姨|叔叔/u, pattern: new RegExp(`(?<data>[${surnames}](?:[\\p{Script=Han}]{1,2})?)(?=先生|女士|小姐|太太|阿姨|叔叔)`, 'dgu'), holds: ({ text, start }) => !/[\p{Script=Han}]/u.test(text[start - 1] ?? '') || /[是叫姓给找问请和跟向，]/u.test(text[start - 1] ?? '') },
  { kind: 'name', pattern: /\b(?:my name is|this is|i am|i'm|name:|attn:?|contact:) (?<data>[A-Z][a-z]{1,20} (?:[A-Z]\. )?[A-Z][a-z'-]{1,20})\b/dgiu, holds: ({ data }) => /^[A-Z][^A-Z]*[A-Z]/u.test(data) },
  { kind: 'name', pattern: /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? (?<data>[A-Z][a-z'-]{1,20}(?: [A-Z][a-z'-]{1,20})?)\b/dgu },
];

/** Nothing that could be personal data has neither digits, an at sign nor a word that names a person. */
const worthLooking = /[0-9@]|我叫|我是|名字|姓名|收件|联系人|收货|先生|女士|小姐|太太|阿姨|叔叔|微信|vx|wechat|name|Mr|Ms|Miss|Dr|Prof|this is|I'm|I am|attn|contact/iu;

/** Longer texts are looked at window by window, so that the time grows with the length alone. */
const windowLength = 4000;
/** What stands beside a cut is looked at from both sides: no personal data with the words that say what it is reaches further. */
const overlap = 200;

type Found = PersonalDataFound & { readonly kind: PersonalDataKind };

/** Personal data of a text in the order it stands there; nothing overlaps: what is checked more strictly goes first. */
export function findPersonalData(text: string): readonly Found[] {
  if (text.length <= windowLength) return findIn(text);
  const found: Found[] = [];
  for (let from = 0, kept = 0; kept < text.length; from = kept - overlap) {
    const end = from + windowLength;
    const cut = end >= text.length ? text.length : end - overlap;
    for (const one of findIn(text.slice(from, end))) {
      const start = from + one.start;
      if (start >= Math.max(kept, found.at(-1)?.end ?? 0) && start < cut) found.push({ ...one, start, end: from + one.end });
    }
    kept = cut;
  }
  return found;
}

function findIn(text: string): readonly Found[] {
  if (!worthLooking.test(text)) return [];
  const found: Found[] = [];
  const holdsDigits = /[0-9]/.test(text);
  for (const { kind, digits, needs, pattern, without, holds } of finders) {
    if ((digits && !holdsDigits) || (needs && !needs.test(text))) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const [from, end] = match.indices?.groups?.['data'] ?? [match.index, match.index + match[0].length];
      const start = from + (without?.exec(match[0])?.[0].length ?? 0);
      const data = text.slice(start, end);
      if (holds && !holds({ data, text, start })) continue;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      found.push({ kind, quote: data, start, end });
    }
  }
  return found.toSorted((one, other) => one.start - other.start);
}

/** What stood where a mark stands now, by the mark: `[mobile-1]`. */
export type Hidden = Readonly<Record<string, string>>;

/** A text without its personal data, and what stood there. */
export interface Masked {
  readonly text: string;
  readonly hidden: Hidden;
}

/** Masks text after text; the same data gets the same mark in all of them, so that they keep their sense. */
export interface Masker {
  mask(text: string): string;
  /** What was hidden so far. */
  readonly hidden: Hidden;
}

const markPattern = /\[[a-z-]+-\d+\]/g;

export function createMasker(): Masker {
  const hidden: Record<string, string> = {};
  const marks = new Map<string, string>();
  const counts = new Map<string, number>();
  const markOf = (kind: string, data: string): string => {
    const known = marks.get(data);
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    const mark = `[${kind}-${count}]`;
    counts.set(kind, count);
    marks.set(data, mark);
    hidden[mark] = data;
    return mark;
  };
  const mask = (text: string): string => {
    let masked = '';
    let at = 0;
    for (const { kind, quote, start, end } of [...findPersonalData(text), { kind: 'end', quote: '', start: text.length, end: text.length }]) {
      // What looks like a mark already is hidden too, or it would be taken for one of ours.
      masked += text.slice(at, start).replaceAll(markPattern, (mark) => markOf('mark', mark));
      if (end > start) masked += markOf(kind, quote);
      at = end;
    }
    return masked;
  };
  return { mask, hidden };
}

/** Puts a mark in place of all personal data. */
export function maskPersonalData(text: string): Masked {
  const masker = createMasker();
  return { text: masker.mask(text), hidden: masker.hidden };
}

/** Puts back what was masked. Marks it does not know stay. */
export function unmaskPersonalData(text: string, hidden: Hidden): string {
  return text.replaceAll(markPattern, (mark) => hidden[mark] ?? mark);
}
