/** What the optional language-model endpoint is asked for. Without one, the answer says so. */
import { z } from 'zod';
import { emotionLabels, speakers } from '../domain/index.ts';
import { count, operation } from './operation.ts';

export const declineReasons = ['off', 'budget', 'unreachable', 'timeout', 'refused', 'invalid-answer'] as const;
export type DeclineReason = (typeof declineReasons)[number];

const mostCharacters = 20_000;

/** Whether there is an answer, and if not, why. */
const outcome = {
  status: z.enum(['answered', 'declined']),
  reason: z.enum(declineReasons).nullable(),
  detail: z.string(),
  tokens: z.number(),
  /** Personal data of the text, each with the mark that stands in its place in what leaves. */
  masked: z.array(z.object({ mark: z.string(), data: z.string() })),
};

const handedIn = z.object({ turns: z.array(z.object({ speaker: z.enum(speakers).optional(), text: z.string().max(mostCharacters) })).min(1).max(2000) });
/** A conversation of the record. The reply follows `turn`, from 0; the last one by default. */
const stored = z.object({ conversation: z.string().min(1), customer: z.string().optional(), turn: count.optional() });

export const draftReply = operation({
  name: 'draftReply',
  method: 'post',
  path: '/api/drafts',
  tag: 'reading',
  title: { zh: '起草回复', en: 'Draft a reply' },
  input: z.union([handedIn, stored]),
  output: z.object({ ...outcome, reply: z.string().nullable(), /** Sentences of the reply that commit to something. */ promises: z.array(z.string()) }),
});

export const refineReading = operation({
  name: 'refineReading',
  method: 'post',
  path: '/api/refine',
  tag: 'reading',
  title: { zh: '请大模型再读一遍', en: 'Have the endpoint read once more' },
  input: z.object({ text: z.string().min(1).max(mostCharacters) }),
  output: z.object({ ...outcome, polarity: z.enum(['negative', 'neutral', 'positive']).nullable(), emotion: z.enum(emotionLabels).nullable(), quote: z.string().nullable() }),
});
