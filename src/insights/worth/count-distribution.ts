/** The distribution of a number of purchases: 0, 1, 2 … */
export interface CountDistribution {
  /** P(count), to about 1e-15. */
  readonly probability: (count: number) => number;
  /** P(count or more). */
  readonly atLeast: (count: number) => number;
  /** Counts from here on have a probability that does not matter (below 1e-15 together). */
  readonly end: number;
}

const negligible = 1e-16;

/**
 * Visits the negative binomial distribution: purchases in `weeks` at a rate that is Gamma(shape, rateWeeks).
 * @param visit gets count, P(count), P(more than count); return false to stop
 * P(n) = Γ(shape+n)/(Γ(shape) n!) (rateWeeks/(rateWeeks+weeks))^shape (weeks/(rateWeeks+weeks))ⁿ, kept as a logarithm
 * until it is large enough for a double.
 */
export function visitNegativeBinomial(
  rate: { readonly shape: number; readonly rateWeeks: number },
  weeks: number,
  visit: (count: number, probability: number, beyond: number) => void,
): void {
  const share = weeks / (rate.rateWeeks + weeks);
  let logTerm = -rate.shape * Math.log1p(weeks / rate.rateWeeks);
  let term = Math.exp(logTerm);
  let beyond = -Math.expm1(logTerm);
  for (let count = 0; ; count++) {
    visit(count, term, beyond);
    const ratio = ((rate.shape + count) / (count + 1)) * share;
    if (ratio < 1 && term * ratio <= negligible * (1 - ratio)) return;
    if (logTerm < -600) {
      logTerm += Math.log(ratio);
      term = Math.exp(logTerm);
    } else {
      term *= ratio;
    }
    beyond = Math.max(0, beyond - term);
  }
}

/** A distribution from P(0), P(1) … and P(≥0), P(≥1) …; beyond the arrays both are 0. */
export function countDistribution(probabilities: readonly number[], atLeast: readonly number[]): CountDistribution {
  return {
    probability: (count) => probabilities[count] ?? 0,
    atLeast: (count) => atLeast[count] ?? 0,
    end: probabilities.length,
  };
}

/** Σ from each position to the end, smallest terms first, so that tails keep their digits. */
export function tailSums(terms: readonly number[]): number[] {
  const sums = [...terms];
  for (let index = sums.length - 2; index >= 0; index--) sums[index] = (sums[index] as number) + (sums[index + 1] as number);
  return sums;
}
