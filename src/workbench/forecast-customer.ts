import { operations } from '../contract/index.ts';
import { sql, ZhiyinError } from '../domain/index.ts';
import { insightTable } from '../facts/index.ts';
import { forecastCustomer as forecastFrom } from '../insights/index.ts';
import { customerNamed, shownRun } from './customer-rows.ts';
import { insightFit } from './explain.ts';
import { implement } from './implementation.ts';

/** What is to be expected of one customer over any horizon, from the fit of the run. */
export const forecastCustomer = implement(operations.forecastCustomer, async (workspace, { id: given, weeks }) => {
  const { asOf, currency } = await shownRun(workspace);
  const { id } = await customerNamed(workspace, given, asOf);
  const { status, parameters } = await insightFit(workspace, { name: 'worth.lifetime' }, asOf);
  const [row] = await workspace.warehouse.rows(sql`select x, recency_days, age_days, mean_spend from ${insightTable('worth.purchases')} where as_of = cast(${asOf} as date) and subject = ${id}`);
  const forecast = row && forecastFrom(parameters, row, weeks);
  if (!forecast) throw new ZhiyinError('TOO_LITTLE_DATA', { problem: row ? `the model is ${status}` : `${id} has not bought anything` });
  const flat = ({ value, interval }: typeof forecast.purchases): { value: number; low: number; high: number } => ({ value, low: interval.low, high: interval.high });
  return {
    customer: id,
    asOf,
    currency,
    timeUnit: 'week' as const,
    weeks,
    annualDiscountRate: forecast.annualDiscountRate,
    level: forecast.level,
    aliveNow: flat(forecast.aliveNow),
    aliveThen: flat(forecast.aliveThen),
    purchases: flat(forecast.purchases),
    count: { low: forecast.count.low, high: forecast.count.high },
    counts: [...forecast.counts],
    residualPurchases: flat(forecast.residualPurchases),
    spend: forecast.spend && flat(forecast.spend),
    revenue: forecast.revenue && flat(forecast.revenue),
    residualValue: forecast.residualValue && flat(forecast.residualValue),
  };
});
