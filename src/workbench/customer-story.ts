/**
 * What a customer's figures amount to, in words: how things stand, why, and what to do next. The same words on every page.
 * Rules, in order; the first that holds decides. They order attention by convention, until outcomes are measured.
 */
import type { CustomerRow } from '../contract/index.ts';
import type { Bilingual } from '../domain/index.ts';

export interface Suggestion {
  readonly title: Bilingual;
  readonly why: Bilingual;
  /** How to begin the conversation. */
  readonly opening: Bilingual;
}

export interface Reason {
  readonly text: Bilingual;
  /** How much it matters here, 0–1. */
  readonly weight: number;
  /** The figure that opens to its explanation. */
  readonly measure: string;
}

const sore = (row: CustomerRow): boolean => row.mood !== null && row.mood < -0.2;
const glad = (row: CustomerRow): boolean => row.mood !== null && row.mood > 0.2;
const whole = (value: number | null): string => String(Math.round(value ?? 0));

/** One sentence about how things stand. */
export function summarise(row: CustomerRow): Bilingual {
  if (row.orders === 0) return { zh: '还没有买过。', en: 'Has not bought yet.' };
  const rhythm =
    row.orders > 1 && row.usualGapDays !== null
      ? { zh: `平常 ${whole(row.usualGapDays)} 天买一次，已沉默 ${whole(row.silentDays)} 天`, en: `Buys every ${whole(row.usualGapDays)} days, silent for ${whole(row.silentDays)}` }
      : { zh: `只买过一次，距今 ${whole(row.silentDays)} 天`, en: `Bought once, ${whole(row.silentDays)} days ago` };
  const parts = [rhythm, lateness(row), feeling(row)].filter((part) => part !== undefined);
  return { zh: `${parts.map((part) => part.zh).join('；')}。`, en: `${parts.map((part) => part.en).join('; ')}.` };
}

function lateness(row: CustomerRow): Bilingual | undefined {
  if (row.lateDeliveries === 0) return undefined;
  return {
    zh: `${row.deliveries} 次送货晚了 ${row.lateDeliveries} 次`,
    en: `${row.lateDeliveries} of ${row.deliveries} deliveries came late`,
  };
}

function feeling(row: CustomerRow): Bilingual | undefined {
  if (row.mood === null) return { zh: '没有留下话，感受未知', en: 'has said nothing, so how they feel is unknown' };
  if (sore(row)) return { zh: '话里带着不满', en: 'and their words are sore' };
  return glad(row) ? { zh: '说的话是高兴的', en: 'and their words are glad' } : { zh: '语气平和', en: 'and their words are calm' };
}

/** What speaks for worry or for ease, weightiest first. */
export function reasonsFor(row: CustomerRow): Reason[] {
  const reasons: Reason[] = [];
  const gaps = row.silentDays !== null && row.usualGapDays ? row.silentDays / row.usualGapDays : null;
  if (gaps !== null && gaps > 1.5) {
    reasons.push({ measure: 'silentDays', weight: Math.min(1, gaps / 6), text: { zh: `沉默了 ${gaps.toFixed(1)} 个平常间隔`, en: `silent for ${gaps.toFixed(1)} of their usual gaps` } });
  }
  if (row.pAlive !== null && row.orders > 1 && row.pAlive < 0.7) {
    reasons.push({ measure: 'pAlive', weight: 1 - row.pAlive, text: { zh: `仍会再买的可能 ${whole(row.pAlive * 100)}%`, en: `${whole(row.pAlive * 100)} % likely to buy again at all` } });
  }
  if (row.lateDeliveries > 0) {
    const share = row.lateDeliveries / row.deliveries;
    reasons.push({ measure: 'lateDeliveries', weight: Math.min(1, 0.3 + share), text: { zh: `承诺 ${row.deliveries - row.lateDeliveries}/${row.deliveries} 准时`, en: `${row.deliveries - row.lateDeliveries} of ${row.deliveries} promises kept` } });
  }
  if (row.mood !== null && (sore(row) || glad(row))) {
    reasons.push({ measure: 'mood', weight: Math.abs(row.mood), text: sore(row) ? { zh: '情绪低落', en: 'sore mood' } : { zh: '情绪高兴', en: 'glad mood' } });
  }
  if (row.expectationGap !== null && row.expectationGap < -0.5) {
    reasons.push({ measure: 'expectationGap', weight: Math.min(1, -row.expectationGap / 3), text: { zh: `比期望低 ${(-row.expectationGap).toFixed(1)} 分`, en: `${(-row.expectationGap).toFixed(1)} points below what they expected` } });
  }
  return reasons.toSorted((one, other) => other.weight - one.weight);
}

/** What to do next; null when nothing presses. */
export function suggestFor(row: CustomerRow): Suggestion | null {
  return rules.find((rule) => rule.holds(row))?.suggestion ?? null;
}

const rules: readonly { readonly holds: (row: CustomerRow) => boolean; readonly suggestion: Suggestion }[] = [
  {
    holds: (row) => row.lateDeliveries > 0 && sore(row) && row.stage !== 'lost',
    suggestion: {
      title: { zh: '回电，先道歉，再给一个做得到的日子', en: 'Call, apologise, give one date you will keep' },
      why: { zh: '失约之后心里不踏实；道歉要快，新的承诺只给一个。', en: 'Broken promises hurt the sense of security: apologise soon and make only one new promise.' },
      opening: { zh: '上次说好的日子没送到，是我们没做好，让您久等了。', en: 'We told you a day and missed it. That was our failing, and I am sorry you had to wait.' },
    },
  },
  {
    holds: (row) => sore(row) && row.stage !== 'lost',
    suggestion: {
      title: { zh: '听他说完哪里不好，当场记下', en: 'Ask what went wrong and listen to the end' },
      why: { zh: '话里有不满；先听完再解释。', en: 'Their words are sore: hear them out before explaining.' },
      opening: { zh: '您上次提到不太满意，我想听您说说是怎么回事。', en: 'You were not happy last time. I would like to hear what happened.' },
    },
  },
  {
    holds: (row) => row.lateDeliveries > 0 && row.stage === 'slowing',
    suggestion: {
      title: { zh: '主动说明晚到的原因', en: 'Tell them why the parcel was late, unasked' },
      why: { zh: '晚到之后买得慢了，却没有投诉：多半是悄悄走开。', en: 'They slowed down after a late delivery without complaining: people often leave quietly.' },
      opening: { zh: '您那次的包裹晚到了，我们查清了原因，想跟您说一声。', en: 'One of your parcels came late. We found out why and wanted you to know.' },
    },
  },
  {
    holds: (row) => row.stage === 'lost' && row.net > 0 && row.orders > 2,
    suggestion: {
      title: { zh: '问一句为什么不来了', en: 'Ask why they stopped coming' },
      why: { zh: '曾是常客；先弄明白原因，再谈优惠。', en: 'They were a regular: learn the reason before offering anything.' },
      opening: { zh: '好久没见您了，是我们哪里没做好吗？', en: 'We have not seen you for a while. Did we do something wrong?' },
    },
  },
  {
    holds: (row) => row.stage === 'slowing',
    suggestion: {
      title: { zh: '按他常买的，打个招呼', en: 'Get in touch about what they usually buy' },
      why: { zh: '比平常的节奏慢了，感受不坏，一句合时宜的提醒往往就够。', en: 'They are behind their usual rhythm without bad feelings: a timely word is often enough.' },
      opening: { zh: '您常喝的那款该续上了吗？新到的一批我先给您留着。', en: 'Is it time for your usual again? I have put some of the new batch aside for you.' },
    },
  },
  {
    holds: (row) => row.stage === 'new',
    suggestion: {
      title: { zh: '问问第一次用得怎样', en: 'Ask how the first purchase turned out' },
      why: { zh: '第一次之后的感受，决定有没有第二次。', en: 'How the first purchase feels decides whether there is a second.' },
      opening: { zh: '第一次买的东西还合意吗？有什么想问的尽管说。', en: 'Is your first order what you hoped for? Ask me anything.' },
    },
  },
  {
    holds: (row) => row.tier === 'high' && glad(row),
    suggestion: {
      title: { zh: '道谢，请他说说最喜欢哪一点', en: 'Thank them and ask what they like most' },
      why: { zh: '高价值又高兴：谢意要及时，好话值得记下来。', en: 'High value and glad: thanks are due, and what they praise is worth keeping.' },
      opening: { zh: '一直承蒙您照顾，想当面谢谢您。', en: 'You have been with us for a while, and I wanted to thank you.' },
    },
  },
];
