/** Fitting a purchase model, whichever it is: one search, one place for units, one place for too little data. */
import { maximiseLikelihood } from '../numeric/index.ts';
import { fewestCustomers, fewestRepeatCustomers, namedFit } from './model-fit.ts';
import type { FitOptions, ModelFit } from './model-fit.ts';
import { prepareGroups } from './purchase-groups.ts';
import type { PreparedGroups, PurchaseGroups } from './purchase-groups.ts';

/** Mean log-likelihood per customer; fills the gradient by the logarithms of the parameters. */
export type LogLikelihood = (logParameters: readonly number[], gradient: Float64Array) => number;

/** What fitting needs to know of a purchase model. Arrays are in the order of the parameters. */
export interface ModelForm<Parameters> {
  readonly names: readonly (keyof Parameters & string)[];
  /** Which parameters are times: those in weeks. */
  readonly isTime: readonly boolean[];
  /** Parameter values to start from, time in mean ages. The first is where the weak prior is centred, should it be needed. */
  readonly starts: readonly (readonly number[])[];
  /** Up to the customers' unit of time. */
  readonly likelihood: (groups: PreparedGroups) => LogLikelihood;
  /** How the logarithm of each parameter moves when a customer buys e times as often, and when they are e times as prone to leave. */
  readonly moves: { readonly purchases: readonly number[]; readonly leaving: readonly number[] };
  /** Above so many groups the search starts on a part of them. */
  readonly manyGroups?: number;
}

/** Fits a model of this form by maximum likelihood on weighted groups. */
export function fitForm<Parameters>(form: ModelForm<Parameters>, groups: PurchaseGroups, options: FitOptions = {}): ModelFit<Parameters> {
  const prepared = prepareGroups(groups);
  const basis = { customers: prepared.customers, groups: prepared.size };
  if (!hasEnough(prepared)) return { ...basis, status: 'too-little-data', converged: false };
  const maximum = maximiseLikelihood({
    meanLogLikelihood: form.likelihood(prepared),
    ...(prepared.size > (form.manyGroups ?? Infinity) ? { rough: form.likelihood(partOf(groups, prepared, form.manyGroups ?? Infinity)) } : {}),
    observations: prepared.customers,
    starts: form.starts,
    regularisation: options.regularisation ?? 'when-needed',
  });
  const scales = form.isTime.map((isTime) => (isTime ? prepared.unitWeeks : 1));
  return namedFit(maximum, basis, { names: form.names, scales, logLikelihoodShift: -prepared.purchases * Math.log(prepared.unitWeeks) }) as ModelFit<Parameters>;
}

/** Whether a likelihood has anything to hold on to. */
export function hasEnough({ customers, repeatCustomers }: Pick<PreparedGroups, 'customers' | 'repeatCustomers'>): boolean {
  return customers >= fewestCustomers && repeatCustomers >= fewestRepeatCustomers;
}

/** ln L of all customers together, in weeks. */
export function logLikelihoodOf<Parameters>(form: ModelForm<Parameters>, parameters: Parameters, groups: PurchaseGroups): number {
  const prepared = prepareGroups(groups);
  const logs = logsOf(form, parameters).map((log, index) => (form.isTime[index] ? log - Math.log(prepared.unitWeeks) : log));
  const mean = form.likelihood(prepared)(logs, new Float64Array(logs.length));
  return mean * prepared.customers - prepared.purchases * Math.log(prepared.unitWeeks);
}

/** The logarithms of the parameters, in order. */
export function logsOf<Parameters>({ names }: Pick<ModelForm<Parameters>, 'names'>, parameters: Parameters): number[] {
  return names.map((name) => Math.log(parameters[name] as number));
}

/** The parameters with these logarithms. */
export function parametersOf<Parameters>({ names }: Pick<ModelForm<Parameters>, 'names'>, logs: readonly number[]): Parameters {
  return Object.fromEntries(names.map((name, index) => [name, Math.exp(logs[index] as number)])) as Parameters;
}

/** A fair part of many groups, in the same time unit as the whole. */
function partOf(groups: PurchaseGroups, whole: PreparedGroups, manyGroups: number): PreparedGroups {
  return prepareGroups(groups, { every: Math.ceil(whole.size / Math.min(5000, manyGroups)), unitWeeks: whole.unitWeeks });
}
