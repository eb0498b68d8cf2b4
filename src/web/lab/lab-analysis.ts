import { buildIndex, contributions, correlationMatrix, gapOf, type Offence } from '#index'
import { type LabInput, scenarioOf, type Settings } from './lab-engine.ts'

/** How the index is made and how its indicators hang together, under the present settings. */
export interface LabAnalysis {
  /** indicators in the order of the framework */
  readonly codes: readonly string[]
  /** of their scores over all zones; NaN where an indicator does not vary */
  readonly r: readonly (readonly number[])[]
  readonly framework: readonly FrameworkGroup[]
  /** points of each group in the total: the own zone, the zones around it in order of rank, the zone at the line, the first */
  readonly made: readonly { readonly unit: string; readonly rank: number; readonly points: readonly number[] }[]
}

export interface FrameworkGroup {
  readonly code: string
  /** share (0–1) in the total */
  readonly share: number
  readonly indicators: readonly { readonly code: string; readonly share: number }[]
}

/** Zones above and below the own one in the comparison of contributions. */
const around = 3

/** @returns null where a method between indicator and total cannot be divided */
export function analysisOf(input: LabInput, settings: Settings): LabAnalysis | null | readonly Offence[] {
  const scenario = scenarioOf(input, settings)
  if ('offences' in scenario) return scenario.offences
  const built = buildIndex(scenario.compiled)
  if (!built.ok) return built.refusal.offences
  const { tree } = scenario.compiled
  const { columns, ranks, frame, effectiveWeights } = built.value
  const groups = [...(tree.aggregates.at(-1)?.children ?? [])]
  const leavesOf = (id: number): readonly number[] =>
    id < tree.leafCount ? [id] : [...(tree.aggregates[id - tree.leafCount]?.children ?? [])].flatMap(leavesOf)
  const leaves = groups.flatMap(leavesOf)
  const parts = contributions(built.value)
  const order = ranks[tree.root] as Float64Array
  if (groups.some(id => parts[id] === null)) return null
  const rows = frame.units.map((_, row) => row).sort((a, b) => (order[a] as number) - (order[b] as number))
  const own = rows.indexOf(frame.units.indexOf(input.unit))
  const holder = gapOf(built.value, frame.units.indexOf(input.unit), { kind: 'rank', rank: input.targetRank })?.holder
  const shown = new Set([
    rows[0],
    ...(holder == null ? [] : [frame.units.indexOf(holder)]),
    ...rows.slice(Math.max(0, own - around), own + around + 1),
  ])
  return {
    codes: leaves.map(id => tree.codes[id] as string),
    r: correlationMatrix(
      leaves.map(id => columns[id] as Float64Array),
      'pearson',
    ).r,
    framework: groups.map(id => ({
      code: tree.codes[id] as string,
      share: effectiveWeights[id] as number,
      indicators: leavesOf(id).map(leaf => ({ code: tree.codes[leaf] as string, share: effectiveWeights[leaf] as number })),
    })),
    made: rows
      .filter(row => shown.has(row))
      .map(row => ({
        unit: frame.units[row] as string,
        rank: order[row] as number,
        points: groups.map(id => parts[id]?.[row] as number),
      })),
  }
}
