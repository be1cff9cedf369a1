/**
 * Learning at home: from a company's own stars, corrections and recorded outcomes to weights on top of the shipped model, each kind of label judged
 * on labels of customers it never saw and taken up only where it reads better.
 */
import { emotionLabels, intentLabels, objectionCauses } from '../../domain/index.ts';
import type { LessonName, LessonVerdict } from '../../domain/index.ts';
import { customerHeads } from '../heads/head-names.ts';
import { layTable } from '../kernel/table.ts';
import type { Table } from '../kernel/table.ts';
import type { HeadSetting, Model } from '../model-file.ts';
import type { Documents } from '../training/documents.ts';
import type { LinearHeads } from '../training/logistic.ts';
import { quantise } from '../training/quantise.ts';
import { encodeHome, leastProbability } from './home-model.ts';
import type { HomeModel, PersonLabels } from './home-model.ts';
import { lecture } from './lesson.ts';
import type { Lesson, LessonRow } from './lesson.ts';
import type { HomeMaterial, Intake, TakenRow } from './material.ts';
import { learnOutcome, outcomeNames } from './outcome-lesson.ts';
import type { SplitKind } from './split.ts';
import { fewestPerSide, judge, sureLogit } from './verdict.ts';
import type { Figures } from './verdict.ts';

const textLessons = ['polarity', 'opinion', 'emotion', 'intent', 'objection'] as const;
type TextLesson = (typeof textLessons)[number];

export interface LessonReport {
  readonly lesson: LessonName;
  readonly verdict: LessonVerdict;
  /** Labels there are. */
  readonly labels: number;
  /** How many more would do, 0 when there are enough. */
  readonly needed: number;
  readonly split: SplitKind | null;
  readonly figures: Figures | null;
}

export interface CourseReport {
  readonly intake: Intake;
  readonly lessons: readonly LessonReport[];
  /** Texts that are read as people labelled them. */
  readonly remembered: number;
  readonly from: string | null;
  readonly to: string | null;
}

/** A label of a person weighs as much as this many stars. */
const personImportance = 5;
/** Texts nobody labelled hold what is learned near what was read. */
const unlabelledImportance = 0.1;
const mostBalance = 6;
const fewestStars = 100;
const fewestCorrections = 20;

/** @returns the home model's bytes with what was taken up, and how each lesson went */
export function holdCourse(
  model: Model,
  material: HomeMaterial,
  { remembered, tell = () => {} }: { readonly remembered: HomeModel['remembered']; readonly tell?: (lesson: LessonName, share: number) => void },
): { readonly bytes: Uint8Array; readonly report: CourseReport } {
  const { documents, rows, conversations, intake } = material.finish();
  const reports: LessonReport[] = [];
  const taken: Partial<Record<TextLesson, LinearHeads>> = {};
  for (const name of textLessons) {
    tell(name, 0);
    const { report, learned } = hold(documents, name, lessonOf(name, model, rows), (share) => tell(name, share));
    reports.push(report);
    if (report.verdict === 'better' && learned) taken[name] = learned;
  }
  const outcomes = outcomeNames.map((name) => ({ name, ...learnOutcome(name, model, conversations) }));
  const home: HomeModel = {
    base: model.version,
    ...tablesOf(taken),
    ...Object.fromEntries(outcomes.flatMap(({ name, verdict, weights }) => (verdict === 'better' ? [[name, weights]] : []))),
    remembered,
  };
  const days = rows.flatMap(({ day, stars, labels }) => (day !== '' && (stars || labels) ? [day] : [])).toSorted();
  return {
    bytes: encodeHome(home),
    report: { intake, lessons: [...reports, ...outcomes.map(({ name, weights: _weights, ...report }) => ({ lesson: name, ...report }))], remembered: remembered.size, from: days[0] ?? null, to: days.at(-1) ?? null },
  };
}

function hold(documents: Documents, name: TextLesson, lesson: Lesson, tell: (share: number) => void): { readonly report: LessonReport; readonly learned?: LinearHeads } {
  const labels = lesson.rows.filter(({ answer }) => answer !== undefined);
  const needed = moreNeeded(name, labels);
  if (needed > 0) return { report: { lesson: name, verdict: 'too-little-data', labels: labels.length, needed, split: null, figures: null } };
  const { learned, split, figures } = lecture(documents, lesson, tell);
  return { learned, report: { lesson: name, verdict: judge(figures), labels: labels.length, needed: 0, split, figures } };
}

/** Of polarity and opinion both answers must be there; a correction counts as the stars it outweighs. */
function moreNeeded(name: TextLesson, labels: readonly LessonRow[]): number {
  const twoSided = name === 'polarity' || name === 'opinion';
  const sides = twoSided ? [0, 1].map((side) => labels.filter(({ answer }) => answer === side).length) : [];
  const missingSides = sides.reduce((sum, count) => sum + Math.max(0, fewestPerSide - count), 0);
  const enough = name === 'polarity' ? (fewestStars - labels.reduce((sum, { byPerson }) => sum + (byPerson ? personImportance : 1), 0)) : fewestCorrections - labels.length;
  return Math.max(0, enough, missingSides);
}

const logit = (probability: number): number => Math.log(Math.max(probability, leastProbability) / Math.max(1 - probability, leastProbability));
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const sureEmotion = 0.7;

const yesOrNo: Omit<Lesson, 'rows'> = {
  heads: 1,
  exclusive: false,
  decide: (logits) => Number(logits[0]! > 0),
  isSure: (logits) => Math.abs(logits[0]!) > sureLogit,
  straightens: true,
};

function lessonOf(name: TextLesson, model: Model, rows: readonly TakenRow[]): Lesson {
  if (name === 'polarity') return { ...yesOrNo, rows: balanced(rows.flatMap(signRows)) };
  if (name === 'opinion') return { ...yesOrNo, straightens: false, rows: rows.flatMap((row) => (row.stars && !row.labels ? [] : lessonRow(row, [row.leaning.opinion], opinionAnswer(row.labels)))) };
  if (name === 'emotion') return emotionLesson(rows);
  return headsLesson(model, rows, name);
}

function lessonRow(row: TakenRow, offsets: ArrayLike<number>, answer: number | undefined, targets?: readonly number[]): LessonRow[] {
  const { document, customer, day, labels } = row;
  const isPersons = answer !== undefined && labels !== undefined;
  const wanted = targets ?? [answer ?? sigmoid(offsets[0]!)];
  return [{ document, customer, day, offsets, answer, targets: wanted, importance: isPersons ? personImportance : answer === undefined ? unlabelledImportance : 1, byPerson: isPersons, guards: !isPersons }];
}

function signAnswer({ stars, labels }: TakenRow): number | undefined {
  const polarity = labels?.polarity ?? stars;
  return polarity === undefined || polarity === 'neutral' ? undefined : Number(polarity === 'positive');
}

/** Where no opinion is read, no sign is shown: nothing sure is there to guard. */
function signRows(row: TakenRow): LessonRow[] {
  return lessonRow(row, [row.leaning.sign], signAnswer(row)).map((each) => ({ ...each, guards: each.guards && row.leaning.opinion > 0 }));
}

function opinionAnswer(labels: PersonLabels | undefined): number | undefined {
  return labels?.polarity === undefined ? undefined : Number(labels.polarity !== 'neutral');
}

/** The rarer side counts more, so that it is learned what tells the sides apart and not which is more frequent among those who give stars. */
function balanced(rows: readonly LessonRow[]): LessonRow[] {
  const total = (side: number): number => rows.reduce((sum, { answer, importance }) => sum + (answer === side ? importance : 0), 0);
  const [no, yes] = [total(0), total(1)];
  const factor = Math.min(mostBalance, Math.sqrt(Math.max(no, yes) / Math.max(1, Math.min(no, yes))));
  const rarer = no < yes ? 0 : 1;
  return rows.map((row) => (row.answer === rarer ? { ...row, importance: row.importance * factor } : row));
}

function emotionLesson(rows: readonly TakenRow[]): Lesson {
  const best = (logits: ArrayLike<number>): number => emotionLabels.reduce((best, _, label) => (logits[label]! > logits[best]! ? label : best), 0);
  return {
    heads: emotionLabels.length,
    exclusive: true,
    decide: best,
    isSure: (logits) => Math.exp(logits[best(logits)]!) > sureEmotion,
    straightens: false,
    rows: rows.flatMap((row) => {
      if (row.stars && !row.labels) return [];
      const { emotions } = row.leaning;
      const answer = row.labels?.emotion === undefined ? undefined : emotionLabels.indexOf(row.labels.emotion);
      return lessonRow(row, emotions.map((probability) => Math.log(Math.max(probability, leastProbability))), answer, answer === undefined ? emotions : emotionLabels.map((_, label) => Number(label === answer)));
    }),
  };
}

const intentColumns = intentLabels.map((label) => customerHeads.indexOf(`intent.${label}`));
const causeColumns = objectionCauses.map((label) => customerHeads.indexOf(`objection.${label}`));
const objectsColumn = customerHeads.indexOf('intent.objection');

/** Columns among the customer heads that a lesson moves. Objections move their causes and whether there is one, which stands last. */
function columnsOf(name: 'intent' | 'objection'): readonly number[] {
  return name === 'intent' ? intentColumns : [...causeColumns, objectsColumn];
}

const none = -1;

/** Intents and objections: each head a question of its own; the answer is the label furthest above its threshold, or none. */
function headsLesson(model: Model, rows: readonly TakenRow[], name: 'intent' | 'objection'): Lesson {
  const columns = columnsOf(name);
  const settings = columns.map((column) => model.customer.settings[column] as HeadSetting);
  const excess = (logits: ArrayLike<number>, head: number): number => sigmoid(logits[head]!) / settings[head]!.threshold;
  const labels = name === 'intent' ? intentLabels : objectionCauses;
  const best = (logits: ArrayLike<number>): number => labels.reduce((best, _, head) => (excess(logits, head) > excess(logits, best) ? head : best), 0);
  const decide = (logits: ArrayLike<number>): number => (excess(logits, name === 'intent' ? best(logits) : causeColumns.length) >= 1 ? best(logits) : none);
  return {
    heads: columns.length,
    exclusive: false,
    decide,
    isSure: (logits) => columns.every((_, head) => Math.abs(excess(logits, head) - 1) > 0.5),
    straightens: false,
    rows: rows.flatMap((row) => {
      if (!row.heads) return [];
      const probabilities = columns.map((column) => row.heads![column]!);
      const given = row.labels?.[name];
      if (given === undefined) return lessonRow(row, probabilities.map(logit), undefined, probabilities);
      const answer = given === 'none' ? none : (labels as readonly string[]).indexOf(given);
      const targets = columns.map((column, head) => Number(head === answer || (name === 'objection' && column === objectsColumn && answer !== none)));
      return lessonRow(row, probabilities.map(logit), answer, targets);
    }),
  };
}

function tablesOf(taken: Partial<Record<TextLesson, LinearHeads>>): Pick<HomeModel, 'polarity' | 'emotion' | 'customer' | 'customerColumns'> {
  const { polarity, opinion, emotion, intent, objection } = taken;
  // Whether there is an objection is a matter of both; the lesson on objections knows better.
  const heads = (['objection', 'intent'] as const).flatMap((name) => (taken[name] ? columnsOf(name).map((column, head) => ({ column, model: taken[name]!, head })) : []));
  const columns = [...new Set(heads.map(({ column }) => column))];
  return {
    customerColumns: columns,
    ...((polarity || opinion) && { polarity: tableOf(sideBySide([polarity && { model: polarity, head: 0 }, opinion && { model: opinion, head: 0 }])) }),
    ...(emotion && { emotion: tableOf(emotion) }),
    ...((intent || objection) && { customer: tableOf(sideBySide(columns.map((column) => heads.find((each) => each.column === column)))) }),
  };
}

type Source = { readonly model: LinearHeads; readonly head: number };

/** Single heads as one table as fine as the finest of them; a missing head is zero. */
function sideBySide(places: readonly (Source | undefined)[]): LinearHeads {
  const bits = Math.max(...places.flatMap((source) => (source ? [source.model.bits] : [])));
  const heads = places.length;
  const sparse = new Float64Array(heads << bits);
  places.forEach((source, place) => {
    if (!source) return;
    const { model, head } = source;
    for (let bucket = 0; bucket < 1 << bits; bucket++) sparse[bucket * heads + place] = model.sparse[(bucket >>> (bits - model.bits)) * model.heads + head]!;
  });
  return { heads, bits, sparse, dense: new Float64Array(0) };
}

function tableOf(model: LinearHeads): Table {
  return layTable(quantise({ ...model, dense: new Float64Array(0) }));
}
