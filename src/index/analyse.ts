import { type CorrelationKind, correlate, pairs, pearson } from './correlation.ts'
import { tTwoSided } from './distributions.ts'
import { eigenOfSymmetric } from './eigen.ts'
import { momentsOf, presentOf, quantileOfSorted, varianceOf } from './moments.ts'
import { completeRows } from './steps/weight.ts'
import type { Tree } from './tree.ts'

/** One column described. Shares are 0–1. */
export interface ColumnStatistics {
  readonly code: string
  readonly count: number
  readonly min: number
  readonly max: number
  readonly mean: number
  readonly median: number
  readonly q5: number
  readonly q25: number
  readonly q75: number
  readonly q95: number
  readonly sd: number
  readonly skew: number
  readonly kurtosis: number
  readonly availableShare: number
  readonly nonZeroShare: number
  readonly uniqueShare: number
  /** largest share of rows with one and the same value */
  readonly sameShare: number
}

export function statisticsOf(code: string, column: Float64Array): ColumnStatistics {
  const sorted = presentOf(column).sort()
  const { count, min, max, mean, sd, skew, kurtosis } = momentsOf(column)
  const counts = new Map<number, number>()
  for (const value of sorted) counts.set(value, (counts.get(value) ?? 0) + 1)
  const at = (share: number) => quantileOfSorted(sorted, share)
  return {
    code,
    count,
    min,
    max,
    mean,
    median: at(0.5),
    q5: at(0.05),
    q25: at(0.25),
    q75: at(0.75),
    q95: at(0.95),
    sd,
    skew,
    kurtosis,
    availableShare: count / column.length,
    nonZeroShare: 1 - (counts.get(0) ?? 0) / count,
    uniqueShare: counts.size / count,
    sameShare: Math.max(0, ...counts.values()) / count,
  }
}

/**
 * Correlation of each pair, over the rows both have.
 *
 * @returns symmetric matrices of r and of two-sided p-values (t test; for Kendall the normal approximation is read off
 *   the same t scale, good from ten rows on)
 */
export function correlationMatrix(
  columns: readonly Float64Array[],
  kind: CorrelationKind,
): { readonly r: readonly (readonly number[])[]; readonly p: readonly (readonly number[])[] } {
  const r = columns.map(() => new Array<number>(columns.length).fill(1))
  const p = columns.map(() => new Array<number>(columns.length).fill(0))
  for (let i = 0; i < columns.length; i++)
    for (let j = i + 1; j < columns.length; j++) {
      const [a, b] = [columns[i] as Float64Array, columns[j] as Float64Array]
      const value = correlate[kind](a, b)
      const chance = significance(value, pairs(a, b)[0].length, kind)
      for (const [x, y] of [
        [i, j],
        [j, i],
      ] as const) {
        ;(r[x] as number[])[y] = value
        ;(p[x] as number[])[y] = chance
      }
    }
  return { r, p }
}

function significance(r: number, count: number, kind: CorrelationKind): number {
  if (kind === 'kendall') {
    const z = Math.abs(r) / Math.sqrt((2 * (2 * count + 5)) / (9 * count * (count - 1)))
    return tTwoSided(z, 1e9)
  }
  return count < 3 ? NaN : Math.abs(r) >= 1 ? 0 : tTwoSided(Math.abs(r) * Math.sqrt((count - 2) / (1 - r * r)), count - 2)
}

/**
 * Whether the children of a node measure one thing: k² × mean covariance between them ÷ sum of all covariances.
 * Covariances are pairwise complete.
 *
 * @source Cronbach, Coefficient alpha and the internal structure of tests, 1951
 */
export function cronbachAlpha(columns: readonly Float64Array[]): number {
  const k = columns.length
  if (k < 2) return NaN
  let between = 0
  let all = 0
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) {
      const covariance = covarianceOf(columns[i] as Float64Array, columns[j] as Float64Array)
      all += covariance
      if (i !== j) between += covariance
    }
  return (k * k * (between / (k * (k - 1)))) / all
}

function covarianceOf(a: Float64Array, b: Float64Array): number {
  const [x, y] = pairs(a, b)
  return pearson(x, y) * Math.sqrt(varianceOf(x) * varianceOf(y))
}

/** Principal components of the correlation matrix of complete rows. */
export interface Components {
  readonly rows: number
  readonly eigenvalues: readonly number[]
  readonly varianceShares: readonly number[]
  /** `loadings[k][j]`: component k, child j */
  readonly loadings: readonly (readonly number[])[]
}

/** @returns null when fewer than three rows are complete or a column has no spread there */
export function principalComponents(columns: readonly Float64Array[]): Components | null {
  const complete = completeRows(columns)
  const rows = complete[0]?.length ?? 0
  if (rows < 3) return null
  const matrix = complete.map(a => complete.map(b => pearson(a, b)))
  if (matrix.some(row => row.some(Number.isNaN))) return null
  const { values, vectors } = eigenOfSymmetric(matrix)
  const total = values.reduce((sum, value) => sum + value, 0)
  return { rows, eigenvalues: values, varianceShares: values.map(value => value / total), loadings: vectors }
}

/** Two children of one node that say the same (|r| at least the threshold), or that pull against each other. */
export interface PairFlag {
  readonly parent: string
  readonly a: string
  readonly b: string
  readonly r: number
  readonly kind: 'redundant' | 'opposed'
}

/**
 * @param threshold |r| from which a pair is redundant, 0–1
 * @returns redundant pairs, and pairs significantly negative at 5 %, strongest first
 */
export function pairFlags(
  tree: Tree,
  columns: readonly Float64Array[],
  kind: CorrelationKind,
  threshold: number,
): readonly PairFlag[] {
  const flags = tree.aggregates.flatMap(({ code, children }) => {
    const { r, p } = correlationMatrix(
      Array.from(children, child => columns[child] as Float64Array),
      kind,
    )
    const found: PairFlag[] = []
    for (let i = 0; i < children.length; i++)
      for (let j = i + 1; j < children.length; j++) {
        const value = r[i]?.[j] as number
        const pair = {
          parent: code,
          a: tree.codes[children[i] as number] as string,
          b: tree.codes[children[j] as number] as string,
          r: value,
        }
        if (Math.abs(value) >= threshold) found.push({ ...pair, kind: 'redundant' })
        else if (value < 0 && (p[i]?.[j] as number) < 0.05) found.push({ ...pair, kind: 'opposed' })
      }
    return found
  })
  return flags.toSorted((a, b) => Math.abs(b.r) - Math.abs(a.r))
}

/** Correlation of each indicator with each denominator: what grows with size may need dividing by it. */
export function denominatorCorrelations(
  tree: Tree,
  columns: readonly Float64Array[],
  denominators: ReadonlyMap<string, Float64Array>,
) {
  return [...denominators].flatMap(([denominator, column]) =>
    tree.codes
      .slice(0, tree.leafCount)
      .map((code, id) => ({ code, denominator, r: pearson(columns[id] as Float64Array, column) })),
  )
}

/** Everything above for one build. */
export function analyse(
  tree: Tree,
  raw: readonly Float64Array[],
  columns: readonly Float64Array[],
  options: { readonly correlation: CorrelationKind; readonly redundancy: number },
) {
  const children = (ids: Int32Array) => Array.from(ids, id => columns[id] as Float64Array)
  return {
    statistics: tree.codes.slice(0, tree.leafCount).map((code, id) => statisticsOf(code, raw[id] as Float64Array)),
    correlations: {
      kind: options.correlation,
      codes: tree.codes,
      ...correlationMatrix(columns, options.correlation),
    },
    nodes: tree.aggregates.map(({ code, children: ids }) => ({
      code,
      children: Array.from(ids, id => tree.codes[id] as string),
      alpha: cronbachAlpha(children(ids)),
      components: principalComponents(children(ids)),
    })),
    flags: pairFlags(tree, columns, options.correlation, options.redundancy),
  }
}
