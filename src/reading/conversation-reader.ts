/** Reads a conversation: its messages one by one, and what only the whole of it tells. */
import type { ConversationReading, MessageContext, MessageReading, Speaker } from '../domain/index.ts';
import { findDeadEnds } from './conversation/dead-ends.ts';
import { guessSpeakers } from './conversation/speakers.ts';
import { confirmingQuestions, likelyObjects, readShape, supposeTruth } from './dialogue/index.ts';
import type { MessageReader } from './message-reader.ts';
import { followPromises } from './promises/index.ts';

/** A turn of a conversation, in the order it was said. */
export interface Turn extends MessageContext {
  readonly text: string;
}

export interface ConversationRead {
  /** One reading a turn. */
  readonly messages: readonly MessageReading[];
  readonly conversation: ConversationReading;
}

/** Never throws. Turns without a speaker are read for both sides; for the shape of the whole they get the likelier one. */
export function readConversation(reader: MessageReader, turns: readonly Turn[]): ConversationRead {
  const read = turns.map((turn) => reader.readTurn(turn.text, turn));
  const speakers = guessSpeakers(turns.map(({ speaker }, index) => ({ speaker: speaker ?? read[index]?.view?.speaker })));
  const spoken = turns.map(({ text }, index) => ({ text, speaker: speakers[index] as Speaker, view: read[index]?.view }));
  const objects = read.some(({ message }) => message.objection !== null) || likelyObjects(read.map(({ view }) => view));
  const supposed = objects ? supposeTruth(spoken, reader.judge) : undefined;
  const confirm = supposed && confirmingQuestions[supposed.truth][isChinese(turns[supposed.turn]?.text ?? '') ? 'zh' : 'en'];
  const told = supposed && nearest(read.flatMap(({ message }, index) => (message.objection ? [index] : [])), supposed.turn);
  const messages = read.map(({ message }, index) =>
    supposed && index === told && message.objection && confirm !== undefined ? { ...message, objection: { ...message.objection, truth: supposed.truth, confirm } } : message,
  );
  const { dissatisfied, resolved } = reader.readOutcome(read.flatMap(({ view }) => (view ? [view] : [])));
  return {
    messages,
    conversation: {
      ...readShape(spoken, reader.judge),
      deadEnds: findDeadEnds(spoken),
      objectionTruth: supposed?.truth ?? null,
      objectionTurn: supposed?.turn ?? null,
      confirm: confirm ?? null,
      dissatisfied: { probability: dissatisfied },
      resolved: { probability: resolved },
      promises: followPromises(turns.map((turn, index) => ({ ...turn, promises: read[index]!.message.promises, reports: read[index]!.reports }))),
    },
  };
}

/** The message that tells of the truth: where the objection shows, or the next one that is read as an objection by itself. */
function nearest(turns: readonly number[], to: number): number | undefined {
  return turns.toSorted((one, other) => Math.abs(one - to) - Math.abs(other - to))[0];
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
