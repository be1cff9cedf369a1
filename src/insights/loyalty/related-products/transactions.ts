/**
 * The baskets that hold an itemset, as a bitset where they are many and as a sorted list where they are few, so that an
 * intersection costs the smaller of the two. Every operation tells what it cost, for a budget.
 */
export interface Transactions {
  readonly count: number;
  /** One bit per basket, or sorted basket numbers. */
  readonly set: Uint32Array | Int32Array;
}

const isBitset = (set: Transactions['set']): set is Uint32Array => set instanceof Uint32Array;

/** @param numbers sorted basket numbers; @param baskets how many baskets there are in all */
export function transactionsOf(numbers: Int32Array, baskets: number): Transactions {
  const words = Math.ceil(baskets / 32);
  if (numbers.length <= words) return { count: numbers.length, set: numbers };
  const bits = new Uint32Array(words);
  for (const number of numbers) bits[number >>> 5] = ((bits[number >>> 5] as number) | (1 << (number & 31))) >>> 0;
  return { count: numbers.length, set: bits };
}

/** Words or numbers that an intersection looks at. */
export function intersectionCost(one: Transactions, other: Transactions): number {
  const [first, second] = [isBitset(one.set), isBitset(other.set)];
  if (first !== second) return first ? other.count : one.count;
  return first ? one.set.length : one.count + other.count;
}

/** The baskets that hold both. */
export function intersect(one: Transactions, other: Transactions): Transactions {
  if (isBitset(one.set)) return isBitset(other.set) ? ofBitsets(one.set, other.set) : ofListAndBitset(other.set, one.set);
  return isBitset(other.set) ? ofListAndBitset(one.set, other.set) : ofLists(one.set, other.set);
}

function ofBitsets(one: Uint32Array, other: Uint32Array): Transactions {
  const both = new Uint32Array(one.length);
  let count = 0;
  for (let word = 0; word < one.length; word++) {
    const bits = (one[word] as number) & (other[word] as number);
    if (bits === 0) continue;
    both[word] = bits;
    count += bitCount(bits);
  }
  return count > one.length ? { count, set: both } : { count, set: listOf(both, count) };
}

function ofListAndBitset(list: Int32Array, bits: Uint32Array): Transactions {
  const both = new Int32Array(list.length);
  let count = 0;
  for (const number of list) if (((bits[number >>> 5] as number) >>> (number & 31)) & 1) both[count++] = number;
  return { count, set: both.subarray(0, count) };
}

function ofLists(one: Int32Array, other: Int32Array): Transactions {
  const both = new Int32Array(Math.min(one.length, other.length));
  let [first, second, count] = [0, 0, 0];
  while (first < one.length && second < other.length) {
    const [here, there] = [one[first] as number, other[second] as number];
    if (here === there) both[count++] = here;
    if (here <= there) first++;
    if (there <= here) second++;
  }
  return { count, set: both.subarray(0, count) };
}

function listOf(bits: Uint32Array, count: number): Int32Array {
  const list = new Int32Array(count);
  let found = 0;
  for (let word = 0; word < bits.length; word++) {
    for (let left = bits[word] as number; left !== 0; left &= left - 1) list[found++] = word * 32 + 31 - Math.clz32(left & -left);
  }
  return list;
}

/** Set bits of a 32-bit word (Warren, Hacker's Delight, figure 5–2). */
function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24);
}
