const mostTerms = 2_000_000;

/** Gauss's series as the papers print it, for checking our own sums against. */

/**
 * The generalised hypergeometric series ₃F₂(a₁, a₂, a₃; b₁, b₂; z) = Σ (a₁)ₖ(a₂)ₖ(a₃)ₖ / ((b₁)ₖ(b₂)ₖ) zᵏ/k!.
 * Gauss's function is the special case ₂F₁(a, b; c; z) = ₃F₂(a, b, 1; c, 1; z).
 * @param upper any reals; where a form with small upper parameters exists (Euler's transformation) use that one: the
 *   terms then neither overflow nor cancel
 * @param lower greater than 0
 * @param z from 0 to just below 1; needs about 36 / (1 − z) terms
 * @throws RangeError outside that range
 * Source: DLMF 16.2.1.
 * @example hypergeometric([1, 1, 1], [2, 1], 0.5) // 1.3862943611198906 = 2 ln 2
 */
export function hypergeometric(upper: readonly [number, number, number], lower: readonly [number, number], z: number): number {
  const [a1, a2, a3] = upper;
  const [b1, b2] = lower;
  if (!(z >= 0 && z < 1 && b1 > 0 && b2 > 0)) throw new RangeError(`hypergeometric series outside 0 <= z < 1 or lower > 0: z=${z}, lower=${b1}, ${b2}`);
  const signsSettle = Math.max(-a1, -a2, -a3, 0);
  let term = 1;
  let sum = 1;
  for (let k = 0; k < mostTerms; k++) {
    const ratio = (((a1 + k) * (a2 + k) * (a3 + k)) / ((b1 + k) * (b2 + k) * (k + 1))) * z;
    term *= ratio;
    sum += term;
    if (term === 0) break;
    if (k > signsSettle && ratio < 1 && Math.abs(term) <= 1e-17 * Math.abs(sum) * (1 - ratio)) break;
  }
  return sum;
}
