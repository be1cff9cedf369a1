/**
 * BG/NBD and MBG/NBD. While active, a customer buys at random times at a rate λ ~ Gamma(r, α); after a purchase they
 * leave for good with probability p ~ Beta(a, b). In BG/NBD only repeat purchases can be the last; in MBG/NBD the
 * first one can be, too. The two differ in nothing but that number of chances to leave.
 * Sources: Fader, Hardie & Lee, Marketing Science 24 (2005) 275–284; Batislam, Denizel & Filiztekin, International
 * Journal of Research in Marketing 24 (2007) 201–209.
 */
import { digamma, logGamma } from '../numeric/index.ts';
import { countDistribution, tailSums, visitNegativeBinomial } from './count-distribution.ts';
import { fitForm, logLikelihoodOf } from './model-form.ts';
import type { LogLikelihood, ModelForm } from './model-form.ts';
import type { PreparedGroups, PurchaseHistory } from './purchase-groups.ts';
import type { LivingCustomer, PurchaseModel } from './purchase-model.ts';

export interface BetaGeometricParameters {
  /** Shape of the purchase rate over customers. */
  readonly r: number;
  /** Scale of the purchase rate: the mean rate is r/α per week. */
  readonly alphaWeeks: number;
  /** Dropout probability after a purchase is Beta(a, b) over customers. */
  readonly a: number;
  readonly b: number;
}

/** Models with these parameters, by name. */
export type BetaGeometricName = 'bg-nbd' | 'mbg-nbd';

/** BG/NBD: whoever never repeated counts as active for sure, however long the silence. */
export const bgNbd: PurchaseModel<BetaGeometricParameters> = betaGeometric(0);
/** MBG/NBD: the first purchase may be the last one as well. */
export const mbgNbd: PurchaseModel<BetaGeometricParameters> = betaGeometric(1);

export const betaGeometricModels: Readonly<Record<BetaGeometricName, { readonly model: PurchaseModel<BetaGeometricParameters>; readonly firstChances: 0 | 1 }>> = {
  'bg-nbd': { model: bgNbd, firstChances: 0 },
  'mbg-nbd': { model: mbgNbd, firstChances: 1 },
};

/** @param firstChances chances to leave at the first purchase: 0 or 1 */
function betaGeometric(firstChances: 0 | 1): PurchaseModel<BetaGeometricParameters> {
  const form: ModelForm<BetaGeometricParameters> = {
    names: ['r', 'alphaWeeks', 'a', 'b'],
    isTime: [false, true, false, false],
    starts: [
      [1, 0.5, 1, 2],
      [0.25, 0.1, 0.8, 2.5],
      [3, 2, 0.3, 5],
    ],
    likelihood: (groups) => likelihood(groups, firstChances),
    moves: { purchases: [0, -1, 0, 0], leaving: [0, 0, 1, 0] },
    manyGroups: 40_000,
  };
  return {
    form,
    fit: (groups, options) => fitForm(form, groups, options),
    logLikelihood: (parameters, groups) => logLikelihoodOf(form, parameters, groups),
    probabilityAlive: (parameters, history) => probabilityAlive(parameters, history, firstChances),
    whileAlive: ({ r, alphaWeeks, a, b }, { repeatPurchases, ageWeeks }) =>
      livingCustomer({ shape: r + repeatPurchases, rateWeeks: alphaWeeks + ageWeeks, leave: a, stay: b + repeatPurchases + firstChances }),
  };
}

/**
 * Mean log-likelihood per customer with its gradient by (ln r, ln α, ln a, ln b). With n chances to leave so far
 * (n = x, or x + 1 for MBG), up to the customers' unit of time:
 * L = Γ(r+x)αʳ/Γ(r) · B(a, b+n)/B(a, b) · [(α+T)^−(r+x) + (n > 0) a/(b+n−1) (α+t_x)^−(r+x)]
 */
function likelihood(groups: PreparedGroups, firstChances: 0 | 1): LogLikelihood {
  const xs = groups.repeatPurchases.values;
  const [byX, byRecency, byAge] = [groups.repeatPurchases.index, groups.recency.index, groups.age.index];
  const weightOfX = new Float64Array(xs.length);
  for (let row = 0; row < groups.size; row++) weightOfX[byX[row] as number] = (weightOfX[byX[row] as number] as number) + (groups.weights[row] as number);
  const logLeave = new Float64Array(xs.length);
  const age = logarithms(groups.age.values);
  const recency = logarithms(groups.recency.values);

  return (logParameters, gradient) => {
    const [r, alpha, a, b] = logParameters.map(Math.exp) as [number, number, number, number];
    const logAlpha = logParameters[1] as number;
    age.shift(alpha);
    recency.shift(alpha);
    const [gammaR, psiR, gammaAB, psiAB, gammaB, psiB] = [logGamma(r), digamma(r), logGamma(a + b), digamma(a + b), logGamma(b), digamma(b)];
    let [value, byR, byAlpha, byA, byB] = [0, 0, 0, 0, 0];
    for (let index = 0; index < xs.length; index++) {
      const x = xs[index] as number;
      const n = x + firstChances;
      const weight = weightOfX[index] as number;
      const psiEnd = digamma(a + b + n);
      logLeave[index] = n > 0 ? Math.log(a / (b + n - 1)) : -Infinity;
      value += weight * (logGamma(r + x) - gammaR + r * logAlpha + gammaAB + logGamma(b + n) - gammaB - logGamma(a + b + n));
      byR += weight * (digamma(r + x) - psiR + logAlpha);
      byAlpha += (weight * r) / alpha;
      byA += weight * (psiAB - psiEnd);
      byB += weight * (psiAB - psiEnd + digamma(b + n) - psiB);
    }
    let leaving = 0;
    for (let row = 0; row < groups.size; row++) {
      const weight = groups.weights[row] as number;
      const x = xs[byX[row] as number] as number;
      const atAge = byAge[row] as number;
      const atRecency = byRecency[row] as number;
      const logAge = age.logs[atAge] as number;
      const logRatio = logAge - (recency.logs[atRecency] as number);
      const leftByThen = (logLeave[byX[row] as number] as number) + (r + x) * logRatio;
      const small = Math.exp(-Math.abs(leftByThen));
      const gone = leftByThen > 0 ? 1 / (1 + small) : small / (1 + small);
      const inverseAge = age.inverses[atAge] as number;
      value += weight * (Math.max(0, leftByThen) + Math.log1p(small) - (r + x) * logAge);
      byR -= weight * (logAge - gone * logRatio);
      byAlpha -= weight * (r + x) * (inverseAge + gone * ((recency.inverses[atRecency] as number) - inverseAge));
      leaving += weight * gone;
      if (gone > 0) byB -= (weight * gone) / (b + x + firstChances - 1);
    }
    gradient.set([byR * r, byAlpha * alpha, byA * a + leaving, byB * b].map((slope) => slope / groups.customers));
    return value / groups.customers;
  };
}

/** ln(α + t) and 1/(α + t) for every distinct time t. */
function logarithms(times: Float64Array): { readonly logs: Float64Array; readonly inverses: Float64Array; readonly shift: (alpha: number) => void } {
  const logs = new Float64Array(times.length);
  const inverses = new Float64Array(times.length);
  const shift = (alpha: number): void => {
    for (let index = 0; index < times.length; index++) {
      const shifted = alpha + (times[index] as number);
      logs[index] = Math.log(shifted);
      inverses[index] = 1 / shifted;
    }
  };
  return { logs, inverses, shift };
}

function probabilityAlive({ r, alphaWeeks, a, b }: BetaGeometricParameters, history: PurchaseHistory, firstChances: 0 | 1): number {
  const chances = history.repeatPurchases + firstChances;
  if (chances === 0) return 1;
  const logSilence = Math.log1p((history.ageWeeks - history.recencyWeeks) / (alphaWeeks + history.recencyWeeks));
  return 1 / (1 + (a / (b + chances - 1)) * Math.exp((r + history.repeatPurchases) * logSilence));
}

/** Given that the customer is active: rate ~ Gamma(shape, rateWeeks) and dropout ~ Beta(leave, stay), independent. */
interface LivingState {
  readonly shape: number;
  readonly rateWeeks: number;
  readonly leave: number;
  readonly stay: number;
}

/**
 * At least m purchases happen when the purchase process reaches m and the customer stays after each of the first
 * m − 1: P(X ≥ m) = P(NB ≥ m)·B(leave, stay+m−1)/B(leave, stay). The expectation is their sum, which cancels nothing
 * and has no special case, unlike the ₂F₁ form of the papers (to which it is equal).
 */
function livingCustomer(state: LivingState): LivingCustomer {
  return {
    expectedPurchases: (weeks) => {
      let expected = 0;
      let stayed = 1;
      visitNegativeBinomial(state, weeks, (count, _, beyond) => {
        expected += stayed * beyond;
        stayed *= (state.stay + count) / (state.leave + state.stay + count);
      });
      return expected;
    },
    stillActive: (weeks) => {
      let active = 0;
      let stayed = 1;
      visitNegativeBinomial(state, weeks, (count, probability) => {
        active += stayed * probability;
        stayed *= (state.stay + count) / (state.leave + state.stay + count);
      });
      return active;
    },
    countDistribution: (weeks) => {
      const reached: number[] = [];
      visitNegativeBinomial(state, weeks, (_, probability) => reached.push(probability));
      const reachedAtLeast = tailSums(reached);
      const probabilities: number[] = [];
      const atLeast: number[] = [];
      let stayedBefore = 1;
      let stayed = 1;
      for (const [count, probability] of reached.entries()) {
        probabilities.push(stayed * probability + (stayedBefore - stayed) * (reachedAtLeast[count] as number));
        atLeast.push(count === 0 ? 1 : stayedBefore * (reachedAtLeast[count] as number));
        stayedBefore = stayed;
        stayed *= (state.stay + count) / (state.leave + state.stay + count);
      }
      return countDistribution(probabilities, atLeast);
    },
  };
}
