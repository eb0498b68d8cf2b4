import { assert } from '#base'
import type { BuiltIndex } from './build.ts'
import { keepRows } from './frame.ts'
import { rankByPeriod } from './build.ts'
import { ranksDescending } from './ranks.ts'
import type { Aggregator } from './spec.ts'
import type { Tree } from './tree.ts'

/** Column of a node by its code. @throws Bug for a code the structure has not */
export function columnIdOf(tree: Tree, code: string): number {
  const id = tree.idOf.get(code)
  assert(id !== undefined, `'${code}' is a node of the structure`)
  return id
}

/**
 * Ranks of a node inside groups of units, each time by itself.
 *
 * @returns one entry per row; `NaN` for rows without a group or a score
 */
export function ranksInGroups(built: BuiltIndex, group: string, code: string): Float64Array {
  const { frame } = built
  const scores = built.columns[columnIdOf(built.compiled.tree, code)] as Float64Array
  const groups = frame.groups.get(group)
  assert(groups !== undefined, `'${group}' is a group of the data`)
  const ranks = new Float64Array(scores.length).fill(NaN)
  for (const name of new Set(groups)) {
    if (name === null) continue
    const rows = Int32Array.from(groups.flatMap((other, row) => (other === name ? [row] : [])))
    const part = rankByPeriod(
      keepRows(frame, rows),
      Float64Array.from(rows, row => scores[row] as number),
    )
    for (const [at, row] of rows.entries()) ranks[row] = part[at] as number
  }
  return ranks
}

/** An indicator as one unit stands in it. */
export interface Standing {
  readonly code: string
  /** in the indicator's own unit */
  readonly value: number
  readonly score: number
  /** among the units of the same time */
  readonly rank: number
  /** mean score of the units of the same time */
  readonly mean: number
}

/**
 * Indicators of one row from its best rank to its worst; equal ranks in the order of the structure.
 *
 * @returns the first and the last `count` of them; missing indicators are in neither
 */
export function strengthsAndWeaknesses(
  built: BuiltIndex,
  row: number,
  count: number,
): { readonly strengths: readonly Standing[]; readonly weaknesses: readonly Standing[] } {
  const { tree } = built.compiled
  const period = built.frame.periods.find(({ rows }) => rows.includes(row))
  assert(period, 'every row has a time')
  const values = valuesOf(built)
  const at = period.rows.indexOf(row)
  const standings = tree.codes.slice(0, tree.leafCount).map((code, id): Standing => {
    const scores = Float64Array.from(period.rows, other => built.columns[id]?.[other] as number)
    const present = scores.filter(score => score === score)
    return {
      code,
      value: values[id]?.[row] as number,
      score: scores[at] as number,
      rank: ranksDescending(scores)[at] as number,
      mean: present.reduce((sum, score) => sum + score, 0) / present.length,
    }
  })
  const ordered = standings.filter(({ rank }) => rank === rank).toSorted((a, b) => a.rank - b.rank)
  return { strengths: ordered.slice(0, count), weaknesses: ordered.toReversed().slice(0, count) }
}

/** Indicators in their own units: reported, denominated and filled in, but neither treated nor normalised. */
export function valuesOf(built: BuiltIndex): readonly Float64Array[] {
  const stage = built.stages.findLast(({ step }) => step !== 'treat' && step !== 'normalise')
  return (stage?.frame ?? built.compiled.frame).columns
}

/**
 * What each node adds to the root's score, so that the children of a node sum to the node. Exact for the arithmetic
 * mean and the sum; for geometric, harmonic and generalised means the share x ∂f/∂x of a homogeneous function (Euler),
 * which sums to the score as well.
 *
 * @returns by column, one entry per row, in points of the root; null where a method between node and root has no such
 *   division (Copeland, benefit of the doubt, Mazziotta-Pareto, mean-min)
 */
export function contributions(built: BuiltIndex): readonly (Float64Array | null)[] {
  const { tree, plan } = built.compiled
  const result: (Float64Array | null)[] = tree.codes.map(() => null)
  result[tree.root] = built.columns[tree.root] as Float64Array
  for (let at = tree.aggregates.length - 1; at >= 0; at--) {
    const { id, children } = tree.aggregates[at] as Tree['aggregates'][number]
    const above = result[id] ?? null
    const aggregator = plan.aggregators[at] as Aggregator
    const power = powerOf(aggregator)
    if (above === null || power === null) continue
    const node = built.columns[id] as Float64Array
    const totals = new Float64Array(node.length)
    for (const child of children) {
      const column = built.columns[child] as Float64Array
      for (let row = 0; row < node.length; row++)
        if (column[row] === column[row]) totals[row] = (totals[row] as number) + (built.weights[child] as number)
    }
    for (const child of children) {
      const column = built.columns[child] as Float64Array
      const weight = built.weights[child] as number
      const points = new Float64Array(node.length)
      for (let row = 0; row < node.length; row++) {
        const value = column[row] as number
        const score = node[row] as number
        const share =
          (weight / (aggregator.method === 'sum' ? 1 : (totals[row] as number))) *
          (power === 1 ? value / score : power === 0 ? 1 : (value / score) ** power)
        // A node at zero has nothing to share out; what is missing has contributed nothing that is known.
        points[row] = value !== value ? NaN : score === 0 ? 0 : (above[row] as number) * share
      }
      result[child] = points
    }
  }
  return result
}

/** Order of the mean by which a node's score is a transformed sum of its children's; null for other methods. */
export const powerOf = ({ method, power }: Aggregator): number | null =>
  method === 'arithmetic' || method === 'sum'
    ? 1
    : method === 'geometric'
      ? 0
      : method === 'harmonic'
        ? -1
        : method === 'generalised'
          ? power
          : null

/** How one unit's series moved. */
export interface Trend {
  readonly unit: string
  /** compound growth per unit of time between the first and the last value; 0 when they are equal, `NaN` from zero or through it */
  readonly growthRate: number
  /** change per unit of time as a share of the start; from a least-squares line when there are three points or more */
  readonly changeShare: number
  readonly points: number
}

/** Trends of any column of a panel, one per unit, in order of first appearance. */
export function trends(units: readonly string[], times: readonly number[], values: Float64Array): readonly Trend[] {
  const rowsOf = new Map<string, number[]>()
  for (const [row, unit] of units.entries())
    if (values[row] === values[row]) (rowsOf.get(unit) ?? rowsOf.set(unit, []).get(unit) ?? []).push(row)
  return [...new Set(units)].map(unit => {
    const rows = (rowsOf.get(unit) ?? []).toSorted((a, b) => (times[a] as number) - (times[b] as number))
    return {
      unit,
      ...trendOf(
        rows.map(row => times[row] as number),
        rows.map(row => values[row] as number),
      ),
    }
  })
}

/**
 * @param times ascending
 * @param values one per time, nothing missing
 * @source growth: (y_T / y_0)^(1 / (T − t_0)) − 1
 */
export function trendOf(times: readonly number[], values: readonly number[]): Omit<Trend, 'unit'> {
  const points = values.length
  if (points < 2) return { growthRate: NaN, changeShare: NaN, points }
  const [first, last] = [values[0] as number, values[points - 1] as number]
  const [from, to] = [times[0] as number, times[points - 1] as number]
  const growthRate = first === last ? 0 : first === 0 ? NaN : (last / first) ** (1 / (to - from)) - 1
  if (values.every(value => value === first)) return { growthRate, changeShare: 0, points }
  if (points === 2) return { growthRate, changeShare: (last - first) / first / (to - from), points }
  const meanTime = times.reduce((sum, time) => sum + time, 0) / points
  const meanValue = values.reduce((sum, value) => sum + value, 0) / points
  const slope =
    times.reduce((sum, time, at) => sum + (time - meanTime) * ((values[at] as number) - meanValue), 0) /
    times.reduce((sum, time) => sum + (time - meanTime) ** 2, 0)
  return { growthRate, changeShare: slope / (meanValue + slope * (from - meanTime)), points }
}

/** Ranks of one node in two builds, unit by unit; what moved most comes first. */
export function compareRanks(a: BuiltIndex, b: BuiltIndex, code: string) {
  const ranksOf = (built: BuiltIndex) => {
    const id = columnIdOf(built.compiled.tree, code)
    return new Map(
      built.frame.units.map((unit, row) => [
        `${unit}\n${built.frame.times?.[row] ?? ''}`,
        { unit, time: built.frame.times?.[row] ?? null, rank: built.ranks[id]?.[row] as number },
      ]),
    )
  }
  const after = ranksOf(b)
  return [...ranksOf(a)]
    .map(([key, { unit, time, rank }]) => ({ unit, time, before: rank, after: after.get(key)?.rank ?? NaN }))
    .toSorted((x, y) => (Math.abs(y.after - y.before) || 0) - (Math.abs(x.after - x.before) || 0))
}
