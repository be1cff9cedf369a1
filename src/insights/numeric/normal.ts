/** The standard normal distribution. */

function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let index = coefficients.length - 1; index >= 0; index--) value = value * x + (coefficients[index] as number);
  return value;
}

const centralTop = [3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227];
const centralBottom = [1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852546];
const tailTop = [1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414];
const tailBottom = [1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9];
const farTop = [6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7];
const farBottom = [1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15];

/**
 * Φ⁻¹(p): the value that a standard normal variable stays below with probability p.
 * @param probability from 0 to 1 (0 gives −Infinity, 1 Infinity, outside NaN)
 * @returns relative error about 1e-16
 * Source: Wichura, algorithm AS 241 (PPND16), Applied Statistics 37 (1988).
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return NaN;
  const centred = probability - 0.5;
  if (Math.abs(centred) <= 0.425) {
    const x = 0.180625 - centred * centred;
    return (centred * polynomial(centralTop, x)) / polynomial(centralBottom, x);
  }
  const tail = Math.min(probability, 1 - probability);
  if (tail === 0) return centred < 0 ? -Infinity : Infinity;
  const x = Math.sqrt(-Math.log(tail));
  const size = x <= 5 ? polynomial(tailTop, x - 1.6) / polynomial(tailBottom, x - 1.6) : polynomial(farTop, x - 5) / polynomial(farBottom, x - 5);
  return centred < 0 ? -size : size;
}

/** Half-width of a two-sided 80 % interval, in standard deviations: the level every interval of the house is given at. */
export const quantile80 = 1.2815515655446004;
