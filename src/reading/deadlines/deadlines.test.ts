import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings, extendCalendar, findDeadlines, chinaCalendar, plainCalendar } from './index.ts';
import type { DeadlineContext } from './index.ts';

const wednesday: DeadlineContext = { at: '2026-03-04T10:00:00', zone: 'Asia/Shanghai' };

function due(words: string, context: DeadlineContext = wednesday): NonNullable<ReturnType<typeof findDeadlines>[number]['due']> {
  const found = findDeadlines(words, context);
  if (!found[0]?.due) throw new Error(`no deadline in ${words}`);
  return found[0].due;
}

describe('where the words stand', () => {
  test('quotes keep width, case and traditional forms, and offsets are the original’s', () => {
    const text = '好的👌，禮拜五１５：００前給您';
    const [found] = findDeadlines(text, wednesday);
    expect(found!.quote).toBe('禮拜五１５：００前');
    expect(text.slice(found!.start, found!.end)).toBe(found!.quote);
  });

  test('several deadlines in one text stay apart', () => {
    expect(findDeadlines('周三我打给您，周五前寄出，最晚下周一到', wednesday).map(({ quote }) => quote)).toEqual(['周三', '周五前', '最晚下周一']);
    expect(findDeadlines('We ship on Monday, and by Friday it is with you.', wednesday).map(({ quote }) => quote)).toEqual(['on Monday', 'by Friday']);
  });
});

describe('what is no deadline', () => {
  test.each([
    '我等了三天了', '三天前下的单', '昨天说好的', '每周三有课', '第三天就坏了', '上周买的', '13号桌', '便宜一点', '一点都不好', '我有两点意见', '五一路店', '周到的服务', '前台在哪', '售后', '二十年老店', '2026年的款', '3.5折',
    'The 3rd floor is closed', 'room 12, $5.30 each, two inches', 'he sat in the sun', 'you may march in', 'I waited three days', 'three days ago', 'last week', 'every Monday', 'a second thought', '24/7 support', '50 ml',
  ])('%s', (text) => {
    expect(findDeadlines(text, wednesday)).toEqual([]);
  });

  test('a bare length counts only where the caller knows that something is promised', () => {
    expect(findDeadlines('八分钟端上来', wednesday)).toEqual([]);
    expect(findDeadlines('八分钟端上来', { ...wednesday, bareLengths: true })[0]!.due!.end).toBe('2026-03-04T10:08:00+08:00');
  });
});

describe('times that lie across borders', () => {
  const end = (words: string, at: string, zone = 'Asia/Shanghai'): string => due(words, { at, zone }).end;

  test('a weekday that is over is next week’s; one that is named as this week’s stays', () => {
    expect(end('周一', '2026-03-04T10:00')).toBe('2026-03-09T23:59:59+08:00');
    expect(end('这周一', '2026-03-04T10:00')).toBe('2026-03-02T23:59:59+08:00');
  });

  test('weeks begin on Monday: on a Sunday, next Monday is tomorrow', () => {
    expect(end('下周一', '2026-03-08T10:00')).toBe('2026-03-09T23:59:59+08:00');
    expect(end('next Monday', '2026-03-08T10:00')).toBe('2026-03-09T23:59:59+08:00');
  });

  test('dates without a year roll forward, into a year that has them', () => {
    expect(end('1月5日', '2026-12-28T10:00')).toBe('2027-01-05T23:59:59+08:00');
    expect(end('31号', '2026-04-02T10:00')).toBe('2026-05-31T23:59:59+08:00');
    expect(end('2月29日', '2026-03-04T10:00')).toBe('2028-02-29T23:59:59+08:00');
  });

  test('a month later than 31 January is the last of February', () => {
    expect(end('一个月内', '2026-01-31T10:00')).toBe('2026-02-28T23:59:59+08:00');
  });

  test('a time of day that is over is tomorrow’s', () => {
    expect(end('下班前', '2026-03-04T19:00')).toBe('2026-03-05T18:00:00+08:00');
    expect(end('by 9 am', '2026-03-04T10:00')).toBe('2026-03-05T09:00:00+08:00');
    expect(end("at three o'clock", '2026-03-04T16:00')).toBe('2026-03-05T15:00:00+08:00');
  });

  test('12 at night is the end of the day', () => {
    expect(end('今晚十二点', '2026-03-04T10:00')).toBe('2026-03-05T00:00:00+08:00');
    expect(end('周五晚上12点前', '2026-03-04T10:00')).toBe('2026-03-07T00:00:00+08:00');
  });

  test('days are as long as the zone makes them', () => {
    // New York loses an hour on 8 March 2026 and gains one on 1 November.
    expect(end('tomorrow', '2026-03-07T10:00', 'America/New_York')).toBe('2026-03-08T23:59:59-04:00');
    expect(end('within 24 hours', '2026-03-07T10:00', 'America/New_York')).toBe('2026-03-08T11:00:00-04:00');
    expect(end('at 2:30 am', '2026-03-07T22:00', 'America/New_York')).toBe('2026-03-08T03:30:00-04:00');
    expect(end('at 1:30 am', '2026-10-31T22:00', 'America/New_York')).toBe('2026-11-01T01:30:00-04:00');
  });

  test('the same words mean other days in other zones', () => {
    const at = '2026-03-04T20:00:00Z';
    expect(end('今天', at)).toBe('2026-03-05T23:59:59+08:00');
    expect(end('today', at, 'Europe/London')).toBe('2026-03-04T23:59:59+00:00');
    expect(due('today', { at: '2026-03-04T20:00:00-05:00' }).end).toBe('2026-03-04T23:59:59-05:00');
  });

  test('without a time of reference, or with one that is none, deadlines are found but not resolved', () => {
    for (const context of [{}, { at: 'soon' }, { at: '2026-02-30T10:00:00' }, { at: '2026-03-04T10:00:00', zone: 'Mars/Olympus' }]) expect(findDeadlines('by Friday', context)[0]!.due).toBeNull();
  });
});

describe('work calendar', () => {
  test('make-up Saturdays are worked and holidays are not', () => {
    // 28 September to 10 October 2026: off 1–7 October, Saturday the 10th worked.
    expect(due('三个工作日内', { at: '2026-09-30T10:00', zone: 'Asia/Shanghai' }).end).toBe('2026-10-10T23:59:59+08:00');
    expect(due('三个工作日内', { at: '2026-09-30T10:00', zone: 'Asia/Singapore' }).end).toBe('2026-10-05T23:59:59+08:00');
  });

  test('a company adds its own days', () => {
    const calendar = extendCalendar(chinaCalendar, { off: ['2026-03-05/2026-03-06'], work: ['2026-03-07'] });
    expect(due('一个工作日内', { ...wednesday, calendar }).end).toBe('2026-03-07T23:59:59+08:00');
    expect(due('within 1 business day', { ...wednesday, calendar: plainCalendar }).end).toBe('2026-03-05T23:59:59+08:00');
  });
});

describe('vague words', () => {
  test('take their times from the settings', () => {
    const settings = { ...defaultSettings, immediatelyMinutes: 5, laterMinutes: 60, soonMinutes: 240, workEnds: 17 * 60 };
    expect(due('马上', { ...wednesday, settings }).end).toBe('2026-03-04T10:05:00+08:00');
    expect(due('稍后', { ...wednesday, settings }).end).toBe('2026-03-04T11:00:00+08:00');
    expect(due('asap', { ...wednesday, settings }).end).toBe('2026-03-04T14:00:00+08:00');
    expect(due('下班前', { ...wednesday, settings }).end).toBe('2026-03-04T17:00:00+08:00');
  });

  test('are called vague', () => {
    expect(findDeadlines('改天', wednesday)[0]).toMatchObject({ vague: true, due: null });
    expect(findDeadlines('soon', wednesday)[0]).toMatchObject({ vague: true, due: { precision: 'vague' } });
    expect(findDeadlines('周五', wednesday)[0]).toMatchObject({ vague: false });
  });
});

describe('laws', () => {
  const pieces = ['今', '明', '后天', '周', '五', '下', '这', '上', '个', '月', '号', '日', '年', '3', '12', '点', '半', '前', '后', '内', '到', '至', '十', '二', '底', '初', '小时', '工作日', '中秋', '国庆', '马上', '之', ' ', '的', ',', 'by ', 'Friday ', 'next ', 'week ', 'the ', '25th ', 'in ', 'two ', 'days ', 'before ', 'end of ', 'Q4 ', 'noon ', 'at ', ':', '30', 'tomorrow ', 'May '];
  const words = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((each) => each.join(''));
  const moment = fc.date({ min: new Date('2001-01-01'), max: new Date('2058-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 19));
  const zone = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'UTC', 'Asia/Kathmandu', '+05:30');

  test('nothing throws, quotes are the text, and start ≤ end ≤ latest end', () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ maxLength: 60, unit: 'grapheme' }), fc.string({ maxLength: 60, unit: 'binary' })), moment, zone, fc.boolean(), (text, at, where, bareLengths) => {
        for (const { quote, start, end, due: found } of findDeadlines(text, { at, zone: where, bareLengths })) {
          expect(text.slice(start, end)).toBe(quote);
          expect(end).toBeGreaterThan(start);
          if (!found) continue;
          expect(Date.parse(found.end)).toBeGreaterThanOrEqual(Date.parse(found.start));
          expect(Date.parse(found.latestEnd)).toBeGreaterThanOrEqual(Date.parse(found.end));
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('a deadline is not over when it is said', () => {
    const future = fc.constantFrom('明天', '周五前', '25号前', '3月8日', '三天内', '下班前', '月底', '中秋前', '两个工作日内', '今晚十二点前', '三点', 'by Friday', 'on the 25th', 'by 5 pm', 'end of Q4', 'within 3 business days', 'next week', 'by Christmas', 'noon', 'asap', 'tonight');
    fc.assert(
      fc.property(future, moment, zone, (text, at, where) => {
        const [found] = findDeadlines(text, { at, zone: where });
        const said = Date.parse(findDeadlines('马上', { at, zone: where })[0]!.due!.start);
        expect(Date.parse(found!.due?.latestEnd ?? '')).toBeGreaterThanOrEqual(said);
      }),
      { numRuns: 800 },
    );
  });

  test('a huge text is read in bounded time and not beyond its first 10,000 characters', () => {
    expect(findDeadlines(`${'好'.repeat(10_000)}明天`, wednesday)).toEqual([]);
    expect(findDeadlines('三天内'.repeat(50_000), wednesday).length).toBeLessThan(500);
  });
});
