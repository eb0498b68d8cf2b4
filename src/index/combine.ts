import { aggregatorFor } from './check-spec.ts'
import type { Frame } from './frame.ts'
import type { Offence } from './offence.ts'
import { optimiseLevel } from './optimise-level.ts'
import type { AggregateStep, Aggregator, LevelOptimising, Weighting, WeightStep } from './spec.ts'
import { aggregateInto, createScratch } from './steps/aggregate.ts'
import { followsData, judge, weightsOf } from './steps/weight.ts'
import type { Tree } from './tree.ts'

/** Weights and methods of every node under one choice of the two steps. Made once, used in every run. */
export interface CombinePlan {
  readonly aggregators: readonly Aggregator[]
  readonly weightings: readonly Weighting[]
  /** one per column; of nodes whose weights follow the data, what is given */
  readonly weights: Float64Array
  readonly optimise: LevelOptimising | null
}

const given: Weighting = { method: 'given', shares: {}, children: [], matrix: [] }
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

export function planCombine(tree: Tree, aggregate: AggregateStep, weight: WeightStep | null): CombinePlan {
  const weightings = tree.aggregates.map(({ code }) => (weight === null ? given : (own(weight.nodes, code) ?? weight)))
  const weights = tree.weight.map((value, id) =>
    weight === null ? value : (own(weight.weights, tree.codes[id] as string) ?? value),
  )
  for (const [at, { children }] of tree.aggregates.entries()) {
    const weighting = weightings[at] as Weighting
    if (weighting.method === 'equal') for (const child of children) weights[child] = 1
    if (weighting.method === 'ahp') {
      const judged = judge(weighting.matrix).weights
      for (const child of children) weights[child] = judged[weighting.children.indexOf(tree.codes[child] as string)] as number
    }
  }
  return {
    aggregators: tree.aggregates.map(({ id, code }) => aggregatorFor(aggregate, code, tree.level[id] as number)),
    weightings,
    weights,
    optimise: weight?.optimise ?? null,
  }
}

/** Buffers for the aggregates of one frame; a run overwrites them. */
export interface Combiner {
  /** by column: indicators as handed in last, then aggregates */
  readonly columns: Float64Array[]
  /** weights by column, each as the node above it was computed last */
  readonly weights: Float64Array
  readonly run: (leaves: readonly Float64Array[], plan: CombinePlan, options?: CombineOptions) => Offence | null
}

interface CombineOptions {
  /** multiplies the weight of each column */
  readonly factors?: Float64Array
  /** replaces the weight of each column where it is not `NaN` */
  readonly fixed?: Float64Array
  /** logarithms of the leaves */
  readonly logs?: readonly (Float64Array | undefined)[]
  /** by column: aggregates to compute again; the others keep their last scores */
  readonly dirty?: Uint8Array
}

/** Aggregates from the bottom up, siblings only. The same code serves a single build, a slider and a replication. */
export function createCombiner(frame: Frame, tree: Tree): Combiner {
  const rows = frame.units.length
  const columns: Float64Array[] = tree.codes.map((_, id) =>
    id < tree.leafCount ? (frame.columns[id] as Float64Array) : new Float64Array(rows),
  )
  const weights = new Float64Array(tree.codes.length)
  const scratch = createScratch(rows)
  const inputs = tree.aggregates.map(({ children }) => ({
    columns: new Array<Float64Array>(children.length),
    weights: new Float64Array(children.length),
    logs: new Array<Float64Array | undefined>(children.length),
    periods: frame.periods,
  }))

  const once: Combiner['run'] = (leaves, plan, { factors, fixed, logs, dirty } = {}) => {
    for (let id = 0; id < tree.leafCount; id++) columns[id] = leaves[id] as Float64Array
    weights[tree.root] = plan.weights[tree.root] as number
    for (let at = 0; at < tree.aggregates.length; at++) {
      const { id, children } = tree.aggregates[at] as Tree['aggregates'][number]
      if (dirty !== undefined && dirty[id] === 0) continue
      const input = inputs[at] as (typeof inputs)[number]
      const aggregator = plan.aggregators[at] as Aggregator
      for (let k = 0; k < children.length; k++) {
        const child = children[k] as number
        input.columns[k] = columns[child] as Float64Array
        weights[child] = plan.weights[child] as number
        input.logs[k] = logs?.[child]
      }
      const weighting = plan.weightings[at] as Weighting
      if (followsData(weighting.method)) {
        if (weighting.method === 'entropy') {
          const child = input.columns.findIndex(column => column.some(value => value < 0))
          if (child >= 0) return offenceOf(frame, tree, { code: 'entropy_negative', child, row: -1 }, at)
        }
        const found = derive(tree, at, weighting, aggregator, input)
        if (found === null) return offenceOf(frame, tree, { code: 'weights_not_found', child: 0, row: -1 }, at)
        for (let k = 0; k < children.length; k++) weights[children[k] as number] = found[k] as number
      }
      let sum = 0
      for (let k = 0; k < children.length; k++) {
        const child = children[k] as number
        const pinned = fixed?.[child] ?? NaN
        if (pinned === pinned) weights[child] = pinned
        if (factors !== undefined) weights[child] = (weights[child] as number) * (factors[child] as number)
        input.weights[k] = weights[child] as number
        sum += input.weights[k] as number
      }
      if (sum === 0) return offenceOf(frame, tree, { code: 'weights_zero', child: 0, row: -1 }, at)
      const fault = aggregateInto(input, aggregator, columns[id] as Float64Array, scratch)
      if (fault !== null) return offenceOf(frame, tree, fault, at)
    }
    return null
  }
  /** Weights of a level that the data decide are found first; what is pinned stays. */
  const run: Combiner['run'] = (leaves, plan, options = {}) => {
    const { optimise } = plan
    if (optimise === null) return once(leaves, plan, options)
    const { fixed, factors: _after, ...others } = options
    const ids = tree.codes.flatMap((_, id) =>
      tree.level[id] === optimise.level && !Number.isFinite(fixed?.[id] ?? NaN) ? [id] : [],
    )
    if (ids.length === 0) return once(leaves, plan, options)
    const pinned = fixed?.slice() ?? new Float64Array(tree.codes.length).fill(NaN)
    const { dirty: _all, ...whole } = others
    const found = optimiseLevel(tree, optimise, ids, found => {
      for (const [at, id] of ids.entries()) pinned[id] = found[at] as number
      return once(leaves, plan, { ...whole, fixed: pinned }) === null ? columns : null
    })
    if (found === null)
      return (
        once(leaves, plan, options) ??
        offenceOf(frame, tree, { code: 'weights_not_found', child: 0, row: -1 }, tree.aggregates.length - 1)
      )
    for (const [at, id] of ids.entries()) pinned[id] = found[at] as number
    return once(leaves, plan, { ...whole, fixed: pinned, ...(options.factors && { factors: options.factors }) })
  }
  return { columns, weights, run }
}

function derive(
  tree: Tree,
  at: number,
  weighting: Weighting,
  aggregator: Aggregator,
  input: { readonly columns: readonly Float64Array[]; readonly periods: Frame['periods'] },
): readonly number[] | null {
  const { children } = tree.aggregates[at] as Tree['aggregates'][number]
  const rows = input.columns[0]?.length ?? 0
  const scratch = createScratch(rows)
  return weightsOf(weighting, {
    codes: Array.from(children, child => tree.codes[child] as string),
    columns: input.columns,
    given: Array.from(children, child => tree.weight[child] as number),
    combine: weights => {
      const out = new Float64Array(rows)
      return aggregateInto({ ...input, weights }, aggregator, out, scratch) === null ? out : null
    },
  })
}

function offenceOf(
  frame: Frame,
  tree: Tree,
  { code, child, row }: { readonly code: Offence['code']; readonly child: number; readonly row: number },
  at: number,
): Offence {
  const node = tree.aggregates[at] as Tree['aggregates'][number]
  return {
    code,
    where: `aggregate.${node.code}`,
    details: {
      code: node.code,
      child: tree.codes[node.children[child] as number] ?? null,
      unit: frame.units[row] ?? null,
      time: frame.times?.[row] ?? null,
    },
  }
}
