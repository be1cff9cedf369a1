/** What each head learns from, how strongly, and how it is straightened afterwards. */
import { emotionLabels } from '../../src/domain/index.ts';
import type { EmotionLabel } from '../../src/domain/index.ts';
import { bucketBits, denseCount, denseNames, lengthOf } from '../../src/reading/features.ts';
import type { BaseModel, Calibration } from '../../src/reading/model-file.ts';
import { fitLengthStraightening, fitTemperature } from '../../src/reading/training/calibration.ts';
import { bucketOf } from '../../src/reading/training/documents.ts';
import type { Documents } from '../../src/reading/training/documents.ts';
import { fitShifts, strongest } from './emotion-shifts.ts';
import { ekmanOf, weiboOf } from './evaluation.ts';
import { fitHeads, scoreRow } from '../../src/reading/training/logistic.ts';
import type { LinearHeads } from '../../src/reading/training/logistic.ts';
import type { TopicIndex } from '../../src/reading/topics/topic-index.ts';
import { countTexts, keepKnown, tableOf } from './known-ngrams.ts';
import { fitShared } from './shared-directions.ts';
import type { SharedStrength } from './shared-directions.ts';
import type { SplitRow } from './split.ts';

export interface Rows {
  readonly rows: readonly SplitRow[];
  readonly documents: Documents;
}

export interface Material extends Rows {
  /** What the documents' words were found to speak of. */
  readonly topics: TopicIndex;
}

/** An n-gram has weights when so many of the learned texts hold it; chosen by cross-validation, like what is passed over, how much each set counts and the caution. */
const fewestTexts = { polarity: 10, emotion: 8 };
/** Kinds of goods not seen speak of other topics: which of them are good or bad is learned with care. */
export const topicPace = 0.1;
const feelingTopicPace = 0.3;
const balance = 0.5;
/** English posts are many and their labels noisy: they are followed less closely. */
const emotionLooseness = { zh: 40, en: 15 };
const seed = 20260117;
/** What emotions have in common is learned along directions as well, as the message heads' is. */
const emotionSharing: SharedStrength = { directions: 16, share: 1, looseness: 10, denseEase: 100, epochs: 7, rate: 0.03, seed, passedOver: 0, silentRules: 0 };

/** The base heads: polarity, opinion, emotions. Calibrated on the development part unless that is done already. */
export function trainBase({ rows, documents, topics }: Material, tell: (what: string) => void, calibrated?: BaseModel['calibration']): BaseModel {
  const polar = keepKnown(documents, indices(rows, (row) => isLearned(row) && row.polarity !== undefined), fewestTexts.polarity);
  const felt = keepKnown(documents, indices(rows, (row) => isLearned(row) && row.emotion !== undefined), fewestTexts.emotion);
  const material = { rows, documents: polar.documents };
  const feelings = { rows, documents: felt.documents };
  const sign = learnYesNo(material, { asks: ({ polarity }) => (polarity === undefined || polarity === 0 ? undefined : polarity === 1), weigh: signImportance, looseness: 30, epochs: 9, passedOver: 0.45 });
  tell('polarity learned');
  const opinion = learnYesNo(material, { asks: ({ polarity }) => (polarity === undefined ? undefined : polarity !== 0), weigh: opinionImportance, looseness: 10, epochs: 5, passedOver: 0 });
  tell('opinion learned');
  const emotion = learnByLanguage((language) => learnEmotions(feelings, felt.count, language));
  tell('emotions learned');
  const calibrate = (language: 'zh' | 'en'): Calibration => ({
    polarity: cautious(straighten(material, sign, (row) => (isOf(row, language) && straightensPolarity(row) ? row.polarity === 1 : undefined))),
    opinion: straighten(material, opinion, (row) => (isOf(row, language) && row.polarity !== undefined ? row.polarity !== 0 : undefined)),
    ...settleEmotions(feelings, emotion, language),
  });
  return { topics, polarity: tableOf(sideBySide(sign, opinion), polar), emotion: tableOf(emotion, felt), calibration: calibrated ?? { zh: calibrate('zh'), en: calibrate('en') } };
}

/** The emotion each text of a language is read to hold, from rows of their own parts: what is learned, what settles the shifts. @returns by row */
export function readEmotions({ rows, documents }: Rows, language: 'zh' | 'en', read: readonly number[]): EmotionLabel[] {
  const felt = keepKnown(documents, indices(rows, (row) => isLearned(row) && row.emotion !== undefined && isOf(row, language)), fewestTexts.emotion);
  const feelings = { rows, documents: felt.documents };
  const { learned } = learnEmotions(feelings, felt.count, language);
  const { emotionShifts } = settleEmotions(feelings, learned, language);
  const logits = new Float64Array(learned.heads);
  return read.map((row) => {
    scoreRow(learned, felt.documents, row, logits);
    return emotionLabels[strongest(logits, emotionShifts)]!;
  });
}

/** Texts of trades not seen are read less well than those the calibration is fitted on: what is stated stays below it. */
function cautious(straightening: Calibration['polarity']): Calibration['polarity'] {
  const { slope, shift, slopeByLength, shiftByLength } = straightening;
  return { slope: slope * caution, shift: shift * caution, slopeByLength: slopeByLength * caution, shiftByLength: shiftByLength * caution };
}

const caution = 0.95;

function isLearned({ part, repeated }: SplitRow): boolean {
  return part === 'train' && !repeated;
}

interface YesNo {
  readonly asks: (row: SplitRow) => boolean | undefined;
  readonly weigh: (row: SplitRow) => number;
  readonly looseness: number;
  readonly epochs: number;
  readonly passedOver: number;
}

function learnYesNo({ rows, documents }: Rows, question: YesNo): LinearHeads {
  return learnByLanguage((language) => {
    const chosen = indices(rows, (row) => isLearned(row) && question.asks(row) !== undefined && isOf(row, language));
    const learned = fitHeads(
      { documents, rows: chosen, targets: Float64Array.from(chosen, (at) => (question.asks(rows[at]!) ? 1 : 0)), importance: Float64Array.from(chosen, (at) => question.weigh(rows[at]!)) },
      { heads: 1, bits: bucketBits },
      { looseness: question.looseness, epochs: question.epochs, rate: 0.4, topicPace, seed, passedOver: question.passedOver },
    );
    return { learned, texts: countTexts(documents, chosen) };
  });
}

/** What one language has learned, and how many of its texts hold each n-gram. */
interface LearnedLanguage {
  readonly learned: LinearHeads;
  readonly texts: Int32Array;
}

/** Each language learns by itself: what tells a class apart is judged among its own texts. An n-gram of both keeps what the language says that uses it in more texts; dense features are each language's own. */
function learnByLanguage(learn: (language: 'zh' | 'en') => LearnedLanguage): LinearHeads {
  const [zh, en] = [learn('zh'), learn('en')];
  const { heads, bits } = zh.learned;
  const sparse = zh.learned.sparse.map((weight, at) => {
    const row = Math.floor(at / heads);
    return zh.texts[row]! >= en.texts[row]! ? weight : en.learned.sparse[at]!;
  });
  return { heads, bits, sparse, dense: zh.learned.dense.map((weight, at) => (at < denseNames.length * heads ? weight : en.learned.dense[at]!)) };
}

/** @param count of known n-grams */
function learnEmotions({ rows, documents }: Rows, count: number, language: 'zh' | 'en'): LearnedLanguage {
  const chosen = indices(rows, (row) => isLearned(row) && row.emotion !== undefined && isOf(row, language));
  const sums = new Map<string, number[]>();
  for (const at of chosen) {
    const { set, emotion } = rows[at]!;
    const own = sums.get(set) ?? emotionLabels.map(() => 0);
    emotion!.forEach((share, label) => (own[label] = own[label]! + share));
    sums.set(set, own);
  }
  const targets = new Float64Array(chosen.length * emotionLabels.length);
  const importance = new Float64Array(chosen.length);
  chosen.forEach((row, at) => {
    const { set, emotion } = rows[row]!;
    targets.set(emotion!, at * emotionLabels.length);
    importance[at] = emotionImportance(emotion!, sums.get(set)!);
  });
  const alone = fitHeads({ documents, rows: chosen, targets, importance }, { heads: emotionLabels.length, bits: bucketBits }, { looseness: emotionLooseness[language], epochs: 7, rate: 0.4, topicPace: feelingTopicPace, seed, passedOver: 0.3 });
  const texts = countTexts(documents, chosen);
  const shared = fitShared(
    {
      texts: { buckets: [], dense: rows.map((_, at) => documents.dense.subarray(at * denseCount, (at + 1) * denseCount)), bits: bucketBits, rulesFrom: denseCount },
      answers: rows.map(({ emotion }) => Int8Array.from(emotion ?? [], (share) => (share > 0 ? 1 : 0))),
      heads: emotionLabels.length,
      rows: chosen,
      importance: (row) => emotionImportance(rows[row]!.emotion!, sums.get(rows[row]!.set)!),
      known: (row) => documents.buckets.slice(documents.starts[row], documents.starts[row + 1]).map(bucketOf),
      touches: Float64Array.from(texts.subarray(0, count)),
    },
    emotionSharing,
  );
  return { learned: addTo(alone, shared), texts };
}

function addTo(heads: LinearHeads, more: Pick<LinearHeads, 'sparse' | 'dense'>): LinearHeads {
  more.sparse.forEach((weight, at) => (heads.sparse[at] = heads.sparse[at]! + weight));
  return { ...heads, dense: heads.dense.map((weight, at) => weight + more.dense[at]!) };
}

/** Rare emotions count more, the more the rarer they are in their set, at most sixfold. */
function emotionImportance(emotion: readonly number[], sums: readonly number[]): number {
  const present = sums.filter((sum) => sum > 0);
  const mean = present.reduce((total, sum) => total + sum, 0) / present.length;
  return emotion.reduce((total, share, label) => total + (share > 0 ? share * Math.min(6, (mean / sums[label]!) ** balance) : 0), 0);
}

/** Hotels differ most from the other trades and are few: theirs count more, the most those of the set made of nothing else. */
function signImportance({ set, category }: SplitRow): number {
  if (set === 'zh-hotel-reviews') return 6;
  if (category === '酒店') return 2;
  if (set === 'zh-takeaway-reviews') return 1.5;
  return set.startsWith('zh') && !set.includes('reviews') ? 0.5 : 1;
}

function opinionImportance({ set, polarity }: SplitRow): number {
  if (polarity === 0) return set.startsWith('zh') || set === 'plain-messages' ? 2 : 1;
  return set.includes('reviews') ? 0.3 : 1;
}

function straightensPolarity({ set, polarity }: SplitRow): boolean {
  if (polarity === undefined || polarity === 0) return false;
  return set.includes('reviews') || set === 'en-goemotions' || set === 'en-restaurant-aspects';
}

/** Chinese sets count alike, however large they are; English ones by their rows, since one is tiny. */
function straighten({ rows, documents }: Rows, head: LinearHeads, asks: (row: SplitRow) => boolean | undefined): Calibration['polarity'] {
  const chosen = indices(rows, (row) => row.part === 'development' && asks(row) !== undefined);
  const sizes = new Map<string, number>();
  for (const at of chosen) sizes.set(rows[at]!.set, (sizes.get(rows[at]!.set) ?? 0) + 1);
  const logit = new Float64Array(1);
  const logits = Float64Array.from(chosen, (at) => {
    scoreRow(head, documents, at, logit);
    return logit[0]!;
  });
  return fitLengthStraightening(logits, Float64Array.from(chosen, (at) => lengthOf(documents.dense, at * denseCount)), {
    yes: Float64Array.from(chosen, (at) => (asks(rows[at]!) ? 1 : 0)),
    importance: Float64Array.from(chosen, (at) => (rows[at]!.set.startsWith('zh') ? 1000 / sizes.get(rows[at]!.set)! : 1)),
  });
}

function settleEmotions({ rows, documents }: Rows, heads: LinearHeads, language: 'zh' | 'en'): Pick<Calibration, 'emotionShifts' | 'emotionTemperature'> {
  const chosen = [...indices(rows, (row) => row.part === 'development' && row.emotion !== undefined && isOf(row, language))];
  const logits = chosen.map((at) => {
    const row = new Float64Array(heads.heads);
    scoreRow(heads, documents, at, row);
    return row;
  });
  const emotionShifts = fitShifts(
    chosen.map((at, index) => ({ logits: logits[index]!, set: rows[at]!.set, emotion: rows[at]!.emotion! })).filter(({ set }) => judgedSets[language].includes(set)),
    language === 'zh' ? weiboOf : ekmanOf,
  );
  const shifted = logits.map((row) => row.map((logit, label) => logit + emotionShifts[label]!));
  return { emotionShifts, emotionTemperature: fitTemperature(shifted, chosen.map((at) => rows[at]!.emotion!)) };
}

const judgedSets: Readonly<Record<'zh' | 'en', readonly string[]>> = { zh: ['zh-weibo-emotion-usual', 'zh-weibo-emotion-virus'], en: ['en-goemotions'] };

export function isOf({ set, text }: SplitRow, language: 'zh' | 'en'): boolean {
  const isChinese = set.startsWith('zh') || (set.endsWith('-messages') && /\p{Script=Han}/u.test(text));
  return isChinese === (language === 'zh');
}

function indices(rows: readonly SplitRow[], wanted: (row: SplitRow) => boolean): Int32Array {
  return Int32Array.from(rows.flatMap((row, at) => (wanted(row) ? [at] : [])));
}

/** Two single heads as one table, weights interleaved. */
function sideBySide(left: LinearHeads, right: LinearHeads): LinearHeads {
  const zip = (a: Float64Array, b: Float64Array): Float64Array => Float64Array.from({ length: a.length * 2 }, (_, at) => (at % 2 === 0 ? a[at >> 1]! : b[at >> 1]!));
  return { heads: 2, bits: left.bits, sparse: zip(left.sparse, right.sparse), dense: zip(left.dense, right.dense) };
}
