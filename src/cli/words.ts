/** Names of what the contract calls by keys, for people. */
import type { CustomerRow, loyaltyFields, loyaltyKinds } from '../contract/index.ts';
import type { Bilingual } from '../domain/index.ts';
import type { Say } from './terminal.ts';

const tierNames: Readonly<Record<NonNullable<CustomerRow['tier']>, Bilingual>> = {
  high: { zh: '高价值', en: 'high' },
  mid: { zh: '中价值', en: 'mid' },
  potential: { zh: '潜力', en: 'potential' },
  ordinary: { zh: '普通', en: 'ordinary' },
  low: { zh: '低价值', en: 'low' },
  lost: { zh: '流失', en: 'lost' },
};

const stageNames: Readonly<Record<NonNullable<CustomerRow['stage']>, Bilingual>> = {
  new: { zh: '新客', en: 'new' },
  growing: { zh: '成长', en: 'growing' },
  steady: { zh: '稳定', en: 'steady' },
  slowing: { zh: '放缓', en: 'slowing' },
  lost: { zh: '流失', en: 'lost' },
  returning: { zh: '回归', en: 'returning' },
  prospect: { zh: '未成交', en: 'prospect' },
};

export function tierText(tier: CustomerRow['tier'], say: Say): string | null {
  return tier && say(tierNames[tier]);
}

export function stageText(stage: CustomerRow['stage'], say: Say): string | null {
  return stage && say(stageNames[stage]);
}

/** A mood between −1 and 1, with its sign. */
export function moodText(mood: number | null, written: { readonly number: (value: number, decimals: number) => string }): string | null {
  if (mood === null) return null;
  return `${mood > 0 ? '+' : ''}${written.number(mood, 2)}`;
}

const loyaltyKindNames: Readonly<Record<(typeof loyaltyKinds)[number], Bilingual>> = {
  behavioural: { zh: '行为', en: 'behavioural' },
  emotional: { zh: '情感', en: 'emotional' },
  attitudinal: { zh: '态度', en: 'attitudinal' },
};

const loyaltyFieldNames: Readonly<Record<(typeof loyaltyFields)[number], Bilingual>> = {
  both: { zh: '人在心在', en: 'in deed and at heart' },
  habit: { zh: '人在心不在', en: 'buys, does not love' },
  heart: { zh: '心在人不在', en: 'loves, does not buy' },
  neither: { zh: '都不在', en: 'neither' },
};

export function loyaltyKindText(kind: (typeof loyaltyKinds)[number], say: Say): string {
  return say(loyaltyKindNames[kind]);
}

export function loyaltyFieldText(field: (typeof loyaltyFields)[number], say: Say): string {
  return say(loyaltyFieldNames[field]);
}
