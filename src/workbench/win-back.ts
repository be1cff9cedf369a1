import { operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { name, sql, tierNames } from '../domain/index.ts';
import type { Query, Row } from '../domain/index.ts';
import { insightTable, sheetOn } from '../facts/index.ts';
import { quantile80, wilsonInterval } from '../insights/index.ts';
import { customerRowOf, shownRun } from './customer-rows.ts';
import { reasonsFor } from './customer-story.ts';
import { insightFit } from './explain.ts';
import { implement } from './implementation.ts';
import { keptAnswer } from './kept-answers.ts';
import { numberOrNull } from './row-values.ts';
import type { Workspace } from './workspace.ts';

type WinBack = OutputOf<typeof operations.winBack>;

const columnOf = { mostPerAttempt: 'most_per_attempt', atStake: 'at_stake', chanceBack: 'chance_back', valueIfBack: 'value_if_back', mostItMayCost: 'most_it_may_cost', silentDays: 'silent_days' } as const;
const mostReasons = 3;

/** Lost customers by what is at stake, a page at a time, and what losing one of the others would cost. */
export const winBack = implement(operations.winBack, async (workspace, input) => {
  const { asOf, currency } = await shownRun(workspace);
  const fit = await insightFit(workspace, { name: 'worth.win-back' }, asOf);
  const [lost, losing] = await keptAnswer(workspace, { restsOn: 'insights', question: ['winBack', asOf] }, () => Promise.all([lostTogether(workspace, asOf), costPerTier(workspace, asOf)]));
  const rows = await keptAnswer(workspace, { restsOn: 'insights', question: ['winBackRows', asOf, input] }, () => workspace.warehouse.rows(sql`
    select * from (${lostRows(asOf)}) lost
    order by ${name(columnOf[input.sort])} ${input.order === 'descending' ? sql`desc` : sql`asc`} nulls last, at_stake desc nulls last, subject offset ${input.offset} limit ${input.limit}`));
  const { parameters } = fit;
  const marginShare = numberOrNull(parameters['marginShare']);
  return {
    asOf,
    currency,
    lost,
    chanceFrom: (parameters['chanceFrom'] ?? null) as WinBack['chanceFrom'],
    measured: measuredReturns(parameters),
    marginShare,
    marginFrom: (parameters['marginFrom'] ?? 'unknown') as WinBack['marginFrom'],
    acquisitionCost: numberOrNull(parameters['acquisitionCost']),
    losing,
    rows: rows.map(winBackRowOf),
  };
});

export function lostRows(asOf: string): Query {
  return sql`
    select s.*, w.chance_back, w.chance_back_low, w.chance_back_high, w.value_if_back, w.value_if_back_low, w.value_if_back_high, w.at_stake, (1 - w.chance_back) * w.value_if_back_low as at_stake_low, (1 - w.chance_back) * w.value_if_back_high as at_stake_high, w.most_it_may_cost, w.most_per_attempt
    from ${sheetOn(asOf)} s join ${insightTable('worth.win-back')} w on w.subject = s.subject and w.as_of = cast(${asOf} as date)
    where s.stage = 'lost'`;
}

/** Customers go their ways independently, so the variances of what is at stake add. */
async function lostTogether({ warehouse }: Workspace, asOf: string): Promise<WinBack['lost']> {
  const [row] = await warehouse.rows(sql`
    select count(*) as customers, sum(at_stake) as at_stake, sum(chance_back) as expected, sqrt(sum(chance_back * (1 - chance_back))) as expected_deviation, sqrt(sum(power((at_stake_high - at_stake_low) / (2 * ${quantile80}), 2))) as deviation from (${lostRows(asOf)}) lost`);
  const [atStake, deviation] = [numberOrNull(row?.['at_stake']), Number(row?.['deviation'] ?? 0)];
  return {
    customers: Number(row?.['customers']),
    atStake,
    atStakeLow: atStake === null ? null : Math.max(0, atStake - quantile80 * deviation),
    atStakeHigh: atStake === null ? null : atStake + quantile80 * deviation,
    ...expectedBackOf(row),
  };
}

/** Whether one comes back does not tell of another: a sum of independent chances. */
function expectedBackOf(row: Row | undefined): Pick<WinBack['lost'], 'expectedBack' | 'expectedBackLow' | 'expectedBackHigh'> {
  const expectedBack = numberOrNull(row?.['expected']);
  if (expectedBack === null) return { expectedBack, expectedBackLow: null, expectedBackHigh: null };
  const halfWidth = quantile80 * Number(row?.['expected_deviation'] ?? 0);
  return { expectedBack, expectedBackLow: Math.max(0, expectedBack - halfWidth), expectedBackHigh: expectedBack + halfWidth };
}

async function costPerTier({ warehouse }: Workspace, asOf: string): Promise<WinBack['losing']> {
  const rows = await warehouse.rows(sql`
    select s.tier, count(*) as customers, avg(residual) as residual, sqrt(sum(power((s.value_12m_high - s.value_12m_low) / (2 * ${quantile80}), 2))) / nullif(count(residual), 0) as error,
           avg(residual * margin) as margin, avg(cost_of_losing) as total
    from ${sheetOn(asOf)} s join ${insightTable('worth.win-back')} w on w.subject = s.subject and w.as_of = cast(${asOf} as date)
    where s.tier is not null and s.stage <> 'lost' group by s.tier`);
  const place = (row: Row): number => tierNames.findIndex((tier) => tier === row['tier']);
  return rows.toSorted((one, other) => place(one) - place(other)).map((row) => {
    const [residual, error] = [numberOrNull(row['residual']), Number(row['error'] ?? 0)];
    return {
      tier: String(row['tier']) as WinBack['losing'][number]['tier'],
      customers: Number(row['customers']),
      residual,
      residualLow: residual === null ? null : Math.max(0, residual - quantile80 * error),
      residualHigh: residual === null ? null : residual + quantile80 * error,
      margin: numberOrNull(row['margin']),
      total: numberOrNull(row['total']),
    };
  });
}

function measuredReturns(parameters: Row): WinBack['measured'] {
  const [wereLost, returned] = [Number(parameters['wereLost'] ?? 0), Number(parameters['returned'] ?? 0)];
  if (wereLost === 0) return null;
  return { wereLost, returned, days: Number(parameters['daysObserved']), share: returned / wereLost, ...wilsonInterval(returned, wereLost, 0.8) };
}

function winBackRowOf(row: Row): WinBack['rows'][number] {
  const shown = customerRowOf(row);
  return {
    row: shown,
    chanceBack: numberOrNull(row['chance_back']),
    chanceLow: numberOrNull(row['chance_back_low']),
    chanceHigh: numberOrNull(row['chance_back_high']),
    valueIfBack: numberOrNull(row['value_if_back']),
    valueLow: numberOrNull(row['value_if_back_low']),
    valueHigh: numberOrNull(row['value_if_back_high']),
    atStake: numberOrNull(row['at_stake']),
    atStakeLow: numberOrNull(row['at_stake_low']),
    atStakeHigh: numberOrNull(row['at_stake_high']),
    mostItMayCost: numberOrNull(row['most_it_may_cost']),
    mostPerAttempt: numberOrNull(row['most_per_attempt']),
    reasons: reasonsFor(shown).slice(0, mostReasons).map(({ text, measure }) => ({ text, measure })),
  };
}
