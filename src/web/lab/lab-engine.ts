import {
  addTally,
  type BridgeLine,
  bridge,
  buildIndex,
  type CompiledIndex,
  chanceOfTarget,
  compileIndex,
  compileSpec,
  createTally,
  createWhatIf,
  type GapItem,
  gapOf,
  type IndexSpec,
  type Offence,
  openUncertainty,
  type Point,
  rankSummary,
  type Tally,
  type TargetChance,
  type UncertainIndex,
  uncertaintyReport,
  type WhatIf,
} from '#index'
import national from '../../../data/index/national-zones-series.json' with { type: 'json' }
import { valueName } from './lab-spec.ts'

/** One index of the lab, as it comes from the page. */
export interface LabInput {
  /** JSON form of an index spec with its uncertainty */
  readonly spec: unknown
  readonly unit: string
  readonly targetRank: number
}

/** Which part of the replications one of several workers runs. */
export interface Share {
  readonly at: number
  readonly of: number
}

/** Counts of some replications, to be added to those of the other workers. */
export interface TallyAnswer {
  readonly tally: Tally
  /** place of the zone among the units */
  readonly row: number
  /** replications of all workers together */
  readonly of: number
}

/** The zone's values under the sliders, by code; what is not named stands as in the spec. */
export type Settings = Readonly<Record<string, number>>

export interface NowAnswer {
  readonly score: number
  readonly rank: number
  readonly units: number
}

export interface IntervalAnswer {
  readonly done: number
  readonly of: number
  readonly failed: number
  readonly median: number
  readonly within80: readonly [number, number]
  readonly within95: readonly [number, number]
  /** chance (0–1) of the target rank or better, and 1.96 standard errors of it */
  readonly chance: number
  readonly margin: number
  /** how often each rank came, from rank 1 */
  readonly counts: readonly number[]
}

export interface GapAnswer {
  readonly rank: { readonly items: readonly GapItem[]; readonly holder: string | null } | null
  readonly median: { readonly items: readonly GapItem[]; readonly holder: string | null } | null
  readonly best: { readonly items: readonly GapItem[]; readonly holder: string | null } | null
}

export interface Nominal {
  readonly units: readonly string[]
  readonly scores: Float64Array
  readonly ranks: Float64Array
}

/** One bar of the ranked bars: a unit with its 80 % interval. */
export interface UnitBar {
  readonly unit: string
  readonly rank: number
  readonly score: number
  readonly low: number
  readonly high: number
}

/** An opened index; every method may refuse with the offences of the engine. */
export interface Lab {
  readonly set: (settings: Settings) => NowAnswer | readonly Offence[]
  readonly gaps: () => GapAnswer | readonly Offence[]
  /** starts the interval of the present settings anew */
  readonly restart: () => readonly Offence[]
  /** runs some more replications of its share; null when there are no more */
  readonly refine: (runs: number) => TallyAnswer | null
  /** names, scores and ranks of all units as they stand without any draw */
  readonly nominal: () => Nominal | null
}

/**
 * @returns the lab, or why the input is no index
 */
export function openLab({ spec, unit, targetRank }: LabInput, share: Share = { at: 0, of: 1 }): Lab | readonly Offence[] {
  const compiled = compileIndex(spec)
  if (!compiled.ok) return compiled.refusal.offences
  const opened = createWhatIf(compiled.value)
  if (!opened.ok) return opened.refusal.offences
  const whatIf = opened.value
  const root = compiled.value.tree.root
  const row = compiled.value.frame.units.indexOf(unit)
  let settings: Settings = {}
  let running: { readonly index: UncertainIndex; readonly tally: Tally; readonly at: number } | null = null
  return {
    set: next => {
      whatIf.reset()
      settings = next
      const changes = Object.entries(next).map(
        ([indicator, value]) => ({ kind: 'value', unit, time: null, indicator, value }) as const,
      )
      const changed = changes.length === 0 ? { ok: true as const, value: whatIf.now() } : whatIf.change(changes)
      if (!changed.ok) return changed.refusal.offences
      const { columns, ranks, units } = changed.value
      return { score: columns[root]?.[row] as number, rank: ranks[row] as number, units: units.length }
    },
    gaps: () => {
      const built = rebuiltOf(whatIf)
      if (Array.isArray(built)) return built as readonly Offence[]
      const of = built as Exclude<typeof built, readonly Offence[]>
      return {
        rank: gapOf(of, row, { kind: 'rank', rank: targetRank }),
        median: gapOf(of, row, { kind: 'median' }),
        best: gapOf(of, row, { kind: 'best' }),
      }
    },
    restart: () => {
      const index = uncertainOf(compiled.value, whatIf, unit, settings)
      if ('offences' in index) {
        running = null
        return index.offences
      }
      running = { index, tally: createTally(index.replicator.units.length), at: index.replicator.units.indexOf(unit) }
      return []
    },
    refine: runs => {
      if (running === null) return null
      const { index, tally } = running
      const { replications } = index.uncertainty
      const from = Math.floor((replications * share.at) / share.of) + tally.runs
      const to = Math.floor((replications * (share.at + 1)) / share.of)
      if (from >= to) return null
      index.runInto(tally, from, Math.min(to, from + runs))
      return { tally, row: running.at, of: replications }
    },
    nominal: () => {
      if (running === null) return null
      const { replicator, nominal } = running.index
      return { units: replicator.units, ...nominal }
    },
  }
}

/** All units by nominal rank, with the intervals of a whole tally. */
export const barsOf = ({ units, scores, ranks }: Nominal, tally: Tally): readonly UnitBar[] =>
  units
    .map((unit, at): UnitBar => {
      const { low, high } = rankSummary(tally, at, [0.1, 0.9])
      return { unit, rank: ranks[at] as number, score: scores[at] as number, low, high }
    })
    .sort((a, b) => a.rank - b.rank)

/** The answers of several workers as one. */
export function addedUp([first, ...others]: readonly TallyAnswer[]): TallyAnswer | null {
  if (first === undefined) return null
  const tally = createTally(first.tally.units)
  for (const part of [first, ...others]) addTally(tally, part.tally)
  return { ...first, tally }
}

function rebuiltOf(whatIf: WhatIf) {
  const compiled = compileSpec(whatIf.scenarioSpec())
  if (!compiled.ok) return compiled.refusal.offences
  const built = buildIndex(compiled.value)
  return built.ok ? built.value : built.refusal.offences
}

/** The present scenario with its assumptions; a value set by hand is no longer a range. */
function uncertainOf(
  base: CompiledIndex,
  whatIf: WhatIf,
  unit: string,
  settings: Settings,
): UncertainIndex | { readonly offences: readonly Offence[] } {
  const spec = withSettings(whatIf.scenarioSpec(), base, unit, settings)
  const compiled = compileSpec(spec)
  if (!compiled.ok) return { offences: compiled.refusal.offences }
  const index = openUncertainty(compiled.value)
  return index.ok ? index.value : { offences: index.refusal.offences }
}

function withSettings(spec: IndexSpec, base: CompiledIndex, unit: string, settings: Settings): IndexSpec {
  const fixed = new Set(Object.keys(settings).map(code => valueName(unit, code)))
  const uncertainty = base.spec.uncertainty
  return {
    ...spec,
    uncertainty:
      uncertainty === null
        ? null
        : { ...uncertainty, assumptions: uncertainty.assumptions.filter(({ name }) => !fixed.has(name)) },
  }
}

export function intervalOf({ tally, row: at, of }: TallyAnswer, targetRank: number): IntervalAnswer {
  const { median, low, high } = rankSummary(tally, at, [0.1, 0.9])
  const wide = rankSummary(tally, at, [0.025, 0.975])
  const counts = Array.from(tally.histogram.subarray(at * tally.bins, (at + 1) * tally.bins))
  const runs = tally.runs - tally.failed
  const reached = counts.reduce((sum, count, bin) => ((bin + 1) * tally.binWidth <= targetRank ? sum + count : sum), 0)
  const chance = reached / runs
  return {
    done: tally.runs,
    of,
    failed: tally.failed,
    median,
    within80: [low, high],
    within95: [wide.low, wide.high],
    chance,
    margin: 1.96 * Math.sqrt((chance * (1 - chance)) / runs),
    counts,
  }
}

/** A bar of the sensitivity bars: how much of the variance of the zone's rank an assumption explains, by itself and in all. */
export interface SensitivityBar {
  readonly assumption: string
  readonly first: number
  readonly firstWithin: readonly [number, number]
  readonly total: number
  readonly within: readonly [number, number]
}

export interface SensitivityAnswer {
  /** largest total first; none when nothing is assumed */
  readonly bars: readonly SensitivityBar[]
  readonly runs: number
  /** rows of runs left out because one of them gave no index */
  readonly failed: number
}

/** The present scenario as an index of its own; a value set by hand is no longer a range. */
export function scenarioOf(
  { spec, unit }: LabInput,
  settings: Settings,
): { readonly compiled: CompiledIndex } | { readonly offences: readonly Offence[] } {
  const compiled = compileIndex(spec)
  if (!compiled.ok) return { offences: compiled.refusal.offences }
  const opened = createWhatIf(compiled.value)
  if (!opened.ok) return { offences: opened.refusal.offences }
  const changes = Object.entries(settings).map(
    ([indicator, value]) => ({ kind: 'value', unit, time: null, indicator, value }) as const,
  )
  const changed = changes.length === 0 ? null : opened.value.change(changes)
  if (changed?.ok === false) return { offences: changed.refusal.offences }
  const scenario = compileSpec(withSettings(opened.value.scenarioSpec(), compiled.value, unit, settings))
  return scenario.ok ? { compiled: scenario.value } : { offences: scenario.refusal.offences }
}

export function sensitivityOf(input: LabInput, settings: Settings, base: number): SensitivityAnswer | readonly Offence[] {
  const scenario = scenarioOf(input, settings)
  if ('offences' in scenario) return scenario.offences
  const { spec } = scenario.compiled
  if (spec.uncertainty === null || spec.uncertainty.assumptions.length === 0) return { bars: [], runs: 0, failed: 0 }
  const outputs = [{ kind: 'rank', unit: input.unit }] as const
  const again = compileSpec({ ...spec, uncertainty: { ...spec.uncertainty, sensitivity: { base, bootstrap: 100, outputs } } })
  if (!again.ok) return again.refusal.offences
  const index = openUncertainty(again.value)
  if (!index.ok) return index.refusal.offences
  const { sensitivity } = uncertaintyReport(index.value, index.value.runPart(0, 1))
  const run = sensitivity as Pick<SensitivityAnswer, 'runs'> & {
    readonly failedRows: number
    readonly results: readonly {
      readonly indices: readonly {
        readonly assumption: string
        readonly first: number | null
        readonly total: number | null
        readonly firstInterval: readonly [number, number] | null
        readonly totalInterval: readonly [number, number] | null
      }[]
    }[]
  }
  const bars = (run.results[0]?.indices ?? []).map(({ assumption, first, total, firstInterval, totalInterval }) => ({
    assumption,
    first: first ?? 0,
    firstWithin: firstInterval ?? ([first ?? 0, first ?? 0] as const),
    total: total ?? 0,
    within: totalInterval ?? ([total ?? 0, total ?? 0] as const),
  }))
  return { bars: bars.sort((a, b) => b.total - a.total), runs: run.runs, failed: run.failedRows }
}

/** The two sets side by side for one zone: scores of both and what each line changes; null where either has no score. */
export function bridgeOf(
  before: LabInput,
  after: LabInput,
  successors: ReadonlyMap<string, string>,
): readonly BridgeLine[] | null {
  const build = ({ spec }: LabInput) => {
    const compiled = compileIndex(spec)
    const built = compiled.ok ? buildIndex(compiled.value) : null
    return built?.ok ? built.value : null
  }
  const [from, to] = [build(before), build(after)]
  return from && to && before.unit === after.unit ? bridge(from, to, { unit: after.unit, successors }) : null
}

/** A figure to reach, with what is known of it year by year. */
export interface TargetAsked {
  readonly code: string
  readonly history: readonly Point[]
  readonly target: number
  readonly due: number
  readonly direction: 1 | -1
}

/** The chance of each target from its own history alone; null where the history is too short or the year is past. */
export const outlooksOf = (targets: readonly TargetAsked[]): ReadonlyMap<string, TargetChance | null> =>
  new Map(targets.map(({ code, history, ...asked }) => [code, chanceOfTarget(history, { ...asked, level: 0.8 })]))

/** Growth asked of the public series in the two years after their end: about what they had. */
const publicGrowth = 1.2

/** How the method did on what everybody can check: totals of all national zones, each with its source. */
export function publicTest(): { readonly forecasts: number; readonly inside: number; readonly brier: number } {
  const tests = national.series.flatMap(({ points }) => {
    const history = points.map(({ year, value }) => ({ time: year, value }))
    const last = history.at(-1)
    const target = (last?.value ?? 0) * publicGrowth
    return chanceOfTarget(history, { target, due: (last?.time ?? 0) + 2, direction: 1, level: 0.8 })?.backTest ?? []
  })
  const forecasts = tests.reduce((sum, one) => sum + one.forecasts, 0)
  return {
    forecasts,
    inside: tests.reduce((sum, one) => sum + one.inside, 0),
    brier: tests.reduce((sum, one) => sum + one.brier * one.forecasts, 0) / forecasts,
  }
}

/** Ranks at the middles of equal shares of all runs: one dot each. @param counts by rank, from rank 1 */
export function quantileDots(counts: readonly number[], dots: number): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return []
  const ranks: number[] = []
  let seen = 0
  let next = 0
  for (const [at, count] of counts.entries()) {
    seen += count
    while (next < dots && (next + 0.5) / dots <= seen / total) {
      ranks.push(at + 1)
      next++
    }
  }
  return ranks
}
