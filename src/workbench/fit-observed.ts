/** From purchase days in an engine to a fit report: the same road for a file and for the company's own facts. */
import { dayNumber } from '../domain/index.ts';
import type { Day, Query, Row } from '../domain/index.ts';
import { choosePurchaseModel, customersQuery, fitPurchaseModel, repeatsQuery, startsQuery } from '../insights/index.ts';
import type { CalibrationGroups, Candidate, FitReport, KnownOfCustomers, Observation, Period, PurchaseModelName, TimeUnit } from '../insights/index.ts';
import type { Warehouse } from '../storage/index.ts';

/** What to look at. */
export interface Look {
  readonly timeUnit: TimeUnit;
  readonly period: Period;
  /** The first purchase of all. */
  readonly origin: Day;
  readonly daysPerStep: 1 | 7;
  readonly covariates?: { readonly known: KnownOfCustomers; readonly names: readonly string[] } | undefined;
}

/** What was seen, small enough to fit. */
export interface Observed {
  readonly customers: CalibrationGroups;
  readonly observation: Observation;
}

export interface FitWithCandidates extends FitReport {
  /** Every model that was compared; empty when one was asked for. */
  readonly candidates: readonly Candidate[];
}

const daysPer: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7, month: 365.25 / 12, year: 365.25 };

/** @param purchases rows of `customer_id` and `day`, one per purchase day */
export async function observeCustomers(warehouse: Warehouse, purchases: Query, look: Look): Promise<Observed> {
  const known = look.covariates?.known;
  const rows = await warehouse.rows(customersQuery(purchases, look.period, { daysPerStep: look.daysPerStep, known }));
  return { customers: groupsOf(rows, look), observation: await observationOf(warehouse, purchases, look) };
}

/** Fits the model asked for, or the one that foresees best. */
export function fitObserved(asked: Look & Observed & { readonly model: PurchaseModelName | 'auto' }): FitWithCandidates {
  const { timeUnit, period, customers, observation, model } = asked;
  const days = dayNumber(period.holdOutUntil) - dayNumber(period.calibrateUntil);
  const holdOutLength = days / daysPer[timeUnit];
  if (model === 'auto') {
    const { report, candidates } = choosePurchaseModel({ timeUnit, customers, observation, holdOutLength });
    return { ...report, candidates };
  }
  return { ...fitPurchaseModel({ model, timeUnit, customers, observation, ...(days > 0 ? { holdOutLength } : {}) }), candidates: [] };
}

function groupsOf(rows: readonly Row[], { timeUnit, covariates, period }: Look): CalibrationGroups {
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

async function observationOf(warehouse: Warehouse, purchases: Query, { period, origin, covariates }: Look): Promise<Observation> {
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
