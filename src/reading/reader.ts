import { emotionLabels } from '../domain/index.ts';
import type { MessageContext, PolarityLabel, Reading, TextLanguage } from '../domain/index.ts';
import { findCues } from './cues.ts';
import type { Cues } from './cues.ts';
import type { Judge } from './dialogue/questions.ts';
import { gatherEvidence, spread, spreadTopics } from './evidence.ts';
import { documentNorm, Features, lengthOf, plainNames } from './features.ts';
import { takeFloats } from './floats.ts';
import { describeConversation } from './heads/conversation-features.ts';
import type { TurnView } from './heads/conversation-features.ts';
import type { Leaning } from './heads/head-features.ts';
import { HeadReader } from './heads/head-reader.ts';
import type { HeadReading } from './heads/head-reading.ts';
import type { TakenText } from './heads/taken-text.ts';
import { leanAtHome, outcomeAtHome } from './home/home-model.ts';
import type { HomeWeights } from './home/home-model.ts';
import type { Table } from './kernel/table.ts';
import { knownGrams } from './known-grams.ts';
import { routeLanguage } from './language.ts';
import { decodeModel } from './model-file.ts';
import type { BaseModel, Model } from './model-file.ts';
import { normalise } from './normalise.ts';
import type { NormalText } from './normalise.ts';
import { applySmall, logitsOf, namedEmotions, sigmoid, softmax, straightenByLength } from './scoring.ts';
import { cutUnits, unitKinds } from './units.ts';
import type { Units } from './units.ts';

/** Reads texts, one after another. Deterministic: the same text and version give the same reading. */
export interface Reader {
  /** Names the model and with it every reading it gives; store it beside them. */
  readonly version: string;
  /** Never throws, whatever the text. */
  read(text: string): Reading;
  /** The same with what the message heads say: see {@link HeadReading}. Without a speaker in `context` one is supposed. */
  readHeads(text: string, context?: MessageContext): MessageHeads;
  /** How a conversation left its customer, from the views of its turns in their order. */
  readOutcome(turns: readonly TurnView[]): ConversationOutcome;
  /** What else a conversation is asked, by what the dialogue layer describes. */
  readonly judge: Judge;
}

export interface MessageHeads {
  readonly reading: Reading;
  /** Null for a text with nothing to read. */
  readonly heads: HeadReading | null;
  /** The text rules match on, with the way back to the original. */
  readonly normal: NormalText;
}

/** Probabilities, 0 to 1. */
export interface ConversationOutcome {
  readonly dissatisfied: number;
  readonly resolved: number;
}

/** Below this probability of holding an opinion a text is neutral, and its score shrinks towards 0. */
const opinionFloor = 0.5;
/** Scores nearer to 0 than this are `unsure`: below 75 % either way. */
const sureScore = 0.5;
/** Hints of irony, bare questions and foreign scripts weaken the polarity's logit; they never turn it. */
const doubtfulShare = 0.5;
/** What a fixed saying adds to the polarity's logit: the one thing rules do on their own. */
const sayingPush = 1.2;
const foreignShare = 0.3;
/** Units of a question that names no feeling ("服务好不好？") and so asserts none. */
const longestBareQuestion = 8;

/**
 * Makes a reader from a trained model's bytes, which are kept.
 * @throws ZhiyinError FILE_NOT_READABLE when the bytes are no model of this version.
 */
export function loadReader(bytes: Uint8Array): Reader {
  return readerOf(decodeModel(bytes));
}

/** The reader of a model, with what was learned at home beside it. */
export function readerOf(model: Model & AtHome): Reader {
  const features = new Features(model.topics);
  const heads = new HeadReader(model, model.home);
  return {
    version: model.version,
    read: (text) => takeText(model, features, text)?.reading ?? emptyReading,
    readHeads: (text, context = {}) => {
      const normal = normalise(text);
      const taken = takeText(model, features, text, normal);
      if (taken === undefined) return { reading: emptyReading, heads: null, normal };
      const read = heads.read(taken, context.speaker);
      return { reading: readingOf(taken, read, context.speaker), heads: read, normal };
    },
    judge: (question, described) => applySmall(model.dialogue[question], described),
    readOutcome: (turns) => {
      const described = describeConversation(turns);
      const judge = (name: 'dissatisfied' | 'resolved'): number => sigmoid(applySmall(model[name], described)[0]! + outcomeAtHome(model.home?.[name], described));
      return { dissatisfied: judge('dissatisfied'), resolved: judge('resolved') };
    },
  };
}

/** Of a customer's message the heads' word; where nobody says who speaks, the base's, and less of it where it takes for praise what the heads hear as irony. */
function readingOf(taken: ReadText, { mood, sarcasmRisk }: HeadReading, speaker: MessageContext['speaker']): Reading {
  if (speaker === 'customer' && mood) return { language: taken.language, polarity: mood.polarity, emotion: mood.emotion, evidence: mood.evidence };
  const { reading } = taken;
  const isDoubted = speaker === undefined && sarcasmRisk && reading.polarity.label === 'positive' && mood?.polarity.label === 'negative';
  return isDoubted ? { ...reading, polarity: { label: 'unsure', score: reading.polarity.score * doubtfulShare } } : reading;
}

/** What was learned at home, beside a shipped model. */
export interface AtHome {
  readonly home?: HomeWeights | undefined;
}

/** A text with its reading; undefined when there is nothing to read. */
export function takeText(model: BaseModel & AtHome, features: Features, original: string, normal: NormalText = normalise(original)): ReadText | undefined {
  const units = cutUnits(normal);
  if (units.count === 0) return undefined;
  const language = routeLanguage(units);
  const cues = findCues(units);
  features.extract(units, cues, language);
  const leaning = lean(model, features, language);
  const polarity = judgePolarity(leaning, cues, cautionFor(units, cues, language));
  const pulls = pullsOf(model.polarity, features, { units, cues });
  const pullsAtHome = model.home?.polarity && pullsOf(model.home.polarity, features, { units, cues: undefined });
  pullsAtHome?.forEach((pull, at) => (pulls[at] = pulls[at]! + pull));
  return new ReadText({ original, units, features, leaning, pulls, language, polarity });
}

/** A text taken apart, and what the base reads in it. */
class ReadText implements TakenText {
  readonly original: string;
  readonly units: Units;
  readonly features: Features;
  readonly leaning: Leaning;
  readonly score: number;
  readonly pulls: Float64Array;
  readonly language: TextLanguage;
  private readonly polarity: Reading['polarity'];

  constructor(taken: Omit<TakenText, 'score'> & Pick<Reading, 'language' | 'polarity'>) {
    this.original = taken.original;
    this.units = taken.units;
    this.features = taken.features;
    this.leaning = taken.leaning;
    this.score = taken.polarity.score;
    this.pulls = taken.pulls;
    this.language = taken.language;
    this.polarity = taken.polarity;
  }

  /** Worked out when asked for: of a customer's message other heads tell more. */
  get reading(): Reading {
    const evidence = gatherEvidence(this.original, this.units, { pulls: this.pulls, sign: this.score < 0 ? -1 : 1 });
    return { language: this.language, polarity: this.polarity, emotion: nameEmotion(this.leaning.emotions), evidence };
  }
}

/** What the base heads make of the text whose features stand in `features`. */
export function lean(model: BaseModel & AtHome, features: Features, language: TextLanguage): Leaning {
  const calibration = language === 'zh' || language === 'mixed' ? model.calibration.zh : model.calibration.en;
  const length = lengthOf(features.dense);
  const [sign = 0, opinion = 0] = logitsOf(model.polarity, features, features.dense);
  const logits = logitsOf(model.emotion, features, features.dense);
  for (let label = 0; label < logits.length; label++) logits[label] = logits[label]! + calibration.emotionShifts[label]!;
  const leaning = { sign: straightenByLength(sign, length, calibration.polarity), opinion: straightenByLength(opinion, length, calibration.opinion), emotions: softmax(logits, calibration.emotionTemperature) };
  return model.home ? leanAtHome(model.home, features, leaning) : leaning;
}

/** A text without letters, such as emoji alone, is not foreign. */
function holdsWords(units: Units): boolean {
  for (let at = 0; at < units.count; at++) if (units.kind[at] === unitKinds.word) return true;
  return false;
}

/** Of a text with nothing to read. */
export const emptyReading: Reading = {
  language: 'other',
  polarity: { label: 'neutral', score: 0 },
  emotion: nameEmotion(emotionLabels.map((label) => (label === 'neutral' ? 1 : 0))),
  evidence: [],
};

function cautionFor(units: Units, cues: Cues, language: TextLanguage): number {
  const isForeign = language === 'other' && holdsWords(units);
  const isBareQuestion = cues.asks && cues.list.length === 0 && units.count <= longestBareQuestion;
  return (cues.doubtful || isBareQuestion ? doubtfulShare : 1) * (isForeign ? foreignShare : 1);
}

/** @param caution what the polarity's logit is multiplied by */
function judgePolarity({ sign, opinion }: Leaning, cues: Cues, caution: number): { label: PolarityLabel; score: number } {
  const lean = 2 * sigmoid(hesitate((sign + sayings(cues) * sayingPush) * caution)) - 1;
  const opinionated = sigmoid(opinion);
  const score = lean * Math.min(1, opinionated / opinionFloor);
  if (opinionated < opinionFloor) return { label: 'neutral', score };
  if (Math.abs(score) < sureScore) return { label: 'unsure', score };
  return { label: score > 0 ? 'positive' : 'negative', score };
}

/** Just above 90 % stated, unlike trades are right a little less often: there a logit states less than it is. Order is kept. Chosen by cross-validation. */
function hesitate(logit: number): number {
  const size = Math.abs(logit);
  return Math.sign(logit) * Math.max(0, size - hesitation * Math.exp(-(((size - hesitantAt) / hesitantWithin) ** 2)));
}

const hesitation = 0.3;
const hesitantAt = 2.4;
const hesitantWithin = 0.6;

/** 1 or −1 where the fixed sayings of the main clause agree in effect, 0 where there are none or they cancel. */
function sayings({ list, mainFrom }: Cues): number {
  let sum = 0;
  for (const cue of list) if (cue.fixed && cue.start >= mainFrom) sum += cue.value;
  return Math.sign(sum);
}

function nameEmotion(probabilities: readonly number[]): Reading['emotion'] {
  let best = 0;
  for (let at = 1; at < probabilities.length; at++) if (probabilities[at]! > probabilities[best]!) best = at;
  return { label: emotionLabels[best] ?? 'neutral', probabilities: namedEmotions(probabilities) };
}

/** Each n-gram's weight spread over its units, and what cues and topics weigh over theirs, but for a table that knows n-grams alone (no `cues`); positive for praise. */
export function pullsOf(table: Table, features: Features, { units, cues }: { units: Units; cues: Cues | undefined }): Float64Array {
  const pulls = takeFloats(units.count);
  const grams = knownGrams(table, features);
  for (let known = 0; known < grams.count; known++) {
    const at = grams.feature[known]!;
    const first = features.first[at]!;
    const last = features.last[at]!;
    const byte = table.weights[grams.base[known]!]!;
    const part = (byte * Math.abs(byte)) / (last - first + 1);
    for (let each = first; each <= last; each++) pulls[each]! += part;
  }
  const unit = table.scales[0]! * documentNorm(grams.fullCount + grams.concededCount);
  for (let at = 0; at < pulls.length; at++) pulls[at]! *= unit;
  if (cues === undefined) return pulls;
  for (const cue of cues.list) spread(pulls, cue.value * cuePull, cue);
  spreadTopics(pulls, features.topics, (topic) => table.dense[(features.offset + plainNames.length + topic) * table.heads]!);
  return pulls;
}

/** What one point of a cue's strength moves the polarity logit by, near enough to share out evidence. */
const cuePull = 0.3;
