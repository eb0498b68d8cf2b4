import { done, type Outcome } from '#base'
import { type CompiledIndex, compileIndex } from './build.ts'
import { plain } from './build-report.ts'
import { createSampler, planDraws } from './draws.ts'
import { leaveOneOut } from './leave-one-out.ts'
import { type IndexFinding, type Offence, refuse, type SpecRefusal } from './offence.ts'
import { type Recipe, recipeOf } from './recipe.ts'
import { createReplicator, type Replicator } from './replicator.ts'
import { sensitivityOf } from './sensitivity.ts'
import type { UncertaintySpec } from './spec.ts'
import { chanceOfTop, createTally, rankSummary, runInto, type Tally } from './tally.ts'

/** An uncertain index ready to run: nothing in it depends on how many replications follow. */
export interface UncertainIndex {
  readonly compiled: CompiledIndex
  readonly uncertainty: UncertaintySpec
  readonly replicator: Replicator
  readonly dimensions: number
  readonly nominal: { readonly scores: Float64Array; readonly ranks: Float64Array }
  /** runs points `from` to `to` (exclusive) into a tally of its own */
  readonly runPart: (from: number, to: number) => Tally
  readonly runInto: (tally: Tally, from: number, to: number) => void
}

/**
 * @param compiled an index whose spec has `uncertainty`
 * @returns ready to run; or the offence that already the nominal index has
 */
export function openUncertainty(compiled: CompiledIndex): Outcome<UncertainIndex, SpecRefusal> {
  const { uncertainty } = compiled.spec
  if (uncertainty === null)
    return refuse([{ code: 'field_missing', where: 'uncertainty', details: { expected: 'uncertainty', found: 'undefined' } }])
  const time = uncertainty.time ?? compiled.frame.periods.at(-1)?.time ?? null
  const target = uncertainty.target === null ? compiled.tree.root : (compiled.tree.idOf.get(uncertainty.target) as number)
  const draws = planDraws(compiled, uncertainty.assumptions, time)
  const replicator = createReplicator(compiled, draws, target, time)
  const fault = replicator.runNominal()
  if (fault !== null) return refuse([fault])
  const nominal = { scores: replicator.scores.slice(), ranks: replicator.ranks.slice() }
  const sampler = createSampler(uncertainty.sampling, uncertainty.seed, draws.dimensions, 1)
  const into = (tally: Tally, from: number, to: number) =>
    runInto(tally, replicator, sampler, draws.dimensions, nominal.scores, from, to)
  return done({
    compiled,
    uncertainty,
    replicator,
    dimensions: draws.dimensions,
    nominal,
    runInto: into,
    runPart: (from, to) => {
      const tally = tallyFor(replicator, uncertainty)
      into(tally, from, to)
      return tally
    },
  })
}

const tallyFor = ({ units }: Replicator, { focus }: UncertaintySpec): Tally =>
  createTally(units.length, focus === null ? -1 : units.indexOf(focus))

/** How far the answer still moved between two checkpoints: largest change over all units. */
export interface Checkpoint {
  readonly runs: number
  readonly meanRankShift: number
  readonly intervalShift: number
  /** largest standard error of a mean rank */
  readonly standardError: number
}

/** The answer as one JSON value; null where there is none. */
export interface UncertaintyReport {
  readonly version: 1
  readonly name: string
  readonly target: string
  readonly time: number | null
  readonly seed: number
  readonly sampling: 'random' | 'sobol'
  readonly interval: readonly [number, number]
  readonly replications: { readonly asked: number; readonly done: number; readonly failed: number }
  readonly failures: readonly {
    readonly code: string
    readonly where: string
    readonly count: number
    readonly details: unknown
  }[]
  /** ranks above 2,048 units are counted in bins of this width */
  readonly rankResolution: number
  readonly units: readonly {
    readonly unit: string
    readonly nominal: { readonly score: number | null; readonly rank: number | null }
    readonly rank: Readonly<Record<'mean' | 'sd' | 'min' | 'max' | 'median' | 'low' | 'high', number | null>>
    readonly score: { readonly mean: number | null; readonly sd: number | null }
    readonly top: Readonly<Record<string, number>>
    readonly missingRuns: number
    /** chance that the unit in focus has the higher score */
    readonly behindFocus?: number
    readonly acceptability?: readonly number[]
  }[]
  readonly convergence: readonly Checkpoint[]
  readonly sensitivity: unknown
  readonly leaveOneOut: unknown
  readonly findings: readonly IndexFinding[]
  readonly recipe: Recipe
}

/**
 * `jinwei index uncertainty`: rank intervals, chances and sensitivity of one self-contained spec.
 *
 * @param input parsed JSON with an `uncertainty` part
 * @returns the report, in which every failed replication is counted by code and place; or all offences of the spec
 */
export function uncertaintyFromSpec(input: unknown): Outcome<UncertaintyReport, SpecRefusal> {
  const compiled = compileIndex(input)
  if (!compiled.ok) return compiled
  const opened = openUncertainty(compiled.value)
  return opened.ok ? done(runUncertainty(opened.value)) : opened
}

/** Runs everything the spec asks for. */
export function runUncertainty(index: UncertainIndex): UncertaintyReport {
  const { uncertainty, replicator } = index
  const tally = tallyFor(replicator, uncertainty)
  const convergence: Checkpoint[] = []
  let before: readonly (readonly [number, number, number])[] | null = null
  const step = Math.max(1, Math.ceil(uncertainty.replications / 10))
  for (let from = 0; from < uncertainty.replications; from += step) {
    index.runInto(tally, from, Math.min(from + step, uncertainty.replications))
    const now = replicator.units.map((_, unit) => {
      const { mean, low, high } = rankSummary(tally, unit, uncertainty.interval)
      return [mean, low, high] as const
    })
    if (before !== null) convergence.push(checkpoint(tally, before, now, uncertainty.interval))
    before = now
  }
  return reportOf(index, tally, convergence)
}

function checkpoint(
  tally: Tally,
  before: readonly (readonly [number, number, number])[],
  now: readonly (readonly [number, number, number])[],
  interval: readonly [number, number],
): Checkpoint {
  const most = (value: (unit: number) => number) => now.reduce((largest, _, unit) => Math.max(largest, value(unit) || 0), 0)
  const moved = (unit: number, part: 0 | 1 | 2) => Math.abs((now[unit]?.[part] as number) - (before[unit]?.[part] as number))
  return {
    runs: tally.runs,
    meanRankShift: most(unit => moved(unit, 0)),
    intervalShift: most(unit => Math.max(moved(unit, 1), moved(unit, 2))),
    standardError: most(unit => {
      const { sd, runs } = rankSummary(tally, unit, interval)
      return sd / Math.sqrt(runs)
    }),
  }
}

/** The report of tallies that may come from several workers. */
export function reportOf(index: UncertainIndex, tally: Tally, convergence: readonly Checkpoint[] = []): UncertaintyReport {
  const { compiled, uncertainty, replicator, nominal } = index
  const { tree } = compiled
  const time = uncertainty.time ?? compiled.frame.periods.at(-1)?.time ?? null
  return plain({
    version: 1,
    name: compiled.spec.name,
    target: uncertainty.target ?? tree.codes[tree.root],
    time,
    seed: uncertainty.seed,
    sampling: uncertainty.sampling,
    interval: uncertainty.interval,
    replications: { asked: uncertainty.replications, done: tally.runs - tally.failed, failed: tally.failed },
    failures: failuresOf(tally.failures),
    rankResolution: tally.binWidth,
    units: replicator.units.map((unit, at) => unitOf(index, tally, unit, at)),
    convergence,
    sensitivity: uncertainty.sensitivity === null ? null : sensitivityReport(index),
    leaveOneOut: uncertainty.leaveOneOut ? leaveOneOut(tree, replicator, nominal.ranks) : null,
    findings: compiled.findings,
    recipe: recipeOf(compiled.spec),
  }) as UncertaintyReport
}

const failuresOf = (failures: ReadonlyMap<string, { readonly offence: Offence; readonly count: number }>) =>
  [...failures.values()].map(({ offence, count }) => ({ ...offence, count })).toSorted((a, b) => b.count - a.count)

function unitOf({ uncertainty, nominal }: UncertainIndex, tally: Tally, unit: string, at: number) {
  const { runs, ...rank } = rankSummary(tally, at, uncertainty.interval)
  const shift = (tally.scoreSums[at] as number) / runs
  const centre = Number.isNaN(nominal.scores[at]) ? 0 : (nominal.scores[at] as number)
  const done = tally.runs - tally.failed
  return {
    unit,
    nominal: { score: nominal.scores[at], rank: nominal.ranks[at] },
    rank,
    score: {
      mean: centre + shift,
      sd: runs < 2 ? NaN : Math.sqrt(Math.max(0, (tally.scoreSquares[at] as number) - runs * shift * shift) / (runs - 1)),
    },
    top: Object.fromEntries(uncertainty.topRanks.map(line => [line, chanceOfTop(tally, at, line)])),
    missingRuns: tally.missing[at],
    ...(uncertainty.focus !== null && { behindFocus: (tally.ahead[at] as number) / done }),
    ...(uncertainty.acceptability && {
      acceptability: Array.from(tally.histogram.subarray(at * tally.bins, (at + 1) * tally.bins), count => count / done),
    }),
  }
}

function sensitivityReport({ compiled, uncertainty, replicator, nominal }: UncertainIndex) {
  const plan = uncertainty.sensitivity
  if (plan === null) return null
  const draws = planDraws(compiled, uncertainty.assumptions, uncertainty.time ?? compiled.frame.periods.at(-1)?.time ?? null)
  const sampler = createSampler(uncertainty.sampling, uncertainty.seed, draws.dimensions, 2)
  const { failures, ...run } = sensitivityOf(replicator, draws, sampler, nominal.ranks, { ...plan, seed: uncertainty.seed })
  return { ...run, failures: failuresOf(failures) }
}
