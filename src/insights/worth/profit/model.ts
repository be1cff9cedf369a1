import type { Fitted, Row } from '../../../domain/index.ts';
import { quantile80 } from '../../numeric/index.ts';
import { fallbackGrossMargin } from './assumptions.ts';
import type { ProfitAssumptions } from './assumptions.ts';

/** A kind of cost to serve with what was spent on it. */
interface CostKind {
  readonly kind: string;
  readonly amount: number;
  readonly facts: number;
}

/** What the whole company's record says before any customer is looked at. */
export interface ProfitParameters extends Row {
  /** Gross margin used for orders without a cost, and where it comes from. */
  readonly grossMargin: number;
  readonly grossMarginFrom: 'own-orders' | 'setting' | 'fallback';
  /** Share of what was bought whose product cost is known. */
  readonly knownCostShare: number | null;
  /** The first day with a recorded cost to serve; null when there is none. */
  readonly costsFrom: string | null;
  readonly costFacts: number;
  /** The largest kinds of cost to serve. */
  readonly costKinds: readonly CostKind[];
  /** Costs left out because they are in another currency. */
  readonly otherCurrencyCosts: number;
  /** Buyers from this much on are big, and middle. */
  readonly bigFrom: number;
  readonly middleFrom: number;
  /** Customers of whom it is known who referred them. */
  readonly referredCustomers: number;
}

const kindsKept = 12;

/** Reads the summary's rows, one part of the company's record each. Without a single order there is no profit to speak of. */
export function profitParameters(rows: readonly Row[], assumptions: ProfitAssumptions): Fitted {
  const of = (part: string): readonly Row[] => rows.filter((row) => row['part'] === part);
  const [bought] = of('orders');
  const kinds = of('costs');
  const orders = Number(bought?.['n'] ?? 0);
  const [net, netWithCost, cost] = [Number(bought?.['amount'] ?? 0), Number(bought?.['with_cost'] ?? 0), Number(bought?.['cost'] ?? 0)];
  const parameters: ProfitParameters = {
    ...grossMarginOf(netWithCost, cost, assumptions),
    knownCostShare: net > 0 ? netWithCost / net : null,
    costsFrom: kinds.map((row) => String(row['first_day'])).toSorted()[0] ?? null,
    costFacts: kinds.reduce((sum, row) => sum + Number(row['n']), 0),
    costKinds: kinds
      .map((row) => ({ kind: String(row['label']), amount: Number(row['amount']), facts: Number(row['n']) }))
      .toSorted((one, other) => other.amount - one.amount || one.kind.localeCompare(other.kind))
      .slice(0, kindsKept),
    otherCurrencyCosts: Number(of('foreign')[0]?.['n'] ?? 0),
    bigFrom: Number(bought?.['big_from'] ?? 0),
    middleFrom: Number(bought?.['middle_from'] ?? 0),
    referredCustomers: Number(of('referred')[0]?.['n'] ?? 0),
  };
  return { status: orders === 0 ? 'too-little-data' : 'known', parameters, observations: orders };
}

function grossMarginOf(netWithCost: number, cost: number, { grossMargin }: ProfitAssumptions): Pick<ProfitParameters, 'grossMargin' | 'grossMarginFrom'> {
  if (grossMargin !== null) return { grossMargin, grossMarginFrom: 'setting' };
  return netWithCost > 0 ? { grossMargin: 1 - cost / netWithCost, grossMarginFrom: 'own-orders' } : { grossMargin: fallbackGrossMargin, grossMarginFrom: 'fallback' };
}

/** Sums over a group of customers with revenue Rᵢ and net margin Mᵢ. */
export interface MarginSums {
  readonly customers: number;
  readonly revenue: number;
  readonly netMargin: number;
  /** Σ Rᵢ², Σ Rᵢ Mᵢ, Σ Mᵢ². */
  readonly revenueSquared: number;
  readonly product: number;
  readonly marginSquared: number;
}

export interface MarginRate {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * What is left of each unit of revenue in a group, with an 80 % interval: the ratio estimator r = ΣM / ΣR, whose error is
 * √(Σ (Mᵢ − r Rᵢ)² · n/(n−1)) / ΣR (Cochran, Sampling Techniques, 3rd ed. 1977, eq. 6.13). It treats the customers as a
 * draw from all those the company could have had.
 * @returns undefined with fewer than two customers or without revenue
 */
export function marginRate(sums: MarginSums): MarginRate | undefined {
  const { customers, revenue, netMargin } = sums;
  if (customers < 2 || !(revenue > 0)) return undefined;
  const rate = netMargin / revenue;
  const residual = Math.max(0, sums.marginSquared - 2 * rate * sums.product + rate * rate * sums.revenueSquared);
  const half = (quantile80 * Math.sqrt((residual * customers) / (customers - 1))) / revenue;
  return { rate, low: rate - half, high: rate + half };
}
