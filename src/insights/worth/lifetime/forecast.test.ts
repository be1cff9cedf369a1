import { describe, expect, test } from 'vitest';
import { forecastCustomer } from './forecast.ts';

const covariance = (size: number): number[][] => Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => (row === column ? 0.01 : 0)));
const parameters = { purchaseModel: 'bg-nbd', purchaseStatus: 'known', spendStatus: 'known', r: 0.6, alphaWeeks: 6, a: 0.8, b: 2.5, p: 6, q: 4, v: 15, annualDiscountRate: 0.1, purchaseLogCovariance: covariance(4), spendLogCovariance: covariance(3) };
const row = { x: 3, recency_days: 154, age_days: 210, mean_spend: 30 };

describe('one customer looked at closely', () => {
  const forecast = forecastCustomer(parameters, row, 26)!;

  test('every expectation lies inside its interval, and money is purchases times spend', () => {
    for (const { value, interval } of [forecast.aliveNow, forecast.aliveThen, forecast.purchases, forecast.residualPurchases, forecast.spend!, forecast.revenue!, forecast.residualValue!]) {
      expect(interval.low).toBeLessThan(value);
      expect(interval.high).toBeGreaterThan(value);
    }
    expect(forecast.aliveThen.value).toBeLessThan(forecast.aliveNow.value);
    expect(forecast.revenue!.value).toBeCloseTo(forecast.purchases.value * forecast.spend!.value, 10);
    expect(forecast.residualValue!.value).toBeCloseTo(forecast.residualPurchases.value * forecast.spend!.value, 10);
    expect(forecast.residualPurchases.value).toBeGreaterThan(forecast.purchases.value);
  });

  test('counts add up to nearly everything and hold the interval', () => {
    const total = forecast.counts.reduce((sum, { probability }) => sum + probability, 0);
    expect(total).toBeGreaterThan(0.9);
    expect(total).toBeLessThanOrEqual(1 + 1e-12);
    expect(forecast.count.high).toBeLessThan(forecast.counts.length);
  });

  test('money is left out where nothing is known of it; without a fit there is no forecast', () => {
    expect(forecastCustomer(parameters, { ...row, mean_spend: -5 }, 26)).toMatchObject({ spend: null, revenue: null, residualValue: null });
    expect(forecastCustomer({ ...parameters, spendStatus: 'not-identified' }, row, 26)!.spend).toBeNull();
    expect(forecastCustomer({ purchaseStatus: 'too-little-data' }, row, 26)).toBeUndefined();
  });
});
