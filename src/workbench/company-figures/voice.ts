import type { operations, OutputOf } from '../../contract/index.ts';
import { sql } from '../../domain/index.ts';
import type { Query } from '../../domain/index.ts';
import { phrasesHeld, sheetOn } from '../../facts/index.ts';
import { voiceSignals } from '../voice-signals.ts';
import { behindShown, counted, pageFigures, shareOf, words } from './company-figure.ts';
import type { Behind, CompanyFigure, Instance, PageFigures, Shown } from './company-figure.ts';

type Sayings = OutputOf<typeof operations.voiceSignals>;
interface Said {
  readonly of: readonly [kind: string, label: string];
  readonly texts: number;
  readonly customers: number;
}

const method = 'reader';
const quotes: Behind['columns'] = [
  { name: 'at', title: { zh: '时间', en: 'When' }, unit: 'day' },
  { name: 'customer', title: words.customer, unit: 'label' },
  { name: 'quote', title: { zh: '据以判断的话', en: 'The words that tell' }, unit: 'label' },
  { name: 'amount', title: { zh: '把握', en: 'How sure' }, unit: 'probability' },
];

/** The latest signals of a kind, with the words that led to them. */
function signalsBehind({ asOf }: Shown, where: Query, total?: number): Behind {
  return {
    kind: 'texts',
    title: { zh: '最近的几处', en: 'The latest of them' },
    columns: quotes,
    query: sql`
      select cast(p."at" as date) as "at", p.customer_id as customer, s.name, p.quote, p.confidence as amount
      from (select text_id, customer_id, "at", quote, confidence from reading_signal_view where ${where} order by "at" desc nulls last, text_id limit ${behindShown}) p
      left join ${sheetOn(asOf)} s on s.subject = p.customer_id order by p."at" desc nulls last, p.text_id`,
    ...(total !== undefined && { total }),
  };
}

/** Who says it most. */
function speakersOf({ asOf }: Shown, [kind, label]: readonly string[]): Behind {
  return {
    kind: 'customers',
    title: { zh: '说得最多的客户', en: 'The customers who say it most' },
    columns: [{ name: 'customer', title: words.customer, unit: 'label' }, { name: 'amount', title: words.texts, unit: 'count' }],
    query: sql`
      select p.customer_id as customer, s.name, p.amount
      from (select customer_id, count(distinct text_id) as amount from reading_signal_view where kind = ${kind ?? ''} and label = ${label ?? ''} and customer_id is not null group by customer_id order by amount desc, customer_id limit ${behindShown}) p
      left join ${sheetOn(asOf)} s on s.subject = p.customer_id order by p.amount desc, p.customer_id`,
  };
}

function said({ intents, objections, needs }: Sayings): Said[] {
  return [
    ...intents.map(({ intent, ...how }): Said => ({ of: ['intent', intent], ...how })),
    ...objections.map(({ cause, texts, customers }): Said => ({ of: ['objection', cause], texts, customers })),
    ...needs.map(({ need, ...how }): Said => ({ of: ['emotionalNeed', need], ...how })),
  ];
}

function paths(part: 'texts' | 'customers'): string[] {
  return ['intents', 'objections', 'needs'].map((list) => `${list}[].${part}`);
}

const asRead = { zh: '是读出来的标签一个一个数的；阅读本身有多准，见方法说明，没有再折成区间。', en: 'Labels that were read, counted one by one; how well they are read is in the method card and is not turned into an interval.' };

const figures: readonly CompanyFigure<Sayings>[] = [
  {
    measure: 'saidTexts',
    title: { zh: '这样说的话', en: 'Texts that say so' },
    unit: 'count',
    meaning: { zh: '读到这种来意、顾虑或受伤的需要的话有多少段；一段话里说几次也只算一段。', en: 'In how many texts this intent, objection or hurt need was read; a text counts once however often it says so.' },
    formula: '#{texts with the label}',
    method,
    asked: ['intent, objection or emotionalNeed', 'label'],
    shows: paths('texts'),
    instances: (answer) => said(answer).map(({ of, texts, customers }): Instance => ({ of, value: texts, observations: texts, inputs: [[{ zh: '说过的客户', en: 'Customers who said so' }, customers], [{ zh: '每位几段', en: 'Texts per customer' }, shareOf(texts, customers)]] })),
    noInterval: asRead,
    behind: (shown, { of: [kind, label] }) => signalsBehind(shown, sql`kind = ${kind ?? ''} and label = ${label ?? ''}`),
  },
  {
    measure: 'saidCustomers',
    title: { zh: '这样说的客户', en: 'Customers who say so' },
    unit: 'count',
    meaning: { zh: '至少有一段话读到它的客户有多少位。', en: 'How many customers have at least one text in which it was read.' },
    formula: '#{customers with a text with the label}',
    method,
    asked: ['intent, objection or emotionalNeed', 'label'],
    shows: paths('customers'),
    instances: (answer) => said(answer).map(({ of, texts, customers }): Instance => ({ of, value: customers, observations: customers, inputs: [[words.texts, texts]] })),
    noInterval: asRead,
    behind: (shown, { of }) => speakersOf(shown, of),
  },
  {
    measure: 'objectionTruth',
    title: { zh: '顾虑像是哪一种', en: 'What an objection seems to be' },
    unit: 'count',
    meaning: { zh: '有这种顾虑的对话里，看来是真的、借口、烟幕还是另有隐情的各有多少段。这是推测，要问一句才能确认。', en: 'Of the conversations with this objection, how many seem to mean it, use it as a pretext or smokescreen, or hide something else. It is a guess that one question would confirm.' },
    formula: '#{conversations with the cause and the truth}',
    method,
    asked: ['cause', 'truth'],
    shows: ['objections[].truths'],
    instances: ({ objections }) => objections.flatMap(({ cause, truths }) => Object.entries(truths).map(([truth, conversations]) => ({ of: [cause, truth], value: conversations, observations: conversations, inputs: [] }))),
    noInterval: asRead,
    behind: ({ asOf }, { of: [cause, truth] }) => ({
      kind: 'conversations',
      title: { zh: '最近的对话', en: 'The latest conversations' },
      columns: [{ name: 'at', title: { zh: '时间', en: 'When' }, unit: 'day' }, { name: 'customer', title: words.customer, unit: 'label' }, { name: 'quote', title: { zh: '开头', en: 'Opens with' }, unit: 'label' }],
      query: sql`
        select cast(p.started_at as date) as "at", p.customer_id as customer, s.name, substr(m.text, 1, 200) as quote
        from (select conversation_id, customer_id, started_at, opening_id from reading_conversation_view where objection_cause = ${cause ?? ''} and objection_truth = ${truth ?? ''} order by started_at desc nulls last, conversation_id limit ${behindShown}) p
        left join fact_moments m on m.fact_id = p.opening_id left join ${sheetOn(asOf)} s on s.subject = p.customer_id
        order by p.started_at desc nulls last, p.conversation_id`,
    }),
  },
  {
    measure: 'phraseTexts',
    title: { zh: '说了该避免的话', en: 'Texts with a phrase to avoid' },
    unit: 'count',
    meaning: { zh: '这位同事说的话里，有多少段带着这一类该避免的说法：有规则指得出原话的，和几乎可以肯定的。', en: 'In how many texts of this colleague a phrase of this kind stands: those a rule points to, and those that are as good as sure.' },
    formula: '#{texts of the colleague with the kind of phrase}',
    method,
    asked: ['colleague', 'kind of phrase'],
    shows: ['phrases[].texts'],
    instances: ({ phrases }) => phrases.map(({ agent, category, texts, example }) => ({ of: [agent ?? '', category], value: texts, observations: texts, inputs: [[{ zh: '例如', en: 'For instance' }, example]] })),
    noInterval: asRead,
    behind: (shown, { of: [agent, category] }) => signalsBehind(shown, sql`${phrasesHeld} and label = ${category ?? ''} and ${agent === '' ? sql`agent_id is null` : sql`agent_id = ${agent ?? ''}`}`),
  },
  {
    measure: 'promisesFound',
    title: { zh: '我们许下的承诺', en: 'Promises of ours' },
    unit: 'count',
    meaning: { zh: '在我们说的话里找到了多少个承诺。', en: 'How many promises were found in what our side said.' },
    formula: '#{promises of ours}',
    method,
    asked: [],
    shows: ['promises.found', 'promises.customers'],
    instances: ({ promises }) => [{ of: [], value: promises.found, observations: promises.found, inputs: [[{ zh: '许给多少位客户', en: 'Customers they were given to' }, promises.customers]] }],
    noInterval: asRead,
    behind: (shown) => signalsBehind(shown, sql`kind = 'promise' and label = 'us'`),
  },
  {
    measure: 'promisesTimed',
    title: { zh: '说了期限的承诺', en: 'Promises with a time' },
    unit: 'count',
    meaning: { zh: '其中说了什么时候、可以对照的有多少个。', en: 'Of these, how many say by when, so that they can be checked.' },
    formula: '#{promises of ours with a due time}',
    method,
    asked: [],
    shows: ['promises.timed'],
    instances: ({ promises }) => [{ of: [], value: promises.timed, observations: promises.timed, inputs: [[{ zh: '全部承诺', en: 'All promises' }, promises.found], [words.share, shareOf(promises.timed, promises.found), 'probability']] }],
    noInterval: counted,
    behind: (shown) => signalsBehind(shown, sql`kind = 'promise' and label = 'us' and due_end is not null`),
  },
];

export const voiceFigures: PageFigures = pageFigures(voiceSignals, figures);
