import { describe, expect, test } from 'vitest';
import { guessSpeakers, speakerNamed } from './speakers.ts';

describe('what files call the two sides', () => {
  test.each(['agent', 'Agent 7', 'AGENT', '客服', '客服03', '客服小王', '在线客服', '售后客服', '坐席', '销售', '销售-李', '店员', 'seller', 'staff', 'Support', 'customer service', '客户经理', '客户服务', 'rep', '机器人', 'outbound', 'ａｇｅｎｔ'])(
    '%s is one of ours',
    (name) => expect(speakerNamed(name)).toBe('agent'),
  );
  test.each(['customer', 'Customer', 'customer_12', '客户', '客户1', '顾客', '用户', '老客户', 'user', 'buyer', 'client', '买家', '患者', '会员', 'inbound', 'Caller 2'])('%s is a customer', (name) => expect(speakerNamed(name)).toBe('customer'));
  test.each(['', '小明', 'Anna', '1', '?', 'outlier', 'index', '中间人'])('%s says neither', (name) => expect(speakerNamed(name)).toBeUndefined());
});

test('who is not named is taken to answer', () => {
  expect(guessSpeakers([{}, {}, { speaker: 'agent' }, {}])).toEqual(['customer', 'agent', 'agent', 'customer']);
});
