import { createHash } from 'node:crypto';
import { addCorrection } from '../actions/corrections/index.ts';
import type { NewCorrection } from '../actions/corrections/index.ts';
import { companyZone, isTimeZone } from '../config.ts';
import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { ZhiyinError } from '../domain/index.ts';
import { applyCorrection } from '../facts/index.ts';
import type { Correction } from '../facts/index.ts';
import { cutPasted, readConversation as readTurns } from '../reading/index.ts';
import type { Turn } from '../reading/index.ts';
import { implement } from './implementation.ts';
import { activeHome, currentReader, readerWith } from './reader.ts';
import { openReadingPool, readMessages as readSingly, threadsOf } from './reading-pool.ts';
import type { Workspace } from './workspace.ts';

type ReadingOutput = OutputOf<typeof operations.readTexts>['readings'][number];
type MessagesOutput = OutputOf<typeof operations.readMessages>;
type ConversationOutput = OutputOf<typeof operations.readConversation>;

/** Reads texts that are handed in, without keeping anything. */
export const readTexts = implement(operations.readTexts, async (workspace, { texts }) => {
  const reader = await currentReader(workspace);
  return { reader: reader.version, readings: texts.map((text) => reader.read(text) as ReadingOutput) };
});

/** Reads messages that are handed in, each on its own, without keeping anything. */
export const readMessages = implement(operations.readMessages, async (workspace, { messages, zone }) => {
  const home = await activeHome(workspace);
  const pool = openReadingPool(messages.length, home, threadsOf(workspace.configuration.settings));
  try {
    const read = await readSingly(pool, messages.map((message): Turn => turnIn(message, zoneOf(workspace, zone))));
    return { reader: (await readerWith(home)).version, messages: read as unknown as MessagesOutput['messages'] };
  } finally {
    await pool.close();
  }
});

/** Reads a conversation that is handed in or was pasted, without keeping it. */
export const readConversation = implement(operations.readConversation, async (workspace, input) => {
  const zone = zoneOf(workspace, input.zone);
  const given = 'turns' in input ? input.turns : cutPasted(input.pasted).slice(0, mostTurns);
  const turns = given.map((turn) => turnIn({ ...turn, at: turn.at ?? input.at }, zone));
  const reader = await currentReader(workspace);
  const { messages, conversation } = readTurns(reader, turns);
  return {
    reader: reader.version,
    turns: turns.map(({ text, speaker, at }, index) => ({ text, ...(speaker && { speaker }), ...(at !== undefined && { at }), message: messages[index] })) as unknown as ConversationOutput['turns'],
    conversation: conversation as unknown as ConversationOutput['conversation'],
  };
});

const mostTurns = 2000;

function turnIn({ text, speaker, at }: { readonly text: string; readonly speaker?: Turn['speaker'] | undefined; readonly at?: string | undefined }, zone: string): Turn {
  return { text, zone, ...(speaker && { speaker }), ...(at !== undefined && { at }) };
}

function zoneOf({ configuration }: Workspace, given: string | undefined): string {
  if (given !== undefined && !isTimeZone(given)) throw new ZhiyinError('BAD_REQUEST', { problem: `zone: ${given} is no time zone; write it like Asia/Shanghai` });
  return given ?? companyZone(configuration.settings);
}

/** Puts a label right: at once in what is shown, and for good in what later readings start from. */
export const correctLabel = implement(operations.correctLabel, async ({ desk, warehouse }, input) => {
  const { kind, label } = input;
  if (input.source === 'pasted') {
    const textId = createHash('sha256').update(input.text).digest('hex').slice(0, 32);
    return { correction: await addCorrection(desk, { textId, kind, label, source: 'pasted', pasted: { text: input.text, speaker: input.speaker ?? null } } as NewCorrection) };
  }
  const correction = { textId: input.id, kind, label } as Correction;
  if ((await applyCorrection(warehouse, correction)) === 0) throw new ZhiyinError('NOT_FOUND', { what: 'text', id: input.id });
  return { correction: await addCorrection(desk, { ...correction, source: input.source } as NewCorrection) };
});
