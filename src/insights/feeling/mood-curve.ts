import { dayNumber } from '../../domain/index.ts';
import type { Day } from '../../domain/index.ts';
import { quantile80 } from '../numeric/index.ts';

export interface MoodPoint {
  readonly day: Day;
  readonly score: number;
}

/**
 * The decayed mood after each day on which something was said: what the customer's mood figure was at that time.
 * @param points scores in −1…1, oldest first
 * @param halfLifeDays after this many days a text counts half
 * @param withinVariance pooled variance of scores within customers, for the 80 % interval
 * @returns one entry per day that has points, oldest first; low and high clipped to −1…1
 */
export function moodCurve(points: readonly MoodPoint[], halfLifeDays: number, withinVariance: number): readonly { day: Day; mood: number; low: number; high: number }[] {
  const curve: { day: Day; mood: number; low: number; high: number }[] = [];
  let [weights, squares, total, previous] = [0, 0, 0, 0];
  for (const [index, point] of points.entries()) {
    const at = dayNumber(point.day);
    const decay = index === 0 ? 1 : 0.5 ** ((at - previous) / halfLifeDays);
    [weights, squares, total, previous] = [weights * decay + 1, squares * decay ** 2 + 1, total * decay + point.score, at];
    const mood = total / weights;
    const halfWidth = quantile80 * Math.sqrt((withinVariance * squares) / weights ** 2);
    const entry = { day: point.day, mood, low: Math.max(-1, mood - halfWidth), high: Math.min(1, mood + halfWidth) };
    if (curve.at(-1)?.day === point.day) curve.pop();
    curve.push(entry);
  }
  return curve;
}
