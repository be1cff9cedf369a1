/** What customers will still bring in all the time to come, each purchase worth less the later it is. */
import { gaussLegendre } from '../numeric/index.ts';
import { weeksPerYear } from './lifetime-value.ts';
import type { LivingCustomer, Subject } from './purchase-model.ts';

/** The continuous rate per week δ that makes `annualDiscountRate` in a year of 52 weeks: (1 + d) = e^(52 δ). */
export function weeklyDiscount(annualDiscountRate: number): number {
  return Math.log1p(annualDiscountRate) / weeksPerYear;
}

const quadrature = gaussLegendre(12);
/** Ends of the pieces of the integral, in units of 1/δ: finer where a customer's own time scale may be much shorter than 1/δ. */
const ends: readonly number[] = [0, 1e-3, 1e-2, 0.05, 0.2, 0.6, 1.5, 3.5, 8, 16, 28];

/**
 * Discounted expected residual transactions of a customer who is active: ∫ e^(−δt) dE[X(t)] over all time to come, which by
 * parts is ∫ E[X(z/δ)] e^(−z) dz. It holds for every model and equals the closed form of the Pareto/NBD (Fader, Hardie & Lee,
 * Journal of Marketing Research 42 (2005) 415–430, equation 2). Relative error below 1e-6.
 * @param weeklyRate δ > 0, continuous, per week; see {@link weeklyDiscount}
 */
export function residualPurchasesIfAlive(living: LivingCustomer, weeklyRate: number): number {
  let sum = 0;
  for (let piece = 1; piece < ends.length; piece++) {
    const [from, to] = [ends[piece - 1] as number, ends[piece] as number];
    for (const [index, node] of quadrature.nodes.entries()) {
      const z = from + (to - from) * node;
      sum += (to - from) * (quadrature.weights[index] as number) * living.expectedPurchases(z / weeklyRate) * Math.exp(-z);
    }
  }
  return sum;
}

/** DERT: P(alive) × {@link residualPurchasesIfAlive}. @param rate per week, continuous */
export function residualPurchases<Parameters>({ model, parameters, history }: Subject<Parameters>, rate: { readonly weeklyRate: number }): number {
  return model.probabilityAlive(parameters, history) * residualPurchasesIfAlive(model.whileAlive(parameters, history), rate.weeklyRate);
}
