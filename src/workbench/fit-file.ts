/** `zhiyin fit`: from a file to a model with a verdict, without a data folder. */
import { dayNumber, parseDay, sql, ZhiyinError } from '../domain/index.ts';
import type { Bilingual, Day } from '../domain/index.ts';
import { fitPurchaseModel, opportunitiesBetween, opportunitiesQuery, purchaseModelNames, splitPeriod } from '../insights/index.ts';
import type { Period, TimeUnit } from '../insights/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { withBareFile } from './bare-file.ts';
import type { BareFile } from './bare-file.ts';
import { loadCovariates } from './fit-covariates.ts';
import { fitObserved, observeCustomers } from './fit-observed.ts';
import type { FitWithCandidates } from './fit-observed.ts';
import { fitSummaryFile } from './fit-summary-file.ts';
import type { SummaryColumns } from './fit-summary-file.ts';

export interface FitFileRequest extends SummaryColumns {
  readonly model: string;
  readonly path: string;
  /** Columns by name, or by number from 1. Without a customer the file is taken for a summary. */
  readonly customer?: string | undefined;
  readonly date?: string | undefined;
  readonly spend?: string | undefined;
  readonly currency?: string | undefined;
  /** Transactions after this day do not enter the fit; by default the last day of the file. */
  readonly calibrateUntil?: string | undefined;
  /** The fit is judged on the transactions from there to this day. */
  readonly holdOutUntil?: string | undefined;
  readonly timeUnit: string;
  readonly header?: boolean | undefined;
  /** A second file, one line per customer. */
  readonly covariates?: string | undefined;
  readonly covariateKey?: string | undefined;
  /** Lines of later days are left out. */
  readonly today: Day;
}

/** What was done to the file on the way, and from when to when it was looked at. */
export interface FileFitReport extends FitWithCandidates {
  readonly period: { readonly firstDay: string; readonly calibrateUntil: string; readonly holdOutUntil: string | null } | null;
  readonly notes: readonly Bilingual[];
}

const models = [...purchaseModelNames, 'bg-bb', 'gamma-gamma', 'auto'] as const;

/**
 * Fits a model to a file of transactions, one a line, or to a summary. Transactions of one day count as one.
 * @throws ZhiyinError BAD_REQUEST, COLUMN_NOT_FOUND, TOO_LITTLE_DATA when no line has a customer and a date
 */
export async function fitFile(request: FitFileRequest): Promise<FileFitReport> {
  const model = oneOf('model', request.model, models);
  const timeUnit = oneOf('time unit', request.timeUnit, ['day', 'week', 'month', 'year'] as const);
  if (request.customer === undefined) {
    if (model === 'auto' || model === 'gamma-gamma') throw new ZhiyinError('BAD_REQUEST', { problem: `${model} needs transactions: --customer and --date` });
    const report = await fitSummaryFile({ model, path: request.path, timeUnit, columns: request, header: request.header });
    return { ...report, candidates: [], period: null, notes: [] };
  }
  if (request.date === undefined) throw new ZhiyinError('BAD_REQUEST', { problem: 'transactions need the column of dates: --date' });
  if (model === 'gamma-gamma' && request.spend === undefined) throw new ZhiyinError('BAD_REQUEST', { problem: 'gamma-gamma needs the column of amounts: --spend' });
  if ((request.covariates === undefined) !== (request.covariateKey === undefined)) throw new ZhiyinError('BAD_REQUEST', { problem: '--covariates and --covariate-key belong together' });
  if (request.covariates !== undefined && (model === 'bg-bb' || model === 'gamma-gamma')) throw new ZhiyinError('BAD_REQUEST', { problem: `${model} takes no covariates` });
  return withBareFile(request.path, { header: request.header }, (file) => fitTransactions(file, request, { model, timeUnit }));
}

const purchaseDays = sql`purchase_day`;

async function fitTransactions(file: BareFile, request: FitFileRequest, { model, timeUnit }: { readonly model: (typeof models)[number]; readonly timeUnit: TimeUnit }): Promise<FileFitReport> {
  const { warehouse } = file;
  const notes = await keepPurchases(file, request);
  const { firstDay, period, notes: periodNotes } = await periodOf(warehouse, request, model === 'auto');
  const shown = { firstDay, calibrateUntil: period.calibrateUntil, holdOutUntil: period.holdOutUntil > period.calibrateUntil ? period.holdOutUntil : null };
  if (model === 'gamma-gamma') {
    return { ...fitPurchaseModel({ model, timeUnit, spend: await spendGroups(warehouse, period) }), candidates: [], period: shown, notes };
  }
  if (model === 'bg-bb') return { ...(await fitOpportunities(warehouse, period, timeUnit)), candidates: [], period: shown, notes: [...notes, ...periodNotes] };
  const covariates = request.covariates === undefined ? undefined : await loadCovariates(warehouse, file.folder, { path: request.covariates, key: request.covariateKey ?? '', purchases: purchaseDays });
  const look = { timeUnit, period, origin: firstDay, daysPerStep: 1, covariates } as const;
  const report = fitObserved({ ...look, ...(await observeCustomers(warehouse, purchaseDays, look)), model });
  return { ...report, period: shown, notes: [...notes, ...periodNotes, ...(covariates?.notes ?? [])] };
}

/** Keeps what counts as a purchase as rows of customer, day and net, and says what was left out. */
async function keepPurchases({ warehouse, store }: BareFile, request: FitFileRequest): Promise<Bilingual[]> {
  const columns = { customer_id: request.customer ?? '', ordered_at: request.date ?? '', net: request.spend ?? '=0', ...(request.currency === undefined ? {} : { currency: request.currency }) };
  const loaded = await store('orders', columns);
  const [main] = await warehouse.rows(sql`select currency from fact_orders where currency is not null group by currency order by count(*) desc, currency limit 1`);
  const currency = main?.['currency'] == null ? '' : String(main['currency']);
  const today = sql`cast(${request.today} as date)`;
  const sorted = sql`
    select customer_id, cast(ordered_at as date) as day, cast(net as double) as net,
           case when customer_id is null then 'nobody' when cast(ordered_at as date) > ${today} then 'future' when coalesce(currency, ${currency}) <> ${currency} then 'currency' when net < 0 then 'negative' else 'purchase' end as what
    from fact_orders`;
  const counted = new Map((await warehouse.rows(sql`select what, count(*) as n from (${sorted}) s group by what`)).map((row) => [String(row['what']), Number(row['n'])]));
  await warehouse.execute(sql`create table purchase_day as select customer_id, day, sum(net) as net, count(*) as lines from (${sorted}) s where what = 'purchase' group by customer_id, day`);
  const [merged] = await warehouse.rows(sql`select sum(lines) - count(*) as n from purchase_day`);
  const count = (what: string): number => counted.get(what) ?? 0;
  const said: readonly (readonly [number, Bilingual])[] = [
    [loaded.rejected, { zh: '行读不懂（日期、金额不对或缺失），没有用。', en: 'lines could not be read (a date or an amount is missing or wrong) and were left out.' }],
    [count('nobody'), { zh: '行没有客户编号，没有用。', en: 'lines have no customer and were left out.' }],
    [count('negative'), { zh: '行金额为负（退款、冲销），不算购买，没有用。', en: 'lines have a negative amount (refunds, corrections); they are no purchases and were left out.' }],
    [count('future'), { zh: `行的日期晚于今天（${request.today}），没有用。`, en: `lines are dated after today (${request.today}) and were left out.` }],
    [count('currency'), { zh: `行是别的币种，没有用；只看 ${currency}。`, en: `lines are in another currency and were left out; only ${currency} counts.` }],
    [Number(merged?.['n'] ?? 0), { zh: '行与同一客户同一天的另一行合并：一天算一次购买。', en: 'lines were merged with another of the same customer and day: a day counts as one purchase.' }],
  ];
  return said.filter(([lines]) => lines > 0).map(([lines, { zh, en }]) => ({ zh: `${lines} ${zh}`, en: `${lines} ${en}` }));
}

async function periodOf(warehouse: Warehouse, request: FitFileRequest, needsHoldOut: boolean): Promise<{ readonly firstDay: Day; readonly period: Period; readonly notes: readonly Bilingual[] }> {
  const [row] = await warehouse.rows(sql`select min(day) as first_day, max(day) as last_day from ${purchaseDays} p`);
  if (row?.['first_day'] == null) throw new ZhiyinError('TOO_LITTLE_DATA', { problem: 'no line is a purchase of a customer on a day up to today' });
  const [firstDay, lastDay] = [String(row['first_day']) as Day, String(row['last_day']) as Day];
  const given = (option: string, text: string | undefined): Day | undefined => (text === undefined ? undefined : requireDay(option, text, request.today));
  const [calibrate, holdOut] = [given('--calibrate-until', request.calibrateUntil), given('--hold-out-until', request.holdOutUntil)];
  if (calibrate !== undefined && calibrate < firstDay) throw new ZhiyinError('TOO_LITTLE_DATA', { problem: `nothing was bought up to ${calibrate}; the first purchase is of ${firstDay}` });
  const split = needsHoldOut && calibrate === undefined ? splitPeriod(firstDay, holdOut ?? lastDay) : undefined;
  if (split) return { firstDay, period: split, notes: [{ zh: `按时间先后分开：到 ${split.calibrateUntil} 用来拟合，其后到 ${split.holdOutUntil} 用来检验。`, en: `Split in time: fitted up to ${split.calibrateUntil}, checked on what follows up to ${split.holdOutUntil}.` }] };
  const calibrateUntil = calibrate ?? lastDay;
  const holdOutUntil = holdOut ?? (needsHoldOut && calibrate !== undefined && calibrate < lastDay ? lastDay : calibrateUntil);
  if (holdOut !== undefined && holdOut <= calibrateUntil) throw new ZhiyinError('BAD_REQUEST', { problem: `--hold-out-until ${holdOut} must come after --calibrate-until ${calibrateUntil}` });
  if (needsHoldOut && holdOutUntil <= calibrateUntil) throw new ZhiyinError('TOO_LITTLE_DATA', { problem: `auto chooses by a hold-out, and ${firstDay} to ${lastDay} is too short to split (eight weeks)` });
  const isBeyond = holdOutUntil > lastDay && dayNumber(holdOutUntil) - dayNumber(lastDay) > 7;
  const beyond = { zh: `文件里最后一笔在 ${lastDay}，检验期到 ${holdOutUntil}：其后的沉默都算没有买。`, en: `The last purchase on file is of ${lastDay}, the hold-out ends on ${holdOutUntil}: the silence between counts as not buying.` };
  return { firstDay, period: { calibrateUntil, holdOutUntil }, notes: isBeyond ? [beyond] : [] };
}

async function fitOpportunities(warehouse: Warehouse, period: Period, timeUnit: TimeUnit): Promise<ReturnType<typeof fitPurchaseModel>> {
  const rows = await warehouse.rows(opportunitiesQuery(purchaseDays, period, timeUnit));
  const column = (key: string): number[] => rows.map((row) => Number(row[key]));
  const customers = { repeatPurchases: column('x'), recency: column('recency'), age: column('age'), weights: column('customers') };
  if (period.holdOutUntil <= period.calibrateUntil) return fitPurchaseModel({ model: 'bg-bb', timeUnit, customers });
  const holdOutLength = opportunitiesBetween(period, timeUnit);
  return fitPurchaseModel({ model: 'bg-bb', timeUnit, customers: { ...customers, holdOutPurchases: column('hold_out') }, holdOutLength });
}

/** Mean spend over each customer's repeat purchase days: the first purchase is left to the purchase model. */
async function spendGroups(warehouse: Warehouse, { calibrateUntil }: Period): Promise<{ purchases: number[]; meanSpend: number[]; weights: number[] }> {
  const rows = await warehouse.rows(sql`
    select purchases, mean_spend, count(*) as customers
    from (
      select customer_id, count(*) as purchases, avg(net) as mean_spend
      from (select customer_id, day, net, min(day) over (partition by customer_id) as first_day from ${purchaseDays} p where day <= cast(${calibrateUntil} as date)) days
      where day > first_day group by customer_id
    ) customers
    group by purchases, mean_spend order by purchases, mean_spend`);
  const column = (key: string): number[] => rows.map((row) => Number(row[key]));
  return { purchases: column('purchases'), meanSpend: column('mean_spend'), weights: column('customers') };
}

function oneOf<Choice extends string>(what: string, given: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === given);
  if (choice === undefined) throw new ZhiyinError('BAD_REQUEST', { problem: `there is no ${what} ${given}; there are ${choices.join(', ')}` });
  return choice;
}

function requireDay(option: string, text: string, today: Day): Day {
  const day = parseDay(text);
  if (!day) throw new ZhiyinError('BAD_REQUEST', { problem: `${option}: there is no day ${text}; write YYYY-MM-DD` });
  if (day > today) throw new ZhiyinError('BAD_REQUEST', { problem: `${option} ${day} lies in the future; today is ${today}` });
  return day;
}
