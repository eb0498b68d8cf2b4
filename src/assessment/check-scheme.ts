import { Decimal, type Details, type Finding, parseDecimal, type Refusal, type Severity } from '#base'
import type { AssessmentScheme, IndicatorFact, SchemeLine } from './assessment-input.ts'
import { bandsInput, checkBands } from './functions/band-score.ts'
import { decimal } from './functions/fields.ts'
import { exact, type ScoreRefusal, zero } from './functions/score.ts'
import { isScoringCode, type Measured, type ScoringFunction, scoringFunctions } from './scoring-functions.ts'

/** Refusals of a scoring function that say themselves what is wrong with a parameter; of the others the place is said. */
const paramsConflicts = [
  'target_not_positive',
  'tolerance_not_positive',
  'interval_reversed',
  'posts_equal',
  'bands_gap',
  'bands_overlap',
  'parts_not_whole',
] as const

/** The first in this order is the refusal of a scheme that nobody may be judged by. */
export const schemeConflicts = [
  'number_malformed',
  'weights_not_100',
  'shares_not_whole',
  'grade_lines_disordered',
  'quotas_over_whole',
  'unknown_function',
  ...paramsConflicts,
  'params_refused',
  'indicator_twice',
  'statement_twice',
  'owner_unknown',
  'baseline_unknown',
] as const
/** These only ask a person to look again. */
export const schemeWarnings = [
  'owner_twice',
  'line_without_owner',
  'growth_target_not_positive',
  'target_equals_baseline',
  'target_already_met',
  'target_unreachable',
] as const
const schemeFindings: readonly SchemeFindingCode[] = [...schemeConflicts, ...schemeWarnings]
export type SchemeConflictCode = (typeof schemeConflicts)[number]
export type SchemeFindingCode = SchemeConflictCode | (typeof schemeWarnings)[number]
export type SchemeFinding = Finding<SchemeFindingCode>

/** A target of more than this many times the baseline is questioned, not forbidden. */
const reachMax = new Decimal(3)

/**
 * What speaks against a scheme before anyone is judged by it. Conflicts make a run wrong or impossible; warnings ask a
 * person to look again: a target that held before the year began, one out of reach, a line nobody answers for.
 *
 * @param facts baselines and last year's values as far as known; a function that needs a baseline it does not find here
 *   is a conflict, because 0 is never assumed
 * @returns findings conflicts first, in the order of the two lists, then of indicators
 */
export function checkScheme(
  scheme: AssessmentScheme,
  facts: readonly Pick<IndicatorFact, 'indicator' | 'baseline'>[],
): readonly SchemeFinding[] {
  const baselines = new Map(facts.map(fact => [fact.indicator, fact.baseline]))
  const findings = [
    ...wholeFindings(scheme),
    ...doubleFindings(scheme),
    ...scheme.lines.flatMap(line => lineFindings(line, scheme, baselines.get(line.indicator) ?? null)),
  ]
  const key = ({ code, details }: SchemeFinding) =>
    `${String(schemeFindings.indexOf(code)).padStart(2, '0')} ${details?.indicator ?? ''}`
  return findings.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

/** The refusal of a scheme nobody may be judged by; null when only warnings are left. */
export function schemeRefusal(findings: readonly SchemeFinding[]): Refusal<SchemeConflictCode> | null {
  const first = findings.find(each => each.severity === 'conflict')
  return first ? { code: first.code as SchemeConflictCode, ...(first.details && { details: first.details }) } : null
}

/** Sums over the whole scheme. */
function wholeFindings(scheme: AssessmentScheme): readonly SchemeFinding[] {
  const numbers: [where: string, text: string][] = [
    ...scheme.lines.map((line): [string, string] => [line.indicator, line.weight]),
    ...[
      scheme.coefficients,
      scheme.alpha,
      scheme.split,
      scheme.importance,
      scheme.blocks,
      scheme.blocksWithoutTargets,
      scheme.limits,
      scheme.gradeLines,
      scheme.quotas,
    ].flatMap(part => Object.entries(part)),
  ]
  const malformed = numbers.filter(([, text]) => !(parseDecimal(text) ?? new Decimal(-1)).gte(0))
  if (malformed.length > 0) return malformed.map(([where, text]) => conflict('number_malformed', { where, value: text }))
  const sum = (texts: readonly string[]) => texts.reduce((total, text) => total.plus(text), zero)
  const weight = sum(scheme.lines.map(line => line.weight))
  const { excellent, good, pass } = scheme.gradeLines
  const places = sum(Object.values(scheme.quotas))
  return [
    ...(weight.eq(100) ? [] : [conflict('weights_not_100', { sum: exact(weight) })]),
    ...(['blocks', 'blocksWithoutTargets', 'split'] as const).flatMap(part => {
      const whole = sum(Object.values(scheme[part]))
      return whole.eq(1) ? [] : [conflict('shares_not_whole', { part, sum: exact(whole) })]
    }),
    ...(new Decimal(excellent).gt(good) && new Decimal(good).gt(pass)
      ? []
      : [conflict('grade_lines_disordered', { excellent, good, pass })]),
    ...(places.gt(1) ? [conflict('quotas_over_whole', { ...scheme.quotas, sum: exact(places) })] : []),
  ]
}

/** One thing measured once: neither an indicator nor a statement of the plan may bring points twice. */
function doubleFindings(scheme: AssessmentScheme): readonly SchemeFinding[] {
  const indicators = scheme.lines.map(line => line.indicator)
  const statements = scheme.lines.flatMap(line =>
    (line.statements ?? []).map(statement => ({ statement, indicator: line.indicator })),
  )
  return [...new Set(indicators.filter((indicator, at) => indicators.indexOf(indicator) !== at))]
    .map((indicator): SchemeFinding => conflict('indicator_twice', { indicator }))
    .concat(
      statements
        .filter((each, at) => statements.findIndex(other => other.statement === each.statement) !== at)
        .map(each => conflict('statement_twice', each)),
    )
}

function lineFindings(line: SchemeLine, scheme: AssessmentScheme, baseline: string | null): readonly SchemeFinding[] {
  const { indicator } = line
  const units = new Set(scheme.units.map(each => each.unit))
  const owners = line.owners.map(owner => owner.unit)
  const ownerFindings = [
    ...owners.filter(unit => !units.has(unit)).map(unit => conflict('owner_unknown', { indicator, unit })),
    ...owners.filter((unit, at) => owners.indexOf(unit) !== at).map(unit => warn('owner_twice', { indicator, unit })),
    ...(owners.length === 0 ? [warn('line_without_owner', { indicator })] : []),
  ]
  if (!isScoringCode(line.fn)) return [conflict('unknown_function', { indicator, fn: line.fn }), ...ownerFindings]
  const scoring = scoringFunctions[line.fn]
  const refusal = paramsRefusal(line, scoring)
  return [
    ...(refusal ? [refusalFinding(indicator, refusal)] : []),
    ...(scoring.needs(line.params).includes('baseline') && baseline === null
      ? [conflict('baseline_unknown', { indicator, fn: line.fn })]
      : []),
    ...growthFindings(line),
    ...(baseline === null ? [] : targetFindings(line, baseline)),
    ...ownerFindings,
  ]
}

/** Try the function on an invented fact that suits every rule: what it refuses then are its parameters. */
function paramsRefusal(line: SchemeLine, scoring: ScoringFunction): ScoreRefusal | null {
  if (line.fn === 'F7') {
    const bands = bandsInput(line.params.bands, 'bands')
    const checked = bands.ok ? checkBands(bands.value) : bands
    return checked.ok ? null : checked.refusal
  }
  const samples: Readonly<Record<string, Measured['inputs']>> = {
    F13: { k: [['1', '1', '1']] },
    F14: { scores: ['80'] },
    F15: { sat: 20, basic: 0, dis: 0 },
  }
  const inputs = samples[line.fn]
  const sample: Measured = { value: '500', baseline: '100000', previous: '1000', ...(inputs && { inputs }) }
  const scored = scoring.score(scoring.bind(line.params, sample, line.weight))
  return scored.ok ? null : scored.refusal
}

function refusalFinding(indicator: string, { code, where, details }: ScoreRefusal): SchemeFinding {
  const own = paramsConflicts.find(each => each === code)
  return own
    ? conflict(own, { indicator, ...details })
    : conflict('params_refused', { indicator, refusal: code, where: where ?? null })
}

/** A growth of nothing or less is no target: the line would leave every card. */
function growthFindings({ indicator, fn, params }: SchemeLine): readonly SchemeFinding[] {
  const target = fn === 'F6' ? decimalOf(params.gT) : null
  return target?.lte(0) ? [warn('growth_target_not_positive', { indicator, target: exact(target) })] : []
}

/** Compare the target with where the plan started; lower is better for reverse functions and ranks. */
function targetFindings(line: SchemeLine, baseline: string): readonly SchemeFinding[] {
  const target = decimalOf(line.params.T ?? line.params.RT)
  const start = parseDecimal(baseline)
  if (!target || !start) return []
  const { indicator } = line
  const details = { indicator, baseline: exact(start), target: exact(target) }
  if (line.fn === 'F2' && target.eq(start)) return [warn('target_equals_baseline', details)]
  const isReverse =
    line.fn === 'F3a' ||
    line.fn === 'F3b' ||
    line.fn === 'F10' ||
    (line.fn === 'F11' && String(line.params.cmp).match(/^[<≤]/) !== null)
  const isCompared = ['F1', 'F2', 'F3a', 'F3b', 'F10', 'F11'].includes(line.fn)
  if (!isCompared) return []
  const isStrict = line.params.strict === true || line.params.cmp === '>' || line.params.cmp === '<'
  const isMet = isReverse ? (isStrict ? start.lt(target) : start.lte(target)) : isStrict ? start.gt(target) : start.gte(target)
  if (isMet) return [warn('target_already_met', details)]
  const isFar = isReverse ? start.gt(target.times(reachMax)) : start.gt(0) && target.gt(start.times(reachMax))
  return isFar ? [warn('target_unreachable', { ...details, times: exact(reachMax) })] : []
}

/** As the functions read it, text or number. */
function decimalOf(value: unknown): Decimal | null {
  const read = decimal(value, '')
  return read.ok ? read.value : null
}

const finding =
  (severity: Severity) =>
  (code: SchemeFindingCode, details: Details): SchemeFinding => ({ code, severity, details, sources: [] })
const conflict = finding('conflict')
const warn = finding('warn')
