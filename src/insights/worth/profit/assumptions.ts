/**
 * What stands in where the record is silent, and what the ways out of a loss would do. Conventions to be changed by the
 * user, in one place; wherever a figure rests on one of them it says so.
 */
export interface ProfitAssumptions {
  /** Gross margin (0–1) of orders whose product cost is unknown. Null: the margin of the orders whose cost is known, or {@link fallbackGrossMargin}. */
  readonly grossMargin: number | null;
  /** What one contact costs, in the company's currency, before the first day on which costs to serve are recorded. */
  readonly costPerContact: number;
  /** Share of a returned order's product cost that is lost, before that day. */
  readonly writeOffShare: number;
  /** By how much a price would be raised, as a share of it. */
  readonly priceRise: number;
  /** How many percent of purchases one percent of price costs. */
  readonly priceElasticity: number;
  /** The largest share by which a cost to serve can be cut. */
  readonly largestCut: number;
  /** Share of the costs to serve that go away with the customer. */
  readonly avoidableShare: number;
  /** Share of a referred customer's net margin that is owed to the one who referred them. */
  readonly referralShare: number;
  /** With fewer orders than this it is too early for a verdict. */
  readonly fewestOrders: number;
  /** Share of buyers that count as big, and as middle, by what they bought. */
  readonly bigShare: number;
  readonly middleShare: number;
  /** Columns of the customer file, beyond the known ones, that name who referred a customer; the first that is filled counts. */
  readonly referrerColumns: readonly string[];
}

export const defaultProfitAssumptions: ProfitAssumptions = {
  grossMargin: null,
  costPerContact: 10,
  writeOffShare: 0.2,
  priceRise: 0.08,
  priceElasticity: 1.2,
  largestCut: 0.5,
  avoidableShare: 0.8,
  referralShare: 0.5,
  fewestOrders: 3,
  bigShare: 0.2,
  middleShare: 0.3,
  referrerColumns: ['referred_by', 'referrer', '推荐人', '介绍人'],
};

/** Gross margin where no order of the company states a cost and nobody has set one: a guess, and shown as such. */
export const fallbackGrossMargin = 0.4;
