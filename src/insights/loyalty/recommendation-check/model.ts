import type { Fitted, Row } from '../../../domain/index.ts';
import { quantile80, wilsonInterval } from '../../numeric/index.ts';

const level = 0.8;
/** Below so many cases nothing is said. */
const fewestCases = 30;

/**
 * Hit rates with Wilson intervals, and their paired difference: the same cases were given to both, so only those count that one
 * hit and the other missed. d = (b − c)/n, variance ((b + c) − (b − c)²/n)/n² (McNemar's table).
 * @param rows one per task: `task, cases, related_hits, popular_hits, both_hits, split_day, baskets`
 * @returns one group per task with at least 30 cases: hit rates, difference, verdict `better`, `worse` or `no-difference`
 */
export function judgeRecommendations(rows: readonly Row[]): Fitted {
  const tasks = rows.filter((row) => Number(row['cases']) >= fewestCases);
  const observations = rows.reduce((sum, row) => sum + Number(row['cases']), 0);
  const [first] = tasks;
  if (!first) return { status: 'too-little-data', parameters: {}, observations };
  return {
    status: 'known',
    parameters: { splitDay: String(first['split_day']), taughtBaskets: Number(first['baskets']) },
    observations,
    groups: { columns, rows: tasks.map(judge) },
  };
}

const integer = (name: string) => ({ name, type: 'integer' as const });
const number = (name: string) => ({ name, type: 'number' as const });
const columns = [
  { name: 'subject', type: 'text' as const },
  ...['cases', 'related_hits', 'popular_hits', 'both_hits'].map(integer),
  ...['related_share', 'related_low', 'related_high', 'popular_share', 'popular_low', 'popular_high', 'difference', 'difference_low', 'difference_high'].map(number),
  { name: 'verdict', type: 'text' as const },
];

function judge(row: Row): readonly unknown[] {
  const [cases, related, popular, both] = [Number(row['cases']), Number(row['related_hits']), Number(row['popular_hits']), Number(row['both_hits'])];
  const share = (hits: number): readonly number[] => {
    const { low, high } = wilsonInterval(hits, cases, level);
    return [hits / cases, low, high];
  };
  const difference = (related - popular) / cases;
  const apart = related + popular - 2 * both;
  const halfWidth = quantile80 * (Math.sqrt(Math.max(0, apart - (related - popular) ** 2 / cases)) / cases);
  const verdict = difference - halfWidth > 0 ? 'better' : difference + halfWidth < 0 ? 'worse' : 'no-difference';
  return [String(row['task']), cases, related, popular, both, ...share(related), ...share(popular), difference, Math.max(-1, difference - halfWidth), Math.min(1, difference + halfWidth), verdict];
}
