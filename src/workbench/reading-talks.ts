/** What a batch for the reader holds: talks, each read as a whole or as single messages. */
import type { ConversationReading, MessageReading } from '../domain/index.ts';
import { readConversation } from '../reading/index.ts';
import type { MessageReader, Turn } from '../reading/index.ts';

export interface Talk {
  readonly turns: readonly Turn[];
  /** The turns are one conversation; otherwise they have nothing to do with each other. */
  readonly together: boolean;
}

export interface TalkRead {
  /** One reading a turn. */
  readonly messages: readonly MessageReading[];
  /** Of turns that belong together. */
  readonly conversation: ConversationReading | null;
}

export function readTalk(reader: MessageReader, { turns, together }: Talk): TalkRead {
  if (together) return readConversation(reader, turns);
  return { messages: turns.map((turn) => reader.readMessage(turn.text, turn)), conversation: null };
}
