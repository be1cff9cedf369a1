/** What fitting a model says, whichever model it is. */
import type { UnknownReason } from '../../domain/index.ts';
import type { LikelihoodMaximum, Matrix } from '../numeric/index.ts';

interface FitBasis {
  readonly customers: number;
  /** Distinct groups the fit ran over. */
  readonly groups: number;
}

/** What fitting a model to data says: parameters with their uncertainty, or the reason why there are none. */
export type ModelFit<Parameters> = FitBasis &
  (
    | {
        readonly status: 'known';
        readonly parameters: Parameters;
        readonly standardErrors: Parameters;
        /** Covariance of the logarithms of the parameters, in the order of the parameters. */
        readonly logCovariance: Matrix;
        readonly logLikelihood: number;
        readonly converged: true;
        /** The data alone left the parameters open; a weak prior on their logarithms closed them. */
        readonly regularised: boolean;
      }
    | { readonly status: UnknownReason; readonly converged: false }
  );

export interface FitOptions {
  /** `never` answers `not-identified` where the default falls back on a weak prior. */
  readonly regularisation?: 'when-needed' | 'never';
}

/**
 * Names the numbers of a maximum and puts them back on the scale of the data.
 * @param scales what each parameter is multiplied by (1 where it has no unit)
 * @param logLikelihoodShift added to the log-likelihood, because a density changes with its unit
 */
export function namedFit<Name extends string>(
  maximum: LikelihoodMaximum,
  basis: FitBasis,
  naming: { readonly names: readonly Name[]; readonly scales: readonly number[]; readonly logLikelihoodShift: number },
): ModelFit<Readonly<Record<Name, number>>> {
  if (maximum.status !== 'known') return { ...basis, status: maximum.status, converged: false };
  const named = (values: readonly number[]): Readonly<Record<Name, number>> =>
    Object.fromEntries(naming.names.map((name, index) => [name, (values[index] as number) * (naming.scales[index] as number)])) as Record<Name, number>;
  return {
    ...basis,
    status: 'known',
    parameters: named(maximum.parameters),
    standardErrors: named(maximum.standardErrors),
    logCovariance: maximum.logCovariance,
    logLikelihood: maximum.logLikelihood + naming.logLikelihoodShift,
    converged: true,
    regularised: maximum.regularised,
  };
}

/** Below these a likelihood has nothing to hold on to. */
export const fewestCustomers = 10;
export const fewestRepeatCustomers = 3;
