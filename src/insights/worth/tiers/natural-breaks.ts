/** Where a distribution falls apart by itself. */

export interface NaturalBreaks {
  /** Where the second, third … class begins: the smallest value in it. One fewer than the classes. */
  readonly borders: readonly number[];
  /** Share of the variance that lies between the classes, 0–1: 1 is a perfect separation. */
  readonly goodness: number;
}

/**
 * Divides weighted values into classes so that the squared deviations from the class means are as small as they can be.
 * Exact, by dynamic programming over the distinct values: O(classes · n²).
 * @param values distinct, ascending
 * @param weights how often each occurs, > 0
 * @param classes ≥ 2
 * @returns undefined when there are fewer distinct values than classes
 * @source W. D. Fisher, On grouping for maximum homogeneity, JASA 53, 1958; G. F. Jenks, The data model concept in statistical mapping, 1967
 * @example naturalBreaks([1, 2, 10, 11], [1, 1, 1, 1], 2) // { borders: [10], goodness: 0.988 }
 */
export function naturalBreaks(values: readonly number[], weights: readonly number[], classes: number): NaturalBreaks | undefined {
  const count = values.length;
  if (count < classes) return undefined;
  const spread = spreadWithin(values, weights);
  /** Least squared deviation of the first `end` values in so many classes, class count by class count. */
  let least = Float64Array.from({ length: count + 1 }, (_, end) => (end === 0 ? Infinity : spread(0, end)));
  const starts: Int32Array[] = [];
  for (let made = 2; made <= classes; made++) {
    const next = new Float64Array(count + 1).fill(Infinity);
    const start = new Int32Array(count + 1);
    for (let end = made; end <= count; end++) {
      for (let from = made - 1; from < end; from++) {
        const total = (least[from] as number) + spread(from, end);
        if (total < (next[end] as number)) [next[end], start[end]] = [total, from];
      }
    }
    starts.push(start);
    least = next;
  }
  const borders: number[] = [];
  let end = count;
  for (const start of starts.toReversed()) {
    end = start[end] as number;
    borders.unshift(values[end] as number);
  }
  const whole = spread(0, count);
  return { borders, goodness: whole === 0 ? 1 : Math.max(0, 1 - (least[count] as number) / whole) };
}

/** Squared deviations from their own mean of the values from `start` up to, not including, `end`. */
function spreadWithin(values: readonly number[], weights: readonly number[]): (start: number, end: number) => number {
  // Sums of squares of values far from zero would cancel, so they are taken about the overall mean.
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = values.reduce((sum, value, index) => sum + value * (weights[index] as number), 0) / total;
  const sums = [new Float64Array(values.length + 1), new Float64Array(values.length + 1), new Float64Array(values.length + 1)] as const;
  for (const [index, value] of values.entries()) {
    for (const [power, sum] of sums.entries()) sum[index + 1] = (sum[index] as number) + (weights[index] as number) * (value - mean) ** power;
  }
  return (start, end) => {
    const [weight, first, second] = sums.map((sum) => (sum[end] as number) - (sum[start] as number)) as [number, number, number];
    return Math.max(0, second - (first * first) / weight);
  };
}
