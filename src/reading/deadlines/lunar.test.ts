import { Lunar } from 'lunar-typescript';
import { describe, expect, test } from 'vitest';
import { festivalSpan } from './festivals.ts';
import { lunarDay, solarTermDay, solarTermNames } from './lunar.ts';
import { chinaCalendar } from './work-calendar-china.ts';
import { isWorkday } from './work-calendar.ts';
import { HolidayUtil } from 'lunar-typescript';

const dayNumber = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

describe('the tables against lunar-typescript', () => {
  test('every lunar month from 2000 to 2060 begins on the same day', () => {
    for (let year = 2000; year <= 2060; year++) {
      for (let month = 1; month <= 12; month++) expect([year, month, lunarDay(year, month, 1)]).toEqual([year, month, dayNumber(Lunar.fromYmd(year, month, 1).getSolar().toYmd())]);
    }
  }, 60_000);

  test('solar terms fall on the same day, but for one in 61 years of two terms', () => {
    let different = 0;
    for (let year = 2000; year <= 2060; year++) {
      const table = Lunar.fromYmd(year, 6, 1).getJieQiTable();
      for (const name of solarTermNames) {
        const solar = table[name]!;
        if (solar.getYear() === year && solarTermDay(name, year) !== dayNumber(solar.toYmd())) different++;
      }
    }
    expect(different).toBeLessThanOrEqual(2);
  }, 60_000);

  test('the work calendar agrees on every listed day of 2020 to 2026', () => {
    for (let year = 2020; year <= 2026; year++) for (const holiday of HolidayUtil.getHolidays(year)) expect([holiday.getDay(), isWorkday(dayNumber(holiday.getDay()), chinaCalendar)]).toEqual([holiday.getDay(), holiday.isWork()]);
  });
});

test.each([
  ['中秋', '2026-09-25'], ['春节', '2027-02-06'], ['端午节', '2026-06-19'], ['除夕', '2027-02-05'], ['清明', '2026-04-05'], ['母亲节', '2026-05-10'],
  ['easter', '2026-04-05'], ['thanksgiving', '2026-11-26'], ['black friday', '2026-11-27'], ['labor day', '2026-09-07'], ['memorial day', '2026-05-25'], ['whitsun', '2026-05-24'],
])('%s is on %s', (name, day) => {
  expect(festivalSpan(name, dayNumber('2026-03-04'))!.first).toBe(dayNumber(day));
});
