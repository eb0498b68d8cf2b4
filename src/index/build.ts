import { done, type Outcome } from '#base'
import { checkSpec } from './check-spec.ts'
import { checkStructure } from './check-structure.ts'
import { type CombinePlan, createCombiner, planCombine } from './combine.ts'
import { type Frame, frameOf } from './frame.ts'
import { type IndexFinding, type Offence, type OffenceCode, refuse, type SpecRefusal } from './offence.ts'
import { parseSpec } from './parse-spec.ts'
import { type DataStep, prepare, type Stage } from './prepare.ts'
import { ranksDescending } from './ranks.ts'
import type { AggregateStep, IndexSpec, WeightStep } from './spec.ts'
import { effectiveWeights, type Tree } from './tree.ts'

/** Spec and data, checked and turned into numbers once; every run starts here. */
export interface CompiledIndex {
  readonly spec: IndexSpec
  readonly tree: Tree
  readonly frame: Frame
  readonly steps: readonly DataStep[]
  /** where each data step stands in the spec */
  readonly places: readonly string[]
  readonly weight: WeightStep | null
  readonly aggregate: AggregateStep
  readonly plan: CombinePlan
  readonly findings: readonly IndexFinding[]
}

/** A finished index. Columns are counted as in the tree; rows are those left after screening. */
export interface BuiltIndex {
  readonly compiled: CompiledIndex
  readonly stages: readonly Stage[]
  /** rows after the last data step */
  readonly frame: Frame
  /** scores by column: indicators, then aggregates; `NaN` where missing */
  readonly columns: readonly Float64Array[]
  /** ranks of aggregates by column, each time by itself; empty for indicators */
  readonly ranks: readonly Float64Array[]
  readonly weights: Float64Array
  readonly effectiveWeights: Float64Array
  readonly findings: readonly IndexFinding[]
}

/**
 * Reads and checks a spec.
 *
 * @param input the JSON form, or the same with `Float64Array` columns
 * @returns the compiled index, or every offence with its place; nothing was computed then
 */
export function compileIndex(input: unknown): Outcome<CompiledIndex, SpecRefusal> {
  const { spec, offences } = parseSpec(input)
  return offences.length > 0 ? refuse([...offences, ...furtherOffences(spec, offences)]) : compileSpec(spec)
}

/** Offences of form that leave the rest readable: a number is out of place, nothing is missing. */
const mildCodes: readonly OffenceCode[] = [
  'weight_negative',
  'direction_invalid',
  'range_reversed',
  'share_out_of_range',
  'parameter_invalid',
]

/**
 * What else is wrong, as far as it can be told beside offences of form: an author wants the whole list at once, but no
 * complaints about what merely could not be read.
 */
function furtherOffences(spec: IndexSpec, offences: readonly Offence[]): readonly Offence[] {
  if (offences.every(({ code }) => mildCodes.includes(code))) return checkSpec(spec).offences
  const isReadable = offences.every(
    ({ code, where }) =>
      mildCodes.includes(code) || !(where === '' || where.startsWith('data') || where.startsWith('structure')),
  )
  return isReadable ? checkStructure(spec).offences : []
}

/** The same for a spec that was read before. */
export function compileSpec(spec: IndexSpec): Outcome<CompiledIndex, SpecRefusal> {
  const { tree, offences, findings } = checkSpec(spec)
  if (offences.length > 0 || tree === null) return refuse(offences)
  const numbered = spec.steps.map((step, at) => ({ step, where: `steps[${at}]` }))
  const isData = (entry: (typeof numbered)[number]): entry is { step: DataStep; where: string } =>
    entry.step.step !== 'weight' && entry.step.step !== 'aggregate'
  const data = numbered.filter(isData)
  const weight = spec.steps.find(step => step.step === 'weight') ?? null
  const aggregate = spec.steps.find(step => step.step === 'aggregate') as AggregateStep
  return done({
    spec,
    tree,
    frame: frameOf(spec.data, tree),
    steps: data.map(({ step }) => step),
    places: data.map(({ where }) => where),
    weight,
    aggregate,
    plan: planCombine(tree, aggregate, weight),
    findings,
  })
}

/**
 * Runs every step once.
 *
 * @returns scores and ranks of all nodes; or the offence that only the run could find, such as a score of zero under a
 *   geometric mean: a partial index is never shown
 */
export function buildIndex(compiled: CompiledIndex): Outcome<BuiltIndex, SpecRefusal> {
  const { tree } = compiled
  const prepared = prepare(compiled.frame, tree, compiled.steps, compiled.places)
  if ('fault' in prepared) return refuse([prepared.fault])
  const { frame } = prepared
  const combiner = createCombiner(frame, tree)
  const fault = combiner.run(frame.columns, compiled.plan)
  if (fault !== null) return refuse([fault])
  const ranks = tree.codes.map((_, id) =>
    id < tree.leafCount ? new Float64Array(0) : rankByPeriod(frame, combiner.columns[id] as Float64Array),
  )
  const stageFindings = prepared.stages.flatMap(stage => stage.findings)
  return done({
    compiled,
    stages: prepared.stages,
    frame,
    columns: combiner.columns,
    ranks,
    weights: combiner.weights,
    effectiveWeights: effectiveWeights(tree, combiner.weights),
    findings: [
      ...compiled.findings,
      ...stageFindings,
      ...negativeWeights(tree, combiner.weights),
      ...missingScores(frame, tree, combiner.columns),
    ],
  })
}

/** Ranks of the units of each time by themselves. */
export function rankByPeriod(frame: Frame, scores: Float64Array): Float64Array {
  if (frame.periods.length === 1) return ranksDescending(scores)
  const ranks = new Float64Array(scores.length)
  for (const { rows } of frame.periods) {
    const part = ranksDescending(Float64Array.from(rows, row => scores[row] as number))
    for (const [at, row] of rows.entries()) ranks[row] = part[at] as number
  }
  return ranks
}

const negativeWeights = (tree: Tree, weights: Float64Array): readonly IndexFinding[] =>
  Array.from(weights.keys())
    .filter(id => (weights[id] as number) < 0)
    .map(id => ({
      code: 'weight_below_zero',
      where: `weights.${tree.codes[id]}`,
      details: { code: tree.codes[id] as string, weight: weights[id] as number },
    }))

function missingScores(frame: Frame, tree: Tree, columns: readonly Float64Array[]): readonly IndexFinding[] {
  const scores = columns[tree.root] as Float64Array
  const code = tree.codes[tree.root] as string
  return frame.units.flatMap((unit, row) =>
    scores[row] === scores[row]
      ? []
      : [
          {
            code: 'score_missing' as const,
            where: `scores.${code}[${row}]`,
            details: { code, unit, time: frame.times?.[row] ?? null },
          },
        ],
  )
}
