/** Points and weights for integrating over [0, 1]: ∫₀¹ f ≈ Σ weightᵢ f(nodeᵢ). */
export interface Quadrature {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/**
 * The Gauss–Legendre rule on [0, 1], exact for polynomials of degree 2·count − 1.
 * @param count how many points, 1 to about 100
 * Source: DLMF 3.5.v; nodes by Newton's method on the Legendre polynomial.
 */
export function gaussLegendre(count: number): Quadrature {
  const points = Array.from({ length: count }, (_, index) => legendrePoint(count, index));
  return { nodes: points.map((point) => point.node), weights: points.map((point) => point.weight) };
}

function legendrePoint(count: number, index: number): { readonly node: number; readonly weight: number } {
  let x = Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
  let slope = 1;
  for (let step = 0; step < 100; step++) {
    let previous = 0;
    let value = 1;
    for (let degree = 0; degree < count; degree++) {
      [previous, value] = [value, ((2 * degree + 1) * x * value - degree * previous) / (degree + 1)];
    }
    slope = (count * (x * value - previous)) / (x * x - 1);
    const correction = value / slope;
    x -= correction;
    if (Math.abs(correction) < 1e-16) break;
  }
  return { node: (1 + x) / 2, weight: 1 / ((1 - x * x) * slope * slope) };
}
