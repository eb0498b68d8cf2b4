import type { Step } from './spec.ts'

/**
 * Fields that each method reads besides those of its step. One table for the reader, which refuses any other field,
 * for recipes, which write no other, and for uncertain parameters, which may vary no other.
 */
export const methodFields: Readonly<Record<string, readonly string[]>> = {
  mean: ['group'],
  median: ['group'],
  'row-mean': ['among'],
  'row-median': ['among'],
  nearest: ['neighbours'],
  latest: ['maxTime'],
  'min-max': ['range'],
  'z-score': ['mean', 'sd'],
  scaled: ['goalposts', 'factor'],
  'distance-to-max': ['scaleTo'],
  'distance-to-reference': ['reference', 'clamp', 'scaleTo'],
  'distance-to-target': ['target', 'clamp', 'scaleTo'],
  'fraction-of-max': ['scaleTo'],
  rank: ['ties'],
  'percentile-rank': ['ties', 'scaleTo'],
  borda: ['ties'],
  goalposts: ['goalposts', 'factor', 'clamp', 'scaleTo'],
  efficacy: ['goalposts', 'base', 'span', 'clamp'],
  balance: ['shares'],
  ahp: ['children', 'matrix'],
  generalised: ['power'],
  'mazziotta-pareto': ['penalty'],
  'mean-min': ['alpha', 'beta'],
  'benefit-of-doubt': ['shareRange'],
}

export const fieldsOf = (method: string): readonly string[] =>
  Object.hasOwn(methodFields, method) ? (methodFields[method] as readonly string[]) : []

interface Limits {
  readonly min: number
  readonly max: number
  readonly isWhole: boolean
}
const any: Limits = { min: -Infinity, max: Infinity, isWhole: false }
const share: Limits = { min: 0, max: 1, isWhole: false }
/** Divisors and spreads: zero itself has no meaning. */
const positive: Limits = { min: Number.MIN_VALUE, max: Infinity, isWhole: false }

/** Numbers of a step that may be uncertain; `range[0]` is the lower end of a range. */
export const parameterLimits: Readonly<Record<Step['step'], Readonly<Record<string, Limits>>>> = {
  screen: { minAvailable: share, minNonZero: share },
  denominate: { scale: positive },
  impute: { neighbours: { min: 1, max: Infinity, isWhole: true }, maxTime: { ...any, min: 0 } },
  treat: { winsorise: { min: 0, max: Infinity, isWhole: true }, skew: { ...any, min: 0 }, kurtosis: any, lambda: any },
  normalise: {
    'range[0]': any,
    'range[1]': any,
    'scaleTo[0]': any,
    'scaleTo[1]': any,
    mean: any,
    sd: positive,
    factor: positive,
    base: any,
    span: positive,
    target: any,
  },
  weight: {},
  aggregate: { power: any, minAvailable: share, alpha: share, beta: { ...any, min: 0 } },
}

const pattern = /^(\w+)\[([01])\]$/

/** The step with one number changed; what stands in `each`, `nodes` and `levels` is left as it is. */
export function withParameter<S extends Step>(step: S, field: string, value: number): S {
  const limits = parameterLimits[step.step][field]
  const number = limits?.isWhole ? Math.round(value) : value
  const [, name, end] = pattern.exec(field) ?? []
  if (name === undefined) return { ...step, [field]: number }
  const range = (step as unknown as Readonly<Record<string, readonly [number, number] | null>>)[name] ?? [0, 1]
  return { ...step, [name]: end === '0' ? [number, range[1]] : [range[0], number] }
}

/** Whether a step reads the field: always its own settings, a method's only when that method is chosen. */
export function readsParameter(step: Step, field: string): boolean {
  if (!Object.hasOwn(parameterLimits[step.step], field)) return false
  if (!('method' in step) || (step.step === 'aggregate' && field === 'minAvailable')) return true
  return fieldsOf(step.method).includes(pattern.exec(field)?.[1] ?? field)
}

/** Whether a range still runs upwards. */
export function hasOrderedRanges(step: Step): boolean {
  const fields = step as unknown as Readonly<Record<string, unknown>>
  return ['range', 'scaleTo'].every(name => {
    const range = fields[name]
    return !Array.isArray(range) || (range[0] as number) < (range[1] as number)
  })
}
