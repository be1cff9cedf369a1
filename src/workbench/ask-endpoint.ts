import { z } from 'zod';
import { companyZone } from '../config.ts';
import { operations } from '../contract/index.ts';
import type { InputOf, OutputOf } from '../contract/index.ts';
import { emotionLabels, ZhiyinError } from '../domain/index.ts';
import type { EndpointAnswer } from '../endpoint/index.ts';
import { conversationTurns } from '../facts/index.ts';
import { endpointOf } from './endpoint-connection.ts';
import { implement } from './implementation.ts';
import { turnOf } from './stored-turns.ts';
import type { Workspace } from './workspace.ts';

type DraftInput = InputOf<typeof operations.draftReply>;
type GivenTurns = Extract<DraftInput, { turns: unknown }>['turns'];

const noReply = { reply: null, promises: [] };
const noReading = { polarity: null, emotion: null, quote: null };
const off: Outcome = { status: 'declined', reason: 'off', detail: 'no endpoint is configured: set endpointUrl', tokens: 0, masked: [] };

/** What is sent at most: the end of a longer conversation, the beginning of a longer text. */
const mostConversationCharacters = 12_000;
const mostTextCharacters = 4000;

const reply = z.object({ reply: z.string().min(1).max(2000), promises: z.array(z.string()).max(10) });

const replyInstructions = `You help a service colleague answer a customer. Write the next message of the colleague, in the language of the customer, at most 80 words. Take up what was actually said, name the feeling if there
is one, say what happens next and when. Promise nothing that the colleague has not said before; if a next step needs a promise, phrase it as a proposal. Never blame, never belittle, no superlatives. List in "promises" the
sentences of your reply that commit to something.`;

/** A draft that a person reads, changes and sends; nothing is sent from here. */
export const draftReply = implement(operations.draftReply, async (workspace, input, call) => {
  const turns = 'turns' in input ? input.turns : await storedTurns(workspace, input);
  const endpoint = endpointOf(workspace, call.now());
  if (!endpoint) return { ...off, ...noReply };
  return flattened(await endpoint.ask({ instructions: replyInstructions, material: materialOf(turns), schema: reply }), noReply);
});

async function storedTurns({ warehouse, configuration }: Workspace, { conversation, customer, turn }: Exclude<DraftInput, { turns: unknown }>): Promise<GivenTurns> {
  const rows = await conversationTurns(warehouse, conversation, customer);
  if (rows.length === 0) throw new ZhiyinError('NOT_FOUND', { what: 'conversation', id: conversation });
  const last = turn === undefined ? rows.length - 1 : Number(turn);
  if (last >= rows.length) throw new ZhiyinError('BAD_REQUEST', { problem: `turn ${last}: the conversation has turns 0 to ${rows.length - 1}` });
  return rows.slice(0, last + 1).map((row) => turnOf({ row, text: String(row['text']) }, companyZone(configuration.settings)));
}

/** The last turns that fit, a line each. */
function materialOf(turns: GivenTurns): string {
  const lines: string[] = [];
  let left = mostConversationCharacters;
  for (const { speaker, text } of turns.toReversed()) {
    const line = `${speaker ?? 'unknown'}: ${text}`.slice(0, mostTextCharacters);
    left -= line.length;
    if (left < 0) break;
    lines.unshift(line);
  }
  return lines.join('\n');
}

const reading = z.object({ polarity: z.enum(['negative', 'neutral', 'positive']), emotion: z.enum(emotionLabels), quote: z.string() });

/** A second opinion on a text the reader is unsure of. */
export const refineReading = implement(operations.refineReading, async (workspace, { text }, call) => {
  const endpoint = endpointOf(workspace, call.now());
  if (!endpoint) return { ...off, ...noReading };
  const instructions = 'Say how the customer who wrote this feels: polarity, the one emotion that fits best, and in "quote" the words that show it, copied exactly.';
  return flattened(await endpoint.ask({ instructions, material: text.slice(0, mostTextCharacters), schema: reading, quotes: ({ quote }) => (quote === '' ? [] : [quote]) }), noReading);
});

function flattened<Answer extends object, Nothing extends object>(answer: EndpointAnswer<Answer>, nothing: Nothing): Outcome & (Answer | Nothing) {
  const masked = Object.entries(answer.hidden).map(([mark, data]) => ({ mark, data }));
  if (answer.status === 'answered') return { status: 'answered', reason: null, detail: '', tokens: answer.tokens, masked, ...answer.answer };
  return { status: 'declined', reason: answer.reason, detail: answer.detail, tokens: 0, masked, ...nothing };
}

type Outcome = Pick<OutputOf<typeof operations.draftReply>, 'status' | 'reason' | 'detail' | 'tokens' | 'masked'>;
