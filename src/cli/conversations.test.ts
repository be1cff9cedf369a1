/** Conversations on the command line, with an endpoint that answers and one that does not. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fails, says, startMisbehavingServer } from '../../test/endpoint/misbehaving-server.ts';
import type { MisbehavingServer } from '../../test/endpoint/misbehaving-server.ts';
import { readConfiguration } from '../config.ts';
import { operations } from '../contract/index.ts';
import { startServer } from '../server/index.ts';
import type { RunningServer } from '../server/index.ts';
import { openWorkspace } from '../workbench/index.ts';
import { main } from './main.ts';

let root: string;
let endpoint: MisbehavingServer;
let server: RunningServer;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhiyin-talk-'));
  endpoint = await startMisbehavingServer();
  const unsure = ['服务好不好？', '态度好不好？', '质量好不好？', '味道好不好？'].map((text, index) => `u${index},wu,t2,2026-03-05 09:0${index},in,${text}`);
  await writeFile(join(root, 'moments.csv'), `id,customer_id,conversation_id,at,direction,text\na,li,t1,2026-03-04 10:00,in,太贵了，我的电话13800138000\nb,li,t1,2026-03-04 10:01,out,我明天给您回电话\n${unsure.join('\n')}\n`);
  const configuration = readConfiguration({ commandLine: { dataFolder: join(root, 'data'), port: 0, logLevel: 'silent', zone: 'Asia/Shanghai' }, environment: { ZHIYIN_ENDPOINT_URL: endpoint.url } });
  server = await startServer(await openWorkspace(join(root, 'data'), { doing: 'serve', configuration }), { webFolder: root, version: '0' });
  await zhiyin(`import ${join(root, 'moments.csv')} --as moments`);
  await zhiyin('run');
});
afterAll(async () => {
  endpoint.stop();
  await server.stop();
  await rm(root, { recursive: true, force: true });
});

async function zhiyin(words: string): Promise<{ exitCode: number; out: string }> {
  let out = '';
  const sink = (keep: boolean) => ({ write: (text: string): boolean => (keep && (out += text), true), once: () => {} });
  const exitCode = await main([...words.split(' '), '--data', join(root, 'data')], '0', { out: sink(true), err: sink(false), environment: { LANG: 'en_US.UTF-8' } });
  return { exitCode, out };
}

test('the conversations and one of them', async () => {
  const listed = operations.listConversations.output.parse(JSON.parse((await zhiyin('conversations --trait objection --json')).out));
  expect(listed.rows.map(({ id }) => id)).toEqual(['t1']);
  expect((await zhiyin('conversations')).out).toContain('2 in all');
  expect((await zhiyin('conversations --trait nonsense')).exitCode).toBe(64);
  expect(operations.getConversation.output.parse(JSON.parse((await zhiyin('conversation t1 --json')).out)).turns).toHaveLength(2);
  expect((await zhiyin('conversation t1')).out).toMatch(/objection: price[^]*Our share of the talk[^]*回电话/);
  expect((await zhiyin('conversation nowhere')).exitCode).toBe(66);
});

test('draft says what it commits to and what was masked', async () => {
  endpoint.behave(says('{"reply":"您的 [mobile-1] 我记下了","promises":["我记下了"]}'));
  const { exitCode, out } = await zhiyin('draft t1');
  expect([exitCode, out]).toEqual([0, expect.stringMatching(/您的 13800138000 我记下了[^]*It commits to:\n {2}我记下了[^]*13800138000 → \[mobile-1\]/)]);
  expect(operations.draftReply.output.parse(JSON.parse((await zhiyin('draft t1 --turn 1 --json')).out))).toMatchObject({ status: 'answered' });
  expect(endpoint.asked.at(-1)?.body.messages[1]?.content).not.toContain('回电话');
  expect((await zhiyin('draft t1 --turn 9')).exitCode).toBe(64);
});

test('refine shows before and after, a bad answer only where it was given', async () => {
  endpoint.behave(says('{"polarity":"furious"}'), says('{"polarity":"furious"}'), says('{"polarity":"negative","emotion":"disappointment","quote":""}'));
  const { exitCode, out } = await zhiyin('refine t2 --json');
  const { unsure, lines } = JSON.parse(out) as { unsure: number; lines: { before: { polarity: { label: string } }; after: { status: string; emotion: string | null } }[] };
  expect([exitCode, unsure > 1, lines.length]).toEqual([69, true, unsure]);
  expect(lines.map(({ before, after }) => `${before.polarity.label} ${after.status} ${after.emotion}`).slice(0, 2)).toEqual(['unsure declined null', 'unsure answered disappointment']);
  endpoint.behave(says('{"polarity":"negative","emotion":"disappointment","quote":""}'));
  expect(await zhiyin('refine t2')).toMatchObject({ exitCode: 0, out: expect.stringContaining('negative · disappointment') as string });
});

test('an endpoint in trouble is asked once and told plainly', async () => {
  endpoint.behave(fails(401, 'invalid api key'));
  const before = endpoint.asked.length;
  const { exitCode, out } = await zhiyin('refine t2');
  expect([exitCode, out]).toEqual([69, expect.stringMatching(/the endpoint refused.*invalid api key/)]);
  expect(endpoint.asked).toHaveLength(before + 1);
  expect(await zhiyin('draft t1')).toMatchObject({ exitCode: 69, out: expect.stringContaining('check its key') as string });
});
