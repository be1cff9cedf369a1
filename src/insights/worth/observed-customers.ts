/** Customers of a file or a company as a fit report takes them: histories, what came after, what is known of them. */

/** Customers in the calibration period, times in the time unit of the request. Arrays of equal length. */
export interface CalibrationGroups {
  /** x: repeat purchases in the calibration period. */
  readonly repeatPurchases: ArrayLike<number>;
  /** t_x: time from the first to the last purchase of the calibration period. */
  readonly recency: ArrayLike<number>;
  /** T: time from the first purchase to the end of the calibration period. */
  readonly age: ArrayLike<number>;
  /** Purchases in the hold-out period; absent when there is none. */
  readonly holdOutPurchases?: ArrayLike<number>;
  /** How many customers the row stands for. Rows with the same (x, t_x, T) may repeat; they are merged. */
  readonly weights: ArrayLike<number>;
  /** What is known of customers from the start: one array per covariate. */
  readonly covariates?: { readonly names: readonly string[]; readonly values: readonly ArrayLike<number>[] };
}

/** Customers with one history and the same covariates, and how many of them bought how often in the hold-out period. */
export interface ObservedCustomers {
  readonly repeatPurchases: number;
  readonly recency: number;
  readonly age: number;
  readonly covariates: readonly number[];
  readonly weight: number;
  /** Hold-out purchases → customers. */
  readonly holdOuts: ReadonlyMap<number, number>;
}

/** Merges rows with equal histories and covariates. */
export function mergeCustomers(groups: CalibrationGroups): ObservedCustomers[] {
  const merged = new Map<string, ObservedCustomers & { weight: number; holdOuts: Map<number, number> }>();
  for (let row = 0; row < groups.weights.length; row++) {
    const [repeatPurchases, recency, age, weight] = [groups.repeatPurchases[row], groups.recency[row], groups.age[row], groups.weights[row]] as [number, number, number, number];
    const covariates = groups.covariates?.values.map((values) => values[row] as number) ?? [];
    const key = `${repeatPurchases} ${recency} ${age} ${covariates.join(' ')}`;
    const customers = merged.get(key) ?? { repeatPurchases, recency, age, covariates, weight: 0, holdOuts: new Map<number, number>() };
    merged.set(key, customers);
    customers.weight += weight;
    const count = groups.holdOutPurchases?.[row] ?? 0;
    customers.holdOuts.set(count, (customers.holdOuts.get(count) ?? 0) + weight);
  }
  return [...merged.values()];
}

/** How many customers bought at least once in the hold-out period, and how often all of them together. */
export function outcomeOf({ holdOuts }: Pick<ObservedCustomers, 'holdOuts'>): { readonly buyers: number; readonly purchases: number } {
  let [buyers, purchases] = [0, 0];
  for (const [count, customers] of holdOuts) {
    if (count > 0) buyers += customers;
    purchases += count * customers;
  }
  return { buyers, purchases };
}
