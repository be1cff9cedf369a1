/** Reading texts, and correcting what was read. */
import { z } from 'zod';
import {
  aspectLabels, claimKinds, duePrecisions, emotionalNeeds, emotionLabels, intentLabels, needLevels, objectionCauses, objectionTruths, phraseCategories, pickyMotives, polarityLabels, rememberedKinds, salesSteps,
  speakers, textLanguages,
} from '../domain/index.ts';
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

const quoted = { quote: z.string(), start: z.number(), end: z.number() };

/** When a promise is due: ISO with offset. `end` is the earlier bound, `latestEnd` the later. */
const due = z.object({ start: z.string(), end: z.string(), latestEnd: z.string(), precision: z.enum(duePrecisions), rule: z.string() });

const promiseResult = z.object({
  owner: z.enum(['us', 'customer']),
  action: z.string(),
  object: z.string(),
  ...quoted,
  due: due.nullable(),
  vague: z.boolean(),
  strength: z.enum(['firm', 'soft']),
  conditional: z.boolean(),
  confidence: z.number(),
});

/** Everything the reader says of one message. */
export const messageResult = readingResult.extend({
  intents: z.array(z.enum(intentLabels)),
  aspects: z.array(z.object({ aspect: z.enum(aspectLabels), polarity: z.enum(['negative', 'neutral', 'positive']), ...quoted })),
  objection: z.object({ cause: z.enum(objectionCauses), truth: z.enum(objectionTruths).optional(), confirm: z.string().optional(), when: z.enum(['now', 'later']) }).nullable(),
  emotionalNeed: z.enum(emotionalNeeds).nullable(),
  motive: z.enum(pickyMotives).nullable(),
  needLevel: z.enum(needLevels).nullable(),
  sarcasmRisk: z.boolean(),
  facts: z.array(z.object({ kind: z.enum(rememberedKinds), ...quoted })),
  phrases: z.array(z.object({ category: z.enum(phraseCategories), ...quoted, instead: z.string() })),
  claims: z.array(z.object({ kind: z.enum(claimKinds), ...quoted })),
  promises: z.array(promiseResult),
  personalData: z.array(z.object({ kind: z.string(), ...quoted })),
  signals: z.array(z.object({ kind: z.string(), label: z.string(), confidence: z.number(), rule: z.string(), ...quoted })),
});

const probability = z.object({ probability: z.number() });

/** Everything the reader says of a conversation as a whole. Turns count from 0. */
export const conversationResult = z.object({
  talkShare: z.number(),
  questions: z.number(),
  prematurePitch: z.boolean(),
  summarisedBack: z.boolean(),
  deadEnds: z.array(z.number()),
  steps: z.array(z.enum(salesSteps)),
  objectionTruth: z.enum(objectionTruths).nullable(),
  objectionTurn: z.number().nullable(),
  confirm: z.string().nullable(),
  dissatisfied: probability,
  resolved: probability,
  promises: z.array(promiseResult.extend({ turn: z.number(), outcome: z.object({ turn: z.number(), kind: z.enum(['fulfilled', 'cancelled']) }).nullable() })),
});

const mostCharacters = 20_000;
const turn = z.object({ text: z.string().max(mostCharacters), speaker: z.enum(speakers).optional(), at: z.string().max(40).optional() });
/** IANA zone of times without an offset and of the due times; the configured one by default. */
const zone = z.string().max(60).optional();

export const readMessages = operation({
  name: 'readMessages',
  method: 'post',
  path: '/api/read/messages',
  tag: 'reading',
  title: { zh: '读一条或多条消息的全部含义', en: 'Read all there is in one or many messages' },
  input: z.object({ messages: z.array(turn).max(10_000), zone }),
  output: z.object({ reader: z.string(), messages: z.array(messageResult) }),
});

export const readConversation = operation({
  name: 'readConversation',
  method: 'post',
  path: '/api/read/conversation',
  tag: 'reading',
  title: { zh: '读一段对话，不保存', en: 'Read a conversation without storing it' },
  /** Turns, or a pasted text with one turn a line, its speaker before a colon. `at` is when it was said, unless a turn says so itself. */
  input: z.union([z.object({ turns: z.array(turn).min(1).max(2000), at: z.string().max(40).optional(), zone }), z.object({ pasted: z.string().max(200_000), at: z.string().max(40).optional(), zone })]),
  output: z.object({ reader: z.string(), turns: z.array(turn.extend({ message: messageResult })), conversation: conversationResult }),
});

/** A text of the record, or one that was pasted and is kept with its correction. */
const corrected = z.union([
  z.object({ source: z.enum(['moments', 'feedback']), id: z.string().min(1) }),
  z.object({ source: z.literal('pasted'), text: z.string().min(1).max(mostCharacters), speaker: z.enum(speakers).optional() }),
]);

export const correctLabel = operation({
  name: 'correctLabel',
  method: 'post',
  path: '/api/corrections',
  tag: 'reading',
  title: { zh: '更正读法', en: 'Correct a label' },
  input: z.intersection(
    corrected,
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('polarity'), label: z.enum(['negative', 'neutral', 'positive']) }),
      z.object({ kind: z.literal('emotion'), label: z.enum(emotionLabels) }),
      /** What the message is for above all; `none` for no intent. */
      z.object({ kind: z.literal('intent'), label: z.enum([...intentLabels, 'none']) }),
      z.object({ kind: z.literal('objection'), label: z.enum([...objectionCauses, 'none']) }),
    ]),
  ),
  output: z.object({ correction: z.number() }),
});
