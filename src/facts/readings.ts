/** Readings in the warehouse: which texts are still unread, writing what was read, and what people put right. */
import { correctedScores, emotionLabels, join, name, sql } from '../domain/index.ts';
import type { EmotionLabel, InsightColumn, IntentLabel, MessageReading, ObjectionCause, Query, Row } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { conversationRow, signalRows } from './message-rows.ts';
import type { ReadConversation } from './message-rows.ts';
import { conversationColumns, readingColumns, signalColumns, supersededTable } from './schema.ts';

/** A text that waits to be read, with what its reading is filed under. */
export interface UnreadText {
  readonly row: Row;
  readonly text: string;
}

/** A label that a person has put right. */
export type Correction =
  | { readonly textId: string; readonly kind: 'polarity'; readonly label: 'negative' | 'neutral' | 'positive' }
  | { readonly textId: string; readonly kind: 'emotion'; readonly label: EmotionLabel }
  | { readonly textId: string; readonly kind: 'intent'; readonly label: IntentLabel | 'none' }
  | { readonly textId: string; readonly kind: 'objection'; readonly label: ObjectionCause | 'none' };

const filed = ['text_source', 'text_id', 'customer_id', 'at', 'touchpoint', 'product_id', 'agent_id', 'direction'] as const;
const filedWithConversation = [...filed, 'conversation_id'] as const;

/** Every text there is, from moments and from feedback, in the same columns. */
const texts = sql`
  select 'moments' as text_source, fact_id as text_id, customer_id, "at", touchpoint, product_id, agent_id, direction, conversation_id, text from fact_moments where text is not null and text <> ''
  union all
  select 'feedback' as text_source, fact_id as text_id, customer_id, "at", coalesce(touchpoint, case when product_id is not null then 'product' end) as touchpoint, product_id,
         cast(null as varchar) as agent_id, 'in' as direction, cast(null as varchar) as conversation_id, text
  from fact_feedback where text is not null and text <> ''`;

const unread = (reader: string): Query => sql`(${texts}) t left join reading r on r.text_id = t.text_id and r.reader = ${reader} where r.text_id is null`;

/** Longer ones are read message by message: somebody's conversation column holds something else. */
const mostTurns = 2000;

/** The current texts of conversations; what a later import has corrected is left out. */
const spoken = sql`
  select fact_id as text_id, conversation_id, customer_id, "at", touchpoint, product_id, agent_id, direction, channel, text, id from fact_moments
  where conversation_id is not null and text is not null and text <> '' and fact_id not in (select fact_id from ${supersededTable('moments')})`;

/** Conversations of more than one turn. Two customers who share an id have a conversation each. */
const conversationSizes = sql`
  select conversation_id, coalesce(customer_id, '') as customer, count(*) as turns from (${spoken}) s group by conversation_id, coalesce(customer_id, '')
  having count(*) > 1 and count(*) <= ${mostTurns}`;

/** Texts of conversations that have not been read as they are now, whole conversations, about `limit` texts of them. */
export async function nextUnreadConversations(warehouse: Warehouse, reader: string, limit: number): Promise<UnreadText[][]> {
  const rows = await warehouse.rows(sql`
    with waiting as (
      select s.conversation_id, s.customer, sum(s.turns) over (order by s.conversation_id, s.customer rows between unbounded preceding and current row) - s.turns as before
      from (${conversationSizes}) s
      left join reading_conversation c on c.conversation_id = s.conversation_id and coalesce(c.customer_id, '') = s.customer and c.reader = ${reader}
      where c.conversation_id is null
    )
    select 'moments' as text_source, t.* from (${spoken}) t join waiting w on w.conversation_id = t.conversation_id and w.customer = coalesce(t.customer_id, '')
    where w.before < ${limit} order by t.conversation_id, t.customer_id, t."at", length(t.id), t.id, t.text_id`);
  const conversations: UnreadText[][] = [];
  for (const row of rows) {
    const last = conversations.at(-1);
    const text = { row, text: String(row['text']) };
    if (last?.[0]?.row['conversation_id'] === row['conversation_id'] && last?.[0]?.row['customer_id'] === row['customer_id']) last?.push(text);
    else conversations.push([text]);
  }
  return conversations;
}

export async function countUnread(warehouse: Warehouse, reader: string): Promise<number> {
  const [row] = await warehouse.rows(sql`select count(*) as n from ${unread(reader)}`);
  return Number(row?.['n']);
}

export async function nextUnread(warehouse: Warehouse, reader: string, limit: number): Promise<UnreadText[]> {
  const columns = join(filedWithConversation.map((column) => sql`t.${name(column)}`));
  const rows = await warehouse.rows(sql`select ${columns}, t.text from ${unread(reader)} limit ${limit}`);
  return rows.map((row) => ({ row, text: String(row['text']) }));
}

/** A text with what was read of it. */
export interface ReadText {
  readonly of: UnreadText;
  readonly reading: MessageReading;
}

/** Files readings under this reader in place of earlier ones of the same texts, all or none, with the conversations they make up. */
export async function storeReadings(warehouse: Warehouse, reader: string, read: readonly ReadText[], conversations: readonly ReadConversation[] = []): Promise<void> {
  await warehouse.transaction(async (inside) => {
    if (conversations.length > 0) await forgetTexts(inside, read);
    await insertRows(inside, { table: 'reading', columns: readingColumns, rows: read.map((text) => readingRow(reader, text)) });
    await insertRows(inside, { table: 'reading_signal', columns: signalColumns, rows: read.flatMap(({ of, reading }) => signalRows(reading).map((signal) => ({ ...pick(of.row, filedWithConversation), reader, ...signal }))) });
    await insertRows(inside, { table: 'reading_conversation', columns: conversationColumns, rows: conversations.map((conversation) => ({ ...conversationRow(conversation), reader })) });
  });
}

function readingRow(reader: string, { of, reading }: ReadText): Row {
  return {
    ...pick(of.row, filed),
    reader,
    language: reading.language,
    polarity_label: reading.polarity.label,
    polarity_score: reading.polarity.score,
    emotion_label: reading.emotion.label,
    emotion_probabilities: JSON.stringify(reading.emotion.probabilities),
    evidence: JSON.stringify(reading.evidence),
  };
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}

/** Texts that are read anew because their conversation went on. */
async function forgetTexts(inside: Warehouse, read: readonly ReadText[]): Promise<void> {
  await inside.temporaryTable({ name: 'read_again', columns: [{ name: 'text_id', type: 'text' }, { name: 'conversation_id', type: 'text' }], rows: read.map(({ of }) => [of.row['text_id'], of.row['conversation_id']]) });
  for (const table of ['reading', 'reading_signal']) await inside.execute(sql`delete from ${name(table)} where text_id in (select text_id from read_again)`);
  await inside.execute(sql`delete from reading_conversation where conversation_id in (select conversation_id from read_again)`);
}

async function insertRows(inside: Warehouse, { table, columns, rows }: { readonly table: string; readonly columns: readonly InsightColumn[]; readonly rows: readonly Row[] }): Promise<void> {
  if (rows.length === 0) return;
  const values = columns.map((column) => (column.type === 'timestamp' ? sql`cast(${name(column.name)} as timestamp)` : name(column.name)));
  await inside.temporaryTable({ name: `new_${table}`, columns, rows: rows.map((row) => columns.map((column) => row[column.name])) });
  await inside.execute(sql`insert into ${name(table)} (${join(columns.map((column) => name(column.name)))}) select ${join(values)} from ${name(`new_${table}`)}`);
}

/** Drops readings of texts that are gone (a reverted import) and of readers that are no longer in use, and conversations that have changed. */
export async function dropStaleReadings(warehouse: Warehouse, reader: string): Promise<void> {
  await warehouse.transaction(async (inside) => {
    for (const table of ['reading', 'reading_signal']) {
      await inside.execute(sql`
        delete from ${name(table)} where reader <> ${reader}
          or text_id not in (select fact_id from fact_moments union all select fact_id from fact_feedback)`);
    }
    await inside.execute(sql`
      delete from reading_conversation where reader <> ${reader}
        or conversation_id in (select t.conversation_id from ${unread(reader)} and t.conversation_id is not null)
        or not exists (select 1 from (${conversationSizes}) s where s.conversation_id = reading_conversation.conversation_id and s.customer = coalesce(reading_conversation.customer_id, '') and s.turns = reading_conversation.turns)`);
  });
}

/** Puts a person's label in place of the reader's. Returns how many readings it changed: 0 when the text is unknown. */
export function applyCorrection(warehouse: Warehouse, correction: Correction): Promise<number> {
  if (correction.kind === 'intent' || correction.kind === 'objection') return replaceSignal(warehouse, correction);
  const marked = markCorrected(correction.kind);
  if (correction.kind === 'polarity') {
    return warehouse.execute(sql`
      update reading set polarity_label = ${correction.label}, polarity_score = cast(${correctedScores[correction.label]} as double), corrected = ${marked} where text_id = ${correction.textId}`);
  }
  const probabilities = JSON.stringify(Object.fromEntries(emotionLabels.map((label) => [label, label === correction.label ? 1 : 0])));
  return warehouse.execute(sql`
    update reading set emotion_label = ${correction.label}, emotion_probabilities = ${probabilities}, corrected = ${marked} where text_id = ${correction.textId}`);
}

/** The list of corrected kinds with one more. */
function markCorrected(kind: Correction['kind']): Query {
  return sql`case when corrected is null then ${kind} when strpos(',' || corrected || ',', ',' || ${kind} || ',') > 0 then corrected else corrected || ',' || ${kind} end`;
}

/** A label of a person is sure and rests on the whole text. */
function replaceSignal(warehouse: Warehouse, { textId, kind, label }: Extract<Correction, { kind: 'intent' | 'objection' }>): Promise<number> {
  return warehouse.transaction(async (inside) => {
    const changed = await inside.execute(sql`update reading set corrected = ${markCorrected(kind)} where text_id = ${textId}`);
    await inside.execute(sql`delete from reading_signal where text_id = ${textId} and (kind = ${kind} or (${kind} = 'objection' and kind = 'intent' and label = 'objection'))`);
    if (label === 'none') return changed;
    const labels: [string, string][] = kind === 'objection' ? [[kind, label], ['intent', 'objection']] : [[kind, label]];
    for (const [of, named] of labels) {
      await inside.execute(sql`
        insert into reading_signal (${join(signalColumns.map((column) => name(column.name)))})
        select r.text_source, r.text_id, r.reader, r.customer_id, r."at", r.touchpoint, r.product_id, r.agent_id, r.direction, m.conversation_id, ${of}, ${named}, '', 0, 0, cast(1 as double), 'person',
               cast(null as timestamp), cast(null as timestamp), '{}'
        from reading r left join fact_moments m on m.fact_id = r.text_id where r.text_id = ${textId}`);
    }
    return changed;
  });
}
