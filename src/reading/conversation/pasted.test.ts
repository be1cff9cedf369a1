import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutPasted } from './pasted.ts';

const spoken = (pasted: string) => cutPasted(pasted).map(({ speaker, text }) => `${speaker ?? '?'} ${text}`);

describe('a pasted conversation', () => {
  test('one line a turn, in both languages and either colon', () => {
    expect(spoken('客户：太贵了\n客服: 明天给您答复\n\nCustomer: hello\nAgent 2: I will call you at 10:30')).toEqual(['customer 太贵了', 'agent 明天给您答复', 'customer hello', 'agent I will call you at 10:30']);
  });
  test('times before the name are no words', () => {
    expect(spoken('[2026-03-04 10:00] 客户：在吗\n10:05 客服：在的')).toEqual(['customer 在吗', 'agent 在的']);
  });
  test('a name on a line of its own, as messengers copy it', () => {
    expect(spoken('客服小王 10:05\n您好\n请稍等\n客户 2026-03-04 10:06:01\n好的')).toEqual(['agent 您好\n请稍等', 'customer 好的']);
  });
  test('a line that goes on belongs to the turn before; a colon in a sentence opens nothing', () => {
    expect(spoken('客户：两件事\n第一：快递没到\n客服：收到')).toEqual(['customer 两件事\n第一：快递没到', 'agent 收到']);
  });
  test('names nobody knows are turns when they come back', () => {
    expect(spoken('小明：在吗\n客服：在\n小明：好')).toEqual(['? 在吗', 'agent 在', '? 好']);
  });
  test('without names every line is a turn', () => {
    expect(spoken('hello\nhi there')).toEqual(['? hello', '? hi there']);
    expect(spoken('')).toEqual([]);
  });
  test('never throws, loses no words', () => {
    expect(() => fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => cutPasted(lines.join('\n')).every(({ text }) => text !== '')))).not.toThrow();
  });
});
