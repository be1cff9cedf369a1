import { emotionLabels } from '../domain/index.ts';
import type { EmotionLabel, PolarityLabel, Reading } from '../domain/index.ts';
import { findCues } from './cues.ts';
import type { Cues } from './cues.ts';
import { gatherEvidence } from './evidence.ts';
import { bucketBits, concededValue, denseCount, documentNorm, Features } from './features.ts';
import { routeLanguage } from './language.ts';
import { decodeModel } from './model-file.ts';
import type { Calibration, Model, Straightening, Table } from './model-file.ts';
import { normalise } from './normalise.ts';
import { cutUnits, unitKinds } from './units.ts';
import type { Units } from './units.ts';

/** Reads texts, one after another. Deterministic: the same text and version give the same reading. */
export interface Reader {
  /** Names the model and with it every reading it gives; store it beside them. */
  readonly version: string;
  /** Never throws, whatever the text. */
  read(text: string): Reading;
}

/** Below this probability of holding an opinion a text is neutral, and its score shrinks towards 0. */
const opinionFloor = 0.5;
/** Scores nearer to 0 than this are `unsure`: below 75 % either way. */
const sureScore = 0.5;
/** Hints of irony and foreign scripts weaken the polarity's logit; they never turn it. */
const doubtfulShare = 0.5;
/** What a fixed saying adds to the polarity's logit: the one thing rules do on their own. */
const sayingPush = 1.2;
const foreignShare = 0.3;

/**
 * Makes a reader from a trained model's bytes, which are kept.
 * @throws ZhiyinError FILE_NOT_READABLE when the bytes are no model of this version.
 */
export function loadReader(bytes: Uint8Array): Reader {
  const model = decodeModel(bytes);
  const features = new Features();
  return { version: model.version, read: (text) => readText(model, features, text) };
}

function readText(model: Model, features: Features, original: string): Reading {
  const units = cutUnits(normalise(original));
  if (units.count === 0) return nothing;
  const language = routeLanguage(units);
  const cues = findCues(units);
  features.extract(units, cues, language);
  const calibration = language === 'zh' || language === 'mixed' ? model.calibration.zh : model.calibration.en;
  const [sign = 0, opinion = 0] = logitsOf(model.polarity, features);
  const polarity = judgePolarity({ sign, opinion, isForeign: language === 'other' && holdsWords(units), cues }, calibration);
  const probabilities = softmax(logitsOf(model.emotion, features), calibration.emotionTemperature);
  const evidence = gatherEvidence(original, units, pullsOf(model.polarity, features, { units, cues, direction: polarity.score < 0 ? -1 : 1 }));
  return { language, polarity, emotion: nameEmotion(probabilities), evidence };
}

/** A text without letters, such as emoji alone, is not foreign. */
function holdsWords(units: Units): boolean {
  return units.kind.subarray(0, units.count).includes(unitKinds.word);
}

const nothing: Reading = {
  language: 'other',
  polarity: { label: 'neutral', score: 0 },
  emotion: nameEmotion(emotionLabels.map((label) => (label === 'neutral' ? 1 : 0))),
  evidence: [],
};

function logitsOf(table: Table, features: Features): number[] {
  const { heads, weights, scales, dense } = table;
  const shift = bucketBits - table.bits;
  const sums = new Float64Array(heads);
  for (let at = 0; at < features.count; at++) {
    const rank = features.rank[at]!;
    if (rank === 0) continue;
    const value = rank === 1 ? 1 : concededValue;
    const base = (features.bucket[at]! >>> shift) * heads;
    for (let head = 0; head < heads; head++) {
      const byte = weights[base + head]!;
      sums[head] = sums[head]! + value * byte * Math.abs(byte);
    }
  }
  const norm = documentNorm(features.distinct);
  const logits = scales.map((scale, head) => sums[head]! * scale * norm);
  for (let each = 0; each < denseCount; each++) {
    const value = features.dense[each]!;
    if (value === 0) continue;
    for (let head = 0; head < heads; head++) logits[head] = logits[head]! + value * dense[each * heads + head]!;
  }
  return logits;
}

interface Leanings {
  readonly sign: number;
  readonly opinion: number;
  readonly isForeign: boolean;
  readonly cues: Cues;
}

function judgePolarity(leanings: Leanings, calibration: Calibration): { label: PolarityLabel; score: number } {
  const caution = (leanings.cues.doubtful ? doubtfulShare : 1) * (leanings.isForeign ? foreignShare : 1);
  const lean = 2 * sigmoid((straighten(leanings.sign, calibration.polarity) + sayings(leanings.cues) * sayingPush) * caution) - 1;
  const opinionated = sigmoid(straighten(leanings.opinion, calibration.opinion));
  const score = lean * Math.min(1, opinionated / opinionFloor);
  if (opinionated < opinionFloor) return { label: 'neutral', score };
  if (Math.abs(score) < sureScore) return { label: 'unsure', score };
  return { label: score > 0 ? 'positive' : 'negative', score };
}

/** 1 or −1 where the fixed sayings of the main clause agree in effect, 0 where there are none or they cancel. */
function sayings({ list, mainFrom }: Cues): number {
  return Math.sign(list.reduce((sum, cue) => sum + (cue.fixed && cue.start >= mainFrom ? cue.value : 0), 0));
}

function straighten(logit: number, { slope, shift }: Straightening): number {
  return slope * logit + shift;
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function softmax(logits: readonly number[], temperature: number): number[] {
  const highest = Math.max(...logits);
  const parts = logits.map((logit) => Math.exp((logit - highest) / temperature));
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => part / sum);
}

function nameEmotion(probabilities: readonly number[]): Reading['emotion'] {
  const best = probabilities.indexOf(Math.max(...probabilities));
  const named = {} as Record<EmotionLabel, number>;
  for (let at = 0; at < emotionLabels.length; at++) named[emotionLabels[at]!] = probabilities[at] ?? 0;
  return { label: emotionLabels[best] ?? 'neutral', probabilities: named };
}

/** Each n-gram's weight spread over its units, and the cues' share over theirs; positive towards `direction`. */
function pullsOf(table: Table, features: Features, about: { units: Units; cues: Cues; direction: 1 | -1 }): Float64Array {
  const { units, cues, direction } = about;
  const pulls = new Float64Array(units.count);
  const shift = bucketBits - table.bits;
  const unit = direction * table.scales[0]! * documentNorm(features.distinct);
  for (let at = 0; at < features.count; at++) {
    const first = features.first[at]!;
    const last = features.last[at]!;
    const byte = table.weights[(features.bucket[at]! >>> shift) * table.heads]!;
    const part = (byte * Math.abs(byte) * unit) / (last - first + 1);
    for (let each = first; each <= last; each++) pulls[each] = pulls[each]! + part;
  }
  for (const cue of cues.list) {
    const part = (direction * cue.value * cuePull) / (cue.end - cue.start);
    for (let each = cue.start; each < cue.end; each++) pulls[each] = pulls[each]! + part;
  }
  return pulls;
}

/** What one point of a cue's strength moves the polarity logit by, near enough to share out evidence. */
const cuePull = 0.3;
