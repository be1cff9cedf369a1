import type { Speaker } from '../../domain/index.ts';
import { featureNames } from './marks.ts';
import type { PromiseLanguage } from './marks.ts';

/** What the marks of a statement come to. Each is a probability. */
export interface Judgement {
  readonly confidence: number;
  /** Given that it is a promise: nothing in it could be checked, it is meant softly. */
  readonly vague: number;
  readonly soft: number;
}

/** Weights by feature: for agents, what customers' words add, for vague, for soft. Absent: nothing. */
export type PromiseWeights = Readonly<Record<string, readonly [agent: number, customer: number, vague: number, soft: number]>>;

const none = [0, 0, 0, 0] as const;
const nothing: Judgement = { confidence: 0, vague: 0, soft: 0 };

export type Judge = (language: PromiseLanguage, features: readonly number[], speaker: Speaker) => Judgement;

/** A judge by the given weights of both languages. */
export function judgeBy(weights: Readonly<Record<PromiseLanguage, PromiseWeights>>): Judge {
  const tables = { zh: tableOf('zh', weights.zh), en: tableOf('en', weights.en) };
  return (language, features, speaker) => {
    if (features.length === 0) return nothing;
    const table = tables[language];
    let promise = 0;
    let vague = 0;
    let soft = 0;
    for (const feature of features) {
      const at = feature * 4;
      promise += table[at]! + (speaker === 'customer' ? table[at + 1]! : 0);
      vague += table[at + 2]!;
      soft += table[at + 3]!;
    }
    return { confidence: logistic(promise), vague: logistic(vague), soft: logistic(soft) };
  };
}

function tableOf(language: PromiseLanguage, weights: PromiseWeights): Float64Array {
  return Float64Array.from(featureNames(language).flatMap((name) => [...(weights[name] ?? none)]));
}

function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
