/** From purchase days in an engine to a fit report: the same road for a file and for the company's own facts. */
import { dayNumber } from '../domain/index.ts';
import type { Day, Query, Row } from '../domain/index.ts';
import { choosePurchaseModel, customersQuery, fitPurchaseModel, repeatsQuery, startsQuery } from '../insights/index.ts';
import type { CalibrationGroups, Candidate, FitReport, KnownOfCustomers, Observation, Period, PurchaseModelName, TimeUnit } from '../insights/index.ts';
import type { Warehouse } from '../storage/index.ts';

export interface ObservedFit {
  readonly model: PurchaseModelName | 'auto';
  readonly timeUnit: TimeUnit;
  readonly period: Period;
  /** The first purchase of all. */
  readonly origin: Day;
  readonly daysPerStep: 1 | 7;
  readonly covariates?: { readonly known: KnownOfCustomers; readonly names: readonly string[] } | undefined;
}

export interface FitWithCandidates extends FitReport {
  /** Every model that was compared; empty when one was asked for. */
  readonly candidates: readonly Candidate[];
}

export const daysPer: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7, month: 365.25 / 12, year: 365.25 };

/** @param purchases rows of `customer_id` and `day`, one per purchase day */
export async function fitObserved(warehouse: Warehouse, purchases: Query, asked: ObservedFit): Promise<FitWithCandidates> {
  const { period, timeUnit, covariates } = asked;
  const known = covariates?.known;
  const customers = groupsOf(await warehouse.rows(customersQuery(purchases, period, { daysPerStep: asked.daysPerStep, known })), asked);
  const days = dayNumber(period.holdOutUntil) - dayNumber(period.calibrateUntil);
  const observation = await observationOf(warehouse, purchases, asked);
  const holdOutLength = days / daysPer[timeUnit];
  if (asked.model === 'auto') {
    const { report, candidates } = choosePurchaseModel({ timeUnit, customers, observation, holdOutLength });
    return { ...report, candidates };
  }
  return { ...fitPurchaseModel({ model: asked.model, timeUnit, customers, observation, ...(days > 0 ? { holdOutLength } : {}) }), candidates: [] };
}

function groupsOf(rows: readonly Row[], { timeUnit, covariates, period }: ObservedFit): CalibrationGroups {
  const column = (key: string, per = 1): number[] => rows.map((row) => Number(row[key]) / per);
  return {
    repeatPurchases: column('x'),
    recency: column('recency_days', daysPer[timeUnit]),
    age: column('age_days', daysPer[timeUnit]),
    weights: column('customers'),
    ...(period.holdOutUntil > period.calibrateUntil ? { holdOutPurchases: column('hold_out') } : {}),
    ...(covariates ? { covariates: { names: covariates.names, values: covariates.known.columns.map((name) => column(name)) } } : {}),
  };
}

async function observationOf(warehouse: Warehouse, purchases: Query, { period, origin, covariates }: ObservedFit): Promise<Observation> {
  const how = { origin, known: covariates?.known };
  const starts = await warehouse.rows(startsQuery(purchases, period, how));
  const repeats = await warehouse.rows(repeatsQuery(purchases, period, how));
  return {
    starts: starts.map((row) => ({ day: Number(row['day']), customers: Number(row['customers']), ...(covariates ? { covariates: covariates.known.columns.map((name) => Number(row[name])) } : {}) })),
    purchases: repeats.map((row) => ({ week: Number(row['week']), count: Number(row['purchases']) })),
    calibrationDays: dayNumber(period.calibrateUntil) - dayNumber(origin) + 1,
    days: dayNumber(period.holdOutUntil) - dayNumber(origin) + 1,
  };
}
