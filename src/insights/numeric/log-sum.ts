/** Sums of numbers kept as logarithms, so that neither e^800 nor e^−800 leaves the range of a double. */

/**
 * ln(eᵃ + eᵇ).
 * @param a any real or −Infinity (for a term that is zero)
 * @param b likewise
 * @example logAddExp(1000, 1000) // 1000.6931471805599
 */
export function logAddExp(a: number, b: number): number {
  const high = Math.max(a, b);
  return high === -Infinity ? -Infinity : high + Math.log1p(Math.exp(Math.min(a, b) - high));
}

/**
 * ln Σ e^termᵢ.
 * @param terms any reals or −Infinity; no terms sum to zero
 * @example logSumExp([0, 0, 0, 0]) // 1.3862943611198906
 */
export function logSumExp(terms: readonly number[]): number {
  const high = terms.reduce((highest, term) => Math.max(highest, term), -Infinity);
  if (high === -Infinity) return -Infinity;
  return high + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - high), 0));
}
