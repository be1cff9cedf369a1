/** Brings readings up to date: each text once per reader version, conversations as a whole, then the corrections people made. */
import { applyCorrection, countUnread, dropStaleReadings, nextUnread, nextUnreadConversations, storeReadings } from '../facts/index.ts';
import { listCorrections } from '../actions/corrections/index.ts';
import { companyZone } from '../config.ts';
import type { Progress } from '../contract/index.ts';
import type { ConversationReading, MessageReading } from '../domain/index.ts';
import type { MessageReader } from '../reading/index.ts';
import { openReadingPool, readMessages, threadsOf } from './reading-pool.ts';
import type { ReadingPool } from './reading-pool.ts';
import { activeHome, readerWith } from './reader.ts';
import { turnOf } from './stored-turns.ts';
import type { Workspace } from './workspace.ts';

const textsPerTransaction = 20_000;

/**
 * Reads what is unread. Killed half-way, it goes on from the last stored batch.
 * @returns how many texts were read, and in what time
 */
export async function readNewTexts(workspace: Workspace, progress: (progress: Progress) => void): Promise<{ read: number; seconds: number }> {
  const started = performance.now();
  const home = await activeHome(workspace);
  const reader = await readerWith(home);
  const { warehouse, configuration } = workspace;
  await dropStaleReadings(warehouse, reader.version);
  const total = await countUnread(warehouse, reader.version);
  const pool = openReadingPool(total, home, threadsOf(configuration.settings));
  let read = 0;
  const tell = (texts: number): void => {
    read += texts;
    const perSecond = read / ((performance.now() - started) / 1000);
    const share = Math.min(1, read / total);
    progress({ step: 'reading texts', done: read, share, perSecond, secondsLeft: Math.max(0, total - read) / perSecond });
  };
  const by = { workspace, reader, pool, zone: companyZone(configuration.settings) };
  try {
    for (let texts = await readConversations(by); texts > 0; texts = await readConversations(by)) tell(texts);
    for (let texts = await readSingleTexts(by); texts > 0; texts = await readSingleTexts(by)) tell(texts);
  } finally {
    await pool.close();
  }
  if (read > 0) for (const correction of await listCorrections(workspace.desk)) await applyCorrection(warehouse, correction);
  return { read, seconds: (performance.now() - started) / 1000 };
}

interface ReadBy {
  readonly workspace: Workspace;
  readonly reader: MessageReader;
  readonly pool: ReadingPool;
  readonly zone: string;
}

/** One batch of whole conversations; those that went on are read again. Returns how many texts it read. */
async function readConversations({ workspace, reader, pool, zone }: ReadBy): Promise<number> {
  const conversations = await nextUnreadConversations(workspace.warehouse, reader.version, textsPerTransaction);
  if (conversations.length === 0) return 0;
  const read = await pool.read(conversations.map((texts) => ({ turns: texts.map((text) => turnOf(text, zone)), together: true })));
  const messagesOf = (index: number): readonly MessageReading[] => read[index]?.messages ?? [];
  await storeReadings(
    workspace.warehouse,
    reader.version,
    conversations.flatMap((texts, index) => texts.map((of, turn) => ({ of, reading: messagesOf(index)[turn] as MessageReading }))),
    conversations.map((texts, index) => ({ rows: texts.map(({ row }) => row), messages: messagesOf(index), conversation: read[index]?.conversation as ConversationReading })),
  );
  return conversations.reduce((sum, texts) => sum + texts.length, 0);
}

/** One batch of texts that stand alone. Returns how many it read. */
async function readSingleTexts({ workspace, reader, pool, zone }: ReadBy): Promise<number> {
  const texts = await nextUnread(workspace.warehouse, reader.version, textsPerTransaction);
  if (texts.length === 0) return 0;
  const readings = await readMessages(pool, texts.map((text) => turnOf(text, zone)));
  await storeReadings(workspace.warehouse, reader.version, texts.map((of, index) => ({ of, reading: readings[index] as MessageReading })));
  return texts.length;
}
