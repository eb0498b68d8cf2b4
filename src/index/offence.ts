import type { Details, Refusal } from '#base'

/** Everything that may be wrong with a spec, in the order of precedence: form, data, structure, steps, assumptions, run. */
export const offenceCodes = [
  'spec_malformed',
  'version_unknown',
  'field_unknown',
  'field_missing',
  'unit_duplicate',
  'row_duplicate',
  'column_length',
  'value_not_number',
  'value_infinite',
  'code_duplicate',
  'parent_unknown',
  'cycle',
  'root_missing',
  'roots_several',
  'single_child',
  'indicator_without_data',
  'aggregate_with_data',
  'weight_negative',
  'weights_zero',
  'direction_invalid',
  'all_missing',
  'indicator_constant',
  'range_reversed',
  'share_out_of_range',
  'parameter_invalid',
  'step_unknown',
  'step_repeated',
  'step_order',
  'method_unknown',
  'aggregate_missing',
  'code_unknown',
  'unit_unknown',
  'group_unknown',
  'denominator_unknown',
  'denominator_zero',
  'goalposts_missing',
  'target_missing',
  'time_missing',
  'matrix_not_reciprocal',
  'geometric_not_positive',
  'harmonic_zero',
  'power_not_positive',
  'entropy_negative',
  'weights_not_found',
  'data_not_negative',
  'units_too_few',
  'transform_undefined',
  'assumption_duplicate',
  'probabilities_invalid',
  'path_infeasible',
  'path_over_budget',
  'path_too_few_changes',
  'path_too_large',
] as const
export type OffenceCode = (typeof offenceCodes)[number]

/** One thing that is wrong, with its place in the spec (`structure[3].parent`) or in the run (`aggregate.Index`). */
export interface Offence {
  readonly code: OffenceCode
  readonly where: string
  readonly details: Details
}

/** Nothing was computed, or nothing of what was computed is shown. All offences, the first in `code` and `where`. */
export interface SpecRefusal extends Refusal<OffenceCode> {
  readonly offences: readonly Offence[]
}

/** What is odd but computable; it stays beside the result. */
export const findingCodes = [
  'single_child_kept',
  'indicator_constant_kept',
  'column_unused',
  'fraction_inverted',
  'judgement_inconsistent',
  'treatment_failed',
  'imputation_incomplete',
  'unit_screened_out',
  'score_missing',
  'weight_below_zero',
] as const
export type FindingCode = (typeof findingCodes)[number]
export interface IndexFinding {
  readonly code: FindingCode
  readonly where: string
  readonly details: Details
}

/** The first in precedence gives code and place; offences of one code stay in the order they were found. */
export function refuse(offences: readonly Offence[]): { readonly ok: false; readonly refusal: SpecRefusal } {
  const ordered = offences.toSorted((a, b) => offenceCodes.indexOf(a.code) - offenceCodes.indexOf(b.code))
  const first = ordered[0] ?? { code: 'spec_malformed', where: '', details: {} }
  return { ok: false, refusal: { ...first, offences: ordered } }
}
