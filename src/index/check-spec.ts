import { checkAssumptions } from './check-uncertainty.ts'
import { checkStructure } from './check-structure.ts'
import { periodsOf } from './frame.ts'
import {
  type Aggregator,
  type IndexSpec,
  type Normaliser,
  type NormaliseStep,
  type Step,
  timeMethods,
  type WeightStep,
} from './spec.ts'
import type { IndexFinding, Offence, OffenceCode } from './offence.ts'
import { needsSpread } from './steps/normalise.ts'
import { judge } from './steps/weight.ts'
import { compileTree, type Tree } from './tree.ts'
import type { Details } from '#base'

/**
 * Everything that can be known before anything is computed.
 *
 * @param spec without offences of form (`parseSpec`)
 * @returns the compiled tree, or null when the structure does not hold
 */
export function checkSpec(spec: IndexSpec): {
  readonly tree: Tree | null
  readonly offences: readonly Offence[]
  readonly findings: readonly IndexFinding[]
} {
  const structure = checkStructure(spec)
  if (structure.offences.length > 0) return { tree: null, ...structure }
  const tree = compileTree(spec.structure)
  const offences: Offence[] = []
  const findings: IndexFinding[] = [...structure.findings]
  const offend = (code: OffenceCode, where: string, details: Details = {}) => void offences.push({ code, where, details })
  const context: Context = { spec, tree, offend, findings }
  checkOrder(context)
  for (const [at, step] of spec.steps.entries()) checkStep(context, step, `steps[${at}]`)
  checkColumns(context)
  checkPositive(context)
  for (const [at, name] of spec.output.rankWithin.entries()) checkGroup(context, name, `output.rankWithin[${at}]`)
  for (const [at, code] of (spec.analysis?.outranking ?? []).entries())
    if (!isAggregate(tree, code)) offend('code_unknown', `analysis.outranking[${at}]`, { code })
  if (spec.uncertainty) checkAssumptions(context, spec.uncertainty)
  return { tree, offences, findings }
}

export interface Context {
  readonly spec: IndexSpec
  readonly tree: Tree
  readonly offend: (code: OffenceCode, where: string, details?: Details) => void
  readonly findings: IndexFinding[]
}

function checkOrder({ spec, offend }: Context): void {
  const last = spec.steps.length - 1
  const count = (name: Step['step']) => spec.steps.filter(({ step }) => step === name).length
  if (count('aggregate') === 0) offend('aggregate_missing', 'steps')
  for (const [at, { step }] of spec.steps.entries()) {
    if ((step === 'aggregate' || step === 'weight') && spec.steps.findIndex(other => other.step === step) < at)
      offend('step_repeated', `steps[${at}]`, { step })
    if (step === 'aggregate' && at < last && count('aggregate') === 1) offend('step_order', `steps[${at}]`, { step })
    const isLate = step === 'treat' || step === 'denominate' || step === 'screen'
    if (isLate && spec.steps.slice(0, at).some(before => before.step === 'normalise'))
      offend('step_order', `steps[${at}]`, { step })
  }
}

/** One step against structure and data. */
export function checkStep(context: Context, step: Step, where: string): void {
  const { spec, tree, offend } = context
  const perIndicator =
    'each' in step ? { each: step.each } : step.step === 'denominate' ? { by: step.by, scales: step.scales } : {}
  for (const [key, entries] of Object.entries(perIndicator))
    for (const code of Object.keys(entries))
      if (!isLeaf(tree, code)) offend('code_unknown', `${where}.${key}.${code}`, { code })
  switch (step.step) {
    case 'screen':
      for (const key of ['keep', 'drop'] as const)
        for (const [at, unit] of step[key].entries())
          if (!spec.data.units.includes(unit)) offend('unit_unknown', `${where}.${key}[${at}]`, { unit })
      return
    case 'denominate':
      return checkDenominators(context, step.by, where)
    case 'impute':
      for (const [place, imputer] of [
        [where, step] as const,
        ...Object.entries(step.each).map(([code, one]) => [`${where}.each.${code}`, one] as const),
      ]) {
        if (imputer.group !== null) checkGroup(context, imputer.group, `${place}.group`)
        if (timeMethods.includes(imputer.method) && spec.data.times === null)
          offend('time_missing', `${place}.method`, { method: imputer.method })
        const most = tree.level[tree.root] as number
        if (typeof imputer.among === 'number' && imputer.among > most)
          offend('parameter_invalid', `${place}.among`, { value: imputer.among, min: 2, max: most })
      }
      return
    case 'treat':
      return
    case 'normalise':
      for (let id = 0; id < tree.leafCount; id++) checkNormaliser(context, step, tree.codes[id] as string, where)
      return
    case 'weight':
      return checkWeighting(context, step, where)
    case 'aggregate': {
      for (const code of Object.keys(step.nodes))
        if (!isAggregate(tree, code)) offend('code_unknown', `${where}.nodes.${code}`, { code })
      const levels = new Set(tree.aggregates.map(({ id }) => String(tree.level[id])))
      for (const level of Object.keys(step.levels))
        if (!levels.has(level))
          offend('parameter_invalid', `${where}.levels.${level}`, { value: level, min: 2, max: tree.level[tree.root] ?? null })
      return
    }
  }
}

const isLeaf = (tree: Tree, code: string): boolean => (tree.idOf.get(code) ?? Infinity) < tree.leafCount
export const isAggregate = (tree: Tree, code: string): boolean => (tree.idOf.get(code) ?? -1) >= tree.leafCount
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

function checkGroup({ spec, offend }: Context, group: string, where: string): void {
  if (!Object.hasOwn(spec.data.groups, group)) offend('group_unknown', where, { group })
}

function checkDenominators({ spec, tree, offend }: Context, by: Readonly<Record<string, string>>, where: string): void {
  for (let id = 0; id < tree.leafCount; id++) {
    const code = tree.codes[id] as string
    const name = own(by, code) ?? tree.nodes[id]?.denominator
    if (name == null) continue
    const column = own(spec.data.denominators, name)
    if (column === undefined)
      offend('denominator_unknown', own(by, code) === undefined ? `structure.${code}.denominator` : `${where}.by.${code}`, {
        denominator: name,
      })
    else {
      const values = spec.data.indicators[code] as Float64Array
      const row = column.findIndex((value, at) => value === 0 && !Number.isNaN(values[at]))
      if (row >= 0)
        offend('denominator_zero', `data.denominators.${name}[${row}]`, {
          denominator: name,
          unit: spec.data.units[row] ?? null,
        })
    }
  }
}

/** The method that stands for one indicator in a step. */
export const normaliserFor = (step: NormaliseStep, code: string): Normaliser => own(step.each, code) ?? step

function checkNormaliser({ spec, tree, offend }: Context, step: NormaliseStep, code: string, where: string): void {
  const isOwn = Object.hasOwn(step.each, code)
  const normaliser = normaliserFor(step, code)
  const place = isOwn ? `${where}.each.${code}` : where
  const node = tree.nodes[tree.idOf.get(code) as number]
  const { method } = normaliser
  if (['goalposts', 'scaled', 'efficacy'].includes(method) && normaliser.goalposts === null && node?.goalposts == null)
    offend('goalposts_missing', place, { code, method })
  if (method === 'distance-to-target' && normaliser.target === null && node?.target == null)
    offend('target_missing', place, { code, method })
  if (normaliser.reference !== null) {
    const row = spec.data.units.indexOf(normaliser.reference)
    if (row < 0) offend('unit_unknown', `${place}.reference`, { unit: normaliser.reference })
  }
}

function checkWeighting({ tree, offend, findings }: Context, step: WeightStep, where: string): void {
  for (const code of Object.keys(step.weights))
    if (!tree.idOf.has(code)) offend('code_unknown', `${where}.weights.${code}`, { code })
  for (const code of Object.keys(step.nodes))
    if (!isAggregate(tree, code)) offend('code_unknown', `${where}.nodes.${code}`, { code })
  const most = (tree.level[tree.root] as number) - 1
  if (step.optimise !== null && step.optimise.level > most)
    offend('parameter_invalid', `${where}.optimise.level`, { value: step.optimise.level, min: 1, max: most })
  for (const code of Object.keys(step.optimise?.shares ?? {}))
    if (tree.level[tree.idOf.get(code) ?? -1] !== step.optimise?.level)
      offend('code_unknown', `${where}.optimise.shares.${code}`, { code })
  if (step.method === 'ahp') offend('method_unknown', `${where}.method`, { found: 'ahp', expected: 'nodes' })
  for (const { children, code } of tree.aggregates) {
    const weighting = own(step.nodes, code)
    if (weighting?.method === 'ahp') {
      const codes = new Set(weighting.children)
      for (const child of children)
        if (!codes.delete(tree.codes[child] as string))
          offend('code_unknown', `${where}.nodes.${code}.children`, { code: tree.codes[child] ?? null })
      for (const stranger of codes) offend('code_unknown', `${where}.nodes.${code}.children`, { code: stranger })
      const { inconsistency } = judge(weighting.matrix)
      if (inconsistency > 0.1)
        findings.push({ code: 'judgement_inconsistent', where: `${where}.nodes.${code}`, details: { inconsistency } })
    }
    const given = Array.from(
      children,
      child => own(step.weights, tree.codes[child] as string) ?? (tree.weight[child] as number),
    )
    if ((weighting ?? step).method === 'given' && given.every(weight => weight === 0))
      offend('weights_zero', `${where}.weights`, { code })
  }
}

/** Indicators without a value, or without spread where the method divides by it. */
function checkColumns({ spec, tree, offend, findings }: Context): void {
  const normalise = spec.steps.findLast(step => step.step === 'normalise')
  const drawn = new Set(
    spec.uncertainty?.assumptions.flatMap(assumption => (assumption.kind === 'value' ? [assumption.indicator] : [])),
  )
  for (let id = 0; id < tree.leafCount; id++) {
    const code = tree.codes[id] as string
    const column = spec.data.indicators[code] as Float64Array
    const where = `data.indicators.${code}`
    if (column.every(Number.isNaN)) {
      if (!drawn.has(code)) offend('all_missing', where, { code })
      continue
    }
    const normaliser = normalise && normaliserFor(normalise, code)
    if (normaliser?.method === 'fraction-of-max' && isBelowZero(column, tree.nodes[id]?.direction ?? 1))
      findings.push({ code: 'fraction_inverted', where, details: { code } })
    const periods = normaliser?.within === 'time' ? periodsOf(column.length, spec.data.times) : [{ time: null, rows: null }]
    for (const { time, rows } of periods) {
      const values = rows === null ? column : Float64Array.from(rows, row => column[row] as number)
      if (!isConstant(values) || drawn.has(code)) continue
      const isRefused = normaliser !== undefined && needsSpread(normaliser.method)
      if (isRefused) offend('indicator_constant', where, { code, time })
      else findings.push({ code: 'indicator_constant_kept', where, details: { code, time } })
    }
  }
}

/** The largest directed value is negative, so that a larger fraction of it is a worse value. */
const isBelowZero = (column: Float64Array, direction: 1 | -1): boolean => column.every(value => !(value * direction >= 0))

function isConstant(values: Float64Array): boolean {
  const first = values.find(value => value === value)
  return first === undefined || values.every(value => value === first || value !== value)
}

/** Aggregation method of a node: its own, its level's or the step's. */
export const aggregatorFor = (step: Extract<Step, { step: 'aggregate' }>, code: string, level: number): Aggregator =>
  own(step.nodes, code) ?? own(step.levels, String(level)) ?? step

/** A method that cannot take zero, over scores whose lowest is zero or less whatever the data. */
function checkPositive({ spec, tree, offend }: Context): void {
  const at = spec.steps.findIndex(step => step.step === 'aggregate')
  const step = spec.steps[at]
  const normalise = spec.steps.findLast(other => other.step === 'normalise')
  if (step?.step !== 'aggregate' || normalise === undefined) return
  for (const { id, code, children } of tree.aggregates) {
    const { method, power } = aggregatorFor(step, code, tree.level[id] as number)
    const offence =
      method === 'geometric'
        ? 'geometric_not_positive'
        : method === 'harmonic'
          ? 'harmonic_zero'
          : method === 'generalised' && power <= 0
            ? 'power_not_positive'
            : null
    if (offence === null) continue
    const child = children.find(
      leaf => leaf < tree.leafCount && reachesZero(normaliserFor(normalise, tree.codes[leaf] as string), method === 'harmonic'),
    )
    if (child !== undefined) offend(offence, `steps[${at}]`, { code, child: tree.codes[child] ?? null, unit: '-' })
  }
}

/** @param isExact whether only zero itself is forbidden, as under a harmonic mean */
function reachesZero({ method, range, mean, scaleTo }: Normaliser, isExact: boolean): boolean {
  const isForbidden = (lowest: number) => (isExact ? lowest === 0 : lowest <= 0)
  switch (method) {
    case 'min-max':
      return isForbidden(range[0])
    case 'z-score':
      return !isExact && mean <= 0
    case 'borda':
      return true
    case 'distance-to-max':
    case 'distance-to-target':
    case 'distance-to-reference':
    case 'percentile-rank':
      return isForbidden(scaleTo?.[0] ?? 0)
    default:
      return false
  }
}
