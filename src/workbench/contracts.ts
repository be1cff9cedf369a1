import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { sql } from '../domain/index.ts';
import type { Query, Row } from '../domain/index.ts';
import { insightTable, sheetOn } from '../facts/index.ts';
import { contractEffects, quantile80 } from '../insights/index.ts';
import type { ChurnReport } from '../insights/index.ts';
import { customerRowOf, shownRun } from './customer-rows.ts';
import { insightFit } from './explain.ts';
import { implement } from './implementation.ts';
import { numberOrNull, textOrNull } from './row-values.ts';

type Contracts = OutputOf<typeof operations.contracts>;

const mostReasons = 2;
/** A factor on the odds nearer to 1 than this is not worth naming. */
const leastFactor = 1.1;

export const contractsOn = (asOf: string): Query => sql`(select * from ${insightTable('worth.contracts')} where as_of = cast(${asOf} as date))`;

/** Running contracts by what is at stake, and how far the model behind them can be trusted. */
export const contracts = implement(operations.contracts, async (workspace, input) => {
  const { asOf, currency } = await shownRun(workspace);
  const { warehouse } = workspace;
  const fit = await insightFit(workspace, { name: 'worth.contracts' }, asOf);
  const report = fit.parameters as Partial<ChurnReport> & { readonly daysAhead?: number };
  const [total] = await warehouse.rows(sql`
    select count(*) as customers, sum(fee) as fees, sum(risk) as expected, sqrt(sum(risk * (1 - risk))) as deviation, sum(at_stake) as at_stake from ${contractsOn(asOf)} c`);
  const plans = await warehouse.rows(sql`select plan, count(*) as customers, sum(fee) as fees, avg(risk) as risk from ${contractsOn(asOf)} c group by plan order by customers desc, plan`);
  const rows = await warehouse.rows(sql`
    select s.*, c.plan, c.tenure_days, c.fee, c.ends_on, c.risk as cancel_risk, c.risk_low, c.risk_high, c.at_stake, c.by_tenure, c.by_plan, c.by_fee, c.by_late, c.by_mood, c.by_orders
    from ${contractsOn(asOf)} c join ${sheetOn(asOf)} s on s.subject = c.subject
    order by c.at_stake desc nulls last, c.risk desc nulls last, c.subject offset ${input.offset} limit ${input.limit}`);
  const [expected, spread] = [numberOrNull(total?.['expected']), quantile80 * Number(total?.['deviation'] ?? 0)];
  return {
    asOf,
    currency,
    status: fit.status,
    customers: Number(total?.['customers']),
    monthlyFees: numberOrNull(total?.['fees']),
    days: Number(report.daysAhead ?? 90),
    expected,
    expectedLow: expected === null ? null : Math.max(0, expected - spread),
    expectedHigh: expected === null ? null : expected + spread,
    atStake: numberOrNull(total?.['at_stake']),
    verdict: report.verdict ?? null,
    check: report.holdOut ? { ...report.holdOut, deciles: [...report.holdOut.deciles] } : null,
    cases: fit.observations,
    effects: effectsOf(report),
    plans: plans.map((row) => ({ plan: String(row['plan']), customers: Number(row['customers']), monthlyFees: numberOrNull(row['fees']), risk: numberOrNull(row['risk']) })),
    rows: rows.map(contractRowOf),
  };
});

function effectsOf(report: Partial<ChurnReport>): Contracts['effects'] {
  return (report.coefficients ?? []).flatMap(({ column, level, baseline, oddsRatio, oddsRatioLow, oddsRatioHigh }) =>
    oddsRatio === null || oddsRatioLow === null || oddsRatioHigh === null ? [] : [{ column, level, baseline, oddsRatio, low: oddsRatioLow, high: oddsRatioHigh }],
  );
}

function contractRowOf(row: Row): Contracts['rows'][number] {
  const because = contractEffects
    .map((column) => ({ column, factor: Math.exp(Number(row[`by_${column}`] ?? 0)) }))
    .filter(({ factor }) => factor > leastFactor)
    .toSorted((one, other) => other.factor - one.factor)
    .slice(0, mostReasons);
  return {
    row: customerRowOf(row),
    plan: String(row['plan']),
    tenureDays: Number(row['tenure_days']),
    fee: numberOrNull(row['fee']),
    endsOn: textOrNull(row['ends_on']),
    risk: numberOrNull(row['cancel_risk']),
    low: numberOrNull(row['risk_low']),
    high: numberOrNull(row['risk_high']),
    atStake: numberOrNull(row['at_stake']),
    because,
  };
}
