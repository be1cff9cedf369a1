import { insightSettings, saveInsightSettings } from '../actions/settings/index.ts';
import { operations, profitAssumptions } from '../contract/index.ts';
import type { OutputOf, ProfitAssumptions } from '../contract/index.ts';
import { sql } from '../domain/index.ts';
import type { Query, Row } from '../domain/index.ts';
import { enteredReferrals, enteredValues, insightTable, sheetOn } from '../facts/index.ts';
import { defaultProfitAssumptions, marginRate, waysOut } from '../insights/index.ts';
import type { ProfitParameters } from '../insights/index.ts';
import { shownRun } from './customer-rows.ts';
import { insightFit } from './explain.ts';
import { implement } from './implementation.ts';
import { keptAnswer } from './kept-answers.ts';
import { profitFinding } from './profit-story.ts';
import type { Workspace } from './workspace.ts';

type Profit = OutputOf<typeof operations.profit>;
type Size = Profit['sizes'][number];

export const profitInsight = 'worth.profit';
const curveSteps = 100;

/** The whole company's profit as of the latest run: who earns it, who eats it up, and on what the figures rest. */
export const profit = implement(operations.profit, async (workspace) => {
  const { asOf, currency } = await shownRun(workspace);
  const saved = await savedAssumptions(workspace);
  const { assumptions } = saved;
  const [fit, curve, ways, indirect, sums] = await keptAnswer(workspace, { restsOn: 'insights', question: ['profit', asOf, assumptions] }, () =>
    Promise.all([insightFit(workspace, { name: profitInsight }, asOf), whaleCurve(workspace, asOf), waysOutTable(workspace, asOf, assumptions), indirectTable(workspace, asOf), sumsBySize(workspace, asOf)]));
  const parameters = fit.parameters as Partial<ProfitParameters>;
  const sizes = sums.map((row) => sizeOf(row, parameters));
  const total = totalOf(sizes);
  const winners = sums.reduce((sum, row) => sum + Number(row['winners']), 0);
  const peak = { customersShare: total.customers > 0 ? winners / total.customers : 0, profit: total.netMargin + total.loss };
  return {
    asOf, currency, total, whaleCurve: curve, peak, sizes,
    status: fit.status,
    finding: profitFinding({ currency, total, peak, sizes }),
    coverage: coverageOf(parameters),
    waysOut: ways,
    indirect,
    ...saved,
  };
});

export const saveProfitAssumptions = implement(operations.saveProfitAssumptions, async ({ desk }, { assumptions }) => {
  await saveInsightSettings(desk, { [profitInsight]: assumptions });
  return { assumptions };
});

/** The assumptions in force: the user's own, or the defaults. */
export async function savedAssumptions({ desk }: Workspace): Promise<{ readonly assumptions: ProfitAssumptions; readonly isDefault: boolean }> {
  const saved = (await insightSettings(desk))[profitInsight];
  return { assumptions: profitAssumptions.parse({ ...defaultProfitAssumptions, ...saved }), isDefault: saved === undefined };
}

/** The rows of one day. */
export function profitOn(asOf: string): Query {
  return sql`(select * from ${insightTable(profitInsight)} where as_of = cast(${asOf} as date))`;
}

/** Every unprofitable customer with the ways out, as of a day. */
export function waysOutOn(asOf: string, assumptions: ProfitAssumptions): Query {
  const purchases = sql`(select * from ${insightTable('worth.purchases')} where as_of = cast(${asOf} as date))`;
  return waysOut({ profit: profitOn(asOf), purchases, sheet: sheetOn(asOf), entered: enteredValues, enteredReferrals }, assumptions);
}

const sizeNames = ['none', 'big', 'middle', 'small'] as const;

/** The name of a size as the snapshot numbers it. */
export function sizeNamed(number: unknown): Size['size'] {
  return sizeNames[Number(number)] ?? 'none';
}

/** How the snapshot numbers a size. */
export function sizeNumber(size: string): number {
  return sizeNames.findIndex((name) => name === size);
}

function sumsBySize({ warehouse }: Workspace, asOf: string): Promise<Row[]> {
  return warehouse.rows(sql`
    select size, count(*) as customers, sum(revenue) as revenue, sum(discount) as discount, sum(product_cost) as product_cost, sum(service_cost) as service_cost,
           sum(product_cost_assumed + service_cost_assumed) as assumed, sum(net_margin) as net_margin, count_if(net_margin < 0) as unprofitable,
           sum(case when net_margin < 0 then - net_margin else 0 end) as loss, count_if(net_margin > 0) as winners,
           sum(revenue * revenue) as revenue_squared, sum(revenue * net_margin) as product, sum(net_margin * net_margin) as margin_squared
    from (select p.*, sales - refunds as revenue from ${profitOn(asOf)} p) p group by size order by case size when 0 then 9 else size end`);
}

function sizeOf(row: Row, { bigFrom, middleFrom }: Partial<ProfitParameters>): Size {
  const value = (column: string): number => Number(row[column]);
  const size = sizeNamed(row['size']);
  const sums = { customers: value('customers'), revenue: value('revenue'), netMargin: value('net_margin') };
  const rate = marginRate({ ...sums, revenueSquared: value('revenue_squared'), product: value('product'), marginSquared: value('margin_squared') });
  return {
    ...sums,
    size,
    from: size === 'big' ? (bigFrom ?? null) : size === 'middle' ? (middleFrom ?? null) : null,
    discount: value('discount'),
    productCost: value('product_cost'),
    serviceCost: value('service_cost'),
    assumed: value('assumed'),
    unprofitable: value('unprofitable'),
    loss: value('loss'),
    marginRate: rate ? { ...rate } : null,
  };
}

function totalOf(sizes: readonly Size[]): Profit['total'] {
  const sum = (of: keyof Profit['total']): number => sizes.reduce((total, size) => total + size[of], 0);
  return {
    customers: sum('customers'), revenue: sum('revenue'), discount: sum('discount'), productCost: sum('productCost'), serviceCost: sum('serviceCost'),
    assumed: sum('assumed'), netMargin: sum('netMargin'), unprofitable: sum('unprofitable'), loss: sum('loss'),
  };
}

async function whaleCurve({ warehouse }: Workspace, asOf: string): Promise<Profit['whaleCurve']> {
  const rows = await warehouse.rows(sql`
    select step, count(*) as customers, sum(net_margin) as profit
    from (select net_margin, ntile(${curveSteps}) over (order by net_margin desc) as step from ${profitOn(asOf)} p) ranked group by step order by step`);
  const customers = rows.reduce((sum, row) => sum + Number(row['customers']), 0);
  let [customersSoFar, profitSoFar] = [0, 0];
  const points = rows.map((row) => {
    customersSoFar += Number(row['customers']);
    profitSoFar += Number(row['profit']);
    return { customersShare: customersSoFar / customers, profit: profitSoFar };
  });
  return points.length === 0 ? [] : [{ customersShare: 0, profit: 0 }, ...points];
}

async function waysOutTable({ warehouse }: Workspace, asOf: string, assumptions: ProfitAssumptions): Promise<Profit['waysOut']> {
  const rows = await warehouse.rows(sql`
    select proposal, count(*) as customers, sum(next_loss) as next_loss, sum(proposed_gain) as gain from (${waysOutOn(asOf, assumptions)}) ways group by proposal order by customers desc, proposal`);
  return rows.map((row) => ({ proposal: String(row['proposal']) as Profit['waysOut'][number]['proposal'], customers: Number(row['customers']), nextLoss: Number(row['next_loss']), gain: Number(row['gain']) }));
}

async function indirectTable({ warehouse }: Workspace, asOf: string): Promise<Profit['indirect']> {
  const [entered] = await warehouse.rows(sql`select count(*) as customers, coalesce(sum(yearly_amount), 0) as yearly_amount from ${enteredValues} e`);
  const [referrals] = await warehouse.rows(sql`select count_if(referred > 0) as customers, coalesce(sum(referred), 0) as referred, coalesce(sum(referral_value), 0) as referral_value from ${profitOn(asOf)} p`);
  return {
    entered: { customers: Number(entered?.['customers']), yearlyAmount: Number(entered?.['yearly_amount']) },
    referrals: { customers: Number(referrals?.['customers']), referred: Number(referrals?.['referred']), value: Number(referrals?.['referral_value']) },
  };
}

function coverageOf(parameters: Partial<ProfitParameters>): Profit['coverage'] {
  return {
    knownCostShare: parameters.knownCostShare ?? null,
    grossMargin: parameters.grossMargin ?? 0,
    grossMarginFrom: parameters.grossMarginFrom ?? 'fallback',
    costFacts: parameters.costFacts ?? 0,
    costsFrom: parameters.costsFrom ?? null,
    costKinds: (parameters.costKinds ?? []).map((kind) => ({ ...kind })),
    otherCurrencyCosts: parameters.otherCurrencyCosts ?? 0,
  };
}
