/** Conversations of the record, what people say of them, and what an endpoint is asked about them, on a data folder of its own. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fails, says, startMisbehavingServer } from '../../test/endpoint/misbehaving-server.ts';
import type { MisbehavingServer } from '../../test/endpoint/misbehaving-server.ts';
import { readConfiguration } from '../config.ts';
import { operations } from '../contract/index.ts';
import type { InputOf, OperationName, OutputOf } from '../contract/index.ts';
import { openWorkspace, perform } from './index.ts';
import type { Workspace } from './workspace.ts';

const call = { local: true, now: () => new Date('2026-03-10T02:00:00Z'), progress: () => {} };
const rows = [
  'm1,wang,t1,2026-03-04 10:00,in,,太贵了，隔壁才八百，我的电话13800138000',
  'm2,wang,t1,2026-03-04 10:01,out,li,这个不归我管，您找售后去',
  'm3,wang,t1,2026-03-04 10:02,in,,气死我了，再也不来了',
  'm4,wang,t1,2026-03-04 10:03,out,li,我明天下午三点前给您回电话',
  'm5,chen,t2,2026-03-05 09:00,in,,谢谢，东西很好用，非常满意',
  'm6,chen,t2,2026-03-05 09:01,out,zhao,不客气，祝您生活愉快',
  'm7,brown,t1,2026-03-06 09:00,in,,When will my parcel arrive?',
  'm8,brown,t1,2026-03-06 09:05,out,li,I will send you the tracking number by tomorrow noon.',
];

let folder: string;
let endpoint: MisbehavingServer;
let workspace: Workspace;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-talks-'));
  endpoint = await startMisbehavingServer();
  const path = join(folder, 'moments.csv');
  await writeFile(path, `id,customer_id,conversation_id,at,direction,agent_id,text\n${rows.join('\n')}\n`);
  const configuration = readConfiguration({ commandLine: { dataFolder: join(folder, 'data'), zone: 'Asia/Shanghai' }, environment: { ZHIYIN_ENDPOINT_URL: endpoint.url } });
  workspace = await openWorkspace(join(folder, 'data'), { doing: 'test', configuration });
  await perform('importFile', workspace, { source: { path }, kind: 'moments' }, call);
  await perform('runInsights', workspace, {}, call);
});
afterAll(async () => {
  endpoint.stop();
  await workspace.close();
  await rm(folder, { recursive: true, force: true });
});

/** Performs an operation and holds the answer against its own contract. */
async function ask<Name extends OperationName>(name: Name, input: InputOf<(typeof operations)[Name]>): Promise<OutputOf<(typeof operations)[Name]>> {
  return operations[name].output.parse(await perform(name, workspace, input, call)) as OutputOf<(typeof operations)[Name]>;
}

describe('the list', () => {
  test('newest first, each with how it opens and what was found', async () => {
    const { total, rows: found } = await ask('listConversations', {});
    expect(total).toBe(3);
    expect(found.map(({ id, customer }) => `${id} ${customer}`)).toEqual(['t1 brown', 't2 chen', 't1 wang']);
    expect(found[2]).toMatchObject({ agent: 'li', turns: 4, objection: { cause: 'price' }, promises: 1, phrases: 1 });
    expect(found[2]?.opening).toMatch(/^太贵了/);
    expect(found[2]?.dissatisfied).toBeGreaterThan(found[1]?.dissatisfied ?? 1);
  });

  test('the most dissatisfied first, a page at a time', async () => {
    const all = await ask('listConversations', { sort: 'dissatisfied' });
    expect(all.rows.map(({ dissatisfied }) => dissatisfied)).toEqual(all.rows.map(({ dissatisfied }) => dissatisfied).toSorted((a, b) => b - a));
    const second = await ask('listConversations', { sort: 'dissatisfied', offset: 1, limit: 1 });
    expect(second).toEqual({ total: 3, rows: [all.rows[1]] });
  });

  test.each<[InputOf<typeof operations.listConversations>, string[]]>([
    [{ traits: ['objection'] }, ['wang']],
    [{ traits: ['promise'] }, ['brown', 'wang']],
    [{ traits: ['promise', 'phrases'] }, ['wang']],
    [{ cause: ['price', 'habit'] }, ['wang']],
    [{ cause: ['habit'] }, []],
    [{ agent: 'zhao' }, ['chen']],
    [{ customer: 'brown' }, ['brown']],
    [{ customer: "nobody' or 1=1" }, []],
  ])('narrowed by %j', async (filters, customers) => {
    const { total, rows: found } = await ask('listConversations', filters);
    expect(found.map(({ customer }) => customer)).toEqual(customers);
    expect(total).toBe(customers.length);
  });

  test('what cannot be looked for is refused', async () => {
    await expect(perform('listConversations', workspace, { traits: 'nonsense' }, call)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('one conversation', () => {
  test('stands in the order it was said, every quote cut from its line', async () => {
    const { turns, conversation } = await ask('getConversation', { id: 't1', customer: 'wang' });
    expect(turns.map(({ speaker }) => speaker)).toEqual(['customer', 'agent', 'customer', 'agent']);
    for (const { text, message } of turns) for (const { quote, start, end } of [...message.promises, ...message.phrases, ...message.claims, ...message.personalData]) expect(text.slice(start, end)).toBe(quote);
    expect(conversation.promises).toMatchObject([{ turn: 3, owner: 'us', due: { end: '2026-03-05T15:00:00+08:00' } }]);
    expect(turns[1]?.message.phrases.map(({ category }) => category)).toContain('shirking');
    expect(turns[2]?.message.polarity.label).toBe('negative');
  });

  test('two customers that share an id are told apart', async () => {
    expect((await ask('getConversation', { id: 't1', customer: 'brown' })).turns).toHaveLength(2);
  });

  test('one that nobody had is not found', async () => {
    await expect(perform('getConversation', workspace, { id: 'nowhere' }, call)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(perform('getConversation', workspace, { id: 't1', customer: 'chen' }, call)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a decision on a promise is kept; the latest holds', async () => {
    const before = await ask('getConversation', { id: 't1', customer: 'wang' });
    const [promise] = before.conversation.promises;
    const decision = { text: before.turns[3]?.id ?? '', start: promise?.start ?? 0, quote: promise?.quote ?? '' };
    const { decided } = await ask('decidePromise', { ...decision, decision: 'rejected' });
    expect((await ask('decidePromise', { ...decision, decision: 'confirmed' })).decided).toBeGreaterThan(decided);
    expect((await ask('getConversation', { id: 't1', customer: 'wang' })).decisions).toEqual([{ text: decision.text, start: decision.start, decision: 'confirmed' }]);
    expect((await ask('getConversation', { id: 't2' })).decisions).toEqual([]);
    await expect(perform('decidePromise', workspace, { ...decision, decision: 'perhaps' }, call)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('a label put right stands in place of what was read, there and in the list', async () => {
    const { turns } = await ask('getConversation', { id: 't1', customer: 'wang' });
    const where = { source: 'moments' as const, id: turns[0]?.id ?? '' };
    await ask('correctLabel', { ...where, kind: 'objection', label: 'competitor' });
    await ask('correctLabel', { ...where, kind: 'polarity', label: 'neutral' });
    const [first] = (await ask('getConversation', { id: 't1', customer: 'wang' })).turns;
    expect(first).toMatchObject({ message: { objection: { cause: 'competitor' }, polarity: { label: 'neutral' } } });
    expect(first?.corrected.toSorted()).toEqual(['objection', 'polarity']);
  });
});

test('what all of them say is counted', async () => {
  const said = await ask('voiceSignals', {});
  expect(said.conversations).toBe(3);
  expect(said.intents.find(({ intent }) => intent === 'thanks')).toMatchObject({ texts: 1, customers: 1 });
  expect(said.phrases).toContainEqual({ agent: 'li', category: 'shirking', texts: 1, example: expect.any(String) });
  expect(said.promises).toEqual({ found: 2, timed: 2, customers: 2 });
});

test('a pasted conversation is read without being kept', async () => {
  const pasted = '客户：太贵了\n客服：我明天给您回电话\n客户：行，等你';
  const { turns, conversation } = await ask('readConversation', { pasted, at: '2026-03-04T10:00:00', zone: 'Asia/Shanghai' });
  expect(turns.map(({ speaker, text }) => `${speaker}: ${text}`)).toEqual(['customer: 太贵了', 'agent: 我明天给您回电话', 'customer: 行，等你']);
  expect(turns[0]?.message.objection?.cause).toBe('price');
  expect(conversation.promises[0]).toMatchObject({ turn: 1, due: { start: expect.stringMatching(/^2026-03-05/) } });
  expect((await ask('listConversations', {})).total).toBe(3);
  expect(await ask('readConversation', { pasted: '' })).toMatchObject({ turns: [] });
  await expect(perform('readConversation', workspace, { pasted, zone: 'Mars/Olympus' }, call)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

describe('what the endpoint is asked', () => {
  test('a draft for a conversation of the record, its personal data masked on the way', async () => {
    endpoint.behave(says('{"reply":"您的电话 [mobile-1] 我记下了，明天三点前联系您。","promises":["明天三点前联系您"]}'));
    const sent = endpoint.asked.length;
    expect(await ask('draftReply', { conversation: 't1', customer: 'wang' })).toMatchObject({
      status: 'answered', reply: '您的电话 13800138000 我记下了，明天三点前联系您。', promises: ['明天三点前联系您'], masked: [{ mark: '[mobile-1]', data: '13800138000' }],
    });
    const material = endpoint.asked[sent]?.body.messages[1]?.content ?? '';
    expect(material).not.toContain('13800138000');
    expect(material.match(/^(customer|agent): /gm)).toHaveLength(4);
  });

  test('a draft up to a turn, and for turns that are handed in', async () => {
    endpoint.behave(says('{"reply":"好的","promises":[]}'));
    await ask('draftReply', { conversation: 't1', customer: 'wang', turn: 0 });
    expect(endpoint.asked.at(-1)?.body.messages[1]?.content.match(/^(customer|agent): /gm)).toHaveLength(1);
    await ask('draftReply', { turns: Array.from({ length: 300 }, (_, index) => ({ text: `${index} `.repeat(50) })) });
    const material = endpoint.asked.at(-1)?.body.messages[1]?.content ?? '';
    expect(material.length).toBeLessThan(13_000);
    expect(material).toContain('unknown: 299 ');
    expect(material).not.toContain('unknown: 0 ');
    await expect(perform('draftReply', workspace, { conversation: 't1', customer: 'wang', turn: 4 }, call)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(perform('draftReply', workspace, { conversation: 'nowhere' }, call)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a text read once more, the words shown cut from it', async () => {
    endpoint.behave(says('{"polarity":"negative","emotion":"disappointment","quote":"随便吧"}'));
    expect(await ask('refineReading', { text: '随便吧' })).toMatchObject({ status: 'answered', polarity: 'negative', emotion: 'disappointment', quote: '随便吧' });
    endpoint.behave(says('{"polarity":"negative","emotion":"disappointment","quote":"说了没用"}'));
    expect(await ask('refineReading', { text: '随便吧' })).toMatchObject({ status: 'declined', reason: 'invalid-answer', polarity: null });
  });

  test.each([
    ['refused', fails(401, 'invalid api key')],
    ['invalid-answer', says('I would rather not.')],
    ['invalid-answer', says('{"reply":"","promises":[]}')],
  ])('an endpoint in trouble is a reason, not an error: %s', async (reason, behaviour) => {
    endpoint.behave(behaviour);
    expect(await ask('draftReply', { turns: [{ speaker: 'customer', text: '13900139000' }] })).toMatchObject({ status: 'declined', reason, reply: null, masked: [{ data: '13900139000' }] });
  });
});
