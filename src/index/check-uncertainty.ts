import { type Context, checkStep, isAggregate } from './check-spec.ts'
import { hasOrderedRanges, parameterLimits, readsParameter, withParameter } from './method-fields.ts'
import type { Assumption, UncertaintySpec } from './spec.ts'

/** Assumptions against structure, data and steps: a step that the build does not have cannot be uncertain. */
export function checkAssumptions(context: Context, uncertainty: UncertaintySpec): void {
  const { spec, tree, offend } = context
  const where = 'uncertainty'
  if (uncertainty.target !== null && !isAggregate(tree, uncertainty.target))
    offend('code_unknown', `${where}.target`, { code: uncertainty.target })
  if (uncertainty.focus !== null && !spec.data.units.includes(uncertainty.focus))
    offend('unit_unknown', `${where}.focus`, { unit: uncertainty.focus })
  const times = spec.data.times
  if (uncertainty.time !== null && !times?.includes(uncertainty.time))
    offend('time_missing', `${where}.time`, { time: uncertainty.time })
  for (const [at, output] of (uncertainty.sensitivity?.outputs ?? []).entries())
    if (output.kind !== 'rank-shift' && !spec.data.units.includes(output.unit))
      offend('unit_unknown', `${where}.sensitivity.outputs[${at}].unit`, { unit: output.unit })
  if (uncertainty.assumptions.length === 0)
    offend('field_missing', `${where}.assumptions`, { expected: 'assumption', found: 'array' })
  for (const [at, assumption] of uncertainty.assumptions.entries())
    checkAssumption(context, assumption, `${where}.assumptions[${at}]`)
}

function checkAssumption(context: Context, assumption: Assumption, where: string): void {
  const { spec, tree, offend } = context
  const isIndicator = (code: string) => (tree.idOf.get(code) ?? Infinity) < tree.leafCount
  switch (assumption.kind) {
    case 'choice':
      if (!spec.steps.some(({ step }) => step === assumption.step))
        offend('step_unknown', `${where}.step`, {
          found: assumption.step,
          expected: spec.steps.map(({ step }) => step).join(' '),
        })
      for (const [at, option] of assumption.options.entries()) checkStep(context, option, `${where}.options[${at}]`)
      return
    case 'parameter':
      return checkParameter(context, assumption, where)
    case 'weight-noise':
      for (const [at, level] of assumption.levels.entries())
        if (!tree.level.includes(level) || level === tree.level[tree.root])
          offend('parameter_invalid', `${where}.levels[${at}]`, {
            value: level,
            min: 1,
            max: (tree.level[tree.root] as number) - 1,
          })
      return
    case 'weight':
      if (!tree.idOf.has(assumption.code)) offend('code_unknown', `${where}.code`, { code: assumption.code })
      if (assumption.distribution.kind !== 'normal' && assumption.distribution.range[0] < 0)
        offend('weight_negative', `${where}.distribution.range[0]`, {
          code: assumption.code,
          weight: assumption.distribution.range[0],
        })
      return
    case 'missing-values':
    case 'measurement-error':
      for (const [at, code] of assumption.indicators.entries())
        if (!isIndicator(code)) offend('code_unknown', `${where}.indicators[${at}]`, { code })
      return
    case 'value': {
      if (!isIndicator(assumption.indicator)) offend('code_unknown', `${where}.indicator`, { code: assumption.indicator })
      const isKnown = spec.data.units.some(
        (unit, row) => unit === assumption.unit && (assumption.time === null || spec.data.times?.[row] === assumption.time),
      )
      if (!isKnown) offend('unit_unknown', `${where}.unit`, { unit: assumption.unit, time: assumption.time })
    }
  }
}

/** Both ends of the distribution must give a step that holds, and some step of the build must read the number at all. */
function checkParameter(
  { spec, offend }: Context,
  { step: name, field, distribution }: Extract<Assumption, { kind: 'parameter' }>,
  where: string,
): void {
  const step = spec.steps.findLast(({ step: own }) => own === name)
  if (step === undefined)
    return offend('step_unknown', `${where}.step`, { found: name, expected: spec.steps.map(one => one.step).join(' ') })
  const options = (spec.uncertainty?.assumptions ?? []).flatMap(other =>
    other.kind === 'choice' && other.step === name ? other.options : [],
  )
  const readers = [step, ...options].filter(one => readsParameter(one, field))
  const limits = parameterLimits[name][field]
  if (readers.length === 0 || limits === undefined) return offend('field_unknown', `${where}.field`, { field })
  if (distribution.kind === 'normal')
    return offend('spec_malformed', `${where}.distribution`, { expected: 'range', found: 'normal' })
  for (const [at, value] of distribution.range.entries()) {
    const place = `${where}.distribution.range[${at}]`
    if (value < limits.min || value > limits.max)
      offend('parameter_invalid', place, { value, min: limits.min, max: limits.max })
    else if (readers.some(one => !hasOrderedRanges(withParameter(one, field, value))))
      offend('range_reversed', place, { low: value, high: value })
  }
}
