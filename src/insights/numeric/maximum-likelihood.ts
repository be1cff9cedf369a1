import { minimise } from './minimise.ts';
import type { Minimum } from './minimise.ts';
import { inverse } from './symmetric-matrix.ts';
import type { Matrix } from './symmetric-matrix.ts';

/** A model whose parameters are all positive, as maximum likelihood sees it. */
export interface LikelihoodProblem {
  /**
   * Mean log-likelihood per observation.
   * @param logParameters natural logarithms of the parameters
   * @param gradient filled with the derivatives by the log-parameters
   */
  readonly meanLogLikelihood: (logParameters: readonly number[], gradient: Float64Array) => number;
  /** The same on a part of the data, when the whole is large: where the search begins. */
  readonly rough?: (logParameters: readonly number[], gradient: Float64Array) => number;
  /** How many observations the mean is over. */
  readonly observations: number;
  /** Parameter values to start from; the first is also the centre of the regularisation. */
  readonly starts: readonly (readonly number[])[];
  /** `never` leaves a model that the data does not identify unidentified. */
  readonly regularisation: 'when-needed' | 'never';
}

export interface LikelihoodMaximum {
  readonly status: 'known' | 'not-identified' | 'not-converged';
  readonly parameters: readonly number[];
  /** From the inverse hessian of the log-likelihood; empty unless the status is `known`. */
  readonly standardErrors: readonly number[];
  /** Covariance of the logarithms of the parameters; empty unless the status is `known`. */
  readonly logCovariance: Matrix;
  /** Of all observations, without the regularising term. */
  readonly logLikelihood: number;
  readonly converged: boolean;
  /** Whether the data alone did not pin the parameters down, and a weak prior had to. */
  readonly regularised: boolean;
}

/** Standard deviation of the log-parameters under the weak prior: a factor of 7 either way is one deviation. */
const priorDeviation = 2;
/** Penalty per observation where the likelihood itself is unbounded (data without any spread): keeps log-parameters below about 10. */
const wall = 0.05;
/** A standard error of a log-parameter above this means the data says nothing about it. */
const widestDeviation = 5;

/**
 * Maximises a likelihood over positive parameters, from several starts, on the log scale.
 * When the data does not identify the parameters (the hessian is singular, or a parameter runs off), the fit is
 * repeated with a normal prior on the log-parameters (centre: the first start, standard deviation 2), and says so. Should
 * the likelihood outgrow even that (it is infinite when the data has no spread at all), the prior grows with the data.
 * @returns parameters on their own scale; for the standard errors the delta method, se(θ) = θ·se(ln θ)
 */
export function maximiseLikelihood(problem: LikelihoodProblem): LikelihoodMaximum {
  const plain = search(problem, 0);
  const plainCovariance = covarianceOf(plain, problem.observations);
  if (isConverged(plain, problem.observations) && isIdentified(plainCovariance)) {
    return result(problem, plain, { status: 'known', covariance: plainCovariance, regularised: false });
  }
  if (problem.regularisation === 'never') {
    return result(problem, plain, { status: plain.slope < 1e-6 ? 'not-identified' : 'not-converged', covariance: [], regularised: false });
  }
  const weak = search(problem, 1 / (priorDeviation * priorDeviation * problem.observations));
  const prior = isConverged(weak, problem.observations) ? weak : search(problem, wall);
  if (!isConverged(prior, problem.observations)) return result(problem, prior, { status: 'not-converged', covariance: [], regularised: true });
  return result(problem, prior, { status: 'known', covariance: covarianceOf(prior, problem.observations), regularised: true });
}

function search(problem: LikelihoodProblem, penalty: number): Minimum {
  const centre = (problem.starts[0] as readonly number[]).map(Math.log);
  const objective = (meanLogLikelihood: LikelihoodProblem['meanLogLikelihood']) => (point: readonly number[], gradient: Float64Array): number => {
    let value = -meanLogLikelihood(point, gradient);
    for (const [index, x] of point.entries()) {
      const distance = x - (centre[index] as number);
      value += 0.5 * penalty * distance * distance;
      gradient[index] = penalty * distance - (gradient[index] as number);
    }
    return value;
  };
  const starts = problem.starts.map((start) => start.map(Math.log));
  const { rough } = problem;
  if (rough) {
    const nearby = best(starts.map((start) => minimise(objective(rough), start)));
    return minimise(objective(problem.meanLogLikelihood), nearby.point, nearby.isStrict ? nearby.hessian : undefined);
  }
  return best(starts.map((start) => minimise(objective(problem.meanLogLikelihood), start)));
}

function best(minima: readonly Minimum[]): Minimum {
  return minima.reduce((lowest, minimum) => (minimum.value < lowest.value ? minimum : lowest));
}

/** The log-likelihood of all observations together can rise by less than a millionth. */
function isConverged(minimum: Minimum, observations: number): boolean {
  return minimum.isStrict && minimum.decrement * observations < 1e-6;
}

function covarianceOf(minimum: Minimum, observations: number): Matrix {
  return (inverse(minimum.hessian) ?? []).map((row) => row.map((value) => value / observations));
}

function isIdentified(covariance: Matrix): boolean {
  return covariance.length > 0 && deviationsOf(covariance).every((deviation) => deviation < widestDeviation);
}

function deviationsOf(covariance: Matrix): readonly number[] {
  return covariance.map((row, index) => Math.sqrt(row[index] as number));
}

function result(
  problem: LikelihoodProblem,
  minimum: Minimum,
  found: { readonly status: LikelihoodMaximum['status']; readonly covariance: Matrix; readonly regularised: boolean },
): LikelihoodMaximum {
  const parameters = minimum.point.map(Math.exp);
  return {
    status: found.status,
    parameters,
    standardErrors: deviationsOf(found.covariance).map((deviation, index) => deviation * (parameters[index] as number)),
    logCovariance: found.covariance,
    logLikelihood: problem.meanLogLikelihood(minimum.point, new Float64Array(minimum.point.length)) * problem.observations,
    converged: found.status === 'known',
    regularised: found.regularised,
  };
}
