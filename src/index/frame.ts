import type { IndexData } from './spec.ts'
import type { Tree } from './tree.ts'

/** Data between two steps: one column per indicator, one entry per row. Never changed; a step answers a new frame. */
export interface Frame {
  readonly units: readonly string[]
  readonly times: readonly number[] | null
  /** rows of each time in ascending order of time; a cross-section has one period */
  readonly periods: readonly { readonly time: number | null; readonly rows: Int32Array }[]
  readonly columns: readonly Float64Array[]
  readonly groups: ReadonlyMap<string, readonly (string | null)[]>
  readonly denominators: ReadonlyMap<string, Float64Array>
}

export function frameOf(data: IndexData, tree: Tree): Frame {
  return {
    units: data.units,
    times: data.times,
    periods: periodsOf(data.units.length, data.times),
    columns: tree.codes.slice(0, tree.leafCount).map(code => data.indicators[code] as Float64Array),
    groups: new Map(Object.entries(data.groups)),
    denominators: new Map(Object.entries(data.denominators)),
  }
}

export function periodsOf(rows: number, times: readonly number[] | null): Frame['periods'] {
  const all = Int32Array.from({ length: rows }, (_, at) => at)
  if (times === null) return [{ time: null, rows: all }]
  const distinct = [...new Set(times)].toSorted((a, b) => a - b)
  return distinct.map(time => ({ time, rows: all.filter(row => times[row] === time) }))
}

/** The frame with only some of its rows, in their order. */
export function keepRows(frame: Frame, kept: Int32Array): Frame {
  const pick = <T>(column: readonly T[]) => Array.from(kept, row => column[row] as T)
  const pickNumbers = (column: Float64Array) => Float64Array.from(kept, row => column[row] as number)
  const times = frame.times === null ? null : pick(frame.times)
  return {
    units: pick(frame.units),
    times,
    periods: periodsOf(kept.length, times),
    columns: frame.columns.map(pickNumbers),
    groups: new Map([...frame.groups].map(([name, column]) => [name, pick(column)])),
    denominators: new Map([...frame.denominators].map(([name, column]) => [name, pickNumbers(column)])),
  }
}

/** Applies `change` to a column at once, or to each time by itself. */
export function byPeriod(
  frame: Frame,
  column: Float64Array,
  within: 'all' | 'time',
  change: (values: Float64Array, time: number | null) => Float64Array,
): Float64Array {
  if (within === 'all' || frame.periods.length === 1) return change(column, null)
  const result = new Float64Array(column.length)
  for (const { time, rows } of frame.periods) {
    const part = change(
      Float64Array.from(rows, row => column[row] as number),
      time,
    )
    for (let at = 0; at < rows.length; at++) result[rows[at] as number] = part[at] as number
  }
  return result
}
