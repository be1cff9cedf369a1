import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { englishDeedOf } from './deeds-english.ts';
import { findOutcome, findPromises, followPromises } from './index.ts';
import type { MessageContext } from '../../domain/index.ts';
import type { PromiseTurn } from './index.ts';

const at = { at: '2026-03-04T10:00:00', zone: 'Asia/Shanghai' };
const agent: MessageContext = { ...at, speaker: 'agent' };
const customer: MessageContext = { ...at, speaker: 'customer' };

const withPromises = (turn: MessageContext & { readonly text: string }): PromiseTurn => ({ ...turn, promises: findPromises(turn.text, turn) });

describe('what is promised', () => {
  test.each([
    '我周五前给您寄出', '这事包在我身上，明天下午给您结果', '您放心，退款三个工作日内回到原卡', '师傅明天上午十点到您家', '查到了我马上给您回电话', '如果再坏，我们免费给您换新的', '月底前一定给您修好', '今晚八点前我把方案发您邮箱',
    "I'll have it with you by Friday.", 'Leave it with me, you will have an answer by tomorrow noon.', "We'll refund you within three working days.", 'The engineer will be with you by two o’clock.', "If it breaks again we'll replace it free of charge.", 'You will get a straight answer from me before we shut tonight.',
    'You should have it by Friday.',
  ])('by us: %s', (text) => {
    expect(findPromises(text, agent).map(({ owner }) => owner)).toContain('us');
  });

  test.each(['材料我周五前盖好章寄给你', '尾款我明天上午转给你', '我下周三带身份证过来签字', "I'll send you the signed contract by Friday.", "I'll wire the balance on Monday morning."])('by a customer: %s', (text) => {
    expect(findPromises(text, customer).map(({ owner }) => owner)).toContain('customer');
  });

  test.each([
    '七天无理由退货', '您周五前把材料发给我', '麻烦您明天带身份证来', '他答应过给我换的', '我昨天已经给您寄了', '祝您生活愉快', '我没法跟您保证六周', '您什么时候方便？', '合同约定，犹豫期十五天，期内退保全额返还', '好的，收到',
    'Our policy allows returns within fourteen days.', 'Please send us the form by Friday.', 'They promised me a refund last week.', 'We sent it yesterday.', 'When can you come?', "I can't promise six weeks.", 'Thank you so much, have a lovely day!', 'The kitchen closes at nine.',
    '您下次要在中午前下单', '您周三之前把款付一下', '您最好周五前过来取', '这个活动周日结束',
    'Next time you should order before noon', 'You should have read the instructions', 'You might want to come back next week', 'He will be on holiday until Monday', 'The office is closed until Monday', 'The sale ends on Sunday',
  ])('not: %s', (text) => {
    expect(findPromises(text, agent)).toEqual([]);
  });
});

test('a message that a head is as good as sure of is not looked through', () => {
  const text = '我周五前给您寄出';
  expect(findPromises(text, { ...agent, promiseProbability: 0.5 })).toHaveLength(1);
  expect(findPromises(text, { ...agent, promiseProbability: 0.009 })).toEqual([]);
});

describe('what a promise says', () => {
  test('quote, offsets, deed, and both bounds of the due time', () => {
    const text = '好的，我周五前把合同寄给您';
    const [promise] = findPromises(text, agent);
    expect(promise).toMatchObject({ quote: '我周五前把合同寄给您', owner: 'us', action: '寄', object: '合同', vague: false, strength: 'firm', conditional: false });
    expect(text.slice(promise!.start, promise!.end)).toBe(promise!.quote);
    expect(promise!.due).toMatchObject({ end: '2026-03-05T23:59:59+08:00', latestEnd: '2026-03-06T23:59:59+08:00', precision: 'day' });
  });

  test.each([
    ['we will send you the new part tomorrow', 'send', 'the new part'],
    ['our courier will bring the desk on friday', 'bring', 'the desk'],
    ['the money will be refunded', 'refunded', 'the money'],
    ['you should have it on friday', 'have', 'it'],
    ["i'm going to the depot tomorrow", 'going', ''],
  ])('what will be done: %s', (words, action, object) => {
    expect(englishDeedOf(words)).toEqual({ action, object });
  });

  test('an English deed', () => {
    expect(findPromises("I'll send the signed contract by Friday.", agent)[0]).toMatchObject({ action: 'send', object: 'the signed contract', due: { end: '2026-03-06T23:59:59+08:00' } });
  });

  test('vague and soft ones', () => {
    expect(findPromises('我尽量帮您争取点折扣', agent)[0]).toMatchObject({ vague: true, strength: 'soft', due: null });
    expect(findPromises("I'll see what I can do, maybe we can get you something.", agent)[0]).toMatchObject({ vague: true, strength: 'soft' });
  });

  test('conditional ones', () => {
    expect(findPromises('要是下周还修不好，我给您换一台新的', agent).some(({ conditional }) => conditional)).toBe(true);
    expect(findPromises("If the scan is clear, I'll call you the same day.", agent).some(({ conditional }) => conditional)).toBe(true);
    expect(findPromises('我明天上午给您回电话', agent)[0]!.conditional).toBe(false);
  });

  test('a clause that only says when belongs to what it times', () => {
    const [promise] = findPromises('今晚打烊之前，我给您回个准信', agent);
    expect(promise!.quote).toBe('今晚打烊之前，我给您回个准信');
    expect(promise!.due!.end).toBe('2026-03-04T22:00:00+08:00');
  });

  test('without a speaker, the likelier side owns it; without a time, nothing is resolved', () => {
    expect(findPromises('我周五前给您寄出', {})[0]).toMatchObject({ owner: 'us', due: null });
  });
});

describe('what becomes of it', () => {
  test.each([
    ['给您寄出了，单号发您短信里', 'fulfilled'], ['退款给您退了，您查一下', 'fulfilled'], ['不好意思，原定今天上门，师傅病了，得改到周五', 'cancelled'], ['之前答应的赠品没批下来，给不了了，抱歉', 'cancelled'],
    ["I've posted your letter, recorded, as you asked.", 'fulfilled'], ["Your refund's been processed.", 'fulfilled'], ["I'm sorry, I can't do Thursday after all.", 'cancelled'], ['Afraid the discount I mentioned got turned down.', 'cancelled'],
  ])('%s: %s', (text, kind) => {
    expect(findOutcome(text, 'agent')?.kind).toBe(kind);
  });

  test.each(['我周五前给您寄出', '寄出了吗？', '您先把旧的寄回来', '欢迎光临', "I'll post it tomorrow.", 'Has it been sent?', 'Good morning!'])('nothing yet: %s', (text) => {
    expect(findOutcome(text, 'agent')).toBeNull();
  });

  test('a report belongs to the open promise it shares words with', () => {
    const turns = [
      { ...agent, text: '发票我明天给您开出来，退款三个工作日内回到原卡' },
      { ...customer, text: '好的，谢谢' },
      { ...agent, text: '退款给您退了，四百二，您看看原卡' },
      { ...agent, text: '不好意思，发票得改到周五，财务今天不在' },
    ];
    const followed = followPromises(turns.map(withPromises));
    expect(followed.find(({ quote }) => quote.includes('退款'))).toMatchObject({ turn: 0, outcome: { turn: 2, kind: 'fulfilled' } });
    expect(followed.find(({ quote }) => quote.includes('发票我明天'))).toMatchObject({ turn: 0, outcome: { turn: 3, kind: 'cancelled' } });
  });

  test('where no wording is known, a report that a head has heard counts, and only where a promise is open', () => {
    const promised = withPromises({ ...agent, text: '我周五前给您寄出' });
    const heard: PromiseTurn = { ...agent, text: '它已在路上飞驰', promises: [], reports: 'fulfilled' };
    expect(followPromises([promised, { ...heard, reports: null }])[0]!.outcome).toBeNull();
    expect(followPromises([promised, heard])[0]!.outcome).toEqual({ turn: 1, kind: 'fulfilled' });
    expect(followPromises([heard, promised])[0]!.outcome).toBeNull();
  });

  test('ours are not kept by what the customer says', () => {
    const [promise] = followPromises([{ ...agent, text: '我周五前给您寄出' }, { ...customer, text: '我的材料已经寄出了' }].map(withPromises));
    expect(promise!.outcome).toBeNull();
  });
});

test('nothing throws, and quotes are the text', () => {
  const pieces = ['我', '给您', '周五前', '寄', '出了', '，', '。', '？', '如果', '一定', '退款', '您', "I'll ", 'send ', 'you ', 'by Friday', ', ', '. ', 'if ', '\n', '😀', '\uD800', '改到', '抱歉', '单号', '…'];
  const text = fc.oneof(fc.array(fc.constantFrom(...pieces), { maxLength: 16 }).map((each) => each.join('')), fc.string({ maxLength: 80, unit: 'binary' }));
  fc.assert(
    fc.property(text, fc.constantFrom('agent' as const, 'customer' as const), (words, speaker) => {
      for (const { quote, start, end, confidence } of findPromises(words, { ...at, speaker })) {
        expect(words.slice(start, end)).toBe(quote);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
      const outcome = findOutcome(words, speaker);
      expect(outcome?.quote ?? '').toBe(outcome ? words.slice(outcome.start, outcome.end) : '');
    }),
    { numRuns: 1000 },
  );
});
