/** By when the service desk promises something, in words and as a moment. */
import { type Calendar, secondsPerDay } from './calendar.ts';
import type { SeededRandom } from './seeded-random.ts';

export interface Due {
  readonly phrase: string;
  readonly at: number;
}

const weekdays = { zh: ['日', '一', '二', '三', '四', '五', '六'], en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] } as const;

export function drawDue(random: SeededRandom, calendar: Calendar, language: 'zh' | 'en', at: number): Due {
  const day = Math.floor(at / secondsPerDay);
  const hour = Math.floor((at - day * secondsPerDay) / 3600);
  const on = (ahead: number, atHour: number): number => (day + ahead) * secondsPerDay + atHour * 3600;
  const zh = language === 'zh';
  const choose = (chinese: readonly string[], english: readonly string[]): string => random.pick(zh ? chinese : english);
  const ahead = random.between(2, 5);
  const weekday = calendar.weekday(day + ahead);
  const nextWeek = weekday === 0 ? false : weekday < ((calendar.weekday(day) + 6) % 7) + 1;
  const choices: readonly (() => Due)[] = [
    () => (hour < 16 ? { phrase: choose(['今天下班前', '今天下午六点前'], ['before I finish today', 'by 6 pm today']), at: on(0, 18) } : { phrase: choose(['明天下班前', '明天下午六点前'], ['by the end of tomorrow', 'by 6 pm tomorrow']), at: on(1, 18) }),
    () => (hour < 18 ? { phrase: choose(['今晚八点前', '今晚'], ['by 8 pm', 'tonight']), at: on(0, 20) } : { phrase: choose(['明晚八点前', '明天晚上'], ['by 8 tomorrow evening', 'tomorrow evening']), at: on(1, 20) }),
    () => ({ phrase: choose(['明天中午前', '明天十二点前', '明儿中午之前'], ['by tomorrow noon', 'before noon tomorrow', 'by midday tomorrow']), at: on(1, 12) }),
    () => ({ phrase: choose(['明早十点前', '明天上午'], ['by 10 tomorrow morning', 'tomorrow morning']), at: on(1, 10) }),
    () => ({ phrase: choose(['两小时内', '两个小时之内', '2小时内'], ['within two hours', 'in the next two hours']), at: at + 2 * 3600 }),
    () => ({ phrase: choose(['24小时内', '一天之内'], ['within 24 hours', 'inside a day']), at: at + secondsPerDay }),
    () => ({ phrase: choose(['48小时内', '两天内'], ['within 48 hours', 'in the next two days']), at: at + 2 * secondsPerDay }),
    () => ({ phrase: choose(['三天内', '3天之内'], ['within three days', 'in three days at most']), at: at + 3 * secondsPerDay }),
    () => ({ phrase: choose(['后天下班前', '后天之内'], ['by the day after tomorrow', 'by close of play the day after tomorrow']), at: on(2, 18) }),
    () => ({ phrase: zh ? `${nextWeek ? '下' : ''}周${weekdays.zh[weekday] ?? ''}${random.pick(['前', '之前', '中午前'])}` : `by ${nextWeek ? 'next ' : ''}${weekdays.en[weekday] ?? ''}${random.pick(['', ' noon', ' at the latest'])}`, at: on(ahead, 18) }),
  ];
  return random.pick(choices)();
}
