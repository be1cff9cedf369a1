/** The sheet's rows as the contract gives them out. */
import type { CustomerRow } from '../contract/index.ts';
import { sql, ZhiyinError } from '../domain/index.ts';
import type { Row } from '../domain/index.ts';
import { latestRun, sheetOn } from '../facts/index.ts';
import type { FinishedRun } from '../facts/index.ts';
import type { Workspace } from './workspace.ts';
import { numberOrNull, textOrNull } from './row-values.ts';

/** Which sheet column holds each field that can be sorted by. */
export const sheetColumnOf = {
  valueAtStake: 'value_at_stake',
  valueNext12Months: 'value_12m',
  score: 'score',
  net: 'net',
  orders: 'orders',
  lastOrderOn: 'last_day',
  silentDays: 'silent_days',
  pAlive: 'p_alive',
  mood: 'mood',
  expectationGap: 'expectation_gap',
  name: 'name',
  id: 'subject',
} as const;


export function customerRowOf(row: Row): CustomerRow {
  return {
    id: String(row['subject']),
    name: textOrNull(row['name']),
    segment: textOrNull(row['segment']),
    region: textOrNull(row['region']),
    tier: textOrNull(row['tier']) as CustomerRow['tier'],
    stage: textOrNull(row['stage']) as CustomerRow['stage'],
    score: numberOrNull(row['score']),
    orders: Number(row['orders']),
    net: Number(row['net']),
    lastOrderOn: textOrNull(row['last_day']),
    silentDays: numberOrNull(row['silent_days']),
    usualGapDays: numberOrNull(row['usual_gap_days']),
    pAlive: numberOrNull(row['p_alive']),
    expectedPurchases52Weeks: numberOrNull(row['expected_purchases_52w']),
    valueNext12Months: numberOrNull(row['value_12m']),
    valueLow: numberOrNull(row['value_12m_low']),
    valueHigh: numberOrNull(row['value_12m_high']),
    valueAtStake: numberOrNull(row['value_at_stake']),
    mood: numberOrNull(row['mood']),
    moodLow: numberOrNull(row['mood_low']),
    moodHigh: numberOrNull(row['mood_high']),
    emotion: textOrNull(row['emotion']) as CustomerRow['emotion'],
    texts: Number(row['texts']),
    lateDeliveries: Number(row['late_deliveries']),
    deliveries: Number(row['deliveries']),
    expectationGap: numberOrNull(row['expectation_gap']),
  };
}

/**
 * The customer an id stands for on a day: an id that was merged stands for the customer it became.
 * @throws ZhiyinError NOT_FOUND
 */
export async function customerNamed({ warehouse }: Workspace, id: string, asOf: string): Promise<{ readonly id: string; readonly sheet: Row }> {
  const [alias] = await warehouse.rows(sql`select kept_id from customer_alias where merged_id = ${id}`);
  const kept = alias ? String(alias['kept_id']) : id;
  const [sheet] = await warehouse.rows(sql`select * from ${sheetOn(asOf)} s where subject = ${kept}`);
  if (!sheet) throw new ZhiyinError('NOT_FOUND', { what: 'customer', id });
  return { id: kept, sheet };
}

/**
 * The run that pages show.
 * @throws ZhiyinError NO_RUN_YET
 */
export async function shownRun(workspace: Workspace): Promise<FinishedRun> {
  const run = await latestRun(workspace.warehouse);
  if (!run) throw new ZhiyinError('NO_RUN_YET', { folder: workspace.folder });
  return run;
}
