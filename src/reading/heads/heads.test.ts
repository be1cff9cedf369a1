import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aspectLabels, claimKinds, emotionalNeeds, intentLabels, needLevels, objectionCauses, phraseCategories, pickyMotives } from '../../domain/index.ts';
import { loadReader } from '../index.ts';
import type { HeadReading } from '../index.ts';
import { normalise } from '../normalise.ts';
import { cutUnits } from '../units.ts';
import { cutClauses } from './clauses.ts';
import { describeConversation } from './conversation-features.ts';

const reader = loadReader(readFileSync(join(import.meta.dirname, '../model/reading.bin')));
const customer = (text: string): HeadReading => reader.readHeads(text, { speaker: 'customer' }).heads!;
const agent = (text: string): HeadReading => reader.readHeads(text, { speaker: 'agent' }).heads!;

describe('what customers say', () => {
  test.each([
    ['请问几点发货？', 'question'],
    ['What time do you open on Sunday?', 'question'],
    ['太气人了，修了三次还是坏的', 'complaint'],
    ['This is the third time it broke and nobody cares', 'complaint'],
    ['谢谢你，帮了大忙', 'thanks'],
    ['Thank you so much for your help', 'thanks'],
    ['要是能加个夜间模式就好了', 'idea'],
    ['It would be great if you could add a dark mode', 'idea'],
    ['麻烦帮我改一下地址', 'request'],
    ['太贵了，我回去跟老婆商量商量', 'objection'],
    ["It's too expensive, I need to ask my boss first", 'objection'],
  ])('“%s” has the intent %s', (text, intent) => expect(customer(text).intents).toContain(intent));

  test.each([
    ['太贵了，超出我的预算', 'price'],
    ['这事我得回去问问我们老板', 'authority'],
    ["That's way over our budget", 'price'],
    ['I have to run this past my husband first', 'authority'],
  ])('“%s” objects because of %s', (text, cause) => expect(customer(text).objection?.cause).toBe(cause));

  test('an aspect is read where it is spoken of', () => {
    const found = customer('衣服很好看，就是快递太慢了，等了十天').aspects.find(({ aspect }) => aspect === 'delivery');
    expect(found).toMatchObject({ polarity: 'negative' });
    expect(found?.quote).toContain('快递');
  });

  test('our own labels stay empty for customers, and theirs for us', () => {
    expect(customer('这个不归我管，你找别人去')).toMatchObject({ phrases: [], claims: [], fulfils: false });
    expect(agent('太贵了，谢谢')).toMatchObject({ intents: [], objection: null, aspects: [] });
  });
});

describe('what we say', () => {
  test.each([
    ['这个不归我们管，您自己找快递公司', 'shirking'],
    ["That's not my department, you'll have to call the courier", 'shirking'],
  ])('“%s” is %s', (text, category) => expect(agent(text).phrases.map((each) => each.category)).toContain(category));

  test('a promise is heard', () => {
    expect(agent('我明天下午三点前给您回电话').hasPromise).toBe(true);
    expect(agent("I'll call you back by three tomorrow afternoon").hasPromise).toBe(true);
    expect(agent('请问您怎么称呼？').hasPromise).toBe(false);
  });

  test('a claim is quoted', () => {
    expect(agent('我们的产品全网最低价，绝对第一').claims.map(({ kind }) => kind)).toContain('absolute');
  });
});

describe('parts', () => {
  test('clauses end at marks, not inside numbers', () => {
    const words = (text: string): string[] => {
      const units = cutUnits(normalise(text));
      return cutClauses(units).map(({ start, end }) => units.text.text.slice(units.start[start], units.end[end - 1]));
    };
    expect(words('衣服好看，物流太慢。3.5公斤')).toEqual(['衣服好看', '物流太慢', '0.0公斤']);
    expect(words('Great food, but slow service.')).toEqual(['great food', 'but slow service']);
    expect(words('')).toEqual([]);
    expect(words('，，，')).toEqual([]);
  });

  test('a conversation without turns has finite numbers', () => {
    expect([...describeConversation([])].every(Number.isFinite)).toBe(true);
    const { dissatisfied, resolved } = reader.readOutcome([]);
    expect([dissatisfied, resolved].every((each) => each >= 0 && each <= 1)).toBe(true);
  });

  test('who leaves angry is likelier dissatisfied than who leaves with thanks', () => {
    const outcome = (last: string): number => reader.readOutcome([customer('我的快递到哪了').view, agent('我帮您看一下').view, customer(last).view]).dissatisfied;
    expect(outcome('态度太差了，我要投诉')).toBeGreaterThan(outcome('谢谢你，太周到了'));
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.constantFrom('太贵', '但', '谢谢', '您', '，', '？', '!', '😀', '\uD83D', '[微笑]', "don't ", 'refund ', ' ', '13800138000', 'http://a.b/c', '\u202E', '\u0000', '3.5', 'שלום ', 'مرحبا '), { maxLength: 60 }).map((parts) => parts.join('')),
);

describe('laws', () => {
  test('any text gets labels that exist, quotes that stand in it, and the same again', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('customer' as const, 'agent' as const, undefined), (text, speaker) => {
        const context = speaker === undefined ? {} : { speaker };
        const { heads, reading } = reader.readHeads(text, context);
        if (speaker !== 'customer') expect(reading).toEqual(reader.read(text));
        if (heads === null) return;
        for (const intent of heads.intents) expect(intentLabels).toContain(intent);
        for (const { aspect } of heads.aspects) expect(aspectLabels).toContain(aspect);
        for (const { category } of heads.phrases) expect(phraseCategories).toContain(category);
        for (const { kind } of heads.claims) expect(claimKinds).toContain(kind);
        if (heads.objection) expect(objectionCauses).toContain(heads.objection.cause);
        expect([...emotionalNeeds, null]).toContain(heads.emotionalNeed);
        expect([...needLevels, null]).toContain(heads.needLevel);
        expect([...pickyMotives, null]).toContain(heads.motive);
        expect(heads.objection !== null).toBe(heads.intents.includes('objection'));
        for (const { quote, start, end } of [...heads.signals, ...heads.aspects, ...heads.phrases, ...heads.claims]) expect(text.slice(start, end)).toBe(quote);
        for (const { confidence } of heads.signals) expect(confidence >= 0 && confidence <= 1).toBe(true);
        expect(reader.readHeads(text, context)).toEqual({ heads, reading, normal: normalise(text) });
      }),
      { numRuns: 300 },
    );
  });

  test('huge and odd texts are read in bounded time', () => {
    for (const text of ['贵'.repeat(1_000_000), '，'.repeat(1_000_000), 'a,'.repeat(500_000), '😀'.repeat(100_000), '\u202E'.repeat(100_000), 'not '.repeat(100_000)]) {
      const { reading } = reader.readHeads(text);
      expect(Number.isFinite(reading.polarity.score)).toBe(true);
    }
  });
});
