import { contributions } from './results.ts'
import type { BuiltIndex } from './build.ts'

/**
 * A set of indicators as an authority publishes it (`data/index/`). What is not known is null: a weight of null is
 * neither zero nor one.
 */
export interface IndexSet {
  readonly set: string
  readonly version: number
  readonly name: string
  readonly nameEn: string
  readonly officialCounts: { readonly groups: number; readonly indicators: number }
  readonly groups: readonly {
    readonly code: string
    readonly name: string
    readonly nameEn: string
    readonly weight: number | null
  }[]
  readonly indicators: readonly {
    readonly code: string
    readonly parent: string
    readonly name: string
    readonly nameEn: string
    readonly measureUnit: string
    readonly direction: number
    readonly weight: number | null
    /** code of the indicator that this one continues in the set before */
    readonly successorOf?: string
  }[]
}

/** What stands between a set and a calculation; shown wherever a number rests on it. */
export interface SetUnknowns {
  readonly groupsWithoutWeight: readonly string[]
  readonly indicatorsWithoutWeight: readonly string[]
  readonly groupsWithoutIndicators: readonly string[]
  /** how many official indicators are not in the set at all */
  readonly indicatorsUnknown: number
}

export function unknownsOf(set: IndexSet): SetUnknowns {
  const filled = new Set(set.indicators.map(({ parent }) => parent))
  return {
    groupsWithoutWeight: set.groups.filter(({ weight }) => weight === null).map(({ code }) => code),
    indicatorsWithoutWeight: set.indicators.filter(({ weight }) => weight === null).map(({ code }) => code),
    groupsWithoutIndicators: set.groups.filter(({ code }) => !filled.has(code)).map(({ code }) => code),
    indicatorsUnknown: Math.max(0, set.officialCounts.indicators - set.indicators.length),
  }
}

/**
 * The structure of a spec from a set. Groups without indicators are left out; unknown weights of indicators become
 * `assumedWeight`, unknown weights of groups share equally what the known ones leave of 100.
 *
 * @param only codes of indicators that have data; the others are left out
 * @returns nodes in JSON form under the root `index`, and every code whose weight was assumed: the page must say so
 */
export function structureOfSet(
  set: IndexSet,
  { assumedWeight = 1, only = null }: { readonly assumedWeight?: number; readonly only?: ReadonlySet<string> | null } = {},
) {
  const indicators = set.indicators.filter(({ code }) => only === null || only.has(code))
  const groups = set.groups.filter(({ code }) => indicators.some(({ parent }) => parent === code))
  const unknown = set.groups.filter(({ weight }) => weight === null)
  const rest = (100 - set.groups.reduce((sum, { weight }) => sum + (weight ?? 0), 0)) / Math.max(1, unknown.length)
  return {
    structure: [
      { code: 'index', name: set.name },
      ...groups.map(({ code, name, weight }) => ({ code, name, parent: 'index', weight: weight ?? rest })),
      ...indicators.map(({ code, name, parent, weight, direction, measureUnit }) => ({
        code,
        name,
        parent,
        unit: measureUnit,
        direction,
        weight: weight ?? assumedWeight,
      })),
    ],
    assumed: [...groups.filter(({ weight }) => weight === null), ...indicators.filter(({ weight }) => weight === null)].map(
      ({ code }) => code,
    ),
  }
}

/** One indicator in two calculations of the same unit, in points of the two roots. */
export interface BridgeLine {
  readonly kind: 'continued' | 'new' | 'dropped'
  readonly from: string | null
  readonly to: string | null
  readonly before: number
  readonly after: number
  readonly change: number
}

/**
 * Explains the difference of a unit's score under two sets line by line: the changes of all lines sum to it.
 *
 * @param successors code in `after` → code in `before`; equal codes mean nothing, numbering starts anew in each set
 * @returns lines with the largest change first; null when a method between indicator and root cannot be divided, or
 *   the unit is missing from either
 */
export function bridge(
  before: BuiltIndex,
  after: BuiltIndex,
  { unit, successors }: { readonly unit: string; readonly successors: ReadonlyMap<string, string> },
): readonly BridgeLine[] | null {
  const old = pointsOf(before, unit)
  const now = pointsOf(after, unit)
  if (old === null || now === null) return null
  const continued = new Set([...now.keys()].flatMap(code => successors.get(code) ?? []))
  const lines = [
    ...[...now].map(([to, points]): BridgeLine => {
      const from = successors.get(to)
      const start = from === undefined ? undefined : old.get(from)
      return start === undefined
        ? { kind: 'new', from: null, to, before: 0, after: points, change: points }
        : { kind: 'continued', from: from as string, to, before: start, after: points, change: points - start }
    }),
    ...[...old]
      .filter(([from]) => !continued.has(from))
      .map(([from, points]): BridgeLine => ({ kind: 'dropped', from, to: null, before: points, after: 0, change: -points })),
  ]
  return lines.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
}

/** Points of each indicator in the root; a missing one has none. */
function pointsOf(built: BuiltIndex, unit: string): ReadonlyMap<string, number> | null {
  const row = built.frame.units.lastIndexOf(unit)
  const { codes, leafCount } = built.compiled.tree
  const parts = contributions(built).slice(0, leafCount)
  if (row < 0 || parts.some(part => part === null)) return null
  return new Map(parts.map((part, id) => [codes[id] as string, part?.[row] || 0]))
}
