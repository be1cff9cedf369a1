/** Risk of cancelling a contract: a logistic model over contract-months, which is a survival model in discrete time. Pure. */
import type { Fitted, InsightColumn, Row } from '../../../domain/index.ts';
import { logisticProbability } from '../../numeric/index.ts';
import { featuresOf } from '../churn/features.ts';
import type { ChurnColumn } from '../churn/features.ts';
import { fitChurn } from '../churn/report.ts';
import { feeStepsPerLog, judgingPeriods, noFee, periodDays } from './queries.ts';

export const tenureLevels = ['0-3', '3-6', '6-12', '12-24', '24+'] as const;
export const moodLevels = ['silent', 'sore', 'calm', 'glad'] as const;
/** What the effects of a score are named after, in the order of the columns. */
export const effectNames = ['tenure', 'plan', 'fee', 'late', 'mood', 'orders'] as const;

export const groupColumns: readonly InsightColumn[] = [
  { name: 'tenure', type: 'integer' },
  { name: 'plan', type: 'text' },
  { name: 'fee_step', type: 'number' },
  { name: 'late', type: 'integer' },
  { name: 'mood', type: 'integer' },
  { name: 'orders', type: 'integer' },
  { name: 'risk', type: 'number' },
  { name: 'risk_low', type: 'number' },
  { name: 'risk_high', type: 'number' },
  ...effectNames.map((effect): InsightColumn => ({ name: `by_${effect}`, type: 'number' })),
];

const level = 0.8;
/** Risks are told for as many periods ahead, as long as things stay as they are. */
const periodsAhead = 3;

/**
 * @param rows contract-months by class: `place` (0 now, 1 the latest whole month …), `tenure`, `plan`, `fee_step`, `late`, `mood`, `orders`, with `contracts` and `cancelled`
 * @returns the report as parameters; per class of today's contracts the risk within 90 days, its 80 % interval, and what each column adds to the log-odds against the average contract
 */
export function fitContracts(rows: readonly Row[]): Fitted {
  const running = rows.filter((row) => Number(row['place']) === 0);
  const past = rows.filter((row) => Number(row['place']) > 0);
  if (rows.length === 0) return { status: 'not-applicable', parameters: {}, observations: 0 };
  const columns = columnsOf(rows, past);
  const ordered = [...past, ...running];
  const count = (key: string, when: (place: number) => boolean): number[] => ordered.map((row) => (when(Number(row['place'])) ? Number(row[key]) : 0));
  const { report, fit, features } = fitChurn({
    columns,
    values: valuesOf(columns, ordered),
    cases: count('contracts', (place) => place > judgingPeriods),
    events: count('cancelled', (place) => place > judgingPeriods),
    heldCases: count('contracts', (place) => place > 0 && place <= judgingPeriods),
    heldEvents: count('cancelled', (place) => place > 0 && place <= judgingPeriods),
  });
  const parameters = { ...report, periodDays, daysAhead: periodDays * periodsAhead };
  if (fit.status !== 'known') return { status: fit.status, parameters, observations: fit.cases };
  const origins = featuresOf(columns).map(({ column }) => column);
  const nowCases = running.map((row) => Number(row['contracts']));
  const total = nowCases.reduce((sum, cases) => sum + cases, 0) || 1;
  const means = features.map((values) => nowCases.reduce((sum, cases, index) => sum + cases * (values[past.length + index] as number), 0) / total);
  const groups = running.map((row, index) => {
    const x = features.map((values) => values[past.length + index] as number);
    const { value, low, high } = logisticProbability(fit, x, level);
    const effects = effectNames.map((effect) => origins.reduce((sum, origin, place) => (origin === effect ? sum + (fit.coefficients[place + 1] as number) * ((x[place] as number) - (means[place] as number)) : sum), 0));
    return [Number(row['tenure']), String(row['plan']), Number(row['fee_step']), Number(row['late']), Number(row['mood']), Number(row['orders']), ahead(value), ahead(low), ahead(high), ...effects];
  });
  return { status: 'known', parameters, observations: fit.cases, groups: { columns: groupColumns, rows: groups } };
}

function ahead(perPeriod: number): number {
  return 1 - (1 - perPeriod) ** periodsAhead;
}

/** Levels that occur, the commonest of the past first. */
function columnsOf(rows: readonly Row[], past: readonly Row[]): readonly ChurnColumn[] {
  const counted = past.length > 0 ? past : rows;
  const levels = (key: string, named: (value: unknown) => string): string[] => {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(named(row[key]), counts.get(named(row[key])) ?? 0);
    for (const row of counted) counts.set(named(row[key]), (counts.get(named(row[key])) ?? 0) + Number(row['contracts']));
    return [...counts].toSorted(([one, a], [other, b]) => b - a || one.localeCompare(other)).map(([name]) => name);
  };
  const number = (name: string, of: (row: Row) => number | null): ChurnColumn => {
    const known = counted.flatMap((row) => (of(row) === null ? [] : [{ value: of(row) as number, cases: Number(row['contracts']) }]));
    const cases = known.reduce((sum, one) => sum + one.cases, 0) || 1;
    const mean = known.reduce((sum, one) => sum + one.cases * one.value, 0) / cases;
    const deviation = Math.sqrt(known.reduce((sum, one) => sum + one.cases * (one.value - mean) ** 2, 0) / cases);
    return { kind: 'number', name, mean, deviation, hasMissing: rows.some((row) => of(row) === null) && known.length > 0 };
  };
  return [
    { kind: 'category', name: 'tenure', levels: levels('tenure', tenureName) },
    { kind: 'category', name: 'plan', levels: levels('plan', String) },
    number('fee', logFee),
    number('late', (row) => Number(row['late'])),
    { kind: 'category', name: 'mood', levels: levels('mood', moodName) },
    number('orders', (row) => Number(row['orders'])),
  ];
}

function valuesOf(columns: readonly ChurnColumn[], rows: readonly Row[]): (number | null)[][] {
  const place = (name: string, value: string): number => {
    const column = columns.find((candidate) => candidate.name === name);
    return column?.kind === 'category' ? column.levels.indexOf(value) : 0;
  };
  return [
    rows.map((row) => place('tenure', tenureName(row['tenure']))),
    rows.map((row) => place('plan', String(row['plan']))),
    rows.map(logFee),
    rows.map((row) => Number(row['late'])),
    rows.map((row) => place('mood', moodName(row['mood']))),
    rows.map((row) => Number(row['orders'])),
  ];
}

const tenureName = (value: unknown): string => tenureLevels[Number(value)] ?? tenureLevels[4];
const moodName = (value: unknown): string => moodLevels[Number(value)] ?? moodLevels[0];

/** The middle of the fee's step, on the log scale. */
function logFee(row: Row): number | null {
  const step = Number(row['fee_step']);
  return step === noFee ? null : (step + 0.5) / feeStepsPerLog;
}
