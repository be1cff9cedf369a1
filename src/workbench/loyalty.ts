import { loyaltyFields, loyaltyKinds, operations } from '../contract/index.ts';
import type { OutputOf } from '../contract/index.ts';
import { join, name, sql } from '../domain/index.ts';
import type { Query, Row } from '../domain/index.ts';
import { insightTable, sheetOn } from '../facts/index.ts';
import { quantile80 } from '../insights/index.ts';
import { customerRowOf, shownRun } from './customer-rows.ts';
import { implement } from './implementation.ts';
import { keptAnswer } from './kept-answers.ts';
import { numberOrNull } from './row-values.ts';
import type { Workspace } from './workspace.ts';

type Loyalty = OutputOf<typeof operations.loyalty>;
type Kind = (typeof loyaltyKinds)[number];

const fewestForCorrelation = 10;
const steps = 10;

export const loyaltyOn = (asOf: string): Query => sql`(select * from ${insightTable('loyalty.kinds')} where as_of = cast(${asOf} as date))`;

/** What customers do, feel and say, each where measured, and where these disagree. */
export const loyalty = implement(operations.loyalty, async (workspace) => {
  const { asOf, currency, customers } = await shownRun(workspace);
  const [kinds, agreement, fields] = await keptAnswer(workspace, { restsOn: 'insights', question: ['loyalty', asOf] }, () => Promise.all([kindsOn(workspace, asOf), agreementOn(workspace, asOf), fieldsOn(workspace, asOf)]));
  return { asOf, currency, customers, kinds, agreement, fields };
});

async function kindsOn({ warehouse }: Workspace, asOf: string): Promise<Loyalty['kinds']> {
  const asked = loyaltyKinds.map((kind) => sql`count(${name(kind)}) as ${name(`${kind}_n`)}, avg(${name(kind)}) as ${name(`${kind}_mean`)}, stddev_samp(${name(kind)}) as ${name(`${kind}_deviation`)}`);
  const counted = loyaltyKinds.map((kind, place) => sql`
    select ${place} as kind, least(${steps - 1}, cast(floor(${name(kind)} / ${100 / steps}) as bigint)) as step, count(*) as customers from ${loyaltyOn(asOf)} k where ${name(kind)} is not null group by 2`);
  const [[row], spread] = await Promise.all([warehouse.rows(sql`select ${join(asked)} from ${loyaltyOn(asOf)} k`), warehouse.rows(join(counted, sql` union all `))]);
  return loyaltyKinds.map((kind, place) => {
    const [measured, mean, deviation] = [Number(row?.[`${kind}_n`]), numberOrNull(row?.[`${kind}_mean`]), Number(row?.[`${kind}_deviation`] ?? 0)];
    const half = (quantile80 * deviation) / Math.sqrt(Math.max(1, measured));
    const inStep = (step: number): number => Number(spread.find((one) => Number(one['kind']) === place && Number(one['step']) === step)?.['customers'] ?? 0);
    return { kind, measured, mean: mean === null ? null : { value: mean, low: Math.max(0, mean - half), high: Math.min(100, mean + half) }, spread: Array.from({ length: steps }, (_, step) => inStep(step)) };
  });
}

const pairs: readonly (readonly [Kind, Kind])[] = [['behavioural', 'emotional'], ['behavioural', 'attitudinal'], ['emotional', 'attitudinal']];

/** Correlations with Fisher's interval. */
async function agreementOn({ warehouse }: Workspace, asOf: string): Promise<Loyalty['agreement']> {
  const asked = pairs.map(([one, other], place) => sql`corr(${name(one)}, ${name(other)}) as ${name(`r_${place}`)}, count_if(${name(one)} is not null and ${name(other)} is not null) as ${name(`n_${place}`)}`);
  const [row] = await warehouse.rows(sql`select ${join(asked)} from ${loyaltyOn(asOf)} k`);
  return pairs.map(([one, other], place) => {
    const [correlation, customers] = [numberOrNull(row?.[`r_${place}`]), Number(row?.[`n_${place}`])];
    if (correlation === null || !Number.isFinite(correlation) || customers < fewestForCorrelation) return { one, other, customers, correlation: null };
    const half = quantile80 / Math.sqrt(customers - 3);
    const bent = Math.atanh(Math.min(0.999999, Math.max(-0.999999, correlation)));
    return { one, other, customers, correlation: { value: correlation, low: Math.tanh(bent - half), high: Math.tanh(bent + half) } };
  });
}

async function fieldsOn({ warehouse }: Workspace, asOf: string): Promise<Loyalty['fields']> {
  const rows = await warehouse.rows(sql`
    select k.kind, count(*) as customers, sum(k.is_clear) as clear_cases, sum(p.net_last_year) as net_last_year, sum(s.value_12m) as value
    from ${loyaltyOn(asOf)} k join ${sheetOn(asOf)} s on s.subject = k.subject
    left join ${insightTable('worth.purchases')} p on p.subject = k.subject and p.as_of = cast(${asOf} as date)
    where k.kind is not null group by k.kind`);
  return loyaltyFields.map((field) => {
    const row = rows.find((candidate) => candidate['kind'] === field);
    return { field, customers: Number(row?.['customers'] ?? 0), clear: Number(row?.['clear_cases'] ?? 0), netLastYear: Number(row?.['net_last_year'] ?? 0), valueNext12Months: numberOrNull(row?.['value']) };
  });
}

async function customersIn({ warehouse }: Workspace, asOf: string, field: string): Promise<number> {
  const [row] = await warehouse.rows(sql`select count(*) as n from ${loyaltyOn(asOf)} k where kind = ${field}`);
  return Number(row?.['n']);
}

/** Customers of one field, those with the most value first. */
export const loyaltyCustomers = implement(operations.loyaltyCustomers, async (workspace, input) => {
  const { asOf, currency } = await shownRun(workspace);
  const rows = await keptAnswer(workspace, { restsOn: 'insights', question: ['loyaltyCustomers', asOf, input] }, () => workspace.warehouse.rows(sql`
    select s.*, k.behavioural, k.behavioural_low, k.behavioural_high, k.emotional, k.emotional_low, k.emotional_high, k.attitudinal, k.attitudinal_low, k.attitudinal_high, k.is_clear, k.answers
    from ${loyaltyOn(asOf)} k join ${sheetOn(asOf)} s on s.subject = k.subject
    where k.kind = ${input.field} order by s.value_12m desc nulls last, s.subject offset ${input.offset} limit ${input.limit}`));
  return {
    asOf,
    currency,
    total: await keptAnswer(workspace, { restsOn: 'insights', question: ['loyaltyField', asOf, input.field] }, () => customersIn(workspace, asOf, input.field)),
    rows: rows.map((row) => ({
      row: customerRowOf(row),
      clear: Number(row['is_clear']) === 1,
      behavioural: measuredOf(row, 'behavioural'),
      emotional: measuredOf(row, 'emotional'),
      attitudinal: measuredOf(row, 'attitudinal'),
      texts: Number(row['texts']),
      answers: Number(row['answers']),
    })),
  };
});

function measuredOf(row: Row, kind: Kind): { value: number; low: number; high: number } | null {
  const value = numberOrNull(row[kind]);
  return value === null ? null : { value, low: Number(row[`${kind}_low`]), high: Number(row[`${kind}_high`]) };
}
