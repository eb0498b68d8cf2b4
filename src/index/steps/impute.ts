import { meanOf, median, momentsOf, extremesOf } from '../moments.ts'
import type { Frame } from '../frame.ts'
import { byPeriod } from '../frame.ts'
import type { Imputer, ImputeStep } from '../spec.ts'
import type { Tree } from '../tree.ts'

/** Methods that look at other indicators too; one changed value may move any column. */
export const looksAcross = (method: Imputer['method']): boolean =>
  method === 'nearest' || method === 'row-mean' || method === 'row-median'

/**
 * Fills missing values. Known values never change. What a method cannot fill stays missing.
 *
 * @returns the columns in their order
 */
export function imputeColumns(frame: Frame, tree: Tree, step: ImputeStep): readonly Float64Array[] {
  return frame.columns.map((column, id) => {
    const code = tree.codes[id] as string
    const imputer = Object.hasOwn(step.each, code) ? (step.each[code] as Imputer) : step
    return column.some(value => value !== value) ? imputeColumn(frame, tree, imputer, id) : column
  })
}

function imputeColumn(frame: Frame, tree: Tree, imputer: Imputer, id: number): Float64Array {
  const column = frame.columns[id] as Float64Array
  switch (imputer.method) {
    case 'mean':
    case 'median': {
      const centre = imputer.method === 'mean' ? meanOf : median
      if (imputer.group === null) return byPeriod(frame, column, imputer.within, values => fillWith(values, centre(values)))
      return fillByGroup(frame, column, imputer, centre)
    }
    case 'row-mean':
    case 'row-median':
      return fillFromRow(frame, tree, imputer, id)
    case 'nearest':
      return fillFromNeighbours(frame, imputer, id)
    default:
      return fillFromTime(frame, column, imputer)
  }
}

/** Every missing value becomes `filling`. */
const fillWith = (values: Float64Array, filling: number): Float64Array =>
  values.map(value => (value === value ? value : filling))

function fillByGroup(
  frame: Frame,
  column: Float64Array,
  imputer: Imputer,
  centre: (values: Float64Array) => number,
): Float64Array {
  const groups = frame.groups.get(imputer.group as string) ?? []
  const keys = groups.map((group, row) =>
    JSON.stringify([group, imputer.within === 'time' ? (frame.times?.[row] ?? null) : null]),
  )
  const members = new Map<string, number[]>()
  for (const [row, key] of keys.entries()) (members.get(key) ?? members.set(key, []).get(key) ?? []).push(row)
  const centres = new Map(
    [...members].map(([key, rows]) => [key, centre(Float64Array.from(rows, row => column[row] as number))]),
  )
  return column.map((value, row) =>
    value === value || groups[row] == null ? value : (centres.get(keys[row] as string) as number),
  )
}

/**
 * From the unit's other indicators: all are scaled to 0–1 with their direction, the centre of the row is taken and
 * scaled back, so that a unit good elsewhere is thought good here.
 */
function fillFromRow(frame: Frame, tree: Tree, imputer: Imputer, id: number): Float64Array {
  const others = frame.columns.map((_, at) => at).filter(at => isAmong(tree, imputer.among, at, id))
  const result = (frame.columns[id] as Float64Array).slice()
  for (const { rows } of imputer.within === 'time' ? frame.periods : [{ rows: Int32Array.from(frame.units.keys()) }]) {
    const scales = others.map(at => {
      const values = Float64Array.from(rows, row => (frame.columns[at] as Float64Array)[row] as number)
      return { at, sign: (tree.nodes[at]?.direction ?? 1) as number, ...extremesOf(values) }
    })
    const own = scales.find(({ at }) => at === id)
    if (!own) continue
    for (const row of rows) {
      if (result[row] === result[row]) continue
      const scaled = Float64Array.from(scales, ({ at, sign, min, max }) => {
        const share = ((frame.columns[at]?.[row] as number) - min) / (max - min)
        return sign === 1 ? share : 1 - share
      })
      const centre = imputer.method === 'row-mean' ? meanOf(scaled) : median(scaled)
      result[row] = own.min + (own.sign === 1 ? centre : 1 - centre) * (own.max - own.min)
    }
  }
  return result
}

function isAmong(tree: Tree, among: Imputer['among'], a: number, b: number): boolean {
  if (among === 'all') return true
  const above = (id: number): number => {
    let at = tree.parent[id] as number
    if (among !== 'siblings') while (at !== tree.root && (tree.level[at] as number) < among) at = tree.parent[at] as number
    return at
  }
  return above(a) === above(b)
}

/**
 * Mean of the k nearest rows that report the value. Distance: root mean square difference over the indicators both
 * report, each divided by its standard deviation.
 *
 * @source Troyanskaya et al., Missing value estimation methods for DNA microarrays, 2001
 */
function fillFromNeighbours(frame: Frame, imputer: Imputer, id: number): Float64Array {
  const result = (frame.columns[id] as Float64Array).slice()
  const scaled = frame.columns.map(column => {
    const { mean, sd } = momentsOf(column)
    return sd > 0 ? column.map(value => (value - mean) / sd) : column.map(() => NaN)
  })
  for (const { rows } of imputer.within === 'time' ? frame.periods : [{ rows: Int32Array.from(frame.units.keys()) }]) {
    const donors = [...rows].filter(row => result[row] === result[row])
    for (const row of rows) {
      if (frame.columns[id]?.[row] === frame.columns[id]?.[row]) continue
      const near = donors
        .map(donor => ({ donor, distance: distance(scaled, row, donor) }))
        .filter(({ distance: far }) => far === far)
        // The row number settles ties, so that the order of equal donors is fixed.
        .toSorted((a, b) => a.distance - b.distance || a.donor - b.donor)
        .slice(0, imputer.neighbours)
      if (near.length > 0)
        result[row] = near.reduce((sum, { donor }) => sum + (frame.columns[id]?.[donor] as number), 0) / near.length
    }
  }
  return result
}

function distance(columns: readonly Float64Array[], a: number, b: number): number {
  let sum = 0
  let count = 0
  for (const column of columns) {
    const away = (column[a] as number) - (column[b] as number)
    if (away !== away) continue
    sum += away * away
    count++
  }
  return Math.sqrt(sum / count)
}

function fillFromTime(frame: Frame, column: Float64Array, imputer: Imputer): Float64Array {
  const rowsOf = new Map<string, number[]>()
  for (const { rows } of frame.periods)
    for (const row of rows)
      (
        rowsOf.get(frame.units[row] as string) ??
        rowsOf.set(frame.units[row] as string, []).get(frame.units[row] as string) ??
        []
      ).push(row)
  const result = column.slice()
  const all = frame.periods.map(({ time }) => time as number)
  for (const rows of rowsOf.values()) {
    const times = rows.map(row => frame.times?.[row] as number)
    const filled = fillSeries(
      rows.map(row => column[row] as number),
      times,
      imputer,
      all,
    )
    for (const [at, row] of rows.entries()) result[row] = filled[at] as number
  }
  return result
}

/**
 * One unit's series.
 *
 * @param values `NaN` where missing
 * @param times ascending
 * @param all every time of the data, ascending: `maxTime` counts these
 * @returns `latest`: the last earlier value, at most `maxTime` times back; `constant`: the last earlier value, before
 *   the first the first; `linear`: on the line between neighbours in time, outside the nearest, and nothing from a single
 *   figure; `linear-constant`: the same, a single figure standing for all times; `interpolate`: between neighbours only
 */
export function fillSeries(
  values: readonly number[],
  times: readonly number[],
  { method, maxTime }: Pick<Imputer, 'method' | 'maxTime'>,
  all: readonly number[] = times,
): readonly number[] {
  const known = values.flatMap((value, at) => (value === value ? [at] : []))
  return values.map((value, at) => {
    if (value === value) return value
    const before = known.findLast(other => other < at)
    const after = known.find(other => other > at)
    const valueOf = (other: number | undefined) => (other === undefined ? NaN : (values[other] as number))
    if (method === 'latest')
      return before !== undefined && all.indexOf(times[at] as number) - all.indexOf(times[before] as number) <= maxTime
        ? valueOf(before)
        : NaN
    if (method === 'constant') return before === undefined ? valueOf(after) : valueOf(before)
    if (before === undefined || after === undefined)
      return method === 'interpolate' || (method === 'linear' && known.length === 1) ? NaN : valueOf(before ?? after)
    const share = ((times[at] as number) - (times[before] as number)) / ((times[after] as number) - (times[before] as number))
    return valueOf(before) + share * (valueOf(after) - valueOf(before))
  })
}
