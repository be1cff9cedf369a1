import { z } from 'zod';
import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { emotionLabels } from '../domain/index.ts';
import type { EndpointAnswer } from '../endpoint/index.ts';
import { endpointOf } from './endpoint-connection.ts';
import { implement } from './implementation.ts';

const noReply = { reply: null, promises: [] };
const noReading = { polarity: null, emotion: null, quote: null };
const off = { status: 'declined', reason: 'off', detail: 'no endpoint is configured: set endpointUrl', tokens: 0 } as const;

const reply = z.object({ reply: z.string().min(1).max(2000), promises: z.array(z.string()).max(10) });

const replyInstructions = `You help a service colleague answer a customer. Write the next message of the colleague, in the language of the customer, at most 80 words. Take up what was actually said, name the feeling if there
is one, say what happens next and when. Promise nothing that the colleague has not said before; if a next step needs a promise, phrase it as a proposal. Never blame, never belittle, no superlatives. List in "promises" the
sentences of your reply that commit to something.`;

/** A draft that a person reads, changes and sends; nothing is sent from here. */
export const draftReply = implement(operations.draftReply, async (workspace, { turns }, call) => {
  const endpoint = endpointOf(workspace, call.now());
  if (!endpoint) return { ...off, ...noReply };
  const material = turns.map(({ speaker, text }) => `${speaker}: ${text}`).join('\n');
  return flattened(await endpoint.ask({ instructions: replyInstructions, material, schema: reply }), noReply);
});

const reading = z.object({ polarity: z.enum(['negative', 'neutral', 'positive']), emotion: z.enum(emotionLabels), quote: z.string() });

/** A second opinion on a text the reader is unsure of. */
export const refineReading = implement(operations.refineReading, async (workspace, { text }, call) => {
  const endpoint = endpointOf(workspace, call.now());
  if (!endpoint) return { ...off, ...noReading };
  const instructions = 'Say how the customer who wrote this feels: polarity, the one emotion that fits best, and in "quote" the words that show it, copied exactly.';
  return flattened(await endpoint.ask({ instructions, material: text, schema: reading, quotes: ({ quote }) => (quote === '' ? [] : [quote]) }), noReading);
});

function flattened<Answer extends object, Nothing extends object>(answer: EndpointAnswer<Answer>, nothing: Nothing): Outcome & (Answer | Nothing) {
  if (answer.status === 'answered') return { status: 'answered', reason: null, detail: '', tokens: answer.tokens, ...answer.answer };
  return { status: 'declined', reason: answer.reason, detail: answer.detail, tokens: 0, ...nothing };
}

type Outcome = Pick<OutputOf<typeof operations.draftReply>, 'status' | 'reason' | 'detail' | 'tokens'>;
