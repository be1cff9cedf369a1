/** Names of what the contract calls by keys, for people. */
import type { CustomerRow, DeclineReason, loyaltyFields, loyaltyKinds, Progress } from '../contract/index.ts';
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

const stepNames: Readonly<Record<string, Bilingual>> = {
  reading: { zh: '读取', en: 'reading' },
  loading: { zh: '读取', en: 'loading' },
  checking: { zh: '核对', en: 'checking' },
  storing: { zh: '写入', en: 'storing' },
  summarising: { zh: '整理购买记录', en: 'summing up purchases' },
  'reading texts': { zh: '读懂每段话', en: 'reading texts' },
  'taking in labels': { zh: '收集标注', en: 'taking in labels' },
};

/** What a step of a long operation does; a step without a name keeps its own. */
export function stepText({ step, title = stepNames[step] }: Progress, say: Say): string {
  return title ? say(title) : step;
}

const declineTexts: Readonly<Record<DeclineReason, Bilingual>> = {
  off: { zh: '没有接大模型接口。设置 endpointUrl 就能用，例如 ZHIYIN_ENDPOINT_URL=http://localhost:11434/v1', en: 'no language-model endpoint is configured; set endpointUrl, e.g. ZHIYIN_ENDPOINT_URL=http://localhost:11434/v1' },
  budget: { zh: '今天的 token 用完了（设置 endpointTokens）', en: "the day's tokens are used up (setting endpointTokens)" },
  unreachable: { zh: '接口连不上', en: 'the endpoint cannot be reached' },
  timeout: { zh: '接口没有在限定时间内回答（设置 endpointTimeout）', en: 'the endpoint did not answer in time (setting endpointTimeout)' },
  refused: { zh: '接口拒绝了：请检查密钥和模型名', en: 'the endpoint refused: check its key and the name of the model' },
  'invalid-answer': { zh: '接口的回答不能用', en: 'the answer of the endpoint could not be used' },
};

/** Why the endpoint gave no answer, with its own words where it had some. */
export function declineText({ reason, detail }: { readonly reason: DeclineReason | null; readonly detail: string }, say: Say): string {
  const text = say(declineTexts[reason ?? 'invalid-answer']);
  return reason === 'off' || detail === '' ? text : `${text}: ${detail}`;
}
