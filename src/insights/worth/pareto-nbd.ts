/**
 * Pareto/NBD. While active, a customer buys at random times at a rate λ ~ Gamma(r, α); they leave, at any moment and
 * unseen, at a rate μ ~ Gamma(s, β).
 * Sources: Schmittlein, Morrison & Colombo, Management Science 33 (1987) 1–24; Fader & Hardie, "A note on deriving the
 * Pareto/NBD model and related expressions" (2005).
 */
import { digamma, gaussLegendre, logAddExp, logGamma } from '../numeric/index.ts';
import { countDistribution, tailSums, visitNegativeBinomial } from './count-distribution.ts';
import { fitForm, logLikelihoodOf } from './model-form.ts';
import type { LogLikelihood, ModelForm } from './model-form.ts';
import type { PreparedGroups } from './purchase-groups.ts';
import type { LivingCustomer, PurchaseModel } from './purchase-model.ts';

export interface ParetoNbdParameters {
  /** Shape of the purchase rate over customers. */
  readonly r: number;
  /** Scale of the purchase rate: the mean rate is r/α per week. */
  readonly alphaWeeks: number;
  /** Shape of the leaving rate over customers. */
  readonly s: number;
  /** Scale of the leaving rate: the mean rate is s/β per week. */
  readonly betaWeeks: number;
}

/** The integrand is analytic far beyond the interval: with 32 points the error is below 1e-12. */
const quadrature = gaussLegendre(32);

const form: ModelForm<ParetoNbdParameters> = {
  names: ['r', 'alphaWeeks', 's', 'betaWeeks'],
  isTime: [false, true, false, true],
  starts: [
    [1, 0.5, 1, 0.5],
    [0.5, 0.3, 0.4, 2],
    [3, 1, 0.3, 0.3],
  ],
  likelihood: (groups) => likelihood(groups),
  moves: { purchases: [0, -1, 0, 0], leaving: [0, 0, 0, -1] },
  manyGroups: 1500,
};

export const paretoNbd: PurchaseModel<ParetoNbdParameters> = {
  form,
  fit: (groups, options) => fitForm(form, groups, options),
  logLikelihood: (parameters, groups) => logLikelihoodOf(form, parameters, groups),
  probabilityAlive: ({ r, alphaWeeks, s, betaWeeks }, { repeatPurchases, recencyWeeks, ageWeeks }) => {
    const alive = logAlive([r + repeatPurchases, alphaWeeks, s, betaWeeks], ageWeeks);
    return 1 / (1 + Math.exp(left([r + repeatPurchases, alphaWeeks, s, betaWeeks], recencyWeeks, ageWeeks).logTotal - alive));
  },
  whileAlive: ({ r, alphaWeeks, s, betaWeeks }, { repeatPurchases, ageWeeks }) =>
    livingCustomer({ shape: r + repeatPurchases, rateWeeks: alphaWeeks + ageWeeks, leavingShape: s, leavingWeeks: betaWeeks + ageWeeks }),
};

/** r + x, α, s, β. */
type State = readonly [shape: number, alpha: number, s: number, beta: number];

/** ln (α+T)^−(r+x) (β+T)^−s: bought as they did, and still active at T. */
function logAlive([shape, alpha, s, beta]: State, age: number): number {
  return -shape * Math.log(alpha + age) - s * Math.log(beta + age);
}

/** Bought as they did, and left between t_x and T; with what the likelihood's slopes need of when that was. */
interface Left {
  readonly logTotal: number;
  readonly meanLogAlpha: number;
  readonly meanLogBeta: number;
  readonly meanInverseAlpha: number;
  readonly meanInverseBeta: number;
}

const neverLeft: Left = { logTotal: -Infinity, meanLogAlpha: 0, meanLogBeta: 0, meanInverseAlpha: 0, meanInverseBeta: 0 };

/**
 * ln s∫ (α+τ)^−(r+x) (β+τ)^−(s+1) dτ from t_x to T, over v = ln((m+τ)/(m+t_x)) with m = min(α, β). This is what the papers
 * write with two hypergeometric functions; every term is positive, so nothing cancels.
 */
function left([shape, alpha, s, beta]: State, recency: number, age: number): Left {
  const nearest = Math.min(alpha, beta) + recency;
  const atFirst = -shape * Math.log(alpha + recency) - (s + 1) * Math.log(beta + recency) + Math.log(nearest);
  const decay = (shape * nearest) / (alpha + recency) + ((s + 1) * nearest) / (beta + recency) - 1;
  const whole = Math.log1p((age - recency) / nearest);
  const length = decay > 0 ? Math.min(whole, 40 / decay) : whole;
  if (!(length > 0)) return neverLeft;
  let [total, logAlpha, logBeta, inverseAlpha, inverseBeta] = [0, 0, 0, 0, 0];
  for (let index = 0; index < quadrature.nodes.length; index++) {
    const v = length * (quadrature.nodes[index] as number);
    const later = nearest * Math.expm1(v);
    const [atAlpha, atBeta] = [alpha + recency + later, beta + recency + later];
    const [logAtAlpha, logAtBeta] = [Math.log(atAlpha), Math.log(atBeta)];
    const weight = (quadrature.weights[index] as number) * Math.exp(-shape * logAtAlpha - (s + 1) * logAtBeta + Math.log(nearest) + v - atFirst);
    total += weight;
    logAlpha += weight * logAtAlpha;
    logBeta += weight * logAtBeta;
    inverseAlpha += weight / atAlpha;
    inverseBeta += weight / atBeta;
  }
  return {
    logTotal: Math.log(s * length * total) + atFirst,
    meanLogAlpha: logAlpha / total,
    meanLogBeta: logBeta / total,
    meanInverseAlpha: inverseAlpha / total,
    meanInverseBeta: inverseBeta / total,
  };
}

/**
 * Mean log-likelihood per customer with its gradient by (ln r, ln α, ln s, ln β), up to the customers' unit of time:
 * L = Γ(r+x)αʳβˢ/Γ(r) · [(α+T)^−(r+x) (β+T)^−s + s∫ (α+τ)^−(r+x) (β+τ)^−(s+1) dτ from t_x to T]
 */
function likelihood(groups: PreparedGroups): LogLikelihood {
  const xs = groups.repeatPurchases.values;
  const logGammaAt = new Float64Array(xs.length);
  const psiAt = new Float64Array(xs.length);
  return (logParameters, gradient) => {
    const [r, alpha, s, beta] = logParameters.map(Math.exp) as [number, number, number, number];
    const [logGammaR, psiR] = [logGamma(r), digamma(r)];
    xs.forEach((x, index) => {
      logGammaAt[index] = logGamma(r + x) - logGammaR;
      psiAt[index] = digamma(r + x) - psiR;
    });
    const constant = r * (logParameters[1] as number) + s * (logParameters[3] as number);
    let [value, byR, byAlpha, byS, byBeta] = [0, 0, 0, 0, 0];
    for (let row = 0; row < groups.size; row++) {
      const atX = groups.repeatPurchases.index[row] as number;
      const shape = r + (xs[atX] as number);
      const age = groups.age.values[groups.age.index[row] as number] as number;
      const state: State = [shape, alpha, s, beta];
      const alive = logAlive(state, age);
      const gone = left(state, groups.recency.values[groups.recency.index[row] as number] as number, age);
      const total = logAddExp(alive, gone.logTotal);
      const shareGone = Math.exp(gone.logTotal - total);
      const shareAlive = Math.exp(alive - total);
      const weight = groups.weights[row] as number;
      value += weight * ((logGammaAt[atX] as number) + constant + total);
      byR += weight * ((psiAt[atX] as number) + (logParameters[1] as number) - shareAlive * Math.log(alpha + age) - shareGone * gone.meanLogAlpha);
      byAlpha += weight * (r / alpha - shape * (shareAlive / (alpha + age) + shareGone * gone.meanInverseAlpha));
      byS += weight * ((logParameters[3] as number) - shareAlive * Math.log(beta + age) + shareGone * (1 / s - gone.meanLogBeta));
      byBeta += weight * (s / beta - (shareAlive * s) / (beta + age) - shareGone * (s + 1) * gone.meanInverseBeta);
    }
    gradient.set([byR * r, byAlpha * alpha, byS * s, byBeta * beta].map((slope) => slope / groups.customers));
    return value / groups.customers;
  };
}

/** Given that the customer is active: purchase rate ~ Gamma(shape, rateWeeks), leaving rate ~ Gamma(leavingShape, leavingWeeks). */
interface LivingState {
  readonly shape: number;
  readonly rateWeeks: number;
  readonly leavingShape: number;
  readonly leavingWeeks: number;
}

function livingCustomer(state: LivingState): LivingCustomer {
  const { shape, rateWeeks, leavingShape, leavingWeeks } = state;
  return {
    expectedPurchases: (weeks) => {
      const power = leavingShape - 1;
      const logGrowth = Math.log1p(weeks / leavingWeeks);
      const meanActive = leavingWeeks * (power === 0 ? logGrowth : -Math.expm1(-power * logGrowth) / power);
      return (shape / rateWeeks) * meanActive;
    },
    stillActive: (weeks) => Math.exp(-leavingShape * Math.log1p(weeks / leavingWeeks)),
    // Over v = ln(1 + u / leavingWeeks) the time u of leaving has the density s·e^(−s·v).
    countDistribution: (weeks) => {
      const logGrowth = Math.log1p(weeks / leavingWeeks);
      const length = Math.min(logGrowth, 40 / leavingShape);
      const probabilities: number[] = [];
      const add = (share: number, activeWeeks: number): void =>
        visitNegativeBinomial(state, activeWeeks, (count, probability) => {
          probabilities[count] = (probabilities[count] ?? 0) + share * probability;
        });
      add(Math.exp(-leavingShape * logGrowth), weeks);
      for (const [index, node] of quadrature.nodes.entries()) {
        const v = length * node;
        add(leavingShape * length * (quadrature.weights[index] as number) * Math.exp(-leavingShape * v), leavingWeeks * Math.expm1(v));
      }
      return countDistribution(probabilities, tailSums(probabilities));
    },
  };
}
