import { done, type Outcome } from '#base'
import { analyse, denominatorCorrelations } from './analyse.ts'
import { type BuiltIndex, buildIndex, compileIndex } from './build.ts'
import { keepRows } from './frame.ts'
import type { SpecRefusal } from './offence.ts'
import { type Recipe, recipeOf } from './recipe.ts'
import { availabilityOf } from './steps/screen.ts'
import { columnIdOf, contributions, ranksInGroups, strengthsAndWeaknesses, trends, valuesOf } from './results.ts'
import { outrankingMatrix } from './steps/aggregate.ts'

type Cells = readonly (number | null)[]
type Table = Readonly<Record<string, Cells>>

/** A built index as one JSON value: tables are column by column, rows as in `units` and `times`, null is missing. */
export interface BuildReport {
  readonly version: 1
  readonly name: string
  readonly root: string
  readonly units: readonly string[]
  readonly times: readonly number[] | null
  /** scores of the aggregates */
  readonly scores: Table
  /** 1 is best; ties share the smallest rank; each time by itself */
  readonly ranks: Table
  readonly ranksInGroups: Readonly<Record<string, Table>>
  /** scores of the indicators as they enter aggregation */
  readonly indicatorScores: Table
  /** points each node adds to the root; null where a method has no such division */
  readonly contributions: Readonly<Record<string, Cells | null>>
  readonly weights: Readonly<Record<string, { readonly level: number; readonly weight: number; readonly effective: number }>>
  readonly steps: readonly {
    readonly where: string
    readonly step: string
    readonly units: readonly string[]
    readonly times: readonly number[] | null
    readonly data?: Table
    readonly treatments?: readonly unknown[]
  }[]
  /** of the root, by unit */
  readonly trends: readonly unknown[] | null
  /** of every node, by unit: scores of aggregates, indicators as they entered the last step before treatment */
  readonly trendsByNode: Readonly<Record<string, readonly unknown[]>> | null
  /** by row, as many as asked for: best and worst ranked indicators */
  readonly standings: readonly { readonly strengths: readonly unknown[]; readonly weaknesses: readonly unknown[] }[]
  readonly analysis: unknown
  readonly findings: readonly unknown[]
  readonly recipe: Recipe
}

/**
 * `jinwei index build`: one self-contained spec to scores, ranks and the way there.
 *
 * @param input parsed JSON after `docs/index-spec.schema.json`
 * @returns the report; or all offences, the first in `code` and `where`
 */
export function buildFromSpec(input: unknown): Outcome<BuildReport, SpecRefusal> {
  const compiled = compileIndex(input)
  if (!compiled.ok) return compiled
  const built = buildIndex(compiled.value)
  return built.ok ? done(reportOf(built.value)) : built
}

/** The same for an index that is built already. */
export function reportOf(built: BuiltIndex): BuildReport {
  const { compiled, frame } = built
  const { tree, spec } = compiled
  const leaves = tree.codes.slice(0, tree.leafCount)
  const inner = tree.codes.slice(tree.leafCount)
  const table = (codes: readonly string[], columns: readonly Float64Array[]): Table =>
    Object.fromEntries(codes.map((code, at) => [code, cells(columns[at] as Float64Array)]))
  const rootScores = built.columns[tree.root] as Float64Array
  const { times } = frame
  return {
    version: 1,
    name: spec.name,
    root: tree.codes[tree.root] as string,
    units: frame.units,
    times: frame.times,
    scores: table(inner, built.columns.slice(tree.leafCount)),
    ranks: table(inner, built.ranks.slice(tree.leafCount)),
    ranksInGroups: Object.fromEntries(
      spec.output.rankWithin.map(group => [
        group,
        table(
          inner,
          inner.map(code => ranksInGroups(built, group, code)),
        ),
      ]),
    ),
    indicatorScores: table(leaves, built.columns),
    contributions: Object.fromEntries(
      contributions(built).map((column, id) => [tree.codes[id] as string, column === null ? null : cells(column)]),
    ),
    weights: Object.fromEntries(
      tree.codes.map((code, id) => [
        code,
        {
          level: tree.level[id] as number,
          weight: built.weights[id] as number,
          effective: built.effectiveWeights[id] as number,
        },
      ]),
    ),
    steps: built.stages.map(stage => ({
      where: stage.where,
      step: stage.step,
      units: stage.frame.units,
      times: stage.frame.times,
      ...(spec.output.data && { data: table(leaves, stage.frame.columns) }),
      ...(stage.step === 'treat' && { treatments: plain(stage.treatments) as readonly unknown[] }),
    })),
    trends: frame.times === null ? null : (plain(trends(frame.units, frame.times, rootScores)) as readonly unknown[]),
    trendsByNode: times === null ? null : trendsByNode(built, times),
    standings: (spec.output.strengths === 0
      ? []
      : frame.units.map((_, row) =>
          plain(strengthsAndWeaknesses(built, row, spec.output.strengths)),
        )) as BuildReport['standings'],
    analysis:
      spec.analysis === null
        ? null
        : plain({
            ...analyse(tree, rawColumns(built), built.columns, spec.analysis),
            availability: availabilityOf(compiled.frame),
            availabilityByNode: availabilityByNode(compiled),
            outranking: outranking(built),
            denominators: denominatorCorrelations(tree, compiled.frame.columns, compiled.frame.denominators),
          }),
    findings: plain(built.findings) as readonly unknown[],
    recipe: recipeOf(spec),
  }
}

function trendsByNode(built: BuiltIndex, times: readonly number[]): BuildReport['trendsByNode'] {
  const { tree } = built.compiled
  const values = valuesOf(built)
  return Object.fromEntries(
    tree.codes.map((code, id) => [
      code,
      plain(
        trends(built.frame.units, times, (id < tree.leafCount ? values[id] : built.columns[id]) as Float64Array),
      ) as unknown[],
    ]),
  )
}

/** Share of the indicators below each node that every row reports, by code; rows as in the data. */
function availabilityByNode({ tree, frame }: BuiltIndex['compiled']): Readonly<Record<string, readonly number[]>> {
  const leavesOf = (id: number): readonly number[] =>
    id < tree.leafCount ? [id] : [...(tree.aggregates[id - tree.leafCount]?.children ?? [])].flatMap(leavesOf)
  return Object.fromEntries(
    tree.aggregates.map(({ id, code }) => [
      code,
      availabilityOf(
        frame,
        leavesOf(id).map(leaf => frame.columns[leaf] as Float64Array),
      ).map(({ available }) => available),
    ]),
  )
}

/**
 * Who is ahead of whom under the children of each asked node, and how many pairs no choice of weights can turn: one
 * unit ahead or level on every child, with the last time of a panel.
 */
function outranking(built: BuiltIndex) {
  const { tree, spec } = built.compiled
  const rows = built.frame.periods.at(-1)?.rows ?? new Int32Array(0)
  return (spec.analysis?.outranking ?? []).map(code => {
    const { children } = tree.aggregates[columnIdOf(tree, code) - tree.leafCount] as (typeof tree.aggregates)[number]
    const matrix = outrankingMatrix(
      Array.from(children, child => built.columns[child] as Float64Array),
      Array.from(children, child => built.weights[child] as number),
      rows,
    )
    const size = rows.length
    const dominant = matrix.reduce((count, share) => count + (share === 1 ? 1 : 0), 0)
    return {
      code,
      units: Array.from(rows, row => built.frame.units[row] as string),
      matrix: Array.from({ length: size }, (_, i) => matrix.subarray(i * size, (i + 1) * size)),
      dominantPairs: dominant,
      dominantShare: dominant / ((size * (size - 1)) / 2),
    }
  })
}

/** Indicators as reported, of the rows that are left. */
function rawColumns(built: BuiltIndex): readonly Float64Array[] {
  const { frame } = built.compiled
  if (frame.units.length === built.frame.units.length) return frame.columns
  const key = (unit: string, time: number | undefined) => `${unit}\n${time ?? ''}`
  const left = new Set(built.frame.units.map((unit, row) => key(unit, built.frame.times?.[row])))
  return keepRows(
    frame,
    Int32Array.from(frame.units.flatMap((unit, row) => (left.has(key(unit, frame.times?.[row])) ? [row] : []))),
  ).columns
}

function cells(column: Float64Array): Cells {
  const list = new Array<number | null>(column.length)
  for (let row = 0; row < column.length; row++) {
    const value = column[row] as number
    list[row] = Number.isFinite(value) ? value : null
  }
  return list
}

/** Numbers that JSON cannot say become null; arrays of numbers become plain lists. */
export function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>, plain)
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, part]) => [String(key), plain(part)]))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
  return value
}
