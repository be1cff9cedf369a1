import { tierStrategies } from '../actions/strategies/index.ts';
import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { addDays, sql, tierNames, tierSchemes } from '../domain/index.ts';
import type { Day, Fitted, Query, Row, Tier } from '../domain/index.ts';
import { factView, insightTable, sheetOn } from '../facts/index.ts';
import type { FinishedRun } from '../facts/index.ts';
import { fittedBorders, quantile80, tiers } from '../insights/index.ts';
import { insightFit } from './explain.ts';
import { implement } from './implementation.ts';
import { numberOrNull, textOrNull } from './row-values.ts';
import { draftTiers } from './tier-draft.ts';
import type { TierDraft } from './tier-draft.ts';
import { inMoveOrder, tierIn } from './tier-moves.ts';
import type { Workspace } from './workspace.ts';

type Preview = OutputOf<typeof operations.previewTierRules>;
type Move = Preview['moves'][number];

/** Who would move under draft rules, and what that would mean; nothing is saved. */
export const previewTierRules = implement(operations.previewTierRules, async (workspace, input) => {
  const draft = await draftTiers(workspace, input.rules);
  const compared = comparedWithRun(draft);
  const [moves, standing, service] = await Promise.all([movesIn(workspace, compared), insightFit(workspace, tiers, draft.run.asOf), serviceCosts(workspace, draft.run)]);
  const shown = new Set<Tier | null>([...tierSchemes[input.rules.scheme], ...moves.map((move) => move.from)]);
  const stocks = tierNames.filter((tier) => shown.has(tier)).map((tier) => ({ tier, before: stockOf(moves.filter((move) => move.from === tier)), after: stockOf(moves.filter((move) => move.to === tier)) }));
  const movers = moves.filter((move) => move.from !== move.to && (input.from === undefined || move.from === input.from) && (input.to === undefined || move.to === input.to));
  return {
    asOf: draft.run.asOf,
    currency: draft.run.currency,
    borders: { now: standing.status === 'known' ? shownBorders(standing as Fitted) : null, draft: shownBorders(draft.fitted) },
    tiers: stocks,
    moves,
    service: serviceUnder(stocks, service),
    movers: { total: movers.reduce((sum, move) => sum + move.customers, 0), rows: await moversPage(workspace, compared, { ...input, asOf: draft.run.asOf }) },
  };
});

/** Borders as the contract gives them out. */
export function shownBorders(fitted: Fitted): Preview['borders']['draft'] {
  const { method, high, second, goodness } = fittedBorders(fitted);
  return { method, high, second, goodness: goodness ?? null };
}

/** The draft beside what the run wrote: one row per customer. */
function comparedWithRun({ judged, run }: TierDraft): Query {
  return sql`
    (select d.subject, d.tier as to_tier, d.score, d.value_12m, d.net_last_year, n.tier as from_tier, n.score as score_before
     from ${judged} d left join ${insightTable(tiers.name)} n on n.subject = d.subject and n.as_of = cast(${run.asOf} as date))`;
}

async function movesIn({ warehouse }: Workspace, compared: Query): Promise<Move[]> {
  const rows = await warehouse.rows(sql`
    select from_tier, to_tier, count(*) as customers, sum(value_12m) as value, coalesce(sum(net_last_year), 0) as net
    from ${compared} compared group by from_tier, to_tier`);
  return rows
    .map((row) => ({ from: tierIn(row, 'from_tier'), to: tierIn(row, 'to_tier'), customers: Number(row['customers']), valueNext12Months: numberOrNull(row['value']), netLastYear: Number(row['net']) }))
    .toSorted(inMoveOrder);
}

/** A page of those who move, the most valuable first. */
async function moversPage({ warehouse }: Workspace, compared: Query, page: { readonly asOf: string; readonly from?: Tier | undefined; readonly to?: Tier | undefined; readonly offset: number; readonly limit: number }): Promise<Preview['movers']['rows']> {
  const only = (column: Query, tier: Tier | undefined): Query => (tier === undefined ? sql`true` : sql`${column} = ${tier}`);
  const rows = await warehouse.rows(sql`
    select m.*, s.name
    from (
      select * from ${compared} compared
      where from_tier is distinct from to_tier and ${only(sql`from_tier`, page.from)} and ${only(sql`to_tier`, page.to)}
      order by coalesce(value_12m, 0) desc, subject offset ${page.offset} limit ${page.limit}
    ) m
    left join ${sheetOn(page.asOf)} s on s.subject = m.subject
    order by coalesce(m.value_12m, 0) desc, m.subject`);
  return rows.map((row) => ({
    id: String(row['subject']),
    name: textOrNull(row['name']),
    from: tierIn(row, 'from_tier'),
    to: tierIn(row, 'to_tier'),
    scoreBefore: numberOrNull(row['score_before']),
    score: numberOrNull(row['score']),
    valueNext12Months: numberOrNull(row['value_12m']),
    netLastYear: Number(row['net_last_year'] ?? 0),
  }));
}

function stockOf(moves: readonly Move[]): Preview['tiers'][number]['before'] {
  const known = moves.filter((move) => move.valueNext12Months !== null);
  return {
    customers: moves.reduce((sum, move) => sum + move.customers, 0),
    valueNext12Months: known.length === 0 ? null : known.reduce((sum, move) => sum + (move.valueNext12Months ?? 0), 0),
    netLastYear: moves.reduce((sum, move) => sum + move.netLastYear, 0),
  };
}

interface ServiceCost {
  readonly basis: Preview['service']['tiers'][number]['basis'];
  readonly mean: number;
  /** Of the mean; 0 for what was planned. */
  readonly standardError: number;
  readonly customers: number;
  readonly contactsPerMonth: number;
}

/** What a customer of each tier costs to serve in a year: as its strategy plans, or as the last 365 days were. */
async function serviceCosts(workspace: Workspace, run: FinishedRun): Promise<ReadonlyMap<Tier, ServiceCost>> {
  const [strategies, rows] = await Promise.all([tierStrategies(workspace.desk), measuredCosts(workspace, run)]);
  const isRecorded = rows.some((row) => Number(row['charged']) > 0);
  return new Map(
    [...strategies].map(([tier, { strategy }]): [Tier, ServiceCost] => {
      const { contactsPerMonth, yearlyCost } = strategy;
      const row = rows.find((candidate) => candidate['tier'] === tier);
      const customers = Number(row?.['customers'] ?? 0);
      if (yearlyCost !== null) return [tier, { basis: 'planned', mean: yearlyCost, standardError: 0, customers, contactsPerMonth }];
      if (!isRecorded || customers < 2) return [tier, { basis: 'unknown', mean: 0, standardError: 0, customers, contactsPerMonth }];
      return [tier, { basis: 'measured', mean: Number(row?.['mean']), standardError: Number(row?.['deviation']) / Math.sqrt(customers), customers, contactsPerMonth }];
    }),
  );
}

function measuredCosts({ warehouse }: Workspace, { asOf, currency }: FinishedRun): Promise<Row[]> {
  const costs = sql`
    (select customer_id, sum(cast(amount as double)) as amount from ${factView('costs')}
     where cast("at" as date) > cast(${addDays(asOf as Day, -365)} as date) and cast("at" as date) <= cast(${asOf} as date) and coalesce(currency, ${currency}) = ${currency}
     group by customer_id)`;
  return warehouse.rows(sql`
    select t.tier, count(*) as customers, count(c.customer_id) as charged, avg(coalesce(c.amount, 0)) as mean, coalesce(stddev_samp(coalesce(c.amount, 0)), 0) as deviation
    from ${insightTable(tiers.name)} t left join ${costs} c on c.customer_id = t.subject
    where t.as_of = cast(${asOf} as date) and t.tier is not null group by t.tier`);
}

/** The difference is the sum over tiers of (customers after − before) × cost of one; the tiers' errors are independent. */
function serviceUnder(stocks: Preview['tiers'], costs: ReadonlyMap<Tier, ServiceCost>): Preview['service'] {
  const lines = stocks.map(({ tier, before, after }) => ({ tier, cost: costs.get(tier) as ServiceCost, before: before.customers, after: after.customers }));
  const change = lines.reduce((sum, { cost, before, after }) => sum + (after - before) * cost.mean, 0);
  const halfWidth = quantile80 * Math.sqrt(lines.reduce((sum, { cost, before, after }) => sum + ((after - before) * cost.standardError) ** 2, 0));
  return {
    tiers: lines.map(({ tier, cost }) => ({
      tier,
      basis: cost.basis,
      yearlyCost: cost.basis === 'unknown' ? null : { value: cost.mean, low: cost.mean - quantile80 * cost.standardError, high: cost.mean + quantile80 * cost.standardError, customers: cost.customers },
    })),
    costChange: lines.some(({ cost, before, after }) => cost.basis === 'unknown' && before !== after) ? null : { value: change, low: change - halfWidth, high: change + halfWidth },
    contactsBefore: lines.reduce((sum, { cost, before }) => sum + before * cost.contactsPerMonth, 0),
    contactsAfter: lines.reduce((sum, { cost, after }) => sum + after * cost.contactsPerMonth, 0),
  };
}
