import { describe, expect, test } from 'vitest';
import { fitReturns, returnModel } from './model.ts';

const margin = { kind: 'margin', sales: 1000, cost: 400, assumed: 0 };
const lost = (gaps: number, orders: number, customers: number, returned: number): Record<string, unknown> => ({ kind: 'return', gaps, orders_until: orders, customers, returned });

describe('fitReturns', () => {
  test('the longer the silence, the fewer come back: the fit says so', () => {
    const model = returnModel(fitReturns([lost(7, 2, 200, 30), lost(12, 2, 200, 14), lost(25, 2, 200, 5), lost(7, 8, 200, 34), lost(25, 8, 200, 6), margin]));
    expect(model?.byGaps).toBeLessThan(-1);
    const chance = (gaps: number): number => 1 / (1 + Math.exp(-((model?.constant ?? 0) + (model?.byGaps ?? 0) * Math.log(gaps) + (model?.byOrders ?? 0) * Math.log(2))));
    expect(chance(7)).toBeCloseTo(0.15, 1);
    expect(chance(25)).toBeLessThan(0.04);
  });

  test('too few returns leave the chance to the purchase model', () => {
    const fitted = fitReturns([lost(7, 2, 40, 2), margin]);
    expect(fitted.parameters).toMatchObject({ chanceFrom: 'purchase-model', wereLost: 40, returned: 2 });
    expect(returnModel(fitted)).toBeUndefined();
    expect(returnModel(fitReturns([]))).toBeUndefined();
  });

  test('the margin is sales less the goods; it says when most of that is assumed, and when there are no sales', () => {
    const of = (sales: number | null, cost: number | null, assumed: number): unknown => fitReturns([{ kind: 'margin', sales, cost, assumed }]).parameters;
    expect(of(1000, 400, 100)).toMatchObject({ marginShare: 0.6, marginFrom: 'costs' });
    expect(of(1000, 400, 300)).toMatchObject({ marginShare: 0.6, marginFrom: 'assumed' });
    expect(of(100, 250, 0)).toMatchObject({ marginShare: 0 });
    expect(of(null, null, 0)).toMatchObject({ marginShare: null, marginFrom: 'unknown' });
  });
});
