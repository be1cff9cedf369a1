/**
 * Reproducible random numbers (sfc32). One generator can be pointed at any (seed, subject, purpose), so that each
 * customer, and each thing about a customer, has its own stream and never depends on how many others there are.
 */
export class SeededRandom {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 1;
  private spareNormal = Number.NaN;

  /** Starts the stream that belongs to these three whole numbers. */
  restart(seed: number, subject: number, purpose: number): this {
    this.a = scramble(seed ^ 0x9e3779b9);
    this.b = scramble(subject + Math.imul(this.a, 0x85ebca6b));
    this.c = scramble(purpose + Math.imul(this.b, 0xc2b2ae35));
    this.counter = 1;
    this.spareNormal = Number.NaN;
    for (let round = 0; round < 10; round++) this.word();
    return this;
  }

  /** Uniform in [0, 1). */
  next(): number {
    return (this.word() >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to `count` − 1. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  /** The index of one of these non-negative weights, with probability in proportion. */
  weighted(weights: readonly number[]): number {
    let total = 0;
    for (const weight of weights) total += weight;
    let left = this.next() * total;
    for (let index = 0; index < weights.length - 1; index++) {
      left -= weights[index] as number;
      if (left < 0) return index;
    }
    return weights.length - 1;
  }

  /** Exponential with mean 1. */
  exponential(): number {
    return -Math.log(1 - this.next());
  }

  /** Standard normal, by Marsaglia's polar method. */
  normal(): number {
    const spare = this.spareNormal;
    if (spare === spare) {
      this.spareNormal = Number.NaN;
      return spare;
    }
    for (;;) {
      const u = 2 * this.next() - 1;
      const v = 2 * this.next() - 1;
      const square = u * u + v * v;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        this.spareNormal = v * factor;
        return u * factor;
      }
    }
  }

  /** Gamma with this shape and mean `shape`, by Marsaglia and Tsang (2000). Shape must be at least 1. */
  gamma(shape: number): number {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const t = 1 + c * x;
      if (t <= 0) continue;
      const v = t * t * t;
      if (Math.log(1 - this.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  private word(): number {
    const sum = (this.a + this.b + this.counter++) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum | 0;
    return sum;
  }
}

/** Spreads every bit of a 32-bit number over all of them (the finaliser of MurmurHash3). */
function scramble(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
