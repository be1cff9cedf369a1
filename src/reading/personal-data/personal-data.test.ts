import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCompanyCode, isIdentityNumber, passesLuhn } from './checks.ts';
import { createMasker, findPersonalData, maskPersonalData, unmaskPersonalData } from './index.ts';

const kindsIn = (text: string): string[] => findPersonalData(text).map(({ kind, quote }) => `${kind}:${quote}`);
const digits = (count: number): fc.Arbitrary<string> => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((each) => each.join(''));
/** The one character that makes the check hold. */
const completed = (body: string, alphabet: string, holds: (text: string) => boolean): string => body + (alphabet.split('').find((last) => holds(body + last)) ?? '');

const birthday = fc.date({ min: new Date('1930-01-01'), max: new Date('2015-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
const valid: Readonly<Record<string, fc.Arbitrary<string>>> = {
  mobile: fc.tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9)).map(([head, rest]) => head + rest),
  identity: fc.tuple(fc.constantFrom('110101', '310104', '440305', '510107'), birthday, digits(3)).map(([area, born, order]) => completed(area + born + order, '0123456789X', isIdentityNumber)),
  'bank-card': fc.tuple(fc.constantFrom('622202', '621700', '4', '51'), digits(12)).map(([head, rest]) => completed((head + rest).slice(0, 15).padEnd(15, '3'), '0123456789', passesLuhn)),
  'company-code': fc.tuple(fc.constantFrom('91110108', '92440300'), digits(9)).map(([head, rest]) => completed(head + rest, '0123456789ABCDEFGHJKLMNPQRTUWXY', isCompanyCode)),
  email: fc.tuple(fc.stringMatching(/^[a-z][a-z0-9]{2,10}$/), fc.constantFrom('example.com', 'mail.example.cn')).map(([name, host]) => `${name}@${host}`),
  landline: fc.tuple(fc.constantFrom('010', '021', '0755'), fc.integer({ min: 2, max: 8 }), digits(7)).map(([area, first, rest]) => `${area}-${first}${rest}`),
  plate: fc.tuple(fc.constantFrom('京', '沪', '粤'), fc.constantFrom('A', 'B', 'K'), fc.stringMatching(/^[A-HJ-NP-Z0-9]{2}[0-9]{3}$/)).map((parts) => parts.join('')),
};
const frames = [(data: string) => `你好，${data}，麻烦处理一下`, (data: string) => `please use ${data} thanks`, (data: string) => data];

describe('check digits', () => {
  test('the examples of the standards hold, and one wrong digit breaks them', () => {
    expect(isIdentityNumber('11010519491231002X')).toBe(true);
    expect(isIdentityNumber('110105194912310021')).toBe(false);
    expect(isIdentityNumber('11010519491331002X')).toBe(false);
    expect(passesLuhn('4111111111111111')).toBe(true);
    expect(passesLuhn('4111111111111112')).toBe(false);
    expect(isCompanyCode('91350100M000100Y43')).toBe(true);
    expect(isCompanyCode('91350100M000100Y44')).toBe(false);
  });
});

describe('what is found', () => {
  for (const [kind, arbitrary] of Object.entries(valid)) {
    test(`every valid ${kind}, wherever it stands`, () => {
      fc.assert(fc.property(arbitrary, fc.constantFrom(...frames), (data, frame) => {
        expect(kindsIn(frame(data))).toEqual([`${kind}:${data}`]);
      }));
    });
  }

  test.each([
    ['我微信号是 tea_lover88，加我', ['wechat:tea_lover88']],
    ['QQ：123456789', ['qq:123456789']],
    ['寄到浙江省杭州市西湖区文三路98号3栋2单元501室', ['address:浙江省杭州市西湖区文三路98号3栋2单元501室']],
    ['麻烦寄到示例市知音路 8 号 2 单元，订单 88 号别动', ['address:示例市知音路 8 号 2 单元']],
    ['请送到阳光花园12栋3单元502，谢谢', ['address:阳光花园12栋3单元502']],
    ['ship it to 12 Abbey Road, Flat 3 please', ['address:12 Abbey Road, Flat 3']],
    ['收件人：王小明 电话13800138000', ['name:王小明', 'mobile:13800138000']],
    ['我叫李雷，找陈女士', ['name:李雷', 'name:陈']],
    ['Hi, my name is Anna Hale and Mr. Brown told me to call +44 20 7946 0958', ['name:Anna Hale', 'name:Brown', 'mobile:+44 20 7946 0958']],
    ['my passport number is E12345678', ['passport:E12345678']],
    ['call me on 415-555-0132', ['mobile:415-555-0132']],
    ['卡号 6222 0212 3456 7890 128', []],
  ])('%s', (text, expected) => {
    expect(kindsIn(text)).toEqual(expected);
  });
});

describe('what stays', () => {
  test.each([
    '订单号 20261118123456789 还没到', '一共 ¥1,299.00，打八折是 1039.2', '运单号 SF1234567890123', 'order 13812345678 has not arrived', '2026-11-20 18:00 之前送到', '买了 3 件，每件 199 元', 'A4 纸 500 张', '第 12 号桌',
    '我是常客，每月都来', '我和先生一起来的', '型号 E1234', '快递单号 75312345678901', 'invoice 4111-22', '走路10分钟就到', '这条路2号线更快', 'Call me tomorrow at 10', '时间是 10:30-11:30', '客服工号 10086',
  ])('%s', (text) => {
    expect(kindsIn(text)).toEqual([]);
  });

  test('order numbers of any length survive', () => {
    const number = fc.integer({ min: 8, max: 17 }).chain(digits);
    const found = fc.sample(number, { numRuns: 1000, seed: 3 }).filter((data) => findPersonalData(`订单号：${data}`).length > 0);
    expect(found).toEqual([]);
  });
});

describe('masking', () => {
  test('keeps the sense: the same data has the same mark', () => {
    const { text, hidden } = maskPersonalData('打 13800138000，打不通再打 13900139000，别打 13800138000');
    expect(text).toBe('打 [mobile-1]，打不通再打 [mobile-2]，别打 [mobile-1]');
    expect(hidden).toEqual({ '[mobile-1]': '13800138000', '[mobile-2]': '13900139000' });
  });

  test('is undone exactly', () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('[mobile-1]', '[mark-1]', '[name-2]', '['), ...Object.values(valid)), { maxLength: 6 }).map((parts) => parts.join(' '));
    expect(() => fc.assert(fc.property(texts, (text) => {
      const { text: masked, hidden } = maskPersonalData(text);
      return unmaskPersonalData(masked, hidden) === text;
    }))).not.toThrow();
  });

  test('text after text, the same data has the same mark, and what looks like a mark is none of ours', () => {
    const masker = createMasker();
    expect(['打 13800138000', '[mobile-1] 是谁？', '13900139000 或 13800138000'].map((text) => masker.mask(text))).toEqual(['打 [mobile-1]', '[mark-1] 是谁？', '[mobile-2] 或 [mobile-1]']);
    expect(unmaskPersonalData('[mark-1] [mobile-2] [mobile-3]', masker.hidden)).toBe('[mobile-1] 13900139000 [mobile-3]');
  });

  test('of a long text no part is left out, and nothing is cut at the seams', () => {
    const mobiles = Array.from({ length: 9000 }, (_, index) => `138${String(index).padStart(8, '0')}`);
    for (const between of ['，', '，打这个电话吧', ' '.repeat(17)]) expect(findPersonalData(mobiles.join(between)).map(({ quote }) => quote)).toEqual(mobiles);
  });

  test('long and hostile texts are looked through like any other', () => {
    const texts = ['1'.repeat(50_000), 'a@'.repeat(20_000), '中'.repeat(50_000), '文三路'.repeat(10_000), '1 '.repeat(20_000)];
    expect(texts.map((text) => findPersonalData(text).length)).toEqual([0, 0, 0, 0, 0]);
  });
});
