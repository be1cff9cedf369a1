import type { Quoted } from '../../domain/index.ts';
import type { Features } from '../features.ts';
import type { Units } from '../units.ts';
import type { Clause } from './clauses.ts';
import type { Leaning } from './head-features.ts';

/** A text taken apart, with what the base heads make of it. */
export interface TakenText {
  readonly original: string;
  readonly units: Units;
  readonly features: Features;
  readonly leaning: Leaning;
  /** Polarity from −1 to 1. */
  readonly score: number;
  /** Each unit's part of the polarity, positive for praise. */
  readonly pulls: Float64Array;
}

/** Sum of a clause's units. */
export function sumOver(pulls: Float64Array, { start, end }: Clause): number {
  let sum = 0;
  for (let at = start; at < end; at++) sum += pulls[at]!;
  return sum;
}

/** The words of the original that some units stand for. */
export function quote({ original, units }: TakenText, { start: first, end: behind }: Clause): Quoted {
  if (behind <= first) return { quote: '', start: 0, end: 0 };
  const { from, to } = units.text;
  const start = from[units.start[first]!]!;
  const end = to[units.end[behind - 1]! - 1]!;
  return { quote: original.slice(start, end), start, end };
}
