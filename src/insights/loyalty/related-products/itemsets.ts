import { IntegerList, itemCounts } from './baskets.ts';
import type { Baskets } from './baskets.ts';
import { intersect, intersectionCost, transactionsOf } from './transactions.ts';
import type { Transactions } from './transactions.ts';

/** Frequent itemsets of one size: set `s` holds `items[s·size]` … ascending, and lies in `counts[s]` baskets. */
export interface ItemsetLevel {
  readonly size: number;
  readonly items: Int32Array;
  readonly counts: Int32Array;
}

/** How far the search may go before it gives less than was asked for, and says so. */
export interface MiningLimits {
  readonly itemsets: number;
  /** Words and numbers compared. */
  readonly work: number;
}

export interface FrequentItemsets {
  /** By size, from 1; within what `capped` says, complete. */
  readonly levels: readonly ItemsetLevel[];
  /** Fewest baskets an itemset lies in. */
  readonly minimumCount: number;
  /** Present when a limit was met: only sets up to `maximumSize` are given, or only those of the raised `minimumCount`. */
  readonly capped?: { readonly by: readonly Limit[]; readonly maximumSize: number | null; readonly supportRaised: boolean };
}

interface Member extends Transactions {
  readonly item: number;
}

type Limit = 'itemsets' | 'work';

/**
 * All itemsets in at least `support` of the baskets: Eclat, depth first over sets of basket numbers.
 * Where a limit is met, long sets are given up first: what is returned holds every set up to `maximumSize`. Where even
 * the pairs are too many, the support is raised until they are not. So it is always complete for what it says it is.
 * @param support share of baskets, 0 < support ≤ 1
 * Source: M. J. Zaki, Scalable algorithms for association mining, IEEE TKDE 12(3), 2000.
 */
export function frequentItemsets(baskets: Baskets, support: number, limits: MiningLimits): FrequentItemsets {
  const total = baskets.offsets.length - 1;
  const wanted = countOfShare(support, total);
  const { members, minimumCount } = singles(baskets, wanted, limits.work);
  const fewerItems: readonly Limit[] = minimumCount > wanted ? ['work'] : [];
  const whole = new Search(members, { minimumCount, maximumSize: Infinity, limits });
  const found = whole.stoppedBy ? longestComplete(members, minimumCount, limits) : { levels: whole.levels(), minimumCount, maximumSize: null, by: [] };
  const by = new Set([...fewerItems, ...found.by]);
  if (by.size === 0) return { levels: found.levels, minimumCount };
  return { levels: found.levels, minimumCount: found.minimumCount, capped: { by: [...by], maximumSize: found.maximumSize, supportRaised: found.minimumCount > wanted } };
}

/** The fewest baskets that are a share of `total`; forgives the last bit of a product such as .07 × 100. */
export function countOfShare(share: number, total: number): number {
  return Math.max(1, Math.ceil(share * total - 1e-9));
}

interface Complete {
  readonly levels: readonly ItemsetLevel[];
  readonly minimumCount: number;
  readonly maximumSize: number | null;
  readonly by: readonly Limit[];
}

/** All sets up to the largest size that stays within the limits, at a higher support where that size would be one. */
function longestComplete(members: readonly Member[], minimumCount: number, limits: MiningLimits): Complete {
  const ofSize = (maximumSize: number, count: number): Search => new Search(members, { minimumCount: count, maximumSize, limits });
  const pairs = ofSize(2, minimumCount).stoppedBy;
  const count = pairs ? affordableCount(members, minimumCount, limits.itemsets) : minimumCount;
  let best = ofSize(1, count ?? minimumCount);
  if (count === undefined) return { levels: best.levels(), minimumCount, maximumSize: 1, by: pairs ? [pairs] : [] };
  for (let size = 2; ; size++) {
    const longer = ofSize(size, count);
    if (longer.stoppedBy) return { levels: best.levels(), minimumCount: count, maximumSize: size - 1, by: [...(pairs ? [pairs] : []), longer.stoppedBy] };
    if (longer.levels().length < size) return { levels: longer.levels(), minimumCount: count, maximumSize: null, by: pairs ? [pairs] : [] };
    best = longer;
  }
}

/** The smallest count that at most half as many pairs reach as there may be sets; none when too many pairs are alike. */
function affordableCount(members: readonly Member[], minimumCount: number, itemsets: number): number | undefined {
  const pairs = new Map<number, number>();
  for (const [place, member] of members.entries()) {
    for (const other of members.slice(place + 1)) {
      const { count } = intersect(member, other);
      if (count >= minimumCount) pairs.set(count, (pairs.get(count) ?? 0) + 1);
    }
  }
  let reached = 0;
  let affordable: number | undefined;
  for (const [count, sets] of [...pairs].toSorted(([one], [other]) => other - one)) {
    reached += sets;
    if (reached > itemsets / 2) break;
    affordable = count;
  }
  return affordable;
}

/** Frequent items, rarest first: their intersections shrink fastest. As many of the most frequent as all pairs of them can be counted for. */
function singles(baskets: Baskets, wanted: number, work: number): { readonly members: readonly Member[]; readonly minimumCount: number } {
  const counts = itemCounts(baskets);
  const total = baskets.offsets.length - 1;
  const words = Math.ceil(total / 32);
  const countOf = (item: number): number => counts[item] as number;
  const frequent = [...counts.keys()].filter((item) => countOf(item) >= wanted).toSorted((one, other) => countOf(other) - countOf(one) || one - other);
  let cost = 0;
  const tooMuch = frequent.find((item, place) => (cost += place * Math.min(words, 2 * countOf(item))) > work);
  const minimumCount = tooMuch === undefined ? wanted : countOf(tooMuch) + 1;
  const lists = new Map(frequent.filter((item) => countOf(item) >= minimumCount).map((item) => [item, { numbers: new Int32Array(countOf(item)), length: 0 }]));
  for (let basket = 0; basket < total; basket++) {
    for (const item of baskets.items.subarray(baskets.offsets[basket], baskets.offsets[basket + 1])) {
      const list = lists.get(item);
      if (list) list.numbers[list.length++] = basket;
    }
  }
  return { members: [...lists].toReversed().map(([item, { numbers }]) => ({ item, ...transactionsOf(numbers, total) })), minimumCount };
}

/** One walk over all sets up to a size; it stops at a limit, and what it found by then is of no use. */
class Search {
  readonly #minimumCount: number;
  readonly #maximumSize: number;
  readonly #limits: MiningLimits;
  readonly #levels: { readonly items: IntegerList; readonly counts: IntegerList }[] = [];
  #found = 0;
  #work = 0;
  stoppedBy: Limit | undefined;

  constructor(members: readonly Member[], how: { readonly minimumCount: number; readonly maximumSize: number; readonly limits: MiningLimits }) {
    this.#minimumCount = how.minimumCount;
    this.#maximumSize = how.maximumSize;
    this.#limits = how.limits;
    const frequent = members.filter(({ count }) => count >= how.minimumCount);
    for (const { item, count } of frequent) this.#keep([item], count);
    this.#extend([], frequent);
  }

  levels(): readonly ItemsetLevel[] {
    return this.#levels.map(({ items, counts }, index) => ({ size: index + 1, items: items.view(), counts: counts.view() }));
  }

  /** Every frequent set that begins with `prefix` and goes on with two or more of `members`. */
  #extend(prefix: readonly number[], members: readonly Member[]): void {
    if (prefix.length + 2 > this.#maximumSize) return;
    for (const [place, member] of members.entries()) {
      const longer: Member[] = [];
      const items = [...prefix, member.item];
      for (const other of members.slice(place + 1)) {
        this.#spend(intersectionCost(member, other));
        if (this.stoppedBy) return;
        const both = intersect(member, other);
        if (both.count < this.#minimumCount) continue;
        this.#keep([...items, other.item], both.count);
        longer.push({ item: other.item, ...both });
      }
      if (longer.length > 1) this.#extend(items, longer);
    }
  }

  /** A set of n items has 2ⁿ subsets, all frequent: one that is too large says at once that there are too many. */
  #keep(items: readonly number[], count: number): void {
    this.#found++;
    if (this.#found > this.#limits.itemsets || 2 ** items.length - 1 > this.#limits.itemsets) this.stoppedBy = 'itemsets';
    const level = (this.#levels[items.length - 1] ??= { items: new IntegerList(), counts: new IntegerList() });
    for (const item of items.toSorted((one, other) => one - other)) level.items.push(item);
    level.counts.push(count);
  }

  #spend(cost: number): void {
    this.#work += cost;
    if (this.#work > this.#limits.work) this.stoppedBy = 'work';
  }
}
