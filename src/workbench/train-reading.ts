/** Learns reading from what the company's own people and customers have said of texts, and takes it up where it reads better. */
import { createHash } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { correctionsToLearn } from '../actions/corrections/index.ts';
import { activeHomeModel, keepHomeModel } from '../actions/home-models/index.ts';
import { operations } from '../contract/index.ts';
import type { OutputOf, Progress } from '../contract/index.ts';
import type { Row, Speaker } from '../domain/index.ts';
import { recordedOutcomes, starTextPage, starTextsSince, textsById, turnsOfConversations, unlabelledTexts } from '../facts/index.ts';
import { rememberLabels } from '../reading/index.ts';
import type { CourseReport, HomeConversation, HomeText, PersonLabels } from '../reading/index.ts';
import { implement } from './implementation.ts';
import { openLearner } from './learner.ts';
import type { Learner } from './learner.ts';
import { homeFileOf, shippedModel } from './reader.ts';
import { rowsBy } from './row-values.ts';
import type { Workspace } from './workspace.ts';

type Trained = OutputOf<typeof operations.trainReading>;

/** More texts with stars than this teach nothing new; the latest are taken. */
const mostStars = 200_000;
const mostConversations = 20_000;
const mostUnlabelled = 2000;
const textsPerPage = 5000;
const conversationsPerPage = 500;
const idsPerPage = 1000;

export const trainReading = implement(operations.trainReading, async (workspace, { dryRun }, call): Promise<Trained> => {
  const started = performance.now();
  const stars = await starTextsSince(workspace.warehouse, mostStars);
  const corrected = await correctedTexts(workspace);
  const learner = openLearner(Math.min(stars.total, mostStars) + mostUnlabelled);
  try {
    const taken = meterOf(call.progress, Math.min(stars.total, mostStars) + corrected.length);
    // Corrections come first, so that stars given with the same words yield to them.
    await learner.add({ texts: corrected });
    taken(corrected.length);
    await addStars(workspace, learner, stars.since, taken);
    await learner.add({ texts: (await unlabelledTexts(workspace.warehouse, mostUnlabelled)).map(homeText) });
    await addConversations(workspace, learner);
    const remembered = rememberLabels(corrected.map(({ text, labels = {} }) => ({ text, labels })));
    const { bytes, report } = await learner.finish(remembered, (lesson, share) => call.progress({ step: `learning ${lesson}`, done: 0, share: readingShare + (1 - readingShare) * share }));
    const kept = await keep(workspace, { bytes, report: { ...report, starTexts: stars.total }, dryRun });
    return { ...kept, seconds: (performance.now() - started) / 1000 };
  } finally {
    await learner.close();
  }
});

/** How much of the work is done, by rule of thumb, when the texts have been taken in. */
const readingShare = 0.5;

function meterOf(progress: (said: Progress) => void, total: number): (texts: number) => void {
  let done = 0;
  return (texts) => {
    done += texts;
    progress({ step: 'taking in labels', done, share: total === 0 ? 0 : (readingShare * Math.min(done, total)) / total });
  };
}

function homeText(row: Row): HomeText {
  const speaker: Speaker = row['direction'] === 'out' ? 'agent' : 'customer';
  return { text: String(row['text']), speaker, customer: row['customer_id'] == null ? null : String(row['customer_id']), day: row['at'] == null ? null : String(row['at']).slice(0, 10) };
}

async function addStars({ warehouse }: Workspace, learner: Learner, since: string | null, taken: (texts: number) => void): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await starTextPage(warehouse, { after, since, limit: textsPerPage });
    if (rows.length === 0) return;
    await learner.add({ texts: rows.map((row) => ({ ...homeText(row), stars: row['stars'] === 'positive' ? 'positive' : 'negative' })) });
    taken(rows.length);
    after = String(rows.at(-1)?.['fact_id']);
  }
}

/** Every text that somebody has put right, with all that was said of it. */
async function correctedTexts({ desk, warehouse }: Workspace): Promise<(HomeText & { readonly labels: PersonLabels })[]> {
  const texts = new Map<string, HomeText & { readonly labels: PersonLabels }>();
  const waiting = new Map<string, PersonLabels>();
  for (const { correction, pasted, at } of await correctionsToLearn(desk)) {
    const { textId, kind, label } = correction;
    const known = texts.get(textId);
    const labels = { ...(known?.labels ?? waiting.get(textId)), [kind]: label } as PersonLabels;
    if (pasted) texts.set(textId, { text: pasted.text, speaker: pasted.speaker ?? undefined, customer: null, day: at.slice(0, 10), labels });
    else waiting.set(textId, labels);
  }
  const ids = [...waiting.keys()];
  for (let at = 0; at < ids.length; at += idsPerPage) {
    for (const row of await textsById(warehouse, ids.slice(at, at + idsPerPage))) texts.set(String(row['fact_id']), { ...homeText(row), labels: waiting.get(String(row['fact_id'])) ?? {} });
  }
  return [...texts.values()];
}

async function addConversations({ warehouse }: Workspace, learner: Learner): Promise<void> {
  const outcomes = await recordedOutcomes(warehouse, mostConversations);
  const keyOf = (row: Row): string => `${String(row['conversation_id'])} ${String(row['customer_id'])}`;
  for (let at = 0; at < outcomes.length; at += conversationsPerPage) {
    const page = outcomes.slice(at, at + conversationsPerPage);
    const turns = rowsBy((await turnsOfConversations(warehouse, page.map((row) => String(row['conversation_id'])))).map((row) => ({ ...row, key: keyOf(row) })), 'key');
    await learner.add({ conversations: page.map((row) => homeConversation(row, turns.get(keyOf(row)) ?? [])) });
  }
}

function homeConversation(outcome: Row, turns: readonly Row[]): HomeConversation {
  const score = outcome['score'] == null ? undefined : Number(outcome['score']);
  return {
    turns: turns.map((row) => ({ text: String(row['text']), speaker: row['direction'] === 'in' ? 'customer' : row['direction'] === 'out' ? 'agent' : undefined })),
    customer: outcome['customer_id'] == null ? null : String(outcome['customer_id']),
    day: outcome['ended_at'] == null ? null : String(outcome['ended_at']).slice(0, 10),
    resolved: outcome['resolved'] == null ? undefined : Boolean(outcome['resolved']),
    dissatisfied: score === undefined || (score > 0.25 && score < 0.75) ? undefined : score <= 0.25,
  };
}

/** Writes the model down and puts it in force where it reads better than what is shipped, or knows more of what people put right. */
async function keep(workspace: Workspace, { bytes, report, dryRun }: { readonly bytes: Uint8Array; readonly report: CourseReport & { readonly starTexts: number }; readonly dryRun: boolean }): Promise<Omit<Trained, 'seconds'>> {
  const isWorthy = report.remembered > 0 || report.lessons.some(({ verdict }) => verdict === 'better');
  const shown = report as unknown as Trained['report'];
  if (!isWorthy) {
    const { desk } = workspace;
    if (!dryRun) await keepHomeModel(desk, { version: null, base: (await shippedModel()).version, report }, false);
    return { outcome: report.lessons.every(({ verdict }) => verdict === 'too-little-data') ? 'too-little-data' : 'not-better', version: null, report: shown };
  }
  const version = `home-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`;
  if ((await activeHomeModel(workspace.desk)) === version) return { outcome: 'unchanged', version, report: shown };
  if (dryRun) return { outcome: 'would-activate', version, report: shown };
  const { path } = await homeFileOf(workspace, version);
  await writeFile(`${path}.partial`, bytes);
  await rename(`${path}.partial`, path);
  await keepHomeModel(workspace.desk, { version, base: (await shippedModel()).version, report }, true);
  return { outcome: 'activated', version, report: shown };
}
