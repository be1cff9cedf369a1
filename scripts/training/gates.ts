import type { CrossedEmotions } from './crossed-emotions.ts';
import type { SplitRow } from './split.ts';
import { ekmanOf, groupsOf, measureClasses, measurePolarity, weiboOf } from './evaluation.ts';
import type { DomainResult } from './unseen-domains.ts';
import type { Reading } from '../../src/domain/index.ts';

export interface Gate {
  readonly name: string;
  readonly asks: string;
  readonly floor: number;
  readonly reached: number;
  /** The floor is a ceiling. */
  readonly atMost?: true;
}

export function passes({ floor, reached, atMost }: Gate): boolean {
  return atMost === true ? reached <= floor : reached >= floor;
}

/** What the base heads must reach on rows they never saw. */
export function weighGates(read: (text: string) => Reading, test: readonly SplitRow[], { domains, crossed }: { readonly domains: readonly DomainResult[]; readonly crossed: readonly CrossedEmotions[] }): Gate[] {
  const reviews = ['zh-hotel-reviews', 'zh-takeaway-reviews', 'zh-shopping-reviews'].map((name) => {
    const own = test.filter(({ set, polarity }) => set === name && (polarity === 1 || polarity === -1));
    return { name, readings: own.map(({ text }) => read(text)), truth: own.map(({ polarity }) => polarity === 1) };
  });
  const measured = reviews.map(({ name, readings, truth }) => ({ name, result: measurePolarity(readings, truth) }));
  const together = measurePolarity(reviews.flatMap(({ readings }) => readings), reviews.flatMap(({ truth }) => truth));
  const floors: Readonly<Record<string, number>> = { 'zh-hotel-reviews': 0.9, 'zh-takeaway-reviews': 0.89, 'zh-shopping-reviews': 0.93 };
  const emotion = (name: string, grouping: typeof weiboOf): number => {
    const own = test.filter(({ set, emotion: shares }) => set === name && groupsOf(shares ?? [], grouping).length === 1);
    const truths = own.map(({ emotion: shares }) => groupsOf(shares ?? [], grouping));
    return measureClasses(own.map(({ text }) => grouping[read(text).emotion.label]), truths, [...new Set(truths.flat())].toSorted()).macroF1;
  };
  return [
    ...measured.map(({ name, result }): Gate => ({ name, asks: 'accuracy', floor: floors[name]!, reached: result.accuracy })),
    ...measured.map(({ name, result }): Gate => ({ name, asks: 'accuracy at p ≥ .9', floor: 0.97, reached: result.sureAccuracy })),
    ...measured.map(({ name, result }): Gate => ({ name, asks: 'ECE', floor: 0.03, reached: result.calibrationError, atMost: true })),
    { name: 'the three together', asks: 'ECE', floor: 0.03, reached: together.calibrationError, atMost: true },
    ...domains.map(({ name, accuracy }): Gate => ({ name: `unseen: ${name}`, asks: 'accuracy', floor: 0.8, reached: accuracy })),
    ...crossed.map(({ set, macroF1 }): Gate => ({ name: set, asks: 'macro-F1 of six, each row left out in turn', floor: 0.6, reached: macroF1 })),
    ...['zh-weibo-emotion-usual', 'zh-weibo-emotion-virus'].map((set): Gate => ({ name: set, asks: 'macro-F1 of six, test part', floor: 0.6, reached: emotion(set, weiboOf) })),
    { name: 'en-goemotions', asks: 'macro-F1 of Ekman’s', floor: 0.57, reached: emotion('en-goemotions', ekmanOf) },
  ];
}
