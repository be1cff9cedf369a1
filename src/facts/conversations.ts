/** Conversations in the warehouse: a page of the list, the turns of one, and what all signals come to. */
import { join, sql } from '../domain/index.ts';
import type { Query, Row } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';

export interface ConversationFilters {
  readonly traits?: readonly ('objection' | 'promise' | 'dissatisfied' | 'phrases')[] | undefined;
  readonly cause?: readonly string[] | undefined;
  readonly agent?: string | undefined;
  readonly customer?: string | undefined;
}

const traitHolds: Readonly<Record<NonNullable<ConversationFilters['traits']>[number], Query>> = {
  objection: sql`c.objection_cause is not null`,
  promise: sql`c.promises > 0`,
  dissatisfied: sql`c.dissatisfied >= 0.5`,
  phrases: sql`c.phrases > 0`,
};

function holding({ traits = [], cause = [], agent, customer }: ConversationFilters): Query {
  const conditions = [
    ...traits.map((trait) => traitHolds[trait]),
    ...(cause.length === 0 ? [] : [sql`c.objection_cause in (${join(cause.map((each) => sql`${each}`))})`]),
    ...(agent === undefined ? [] : [sql`c.agent_id = ${agent}`]),
    ...(customer === undefined ? [] : [sql`c.customer_id = ${customer}`]),
  ];
  return conditions.length === 0 ? sql`` : sql`where ${join(conditions, sql` and `)}`;
}

/** A page of the conversations that hold, with the words each opens with. */
export async function conversationPage(
  warehouse: Warehouse,
  filters: ConversationFilters,
  page: { readonly sort: 'newest' | 'dissatisfied'; readonly offset: number; readonly limit: number },
): Promise<{ total: number; rows: Row[] }> {
  const where = holding(filters);
  const [counted] = await warehouse.rows(sql`select count(*) as n from reading_conversation_view c ${where}`);
  const order = (prefix: Query): Query => (page.sort === 'newest' ? sql`${prefix}started_at desc nulls last, ${prefix}conversation_id` : sql`${prefix}dissatisfied desc, ${prefix}started_at desc nulls last, ${prefix}conversation_id`);
  const rows = await warehouse.rows(sql`
    select p.*, k.name as customer_name, substr(m.text, 1, 200) as opening
    from (select * from reading_conversation_view c ${where} order by ${order(sql`c.`)} offset ${page.offset} limit ${page.limit}) p
    left join fact_customers_view k on k.id = p.customer_id
    left join fact_moments m on m.fact_id = p.opening_id
    order by ${order(sql`p.`)}`);
  return { total: Number(counted?.['n']), rows };
}

/** The texts of a conversation in the order they were said, with what is filed about them. Without a customer, of the first who has one of this id. */
export async function conversationTurns(warehouse: Warehouse, conversation: string, customer: string | undefined): Promise<Row[]> {
  const rows = await warehouse.rows(sql`
    select m.fact_id, m.customer_id, m."at", m.direction, m.agent_id, m.touchpoint, m.channel, m.text, k.name as customer_name, r.polarity_label, r.polarity_score, r.emotion_label, r.corrected
    from fact_moments_view m left join reading r on r.text_id = m.fact_id left join fact_customers_view k on k.id = m.customer_id
    where m.conversation_id = ${conversation} and m.text is not null and m.text <> ''
    order by m.customer_id, m."at", length(m.id), m.id, m.fact_id limit 2000`);
  const of = customer ?? rows[0]?.['customer_id'];
  return rows.filter((row) => row['customer_id'] === of);
}

/** Labels of intents and objections that a person has set on these texts. */
export function personSignals(warehouse: Warehouse, texts: readonly string[]): Promise<Row[]> {
  return signalsWhere(warehouse, texts, sql`and rule = 'person'`);
}

/** What was read of these texts beyond their feeling, in the order of the words. */
export function signalsOf(warehouse: Warehouse, texts: readonly string[]): Promise<Row[]> {
  return signalsWhere(warehouse, texts, sql``);
}

async function signalsWhere(warehouse: Warehouse, texts: readonly string[], and: Query): Promise<Row[]> {
  if (texts.length === 0) return [];
  return warehouse.rows(sql`
    select text_id, kind, label, quote, quote_start, quote_end, detail from reading_signal
    where text_id in (${join(texts.map((text) => sql`${text}`))}) ${and} order by text_id, quote_start, kind, label`);
}

/** How often each label was found, in how many texts and by how many customers. */
export function signalCounts(warehouse: Warehouse): Promise<Row[]> {
  return warehouse.rows(sql`
    select kind, label, count(distinct text_id) as texts, count(distinct customer_id) as customers, count(due_end) as timed, count(*) as found from reading_signal_view
    where kind in ('intent', 'objection', 'emotionalNeed', 'promise') group by kind, label order by count(distinct text_id) desc, label`);
}

/** From this on a phrase is held against a colleague although no rule points to its words. */
const surePhrase = 0.8;

/** Signals that are a phrase held against somebody. */
export const phrasesHeld: Query = sql`kind = 'phrase' and (rule <> 'head' or confidence >= ${surePhrase})`;

/** Phrases to avoid by who said them, with one as an example: those a rule points to, and those that are as good as sure. */
export function phraseCounts(warehouse: Warehouse, limit: number): Promise<Row[]> {
  return warehouse.rows(sql`
    select agent_id, label as category, count(distinct text_id) as texts, max_by(quote, "at") as example from reading_signal_view
    where ${phrasesHeld} group by agent_id, label order by count(distinct text_id) desc, agent_id, label limit ${limit}`);
}

/** Objections by cause and the truth their conversation supposes. */
export function truthCounts(warehouse: Warehouse): Promise<Row[]> {
  return warehouse.rows(sql`select objection_cause as cause, objection_truth as truth, count(*) as n from reading_conversation_view where objection_cause is not null and objection_truth is not null group by objection_cause, objection_truth`);
}

export async function conversationCounts(warehouse: Warehouse): Promise<{ conversations: number; dissatisfied: number }> {
  const [row] = await warehouse.rows(sql`select count(*) as n, count_if(dissatisfied >= 0.5) as sore from reading_conversation_view`);
  return { conversations: Number(row?.['n']), dissatisfied: Number(row?.['sore']) };
}
