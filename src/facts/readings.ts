/** Readings in the warehouse: which texts are still unread, writing what was read, and what people put right. */
import { emotionLabels, join, name, sql } from '../domain/index.ts';
import type { EmotionLabel, Query, Reading, Row } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { readingColumns } from './schema.ts';

/** A text that waits to be read, with what its reading is filed under. */
export interface UnreadText {
  readonly row: Row;
  readonly text: string;
}

/** A label that a person has put right. */
export type Correction =
  | { readonly textId: string; readonly kind: 'polarity'; readonly label: 'negative' | 'neutral' | 'positive' }
  | { readonly textId: string; readonly kind: 'emotion'; readonly label: EmotionLabel };

const filed = ['text_source', 'text_id', 'customer_id', 'at', 'touchpoint', 'product_id', 'agent_id', 'direction'] as const;

/** Every text there is, from moments and from feedback, in the same columns. */
const texts = sql`
  select 'moments' as text_source, fact_id as text_id, customer_id, "at", touchpoint, product_id, agent_id, direction, text from fact_moments where text is not null and text <> ''
  union all
  select 'feedback' as text_source, fact_id as text_id, customer_id, "at", coalesce(touchpoint, case when product_id is not null then 'product' end) as touchpoint, product_id,
         cast(null as varchar) as agent_id, 'in' as direction, text
  from fact_feedback where text is not null and text <> ''`;

const unread = (reader: string): Query => sql`(${texts}) t left join reading r on r.text_id = t.text_id and r.reader = ${reader} where r.text_id is null`;

export async function countUnread(warehouse: Warehouse, reader: string): Promise<number> {
  const [row] = await warehouse.rows(sql`select count(*) as n from ${unread(reader)}`);
  return Number(row?.['n']);
}

export async function nextUnread(warehouse: Warehouse, reader: string, limit: number): Promise<UnreadText[]> {
  const columns = join(filed.map((column) => sql`t.${name(column)}`));
  const rows = await warehouse.rows(sql`select ${columns}, t.text from ${unread(reader)} limit ${limit}`);
  return rows.map((row) => ({ row, text: String(row['text']) }));
}

/** Files readings under this reader, all or none. */
export async function storeReadings(warehouse: Warehouse, reader: string, read: readonly { readonly of: UnreadText; readonly reading: Reading }[]): Promise<void> {
  const rows = read.map(({ of, reading }) => [
    ...filed.map((column) => of.row[column]),
    reader,
    reading.language,
    reading.polarity.label,
    reading.polarity.score,
    reading.emotion.label,
    JSON.stringify(reading.emotion.probabilities),
    JSON.stringify(reading.evidence),
  ]);
  const order = [...filed, 'reader', 'language', 'polarity_label', 'polarity_score', 'emotion_label', 'emotion_probabilities', 'evidence'];
  const columns = order.map((column) => readingColumns.find((known) => known.name === column)).filter((column) => column !== undefined);
  const values = columns.map((column) => (column.type === 'timestamp' ? sql`cast(${name(column.name)} as timestamp)` : name(column.name)));
  await warehouse.transaction(async (inside) => {
    await inside.temporaryTable({ name: 'new_readings', columns, rows });
    await inside.execute(sql`insert into reading (${join(columns.map((column) => name(column.name)))}) select ${join(values)} from new_readings`);
  });
}

/** Drops readings of texts that are gone (a reverted import) and of readers that are no longer in use. */
export async function dropStaleReadings(warehouse: Warehouse, reader: string): Promise<number> {
  return warehouse.execute(sql`
    delete from reading where reader <> ${reader}
      or text_id not in (select fact_id from fact_moments union all select fact_id from fact_feedback)`);
}

/** Strength given to a polarity a person has set: sure, but not stronger than the clearest text. */
const correctedScore = { negative: -0.9, neutral: 0, positive: 0.9 } as const;

/** Puts a person's label in place of the reader's. Returns how many readings it changed: 0 when the text is unknown. */
export function applyCorrection(warehouse: Warehouse, correction: Correction): Promise<number> {
  const marked = sql`case when corrected is null or corrected = ${correction.kind} then ${correction.kind} else 'polarity,emotion' end`;
  if (correction.kind === 'polarity') {
    return warehouse.execute(sql`
      update reading set polarity_label = ${correction.label}, polarity_score = cast(${correctedScore[correction.label]} as double), corrected = ${marked} where text_id = ${correction.textId}`);
  }
  const probabilities = JSON.stringify(Object.fromEntries(emotionLabels.map((label) => [label, label === correction.label ? 1 : 0])));
  return warehouse.execute(sql`
    update reading set emotion_label = ${correction.label}, emotion_probabilities = ${probabilities}, corrected = ${marked} where text_id = ${correction.textId}`);
}
