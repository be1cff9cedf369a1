/** Seeded random draws: the same seed gives the same numbers on every machine. Not for secrets. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Exponential with mean 1. */
  readonly exponential: () => number;
  /** Gamma with the given shape (> 0) and mean `shape`; divide by the rate to scale. */
  readonly gamma: (shape: number) => number;
  /** Beta on (0, 1), both parameters > 0. */
  readonly beta: (a: number, b: number) => number;
}

/**
 * A generator of independent draws.
 * @param seed any integer; only its lowest 32 bits count
 * Sources: sfc32 (Doty-Humphrey, PractRand); gamma after Marsaglia & Tsang, ACM TOMS 26 (2000).
 */
export function seededRandom(seed: number): Random {
  const uniform = smallFastCounter(seed);
  const exponential = (): number => -Math.log1p(-uniform());
  const normal = (): number => Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * uniform());
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const z = normal();
      const v = (1 + z / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const beta = (a: number, b: number): number => {
    const x = gamma(a);
    return x / (x + gamma(b));
  };
  return { uniform, normal, exponential, gamma, beta };
}

function smallFastCounter(seed: number): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const mixed = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + mixed) | 0;
    return (mixed >>> 0) / 4_294_967_296;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) next();
  return next;
}
