/** How the polarity head does on kinds of goods it has never seen: each is left out of the training in turn. */
import { bucketBits } from '../../src/reading/features.ts';
import type { Documents } from '../../src/reading/training/documents.ts';
import { fitHeads, scoreRow } from '../../src/reading/training/logistic.ts';
import { isOf, topicPace } from './course.ts';
import { keepKnown } from './known-ngrams.ts';
import type { SplitRow } from './split.ts';

export interface DomainResult {
  readonly name: string;
  readonly rows: number;
  readonly accuracy: number;
}

interface Domain {
  readonly name: string;
  readonly holds: (row: SplitRow) => boolean;
}

const domains: readonly Domain[] = [
  { name: 'hotels', holds: ({ set, category }) => set === 'zh-hotel-reviews' || category === '酒店' },
  { name: 'takeaway', holds: ({ set }) => set === 'zh-takeaway-reviews' },
  { name: 'books', holds: ({ category }) => category === '书籍' },
  { name: 'fruit', holds: ({ category }) => category === '水果' },
];

/** As in the shipped training. */
const fewest = 10;

export function judgeUnseenDomains({ rows, documents }: { readonly rows: readonly SplitRow[]; readonly documents: Documents }): DomainResult[] {
  const reviews = rows.flatMap((row, at) => (isOf(row, 'zh') && (row.polarity === 1 || row.polarity === -1) && !row.repeated ? [at] : []));
  return domains.map(({ name, holds }) => {
    const learned = Int32Array.from(reviews.filter((at) => !holds(rows[at]!)));
    const judged = reviews.filter((at) => holds(rows[at]!) && rows[at]!.set.includes('reviews'));
    const targets = Float64Array.from(learned, (at) => (rows[at]!.polarity === 1 ? 1 : 0));
    const known = keepKnown(documents, learned, fewest).documents;
    const head = fitHeads({ documents: known, rows: learned, targets, importance: new Float64Array(learned.length).fill(1) }, { heads: 1, bits: bucketBits }, { looseness: 20, epochs: 5, rate: 0.4, topicPace, seed: 1, passedOver: 0.3 });
    const logit = new Float64Array(1);
    const right = judged.filter((at) => {
      scoreRow(head, known, at, logit);
      return logit[0]! > 0 === (rows[at]!.polarity === 1);
    });
    return { name, rows: judged.length, accuracy: right.length / Math.max(1, judged.length) };
  });
}
