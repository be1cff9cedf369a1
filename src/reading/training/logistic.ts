import { bucketBits, denseCount, denseNames, documentNorm, plainNames } from '../features.ts';
import { bucketOf, valueOf } from './documents.ts';
import type { Documents } from './documents.ts';

/** Linear heads over hashed buckets and dense features, `heads` weights side by side. */
export interface LinearHeads {
  readonly heads: number;
  readonly bits: number;
  readonly sparse: Float64Array;
  readonly dense: Float64Array;
}

export interface Lesson {
  readonly documents: Documents;
  /** Rows to learn from. */
  readonly rows: Int32Array;
  /** Per learned row, `heads` target probabilities (one head: the probability of yes). */
  readonly targets: Float64Array;
  readonly importance: Float64Array;
  /** Per learned row, `heads` logits that stand already: what is learned is added to them. */
  readonly offsets?: Float64Array;
}

export interface Strength {
  /** Inverse of the squared-weight penalty, as in LIBLINEAR: larger fits closer. */
  readonly looseness: number;
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
  /** Share of a text's n-grams passed over, others each time it is learned: no n-gram may lean on its neighbours, which helps in trades not seen. None unless told. */
  readonly passedOver?: number;
  /** How fast topics learn beside all else; alike unless told. */
  readonly topicPace?: number;
}

/** The weights returned are the mean after each of the last epochs: less noise from the order of rows. */
const averagedEpochs = 4;

/**
 * Now and then a row is learned from its dense features alone. Otherwise n-grams take all the credit, and a word of feeling the sets never held
 * (new slang, an emoji) would hardly move the reading.
 */
const rulesAloneShare = 0.1;

/** Dense features are few and bear the rules: they are penalised this much less than an n-gram. */
const denseEase = 100;

/** Fits one logistic head, or several as a softmax, by AdaGrad on the penalised likelihood. At least four epochs. Documents without dense features are learned from their n-grams alone. */
export function fitHeads(lesson: Lesson, shape: { heads: number; bits: number }, strength: Strength): LinearHeads {
  const { heads, bits } = shape;
  const { rows, targets, importance, documents } = lesson;
  const { topicPace = 1 } = strength;
  const sparse = new Learner(heads << bits);
  const dense = new Learner(heads * denseCount);
  const model: LinearHeads = { heads, bits, sparse: sparse.weights, dense: dense.weights };
  const decay = touchDecay(lesson, bits, strength.looseness);
  const denseDecay = 1 / (strength.looseness * denseEase * rows.length);
  const gain = telling(lesson, { heads, bits });
  const order = Int32Array.from(rows, (_, at) => at);
  const random = seededUniform(strength.seed);
  const logits = new Float64Array(heads);
  const shift = bucketBits - bits;
  const denseFeatures = documents.dense.length === 0 ? 0 : denseCount;
  const mean = { sparse: new Float64Array(heads << bits), dense: new Float64Array(heads * denseCount) };
  const heard = new Int32Array(longestRow(documents));
  for (let epoch = 0; epoch < strength.epochs; epoch++) {
    shuffle(order, random);
    const rate = strength.rate * (1 - (0.9 * epoch) / strength.epochs);
    for (const at of order) {
      const row = rows[at]!;
      const rulesAlone = denseFeatures > 0 && random() < rulesAloneShare;
      const count = rulesAlone ? 0 : hear(documents, row, heard, strength.passedOver ?? 0, random);
      const norm = documentNorm(count);
      scoreEntries(model, heard, count, logits);
      for (let head = 0; head < heads; head++) logits[head] = logits[head]! * norm;
      addDense(model, documents, row, logits);
      if (lesson.offsets) for (let head = 0; head < heads; head++) logits[head] = logits[head]! + lesson.offsets[at * heads + head]!;
      leaveError(logits, targets, at * heads);
      for (let each = 0; each < count; each++) {
        const entry = heard[each]!;
        const bucket = bucketOf(entry) >>> shift;
        const value = norm * importance[at]! * valueOf(entry);
        for (let head = 0; head < heads; head++) sparse.step(bucket * heads + head, value * logits[head]!, decay[bucket]!, rate * gain[bucket * heads + head]!);
      }
      for (let each = 0; each < denseFeatures; each++) {
        const value = documents.dense[row * denseCount + each]! * importance[at]!;
        const pace = each % denseNames.length < plainNames.length ? rate : rate * topicPace;
        if (value !== 0) for (let head = 0; head < heads; head++) dense.step(each * heads + head, value * logits[head]!, denseDecay, pace);
      }
    }
    if (epoch >= strength.epochs - averagedEpochs) {
      averageInto(mean.sparse, sparse.weights, averagedEpochs);
      averageInto(mean.dense, dense.weights, averagedEpochs);
    }
  }
  return { heads, bits, ...mean };
}

export function averageInto(mean: Float64Array, weights: Float64Array, parts: number): void {
  for (let at = 0; at < mean.length; at++) mean[at] = mean[at]! + weights[at]! / parts;
}

/**
 * How much faster each weight may move: buckets that tell a class apart by their log-count ratio learn faster (after Wang & Manning's
 * naive Bayes features), between a tenth and about three times.
 */
function telling(lesson: Lesson, { heads, bits }: { heads: number; bits: number }): Float64Array {
  const { rows, targets, importance, documents } = lesson;
  const shift = bucketBits - bits;
  const yes = new Float64Array(heads << bits);
  const all = new Float64Array(1 << bits);
  const totals = new Float64Array(heads);
  let total = 0;
  rows.forEach((row, at) => {
    const weight = importance[at]!;
    total += weight;
    for (let head = 0; head < heads; head++) totals[head] = totals[head]! + weight * targets[at * heads + head]!;
    for (let each = documents.starts[row]!; each < documents.starts[row + 1]!; each++) {
      const bucket = bucketOf(documents.buckets[each]!) >>> shift;
      all[bucket] = all[bucket]! + weight;
      for (let head = 0; head < heads; head++) yes[bucket * heads + head] = yes[bucket * heads + head]! + weight * targets[at * heads + head]!;
    }
  });
  return yes.map((count, index) => {
    const head = index % heads;
    // Where every answer is the same, no bucket tells more than another.
    if (totals[head]! <= 0 || totals[head]! >= total) return 1;
    const share = totals[head]! / total;
    const others = all[(index - head) / heads]! - count;
    const ratio = Math.log((count + share) / totals[head]! / ((others + 1 - share) / (total - totals[head]!)));
    return 0.1 + Math.min(3, Math.abs(ratio));
  });
}

/** Weights with their AdaGrad state. */
export class Learner {
  readonly weights: Float64Array;
  private readonly squares: Float64Array;

  constructor(size: number) {
    this.weights = new Float64Array(size);
    this.squares = new Float64Array(size).fill(1e-4);
  }

  step(index: number, gradient: number, decay: number, rate: number): void {
    const full = gradient + decay * this.weights[index]!;
    const square = this.squares[index]! + full * full;
    this.squares[index] = square;
    this.weights[index] = this.weights[index]! - (rate * full) / Math.sqrt(square);
  }
}

/** The penalty's share each time a bucket is touched, so that over an epoch every weight is penalised once. */
function touchDecay(lesson: Lesson, bits: number, looseness: number): Float64Array {
  const touches = new Float64Array(1 << bits);
  const shift = bucketBits - bits;
  const { starts, buckets } = lesson.documents;
  for (const row of lesson.rows) for (let at = starts[row]!; at < starts[row + 1]!; at++) touches[bucketOf(buckets[at]!) >>> shift]!++;
  return touches.map((count) => (count === 0 ? 0 : 1 / (looseness * count)));
}

/** Mulberry32. */
export function seededUniform(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const held = order[at]!;
    order[at] = order[other]!;
    order[other] = held;
  }
}

export function scoreRow(model: LinearHeads, documents: Documents, row: number, logits: Float64Array): void {
  const entries = documents.buckets.subarray(documents.starts[row], documents.starts[row + 1]);
  scoreEntries(model, entries, entries.length, logits);
  const norm = documentNorm(entries.length);
  for (let head = 0; head < model.heads; head++) logits[head] = logits[head]! * norm;
  addDense(model, documents, row, logits);
}

/** Sums of the weights of the first `count` entries. */
function scoreEntries({ heads, bits, sparse }: LinearHeads, entries: Int32Array, count: number, logits: Float64Array): void {
  const shift = bucketBits - bits;
  logits.fill(0);
  for (let at = 0; at < count; at++) {
    const entry = entries[at]!;
    const base = (bucketOf(entry) >>> shift) * heads;
    const value = valueOf(entry);
    for (let head = 0; head < heads; head++) logits[head] = logits[head]! + value * sparse[base + head]!;
  }
}

function addDense({ heads, dense }: LinearHeads, documents: Documents, row: number, logits: Float64Array): void {
  if (documents.dense.length === 0) return;
  const offset = row * denseCount;
  for (let each = 0; each < denseCount; each++) {
    const value = documents.dense[offset + each]!;
    if (value !== 0) for (let head = 0; head < heads; head++) logits[head] = logits[head]! + value * dense[each * heads + head]!;
  }
}

function longestRow({ count, starts }: Documents): number {
  let longest = 0;
  for (let row = 0; row < count; row++) longest = Math.max(longest, starts[row + 1]! - starts[row]!);
  return longest;
}

/** Puts the row's entries, some passed over, into `heard` and tells how many there are. */
function hear(documents: Documents, row: number, heard: Int32Array, passedOver: number, random: () => number): number {
  const entries = documents.buckets.subarray(documents.starts[row], documents.starts[row + 1]);
  if (passedOver === 0) {
    heard.set(entries);
    return entries.length;
  }
  let count = 0;
  for (const entry of entries) if (random() >= passedOver) heard[count++] = entry;
  return count;
}

/** Turns logits into probability − target. */
function leaveError(logits: Float64Array, targets: Float64Array, offset: number): void {
  if (logits.length === 1) {
    logits[0] = 1 / (1 + Math.exp(-logits[0]!)) - targets[offset]!;
    return;
  }
  let highest = -Infinity;
  for (const z of logits) highest = Math.max(highest, z);
  let sum = 0;
  for (const z of logits) sum += Math.exp(z - highest);
  for (let head = 0; head < logits.length; head++) logits[head] = Math.exp(logits[head]! - highest) / sum - targets[offset + head]!;
}
