/** How the emotions of the Weibo sets are read when each row in turn is left out: the test part alone holds a handful of the rare ones. */
import { finish, hashText, mix } from '../../src/reading/hash.ts';
import { readEmotions } from './course.ts';
import type { Rows } from './course.ts';
import { groupsOf, measureClasses, weiboOf } from './evaluation.ts';
import type { ClassResult } from './evaluation.ts';
import { bareText } from './split.ts';
import type { Part } from './split.ts';

export interface CrossedEmotions {
  readonly set: string;
  readonly rows: number;
  readonly classes: readonly ClassResult[];
  readonly macroF1: number;
}

const folds = 10;
const foldSeed = 20261123;
const sets = ['zh-weibo-emotion-usual', 'zh-weibo-emotion-virus'];

/** A tenth is left out, another settles the shifts, the rest is learned: ten times, until every row has been left out. */
export function crossEmotions({ rows, documents }: Rows): CrossedEmotions[] {
  const foldAt = rows.map(({ text }) => {
    const bare = bareText(text);
    return (finish(mix(hashText(bare, 0, bare.length), foldSeed)) >>> 0) % folds;
  });
  const read: string[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const parts = foldAt.map((each): Part => (each === fold ? 'test' : each === (fold + 1) % folds ? 'development' : 'train'));
    const left = rows.flatMap(({ set }, at) => (parts[at] === 'test' && sets.includes(set) ? [at] : []));
    const labels = readEmotions({ rows: rows.map((row, at) => ({ ...row, part: parts[at]! })), documents }, 'zh', left);
    left.forEach((at, each) => (read[at] = weiboOf[labels[each]!]));
  }
  return sets.map((set) => {
    const own = rows.flatMap((row, at) => (row.set === set ? [at] : []));
    const truths = own.map((at) => groupsOf(rows[at]!.emotion ?? [], weiboOf));
    return { set, rows: own.length, ...measureClasses(own.map((at) => read[at]!), truths, [...new Set(truths.flat())].toSorted()) };
  });
}
