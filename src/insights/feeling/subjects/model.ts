import type { Fitted, Row } from '../../../domain/index.ts';
import { quantile80 } from '../../numeric/index.ts';

interface Group {
  readonly subject: string;
  readonly texts: number;
  readonly mean: number;
  readonly squares: number;
}

/**
 * Shrinks each group's mean mood towards the overall mean, by how little its texts say about it.
 * Random-effects model: within-group variance pooled, between-group variance by the method of moments
 * (DerSimonian & Laird 1986), posterior mean and variance per group (Efron & Morris 1975).
 * @param rows one per group: `subject`, `texts`, `total` (Σ score), `squares` (Σ score²)
 * @returns group scores `subject, mood, low, high` (80 %); too-little-data below 30 texts beyond the number of groups
 */
export function shrinkGroups(rows: readonly Row[]): Fitted {
  const groups = rows.map((row): Group => {
    const texts = Number(row['texts']);
    return { subject: String(row['subject']), texts, mean: Number(row['total']) / texts, squares: Number(row['squares']) };
  });
  const texts = groups.reduce((sum, group) => sum + group.texts, 0);
  const degrees = texts - groups.length;
  if (degrees < 30) return { status: 'too-little-data', parameters: {}, observations: texts };
  const within = Math.max(groups.reduce((sum, group) => sum + Math.max(group.squares - group.texts * group.mean ** 2, 0), 0) / degrees, 1e-6);
  const overall = groups.reduce((sum, group) => sum + group.texts * group.mean, 0) / texts;
  const between = betweenVariance(groups, overall, within);
  const scores = groups.map((group) => {
    const share = between / (between + within / group.texts);
    const mood = overall + share * (group.mean - overall);
    const halfWidth = quantile80 * Math.sqrt(Math.max(share * (within / group.texts), 0) + (1 - share) ** 2 * (within / texts));
    return [group.subject, mood, Math.max(-1, mood - halfWidth), Math.min(1, mood + halfWidth)] as const;
  });
  return {
    status: 'known',
    parameters: { overallMood: overall, withinVariance: within, betweenVariance: between },
    observations: texts,
    groups: {
      columns: [
        { name: 'subject', type: 'text' },
        { name: 'mood', type: 'number' },
        { name: 'low', type: 'number' },
        { name: 'high', type: 'number' },
      ],
      rows: scores,
    },
  };
}

function betweenVariance(groups: readonly Group[], overall: number, within: number): number {
  if (groups.length < 2) return 0;
  const weights = groups.map((group) => group.texts / within);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight ** 2, 0);
  const heterogeneity = groups.reduce((total, group, index) => total + (weights[index] ?? 0) * (group.mean - overall) ** 2, 0);
  return Math.max(0, (heterogeneity - (groups.length - 1)) / (sum - squares / sum));
}
