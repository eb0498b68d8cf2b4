import { done, type Outcome } from '#base'
import { type CompiledIndex, rankByPeriod } from './build.ts'
import { createCombiner } from './combine.ts'
import { type IndexFinding, type Offence, refuse, type SpecRefusal } from './offence.ts'
import { isColumnWise, prepare } from './prepare.ts'
import type { Frame } from './frame.ts'
import type { Aggregator, IndexSpec, WeightStep } from './spec.ts'
import type { Tree } from './tree.ts'

/** One turn of a slider. */
export type Change =
  | { readonly kind: 'weight'; readonly code: string; readonly weight: number }
  /** `NaN` takes the value away */
  | {
      readonly kind: 'value'
      readonly unit: string
      readonly time: number | null
      readonly indicator: string
      readonly value: number
    }
  | { readonly kind: 'aggregator'; readonly code: string; readonly aggregator: Aggregator }

/** The index as it stands after some changes. */
export interface Scenario {
  readonly units: readonly string[]
  readonly times: readonly number[] | null
  /** by column, as in the tree */
  readonly columns: readonly Float64Array[]
  readonly ranks: Float64Array
  readonly findings: readonly IndexFinding[]
}

/**
 * An index under the hand: keeps its buffers and computes again only what a change can reach. The same steps as a
 * build, so that `scenarioSpec` built anew gives the same numbers.
 */
export interface WhatIf {
  readonly now: () => Scenario
  /** All or nothing: on an offence the scenario stays as it was. */
  readonly change: (changes: readonly Change[]) => Outcome<Scenario, SpecRefusal>
  readonly reset: () => void
  /** the changed index as a spec of its own, to be saved and compared */
  readonly scenarioSpec: () => IndexSpec
}

interface State {
  readonly raw: readonly Float64Array[]
  readonly leaves: readonly Float64Array[]
  /** after screening and with the rows that are ranked */
  readonly frame: Frame
  readonly fixed: Float64Array
  readonly aggregators: readonly Aggregator[]
}

export function createWhatIf(compiled: CompiledIndex): Outcome<WhatIf, SpecRefusal> {
  const { tree, plan } = compiled
  const prepared = prepare(compiled.frame, tree, compiled.steps, compiled.places)
  if ('fault' in prepared) return refuse([prepared.fault])
  const start: State = {
    raw: compiled.frame.columns,
    leaves: prepared.frame.columns,
    frame: prepared.frame,
    fixed: new Float64Array(tree.codes.length).fill(NaN),
    aggregators: plan.aggregators,
  }
  let state = start
  let combiner = createCombiner(start.frame, tree)
  const dirty = new Uint8Array(tree.codes.length)
  const first = combiner.run(start.leaves, plan)
  if (first !== null) return refuse([first])
  let ranks = rankByPeriod(start.frame, combiner.columns[tree.root] as Float64Array)

  const run = (next: State, touched: readonly number[]): Offence | null => {
    if (next.frame.units.length !== state.frame.units.length) {
      combiner = createCombiner(next.frame, tree)
      dirty.fill(1)
    } else {
      dirty.fill(0)
      for (const id of touched)
        for (let above = tree.parent[id] as number; above >= 0; above = tree.parent[above] as number) dirty[above] = 1
      for (const [at, { id }] of tree.aggregates.entries())
        if (next.aggregators[at] !== state.aggregators[at]) markUp(tree, dirty, id)
    }
    const fault = combiner.run(next.leaves, { ...plan, aggregators: next.aggregators }, { fixed: next.fixed, dirty })
    if (fault !== null) return fault
    ranks = rankByPeriod(next.frame, combiner.columns[tree.root] as Float64Array)
    return null
  }
  const restore = (to: State) => {
    combiner = createCombiner(to.frame, tree)
    combiner.run(to.leaves, { ...plan, aggregators: to.aggregators }, { fixed: to.fixed })
    ranks = rankByPeriod(to.frame, combiner.columns[tree.root] as Float64Array)
    state = to
  }
  const now = (): Scenario => ({
    units: state.frame.units,
    times: state.frame.times,
    columns: combiner.columns,
    ranks,
    findings: compiled.findings,
  })

  return done({
    now,
    change: changes => {
      const offences = changes.flatMap((change, at) => checkChange(compiled, change, `changes[${at}]`))
      if (offences.length > 0) return refuse(offences)
      const next = applied(compiled, state, changes, combiner.weights)
      if ('fault' in next) return refuse([next.fault])
      const fault = run(next.state, next.touched)
      if (fault !== null) {
        restore(state)
        return refuse([fault])
      }
      state = next.state
      return done(now())
    },
    reset: () => restore(start),
    scenarioSpec: () => specOf(compiled, state),
  })
}

function markUp(tree: Tree, dirty: Uint8Array, id: number): void {
  for (let at = id; at >= 0; at = tree.parent[at] as number) dirty[at] = 1
}

function checkChange({ tree, frame }: CompiledIndex, change: Change, where: string): readonly Offence[] {
  if (change.kind === 'weight') {
    const id = tree.idOf.get(change.code)
    if (id === undefined || id === tree.root)
      return [{ code: 'code_unknown', where: `${where}.code`, details: { code: change.code } }]
    if (!Number.isFinite(change.weight))
      return [{ code: 'value_infinite', where: `${where}.weight`, details: { value: String(change.weight) } }]
    return change.weight < 0
      ? [{ code: 'weight_negative', where: `${where}.weight`, details: { code: change.code, weight: change.weight } }]
      : []
  }
  if (change.kind === 'aggregator') {
    const isNode = tree.aggregates.some(({ code }) => code === change.code)
    return isNode ? [] : [{ code: 'code_unknown', where: `${where}.code`, details: { code: change.code } }]
  }
  if ((tree.idOf.get(change.indicator) ?? Infinity) >= tree.leafCount)
    return [{ code: 'code_unknown', where: `${where}.indicator`, details: { code: change.indicator } }]
  if (change.value === Infinity || change.value === -Infinity)
    return [{ code: 'value_infinite', where: `${where}.value`, details: { value: String(change.value) } }]
  return rowOf(frame, change) < 0
    ? [{ code: 'unit_unknown', where: `${where}.unit`, details: { unit: change.unit, time: change.time } }]
    : []
}

/** Row of a unit; without a time the last one. */
const rowOf = (
  { units, times, periods }: Frame,
  { unit, time }: { readonly unit: string; readonly time: number | null },
): number => units.findIndex((name, row) => name === unit && (times === null || times[row] === (time ?? periods.at(-1)?.time)))

function applied(
  compiled: CompiledIndex,
  state: State,
  changes: readonly Change[],
  weights: Float64Array,
): { readonly state: State; readonly touched: readonly number[] } | { readonly fault: Offence } {
  const { tree } = compiled
  const fixed = state.fixed.slice()
  const aggregators = [...state.aggregators]
  const raw = [...state.raw]
  const touched = new Set<number>()
  const moved = new Set<number>()
  for (const change of changes) {
    if (change.kind === 'weight') {
      const id = tree.idOf.get(change.code) as number
      // One weight is moved against the others, so its family stands still from now on, however its weights came about.
      const level = compiled.plan.optimise?.level ?? null
      for (let other = 0; other < fixed.length; other++)
        if ((tree.parent[other] === tree.parent[id] || tree.level[other] === level) && Number.isNaN(fixed[other]))
          fixed[other] = weights[other] as number
      fixed[id] = change.weight
      touched.add(id)
    } else if (change.kind === 'aggregator') {
      aggregators[tree.aggregates.findIndex(({ code }) => code === change.code)] = change.aggregator
    } else {
      const id = tree.idOf.get(change.indicator) as number
      if (!moved.has(id)) raw[id] = (raw[id] as Float64Array).slice()
      moved.add(id)
      ;(raw[id] as Float64Array)[rowOf(compiled.frame, change)] = change.value
    }
  }
  const changed = { ...state, raw, fixed, aggregators }
  if (moved.size === 0) return { state: changed, touched: [...touched] }
  const isLocal = isColumnWise(compiled.steps)
  const only = isLocal ? [...moved] : null
  const prepared = prepare({ ...compiled.frame, columns: raw }, tree, compiled.steps, compiled.places, only)
  if ('fault' in prepared) return prepared
  const leaves = isLocal
    ? state.leaves.map((column, id) => (moved.has(id) ? (prepared.frame.columns[id] as Float64Array) : column))
    : prepared.frame.columns
  const reached = isLocal ? moved : new Set(tree.codes.slice(0, tree.leafCount).keys())
  return { state: { ...changed, leaves, frame: prepared.frame }, touched: [...touched, ...reached] }
}

/** Pinned weights are written as given ones of their whole family. */
function specOf({ spec, tree, plan, weight }: CompiledIndex, state: State): IndexSpec {
  const indicators = Object.fromEntries(
    tree.codes.slice(0, tree.leafCount).map((code, id) => [code, state.raw[id] as Float64Array]),
  )
  const weights: Record<string, number> = { ...weight?.weights }
  for (const [id, code] of tree.codes.entries()) if (!Number.isNaN(state.fixed[id])) weights[code] = state.fixed[id] as number
  const families = tree.aggregates.filter(({ children }) => children.some(child => !Number.isNaN(state.fixed[child])))
  const given = { method: 'given', shares: {}, children: [], matrix: [] } as const
  const base: WeightStep = weight ?? { step: 'weight', ...given, weights: {}, nodes: {}, optimise: null }
  const step: WeightStep = {
    ...base,
    weights,
    nodes: { ...base.nodes, ...Object.fromEntries(families.map(({ code }) => [code, given])) },
    optimise: families.length > 0 ? null : base.optimise,
  }
  const nodes = Object.fromEntries(
    tree.aggregates.flatMap(({ code }, at) =>
      state.aggregators[at] === plan.aggregators[at] ? [] : [[code, state.aggregators[at] as Aggregator]],
    ),
  )
  const others = spec.steps.filter(({ step: name }) => name !== 'weight' && name !== 'aggregate')
  const aggregate = spec.steps
    .filter(one => one.step === 'aggregate')
    .map(one => ({ ...one, nodes: { ...one.nodes, ...nodes } }))
  return {
    ...spec,
    data: { ...spec.data, indicators: { ...spec.data.indicators, ...indicators } },
    steps: [...others, ...(weight !== null || families.length > 0 ? [step] : []), ...aggregate],
  }
}
