/** Trains what a conversation's turns say about its end: did the customer leave dissatisfied, is the matter settled. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describeConversation } from '../../src/reading/heads/conversation-features.ts';
import type { Model, SmallModel } from '../../src/reading/model-file.ts';
import type { Speaker } from '../../src/domain/index.ts';
import { foldCount } from './corpus.ts';
import type { ViewedDialogue } from './dialogue-course.ts';
import type { HeadProber } from './head-prober.ts';
import { fitSmallModel } from './small-model.ts';
import type { SmallRow } from './small-model.ts';

interface Talk {
  readonly set: string;
  /** Fold of a corpus dialogue, or a draw for the others. */
  readonly fold: number;
  readonly features: Float64Array;
  readonly dissatisfied: boolean;
  readonly resolved: boolean | null;
}

interface OutcomeResult {
  readonly set: string;
  readonly rows: number;
  readonly yes: number;
  /** Probability that a yes is ranked above a no. */
  readonly rankAccuracy: number;
  readonly accuracy: number;
  readonly f1: number;
}

export interface OutcomeReport {
  readonly dissatisfied: readonly OutcomeResult[];
  readonly resolved: readonly OutcomeResult[];
}

const penalty = 2e-3;
/** Of all importance, the corpus has this share: it holds all kinds of talks, the public sets help desks and bookings only. */
const corpusShare = 0.6;

/** @param viewed the corpus @param data folder of the public sets */
export function trainOutcomes(prober: HeadProber, { viewed, data }: { readonly viewed: readonly ViewedDialogue[]; readonly data: string }): { models: Pick<Model, 'dissatisfied' | 'resolved'>; report: OutcomeReport } {
  const talks = [...viewed.map(corpusTalk), ...helpdeskTalks(prober, data), ...bookingTalks(prober, data)];
  const learn = (asks: (talk: Talk) => boolean | null): { model: SmallModel; results: OutcomeResult[] } => {
    const own = talks.filter((talk) => asks(talk) !== null);
    return { model: withoutSets(fit(own, asks)), results: judge(own, asks) };
  };
  const dissatisfied = learn((talk) => talk.dissatisfied);
  const resolved = learn((talk) => talk.resolved);
  return { models: { dissatisfied: dissatisfied.model, resolved: resolved.model }, report: { dissatisfied: dissatisfied.results, resolved: resolved.results } };
}

const publicSets = ['zh-helpdesk-dialogues', 'en-dialogue-satisfaction-mwoz'];

/** The public sets have biases of their own, which are left behind. */
function rowOf(talk: Talk, yes: boolean, importance: number): SmallRow {
  return { features: Float64Array.of(...talk.features, ...publicSets.map((set) => (talk.set === set ? 1 : 0))), target: yes ? 1 : 0, importance };
}

function withoutSets({ classes, weights }: SmallModel): SmallModel {
  return { classes, weights: weights.slice(0, weights.length - publicSets.length) };
}

function fit(talks: readonly Talk[], asks: (talk: Talk) => boolean | null): SmallModel {
  const counts = new Map<string, number>();
  for (const { set } of talks) counts.set(set, (counts.get(set) ?? 0) + 1);
  const others = counts.size - 1;
  return fitSmallModel(
    talks.map((talk) => rowOf(talk, asks(talk) === true, (talk.set === 'corpus' ? corpusShare : (1 - corpusShare) / others) / counts.get(talk.set)!)),
    1,
    penalty,
  );
}

function judge(talks: readonly Talk[], asks: (talk: Talk) => boolean | null): OutcomeResult[] {
  const scores = new Map<Talk, number>();
  for (let fold = 0; fold < foldCount; fold++) {
    const model = fit(talks.filter((talk) => talk.fold !== fold), asks);
    for (const talk of talks) if (talk.fold === fold) scores.set(talk, rowOf(talk, true, 1).features.reduce((sum, value, at) => sum + value * model.weights[at]!, 0));
  }
  return [...new Set(talks.map(({ set }) => set))].map((set) => {
    const own = talks.filter((talk) => talk.set === set);
    const yes = own.filter((talk) => asks(talk) === true);
    const no = own.filter((talk) => asks(talk) === false);
    const above = yes.reduce((sum, each) => sum + no.reduce((count, other) => count + (scores.get(each)! > scores.get(other)! ? 1 : 0), 0), 0);
    const hits = yes.filter((talk) => scores.get(talk)! > 0).length;
    const wrong = no.filter((talk) => scores.get(talk)! > 0).length;
    return { set, rows: own.length, yes: yes.length, rankAccuracy: above / Math.max(1, yes.length * no.length), accuracy: (hits + no.length - wrong) / own.length, f1: (2 * hits) / Math.max(1, hits + wrong + yes.length) };
  });
}

function corpusTalk({ dialogue: { dissatisfied, resolved }, fold, views }: ViewedDialogue): Talk {
  return { set: 'corpus', fold, features: describeConversation(views), dissatisfied, resolved };
}

interface HelpdeskDialogue {
  readonly annotations: readonly { readonly quality: { readonly S: number; readonly A: number } }[];
  readonly turns: readonly { readonly sender: string; readonly utterances: readonly string[] }[];
}

/** Nineteen people judged each; below 0 on average the customer was dissatisfied, or the matter not settled. */
function helpdeskTalks(prober: HeadProber, folder: string): Talk[] {
  const dialogues = JSON.parse(gunzipSync(readFileSync(join(folder, 'zh-helpdesk-dialogues.train.json.gz'))).toString('utf8')) as readonly HelpdeskDialogue[];
  return dialogues.map(({ annotations, turns }, at) => {
    const mean = (of: 'S' | 'A'): number => annotations.reduce((sum, { quality }) => sum + quality[of], 0) / annotations.length;
    const views = turns.map(({ sender, utterances }) => prober.view(sender === 'customer' ? 'customer' : 'agent', utterances.join('\n')));
    return { set: 'zh-helpdesk-dialogues', fold: at % foldCount, features: describeConversation(views), dissatisfied: mean('S') < 0, resolved: mean('A') > 0 };
  });
}

/** Raters gave whole talks 1 to 5: below 3 on average is dissatisfied. Whether a booking was made is not said. */
function bookingTalks(prober: HeadProber, folder: string): Talk[] {
  const text = gunzipSync(readFileSync(join(folder, 'en-dialogue-satisfaction-mwoz.txt.gz'))).toString('utf8');
  return text.split(/\n\s*\n/).flatMap((block, at): Talk[] => {
    const lines = block.split('\n').filter((line) => line.trim() !== '').map((line) => line.split('\t'));
    const overall = lines.find(([speaker, words]) => speaker === 'USER' && words === 'OVERALL');
    const ratings = (overall?.[3] ?? '').split(',').map(Number).filter((rating) => rating >= 1);
    if (ratings.length === 0) return [];
    const views = lines.filter((line) => line !== overall).map(([speaker, words = '']) => prober.view(speaker === 'USER' ? 'customer' : ('agent' satisfies Speaker), words));
    return [{ set: 'en-dialogue-satisfaction-mwoz', fold: at % foldCount, features: describeConversation(views), dissatisfied: ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length < 3, resolved: null }];
  });
}
