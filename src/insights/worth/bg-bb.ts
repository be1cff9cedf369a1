/**
 * BG/BB, for customers who can buy once per opportunity (yearly donations, one cruise a season). While active, a
 * customer uses an opportunity with probability p ~ Beta(α, β); before each opportunity they leave for good with
 * probability θ ~ Beta(γ, δ).
 * Source: Fader, Hardie & Shang, Marketing Science 29 (2010) 1086–1108.
 */
import { ZhiyinError } from '../../domain/index.ts';
import { digamma, logBeta, logGamma, logSumExp, maximiseLikelihood } from '../numeric/index.ts';
import { fewestCustomers, fewestRepeatCustomers, namedFit } from './model-fit.ts';
import type { FitOptions, ModelFit } from './model-fit.ts';

/** Customers grouped by equal histories. Four arrays of equal length. */
export interface OpportunityGroups {
  /** x: opportunities used; the first purchase, which made them customers, does not count. */
  readonly purchases: ArrayLike<number>;
  /** t_x: the last opportunity used, 1 … n; 0 when none was. */
  readonly lastUsed: ArrayLike<number>;
  /** n: opportunities they have had. */
  readonly opportunities: ArrayLike<number>;
  /** How many customers the group stands for. */
  readonly weights: ArrayLike<number>;
}

export interface OpportunityHistory {
  readonly purchases: number;
  readonly lastUsed: number;
  readonly opportunities: number;
}

export interface BgBbParameters {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly delta: number;
}

const names = ['alpha', 'beta', 'gamma', 'delta'] as const;
const starts = [
  [1, 1, 1, 3],
  [0.5, 1, 0.5, 2],
  [3, 3, 1, 10],
];

/**
 * Fits by maximum likelihood.
 * @throws ZhiyinError BAD_REQUEST when a history cannot be (more purchases than opportunities, fractions, …)
 */
export function fitBgBb(groups: OpportunityGroups, options: FitOptions = {}): ModelFit<BgBbParameters> {
  const histories = historiesOf(groups);
  const customers = histories.reduce((sum, { weight }) => sum + weight, 0);
  const repeatCustomers = histories.reduce((sum, { weight, purchases }) => sum + (purchases > 0 ? weight : 0), 0);
  const basis = { customers, groups: histories.length };
  if (customers < fewestCustomers || repeatCustomers < fewestRepeatCustomers) return { ...basis, status: 'too-little-data', converged: false };
  const maximum = maximiseLikelihood({
    meanLogLikelihood: (logParameters, gradient) => {
      const [alpha, beta, gamma, delta] = logParameters.map(Math.exp) as [number, number, number, number];
      let value = 0;
      gradient.fill(0);
      for (const history of histories) {
        const slopes = [0, 0, 0, 0];
        value += history.weight * logLikelihoodOf({ alpha, beta, gamma, delta }, history, slopes);
        for (let index = 0; index < 4; index++) gradient[index] = (gradient[index] as number) + history.weight * (slopes[index] as number);
      }
      [alpha, beta, gamma, delta].forEach((parameter, index) => (gradient[index] = ((gradient[index] as number) * parameter) / customers));
      return value / customers;
    },
    observations: customers,
    starts,
    regularisation: options.regularisation ?? 'when-needed',
  });
  return namedFit(maximum, basis, { names, scales: [1, 1, 1, 1], logLikelihoodShift: 0 });
}

/** P(still active `ahead` opportunities later | their history); `ahead` is 1 for the next one. Equation 11. */
export function opportunityProbabilityAlive(parameters: BgBbParameters, history: OpportunityHistory, ahead: number = 1): number {
  return Math.exp(logUsed(parameters, history.purchases, history.opportunities) + logStays(parameters, history.opportunities + ahead) - logLikelihoodOf(parameters, history));
}

/**
 * Expected purchases in the next opportunities; for a history without any, the unconditional E[X(n)].
 * E = Σᵢ P(used | active) · P(active at opportunity n + i | history), i = 1 … `next`
 */
export function opportunityExpectedPurchases(parameters: BgBbParameters, history: OpportunityHistory, next: number): number {
  return discountedSum(parameters, history, { next, discount: 0 });
}

/**
 * Discounted expected residual transactions: all purchases still to come, the one at the i-th next opportunity worth
 * (1 + d)^−i. Terms are summed until what is left is below a millionth of the sum.
 * @param discountPerOpportunity d > 0, for instance 0.1 for 10 % from one opportunity to the next
 */
export function opportunityResidualPurchases(parameters: BgBbParameters, history: OpportunityHistory, discountPerOpportunity: number): number {
  return discountedSum(parameters, history, { next: Infinity, discount: discountPerOpportunity });
}

const negligible = 1e-9;

function discountedSum(parameters: BgBbParameters, history: OpportunityHistory, { next, discount }: { readonly next: number; readonly discount: number }): number {
  const { purchases, opportunities } = history;
  const used = (parameters.alpha + purchases) / (parameters.alpha + parameters.beta + opportunities);
  const logBasis = logUsed(parameters, purchases, opportunities) - logLikelihoodOf(parameters, history);
  let expected = 0;
  for (let ahead = 1; ahead <= next; ahead++) {
    const term = used * Math.exp(logBasis + logStays(parameters, opportunities + ahead) - ahead * Math.log1p(discount));
    expected += term;
    if (next === Infinity && term <= negligible * discount * expected) break;
  }
  return expected;
}

/** P(exactly `count` purchases in the next `next` opportunities | their history). Equations 8 and 13. */
export function opportunityCountProbability(parameters: BgBbParameters, history: OpportunityHistory, { next, count }: { readonly next: number; readonly count: number }): number {
  if (count > next) return 0;
  const { purchases, opportunities } = history;
  const ways = (of: number): number => logGamma(of + 1) - logGamma(count + 1) - logGamma(of - count + 1);
  const logBasis = -logLikelihoodOf(parameters, history);
  const used = (had: number): number => logBasis + ways(had) + logUsed(parameters, purchases + count, opportunities + had);
  const terms = [used(next) + logStays(parameters, opportunities + next)];
  for (let had = count; had < next; had++) terms.push(used(had) + logLeaves(parameters, opportunities + had));
  const active = Math.exp(logBasis + logUsed(parameters, purchases, opportunities) + logStays(parameters, opportunities));
  return Math.min(1, Math.exp(logSumExp(terms)) + (count === 0 ? Math.max(0, 1 - active) : 0));
}

/** ln P(a given `purchases` of `had` opportunities were used, all while active). */
function logUsed({ alpha, beta }: BgBbParameters, purchases: number, had: number): number {
  return logBeta(alpha + purchases, beta + had - purchases) - logBeta(alpha, beta);
}

/** ln P(active at opportunity `had`). */
function logStays({ gamma, delta }: BgBbParameters, had: number): number {
  return logBeta(gamma, delta + had) - logBeta(gamma, delta);
}

/** ln P(active at opportunity `had`, gone at the next). */
function logLeaves({ gamma, delta }: BgBbParameters, had: number): number {
  return logBeta(gamma + 1, delta + had) - logBeta(gamma, delta);
}

/**
 * ln of the probability of one customer's history: used as they did and active throughout, or gone after any
 * opportunity from the last used one on. Equation 7.
 * @param slopes filled, when given, with the derivatives by α, β, γ, δ
 */
function logLikelihoodOf(parameters: BgBbParameters, { purchases, lastUsed, opportunities }: OpportunityHistory, slopes?: number[]): number {
  const terms = [logUsed(parameters, purchases, opportunities) + logStays(parameters, opportunities)];
  for (let had = lastUsed; had < opportunities; had++) terms.push(logUsed(parameters, purchases, had) + logLeaves(parameters, had));
  const total = logSumExp(terms);
  if (!slopes) return total;
  const { alpha, beta, gamma, delta } = parameters;
  const [psiAlphaBeta, psiAlpha, psiBeta] = [digamma(alpha + beta), digamma(alpha), digamma(beta)];
  const [psiGammaDelta, psiGamma, psiDelta] = [digamma(gamma + delta), digamma(gamma), digamma(delta)];
  for (const [index, term] of terms.entries()) {
    const share = Math.exp(term - total);
    const left = index > 0 ? 1 : 0;
    const had = left ? lastUsed + index - 1 : opportunities;
    const psiHad = digamma(alpha + beta + had);
    const psiStayed = digamma(gamma + delta + had + left);
    const parts = [
      digamma(alpha + purchases) - psiHad - psiAlpha + psiAlphaBeta,
      digamma(beta + had - purchases) - psiHad - psiBeta + psiAlphaBeta,
      digamma(gamma + left) - psiStayed - psiGamma + psiGammaDelta,
      digamma(delta + had) - psiStayed - psiDelta + psiGammaDelta,
    ];
    parts.forEach((part, parameter) => (slopes[parameter] = (slopes[parameter] as number) + share * part));
  }
  return total;
}

function historiesOf(groups: OpportunityGroups): (OpportunityHistory & { readonly weight: number })[] {
  return Array.from({ length: groups.weights.length }, (_, row) => {
    const [purchases, lastUsed, opportunities, weight] = [groups.purchases[row], groups.lastUsed[row], groups.opportunities[row], groups.weights[row]] as [number, number, number, number];
    const whole = [purchases, lastUsed, opportunities].every((count) => Number.isInteger(count) && count >= 0);
    if (!whole || purchases > lastUsed || lastUsed > opportunities || (purchases === 0 && lastUsed > 0) || !(weight > 0)) {
      const problem = `no customer used ${purchases} of ${opportunities} opportunities, the last of them number ${lastUsed} (weight ${weight})`;
      throw new ZhiyinError('BAD_REQUEST', { problem });
    }
    return { purchases, lastUsed, opportunities, weight };
  });
}
