/** What is expected of one customer, with intervals that cover what is not known: chance, the customer, the parameters. */
import type { Interval } from '../../domain/index.ts';
import { parametersOf } from './model-form.ts';
import { expectedPurchases, probabilityAliveLater } from './purchase-model.ts';
import type { PurchaseModel } from './purchase-model.ts';
import type { PurchaseHistory } from './purchase-groups.ts';
import { drawParameters, parameterInterval } from './uncertainty.ts';
import type { Estimated } from './uncertainty.ts';

/** A fitted model, with how sure it is of its parameters, and one customer. */
export interface EstimatedSubject<Parameters> {
  readonly model: PurchaseModel<Parameters>;
  readonly estimated: Estimated;
  readonly history: PurchaseHistory;
  /** Parameters of this customer from logarithms; by default those of everybody. Covariates enter here. */
  readonly parametersAt?: (logs: readonly number[]) => Parameters;
}

/** A figure and where it may lie as far as the parameters are uncertain. */
export interface Predicted {
  readonly value: number;
  readonly interval: Interval;
}

function at<Parameters>({ model, parametersAt }: EstimatedSubject<Parameters>): (logs: readonly number[]) => Parameters {
  return parametersAt ?? ((logs) => parametersOf(model.form, logs));
}

/** P(active `weeks` after the day of looking; 0 for now), with the interval that the parameters leave open. */
export function predictAlive<Parameters>(subject: EstimatedSubject<Parameters>, weeks: number, level: number): Predicted {
  const { model, history, estimated } = subject;
  const figure = (logs: readonly number[]): number => probabilityAliveLater({ model, history, parameters: at(subject)(logs) }, weeks);
  return { value: figure(estimated.logs), interval: parameterInterval(figure, estimated, { scale: 'logit', level }) };
}

/** The mean number of purchases in the next `weeks`, with the interval that the parameters leave open. */
export function predictPurchases<Parameters>(subject: EstimatedSubject<Parameters>, weeks: number, level: number): Predicted {
  const { model, history, estimated } = subject;
  const figure = (logs: readonly number[]): number => expectedPurchases({ model, history, parameters: at(subject)(logs) }, weeks);
  return { value: figure(estimated.logs), interval: parameterInterval(figure, estimated, { scale: 'log', level }) };
}

const draws = 200;
const seed = 20_050_324;

/**
 * The central interval of how many purchases there will be in the next `weeks`: chance, the customer's own unknown rate and
 * dropout, and the uncertainty of the parameters (the distribution is averaged over 200 draws of them).
 */
export function predictCount<Parameters>(subject: EstimatedSubject<Parameters>, weeks: number, level: number): Interval {
  const { model, history, estimated } = subject;
  const worlds = drawParameters(estimated, draws, seed).map((logs) => {
    const parameters = at(subject)(logs);
    return { alive: model.probabilityAlive(parameters, history), counts: model.whileAlive(parameters, history).countDistribution(weeks) };
  });
  const quantile = (probability: number): number => {
    for (let count = 0; ; count++) {
      const beyond = worlds.reduce((sum, { alive, counts }) => sum + alive * counts.atLeast(count + 1), 0) / worlds.length;
      if (beyond <= 1 - probability) return count;
    }
  };
  return { low: quantile((1 - level) / 2), high: quantile((1 + level) / 2), level };
}
