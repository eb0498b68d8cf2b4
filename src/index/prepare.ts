import { byPeriod, type Frame } from './frame.ts'
import type { IndexFinding, Offence } from './offence.ts'
import { normaliserFor } from './check-spec.ts'
import type { DenominateStep, NormaliseStep, Step, Treatment, TreatStep } from './spec.ts'
import { denominateColumn } from './steps/denominate.ts'
import { imputeColumns, looksAcross } from './steps/impute.ts'
import { normaliseColumn } from './steps/normalise.ts'
import { screen } from './steps/screen.ts'
import { type Treated, treatColumn } from './steps/treat.ts'
import type { Tree } from './tree.ts'

/** A step that works on indicators, as opposed to weights and aggregation. */
export type DataStep = Exclude<Step, { step: 'weight' | 'aggregate' }>

/** One step done: the data after it and what it has to tell. */
export interface Stage {
  readonly where: string
  readonly step: DataStep['step']
  readonly frame: Frame
  readonly findings: readonly IndexFinding[]
  /** treatment by indicator code and time, of the columns that were looked at */
  readonly treatments: readonly (Omit<Treated, 'values'> & { readonly code: string; readonly time: number | null })[]
}

/** Whether a change in one column can move another: then nothing can be recomputed column by column. */
export const isColumnWise = (steps: readonly DataStep[]): boolean =>
  steps.every(
    step =>
      step.step !== 'screen' &&
      !(step.step === 'impute' && [step, ...Object.values(step.each)].some(({ method }) => looksAcross(method))),
  )

/**
 * All steps up to the scores of indicators.
 *
 * @param places where each step stands in the spec, for offences
 * @param only columns to compute; the others pass through untouched (only with column-wise steps)
 * @returns a stage per step, or the first fault: an indicator left without any value, or a value that is not finite
 */
export function prepare(
  frame: Frame,
  tree: Tree,
  steps: readonly DataStep[],
  places: readonly string[],
  only: readonly number[] | null = null,
): { readonly stages: readonly Stage[]; readonly frame: Frame } | { readonly fault: Offence } {
  const stages: Stage[] = []
  let now = frame
  for (const [at, step] of steps.entries()) {
    const where = places[at] ?? step.step
    const stage = applyStep(now, tree, step, where, only)
    if ('fault' in stage) return stage
    const fault =
      checkFinite(stage.frame, tree, where, only) ??
      (step.step === 'treat' ? checkKept(now, stage.frame, tree, where, only) : null)
    if (fault !== null) return { fault }
    stages.push(stage)
    now = stage.frame
  }
  return { stages, frame: now }
}

function applyStep(
  frame: Frame,
  tree: Tree,
  step: DataStep,
  where: string,
  only: readonly number[] | null,
): Stage | { readonly fault: Offence } {
  const plain = { where, step: step.step, findings: [], treatments: [] }
  const change = (columnOf: (column: Float64Array, id: number) => Float64Array): Frame => {
    if (only === null) return { ...frame, columns: frame.columns.map(columnOf) }
    const columns = [...frame.columns]
    for (const id of only) columns[id] = columnOf(columns[id] as Float64Array, id)
    return { ...frame, columns }
  }
  switch (step.step) {
    case 'screen': {
      const screened = screen(frame, step, where)
      return 'fault' in screened ? screened : { ...plain, ...screened }
    }
    case 'denominate':
      return { ...plain, frame: change((column, id) => denominate(frame, tree, step, column, id)) }
    case 'impute': {
      const columns = imputeColumns(frame, tree, step)
      const findings = columns.flatMap((column, id) => {
        const missing = column.reduce((count, value) => count + (value === value ? 0 : 1), 0)
        return missing === 0
          ? []
          : [{ code: 'imputation_incomplete' as const, where, details: { code: tree.codes[id] as string, missing } }]
      })
      return { ...plain, frame: { ...frame, columns }, findings }
    }
    case 'treat':
      return treat(frame, tree, step, where, change)
    case 'normalise':
      return { ...plain, frame: change((column, id) => normalise(frame, tree, step, column, id)) }
  }
}

function denominate(frame: Frame, tree: Tree, step: DenominateStep, column: Float64Array, id: number): Float64Array {
  const code = tree.codes[id] as string
  const name = Object.hasOwn(step.by, code) ? step.by[code] : tree.nodes[id]?.denominator
  const scale = Object.hasOwn(step.scales, code) ? (step.scales[code] as number) : step.scale
  return name == null ? column : denominateColumn(column, frame.denominators.get(name) as Float64Array, scale)
}

function treat(
  frame: Frame,
  tree: Tree,
  step: TreatStep,
  where: string,
  change: (columnOf: (column: Float64Array, id: number) => Float64Array) => Frame,
): Stage {
  const treatments: Stage['treatments'][number][] = []
  const changed = change((column, id) => {
    const code = tree.codes[id] as string
    const treatment = Object.hasOwn(step.each, code) ? (step.each[code] as Treatment) : step
    return byPeriod(frame, column, treatment.within, (values, time) => {
      const { values: treated, ...told } = treatColumn(values, treatment)
      treatments.push({ ...told, code, time })
      return treated
    })
  })
  const findings = treatments
    .filter(({ passes }) => !passes)
    .map(({ code, time, after }) => ({ code: 'treatment_failed' as const, where, details: { code, time, ...after } }))
  return { where, step: 'treat', frame: changed, findings, treatments }
}

function normalise(frame: Frame, tree: Tree, step: NormaliseStep, column: Float64Array, id: number): Float64Array {
  const node = tree.nodes[id]
  const normaliser = normaliserFor(step, tree.codes[id] as string)
  const { reference } = normaliser
  // The reference unit has one value at each time, so its method looks at each time by itself.
  const within = reference === null ? normaliser.within : 'time'
  return byPeriod(frame, column, within, (values, time) => {
    const row =
      reference === null
        ? -1
        : frame.units.findIndex((unit, at) => unit === reference && (time === null || frame.times?.[at] === time))
    return normaliseColumn(values, normaliser, {
      direction: node?.direction ?? 1,
      goalposts: node?.goalposts ?? null,
      target: node?.target ?? null,
      reference: row < 0 ? NaN : (column[row] as number),
    })
  })
}

/** A transform that is not defined for a value must not make it look unreported. */
function checkKept(before: Frame, after: Frame, tree: Tree, where: string, only: readonly number[] | null): Offence | null {
  for (const id of only ?? after.columns.keys()) {
    const [given, made] = [before.columns[id] as Float64Array, after.columns[id] as Float64Array]
    if (given === made) continue
    for (let row = 0; row < made.length; row++)
      if (made[row] !== made[row] && given[row] === given[row])
        return {
          code: 'transform_undefined',
          where,
          details: { code: tree.codes[id] as string, unit: after.units[row] ?? null },
        }
  }
  return null
}

/** A column that lost every value, or holds an infinite one, must not travel further. */
function checkFinite(frame: Frame, tree: Tree, where: string, only: readonly number[] | null): Offence | null {
  for (const id of only ?? frame.columns.keys()) {
    const column = frame.columns[id] as Float64Array
    let sum = 0
    let present = 0
    for (let row = 0; row < column.length; row++) {
      const value = column[row] as number
      if (value !== value) continue
      present++
      sum += value - value
    }
    const code = tree.codes[id] as string
    if (sum !== 0) {
      const row = column.findIndex(value => value === Infinity || value === -Infinity)
      return { code: 'transform_undefined', where, details: { code, unit: frame.units[row] ?? null } }
    }
    if (present === 0) return { code: 'all_missing', where, details: { code } }
  }
  return null
}
