import { fieldsOf } from './method-fields.ts'
import type { IndexSpec, Step } from './spec.ts'

/** Changes whenever a method may give another number; an old recipe names the engine it was made with. */
export const engineVersion = 1

/**
 * How a result was made: the spec with every default written out, data included. It is itself a spec in JSON form, so
 * that building it again gives the same numbers.
 */
export interface Recipe {
  readonly engine: number
  readonly spec: Readonly<Record<string, unknown>>
}

export const recipeOf = (spec: IndexSpec): Recipe => ({
  engine: engineVersion,
  spec: {
    version: spec.version,
    ...(spec.name !== '' && { name: spec.name }),
    data: {
      units: spec.data.units,
      ...(spec.data.times !== null && { times: spec.data.times }),
      indicators: table(spec.data.indicators),
      denominators: table(spec.data.denominators),
      groups: spec.data.groups,
    },
    structure: spec.structure.map(withoutNulls),
    steps: spec.steps.map(stepOf),
    output: spec.output,
    analysis: spec.analysis,
    uncertainty: spec.uncertainty === null ? null : uncertaintyOf(spec.uncertainty),
    accept: spec.accept,
  },
})

const table = (columns: Readonly<Record<string, Float64Array>>) =>
  Object.fromEntries(Object.entries(columns).map(([code, column]) => [code, cells(column)]))

function cells(column: Float64Array): readonly (number | null)[] {
  const list = new Array<number | null>(column.length)
  for (let row = 0; row < column.length; row++) list[row] = column[row] === column[row] ? (column[row] as number) : null
  return list
}

/** Null fields are left out; no limit is written as null. */
const withoutNulls = (value: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== null)
      .map(([key, part]) => [key, part === Infinity ? null : part]),
  )

/** Fields a method does not know are defaults nobody reads; the reader would refuse them. */
const everywhere = ['step', 'method', 'within', 'minAvailable', 'weights', 'optimise']

function methodOf(value: object): Readonly<Record<string, unknown>> {
  const fields = value as Readonly<Record<string, unknown>>
  if (typeof fields['method'] !== 'string') return withoutNulls(value)
  const kept = [...everywhere, ...fieldsOf(fields['method'])]
  return Object.fromEntries(
    Object.entries(fields).filter(([key, part]) => kept.includes(key) && part !== null && part !== Infinity),
  )
}

function stepOf(step: Step): Readonly<Record<string, unknown>> {
  if (step.step === 'screen') return { ...step }
  const nested = Object.entries(step).filter(([key]) => ['each', 'nodes', 'levels'].includes(key))
  const named = nested.map(([key, part]) => [
    key,
    Object.fromEntries(Object.entries(part as object).map(([code, one]) => [code, methodOf(one as object)])),
  ])
  const base = Object.fromEntries(Object.entries(step).filter(([key]) => !['each', 'nodes', 'levels'].includes(key)))
  return { ...methodOf(base), ...Object.fromEntries(named) }
}

function uncertaintyOf(uncertainty: NonNullable<IndexSpec['uncertainty']>): Readonly<Record<string, unknown>> {
  const assumptions = uncertainty.assumptions.map(assumption => {
    const fields: Record<string, unknown> = { ...withoutNulls(assumption) }
    if (assumption.kind === 'choice') fields['options'] = assumption.options.map(stepOf)
    if ('distribution' in assumption) {
      const { kind: _, ...distribution } = assumption.distribution
      fields['distribution'] = distribution
    }
    if ((assumption.kind === 'missing-values' || assumption.kind === 'measurement-error') && assumption.indicators.length === 0)
      delete fields['indicators']
    return fields
  })
  return { ...withoutNulls(uncertainty), assumptions }
}
