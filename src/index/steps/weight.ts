import { pearson } from '../correlation.ts'
import { eigenOfSymmetric } from '../eigen.ts'
import { minimise } from '../nelder-mead.ts'
import type { Weighting } from '../spec.ts'

export interface WeightContext {
  readonly codes: readonly string[]
  /** scores of the children, one column each */
  readonly columns: readonly Float64Array[]
  readonly given: readonly number[]
  /** scores of the node under trial weights, for the two optimising methods; null when it cannot be built */
  readonly combine: (weights: readonly number[]) => Float64Array | null
}

/** Methods whose weights follow from the data and move with it. */
export const followsData = (method: Weighting['method']): boolean =>
  method === 'pca' || method === 'entropy' || method === 'balance' || method === 'infomax'

/**
 * Weights of the children of one node, on any scale: aggregation divides by their sum.
 *
 * @returns one weight per child; null when the data gives none (no complete rows, no spread)
 */
export function weightsOf(weighting: Weighting, context: WeightContext): readonly number[] | null {
  switch (weighting.method) {
    case 'given':
      return context.given
    case 'equal':
      return context.given.map(() => 1)
    case 'ahp':
      return judgedWeights(weighting, context.codes)
    case 'pca':
      return componentWeights(context.columns)
    case 'entropy':
      return entropyWeights(context.columns)
    case 'balance':
    case 'infomax':
      return optimisedWeights(weighting, context)
  }
}

/**
 * First eigenvector of the correlation matrix of complete rows. Its sign is free; the largest entry is made positive.
 * Entries may be negative when an indicator runs against the others.
 */
function componentWeights(columns: readonly Float64Array[]): readonly number[] | null {
  const complete = completeRows(columns)
  if ((complete[0]?.length ?? 0) < 3) return null
  const matrix = complete.map(a => complete.map(b => pearson(a, b)))
  if (matrix.some(row => row.some(Number.isNaN))) return null
  return eigenOfSymmetric(matrix).vectors[0] ?? null
}

export function completeRows(columns: readonly Float64Array[]): readonly Float64Array[] {
  const rows = Array.from(columns[0] ?? [], (_, row) => row).filter(row => columns.every(column => column[row] === column[row]))
  return columns.map(column => Float64Array.from(rows, row => column[row] as number))
}

/**
 * An indicator that tells units apart counts for more: 1 − entropy of its shares, scaled to sum 1.
 *
 * @param columns scores at or above zero
 * @source Shannon, 1948; Hwang and Yoon, Multiple Attribute Decision Making, 1981
 */
export function entropyWeights(columns: readonly Float64Array[]): readonly number[] | null {
  const diversities = columns.map(column => {
    let sum = 0
    let count = 0
    for (const value of column) {
      if (value !== value) continue
      sum += value
      count++
    }
    let entropy = 0
    for (const value of column) if (value > 0) entropy -= (value / sum) * Math.log(value / sum)
    return count < 2 || !(sum > 0) ? NaN : 1 - entropy / Math.log(count)
  })
  const total = diversities.reduce((sum, part) => sum + part, 0)
  return total > 0 ? diversities.map(part => part / total) : null
}

/**
 * Weights under which the children's correlations with the node have the wanted shares (`balance`: least
 * ln mean (share − r/Σr)²) or the largest sum (`infomax`). Started from equal weights.
 *
 * @source Becker et al., Weights and importance in composite indicators, Ecological Indicators 80, 2017
 */
function optimisedWeights(weighting: Weighting, { codes, columns, combine }: WeightContext): readonly number[] | null {
  const wanted = codes.map(code => (Object.hasOwn(weighting.shares, code) ? (weighting.shares[code] as number) : 1))
  const total = wanted.reduce((sum, share) => sum + share, 0)
  const cost = (weights: readonly number[]): number => {
    if (weights.some(weight => weight < 0)) return Infinity
    const scores = combine(weights)
    if (scores === null) return Infinity
    const correlations = columns.map(column => pearson(column, scores))
    const sum = correlations.reduce((part, r) => part + r, 0)
    if (weighting.method === 'infomax') return -sum
    const miss = correlations.reduce((part, r, at) => part + ((wanted[at] as number) / total - r / sum) ** 2, 0)
    return Math.log(miss / columns.length + 1e-300)
  }
  const best = minimise(
    cost,
    codes.map(() => 1),
  )
  return Number.isFinite(cost(best)) ? best : null
}

/** Random consistency index of Saaty for matrices of 1 to 10 children. */
const randomIndex = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49]

/**
 * Principal eigenvector of a matrix of judgements "how much more does i matter than j".
 *
 * @returns weights in the order of `codes`, sum 1
 * @source Saaty, The Analytic Hierarchy Process, 1980
 */
function judgedWeights(weighting: Weighting, codes: readonly string[]): readonly number[] {
  const { weights } = judge(weighting.matrix)
  return codes.map(code => weights[weighting.children.indexOf(code)] ?? 0)
}

/** @returns weights and consistency ratio; above 0.1 the judgements contradict each other */
export function judge(matrix: readonly (readonly number[])[]): {
  readonly weights: readonly number[]
  readonly inconsistency: number
} {
  let weights: readonly number[] = matrix.map(() => 1 / matrix.length)
  let lambda = matrix.length
  // Power iteration: a positive matrix has one dominant eigenvector.
  for (let round = 0; round < 1_000; round++) {
    const next = matrix.map(row => row.reduce((sum, entry, at) => sum + entry * (weights[at] as number), 0))
    lambda = next.reduce((sum, part) => sum + part, 0)
    const scaled = next.map(part => part / lambda)
    const moved = scaled.reduce((most, part, at) => Math.max(most, Math.abs(part - (weights[at] as number))), 0)
    weights = scaled
    if (moved < 1e-15) break
  }
  const size = matrix.length
  const index = size < 3 ? 0 : (lambda - size) / (size - 1)
  return { weights, inconsistency: size < 3 ? 0 : index / (randomIndex[Math.min(size, 10) - 1] as number) }
}
