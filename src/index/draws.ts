import type { CompiledIndex } from './build.ts'
import { normalQuantile } from './distributions.ts'
import { presentOf } from './moments.ts'
import { createSobol, createStream, sobolDimensions } from './random.ts'
import type { Assumption, Distribution } from './spec.ts'
import type { Tree } from './tree.ts'

/** Where the random coordinates of one assumption stand in the unit cube. */
export interface Span {
  readonly assumption: Assumption
  readonly start: number
  readonly count: number
}

/** One cell of the raw data that is drawn anew in each replication. */
interface Cell {
  readonly column: number
  readonly row: number
  readonly value: (u: (offset: number) => number, current: number) => number
  readonly start: number
}

/** How a point of the unit cube changes weights and raw data. Choices of steps are read by the replicator. */
export interface DrawPlan {
  readonly dimensions: number
  readonly spans: readonly Span[]
  readonly cells: readonly Cell[]
  /** columns that a draw may change, ascending */
  readonly touched: readonly number[]
  readonly setWeights: (u: Float64Array, factors: Float64Array, fixed: Float64Array) => void
}

/**
 * Gives every assumption its coordinates, those with the fewest first: they matter most and sit in the best part of a
 * low-discrepancy sequence.
 */
export function planDraws(compiled: CompiledIndex, assumptions: readonly Assumption[], time: number | null): DrawPlan {
  const { tree } = compiled
  const counted = assumptions.map(assumption => ({ assumption, cells: cellsOf(compiled, assumption, time) }))
  const sized = counted.map(({ assumption, cells }) => ({
    assumption,
    cells,
    count:
      cells !== null
        ? cells.reduce((sum, cell) => sum + cell.width, 0)
        : assumption.kind === 'weight-noise'
          ? noisyColumns(tree, assumption.levels).length
          : 1,
  }))
  const placed: (Span & { readonly cells: readonly PlannedCell[] | null })[] = []
  let start = 0
  for (const { assumption, cells, count } of sized.toSorted((a, b) => a.count - b.count)) {
    placed.push({ assumption, start, count, cells })
    start += count
  }
  const cells = placed.flatMap(({ start: from, cells: own }) => {
    let at = from
    return (own ?? []).map(({ width, ...cell }) => {
      const placedCell = { ...cell, start: at }
      at += width
      return placedCell
    })
  })
  const setWeights: DrawPlan['setWeights'] = (u, factors, fixed) => {
    for (const { assumption, start: at } of placed) {
      if (assumption.kind === 'weight-noise') {
        const columns = noisyColumns(tree, assumption.levels)
        for (let k = 0; k < columns.length; k++) {
          const id = columns[k] as number
          factors[id] = (factors[id] as number) * (1 + assumption.factor * (2 * (u[at + k] as number) - 1))
        }
      }
      // A weight below zero would turn an indicator round; the normal distribution is cut there.
      if (assumption.kind === 'weight')
        fixed[tree.idOf.get(assumption.code) as number] = Math.max(0, drawn(assumption.distribution, u[at] as number))
    }
  }
  const order = new Map(assumptions.map((assumption, at) => [assumption, at]))
  return {
    dimensions: start,
    spans: placed.toSorted((a, b) => (order.get(a.assumption) as number) - (order.get(b.assumption) as number)),
    cells,
    touched: [...new Set(cells.map(({ column }) => column))].toSorted((a, b) => a - b),
    setWeights,
  }
}

const noisyCache = new WeakMap<readonly number[], WeakMap<Tree, readonly number[]>>()

/** Every column but the root, of the given levels. Asked once per replication, so the answer is kept. */
function noisyColumns(tree: Tree, levels: readonly number[]): readonly number[] {
  const known = noisyCache.get(levels)?.get(tree)
  if (known) return known
  const columns = tree.codes.flatMap((_, id) =>
    id !== tree.root && (levels.length === 0 || levels.includes(tree.level[id] as number)) ? [id] : [],
  )
  const byTree = noisyCache.get(levels) ?? new WeakMap<Tree, readonly number[]>()
  noisyCache.set(levels, byTree.set(tree, columns))
  return columns
}

type PlannedCell = Omit<Cell, 'start'> & { readonly width: number }

function cellsOf(compiled: CompiledIndex, assumption: Assumption, time: number | null): readonly PlannedCell[] | null {
  const { tree, frame } = compiled
  const columnsOf = (codes: readonly string[]) =>
    (codes.length === 0 ? tree.codes.slice(0, tree.leafCount) : codes).map(code => tree.idOf.get(code) as number)
  switch (assumption.kind) {
    case 'missing-values':
      return columnsOf(assumption.indicators).flatMap(column =>
        frame.periods.flatMap(({ rows }) => {
          const values = frame.columns[column] as Float64Array
          const donors = presentOf(Float64Array.from(rows, row => values[row] as number)).sort()
          if (donors.length === 0) return []
          return [...rows]
            .filter(row => values[row] !== values[row])
            .map(row => ({
              column,
              row,
              width: 1,
              value: (u: (offset: number) => number) =>
                donors[Math.min(donors.length - 1, Math.floor(u(0) * donors.length))] as number,
            }))
        }),
      )
    case 'measurement-error': {
      const shape = assumption.shape === 'normal' ? normalQuantile : (u: number) => 2 * u - 1
      const { relative, absolute } = assumption
      const width = (relative > 0 ? 1 : 0) + (absolute > 0 ? 1 : 0)
      if (width === 0) return []
      return columnsOf(assumption.indicators).flatMap(column =>
        Array.from(frame.columns[column] as Float64Array, (value, row) => ({ value, row }))
          .filter(({ value }) => value === value)
          .map(({ row }) => ({
            column,
            row,
            width,
            value: (u: (offset: number) => number, current: number) =>
              current * (1 + (relative > 0 ? relative * shape(u(0)) : 0)) + (absolute > 0 ? absolute * shape(u(width - 1)) : 0),
          })),
      )
    }
    case 'value': {
      const column = tree.idOf.get(assumption.indicator) as number
      const at = assumption.time ?? time
      return frame.units.flatMap((unit, row) =>
        unit === assumption.unit && (at === null || frame.times?.[row] === at)
          ? [{ column, row, width: 1, value: (u: (offset: number) => number) => drawn(assumption.distribution, u(0)) }]
          : [],
      )
    }
    default:
      return null
  }
}

/** Quantile of a distribution. @param u in (0, 1) */
export function drawn(distribution: Distribution, u: number): number {
  if (distribution.kind === 'normal') return distribution.mean + distribution.sd * normalQuantile(u)
  const [low, high] = distribution.range
  if (distribution.kind === 'uniform') return low + u * (high - low)
  const turn = (distribution.mode - low) / (high - low)
  return u < turn
    ? low + Math.sqrt(u * (high - low) * (distribution.mode - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - distribution.mode))
}

/** Fills `out` with point `at` of sample 0 (A) or 1 (B). A point depends on seed and number alone, never on what ran before. */
export type Sampler = (at: number, sample: 0 | 1, out: Float64Array) => void

/**
 * @param sampling `random`: one stream per point; `sobol`: low discrepancy in the first coordinates of each sample,
 *   one stream per point in the rest
 * @param samples how many samples share the dimensions of the sequence
 */
export function createSampler(sampling: 'random' | 'sobol', seed: number, dimensions: number, samples: 1 | 2): Sampler {
  const low = sampling === 'random' ? 0 : Math.min(dimensions, Math.floor(sobolDimensions / samples))
  const sobol = low === 0 ? null : createSobol(low * samples, seed)
  return (at, sample, out) => {
    for (let k = 0; k < low; k++) out[k] = sobol?.(at, sample * low + k) as number
    if (low === dimensions) return
    const stream = createStream(seed, at, sample)
    for (let k = low; k < dimensions; k++) out[k] = stream()
  }
}
