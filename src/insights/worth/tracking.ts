/** Purchases week by week, as they were and as the model has them: the picture that shows where a model goes wrong. */

/** What happened in the calendar weeks of the whole period, repeat purchases only. Days count from the first purchase of all. */
export interface Observation {
  /** How many customers started on which day; by what is known of them, where covariates are used. */
  readonly starts: readonly { readonly day: number; readonly customers: number; readonly covariates?: readonly number[] }[];
  /** Repeat purchases in the week that begins at day 7·week. */
  readonly purchases: readonly { readonly week: number; readonly count: number }[];
  /** Days from the first purchase of all to the end of the calibration period, and to the end of the hold-out. */
  readonly calibrationDays: number;
  readonly days: number;
}

export interface TrackingWeek {
  /** 1 for the first. */
  readonly week: number;
  readonly actual: number;
  readonly expected: number;
  readonly cumulativeActual: number;
  readonly cumulativeExpected: number;
  /** Whether the week lies in the period that the model has not seen. */
  readonly holdOut: boolean;
}

export interface Tracking {
  readonly weeks: readonly TrackingWeek[];
  /** Mean of |expected − actual| / actual of the cumulative purchases over the weeks of the hold-out; null without one. */
  readonly holdOutError: number | null;
}

/** Above so many evaluations the picture is not worth the wait. */
const mostEvaluations = 400_000;

/**
 * Each customer is followed from their own start: Σ over starts of E[X(t − start)].
 * @param expected E[X(t)] of a new customer with such covariates, t in weeks
 * @returns null when the covariates make too many kinds of customers
 */
export function track({ starts, purchases, calibrationDays, days }: Observation, expected: (weeks: number, covariates: readonly number[]) => number): Tracking | null {
  const count = Math.floor(days / 7);
  const byKind = new Map<string, Observation['starts'][number][]>();
  for (const start of starts) {
    const key = start.covariates?.join(' ') ?? '';
    const kind = byKind.get(key);
    if (kind) kind.push(start);
    else byKind.set(key, [start]);
  }
  if (byKind.size * days > mostEvaluations) return null;
  const expectedUntil = Array<number>(count + 1).fill(0);
  for (const kind of byKind.values()) {
    const known: (number | undefined)[] = [];
    const covariates = kind[0]?.covariates ?? [];
    for (let week = 1; week <= count; week++) {
      for (const { day, customers } of kind) {
        const age = 7 * week - 1 - day;
        if (age > 0) expectedUntil[week] = (expectedUntil[week] as number) + customers * (known[age] ??= expected(age / 7, covariates));
      }
    }
  }
  const actual = Array<number>(count + 1).fill(0);
  for (const { week, count: bought } of purchases) if (week < count) actual[week + 1] = (actual[week + 1] as number) + bought;
  let cumulativeActual = 0;
  const weeks = Array.from({ length: count }, (_, index): TrackingWeek => {
    const week = index + 1;
    cumulativeActual += actual[week] as number;
    const cumulativeExpected = expectedUntil[week] as number;
    return { week, actual: actual[week] as number, expected: cumulativeExpected - (expectedUntil[index] as number), cumulativeActual, cumulativeExpected, holdOut: 7 * index >= calibrationDays };
  });
  const judged = weeks.filter((week) => week.holdOut && week.cumulativeActual > 0);
  const error = judged.reduce((sum, week) => sum + Math.abs(week.cumulativeExpected / week.cumulativeActual - 1), 0) / judged.length;
  return { weeks, holdOutError: judged.length > 0 ? error : null };
}
