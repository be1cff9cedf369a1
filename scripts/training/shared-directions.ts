/** Directions between a text's features and its heads: what many labels share is learned once, from the answers to all of them. */
import { documentNorm } from '../../src/reading/features.ts';
import { averageInto, Learner, seededUniform, shuffle } from '../../src/reading/training/logistic.ts';
import type { Answers, HeadTexts } from './switches.ts';

export interface SharedLesson {
  readonly texts: HeadTexts;
  readonly answers: Answers;
  readonly heads: number;
  /** Texts to learn from. */
  readonly rows: ArrayLike<number> & Iterable<number>;
  /** How much each text counts; all alike unless told. */
  readonly importance?: (text: number) => number;
  /** Of every text, where the weights of its n-grams stand. */
  readonly known: (text: number) => Int32Array;
  /** How many of the learned texts hold each n-gram. */
  readonly touches: Float64Array;
}

export interface SharedStrength {
  readonly directions: number;
  /** What the directions say counts so much beside what each head has learned by itself. */
  readonly share: number;
  readonly looseness: number;
  readonly denseEase: number;
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
  /** Share of a text's n-grams passed over, others each time it is learned. */
  readonly passedOver: number;
  /** As for the heads themselves. */
  readonly silentRules: number;
}

/** Weights from n-grams and dense features to directions, side by side, and from directions to heads: `out[direction * heads + head]`. */
interface Directions {
  readonly sparse: Float64Array;
  readonly dense: Float64Array;
  readonly out: Float64Array;
}

const averagedEpochs = 4;
/** Unlike each other from the start, or they would all learn the same. */
const firstWeights = { inward: 0.1, outward: 0.2 };

/** Fits heads that see a text along few directions only, by AdaGrad on their joint penalised likelihood. @returns the weights of every n-gram and dense feature in every head, times their share */
export function fitShared(lesson: SharedLesson, strength: SharedStrength): { readonly sparse: Float64Array; readonly dense: Float64Array } {
  const { sparse, dense, out } = fitDirections(lesson, strength);
  const shape = { directions: strength.directions, heads: lesson.heads, share: strength.share };
  return { sparse: throughDirections(sparse, out, shape), dense: throughDirections(dense, out, shape) };
}

function throughDirections(inward: Float64Array, out: Float64Array, { directions, heads, share }: { readonly directions: number; readonly heads: number; readonly share: number }): Float64Array {
  const rows = inward.length / directions;
  const weights = new Float64Array(rows * heads);
  for (let row = 0; row < rows; row++) {
    for (let each = 0; each < directions; each++) {
      const value = share * inward[row * directions + each]!;
      for (let head = 0; head < heads; head++) weights[row * heads + head] = weights[row * heads + head]! + value * out[each * heads + head]!;
    }
  }
  return weights;
}

function fitDirections(lesson: SharedLesson, strength: SharedStrength): Directions {
  const { texts, answers, heads, rows, touches } = lesson;
  const { directions } = strength;
  const denseCount = texts.dense[0]?.length ?? 0;
  const random = seededUniform(strength.seed);
  const sparse = startUnlike(directions * touches.length, firstWeights.inward, random);
  const dense = startUnlike(directions * denseCount, firstWeights.inward, random);
  const out = startUnlike(directions * heads, firstWeights.outward, random);
  const mean: Directions = { sparse: new Float64Array(sparse.weights.length), dense: new Float64Array(dense.weights.length), out: new Float64Array(out.weights.length) };
  const decay = touches.map((count) => 1 / (strength.looseness * count));
  const denseDecay = 1 / (strength.looseness * strength.denseEase * rows.length);
  const order = Int32Array.from(rows);
  const known = new Map(Array.from(rows, (row) => [row, lesson.known(row)]));
  const state = new TextState(directions, heads);
  for (let epoch = 0; epoch < strength.epochs; epoch++) {
    shuffle(order, random);
    const rate = strength.rate * (1 - (0.9 * epoch) / strength.epochs);
    for (const row of order) {
      const buckets = known.get(row)!.filter(() => random() >= strength.passedOver);
      const norm = documentNorm(buckets.length);
      const values = texts.dense[row]!.subarray(0, random() < strength.silentRules ? texts.rulesFrom : denseCount);
      state.ask({ sparse: sparse.weights, dense: dense.weights, out: out.weights }, { buckets, norm, values });
      state.leaveErrors(answers[row]!, lesson.importance?.(row) ?? 1);
      state.learnOut(out, denseDecay, rate);
      for (const bucket of buckets) state.learnIn(sparse, { from: bucket, value: norm, decay: decay[bucket]! }, rate);
      for (let feature = 0; feature < values.length; feature++) {
        if (values[feature] !== 0) state.learnIn(dense, { from: feature, value: values[feature]!, decay: denseDecay }, rate);
      }
    }
    if (epoch >= strength.epochs - averagedEpochs) {
      averageInto(mean.sparse, sparse.weights, averagedEpochs);
      averageInto(mean.dense, dense.weights, averagedEpochs);
      averageInto(mean.out, out.weights, averagedEpochs);
    }
  }
  return mean;
}

function startUnlike(size: number, most: number, random: () => number): Learner {
  const learner = new Learner(size);
  for (let at = 0; at < size; at++) learner.weights[at] = (2 * random() - 1) * most;
  return learner;
}

interface OneText {
  readonly buckets: Int32Array;
  readonly norm: number;
  readonly values: Float64Array;
}

/** Where one text stands along the directions, what the heads make of it, and how wrong they are. */
class TextState {
  private readonly directions: number;
  private readonly heads: number;
  private readonly sums: Float64Array;
  /** Per head: probability − answer, 0 where it is not asked. */
  private readonly errors: Float64Array;
  /** Per direction, what the errors of all heads ask of it. */
  private readonly blame: Float64Array;

  constructor(directions: number, heads: number) {
    this.directions = directions;
    this.heads = heads;
    this.sums = new Float64Array(directions);
    this.errors = new Float64Array(heads);
    this.blame = new Float64Array(directions);
  }

  ask({ sparse, dense, out }: Directions, { buckets, norm, values }: OneText): void {
    const { directions, heads, sums, errors } = this;
    sums.fill(0);
    for (const bucket of buckets) {
      const from = bucket * directions;
      for (let each = 0; each < directions; each++) sums[each] = sums[each]! + sparse[from + each]!;
    }
    for (let each = 0; each < directions; each++) sums[each] = sums[each]! * norm;
    for (let feature = 0; feature < values.length; feature++) {
      const value = values[feature]!;
      if (value === 0) continue;
      const from = feature * directions;
      for (let each = 0; each < directions; each++) sums[each] = sums[each]! + value * dense[from + each]!;
    }
    errors.fill(0);
    for (let each = 0; each < directions; each++) {
      const from = each * heads;
      for (let head = 0; head < heads; head++) errors[head] = errors[head]! + sums[each]! * out[from + head]!;
    }
  }

  /** Turns the heads' logits into errors, as large as the text is important. */
  leaveErrors(answers: Int8Array, importance: number): void {
    const { heads, errors } = this;
    for (let head = 0; head < heads; head++) {
      const answer = answers[head]!;
      errors[head] = answer < 0 ? 0 : importance * (1 / (1 + Math.exp(-errors[head]!)) - answer);
    }
  }

  learnOut(out: Learner, decay: number, rate: number): void {
    const { directions, heads, sums, errors, blame } = this;
    for (let each = 0; each < directions; each++) {
      const from = each * heads;
      let sum = 0;
      for (let head = 0; head < heads; head++) {
        const error = errors[head]!;
        if (error === 0) continue;
        sum += error * out.weights[from + head]!;
        out.step(from + head, sums[each]! * error, decay, rate);
      }
      blame[each] = sum;
    }
  }

  learnIn(into: Learner, { from, value, decay }: { readonly from: number; readonly value: number; readonly decay: number }, rate: number): void {
    const { directions, blame } = this;
    for (let each = 0; each < directions; each++) into.step(from * directions + each, value * blame[each]!, decay, rate);
  }
}
