import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { sql, tierNames } from '../domain/index.ts';
import { sheetOn } from '../facts/index.ts';
import { quantile80 } from '../insights/index.ts';
import { shownRun } from './customer-rows.ts';
import { insightFit } from './explain.ts';
import { implement } from './implementation.ts';
import { keptAnswer } from './kept-answers.ts';
import type { Workspace } from './workspace.ts';
import { numberOrNull } from './row-values.ts';

type Worth = OutputOf<typeof operations.worth>;

/** Steps of the concentration curve. */
const curveSteps = 20;

/** Tiers, life cycle, distributions, concentration and the model behind them, of the latest run. */
export const worth = implement(operations.worth, async (workspace) => {
  const { asOf, currency, customers } = await shownRun(workspace);
  return keptAnswer(workspace, { restsOn: 'insights', question: ['worth', asOf] }, () => worthOf(workspace, { asOf, currency, customers }));
});

async function worthOf(workspace: Workspace, { asOf, currency, customers }: Pick<Worth, 'asOf' | 'currency' | 'customers'>): Promise<Worth> {
  const [tiers, stages, scoreDistribution, valueDistribution, concentration, model] = await Promise.all([
    tierTable(workspace, asOf),
    stageTable(workspace, asOf),
    scoreBins(workspace, asOf),
    valueBins(workspace, asOf),
    concentrationCurve(workspace, asOf),
    insightFit(workspace, { name: 'worth.lifetime' }, asOf),
  ]);
  const totalValue = await totalOf(workspace, asOf, model.parameters);
  return { asOf, currency, customers, tiers, stages, scoreDistribution, valueDistribution, concentration, model: { ...model, parameters: { ...model.parameters } }, totalValue };
}

async function tierTable({ warehouse }: Workspace, asOf: string): Promise<Worth['tiers']> {
  const rows = await warehouse.rows(sql`
    select tier, count(*) as customers, sum(net) as net, sum(value_12m) as value, avg(mood) as mood, count(mood) as mood_customers,
           cast(sum(late_deliveries) as double) / nullif(sum(deliveries), 0) as late_share
    from ${sheetOn(asOf)} s where tier is not null group by tier`);
  const inOrder = tierNames.flatMap((tier) => rows.filter((row) => row['tier'] === tier));
  return inOrder.map((row) => ({
    tier: String(row['tier']) as Worth['tiers'][number]['tier'],
    customers: Number(row['customers']),
    net: Number(row['net']),
    valueNext12Months: numberOrNull(row['value']),
    mood: numberOrNull(row['mood']),
    moodCustomers: Number(row['mood_customers']),
    lateShare: numberOrNull(row['late_share']),
  }));
}

async function stageTable({ warehouse }: Workspace, asOf: string): Promise<Worth['stages']> {
  const rows = await warehouse.rows(sql`select stage, count(*) as customers, sum(value_12m) as value from ${sheetOn(asOf)} s group by stage order by customers desc`);
  return rows.map((row) => ({ stage: String(row['stage']) as Worth['stages'][number]['stage'], customers: Number(row['customers']), valueNext12Months: numberOrNull(row['value']) }));
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
    select sum(value_12m) as value, sqrt(sum(power((value_12m_high - value_12m_low) / (2 * ${quantile80}), 2))) as deviation from ${sheetOn(asOf)} s`);
  const value = numberOrNull(row?.['value']);
  if (value === null) return { value: null, low: null, high: null };
  const chance = parameters['totalChanceShare'];
  const own = typeof chance === 'number' ? chance * value : Number(row?.['deviation'] ?? 0);
  const deviation = Math.hypot(own, Number(parameters['totalParameterShare'] ?? 0) * value);
  return { value, low: Math.max(0, value - quantile80 * deviation), high: value + quantile80 * deviation };
}
