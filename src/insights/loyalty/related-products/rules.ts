import { itemCounts } from './baskets.ts';
import type { Baskets } from './baskets.ts';
import { frequentItemsets } from './itemsets.ts';
import type { FrequentItemsets, ItemsetLevel, MiningLimits } from './itemsets.ts';

/** Whoever has everything on the left in a basket has the right there too, in `confidence` of the cases. */
export interface AssociationRule {
  readonly left: string[];
  /** One item. */
  readonly right: string[];
  /** Share of baskets with both sides. */
  readonly support: number;
  /** Baskets with both sides. */
  readonly count: number;
  /** Share of the baskets with the left side that also have the right. */
  readonly confidence: number;
  /** Confidence against the right side's own share of baskets: 1 is chance. */
  readonly lift: number;
}

export interface RuleLimits extends MiningLimits {
  readonly rules: number;
}

export interface BasketRules {
  readonly baskets: number;
  /** Different items in all baskets. */
  readonly items: number;
  /** Frequent itemsets of any size, single items among them. */
  readonly itemsets: number;
  /** Highest lift first. */
  readonly rules: AssociationRule[];
  /** What was left out when a limit was met; absent when everything asked for is here. */
  readonly capped?: {
    readonly by: ('itemsets' | 'work' | 'rules')[];
    /** Itemsets up to this many items were looked at. */
    readonly maximumSize: number | null;
    /** The support that was reached, where it had to be raised above the one asked for. */
    readonly support: number | null;
    /** Rules there were within that; the ones with the highest lift are given. */
    readonly rulesFound: number;
  };
}

/** Enough for a person and for most programs; a fraction of a second to some seconds. */
export const usualLimits: RuleLimits = { itemsets: 300_000, work: 1.5e9, rules: 50_000 };

interface Candidate {
  readonly level: ItemsetLevel;
  readonly set: number;
  /** Place of the right side within the set. */
  readonly right: number;
  readonly confidence: number;
  readonly lift: number;
}

/**
 * Association rules with one item on the right and at least one on the left.
 * Source: R. Agrawal, T. Imieliński, A. Swami, Mining association rules, SIGMOD 1993; lift: S. Brin et al., SIGMOD 1997.
 * @param wanted shares, 0 < support ≤ 1, 0 ≤ confidence ≤ 1
 */
export function associationRules(baskets: Baskets, wanted: { readonly support: number; readonly confidence: number }, limits: RuleLimits = usualLimits): BasketRules {
  const total = baskets.offsets.length - 1;
  const found = frequentItemsets(baskets, wanted.support, limits);
  const candidates = candidateRules(found, { counts: itemCounts(baskets), total, confidence: wanted.confidence }).toSorted(byLift);
  const rules = candidates.slice(0, limits.rules).map((candidate) => ruleOf(candidate, baskets.names, total));
  const answer = { baskets: total, items: baskets.names.length, itemsets: found.levels.reduce((sum, { counts }) => sum + counts.length, 0), rules };
  const by = [...(found.capped?.by ?? []), ...(candidates.length > limits.rules ? (['rules'] as const) : [])];
  if (by.length === 0) return answer;
  return { ...answer, capped: { by, maximumSize: found.capped?.maximumSize ?? null, support: found.capped?.supportRaised ? found.minimumCount / total : null, rulesFound: candidates.length } };
}

function candidateRules(found: FrequentItemsets, of: { readonly counts: Int32Array; readonly total: number; readonly confidence: number }): Candidate[] {
  const candidates: Candidate[] = [];
  for (const [index, level] of found.levels.entries()) {
    const shorter = found.levels[index - 1];
    if (!shorter) continue;
    const countOf = setIndex(shorter);
    const left = new Int32Array(shorter.size);
    for (const [set, count] of level.counts.entries()) {
      for (let right = 0; right < level.size; right++) {
        for (let place = 0, kept = 0; place < level.size; place++) if (place !== right) left[kept++] = level.items[set * level.size + place] as number;
        const confidence = count / countOf(left);
        if (confidence < of.confidence - 1e-12) continue;
        candidates.push({ level, set, right, confidence, lift: (confidence * of.total) / (of.counts[level.items[set * level.size + right] as number] as number) });
      }
    }
  }
  return candidates;
}

/** Highest lift first; where that is equal, what more baskets say, then the order of the items, so that it is always the same. */
function byLift(one: Candidate, other: Candidate): number {
  return other.lift - one.lift || countOf(other) - countOf(one) || one.level.size - other.level.size || one.set - other.set || one.right - other.right;
}

const countOf = ({ level, set }: Candidate): number => level.counts[set] as number;

function ruleOf(candidate: Candidate, names: readonly string[], total: number): AssociationRule {
  const { level, set, right, confidence, lift } = candidate;
  const items = [...level.items.subarray(set * level.size, (set + 1) * level.size)].map((item) => names[item] as string);
  return {
    left: items.filter((_, place) => place !== right).toSorted(),
    right: [items[right] as string],
    support: countOf(candidate) / total,
    count: countOf(candidate),
    confidence,
    lift,
  };
}

/** Finds a set's count by its items: open addressing over the level's own arrays. */
function setIndex({ size, items, counts }: ItemsetLevel): (wanted: Int32Array) => number {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * counts.length + 2))).fill(-1);
  const mask = slots.length - 1;
  const hash = (from: Int32Array, start: number): number => {
    let mixed = size;
    for (let place = 0; place < size; place++) mixed = Math.imul(mixed ^ (from[start + place] as number), 0x9e3779b1) ^ (mixed >>> 15);
    return mixed & mask;
  };
  const same = (set: number, wanted: Int32Array): boolean => {
    for (let place = 0; place < size; place++) if (items[set * size + place] !== wanted[place]) return false;
    return true;
  };
  for (let set = 0; set < counts.length; set++) {
    let slot = hash(items, set * size);
    while (slots[slot] !== -1) slot = (slot + 1) & mask;
    slots[slot] = set;
  }
  return (wanted) => {
    let slot = hash(wanted, 0);
    for (;;) {
      const set = slots[slot] as number;
      if (set === -1) return Infinity;
      if (same(set, wanted)) return counts[set] as number;
      slot = (slot + 1) & mask;
    }
  };
}
