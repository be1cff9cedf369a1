/** What the optional language-model endpoint is asked for. Without one, the answer says so. */
import { z } from 'zod';
import { emotionLabels, speakers } from '../domain/index.ts';
import { operation } from './operation.ts';

/** Whether there is an answer, and if not, why. */
const outcome = {
  status: z.enum(['answered', 'declined']),
  reason: z.enum(['off', 'budget', 'unreachable', 'timeout', 'refused', 'invalid-answer']).nullable(),
  detail: z.string(),
  tokens: z.number(),
};

export const draftReply = operation({
  name: 'draftReply',
  method: 'post',
  path: '/api/drafts',
  tag: 'reading',
  title: { zh: '起草回复', en: 'Draft a reply' },
  input: z.object({ turns: z.array(z.object({ speaker: z.enum(speakers), text: z.string().max(4000) })).min(1).max(60) }),
  output: z.object({ ...outcome, reply: z.string().nullable(), promises: z.array(z.string()) }),
});

export const refineReading = operation({
  name: 'refineReading',
  method: 'post',
  path: '/api/refine',
  tag: 'reading',
  title: { zh: '请大模型再读一遍', en: 'Have the endpoint read once more' },
  input: z.object({ text: z.string().min(1).max(4000) }),
  output: z.object({ ...outcome, polarity: z.enum(['negative', 'neutral', 'positive']).nullable(), emotion: z.enum(emotionLabels).nullable(), quote: z.string().nullable() }),
});
