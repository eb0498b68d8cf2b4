import { assert } from '#base'
import type { CompiledIndex } from './build.ts'
import { type CombinePlan, type Combiner, createCombiner, planCombine } from './combine.ts'
import { type DrawPlan, drawn, type Span } from './draws.ts'
import type { Frame } from './frame.ts'
import { readsParameter, withParameter } from './method-fields.ts'
import type { Offence } from './offence.ts'
import { type DataStep, isColumnWise, prepare } from './prepare.ts'
import { rankInto } from './ranks.ts'
import { logarithms } from './steps/aggregate.ts'
import type { AggregateStep, Assumption, WeightStep } from './spec.ts'

/**
 * Runs one index after another under points of the unit cube. What does not depend on the point is done once: each
 * combination of data steps is prepared on first use and kept, so that a replication is weights, sums and ranks.
 */
export interface Replicator {
  /** units ranked, in the order of the data */
  readonly units: readonly string[]
  /** scores and ranks of the last run, by `units`; overwritten by the next one */
  readonly scores: Float64Array
  readonly ranks: Float64Array
  /** @returns null, or why this replication has no index */
  readonly run: (u: Float64Array) => Offence | null
  /**
   * The index as the spec gives it, without any draw; values known only as a distribution stand at its middle.
   *
   * @param factors multiplies the weight of each column
   */
  readonly runNominal: (factors?: Float64Array) => Offence | null
}

/** Prepared data of one combination of steps. */
interface Variant {
  readonly frame: Frame
  readonly combiner: Combiner
  /** rows of `units` in the frame; -1 for a unit that was screened out */
  readonly rows: Int32Array
  readonly steps: readonly DataStep[]
  readonly canPatch: boolean
  logs: readonly (Float64Array | undefined)[] | null
}

/** Combinations kept; more are prepared again when their turn comes, so that memory stays bounded. */
const keptVariants = 32

export function createReplicator(compiled: CompiledIndex, draws: DrawPlan, target: number, time: number | null): Replicator {
  const { tree } = compiled
  const shown = compiled.frame.periods.find(period => period.time === time) ?? compiled.frame.periods.at(-1)
  assert(shown, 'data has at least one row')
  const names = Array.from(shown.rows, row => compiled.frame.units[row] as string)
  const nominalFrame = centred(compiled, draws)
  const choices = draws.spans.filter(
    (span): span is Span & { assumption: Extract<Assumption, { kind: 'choice' }> } => span.assumption.kind === 'choice',
  )
  const isData = ({ assumption }: (typeof choices)[number]) => assumption.step !== 'weight' && assumption.step !== 'aggregate'
  const dataChoices = choices.filter(isData)
  const planChoices = choices.filter(choice => !isData(choice))
  const parameters = draws.spans.filter(
    (span): span is Span & { assumption: Extract<Assumption, { kind: 'parameter' }> } => span.assumption.kind === 'parameter',
  )
  const isDataParameter = ({ assumption }: (typeof parameters)[number]) => assumption.step !== 'aggregate'
  const dataParameters = parameters.filter(isDataParameter)
  const planParameters = parameters.filter(parameter => !isDataParameter(parameter))
  const variants = new Map<string, Variant | Offence>()
  const plans = new Map<string, CombinePlan>()
  const scores = new Float64Array(names.length)
  const ranks = new Float64Array(names.length)
  const scratch = new Float64Array(names.length)
  const factors = new Float64Array(tree.codes.length)
  const fixed = new Float64Array(tree.codes.length)
  const hasDraws = draws.cells.length > 0

  const stepsOf = (options: readonly number[]): readonly DataStep[] => {
    const steps = [...compiled.steps]
    for (const [at, { assumption }] of dataChoices.entries()) {
      const place = steps.findLastIndex(({ step }) => step === assumption.step)
      const option = options[at] as number
      if (option >= 0) steps[place] = assumption.options[option] as DataStep
    }
    return steps
  }
  const variantOf = (options: readonly number[]): Variant | Offence => {
    const key = options.join(',')
    const known = variants.get(key)
    if (known) return known
    if (variants.size >= keptVariants) variants.delete(variants.keys().next().value as string)
    const steps = stepsOf(options)
    const made = prepareVariant(nominalFrame, steps)
    variants.set(key, made)
    return made
  }
  const prepareVariant = (frame: Frame, steps: readonly DataStep[]): Variant | Offence => {
    const prepared = prepare(frame, tree, steps, compiled.places)
    if ('fault' in prepared) return prepared.fault
    const canPatch = isColumnWise(steps)
    return {
      frame: prepared.frame,
      combiner: createCombiner(prepared.frame, tree),
      rows: rowsOf(prepared.frame, names, shown.time),
      steps,
      canPatch,
      logs: null,
    }
  }
  /** A number that varies without steps gives another variant every time: nothing is kept. */
  const tunedVariant = (options: readonly number[], u: Float64Array): Variant | Offence => {
    const steps = [...stepsOf(options)]
    for (const { assumption, start } of dataParameters) {
      const place = steps.findLastIndex(({ step }) => step === assumption.step)
      const step = steps[place] as DataStep
      if (readsParameter(step, assumption.field))
        steps[place] = withParameter(step, assumption.field, drawn(assumption.distribution, u[start] as number))
    }
    return prepareVariant(nominalFrame, steps)
  }
  const planOf = (options: readonly number[], u: Float64Array): CombinePlan => {
    const key = options.join(',')
    const known = plans.get(key)
    if (known && planParameters.length === 0) return known
    let aggregate: AggregateStep = compiled.aggregate
    let weight: WeightStep | null = compiled.weight
    for (const [at, { assumption }] of planChoices.entries()) {
      const option = assumption.options[options[at] as number]
      if (option?.step === 'aggregate') aggregate = option
      if (option?.step === 'weight') weight = option
    }
    for (const { assumption, start } of planParameters)
      if (readsParameter(aggregate, assumption.field))
        aggregate = withParameter(aggregate, assumption.field, drawn(assumption.distribution, u[start] as number))
    const made = planCombine(tree, aggregate, weight)
    if (planParameters.length === 0) plans.set(key, made)
    return made
  }

  /** The variant with drawn cells in place; prepares again only the columns that moved, where steps allow it. */
  const drawnLeaves = (
    variant: Variant,
    u: Float64Array,
  ): { readonly variant: Variant; readonly leaves: readonly Float64Array[] } | Offence => {
    const columns = [...nominalFrame.columns]
    for (const column of draws.touched) columns[column] = (columns[column] as Float64Array).slice()
    for (const cell of draws.cells) {
      const column = columns[cell.column] as Float64Array
      column[cell.row] = cell.value(offset => u[cell.start + offset] as number, column[cell.row] as number)
    }
    const frame = { ...nominalFrame, columns }
    if (!variant.canPatch) {
      const made = prepareVariant(frame, variant.steps)
      return 'frame' in made ? { variant: made, leaves: made.frame.columns } : made
    }
    const prepared = prepare(frame, tree, variant.steps, compiled.places, draws.touched)
    if ('fault' in prepared) return prepared.fault
    const leaves = variant.frame.columns.map((column, id) =>
      draws.touched.includes(id) ? (prepared.frame.columns[id] as Float64Array) : column,
    )
    return { variant, leaves }
  }

  const finish = ({ combiner, rows }: Variant): null => {
    const column = combiner.columns[target] as Float64Array
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number
      scores[at] = row < 0 ? NaN : (column[row] as number)
    }
    rankInto(scores, ranks, scratch)
    return null
  }
  const usesLogs = (plan: CombinePlan) => plan.aggregators.some(({ method }) => method === 'geometric')
  const logsOf = (variant: Variant) =>
    (variant.logs ??= variant.frame.columns.map(column => {
      const logs = logarithms(column)
      return typeof logs === 'number' ? undefined : logs
    }))

  return {
    units: names,
    scores,
    ranks,
    runNominal: nominalFactors => {
      const variant = variantOf(dataChoices.map(() => -1))
      if (!('frame' in variant)) return variant
      return (
        variant.combiner.run(
          variant.frame.columns,
          compiled.plan,
          nominalFactors === undefined ? {} : { factors: nominalFactors },
        ) ?? finish(variant)
      )
    },
    run: u => {
      const optionAt = ({ assumption, start }: (typeof choices)[number]) => chosen(assumption.probabilities, u[start] as number)
      const options = dataChoices.map(optionAt)
      const variant = dataParameters.length === 0 ? variantOf(options) : tunedVariant(options, u)
      if (!('frame' in variant)) return variant
      const plan = planOf(planChoices.map(optionAt), u)
      factors.fill(1)
      fixed.fill(NaN)
      draws.setWeights(u, factors, fixed)
      if (!hasDraws) {
        const logs = usesLogs(plan) ? logsOf(variant) : undefined
        return variant.combiner.run(variant.frame.columns, plan, { factors, fixed, ...(logs && { logs }) }) ?? finish(variant)
      }
      const made = drawnLeaves(variant, u)
      if (!('leaves' in made)) return made
      return made.variant.combiner.run(made.leaves, plan, { factors, fixed }) ?? finish(made.variant)
    },
  }
}

function chosen(probabilities: readonly number[], u: number): number {
  let sum = 0
  for (let at = 0; at < probabilities.length; at++) {
    sum += probabilities[at] as number
    if (u < sum) return at
  }
  // Probabilities sum to 1 within rounding; the last option takes what is left.
  return probabilities.length - 1
}

function rowsOf(frame: Frame, names: readonly string[], time: number | null): Int32Array {
  const period = frame.periods.find(candidate => candidate.time === time)
  const byName = new Map(Array.from(period?.rows ?? [], row => [frame.units[row] as string, row]))
  return Int32Array.from(names, name => byName.get(name) ?? -1)
}

/** Values that are only known as a distribution stand at its middle in the nominal index. */
function centred(compiled: CompiledIndex, draws: DrawPlan): Frame {
  const columns = compiled.frame.columns.map(column => column)
  for (const { column, row, value } of draws.cells) {
    const current = compiled.frame.columns[column] as Float64Array
    if (current[row] === current[row]) continue
    if (columns[column] === current) columns[column] = current.slice()
    ;(columns[column] as Float64Array)[row] = value(() => 0.5, NaN)
  }
  return { ...compiled.frame, columns }
}
