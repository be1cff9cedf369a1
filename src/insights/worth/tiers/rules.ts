import type { TierScheme } from '../../../domain/index.ts';

/**
 * The tier rules, in one place to read and change. A user's own rules, saved in the workbench, take this file's place.
 * Who counts as lost is a matter of the life cycle and stands in its settings.
 */
export interface TierRules {
  /** Four tiers (high, potential, ordinary, lost) or three (high, mid, low). */
  readonly scheme: TierScheme;
  /** How much each component counts. They are scaled to sum to 1; a component without data drops out for that customer. */
  readonly weights: {
    /** Expected value of the next 12 months, against the company's median. */
    readonly value: number;
    /** P(alive): have they bought recently, by their own rhythm? */
    readonly recency: number;
    /** Repeat purchases, against the median. */
    readonly frequency: number;
    /** Money spent in the last year, against the median. */
    readonly money: number;
    /** Share of purchases paid without a discount. */
    readonly fullPrice: number;
    /** Mood in their own words, where they have said anything. */
    readonly satisfaction: number;
  };
  /** `potential` is a border of the value component and serves four tiers; `mid` is one of the score and serves three. */
  readonly thresholds:
    /** Borders in points, 0–100. */
    | { readonly method: 'rule'; readonly high: number; readonly potential: number; readonly mid: number }
    /** Borders as shares of customers below them: high = .8 makes the top fifth high. */
    | { readonly method: 'quantile'; readonly high: number; readonly potential: number; readonly mid: number }
    /** Borders where the distributions of those who are not lost fall apart by themselves. */
    | { readonly method: 'natural-breaks' };
  /** Points by which the score must pass a border before a customer changes tier. */
  readonly hysteresis: number;
}

export const quantileThresholds: Extract<TierRules['thresholds'], { method: 'quantile' }> = { method: 'quantile', high: 0.8, potential: 0.6, mid: 0.4 };

export const defaultTierRules: TierRules = {
  scheme: 'four',
  weights: { value: 0.4, recency: 0.15, frequency: 0.15, money: 0.15, fullPrice: 0.05, satisfaction: 0.1 },
  thresholds: quantileThresholds,
  hysteresis: 2,
};
