import { refuses } from '#define'
import type { Indicator } from '#facts'
import { checkScheme, schemeConflicts, schemeRefusal } from './check-scheme.ts'
import { readScheme } from './read-assessment-input.ts'
import type { AdjustmentRow, Conduct, Scheme } from './rows.ts'

/** A scheme holds for its plan before anybody is judged by it: settings, weights, functions, parameters, baselines. */
export const schemeHolds = refuses(
  ['settings_unreadable', 'parameters_unreadable', 'indicator_of_another_plan', ...schemeConflicts],
  (scheme: Scheme, { indicators }: { readonly indicators: readonly Indicator[] }) => {
    const settings = objectOf(scheme.settings)
    if (!settings) return 'settings_unreadable'
    const known = new Map(indicators.map(indicator => [indicator.id, indicator]))
    const lines = scheme.lines.map(({ indicator: id, weight, fn, parameters }) => {
      const indicator = known.get(id)
      const statements = (indicator?.targetCodes ?? '').split(',').filter(code => code !== '')
      return {
        indicator: indicator?.code ?? null,
        name: '',
        clauses: [],
        statements,
        weight,
        fn,
        params: objectOf(parameters),
        owners: [],
      }
    })
    if (lines.some(line => line.params === null)) return 'parameters_unreadable'
    if (lines.some(line => line.indicator === null)) return 'indicator_of_another_plan'
    const read = readScheme({ ...settings, id: scheme.id, year: Number(scheme.year), units: [], lines, tasks: [] })
    if (!read.ok) return 'settings_unreadable'
    const refusal = schemeRefusal(
      checkScheme(
        read.value,
        indicators.map(({ code, baseline }) => ({ indicator: code, baseline })),
      ),
    )
    return refusal && [refusal.code, refusal.details ?? {}]
  },
)

export const countsAgree = refuses(['counts_disagree'], (conduct: Conduct) => {
  const late = conduct.reportsLateShort + conduct.reportsLateLong + conduct.reportsMissing
  return late > conduct.reportsDue || conduct.decisionsOnTime > conduct.decisionsDue ? 'counts_disagree' : null
})

/** A veto and a proven falsification say what they do to the grade; nothing else does anything to it. */
export const vetoSaysEffect = refuses(['veto_without_effect', 'effect_without_veto'], (row: AdjustmentRow) => {
  if (row.kind === 'veto' || row.kind === 'falsification') return row.effect === null ? 'veto_without_effect' : null
  return row.effect === null ? null : 'effect_without_veto'
})

/** A falsification is about one line of the unit: that line counts nothing, beside the points and the grade. */
export const falsifiedLineOfUnit = refuses(
  ['falsified_line_missing', 'falsified_line_of_another_unit', 'line_without_falsification'],
  (row: AdjustmentRow, { indicator }: { readonly indicator: Indicator | null }) => {
    if (row.kind !== 'falsification') return row.indicator === null ? null : 'line_without_falsification'
    if (row.indicator === null) return 'falsified_line_missing'
    return indicator?.owners.some(owner => owner.unit === row.unit) ? null : 'falsified_line_of_another_unit'
  },
)

/** A recognised case takes a deduction back; there is nothing to tolerate in a bonus, and no veto is tolerated. */
export const onlyDeductionTolerated = refuses(['not_a_deduction'], (row: AdjustmentRow) =>
  row.kind === 'deduction' ? null : 'not_a_deduction',
)

/** @returns null when the text is no JSON object */
function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
