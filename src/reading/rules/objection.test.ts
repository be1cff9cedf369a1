import { describe, expect, test } from 'vitest';
import { objectionCauses } from '../../domain/index.ts';
import { normalise } from '../normalise.ts';
import { customerRules } from './customer-rules.ts';
import { objectionAdvice } from './objection-advice.ts';
import { timeAnswer } from './objection-when.ts';
import { findMatches } from './rule.ts';

describe('when to answer', () => {
  const when = (text: string, setting = {}): string => timeAnswer('price', findMatches(customerRules, normalise(text).text, 'customer'), setting);

  test('an objection to the price is answered now when it stands in the way', () => {
    expect(when('太贵了，再便宜两百我马上付')).toBe('now');
    expect(when('A bit steep, knock ten off and I sign.')).toBe('now');
  });

  test('the price waits while the benefits are unknown', () => {
    expect(when('功能先别讲，直接告诉我一年多少')).toBe('later');
    expect(when('Price first, please.')).toBe('later');
    expect(when('太贵了', { benefitsKnown: false })).toBe('later');
  });

  test('what is beyond us waits, and is promised', () => {
    expect(when('开瓶费你也做不了主，先记着')).toBe('later');
    expect(when('太贵了', { withinOurPower: false })).toBe('later');
  });
});

test('every cause has advice and a confirming question in both languages', () => {
  for (const cause of objectionCauses) {
    const { how, example, confirm } = objectionAdvice[cause];
    for (const text of [how, example, confirm]) {
      expect(text.zh).toMatch(/\p{Script=Han}{4}/u);
      expect(text.en).toMatch(/^[^\p{Script=Han}]{10,}$/u);
    }
    expect(confirm.zh.endsWith('？') && confirm.en.endsWith('?'), cause).toBe(true);
  }
});
