import { assert } from '#base'
import type { BuiltIndex } from './build.ts'
import { median } from './moments.ts'
import { contributions } from './results.ts'

/** Against what a unit is held: the unit at a rank, the median or the best of each indicator. */
export type GapLine = { readonly kind: 'rank'; readonly rank: number } | { readonly kind: 'median' } | { readonly kind: 'best' }

/** Points of the root that one indicator costs. */
export interface GapItem {
  readonly code: string
  readonly own: number
  readonly line: number
  /** line − own: positive where the unit loses, negative where it leads */
  readonly lost: number
}

/**
 * Where a unit loses its points against a line.
 *
 * @param row of the unit
 * @returns indicators with the largest loss first, and for a rank the unit that holds the line (the last one at or
 *   above it); null when a method between indicator and root cannot be divided. Against a rank the losses of a root
 *   whose methods sum add up to the distance in points
 */
export function gapOf(
  built: BuiltIndex,
  row: number,
  line: GapLine,
): { readonly items: readonly GapItem[]; readonly holder: string | null } | null {
  const { tree } = built.compiled
  const parts = contributions(built).slice(0, tree.leafCount)
  if (parts.some(part => part === null)) return null
  const period = built.frame.periods.find(({ rows }) => rows.includes(row))
  assert(period, 'every row has a time')
  const holder = line.kind === 'rank' ? holderOf(built, period.rows, line.rank) : null
  if (line.kind === 'rank' && holder === null) return null
  const items = parts.map((part, id): GapItem => {
    const points = part as Float64Array
    const all = Float64Array.from(period.rows, other => points[other] as number)
    const present = all.filter(value => value === value)
    // A missing indicator contributes nothing, on either side.
    const own = points[row] || 0
    const mark =
      holder !== null
        ? points[holder] || 0
        : line.kind === 'median'
          ? median(all) || 0
          : present.reduce((most, value) => Math.max(most, value), -Infinity)
    return { code: tree.codes[id] as string, own, line: mark, lost: mark - own }
  })
  return {
    items: items.toSorted((a, b) => b.lost - a.lost),
    holder: holder === null ? null : (built.frame.units[holder] as string),
  }
}

function holderOf({ ranks, compiled }: BuiltIndex, rows: Int32Array, rank: number): number | null {
  const own = ranks[compiled.tree.root] as Float64Array
  let holder: number | null = null
  for (const row of rows)
    if ((own[row] as number) <= rank && (holder === null || (own[row] as number) > (own[holder] as number))) holder = row
  return holder
}
