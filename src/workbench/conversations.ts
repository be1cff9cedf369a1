import { addPromiseDecision, promiseDecisions } from '../actions/promises/index.ts';
import { companyZone } from '../config.ts';
import { operations } from '../contract/index.ts';
import type { ConversationRow, OutputOf } from '../contract/index.ts';
import { emotionLabels, ZhiyinError } from '../domain/index.ts';
import type { EmotionLabel, IntentLabel, MessageReading, ObjectionCause, PolarityLabel, Row } from '../domain/index.ts';
import { conversationPage, conversationTurns, personSignals } from '../facts/index.ts';
import { readConversation } from '../reading/index.ts';
import { implement } from './implementation.ts';
import { currentReader } from './reader.ts';
import { rowsBy, textOrNull } from './row-values.ts';
import { turnOf } from './stored-turns.ts';

type ConversationOutput = OutputOf<typeof operations.getConversation>;

/** A page of the conversations that were read. */
export const listConversations = implement(operations.listConversations, async ({ warehouse }, { sort, offset, limit, ...filters }) => {
  const { total, rows } = await conversationPage(warehouse, filters, { sort, offset, limit });
  return { total, rows: rows.map(conversationRowOf) };
});

function conversationRowOf(row: Row): ConversationRow {
  const cause = textOrNull(row['objection_cause']) as ObjectionCause | null;
  return {
    id: String(row['conversation_id']),
    customer: textOrNull(row['customer_id']),
    customerName: textOrNull(row['customer_name']),
    agent: textOrNull(row['agent_id']),
    touchpoint: textOrNull(row['touchpoint']),
    channel: textOrNull(row['channel']),
    startedAt: textOrNull(row['started_at']),
    turns: Number(row['turns']),
    opening: textOrNull(row['opening']),
    talkShare: Number(row['talk_share']),
    objection: cause && { cause, truth: textOrNull(row['objection_truth']) as NonNullable<ConversationRow['objection']>['truth'] },
    dissatisfied: Number(row['dissatisfied']),
    resolved: Number(row['resolved']),
    promises: Number(row['promises']),
    phrases: Number(row['phrases']),
    claims: Number(row['claims']),
    prematurePitch: Boolean(row['premature_pitch']),
  };
}

/** One conversation, read as it stands, with the labels people have put right and what they said of its promises. */
export const getConversation = implement(operations.getConversation, async (workspace, { id, customer }) => {
  const { warehouse, desk, configuration } = workspace;
  const rows = await conversationTurns(warehouse, id, customer);
  const [first] = rows;
  if (!first) throw new ZhiyinError('NOT_FOUND', { what: 'conversation', id });
  const texts = rows.map((row) => String(row['fact_id']));
  const turns = rows.map((row) => turnOf({ row, text: String(row['text']) }, companyZone(configuration.settings)));
  const { messages, conversation } = readConversation(await currentReader(workspace), turns);
  const set = rowsBy(await personSignals(warehouse, texts), 'text_id');
  const decisions = await promiseDecisions(desk, texts);
  const named = (column: string): string | null => textOrNull(rows.find((row) => row[column] != null)?.[column]);
  const shown = rows.map((row, index) => {
    const corrected = String(row['corrected'] ?? '').split(',').filter(Boolean);
    const { speaker, text } = turns[index]!;
    return { id: texts[index]!, at: textOrNull(row['at']), ...(speaker && { speaker }), text, message: asCorrected(messages[index]!, { row, corrected, set: set.get(texts[index]!) ?? [] }), corrected };
  });
  return {
    id,
    customer: textOrNull(first['customer_id']),
    customerName: textOrNull(first['customer_name']),
    agent: named('agent_id'),
    touchpoint: named('touchpoint'),
    channel: named('channel'),
    turns: shown as unknown as ConversationOutput['turns'],
    conversation: conversation as unknown as ConversationOutput['conversation'],
    decisions: decisions.map(({ textId, start, decision }) => ({ text: textId, start, decision })),
  };
});

/** What a person has set stands in place of what was read. */
function asCorrected(message: MessageReading, { row, corrected, set }: { readonly row: Row; readonly corrected: readonly string[]; readonly set: readonly Row[] }): MessageReading {
  if (corrected.length === 0) return message;
  const labels = (kind: string): string[] => set.filter((signal) => signal['kind'] === kind).map((signal) => String(signal['label']));
  const emotion = String(row['emotion_label']) as EmotionLabel;
  const [cause] = labels('objection') as ObjectionCause[];
  return {
    ...message,
    ...(corrected.includes('polarity') && { polarity: { label: String(row['polarity_label']) as PolarityLabel, score: Number(row['polarity_score']) } }),
    ...(corrected.includes('emotion') && { emotion: { label: emotion, probabilities: Object.fromEntries(emotionLabels.map((label) => [label, label === emotion ? 1 : 0])) as Record<EmotionLabel, number> } }),
    ...(corrected.includes('objection') && { objection: cause === undefined ? null : { when: 'now', ...message.objection, cause } }),
    ...(corrected.includes('intent') && { intents: labels('intent') as IntentLabel[] }),
  };
}

/** Keeps what a person says of a promise that was found. */
export const decidePromise = implement(operations.decidePromise, async ({ desk }, { text, ...decision }) => ({ decided: await addPromiseDecision(desk, { textId: text, ...decision }) }));
