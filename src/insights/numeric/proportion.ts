import { normalQuantile } from './normal.ts';

/**
 * Interval for a share of successes, good for small counts and shares near 0 or 1.
 * @param successes 0…trials
 * @param trials ≥ 1
 * @param level e.g. 0.8
 * @source E. B. Wilson, Probable inference, JASA 22, 1927
 * @example wilsonInterval(2, 5, 0.95) // { low: 0.1176, high: 0.7693 }
 */
export function wilsonInterval(successes: number, trials: number, level: number): { readonly low: number; readonly high: number } {
  const z = normalQuantile((1 + level) / 2);
  const share = successes / trials;
  const centre = share + (z * z) / (2 * trials);
  const halfWidth = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * trials)) / trials);
  const scale = 1 + (z * z) / trials;
  // None and all are its own borders; rounding would put them a hair outside.
  return { low: successes === 0 ? 0 : (centre - halfWidth) / scale, high: successes === trials ? 1 : (centre + halfWidth) / scale };
}
