/** Finds the borders between tiers from two histograms: of the score, and of its value component. Pure. */
import type { Fitted, Row } from '../../../domain/index.ts';
import { naturalBreaks } from './natural-breaks.ts';
import { quantileThresholds } from './rules.ts';
import type { TierRules } from './rules.ts';

/** Where tiers begin, in points; `second` is the border of potential (value component) or of mid (score). */
export interface Borders {
  readonly high: number;
  readonly second: number;
  readonly method: TierRules['thresholds']['method'];
  /** How well natural breaks separate the score, 0–1. */
  readonly goodness?: number;
}

interface Bin {
  readonly from: number;
  readonly customers: number;
  readonly isLost: boolean;
}

/** No score reaches it: a quantile of 1 leaves the tier empty. */
const beyondScale = 101;

/** How many classes a distribution is broken into: the best is the top tier, the second border divides the other two. */
const classes = 3;

/** @param rows the summary: a bin each, with the medians repeated on every row */
export function fitTiers(rows: readonly Row[], rules: TierRules): Fitted {
  const scores = binsOf(rows, 'score');
  const values = binsOf(rows, 'value');
  const customers = scores.reduce((sum, bin) => sum + bin.customers, 0);
  if (customers === 0) return { status: 'too-little-data', parameters: {}, observations: 0 };
  const { high, second, method, goodness } = bordersBetween(rules, { scores, values });
  const median = (name: string): number => Number(rows[0]?.[`median_${name}`]);
  return {
    status: 'known',
    observations: customers,
    parameters: {
      medianValue: median('value'),
      medianFrequency: median('frequency'),
      medianMoney: median('money'),
      highBorder: high,
      [rules.scheme === 'four' ? 'potentialBorder' : 'midBorder']: second,
      borderMethod: method,
      ...(goodness === undefined ? {} : { varianceBetweenTiers: goodness }),
    },
  };
}

/** The borders that a fit found. */
export function fittedBorders(fitted: Fitted | undefined): Borders {
  const parameters = fitted?.parameters ?? {};
  const number = (name: string): number => Number(parameters[name] ?? 0);
  return {
    high: number('highBorder'),
    second: number('potentialBorder' in parameters ? 'potentialBorder' : 'midBorder'),
    method: (parameters['borderMethod'] ?? 'rule') as Borders['method'],
    ...('varianceBetweenTiers' in parameters ? { goodness: number('varianceBetweenTiers') } : {}),
  };
}

function bordersBetween({ scheme, thresholds }: TierRules, of: { readonly scores: readonly Bin[]; readonly values: readonly Bin[] }): Borders {
  const seconds = scheme === 'four' ? of.values : of.scores;
  const secondName = scheme === 'four' ? 'potential' : 'mid';
  if (thresholds.method === 'rule') return { method: 'rule', high: thresholds.high, second: thresholds[secondName] };
  if (thresholds.method === 'quantile') return { method: 'quantile', high: quantileOf(of.scores, thresholds.high), second: quantileOf(seconds, thresholds[secondName]) };
  const [scoreBreaks, secondBreaks] = [breaksOf(of.scores), breaksOf(seconds)];
  if (!scoreBreaks || !secondBreaks) return bordersBetween({ scheme, thresholds: quantileThresholds } as TierRules, of);
  return { method: 'natural-breaks', high: scoreBreaks.borders[1] as number, second: secondBreaks.borders[0] as number, goodness: scoreBreaks.goodness };
}

/** The smallest value with more than the given share of customers at or below it. */
function quantileOf(bins: readonly Bin[], share: number): number {
  const total = bins.reduce((sum, bin) => sum + bin.customers, 0);
  let below = 0;
  for (const bin of bins) {
    below += bin.customers;
    if (below > share * total) return bin.from;
  }
  return beyondScale;
}

/** Those who are lost make a class of their own at the bottom; they are decided by silence and must not take one up. */
function breaksOf(bins: readonly Bin[]): ReturnType<typeof naturalBreaks> {
  const present = bins.filter((bin) => !bin.isLost);
  return naturalBreaks(present.map((bin) => bin.from), present.map((bin) => bin.customers), classes);
}

function binsOf(rows: readonly Row[], kind: 'score' | 'value'): Bin[] {
  return rows
    .filter((row) => row['kind'] === kind && row['least'] != null)
    .map((row) => ({ from: Number(row['least']), customers: Number(row['customers']), isLost: Boolean(row['is_lost']) }))
    .toSorted((one, other) => one.from - other.from);
}
