import { parseDay, sql, ZhiyinError } from '../domain/index.ts';
import type { Day, Query, Row } from '../domain/index.ts';
import { fitPurchaseModel } from '../insights/index.ts';
import type { CalibrationGroups, FitReport, TimeUnit } from '../insights/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { withBareFile } from './bare-file.ts';

export interface FitFileRequest {
  readonly model: string;
  readonly path: string;
  /** Columns by name, or by number from 1. */
  readonly customer: string;
  readonly date: string;
  readonly spend?: string;
  /** Transactions after this day do not enter the fit; by default the last day of the file. */
  readonly calibrateUntil?: string;
  /** The fit is judged on the transactions from there to this day. */
  readonly holdOutUntil?: string;
  readonly timeUnit: string;
  readonly header?: boolean;
}

const models = ['bg-nbd', 'mbg-nbd', 'pareto-nbd', 'gamma-gamma'] as const;
const daysPer: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7, month: 365.25 / 12 };

/**
 * Fits a model to a file of transactions, one a line, without a data folder. Transactions of one day count as one.
 * @throws ZhiyinError BAD_REQUEST, COLUMN_NOT_FOUND, TOO_LITTLE_DATA when no line has a customer and a date
 */
export async function fitFile(request: FitFileRequest): Promise<FitReport> {
  const model = oneOf('model', request.model, models);
  const timeUnit = oneOf('time unit', request.timeUnit, ['day', 'week', 'month'] as const);
  if (model === 'gamma-gamma' && request.spend === undefined) throw new ZhiyinError('BAD_REQUEST', { problem: 'gamma-gamma needs the column of amounts: --spend' });
  return withBareFile(request.path, { header: request.header }, async ({ warehouse, store }) => {
    const amount = request.spend === undefined ? '=0' : request.spend;
    await store('orders', { customer_id: request.customer, ordered_at: request.date, net: amount });
    const period = await periodOf(warehouse, request);
    if (model === 'gamma-gamma') return fitPurchaseModel({ model, timeUnit, spend: await spendGroups(warehouse, period) });
    const customers = await calibrationGroups(warehouse, period, timeUnit);
    if (period.holdOutUntil === undefined) return fitPurchaseModel({ model, timeUnit, customers });
    const holdOutLength = (Date.parse(period.holdOutUntil) - Date.parse(period.calibrateUntil)) / 86_400_000 / daysPer[timeUnit];
    return fitPurchaseModel({ model, timeUnit, customers, holdOutLength });
  });
}

interface Period {
  readonly calibrateUntil: Day;
  readonly holdOutUntil?: Day;
}

async function periodOf(warehouse: Warehouse, request: FitFileRequest): Promise<Period> {
  const [row] = await warehouse.rows(sql`select max(cast(ordered_at as date)) as last_day, count(customer_id) as lines from fact_orders`);
  if (Number(row?.['lines']) === 0) throw new ZhiyinError('TOO_LITTLE_DATA', { problem: 'no line has both a customer and a date' });
  const calibrateUntil = request.calibrateUntil === undefined ? (String(row?.['last_day']) as Day) : requireDay('--calibrate-until', request.calibrateUntil);
  if (request.holdOutUntil === undefined) return { calibrateUntil };
  const holdOutUntil = requireDay('--hold-out-until', request.holdOutUntil);
  if (holdOutUntil <= calibrateUntil) throw new ZhiyinError('BAD_REQUEST', { problem: `--hold-out-until ${holdOutUntil} must come after --calibrate-until ${calibrateUntil}` });
  return { calibrateUntil, holdOutUntil };
}

/** Purchase days with their sum, of customers who came in the calibration period. */
function purchaseDays({ calibrateUntil }: Period): Query {
  return sql`
    select customer_id, day, net, min(day) over (partition by customer_id) as first_day
    from (select customer_id, cast(ordered_at as date) as day, sum(cast(net as double)) as net from fact_orders where customer_id is not null group by customer_id, cast(ordered_at as date)) days
    where day <= cast(${calibrateUntil} as date)`;
}

async function calibrationGroups(warehouse: Warehouse, period: Period, timeUnit: TimeUnit): Promise<CalibrationGroups> {
  const rows = await warehouse.rows(sql`
    select x, recency_days, age_days, hold_out, count(*) as customers
    from (
      select c.customer_id, c.x, c.recency_days, c.age_days, coalesce(h.purchases, 0) as hold_out
      from (
        select customer_id, count(*) - 1 as x, date_diff('day', min(day), max(day)) as recency_days, date_diff('day', min(day), cast(${period.calibrateUntil} as date)) as age_days
        from (${purchaseDays(period)}) days group by customer_id
      ) c
      left join (
        select customer_id, count(distinct cast(ordered_at as date)) as purchases from fact_orders
        where cast(ordered_at as date) > cast(${period.calibrateUntil} as date) and cast(ordered_at as date) <= cast(${period.holdOutUntil ?? period.calibrateUntil} as date)
        group by customer_id
      ) h on h.customer_id = c.customer_id
    ) customers group by x, recency_days, age_days, hold_out order by x, recency_days, age_days, hold_out`);
  const column = (key: string, per = 1): number[] => rows.map((row: Row) => Number(row[key]) / per);
  const groups = { repeatPurchases: column('x'), recency: column('recency_days', daysPer[timeUnit]), age: column('age_days', daysPer[timeUnit]), weights: column('customers') };
  return period.holdOutUntil === undefined ? groups : { ...groups, holdOutPurchases: column('hold_out') };
}

/** Mean spend over each customer's repeat purchase days: the first purchase is left to the purchase model. */
async function spendGroups(warehouse: Warehouse, period: Period): Promise<{ purchases: number[]; meanSpend: number[]; weights: number[] }> {
  const rows = await warehouse.rows(sql`
    select purchases, mean_spend, count(*) as customers
    from (select customer_id, count(*) as purchases, avg(net) as mean_spend from (${purchaseDays(period)}) days where day > first_day group by customer_id) customers
    group by purchases, mean_spend order by purchases, mean_spend`);
  const column = (key: string): number[] => rows.map((row) => Number(row[key]));
  return { purchases: column('purchases'), meanSpend: column('mean_spend'), weights: column('customers') };
}

function oneOf<Choice extends string>(what: string, given: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === given);
  if (choice === undefined) throw new ZhiyinError('BAD_REQUEST', { problem: `there is no ${what} ${given}; there are ${choices.join(', ')}` });
  return choice;
}

function requireDay(option: string, text: string): Day {
  const day = parseDay(text);
  if (!day) throw new ZhiyinError('BAD_REQUEST', { problem: `${option}: there is no day ${text}; write YYYY-MM-DD` });
  return day;
}
