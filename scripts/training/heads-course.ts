/** Trains the message heads on the seed corpus and measures them on trades they have not seen. */
import { aspectPolarities, describeAspect } from '../../src/reading/heads/aspect-polarity.ts';
import { agentHeads, customerHeads, speakerHeads } from '../../src/reading/heads/head-names.ts';
import { ruleColumnNames } from '../../src/reading/heads/rule-columns.ts';
import { sumOver } from '../../src/reading/heads/taken-text.ts';
import { layTable } from '../../src/reading/kernel/table.ts';
import type { BaseModel, HeadTable, Model } from '../../src/reading/model-file.ts';
import type { AspectLabel, Speaker } from '../../src/domain/index.ts';
import { agentAnswers, customerAnswers } from './answers.ts';
import { trainOutcomes } from './conversation-course.ts';
import type { OutcomeReport } from './conversation-course.ts';
import { foldCount, foldOfTrade, loadCorpusDialogues, loadCorpusRows, settlesHeads } from './corpus.ts';
import type { CorpusRow } from './corpus.ts';
import { trainDialogues } from './dialogue-course.ts';
import type { DialogueReport, ViewedDialogue } from './dialogue-course.ts';
import { fitApart } from './fit-apart.ts';
import type { SideName, SideLesson } from './fit-side.ts';
import { HeadProber } from './head-prober.ts';
import { headBits, readHeadTexts } from './head-texts.ts';
import type { ReadTexts } from './head-texts.ts';
import { judgeMoods } from './moods.ts';
import type { MoodReport } from './moods.ts';
import { plainRows } from './plain-words.ts';
import type { PlainRow } from './plain-words.ts';
import { quantise } from '../../src/reading/training/quantise.ts';
import { fitSmallModel } from './small-model.ts';
import type { SmallRow } from './small-model.ts';
import type { SplitRow } from './split.ts';
import { marksOf } from './switches.ts';
import type { Answers, SwitchHeads } from './switches.ts';
import { judgeUnseen, scoreUnseen, settleHeads } from './unseen.ts';
import type { HeadResult, UnseenLogits } from './unseen.ts';

const foldNumbers = Array.from({ length: foldCount }, (_, fold) => fold);

export interface HeadsReport {
  readonly messages: number;
  readonly trades: readonly string[];
  /** By side: every head over all unseen trades, in each language, and with all rules silent. */
  readonly sides: readonly { readonly side: string; readonly all: readonly HeadResult[]; readonly zh: readonly HeadResult[]; readonly en: readonly HeadResult[]; readonly withoutRules: readonly HeadResult[] }[];
  /** Share of aspects, on unseen trades, whose polarity is right. */
  readonly aspectPolarity: { readonly rows: number; readonly accuracy: number };
  /** Polarity and emotion of customers' messages. */
  readonly moods: MoodReport;
  readonly outcomes: OutcomeReport;
  readonly dialogues: DialogueReport;
}

export type Heads = Pick<Model, 'customer' | 'agent' | 'speaker' | 'aspectPolarity' | 'dissatisfied' | 'resolved' | 'dialogue'>;

interface Side {
  readonly rows: readonly CorpusRow[];
  readonly texts: ReadTexts;
  readonly answers: Answers;
  readonly unseen: UnseenLogits;
  readonly table: HeadTable;
  readonly fitted: SwitchHeads;
}

/** @param sets rows of the public sets, for plain wordings */
export async function trainHeads(base: BaseModel, { sets, ...folders }: { readonly corpus: string; readonly data: string; readonly sets: readonly SplitRow[] }, tell: (what: string) => void): Promise<{ heads: Heads; report: HeadsReport }> {
  const rows = loadCorpusRows(folders.corpus);
  const folds = foldOfTrade(rows);
  const train = async (side: SideName, own: readonly CorpusRow[], names: readonly string[], { plain = [], ...about }: { speaker: Speaker; columns: readonly string[]; answers: Answers; plain?: readonly PlainRow[] }): Promise<Side> => {
    const texts = readHeadTexts(base, [...own.map(({ message }) => message.text), ...plain.map(({ text }) => text)], about);
    const lesson: SideLesson = {
      texts,
      answers: [...about.answers, ...plain.map(({ answers }) => answers)],
      heads: names.length,
      places: [...own.map(({ trade }) => trade), ...plain.map(({ set }) => set)],
    };
    const foldAt = own.map(({ trade }) => folds.get(trade)!);
    const [fitted, ...apart] = (await fitApart(side, lesson, [undefined, ...foldNumbers].map((fold) => lesson.answers.flatMap((_, at) => (fold !== undefined && foldAt[at] === fold ? [] : [at]))))) as [SwitchHeads, ...SwitchHeads[]];
    const unseen = scoreUnseen(apart, lesson.texts, { folds: foldAt, settling: own.map(settlesHeads) });
    const settings = settleHeads(names, unseen, about.answers, () => true);
    tell(`${names.length} heads on ${lesson.answers.length} messages`);
    return { rows: own, texts, answers: about.answers, unseen, table: { table: layTable({ ...quantise(fitted), marks: marksOf(fitted.rows) }), settings, ruleColumns: about.columns }, fitted };
  };
  const ofSpeaker = (speaker: Speaker): CorpusRow[] => rows.filter(({ message }) => message.speaker === speaker);
  const [customerRows, agentRows] = [ofSpeaker('customer'), ofSpeaker('agent')];
  const customer = await train('customer', customerRows, customerHeads, { speaker: 'customer', columns: ruleColumnNames('customer'), answers: customerRows.map(({ message }) => customerAnswers(message)), plain: plainRows(sets) });
  const agent = await train('agent', agentRows, agentHeads, { speaker: 'agent', columns: ruleColumnNames('agent'), answers: agentRows.map(({ message }) => agentAnswers(message)) });
  const speaker = await train('speaker', rows, speakerHeads, { speaker: 'customer', columns: [], answers: rows.map(({ message }) => Int8Array.of(message.speaker === 'agent' ? 1 : 0)) });
  const aspects = aspectRows(customer);
  const prober = new HeadProber(base, { customer: customer.table, agent: agent.table });
  const probabilities = unseenProbabilities([customer, agent]);
  const viewed = loadCorpusDialogues(folders.corpus).map((dialogue): ViewedDialogue => ({
    dialogue,
    fold: folds.get(dialogue.trade)!,
    views: dialogue.turns.map(({ speaker, text }) => ({ ...prober.view(speaker, text), heads: probabilities.get(`${dialogue.trade} ${speaker} ${text}`)! })),
  }));
  const outcomes = trainOutcomes(prober, { viewed, data: folders.data });
  const dialogues = trainDialogues(viewed);
  return {
    heads: { customer: customer.table, agent: agent.table, speaker: speaker.table, aspectPolarity: fitSmallModel(aspects.map(({ row }) => row), aspectPolarities.length, aspectPenalty), ...outcomes.models, dialogue: dialogues.models },
    report: {
      messages: rows.length,
      trades: [...folds.keys()],
      sides: [reportSide('customer', customer, customerHeads), reportSide('agent', agent, agentHeads), reportSide('speaker', speaker, speakerHeads)],
      aspectPolarity: judgeAspects(aspects),
      moods: judgeMoods(customer.rows, customer.unseen, customer.answers),
      outcomes: outcomes.report,
      dialogues: dialogues.report,
    },
  };
}

const aspectPenalty = 1e-4;

function reportSide(side: string, { rows, answers, unseen }: Side, names: readonly string[]): HeadsReport['sides'][number] {
  const judge = (language?: 'zh' | 'en'): HeadResult[] => judgeUnseen(names, unseen, answers, language === undefined ? undefined : (at) => rows[at]!.language === language);
  return { side, all: judge(), zh: judge('zh'), en: judge('en'), withoutRules: judgeUnseen(names, { ...unseen, logits: unseen.withoutRules }, answers) };
}

/** By side, trade and text: the calibrated probabilities of heads that had not seen the trade. */
function unseenProbabilities(sides: readonly Side[]): ReadonlyMap<string, Float64Array> {
  return new Map(sides.flatMap(({ rows, unseen, table }) => rows.map(({ trade, message }, at): [string, Float64Array] => [`${trade} ${message.speaker} ${message.text}`, probabilitiesOf(table, unseen.logits[at]!)])));
}

export function probabilitiesOf({ settings }: HeadTable, logits: Float64Array): Float64Array {
  return logits.map((logit, head) => 1 / (1 + Math.exp(-(settings[head]!.slope * logit + settings[head]!.shift))));
}

interface AspectRow {
  readonly fold: number;
  readonly row: SmallRow;
}

/** Every labelled aspect with its clause: the one the aspect's head is drawn to most. */
function aspectRows({ rows, texts, unseen, table, fitted }: Side): AspectRow[] {
  return rows.flatMap(({ message }, at) =>
    Object.entries(message.aspects ?? {}).map(([aspect, polarity]) => {
      const { leaning, clauses, pulls } = texts.places[at]!;
      const clause = strongest(texts.places[at]!, fitted, customerHeads.indexOf(`aspect.${aspect as AspectLabel}`));
      const features = describeAspect({ leaning, clausePull: sumOver(pulls, clause), alone: clauses.length === 1, heads: probabilitiesOf(table, unseen.logits[at]!) });
      return { fold: unseen.folds[at]!, row: { features, target: aspectPolarities.indexOf(polarity), importance: 1 } };
    }),
  );
}

function strongest({ clauses, grams, pulls }: ReadTexts['places'][number], { sparse, heads, bits, rows }: SwitchHeads, head: number): { start: number; end: number } {
  if (bits !== headBits) throw new Error('The heads were trained for other buckets');
  const sums = clauses.map(({ start, end }) => {
    let sum = 0;
    grams.bucket.forEach((bucket, at) => {
      const row = rows[bucket]!;
      if (row < 0) return;
      const overlap = Math.min(end, grams.last[at]! + 1) - Math.max(start, grams.first[at]!);
      if (overlap > 0) sum += (sparse[row * heads + head]! * overlap) / (grams.last[at]! - grams.first[at]! + 1);
    });
    return sum;
  });
  return clauses[sums.indexOf(Math.max(...sums))] ?? { start: 0, end: pulls.length };
}

function judgeAspects(rows: readonly AspectRow[]): HeadsReport['aspectPolarity'] {
  let right = 0;
  for (let fold = 0; fold < foldCount; fold++) {
    const model = fitSmallModel(rows.filter((row) => row.fold !== fold).map(({ row }) => row), aspectPolarities.length, aspectPenalty);
    for (const { row } of rows.filter((each) => each.fold === fold)) {
      const logits = aspectPolarities.map((_, each) => row.features.reduce((sum, value, at) => sum + value * model.weights[at * model.classes + each]!, 0));
      if (logits.indexOf(Math.max(...logits)) === row.target) right++;
    }
  }
  return { rows: rows.length, accuracy: right / rows.length };
}
