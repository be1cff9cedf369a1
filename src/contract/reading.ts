/** Reading texts, and correcting what was read. */
import { z } from 'zod';
import { emotionLabels, polarityLabels, textLanguages } from '../domain/index.ts';
import { operation } from './operation.ts';

export const readingResult = z.object({
  language: z.enum(textLanguages),
  polarity: z.object({ label: z.enum(polarityLabels), score: z.number() }),
  emotion: z.object({ label: z.enum(emotionLabels), probabilities: z.record(z.enum(emotionLabels), z.number()) }),
  evidence: z.array(z.object({ start: z.number(), end: z.number(), text: z.string(), weight: z.number() })),
});

export const readTexts = operation({
  name: 'readTexts',
  method: 'post',
  path: '/api/read',
  tag: 'reading',
  title: { zh: '读文本', en: 'Read texts' },
  input: z.object({ texts: z.array(z.string()).max(10_000) }),
  output: z.object({ reader: z.string(), readings: z.array(readingResult) }),
});

export const correctLabel = operation({
  name: 'correctLabel',
  method: 'post',
  path: '/api/corrections',
  tag: 'reading',
  title: { zh: '更正读法', en: 'Correct a label' },
  input: z.discriminatedUnion('kind', [
    z.object({ source: z.enum(['moments', 'feedback']), id: z.string().min(1), kind: z.literal('polarity'), label: z.enum(['negative', 'neutral', 'positive']) }),
    z.object({ source: z.enum(['moments', 'feedback']), id: z.string().min(1), kind: z.literal('emotion'), label: z.enum(emotionLabels) }),
  ]),
  output: z.object({ correction: z.number() }),
});
