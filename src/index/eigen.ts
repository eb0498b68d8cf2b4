/** Eigenvalues of a symmetric matrix with their unit vectors, largest value first. */
export interface Eigen {
  readonly values: readonly number[]
  /** `vectors[k]` belongs to `values[k]`; its largest entry is made positive, because the sign is free */
  readonly vectors: readonly (readonly number[])[]
}

/**
 * Cyclic Jacobi rotations: slow for hundreds of columns, exact to rounding for the few dozens an index has.
 *
 * @param matrix symmetric, row by row
 * @source Golub and Van Loan, Matrix Computations, 4th edition, section 8.5
 */
export function eigenOfSymmetric(matrix: readonly (readonly number[])[]): Eigen {
  const size = matrix.length
  const a = matrix.map(row => [...row])
  const v = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < 100 && offDiagonal(a) > 1e-22 * size * size; sweep++)
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, v, p, q)
  const order = a.map((_, at) => at).sort((i, j) => at(a, j, j) - at(a, i, i))
  return {
    values: order.map(k => at(a, k, k)),
    vectors: order.map(k => withPositiveLargest(v.map(row => row[k] as number))),
  }
}

const at = (matrix: readonly (readonly number[])[], i: number, j: number): number => matrix[i]?.[j] as number

function offDiagonal(a: readonly (readonly number[])[]): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) for (let j = i + 1; j < a.length; j++) sum += at(a, i, j) ** 2
  return sum
}

function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const apq = at(a, p, q)
  if (apq === 0) return
  const theta = (at(a, q, q) - at(a, p, p)) / (2 * apq)
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (const row of a) turn(row, p, q, c, s)
  const [rowP, rowQ] = [a[p] as number[], a[q] as number[]]
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [rowP[k] as number, rowQ[k] as number]
    rowP[k] = c * x - s * y
    rowQ[k] = s * x + c * y
  }
  for (const row of v) turn(row, p, q, c, s)
}

function turn(row: number[], p: number, q: number, c: number, s: number): void {
  const [x, y] = [row[p] as number, row[q] as number]
  row[p] = c * x - s * y
  row[q] = s * x + c * y
}

function withPositiveLargest(vector: readonly number[]): readonly number[] {
  const largest = vector.reduce((best, entry) => (Math.abs(entry) > Math.abs(best) + 1e-12 ? entry : best), 0)
  return largest < 0 ? vector.map(entry => -entry) : vector
}
