import { ZhiyinError } from '../../domain/index.ts';

/**
 * Customers as the purchase models see them, grouped: all customers with the same repeat purchases x, recency t_x and
 * age T are one group with a weight. Four arrays of equal length; typed arrays are welcome.
 */
export interface PurchaseGroups {
  /** x: purchases after the first one; whole, 0 or more. */
  readonly repeatPurchases: ArrayLike<number>;
  /** t_x: weeks from the first to the last purchase; 0 when there was no repeat. */
  readonly recencyWeeks: ArrayLike<number>;
  /** T: weeks from the first purchase to the day of looking; at least t_x. */
  readonly ageWeeks: ArrayLike<number>;
  /** How many customers the group stands for; greater than 0. */
  readonly weights: ArrayLike<number>;
}

/** One customer's purchases. A new customer is `{ repeatPurchases: 0, recencyWeeks: 0, ageWeeks: 0 }`. */
export interface PurchaseHistory {
  readonly repeatPurchases: number;
  readonly recencyWeeks: number;
  readonly ageWeeks: number;
}

/** Distinct values of a column and, for every group, which of them it has: what depends on one column is computed once. */
export interface Distinct {
  readonly values: Float64Array;
  readonly index: Int32Array;
}

/** Groups with time in units of the mean age, ready for a likelihood. */
export interface PreparedGroups {
  readonly size: number;
  readonly weights: Float64Array;
  readonly repeatPurchases: Distinct;
  readonly recency: Distinct;
  readonly age: Distinct;
  readonly customers: number;
  readonly repeatCustomers: number;
  /** Σ weight·x. */
  readonly purchases: number;
  /** The time unit of `recency` and `age`. */
  readonly unitWeeks: number;
}

/**
 * Checks groups and prepares them.
 * @param how `every` takes only every n-th group: a rough picture of a large company; `unitWeeks` is the time unit, by
 *   default the mean age
 * @throws ZhiyinError BAD_REQUEST when a group cannot be (negative time, last purchase after today, x not whole)
 */
export function prepareGroups(groups: PurchaseGroups, how: { readonly every?: number; readonly unitWeeks?: number } = {}): PreparedGroups {
  const every = how.every ?? 1;
  const size = Math.ceil(groups.weights.length / every);
  const column = (values: ArrayLike<number>): Float64Array => Float64Array.from({ length: size }, (_, index) => values[index * every] as number);
  const [x, recency, age, weights] = [column(groups.repeatPurchases), column(groups.recencyWeeks), column(groups.ageWeeks), column(groups.weights)];
  let customers = 0;
  let repeatCustomers = 0;
  let purchases = 0;
  let totalAge = 0;
  for (let index = 0; index < size; index++) {
    const history = { repeatPurchases: x[index] as number, recencyWeeks: recency[index] as number, ageWeeks: age[index] as number };
    const weight = weights[index] as number;
    checkGroup(history, weight);
    customers += weight;
    if (history.repeatPurchases > 0) repeatCustomers += weight;
    purchases += weight * history.repeatPurchases;
    totalAge += weight * history.ageWeeks;
  }
  const unitWeeks = how.unitWeeks ?? (totalAge > 0 ? totalAge / customers : 1);
  const scaled = (values: Float64Array): Distinct => distinct(values.map((value) => value / unitWeeks));
  return { size, weights, repeatPurchases: distinct(x), recency: scaled(recency), age: scaled(age), customers, repeatCustomers, purchases, unitWeeks };
}

/** The distinct values of a column, in order of first appearance. */
export function distinct(column: Float64Array): Distinct {
  const positions = new Map<number, number>();
  const index = new Int32Array(column.length);
  for (let row = 0; row < column.length; row++) {
    const value = column[row] as number;
    let position = positions.get(value);
    if (position === undefined) {
      position = positions.size;
      positions.set(value, position);
    }
    index[row] = position;
  }
  return { values: Float64Array.from(positions.keys()), index };
}

function checkGroup({ repeatPurchases, recencyWeeks, ageWeeks }: PurchaseHistory, weight: number): void {
  const possible = Number.isInteger(repeatPurchases) && repeatPurchases >= 0 && recencyWeeks >= 0 && ageWeeks >= recencyWeeks && Number.isFinite(ageWeeks) && weight > 0;
  if (!possible) {
    const problem = `no customer has ${repeatPurchases} repeat purchases, the last ${recencyWeeks} weeks after the first, at age ${ageWeeks} weeks (weight ${weight})`;
    throw new ZhiyinError('BAD_REQUEST', { problem });
  }
}
