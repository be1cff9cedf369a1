/** How the polarity head does on kinds of goods it has never seen: each is left out of a smaller training in turn. */
import type { Documents } from '../../src/reading/training/documents.ts';
import { fitHeads, scoreRow } from '../../src/reading/training/logistic.ts';
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

/** Every n-th row is learned from and judged: enough to tell, and soon done. */
const thinning = 2;

export function judgeUnseenDomains({ rows, documents }: { readonly rows: readonly SplitRow[]; readonly documents: Documents }): DomainResult[] {
  const reviews = rows.flatMap((row, at) => (row.set.startsWith('zh') && (row.polarity === 1 || row.polarity === -1) && !row.repeated && at % thinning === 0 ? [at] : []));
  return domains.map(({ name, holds }) => {
    const learned = Int32Array.from(reviews.filter((at) => !holds(rows[at]!)));
    const judged = reviews.filter((at) => holds(rows[at]!) && rows[at]!.set.includes('reviews'));
    const targets = Float64Array.from(learned, (at) => (rows[at]!.polarity === 1 ? 1 : 0));
    const head = fitHeads({ documents, rows: learned, targets, importance: new Float64Array(learned.length).fill(1) }, { heads: 1, bits: 18 }, { looseness: 20, epochs: 5, rate: 0.4, seed: 1 });
    const logit = new Float64Array(1);
    const right = judged.filter((at) => {
      scoreRow(head, documents, at, logit);
      return logit[0]! > 0 === (rows[at]!.polarity === 1);
    });
    return { name, rows: judged.length, accuracy: right.length / Math.max(1, judged.length) };
  });
}
