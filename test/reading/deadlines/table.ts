/** Deadlines as lines of a table: `words [part] = start .. end / latest end precision`, times of 2026 without the year. */
import { findDeadlines } from '../../../src/reading/deadlines/index.ts';
import type { DeadlineContext } from '../../../src/reading/deadlines/index.ts';

export function readCases(table: string): [words: string, expected: string][] {
  return table.trim().split('\n').map((line) => {
    const [left, right] = line.trim().split(' = ') as [string, string];
    const part = / \[(.+)\]$/.exec(left);
    const words = part ? left.slice(0, part.index) : left;
    return [words, `${part ? part[1] : words} = ${right}`];
  });
}

export function showDeadlines(words: string, context: DeadlineContext): string {
  const short = (time: string): string => time.slice(0, 16).replace('2026-', '');
  return findDeadlines(words, context)
    .map(({ quote, due }) => {
      if (!due) return `${quote} = unknown`;
      const latest = due.latestEnd === due.end ? '' : ` / ${short(due.latestEnd)}`;
      return `${quote} = ${short(due.start)} .. ${short(due.end)}${latest} ${due.precision}`;
    })
    .join('; ');
}
