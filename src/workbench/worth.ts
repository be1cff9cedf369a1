import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { sql, tierNames } from '../domain/index.ts';
import type { Row } from '../domain/index.ts';
import { sheetOn } from '../facts/index.ts';
import { quantile80, wilsonInterval } from '../insights/index.ts';
import { shownRun } from './customer-rows.ts';
import { insightFit } from './explain.ts';
import { implement } from './implementation.ts';
import { keptAnswer } from './kept-answers.ts';
import type { Workspace } from './workspace.ts';
import { numberOrNull } from './row-values.ts';

type Worth = OutputOf<typeof operations.worth>;

/** Steps of the concentration curve. */
const curveSteps = 20;
const level = 0.8;

/** Tiers, life cycle, distributions, concentration and the model behind them, of the latest run. */
export const worth = implement(operations.worth, async (workspace) => {
  const { asOf, currency, customers } = await shownRun(workspace);
  return keptAnswer(workspace, { restsOn: 'insights', question: ['worth', asOf] }, () => worthOf(workspace, { asOf, currency, customers }));
});

async function worthOf(workspace: Workspace, { asOf, currency, customers }: Pick<Worth, 'asOf' | 'currency' | 'customers'>): Promise<Worth> {
  const model = await insightFit(workspace, { name: 'worth.lifetime' }, asOf);
  const [tiers, stages, scoreDistribution, valueDistribution, concentration] = await Promise.all([
    tierTable(workspace, asOf, model.parameters),
    stageTable(workspace, asOf, model.parameters),
    scoreBins(workspace, asOf),
    valueBins(workspace, asOf),
    concentrationCurve(workspace, asOf),
  ]);
  const totalValue = await totalOf(workspace, asOf, model.parameters);
  return { asOf, currency, customers, tiers, stages, scoreDistribution, valueDistribution, concentration, model: { ...model, parameters: { ...model.parameters } }, totalValue };
}

async function tierTable({ warehouse }: Workspace, asOf: string, parameters: Row): Promise<Worth['tiers']> {
  const rows = await warehouse.rows(sql`
    select tier, count(*) as customers, sum(net) as net, sum(value_12m) as value, ${ownDeviation} as deviation, avg(mood) as mood, stddev_samp(mood) as mood_deviation, count(mood) as mood_customers,
           sum(late_deliveries) as late, sum(deliveries) as deliveries
    from ${sheetOn(asOf)} s where tier is not null group by tier`);
  const inOrder = tierNames.flatMap((tier) => rows.filter((row) => row['tier'] === tier));
  return inOrder.map((row) => ({
    tier: String(row['tier']) as Worth['tiers'][number]['tier'],
    customers: Number(row['customers']),
    net: Number(row['net']),
    valueNext12Months: numberOrNull(row['value']),
    ...valueInterval(row, parameters),
    ...moodOf(row),
    ...latenessOf(row),
  }));
}

async function stageTable({ warehouse }: Workspace, asOf: string, parameters: Row): Promise<Worth['stages']> {
  const rows = await warehouse.rows(sql`select stage, count(*) as customers, sum(value_12m) as value, ${ownDeviation} as deviation from ${sheetOn(asOf)} s group by stage order by customers desc`);
  return rows.map((row) => ({ stage: String(row['stage']) as Worth['stages'][number]['stage'], customers: Number(row['customers']), valueNext12Months: numberOrNull(row['value']), ...valueInterval(row, parameters) }));
}

/** Every customer goes their own way, so that their variances add. */
const ownDeviation = sql`sqrt(sum(power((value_12m_high - value_12m_low) / (2 * ${quantile80}), 2)))`;

/** What a group is worth: the customers' own variances, and the error of the parameters that all share, at the share it has of the total. */
function valueInterval(row: Row, parameters: Row): { valueLow: number | null; valueHigh: number | null } {
  const value = numberOrNull(row['value']);
  if (value === null) return { valueLow: null, valueHigh: null };
  const halfWidth = quantile80 * Math.hypot(Number(row['deviation'] ?? 0), Number(parameters['totalParameterShare'] ?? 0) * value);
  return { valueLow: Math.max(0, value - halfWidth), valueHigh: value + halfWidth };
}

/** The mean of the customers' own moods; the interval treats them as a draw from all such customers. */
function moodOf(row: Row): Pick<Worth['tiers'][number], 'mood' | 'moodLow' | 'moodHigh' | 'moodCustomers'> {
  const [mood, moodCustomers] = [numberOrNull(row['mood']), Number(row['mood_customers'])];
  if (mood === null || moodCustomers < 2) return { mood, moodLow: null, moodHigh: null, moodCustomers };
  const halfWidth = (quantile80 * Number(row['mood_deviation'])) / Math.sqrt(moodCustomers);
  return { mood, moodLow: Math.max(-1, mood - halfWidth), moodHigh: Math.min(1, mood + halfWidth), moodCustomers };
}

function latenessOf(row: Row): Pick<Worth['tiers'][number], 'lateShare' | 'lateLow' | 'lateHigh' | 'deliveries'> {
  const [late, deliveries] = [Number(row['late'] ?? 0), Number(row['deliveries'] ?? 0)];
  if (deliveries === 0) return { lateShare: null, lateLow: null, lateHigh: null, deliveries };
  const { low, high } = wilsonInterval(late, deliveries, level);
  return { lateShare: late / deliveries, lateLow: low, lateHigh: high, deliveries };
}

/** Twenty bins of five points. */
async function scoreBins({ warehouse }: Workspace, asOf: string): Promise<Worth['scoreDistribution']> {
  const rows = await warehouse.rows(sql`
    select least(19, cast(floor(score / 5) as bigint)) as bin, count(*) as customers, sum(coalesce(value_12m, 0)) as value
    from ${sheetOn(asOf)} s where score is not null group by 1 order by 1`);
  return rows.map((row) => ({ from: Number(row['bin']) * 5, to: Number(row['bin']) * 5 + 5, customers: Number(row['customers']), value: Number(row['value']) }));
}

/** Four bins to a factor of ten: money spreads over orders of magnitude. */
async function valueBins({ warehouse }: Workspace, asOf: string): Promise<Worth['valueDistribution']> {
  const rows = await warehouse.rows(sql`
    select cast(floor(4 * log10(greatest(value_12m, 1))) as bigint) as bin, count(*) as customers, sum(value_12m) as value
    from ${sheetOn(asOf)} s where value_12m is not null group by 1 order by 1`);
  return rows.map((row) => {
    const bin = Number(row['bin']);
    return { from: bin === 0 ? 0 : 10 ** (bin / 4), to: 10 ** ((bin + 1) / 4), customers: Number(row['customers']), value: Number(row['value']) };
  });
}

async function concentrationCurve({ warehouse }: Workspace, asOf: string): Promise<Worth['concentration']> {
  const rows = await warehouse.rows(sql`
    select step, count(*) as customers, sum(value) as value
    from (select greatest(coalesce(value_12m, 0), 0) as value, ntile(${curveSteps}) over (order by coalesce(value_12m, 0) desc) as step from ${sheetOn(asOf)} s) ranked
    group by step order by step`);
  const [customers, value] = [rows.reduce((sum, row) => sum + Number(row['customers']), 0), rows.reduce((sum, row) => sum + Number(row['value']), 0)];
  if (value === 0) return [];
  let [customersSoFar, valueSoFar] = [0, 0];
  return rows.map((row) => {
    customersSoFar += Number(row['customers']);
    valueSoFar += Number(row['value']);
    return { customersShare: customersSoFar / customers, valueShare: valueSoFar / value };
  });
}

/**
 * Value of all customers together. Its interval holds two things: every customer goes their own way, so that their variances
 * add; and the parameters are estimated, an error that all customers share.
 */
async function totalOf({ warehouse }: Workspace, asOf: string, parameters: Readonly<Record<string, unknown>>): Promise<Worth['totalValue']> {
  const [row] = await warehouse.rows(sql`
    select sum(value_12m) as value, ${ownDeviation} as deviation from ${sheetOn(asOf)} s`);
  const value = numberOrNull(row?.['value']);
  if (value === null) return { value: null, low: null, high: null };
  const chance = parameters['totalChanceShare'];
  const own = typeof chance === 'number' ? chance * value : Number(row?.['deviation'] ?? 0);
  const deviation = Math.hypot(own, Number(parameters['totalParameterShare'] ?? 0) * value);
  return { value, low: Math.max(0, value - quantile80 * deviation), high: value + quantile80 * deviation };
}
