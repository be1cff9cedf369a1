import type { Day } from './day.ts';

/** An interval with its level, for instance 0.8 for an 80 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/** Where an estimate comes from: enough to repeat it. */
export interface Provenance {
  /** How many facts (orders, answers, moments …) stand behind it. */
  readonly facts: number;
  readonly asOf: Day;
  /** Name and version of the insight that produced it, e.g. `worth.lifetime@1`. */
  readonly method: string;
}

/** Why there is no number. These are answers, not failures. */
export type UnknownReason = 'too-little-data' | 'not-identified' | 'not-converged' | 'not-applicable';

/**
 * What an insight says of one quantity: a value with its uncertainty, or the reason why there is none.
 * Never NaN and never a made-up number.
 */
export type Estimate =
  | ({ readonly status: 'known'; readonly value: number; readonly interval?: Interval } & Provenance)
  | ({ readonly status: UnknownReason } & Provenance);
