/** How each tier is served as long as nobody has decided otherwise. */
import type { Bilingual, Tier } from '../../domain/index.ts';

/** What the service of a tier is after: keep the best close, raise how often and how much, let people try, hold, win back. */
export type Approach = 'focus' | 'push' | 'trial' | 'hold' | 'win-back';

export interface TierStrategy {
  readonly approach: Approach;
  readonly aim: Bilingual;
  /** What to do, one practice a line. */
  readonly practices: Bilingual;
  /** Where to reach them, best first: phone, wechat, chat, email … */
  readonly channels: readonly string[];
  /** Within how many hours somebody answers. */
  readonly responseHours: number;
  /** No more contacts of our own making than this in a month. */
  readonly contactsPerMonth: number;
  /** What serving one such customer may cost a year, in the company's currency; null goes by what it did cost. */
  readonly yearlyCost: number | null;
}

const push: Omit<TierStrategy, 'aim'> = {
  approach: 'push',
  practices: {
    zh: '主动推荐新品，附一张按他口味列的清单\n买了什么，就推与它相配的\n临近平常的间隔时提醒一句',
    en: 'Recommend what is new, with a short list made to their taste\nOffer what goes with what they bought\nA word when their usual gap is about to pass',
  },
  channels: ['wechat', 'email'],
  responseHours: 8,
  contactsPerMonth: 3,
  yearlyCost: null,
};

const hold: Omit<TierStrategy, 'aim'> = {
  approach: 'hold',
  practices: {
    zh: '响应快，一次解决\n常见的事让他自己就能办\n不为小事打扰',
    en: 'Answer fast and settle it the first time\nLet them do the usual things themselves\nNever disturb them over trifles',
  },
  channels: ['chat', 'email'],
  responseHours: 24,
  contactsPerMonth: 1,
  yearlyCost: null,
};

export const defaultStrategies: Readonly<Record<Tier, TierStrategy>> = {
  high: {
    approach: 'focus',
    aim: { zh: '留住：让他觉得一直有人记挂', en: 'Keep them: let them feel that somebody has them in mind' },
    practices: {
      zh: '固定一位专人，记得他的喜好和上次说的话\n为他量身出方案，新品先请他试\n生日和重要日子亲自问候\n出了差错，负责人当天亲自回话',
      en: 'One person of their own, who knows their likes and what was said last time\nTailored proposals, and the first taste of what is new\nA personal word on birthdays and days that matter\nWhen something goes wrong, the one in charge calls the same day',
    },
    channels: ['phone', 'wechat'],
    responseHours: 2,
    contactsPerMonth: 4,
    yearlyCost: null,
  },
  mid: { ...push, aim: { zh: '带动：买得更勤一点，更全一点', en: 'Bring them on: a little more often, a little more of the range' } },
  potential: {
    approach: 'trial',
    aim: { zh: '请他试：让第二次、第三次来得容易', en: 'Let them try: make the second and third purchase easy' },
    practices: {
      zh: '送小样、试用装，或没有负担的首单体验\n问一句第一次用得怎样，认真听\n说清楚好处对应他的哪个需要，不堆功能',
      en: 'Samples, trial sizes, a first order without risk\nAsk how the first purchase turned out, and listen\nTell which need a benefit serves rather than listing features',
    },
    channels: ['wechat', 'chat'],
    responseHours: 4,
    contactsPerMonth: 3,
    yearlyCost: null,
  },
  ordinary: { ...push, contactsPerMonth: 2, aim: { zh: '带动：让他多想起我们一次', en: 'Bring them on: let them think of us once more' } },
  low: { ...hold, aim: { zh: '守住：省心、便宜、不出错', en: 'Hold them: easy, inexpensive, without mistakes' } },
  lost: {
    approach: 'win-back',
    aim: { zh: '挽回：先弄清为什么不来，值得的再请回来', en: 'Win back: learn why they left, then invite those worth it' },
    practices: {
      zh: '问一句为什么不来了，不急着给优惠\n是我们的错，先道歉、改好，再告诉他\n一次像样的邀请；没有回音就不再打扰',
      en: 'Ask why they stopped coming before offering anything\nWhere it was our fault, apologise and mend it, then tell them\nOne proper invitation; without an answer, leave them in peace',
    },
    channels: ['phone', 'email'],
    responseHours: 8,
    contactsPerMonth: 1,
    yearlyCost: null,
  },
};
