/** Small dense symmetric matrices, as arrays of rows. Meant for the handful of parameters of a model. */
export type Matrix = readonly (readonly number[])[];

/**
 * The lower triangle L with L·Lᵀ = matrix.
 * @returns `undefined` when the matrix is not (numerically) positive definite
 * Source: Golub & Van Loan, Matrix Computations, algorithm 4.2.1.
 * @example cholesky([[4, 2], [2, 5]]) // [[2, 0], [1, 2]]
 */
export function cholesky(matrix: Matrix): Matrix | undefined {
  const size = matrix.length;
  const lower: number[][] = matrix.map(() => Array<number>(size).fill(0));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = at(matrix, i, j);
      for (let k = 0; k < j; k++) rest -= at(lower, i, k) * at(lower, j, k);
      if (i === j && !(rest > 1e-14 * Math.abs(at(matrix, i, i)))) return undefined;
      (lower[i] as number[])[j] = i === j ? Math.sqrt(rest) : rest / at(lower, j, j);
    }
  }
  return lower;
}

/**
 * Solves matrix·x = right for a positive definite matrix.
 * @param lower its {@link cholesky} factor
 */
export function choleskySolve(lower: Matrix, right: ArrayLike<number>): number[] {
  const size = lower.length;
  const x = Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] as number) - at(lower, i, k) * (x[k] as number);
    x[i] = (x[i] as number) / at(lower, i, i);
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] = (x[i] as number) - at(lower, k, i) * (x[k] as number);
    x[i] = (x[i] as number) / at(lower, i, i);
  }
  return x;
}

/**
 * The inverse of a positive definite matrix.
 * @returns `undefined` when it is not (numerically) positive definite
 */
export function inverse(matrix: Matrix): Matrix | undefined {
  const lower = cholesky(matrix);
  if (!lower) return undefined;
  return matrix.map((_, column) => choleskySolve(lower, matrix.map((_, row) => (row === column ? 1 : 0))));
}

function at(matrix: Matrix, row: number, column: number): number {
  return (matrix[row] as readonly number[])[column] as number;
}
