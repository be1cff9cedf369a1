/**
 * Mathematics that every insight may use: special functions, sums of logarithms, minimisation with gradients, maximum
 * likelihood, logistic regression and the check of its probabilities, small symmetric matrices, the normal distribution, seeded random draws.
 * Never here: anything that knows what a customer is.
 */
export { digamma, logBeta, logGamma, trigamma } from './gamma.ts';
export { fitLogistic, logisticProbability, sigmoid } from './logistic.ts';
export type { LogisticFit, LogisticGroups } from './logistic.ts';
export { logAddExp, logSumExp } from './log-sum.ts';
export { maximiseLikelihood } from './maximum-likelihood.ts';
export type { LikelihoodMaximum, LikelihoodProblem } from './maximum-likelihood.ts';
export { minimise } from './minimise.ts';
export type { Minimum, Objective } from './minimise.ts';
export { gaussLegendre } from './quadrature.ts';
export { normalQuantile, quantile80 } from './normal.ts';
export { checkProbabilities } from './probability-check.ts';
export type { Foretold, ProbabilityCheck, RiskDecile } from './probability-check.ts';
export { wilsonInterval } from './proportion.ts';
export { seededRandom } from './random.ts';
export type { Random } from './random.ts';
export { cholesky, inverse } from './symmetric-matrix.ts';
export type { Matrix } from './symmetric-matrix.ts';
