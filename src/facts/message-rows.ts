/** What was read of messages and conversations, as rows of the warehouse. */
import type { ConversationReading, MessageReading, Quoted, Row } from '../domain/index.ts';

/** One label of a message with the words it rests on. */
type SignalRow = Readonly<Record<'kind' | 'label' | 'quote' | 'quote_start' | 'quote_end' | 'confidence' | 'rule' | 'due_end' | 'due_latest' | 'detail', unknown>>;

/** Everything a message says beyond its feeling; personal data stays where it is, in the text. */
export function signalRows(message: MessageReading): SignalRow[] {
  const rows: SignalRow[] = [];
  const add = (kind: string, label: string, more: { readonly at?: Quoted; readonly detail?: object; readonly confidence?: number; readonly due?: { readonly end: string; readonly latestEnd: string } | null } = {}): void => {
    const named = message.signals.filter((found) => found.kind === kind && found.label === label);
    const signal = named.find(({ start }) => start === more.at?.start) ?? named[0];
    const { quote, start, end } = more.at ?? signal ?? { quote: '', start: 0, end: 0 };
    rows.push({
      kind, label, quote, quote_start: start, quote_end: end,
      confidence: more.confidence ?? signal?.confidence ?? null,
      rule: signal?.rule ?? null,
      due_end: wallOf(more.due?.end),
      due_latest: wallOf(more.due?.latestEnd),
      detail: JSON.stringify(more.detail ?? {}),
    });
  };
  for (const intent of message.intents) add('intent', intent);
  for (const { aspect, polarity, ...at } of message.aspects) add('aspect', aspect, { at, detail: { polarity } });
  if (message.objection) {
    const { cause, ...detail } = message.objection;
    add('objection', cause, { detail });
  }
  if (message.motive) add('motive', message.motive);
  if (message.needLevel) add('needLevel', message.needLevel);
  if (message.emotionalNeed) add('emotionalNeed', message.emotionalNeed);
  if (message.sarcasmRisk) add('sarcasm', 'risk');
  for (const { kind, ...at } of message.facts) add('fact', kind, { at });
  for (const { category, instead, ...at } of message.phrases) add('phrase', category, { at, detail: { instead } });
  for (const { kind, ...at } of message.claims) add('claim', kind, { at });
  for (const { owner, quote, start, end, due, confidence, ...detail } of message.promises) add('promise', owner, { at: { quote, start, end }, due, confidence, detail: { ...detail, due } });
  return rows;
}

/** The time on the company's clock: due times are written in its zone. */
function wallOf(iso: string | undefined): string | null {
  return iso === undefined ? null : iso.slice(0, 19).replace('T', ' ');
}

/** A conversation that was read, with the stored rows of its turns. */
export interface ReadConversation {
  readonly rows: readonly Row[];
  readonly messages: readonly MessageReading[];
  readonly conversation: ConversationReading;
}

export function conversationRow({ rows, messages, conversation }: ReadConversation): Row {
  const first = rows[0] ?? {};
  const times = rows.map((row) => row['at']).filter((at) => at != null);
  const objecting = conversation.objectionTurn;
  const named = (column: string): unknown => rows.find((row) => row[column] != null)?.[column] ?? null;
  return {
    conversation_id: first['conversation_id'],
    customer_id: first['customer_id'],
    agent_id: named('agent_id'),
    touchpoint: named('touchpoint'),
    channel: named('channel'),
    started_at: times[0] ?? null,
    ended_at: times.at(-1) ?? null,
    turns: rows.length,
    opening_id: (rows.find((row) => row['direction'] !== 'out') ?? first)['text_id'],
    talk_share: conversation.talkShare,
    questions: conversation.questions,
    premature_pitch: conversation.prematurePitch,
    summarised_back: conversation.summarisedBack,
    steps: JSON.stringify(conversation.steps),
    objection_cause: objecting === null ? null : (messages[objecting]?.objection?.cause ?? null),
    objection_truth: conversation.objectionTruth,
    objection_id: objecting === null ? null : (rows[objecting]?.['text_id'] ?? null),
    dissatisfied: conversation.dissatisfied.probability,
    resolved: conversation.resolved.probability,
    promises: conversation.promises.filter(({ owner }) => owner === 'us').length,
    phrases: messages.reduce((sum, { phrases }) => sum + phrases.length, 0),
    claims: messages.reduce((sum, { claims }) => sum + claims.length, 0),
  };
}
