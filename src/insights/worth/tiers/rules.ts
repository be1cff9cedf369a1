/**
 * The tier rules, in one place to read and change. A user's own rules, saved in the workbench, take this file's place.
 */
export interface TierRules {
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
  readonly thresholds:
    /** Borders in points of the score. */
    | { readonly method: 'rule'; readonly high: number; readonly potential: number }
    /** Borders as shares of customers: high = .8 makes the top fifth high. */
    | { readonly method: 'quantile'; readonly high: number; readonly potential: number };
  readonly lost: {
    /** Lost when P(alive) falls below this (repeat customers) … */
    readonly pAliveBelow: number;
    /** … or when silence exceeds this many usual gaps. */
    readonly silentGaps: number;
  };
  /** Points by which the score must pass a border before a customer changes tier. */
  readonly hysteresis: number;
}

export const defaultTierRules: TierRules = {
  weights: { value: 0.4, recency: 0.15, frequency: 0.15, money: 0.15, fullPrice: 0.05, satisfaction: 0.1 },
  thresholds: { method: 'quantile', high: 0.8, potential: 0.6 },
  lost: { pAliveBelow: 0.15, silentGaps: 6 },
  hysteresis: 2,
};
