/** Conversations of the record: the list, one of them whole, and what all of them say together. */
import { z } from 'zod';
import { emotionalNeeds, intentLabels, objectionCauses, objectionTruths, phraseCategories, speakers } from '../domain/index.ts';
import { count, listOf, operation } from './operation.ts';
import { conversationResult, messageResult } from './reading.ts';

/** What a conversation may be looked for by; `dissatisfied` holds from a probability of one half. */
export const conversationTraits = ['objection', 'promise', 'dissatisfied', 'phrases'] as const;

const conversationRow = z.object({
  id: z.string(),
  customer: z.string().nullable(),
  customerName: z.string().nullable(),
  agent: z.string().nullable(),
  touchpoint: z.string().nullable(),
  channel: z.string().nullable(),
  startedAt: z.string().nullable(),
  turns: z.number(),
  /** The first words of the customer. */
  opening: z.string().nullable(),
  talkShare: z.number(),
  objection: z.object({ cause: z.enum(objectionCauses), truth: z.enum(objectionTruths).nullable() }).nullable(),
  dissatisfied: z.number(),
  resolved: z.number(),
  /** Promises of ours. */
  promises: z.number(),
  phrases: z.number(),
  claims: z.number(),
  prematurePitch: z.boolean(),
});
export type ConversationRow = z.output<typeof conversationRow>;

export const listConversations = operation({
  name: 'listConversations',
  method: 'get',
  path: '/api/conversations',
  tag: 'reading',
  title: { zh: '对话列表', en: 'List conversations' },
  input: z.object({
    /** All of these hold. */
    traits: listOf(z.enum(conversationTraits)).optional(),
    cause: listOf(z.enum(objectionCauses)).optional(),
    agent: z.string().optional(),
    customer: z.string().optional(),
    sort: z.enum(['newest', 'dissatisfied']).default('newest'),
    offset: count.default(0),
    limit: count.max(500).default(50),
  }),
  output: z.object({ total: z.number(), rows: z.array(conversationRow) }),
});

export const getConversation = operation({
  name: 'getConversation',
  method: 'get',
  path: '/api/conversations/{id}',
  tag: 'reading',
  title: { zh: '一段对话', en: 'One conversation' },
  /** `customer` tells apart conversations of two customers that share an id. */
  input: z.object({ id: z.string(), customer: z.string().optional() }),
  output: z.object({
    id: z.string(),
    customer: z.string().nullable(),
    customerName: z.string().nullable(),
    agent: z.string().nullable(),
    touchpoint: z.string().nullable(),
    channel: z.string().nullable(),
    turns: z.array(
      z.object({
        id: z.string(),
        at: z.string().nullable(),
        speaker: z.enum(speakers).optional(),
        text: z.string(),
        message: messageResult,
        /** Kinds of labels a person has put right. */
        corrected: z.array(z.string()),
      }),
    ),
    conversation: conversationResult,
    /** What people said of the promises found. */
    decisions: z.array(z.object({ text: z.string(), start: z.number(), decision: z.enum(['confirmed', 'rejected']) })),
  }),
});

export const decidePromise = operation({
  name: 'decidePromise',
  method: 'post',
  path: '/api/promise-decisions',
  tag: 'reading',
  title: { zh: '确认或否决找到的承诺', en: 'Confirm or reject a promise that was found' },
  /** The text's id and where the promise begins in it. The latest decision holds. */
  input: z.object({ text: z.string().min(1), start: count, quote: z.string().max(2000), decision: z.enum(['confirmed', 'rejected']) }),
  output: z.object({ decided: z.number() }),
});

const counted = { texts: z.number(), customers: z.number() };

export const voiceSignals = operation({
  name: 'voiceSignals',
  method: 'get',
  path: '/api/voice/signals',
  tag: 'reading',
  title: { zh: '大家都在说什么', en: 'What people say' },
  input: z.object({}),
  output: z.object({
    conversations: z.number(),
    dissatisfied: z.number(),
    intents: z.array(z.object({ intent: z.enum(intentLabels), ...counted })),
    objections: z.array(z.object({ cause: z.enum(objectionCauses), ...counted, /** Texts by truth, where a conversation tells. */ truths: z.partialRecord(z.enum(objectionTruths), z.number()) })),
    needs: z.array(z.object({ need: z.enum(emotionalNeeds), ...counted })),
    /** Phrases to avoid, most frequent first, at most a hundred. `agent` null: nobody is on record. */
    phrases: z.array(z.object({ agent: z.string().nullable(), category: z.enum(phraseCategories), texts: z.number(), example: z.string() })),
    /** Promises of ours: how many, with a time that can be checked, and to how many customers. */
    promises: z.object({ found: z.number(), timed: z.number(), customers: z.number() }),
  }),
});
