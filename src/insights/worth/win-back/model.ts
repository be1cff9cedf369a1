/** How often the lost come back by themselves, measured on this company's own customers. Pure. */
import type { Fitted, Row } from '../../../domain/index.ts';
import { fitLogistic } from '../../numeric/index.ts';

/** What the score query needs of the fit: log-odds of coming back within a quarter = constant + byGaps·ln(gaps) + byOrders·ln(orders). */
export interface ReturnModel {
  readonly constant: number;
  readonly byGaps: number;
  readonly byOrders: number;
  /** Variances and covariances of the three, upper triangle by rows. */
  readonly covariance: readonly [number, number, number, number, number, number];
}

/**
 * @param rows `kind` 'return': customers who were lost 90 days ago by `gaps` (silence in usual gaps then) and `orders_until`, with `customers` and `returned`;
 *   'margin': one row with `sales`, product `cost` and how much of it is `assumed`, of everybody
 */
export function fitReturns(rows: readonly Row[]): Fitted {
  const groups = rows.filter((row) => row['kind'] === 'return');
  const column = (name: string): Float64Array => Float64Array.from(groups, (row) => Number(row[name]));
  const cases = column('customers');
  const events = column('returned');
  const margin = marginOf(rows.find((row) => row['kind'] === 'margin'));
  const wereLost = cases.reduce((sum, count) => sum + count, 0);
  const returned = events.reduce((sum, count) => sum + count, 0);
  const fit = fitLogistic({ features: [column('gaps').map(Math.log), column('orders_until').map(Math.log)], cases, events });
  const measured = { wereLost, returned, daysObserved: 90, ...margin };
  if (fit.status !== 'known') return { status: 'known', parameters: { ...measured, chanceFrom: 'purchase-model' }, observations: wereLost };
  const shared = (row: number, place: number): number => (fit.covariance[row] as readonly number[])[place] as number;
  return {
    status: 'known',
    observations: wereLost,
    parameters: {
      ...measured,
      chanceFrom: 'returns',
      constant: fit.coefficients[0],
      byGaps: fit.coefficients[1],
      byOrders: fit.coefficients[2],
      constantStandardError: fit.standardErrors[0],
      byGapsStandardError: fit.standardErrors[1],
      byOrdersStandardError: fit.standardErrors[2],
      covariance: [shared(0, 0), shared(0, 1), shared(0, 2), shared(1, 1), shared(1, 2), shared(2, 2)],
      regularised: fit.regularised,
    },
  };
}

/** The return model of a fit; undefined when too few came back to measure one. */
export function returnModel(fitted: Fitted | undefined): ReturnModel | undefined {
  const parameters = fitted?.parameters;
  if (parameters?.['chanceFrom'] !== 'returns') return undefined;
  return { constant: Number(parameters['constant']), byGaps: Number(parameters['byGaps']), byOrders: Number(parameters['byOrders']), covariance: parameters['covariance'] as ReturnModel['covariance'] };
}

/** What is left of a unit of sales after the goods, as the profit room sees it: recorded costs, and its assumption where there are none. */
function marginOf(row: Row | undefined): { readonly marginShare: number | null; readonly marginFrom: 'costs' | 'assumed' | 'unknown' } {
  const [sales, cost, assumed] = [Number(row?.['sales'] ?? 0), Number(row?.['cost'] ?? 0), Number(row?.['assumed'] ?? 0)];
  if (!(sales > 0)) return { marginShare: null, marginFrom: 'unknown' };
  return { marginShare: Math.max(0, 1 - cost / sales), marginFrom: assumed > cost / 2 ? 'assumed' : 'costs' };
}
