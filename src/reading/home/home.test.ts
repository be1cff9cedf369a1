import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, assert, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeModel, homeReader, loadReader, readsMessages } from '../index.ts';
import { holdCourse } from './course.ts';
import type { CourseReport } from './course.ts';
import { decodeHome, encodeHome } from './home-model.ts';
import type { HomeModel } from './home-model.ts';
import type { HomeText } from './home-text.ts';
import { HomeMaterial } from './material.ts';
import { rememberLabels } from './remembered.ts';
import { splitLabels } from './split.ts';
import { unknownShare, vocabularyOf } from './unknown.ts';
import { figuresOf, judge } from './verdict.ts';

const bytes = readFileSync(join(import.meta.dirname, '../model/reading.bin'));
const model = decodeModel(bytes);
const shipped = readsMessages(loadReader(bytes));

function learn(texts: readonly HomeText[]): { bytes: Uint8Array; home: HomeModel; report: CourseReport; reader: typeof shipped } {
  const material = new HomeMaterial(model);
  for (const text of texts) material.add(text);
  const remembered = rememberLabels(texts.flatMap(({ text, labels }) => (labels ? [{ text, labels }] : [])));
  const { bytes: learned, report } = holdCourse(model, material, { remembered });
  const home = decodeHome(learned);
  return { bytes: learned, home, report, reader: readsMessages(homeReader(model, home, 'home-test')) };
}

const verdictOf = (report: CourseReport, lesson: string) => report.lessons.find((each) => each.lesson === lesson)!;
const pick = <Value>(list: readonly Value[], at: number): Value => list[at % list.length]!;

const things = ['面', '汤', '鸡腿', '奶茶', '米饭', '包子', '饺子', '拌饭', '小菜', '豆浆', '烧饼'];
const places = ['店里', '今天', '中午', '昨晚', '周末', '今早', '第二次来', '朋友带我来'];

/** Reviews in words no public set holds: 咕噜 is praise here, 叽哩 is not. */
function dialect(count: number): HomeText[] {
  return Array.from({ length: count }, (_, at): HomeText => {
    const isGood = at % 2 === 0;
    const words = isGood ? pick(['咕噜得很', '真咕噜', '咕噜咕噜的'], at >> 1) : pick(['叽哩得很', '真叽哩', '叽哩哇啦的'], at >> 1);
    return {
      text: `${pick(places, at * 7 + (at >> 4))}的${pick(things, at * 5 + (at >> 3))}${words}，还点了${pick(things, at * 3 + 1)}${at}`,
      customer: `c${at % 151}`,
      day: `2025-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`,
      stars: isGood ? 'positive' : 'negative',
    };
  });
}

const samples = ['很好用，谢谢！', '太慢了，等了两个小时', '我想退货', 'I am furious about this delivery', '你们的价格太贵了', '好的', '', '😀'];
const everything = (reader: typeof shipped): unknown[] => samples.map((text) => reader.readMessage(text, { speaker: 'customer' }));

describe('learning at home', () => {
  test('without labels every reading stays as it was, and every lesson says how many labels it needs', () => {
    const { reader, report, home } = learn([]);
    expect(everything(reader)).toEqual(everything(shipped));
    expect(report.lessons.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 7 }, () => 'too-little-data'));
    expect(verdictOf(report, 'polarity').needed).toBe(100);
    expect(verdictOf(report, 'intent').needed).toBe(20);
    expect(encodeHome(home)).toEqual(encodeHome(decodeHome(encodeHome(home))));
  });

  test("a company's own words are learned, what was clear stays, and the same labels give the same bytes", () => {
    const first = learn(dialect(600));
    const polarity = verdictOf(first.report, 'polarity');
    expect(polarity.verdict).toBe('better');
    expect(polarity.split).toBe('time-and-customer');
    expect(polarity.figures!.newAccuracy).toBeGreaterThan(polarity.figures!.oldAccuracy + 0.1);
    expect(first.reader.read('这家的粥真咕噜').polarity.score).toBeGreaterThan(shipped.read('这家的粥真咕噜').polarity.score);
    expect(first.reader.read('这家的粥真叽哩').polarity.score).toBeLessThan(0);
    for (const [text, label] of [['很好用，谢谢！', 'positive'], ['太差了，再也不来', 'negative']] as const) expect(first.reader.read(text).polarity.label).toBe(label);
    expect(first.bytes).toEqual(learn(dialect(600)).bytes);
  }, 120_000);

  test('stars that run the other way are found out, and nothing is taken up', () => {
    const clear = ['很好吃，非常满意', '太难吃了，差评', '服务很好，下次还来', '等了两个小时，太慢了', '味道不错，推荐', '态度恶劣，再也不来'];
    const texts = Array.from({ length: 480 }, (_, at): HomeText => ({
      text: `${pick(things, at)}${pick(places, at >> 3)}${pick(things, at >> 4)}，${pick(clear, at)}`, customer: `c${at}`, day: `2025-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`, stars: at % 2 === 0 ? 'negative' : 'positive',
    }));
    const { report, home, reader } = learn(texts);
    expect(verdictOf(report, 'polarity').verdict).toBe('labels-contradict');
    expect(home.polarity).toBeUndefined();
    expect(everything(reader)).toEqual(everything(shipped));
  });

  test('corrections of a kind of message change others like it', () => {
    const texts = Array.from({ length: 60 }, (_, at): HomeText => ({
      text: `${pick(['麻烦', '请', '帮我', '能不能', '劳驾'], at)}给${pick(things, at)}${pick(places, at >> 2)}打个飞的`, customer: `c${at}`, day: '2025-03-01', labels: { intent: 'complaint' },
    }));
    const { report, reader } = learn(texts);
    expect(verdictOf(report, 'intent').verdict).toBe('better');
    const probe = '你们给我的货打个飞的';
    expect(shipped.readMessage(probe, { speaker: 'customer' }).intents).not.toContain('complaint');
    expect(reader.readMessage(probe, { speaker: 'customer' }).intents).toContain('complaint');
  });

  test('words a person has put right are read so, however few; where people disagree the reader decides', () => {
    const text = '您可真会做生意';
    const { reader, report } = learn([{ text, customer: 'c1', day: null, labels: { polarity: 'negative', intent: 'complaint' } }]);
    expect(report.lessons.every(({ verdict }) => verdict === 'too-little-data')).toBe(true);
    expect(reader.read(` ${text} `).polarity).toEqual({ label: 'negative', score: -0.9 });
    expect(reader.readMessage(text, { speaker: 'customer' }).intents).toEqual(['complaint']);
    expect(reader.readTurn(text, { speaker: 'customer' }).view?.score).toBe(-0.9);
    expect(everything(reader)).toEqual(everything(shipped));
    expect(rememberLabels([{ text: '好', labels: { polarity: 'positive', emotion: 'joy' } }, { text: '好 ', labels: { polarity: 'negative' } }])).toEqual(new Map([[expect.any(String), { emotion: 'joy' }]]));
  });

  test('repeated, contradicting and filled-in texts do not count', () => {
    const material = new HomeMaterial(model);
    for (const [text, stars] of [['不错', 'positive'], ['不错！', 'positive'], ['一般', 'positive'], ['一般', 'negative'], ['默认好评', 'positive'], ['此用户没有填写评价', 'positive'], ['用户未填写评价内容', 'positive']] as const) {
      material.add({ text, customer: null, day: null, stars });
    }
    expect(material.finish().intake).toMatchObject({ stars: 1, repeated: 2, contradicting: 1 });
    expect(material.finish().intake.boilerplate).toBeGreaterThan(0);
  });

  test('no customer is ever learned from and judged by, and nothing later than the judged is learned', () => {
    const row = record({ customer: integer({ min: 0, max: 300 }).map((id) => `c${id}`), day: integer({ min: 1, max: 28 }).map((day) => `2025-01-${String(day).padStart(2, '0')}`) });
    assert(
      property(array(row, { minLength: 1, maxLength: 900 }), (rows) => {
        const { by, folds } = splitLabels(rows);
        for (const { learns, judges } of folds) {
          const judged = rows.filter(judges);
          const learned = rows.filter(learns);
          const customers = new Set(judged.map(({ customer }) => customer));
          expect(learned.filter(({ customer }) => customers.has(customer))).toEqual([]);
          if (by === 'time-and-customer') expect(learned.filter(({ day }) => judged.some((other) => other.day < day))).toEqual([]);
        }
        if (by === 'folds') expect(rows.every((each) => folds.filter(({ judges }) => judges(each)).length === 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('better is better beyond chance: a gain that one customer brings is none', () => {
    const rows = (customers: number) => Array.from({ length: 100 }, (_, at) => ({ customer: `c${at % customers}`, oldRight: false, newRight: at % 2 === 0, oldLoss: 1, newLoss: at % 2 === 0 ? 0.2 : 1.1 }));
    const guard = { sure: 100, overturned: 0, labelled: 0, contradicted: 0 };
    expect(judge(figuresOf(rows(100), guard))).toBe('better');
    expect(judge(figuresOf(rows(1), guard))).toBe('not-better');
    expect(judge(figuresOf(rows(100), { ...guard, overturned: 20 }))).toBe('overturns');
  });

  test('unknown words are those a vocabulary does not hold', () => {
    const vocabulary = vocabularyOf(['the tea is good', '茶很好']);
    expect(unknownShare(vocabulary, 'the tea is good')).toBe(0);
    expect(unknownShare(vocabulary, '茶很好')).toBe(0);
    expect(unknownShare(vocabulary, 'quite another matter')).toBe(1);
    expect(unknownShare(vocabulary, '')).toBeUndefined();
  });
});
