import { documentNorm } from '../../src/reading/features.ts';
import { averageInto, Learner, seededUniform, shuffle } from '../../src/reading/training/logistic.ts';
import type { LinearHeads } from '../../src/reading/training/logistic.ts';
import { fitShared } from './shared-directions.ts';
import type { SharedStrength } from './shared-directions.ts';

/** Texts for the message heads: buckets already folded to the table's size, and dense features. */
export interface HeadTexts {
  readonly buckets: readonly Int32Array[];
  readonly dense: readonly Float64Array[];
  readonly bits: number;
  /** Dense features from here on are rules. */
  readonly rulesFrom: number;
}

/** For each text and head: 1 yes, 0 no, −1 not asked. */
export type Answers = readonly Int8Array[];

export interface SwitchLesson {
  readonly texts: HeadTexts;
  readonly answers: Answers;
  readonly heads: number;
  /** Texts to learn from. */
  readonly rows: readonly number[];
  /** Where each text comes from: an n-gram counts only when {@link fewestTexts} texts of two places or more hold it. */
  readonly places: readonly string[];
}

export interface SwitchStrength {
  readonly looseness: number;
  readonly denseEase: number;
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
  /**
   * Share of the readings of a text in which its rules stay silent. Whoever writes a rule knows the corpus, so rules match more there than elsewhere:
   * the words themselves must learn to do without.
   */
  readonly silentRules: number;
}

/** Heads that know some buckets only: weights stand at `rows[bucket] * heads + head`. */
export interface SwitchHeads extends LinearHeads {
  /** −1 for buckets without weights. */
  readonly rows: Int32Array;
}

const heaviestClass = 6;
const classBalance = 0.25;
const fewestTexts = 20;
const averagedEpochs = 4;
/** Errors smaller than this teach nothing worth the time. */
const negligible = 0.002;

/**
 * Fits heads each by itself, and heads that see a text along few directions, which all of them share; what both say is added up. Those that share err
 * differently: what labels have in common they learned from the answers to all. Being sums over the same n-grams, both are one table.
 */
export function fitSharing(lesson: SwitchLesson, strength: SwitchStrength, sharing: SharedStrength): SwitchHeads {
  const alone = fitSwitches(lesson, strength);
  const { touches, rows } = findKnown(lesson);
  const shared = fitShared({ ...lesson, known: (text) => knownRows(lesson.texts, text, rows), touches }, sharing);
  return { ...alone, sparse: alone.sparse.map((weight, at) => weight + shared.sparse[at]!), dense: alone.dense.map((weight, at) => weight + shared.dense[at]!) };
}

/** Fits many yes-or-no heads side by side: each its own penalised logistic regression, rare answers weighted by the fourth root of no / yes. */
export function fitSwitches(lesson: SwitchLesson, strength: SwitchStrength): SwitchHeads {
  const { texts, answers, heads, rows } = lesson;
  const denseCount = texts.dense[0]?.length ?? 0;
  const { touches, rows: rowOf } = findKnown(lesson);
  const weightOfYes = classWeights(lesson);
  const sparse = new Learner(heads * touches.length);
  const dense = new Learner(heads * denseCount);
  const mean = { sparse: new Float64Array(heads * touches.length), dense: new Float64Array(heads * denseCount) };
  const denseDecay = 1 / (strength.looseness * strength.denseEase * rows.length);
  const decay = touches.map((count) => 1 / (strength.looseness * count));
  const random = seededUniform(strength.seed);
  const order = Int32Array.from(rows);
  const known = new Map(rows.map((row) => [row, knownRows(texts, row, rowOf)]));
  const error = new Float64Array(heads);
  const active = new Int32Array(heads);
  for (let epoch = 0; epoch < strength.epochs; epoch++) {
    shuffle(order, random);
    const rate = strength.rate * (1 - (0.9 * epoch) / strength.epochs);
    for (const row of order) {
      const buckets = known.get(row)!;
      const norm = documentNorm(buckets.length);
      const heard = random() < strength.silentRules ? texts.rulesFrom : denseCount;
      const values = texts.dense[row]!.subarray(0, heard);
      scoreKnown({ heads, sparse: sparse.weights, dense: dense.weights }, { buckets, norm, values }, error);
      let count = 0;
      for (let head = 0; head < heads; head++) {
        const answer = answers[row]![head]!;
        if (answer < 0) continue;
        error[head] = (1 / (1 + Math.exp(-error[head]!)) - answer) * (answer === 1 ? weightOfYes[head]! : 1);
        if (Math.abs(error[head]!) >= negligible) active[count++] = head;
      }
      for (const bucket of buckets) {
        const base = bucket * heads;
        const pull = decay[bucket]!;
        for (let each = 0; each < count; each++) sparse.step(base + active[each]!, norm * error[active[each]!]!, pull, rate);
      }
      for (let feature = 0; feature < heard; feature++) {
        const value = values[feature]!;
        if (value === 0) continue;
        const base = feature * heads;
        for (let each = 0; each < count; each++) dense.step(base + active[each]!, value * error[active[each]!]!, denseDecay, rate);
      }
    }
    if (epoch >= strength.epochs - averagedEpochs) {
      averageInto(mean.sparse, sparse.weights, averagedEpochs);
      averageInto(mean.dense, dense.weights, averagedEpochs);
    }
  }
  return { heads, bits: texts.bits, rows: rowOf, ...mean };
}

/** Writes the logits of one text's heads into `logits`. */
export function scoreSwitches({ heads, rows, sparse, dense }: SwitchHeads, texts: HeadTexts, row: number, logits: Float64Array): void {
  const buckets = knownRows(texts, row, rows);
  scoreKnown({ heads, sparse, dense }, { buckets, norm: documentNorm(buckets.length), values: texts.dense[row]! }, logits);
}

interface OneText {
  readonly buckets: Int32Array;
  readonly norm: number;
  readonly values: Float64Array;
}

function scoreKnown({ heads, sparse, dense }: Pick<LinearHeads, 'heads' | 'sparse' | 'dense'>, { buckets, norm, values }: OneText, logits: Float64Array): void {
  logits.fill(0);
  for (const bucket of buckets) {
    const base = bucket * heads;
    for (let head = 0; head < heads; head++) logits[head] = logits[head]! + sparse[base + head]!;
  }
  for (let head = 0; head < heads; head++) logits[head] = logits[head]! * norm;
  for (let each = 0; each < values.length; each++) {
    const value = values[each]!;
    if (value === 0) continue;
    for (let head = 0; head < heads; head++) logits[head] = logits[head]! + value * dense[each * heads + head]!;
  }
}

export function withoutRules({ dense, rulesFrom }: HeadTexts, row: number): Float64Array {
  const values = dense[row]!;
  return values.length === rulesFrom ? values : values.map((value, at) => (at < rulesFrom ? value : 0));
}

/** Where the weights of a text's n-grams stand. */
function knownRows({ buckets }: HeadTexts, text: number, rows: Int32Array): Int32Array {
  return buckets[text]!.map((bucket) => rows[bucket]!).filter((row) => row >= 0);
}

/** The n-grams worth a weight, each with a row, and how many texts hold each. */
function findKnown({ texts, rows, places }: SwitchLesson): { touches: Float64Array; rows: Int32Array } {
  const touches = new Float64Array(1 << texts.bits);
  const spread = new Uint8Array(1 << texts.bits);
  const firstPlace = new Int32Array(1 << texts.bits).fill(-1);
  const numbers = new Map<string, number>();
  for (const row of rows) {
    const place = numbers.get(places[row]!) ?? numbers.size;
    numbers.set(places[row]!, place);
    for (const bucket of texts.buckets[row]!) {
      touches[bucket]!++;
      if (firstPlace[bucket] === -1) firstPlace[bucket] = place;
      else if (firstPlace[bucket] !== place) spread[bucket] = 1;
    }
  }
  const known: number[] = [];
  const rowOf = new Int32Array(1 << texts.bits).fill(-1);
  touches.forEach((count, bucket) => {
    if (count >= fewestTexts && spread[bucket] === 1) rowOf[bucket] = known.push(count) - 1;
  });
  return { touches: Float64Array.from(known), rows: rowOf };
}

function classWeights({ answers, heads, rows }: SwitchLesson): Float64Array {
  return Float64Array.from({ length: heads }, (_, head) => {
    let yes = 0;
    let no = 0;
    for (const row of rows) {
      if (answers[row]![head] === 1) yes++;
      else if (answers[row]![head] === 0) no++;
    }
    return Math.min(heaviestClass, Math.max(1, (no / Math.max(1, yes)) ** classBalance));
  });
}

/** The buckets that have weights, as a table keeps them. */
export function marksOf(rows: Int32Array): Uint8Array {
  const marks = new Uint8Array(rows.length >> 3);
  rows.forEach((row, bucket) => {
    if (row >= 0) marks[bucket >> 3]! |= 1 << (bucket & 7);
  });
  return marks;
}
