/** One thing that is learned at home: what of, how it is fitted on top of the shipped model, and how it is judged. */
import type { Documents } from '../training/documents.ts';
import { fitHeads, scoreRow } from '../training/logistic.ts';
import type { LinearHeads } from '../training/logistic.ts';
import { softmax } from '../scoring.ts';
import { fitLogistic } from '../training/calibration.ts';
import { drawCustomer, splitLabels } from './split.ts';
import type { Fold, Judged, SplitKind } from './split.ts';
import { figuresOf, twoSidedLoss, worstLoss } from './verdict.ts';
import type { Figures, Guard, JudgedRow } from './verdict.ts';

export interface LessonRow extends Judged {
  /** Its row among the documents. */
  readonly document: number;
  /** What the shipped model makes of it: a logit a head. */
  readonly offsets: ArrayLike<number>;
  /** A probability a head. */
  readonly targets: readonly number[];
  /** The right decision; undefined for a text nobody labelled, whose targets are what was read. */
  readonly answer: number | undefined;
  readonly importance: number;
  /** Somebody put it right. */
  readonly byPerson: boolean;
  /** Nobody put it right: a sure reading of it should stay. */
  readonly guards: boolean;
}

export interface Lesson {
  readonly heads: number;
  /** The heads' probabilities sum to one; otherwise each is a question of its own. */
  readonly exclusive: boolean;
  /** What a reader says by these logits: an answer's number. */
  readonly decide: (logits: ArrayLike<number>) => number;
  readonly isSure: (logits: ArrayLike<number>) => boolean;
  /** What was learned is straightened on a part of the labels. */
  readonly straightens: boolean;
  readonly rows: readonly LessonRow[];
}

export interface Lectured {
  readonly learned: LinearHeads;
  readonly split: SplitKind;
  readonly figures: Figures;
}

/** Buckets of what is learned from many labels; kinds that only people correct get fewer. */
const manyBits = 18;
const fewBits = 16;
/** Strong regularisation: stars are weak labels. Measured on reviews in an invented dialect: docs/decisions/0007. */
const looseness = 4;
const epochs = 7;
const rate = 0.4;
const seed = 20260409;
const straightenFrom = 400;
const developmentParts = 5;
const developmentSalt = 7;
const developmentRidge = 2;

/** Learns from all labels, after judging the same way of learning on labels kept aside. */
export function lecture(documents: Documents, lesson: Lesson, tell: (share: number) => void = () => {}): Lectured {
  const { by, folds } = splitLabels(lesson.rows.filter(({ answer }) => answer !== undefined));
  const judged: JudgedRow[] = [];
  const guard: Guard = { sure: 0, overturned: 0, labelled: 0, contradicted: 0 };
  let trust = 1;
  folds.forEach((fold, at) => {
    const rows = lesson.rows.filter(fold.learns);
    trust = trustIn(documents, lesson, rows);
    judgeFold({ documents, lesson, fold, learned: scaled(fit(documents, lesson, rows), trust) }, judged, guard);
    tell((at + 1) / (folds.length + 1));
  });
  return { learned: scaled(fit(documents, lesson, lesson.rows), trust), split: by, figures: figuresOf(judged, guard) };
}

function scaled(model: LinearHeads, trust: number): LinearHeads {
  return { ...model, sparse: model.sparse.map((weight) => weight * trust) };
}

function fit(documents: Documents, { heads, exclusive, straightens }: Lesson, rows: readonly LessonRow[]): LinearHeads {
  const bits = straightens ? manyBits : fewBits;
  const lessonOf = (columns: readonly number[]): LinearHeads =>
    fitHeads(
      {
        documents,
        rows: Int32Array.from(rows, ({ document }) => document),
        targets: Float64Array.from(rows.flatMap(({ targets }) => columns.map((column) => targets[column]!))),
        importance: Float64Array.from(rows, ({ importance }) => importance),
        offsets: Float64Array.from(rows.flatMap(({ offsets }) => columns.map((column) => offsets[column]!))),
      },
      { heads: columns.length, bits },
      { looseness, epochs, rate, seed },
    );
  const all = Array.from({ length: heads }, (_, column) => column);
  if (exclusive || heads === 1) return lessonOf(all);
  const sparse = new Float64Array(heads << bits);
  for (const column of all) lessonOf([column]).sparse.forEach((weight, bucket) => (sparse[bucket * heads + column] = weight));
  return { heads, bits, sparse, dense: new Float64Array(0) };
}

/** How far to trust what was learned, by labels of customers set aside for it; in full where labels are few. */
function trustIn(documents: Documents, lesson: Lesson, rows: readonly LessonRow[]): number {
  const labelled = rows.filter(({ answer }) => answer !== undefined);
  const isDevelopment = ({ customer }: Judged): boolean => drawCustomer(customer, developmentParts, developmentSalt) === 0;
  const development = labelled.filter(isDevelopment);
  if (!lesson.straightens || labelled.length < straightenFrom || development.length < straightenFrom / developmentParts / 2) return 1;
  const model = fit(documents, lesson, rows.filter((row) => !isDevelopment(row)));
  const more = new Float64Array(1);
  const [learned = 1] = fitLogistic(
    {
      rows: development.map(({ document }) => {
        scoreRow(model, documents, document, more);
        return [more[0]!];
      }),
      offsets: Float64Array.from(development, ({ offsets }) => offsets[0]!),
      yes: Float64Array.from(development, ({ targets }) => targets[0]!),
      importance: Float64Array.from(development, ({ importance }) => importance),
      ridge: developmentRidge,
    },
    [1],
  );
  return Math.min(2, Math.max(0, learned));
}

function judgeFold(by: { readonly documents: Documents; readonly lesson: Lesson; readonly fold: Fold; readonly learned: LinearHeads }, judged: JudgedRow[], guard: Guard): void {
  const { documents, lesson, fold, learned } = by;
  for (const row of lesson.rows) {
    // Unlabelled texts of customers kept aside guard, whenever they were written.
    if (!fold.judges(row) && !(row.answer === undefined && !fold.learns(row))) continue;
    const logits = logitsBy(documents, learned, row);
    const [before, after] = [lesson.decide(row.offsets), lesson.decide(logits)];
    if (row.answer !== undefined) {
      judged.push({
        customer: row.customer,
        oldRight: before === row.answer,
        newRight: after === row.answer,
        oldLoss: lossOf(lesson, row.offsets, row.targets),
        newLoss: lossOf(lesson, logits, row.targets),
      });
    }
    if (row.guards && lesson.isSure(row.offsets)) {
      guard.sure++;
      if (before !== after && before === (row.answer ?? before)) guard.overturned++;
      if (row.answer === undefined) continue;
      guard.labelled++;
      if (before !== row.answer) guard.contradicted++;
    }
  }
}

function logitsBy(documents: Documents, model: LinearHeads, { document, offsets }: LessonRow): Float64Array {
  const logits = new Float64Array(model.heads);
  scoreRow(model, documents, document, logits);
  return logits.map((more, head) => offsets[head]! + more);
}

function lossOf({ exclusive, heads }: Lesson, logits: ArrayLike<number>, targets: readonly number[]): number {
  if (exclusive) {
    const likely = softmax(logits, 1);
    return Math.min(worstLoss, -targets.reduce((sum, target, head) => sum + (target === 0 ? 0 : target * Math.log(likely[head]!)), 0));
  }
  return targets.reduce((sum, target, head) => sum + twoSidedLoss(logits[head]!, target) / heads, 0);
}
