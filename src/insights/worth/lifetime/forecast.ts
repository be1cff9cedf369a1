/** One customer looked at closely: any horizon, counts, everything still to come, each with what is not known about it. */
import type { Interval, Row } from '../../../domain/index.ts';
import type { Matrix } from '../../numeric/index.ts';
import { betaGeometricModels } from '../beta-geometric.ts';
import { expectedSpend } from '../gamma-gamma.ts';
import { logsOf, parametersOf } from '../model-form.ts';
import { predictAlive, predictCount, predictPurchases } from '../predictions.ts';
import type { Predicted } from '../predictions.ts';
import { purchaseCountProbability } from '../purchase-model.ts';
import { residualPurchases, weeklyDiscount } from '../residual-value.ts';
import { parameterInterval } from '../uncertainty.ts';
import type { Estimated, Figure } from '../uncertainty.ts';
import { fittedParameters } from './model.ts';

/** Intervals of expectations are what the parameters leave open; that of the count holds chance as well. */
export interface CustomerForecast {
  readonly weeks: number;
  readonly annualDiscountRate: number;
  readonly level: number;
  readonly aliveNow: Predicted;
  readonly aliveThen: Predicted;
  /** Mean number of purchase days in the next `weeks`. */
  readonly purchases: Predicted;
  /** How many there will be. */
  readonly count: Interval;
  /** P(exactly so many), as far as it matters. */
  readonly counts: readonly { readonly count: number; readonly probability: number }[];
  /** All purchases still to come, each worth less the later it is (DERT). */
  readonly residualPurchases: Predicted;
  /** Money per purchase day; null where the spend model knows nothing. */
  readonly spend: Predicted | null;
  /** Revenue of the next `weeks`, and of all time to come, discounted. */
  readonly revenue: Predicted | null;
  readonly residualValue: Predicted | null;
}

const level = 0.8;
const mostCounts = 30;

/**
 * @param parameters of the fit of `worth.lifetime`, as kept with the run
 * @param row the customer's row of `worth.lifetime`
 * @returns undefined when the fit is not known
 */
export function forecastCustomer(parameters: Row, row: Row, weeks: number): CustomerForecast | undefined {
  if (parameters['purchaseStatus'] !== 'known' || !Array.isArray(parameters['purchaseLogCovariance'])) return undefined;
  const fitted = fittedParameters({ status: 'known', parameters, observations: 0 });
  const { model } = betaGeometricModels[fitted.name];
  const history = { repeatPurchases: Number(row['x']), recencyWeeks: Number(row['recency_days']) / 7, ageWeeks: Number(row['age_days']) / 7 };
  const estimated = { logs: logsOf(model.form, fitted.purchases), logCovariance: parameters['purchaseLogCovariance'] as Matrix };
  const subject = { model, estimated, history };
  const annualDiscountRate = Number(parameters['annualDiscountRate']);
  const weeklyRate = weeklyDiscount(annualDiscountRate);
  const at = (logs: readonly number[]) => ({ model, parameters: parametersOf(model.form, logs), history });
  const predicted = (figure: Figure, of: Estimated): Predicted => ({ value: figure(of.logs), interval: parameterInterval(figure, of, { scale: 'log', level }) });
  const money = moneyOf(parameters, row);
  const spend = money ? predicted(money.spend, money) : null;
  const purchases = predictPurchases(subject, weeks, level);
  const residual = predicted((logs) => residualPurchases(at(logs), { weeklyRate }), estimated);
  const count = predictCount(subject, weeks, level);
  return {
    weeks,
    annualDiscountRate,
    level,
    aliveNow: predictAlive(subject, 0, level),
    aliveThen: predictAlive(subject, weeks, level),
    purchases,
    count,
    counts: Array.from({ length: Math.min(mostCounts, count.high + 3) }, (_, index) => ({ count: index, probability: purchaseCountProbability(at(estimated.logs), weeks, index) })),
    residualPurchases: residual,
    spend,
    revenue: spend && product(purchases, spend),
    residualValue: spend && product(residual, spend),
  };
}

const spendNames = { names: ['p', 'q', 'v'] } as const;

function moneyOf(parameters: Row, row: Row): { readonly logs: readonly number[]; readonly logCovariance: Matrix; readonly spend: (logs: readonly number[]) => number } | undefined {
  const { spend } = fittedParameters({ status: 'known', parameters, observations: 0 });
  const purchases = Number(row['x']);
  const meanSpend = Number(row['mean_spend'] ?? 0);
  if (!spend || !Array.isArray(parameters['spendLogCovariance']) || (purchases > 0 && !(meanSpend > 0))) return undefined;
  return {
    logs: [spend.p, spend.q, spend.v].map(Math.log),
    logCovariance: parameters['spendLogCovariance'] as Matrix,
    spend: (logs) => expectedSpend(parametersOf<typeof spend>(spendNames, logs), { purchases, meanSpend }),
  };
}

/** Purchases and spend are estimated apart, so that the variances of their logarithms add. */
function product(one: Predicted, other: Predicted): Predicted {
  const value = one.value * other.value;
  const halfOf = ({ interval }: Predicted): number => (interval.low > 0 ? Math.log(interval.high / interval.low) / 2 : 0);
  const half = Math.hypot(halfOf(one), halfOf(other));
  return { value, interval: { low: value * Math.exp(-half), high: value * Math.exp(half), level } };
}
