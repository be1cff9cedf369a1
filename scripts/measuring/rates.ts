/** Precision, recall and F1 with intervals. */

/** Counts of a yes-or-no label. */
export class Tally {
  right = 0;
  said = 0;
  carried = 0;

  add(said: boolean, carried: boolean): void {
    if (said) this.said++;
    if (carried) this.carried++;
    if (said && carried) this.right++;
  }
}

/** A share with its 95 % interval; null when nothing was counted. */
export interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Rates {
  readonly carried: number;
  readonly said: number;
  readonly precision: Share | null;
  readonly recall: Share | null;
  readonly f1: Share | null;
}

const z = 1.96;

/** Wilson's score interval of a share. */
export function shareOf(part: number, whole: number): Share | null {
  if (whole === 0) return null;
  const value = part / whole;
  const middle = (value + (z * z) / (2 * whole)) / (1 + (z * z) / whole);
  const reach = (z * Math.sqrt((value * (1 - value)) / whole + (z * z) / (4 * whole * whole))) / (1 + (z * z) / whole);
  return { value, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** F1 is 2j / (1 + j) of the share j of right ones among all said or carried, and so is its interval. */
export function ratesOf({ right, said, carried }: Tally): Rates {
  const overlap = shareOf(right, said + carried - right);
  const asF1 = (share: number): number => (2 * share) / (1 + share);
  return {
    carried, said, precision: shareOf(right, said), recall: shareOf(right, carried),
    f1: overlap && { value: asF1(overlap.value), low: asF1(overlap.low), high: asF1(overlap.high) },
  };
}
